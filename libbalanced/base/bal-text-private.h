/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Large enough for every number that bal_text_write_number () writes. */
#define BAL_TEXT_NUMBER_SIZE 48

/* The order of identifiers: shorter first, then by bytes; so 9 comes before 10. */
int bal_text_compare_identifiers (const char *a, gsize na, const char *b, gsize nb);

/* A whole number below 1e15 is written in full, any other with up to 12 significant digits and
 * no needless zeros. The decimal point is "." everywhere, -0 is "0", and there is an exponent only
 * from 1e15 upwards and below 1e-15. What is not finite is "nan", "inf" or "-inf": callers keep it
 * out of files. */
char *bal_text_format_number (double number);
gsize bal_text_write_number (double number, char buffer[BAL_TEXT_NUMBER_SIZE]);

/* Valid UTF-8 without NUL. */
gboolean bal_text_is_utf8 (const char *text, gsize length);

/* The three take valid UTF-8 of the given length, or -1 when it ends with NUL. */

/* With the quotation marks around it. */
void bal_text_append_json (GString *out, const char *text, gssize length);

/* For text and for attributes in either kind of quotation marks; characters that XML cannot
 * hold become U+FFFD. */
void bal_text_append_xml (GString *out, const char *text, gssize length);

/* One field, quoted where RFC 4180 asks for it and where spaces would be lost. */
void bal_text_append_csv (GString *out, const char *text, gssize length);

G_END_DECLS

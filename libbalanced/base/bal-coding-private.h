/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Small records as bytes that do not depend on the machine: numbers take seven bits a byte, lowest
 * first; a text is its length and its bytes. What is read comes from outside: a reader that was
 * given nonsense says so at the end, and gives zeros meanwhile. */

void bal_coding_put_number (GByteArray *out, guint64 number);
void bal_coding_put_double (GByteArray *out, double number);
/* NULL differs from "". */
void bal_coding_put_text (GByteArray *out, const char *text);

typedef struct
{
  const guint8 *at;
  const guint8 *end;
  gboolean failed;
} BalCodingReader;

void bal_coding_reader_init (BalCodingReader *self, gconstpointer data, gsize size);

guint64 bal_coding_reader_get_number (BalCodingReader *self);
/* Fails above the limit. */
guint64 bal_coding_reader_get_limited (BalCodingReader *self, guint64 limit);
double bal_coding_reader_get_double (BalCodingReader *self);
/* UTF-8; NULL where there was none. */
char *bal_coding_reader_dup_text (BalCodingReader *self);

/* Everything was read, and could be. */
gboolean bal_coding_reader_end (const BalCodingReader *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

#include "libbalanced/caseload/bal-cell-private.h"

G_BEGIN_DECLS

#define BAL_CSV_MAX_FIELD ((gsize) 1 << 20)
#define BAL_CSV_MAX_LINE ((gsize) 16 << 20)
#define BAL_CSV_MAX_COLUMNS 4096

typedef enum
{
  BAL_CSV_RECORD,
  BAL_CSV_MALFORMED, /* text follows a closing quotation mark; the record was read to its end */
  BAL_CSV_END,
  BAL_CSV_UNCLOSED,   /* a quotation mark is never closed */
  BAL_CSV_LONG_FIELD, /* a limit is exceeded; reading cannot go on */
  BAL_CSV_LONG_LINE,
  BAL_CSV_MANY_COLUMNS,
} BalCsvOutcome;

/* Splits text into records by RFC 4180: quoted fields hold commas, line ends and doubled
 * quotation marks; lines end with LF or CRLF; empty lines are no records. A quotation mark inside a
 * field that does not begin with one is a letter like any other. */
typedef struct
{
  BalCell *cells;    /* owned; of the last record: missing, or text inside the input or scratch */
  guint n_cells;     /* in the last record */
  guint64 line;      /* where the last record began, from 1 */
  guint64 next_line; /* where the next one begins */

  const char *at;    /* the next record */
  const char *end;   /* of the text */
  const char *block; /* the 64 bytes whose marks are known */
  guint64 marks;     /* those that still matter, one bit a byte */
  guint cells_size;
  GString *scratch; /* owned; unescaped fields of the last record */
  GArray *escaped;  /* owned; their cells, since the scratch may move */
} BalCsvScanner;

void bal_csv_scanner_init (BalCsvScanner *self, const char *text, gsize length);
void bal_csv_scanner_clear (BalCsvScanner *self);

BalCsvOutcome bal_csv_scanner_next (BalCsvScanner *self);

/* Reads up to max records that need no second look: no quotation mark near them, of n_cells cells,
 * and beginning before the stop. Their cells go to a place of the caller's, one record after
 * another, and 16 bytes can be read from the start of each. Gives the number of records; after 0
 * the next one is for bal_csv_scanner_next (). */
guint bal_csv_scanner_read_plain (BalCsvScanner *self,
                                  BalCell *cells,
                                  guint n_cells,
                                  guint max,
                                  const char *stop);

/* Goes on at a record further on, after so many lines. */
void bal_csv_scanner_skip (BalCsvScanner *self, const char *to, guint64 n_lines);

/* What went wrong, for a message. */
const char *bal_csv_outcome_get_text (BalCsvOutcome outcome);

G_END_DECLS

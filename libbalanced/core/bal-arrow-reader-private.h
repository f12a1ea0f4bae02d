/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads an Arrow C stream cell by cell, whatever the types of its columns. One thread, but for the
 * cells of a batch, which any number may read at the same time. */
typedef struct _BalArrowReader BalArrowReader;

typedef enum
{
  BAL_ARROW_CELL_NULL, /* also NaN and NaT */
  BAL_ARROW_CELL_TEXT,
  BAL_ARROW_CELL_INT,
  BAL_ARROW_CELL_DOUBLE,
  BAL_ARROW_CELL_DAY,
  BAL_ARROW_CELL_BOOL,
  BAL_ARROW_CELL_FAULT, /* malformed, out of range, or of a type that is not read */
} BalArrowCellKind;

typedef struct
{
  BalArrowCellKind kind;
  const char *text; /* of TEXT: valid UTF-8 without NUL, not ended; as long as the batch */
  gsize length;
  gint64 int64;  /* of INT; of BOOL: 0 or 1 */
  double number; /* of DOUBLE, and of INT too; may be infinite */
  gint32 day;    /* of DAY */
} BalArrowCell;

/* Takes the stream over: it is empty afterwards, also after an error. Times that have a zone fall
 * on the day in the given one; NULL: Europe/London. */
BalArrowReader *bal_arrow_reader_new (gpointer stream, GTimeZone *zone, GError **error);
void bal_arrow_reader_free (BalArrowReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalArrowReader, bal_arrow_reader_free)

guint bal_arrow_reader_get_n_columns (BalArrowReader *self);
const char *bal_arrow_reader_get_name (BalArrowReader *self, guint column);

/* What its cells are when they are neither null nor faults; FAULT for a type that is not read,
 * and NULL for one that holds nothing. */
BalArrowCellKind bal_arrow_reader_get_kind (BalArrowReader *self, guint column);
gboolean bal_arrow_reader_is_dictionary (BalArrowReader *self, guint column);

/* As in Arrow's format strings: "tdD". */
const char *bal_arrow_reader_get_format (BalArrowReader *self, guint column);

/* The value of a key of the metadata of a field, or of the schema (column -1); NULL without it. */
char *bal_arrow_reader_dup_metadata (BalArrowReader *self, int column, const char *key);

/* Goes to the next batch. FALSE at the end of the stream, and on errors. */
gboolean bal_arrow_reader_next (BalArrowReader *self, GError **error);

/* Of the batch. */
guint64 bal_arrow_reader_get_n_rows (BalArrowReader *self);
void
bal_arrow_reader_get_cell (BalArrowReader *self, guint column, guint64 row, BalArrowCell *cell);

/* The place of a cell in the dictionary of the batch, so that each of its texts need be looked at
 * only once; -1 for a null, a fault, and a column without a dictionary. */
gint64 bal_arrow_reader_get_code (BalArrowReader *self, guint column, guint64 row);
guint64 bal_arrow_reader_get_n_codes (BalArrowReader *self, guint column);

G_END_DECLS

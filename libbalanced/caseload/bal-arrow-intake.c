/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-arrow-intake-private.h"

#include "libbalanced/caseload/bal-caseload-options-private.h"
#include "libbalanced/core/bal-arrow-reader-private.h"

#define CANCEL_ROWS 65536

static void
fill_cell (BalArrowReader *reader, guint column, guint64 row, BalCell *cell)
{
  BalArrowCell from;

  bal_arrow_reader_get_cell (reader, column, row, &from);
  switch (from.kind)
    {
    case BAL_ARROW_CELL_NULL:
      cell->kind = BAL_CELL_MISSING;
      break;
    case BAL_ARROW_CELL_TEXT:
      cell->kind = from.length > G_MAXINT32 ? BAL_CELL_FAULT : BAL_CELL_TEXT;
      cell->text = from.text;
      cell->length = (guint32) from.length;
      break;
    case BAL_ARROW_CELL_INT:
      cell->kind = BAL_CELL_INTEGER;
      cell->integer = from.int64;
      break;
    case BAL_ARROW_CELL_DOUBLE:
      cell->kind = BAL_CELL_NUMBER;
      cell->number = from.number;
      break;
    case BAL_ARROW_CELL_DAY:
      cell->kind = BAL_CELL_DAY;
      cell->day = from.day;
      break;
    case BAL_ARROW_CELL_BOOL:
    case BAL_ARROW_CELL_FAULT:
      cell->kind = BAL_CELL_FAULT;
      break;
    }
}

static gboolean
read_batch (BalIntake *intake,
            BalArrowReader *reader,
            BalCell *cells,
            GCancellable *cancellable,
            GError **error)
{
  guint64 n_rows = bal_arrow_reader_get_n_rows (reader);

  for (guint64 row = 0; row < n_rows; row++)
    {
      if (G_UNLIKELY (row % CANCEL_ROWS == 0) &&
          g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint i = 0; i < intake->n_columns; i++)
        fill_cell (reader, intake->columns[i].cell, row, &cells[intake->columns[i].cell]);
      if (!bal_intake_add_row (intake, cells, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
begin_file (BalIntake *intake,
            BalArrowReader *reader,
            BalCaseloadFile file,
            const char *name,
            GError **error)
{
  guint n_columns = bal_arrow_reader_get_n_columns (reader);
  g_autofree const char **names = g_new (const char *, (gsize) n_columns + 1);

  intake->large = TRUE;
  for (guint i = 0; i < n_columns; i++)
    names[i] = bal_arrow_reader_get_name (reader, i);
  return bal_intake_begin (intake, file, name, names, n_columns, error);
}

gboolean
bal_arrow_intake_read (BalIntake *intake,
                       BalCaseloadFile file,
                       const char *name,
                       gpointer stream,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GTimeZone) zone = bal_caseload_options_make_zone (intake->options);
  g_autoptr (BalArrowReader) reader = bal_arrow_reader_new (stream, zone, error);
  g_autofree BalCell *cells = NULL;
  g_autoptr (GError) local_error = NULL;

  if (reader == NULL || !begin_file (intake, reader, file, name, error))
    return FALSE;

  cells = g_new0 (BalCell, (gsize) intake->n_cells + 1);
  while (bal_arrow_reader_next (reader, &local_error))
    {
      if (!read_batch (intake, reader, cells, cancellable, error))
        return FALSE;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  bal_intake_end_file (intake);
  return TRUE;
}

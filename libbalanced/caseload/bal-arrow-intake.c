/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-arrow-intake-private.h"

#include "libbalanced/base/bal-parallel-private.h"
#include "libbalanced/caseload/bal-caseload-options-private.h"
#include "libbalanced/core/bal-arrow-reader-private.h"

#define PART_BYTES 128 /* about as much as a row takes in a file */

/* A batch, of which several parts are read at a time. */
typedef struct
{
  BalIntake *intake;
  BalArrowReader *reader;
  guint64 n_rows;
  guint64 part_rows;
  BalIntake **parts; /* NULL where one has to be read again */
  GCancellable *cancellable;
  GError **error;
} Reading;

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

/* A few rows at a time, so that they are converted column by column. */
static gboolean
read_rows (const Reading *reading, BalIntake *intake, guint part, GError **error)
{
  guint64 row = part * reading->part_rows;
  guint64 end = MIN (row + reading->part_rows, reading->n_rows);
  g_autofree BalCell *cells = g_new0 (BalCell, (gsize) intake->n_cells * BAL_INTAKE_BATCH + 1);

  if (g_cancellable_set_error_if_cancelled (reading->cancellable, error))
    return FALSE;
  while (row < end)
    {
      guint n_rows = (guint) MIN (end - row, BAL_INTAKE_BATCH);

      for (guint i = 0; i < intake->n_columns; i++)
        {
          guint column = intake->columns[i].cell;

          for (guint j = 0; j < n_rows; j++)
            fill_cell (reading->reader, column, row + j,
                       &cells[(gsize) j * intake->n_cells + column]);
        }
      if (!bal_intake_add_rows (intake, cells, n_rows, FALSE, error))
        return FALSE;
      row += n_rows;
    }
  return TRUE;
}

/* Whatever goes wrong here is found again when the part is read in its place. */
static void
read_part (guint n, gpointer data)
{
  const Reading *reading = data;
  g_autoptr (BalIntake) part = bal_intake_new_part (reading->intake);

  if (read_rows (reading, part, n, NULL))
    reading->parts[n] = g_steal_pointer (&part);
}

static gboolean
join_part (guint n, gpointer data)
{
  const Reading *reading = data;
  g_autoptr (BalIntake) part = g_steal_pointer (&reading->parts[n]);

  if (part != NULL && bal_intake_join_part (reading->intake, part))
    return TRUE;
  g_clear_pointer (&part, bal_intake_free);
  bal_intake_continue (reading->intake);
  return read_rows (reading, reading->intake, n, reading->error);
}

static gboolean
read_batch (BalIntake *intake, BalArrowReader *reader, GCancellable *cancellable, GError **error)
{
  Reading reading = {
    .intake = intake,
    .reader = reader,
    .n_rows = bal_arrow_reader_get_n_rows (reader),
    .part_rows = intake->part_size / PART_BYTES + 1,
    .cancellable = cancellable,
    .error = error,
  };
  guint n_parts = (guint) ((reading.n_rows + reading.part_rows - 1) / reading.part_rows);
  gboolean done;

  if (n_parts <= 1)
    return read_rows (&reading, intake, 0, error);

  reading.parts = g_new0 (BalIntake *, n_parts);
  done = bal_parallel_run_then (bal_parallel_get_n_threads (
                                  bal_caseload_options_get_n_threads (intake->options)),
                                n_parts, read_part, join_part, &reading);
  for (guint i = 0; i < n_parts; i++)
    g_clear_pointer (&reading.parts[i], bal_intake_free);
  g_free (reading.parts);
  return done;
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
  g_autoptr (GError) local_error = NULL;

  if (reader == NULL || !begin_file (intake, reader, file, name, error))
    return FALSE;

  while (bal_arrow_reader_next (reader, &local_error))
    {
      if (!read_batch (intake, reader, cancellable, error))
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

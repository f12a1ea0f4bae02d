/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-csv-parts-private.h"

#include <string.h>

#include "libbalanced/base/bal-parallel-private.h"
#include "libbalanced/caseload/bal-caseload-options-private.h"
#include "libbalanced/core/bal-error.h"

#define CANCEL_BATCHES 1024
#define MAX_PARTS 1000000

/* A stretch of the text, and what came of it. */
typedef struct
{
  const char *start, *stop; /* records that begin here are read */
  const char *end;          /* of the last one */
  guint64 n_lines;
  BalIntake *intake; /* owned; NULL: it has to be read again */
} Part;

typedef struct
{
  BalIntake *intake;
  BalCsvScanner *scanner; /* behind everything that has joined */
  const char *name;
  GCancellable *cancellable;
  GError **error;
  Part *parts;
  guint n_parts;
} Reading;

gboolean
bal_csv_set_error (const BalCsvScanner *scanner,
                   BalCsvOutcome outcome,
                   const char *name,
                   GError **error)
{
  g_set_error (error, BAL_DATA_ERROR,
               outcome == BAL_CSV_UNCLOSED ? BAL_DATA_ERROR_TRUNCATED : BAL_DATA_ERROR_SYNTAX,
               "Reading “%s”, line %" G_GUINT64_FORMAT ": %s", name, scanner->line,
               bal_csv_outcome_get_text (outcome));
  return FALSE;
}

/* The next record, which is not plain, or stands near the end. */
static gboolean
read_record (BalIntake *intake, BalCsvScanner *scanner, const char *name, GError **error)
{
  BalCsvOutcome outcome = bal_csv_scanner_next (scanner);

  if (outcome == BAL_CSV_END)
    return TRUE;
  if (outcome > BAL_CSV_MALFORMED)
    return bal_csv_set_error (scanner, outcome, name, error);
  if (outcome == BAL_CSV_MALFORMED)
    bal_intake_reject_record (intake, "row-rejected-quotes");
  else if (scanner->n_cells != intake->n_cells)
    bal_intake_reject_record (intake, "row-rejected-fields");
  else
    return bal_intake_add_row (intake, scanner->cells, error);
  return TRUE;
}

/* All records that begin before the stop. */
static gboolean
read_records (BalIntake *intake,
              BalCsvScanner *scanner,
              const char *stop,
              const char *name,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree BalCell *cells = g_new (BalCell, (gsize) intake->n_cells * BAL_INTAKE_BATCH + 1);

  for (guint64 n_batches = 0; scanner->at < stop; n_batches++)
    {
      guint n_rows;
      gboolean read;

      if (G_UNLIKELY (n_batches % CANCEL_BATCHES == 0) &&
          g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      n_rows = bal_csv_scanner_read_plain (scanner, cells, intake->n_cells, BAL_INTAKE_BATCH, stop);
      read = n_rows > 0 ? bal_intake_add_rows (intake, cells, n_rows, TRUE, error)
                        : read_record (intake, scanner, name, error);
      if (!read)
        return FALSE;
    }
  return TRUE;
}

/* Whatever goes wrong here is found again when the part is read in its place. */
static void
read_part (guint n, gpointer data)
{
  const Reading *reading = data;
  Part *part = &reading->parts[n];
  const char *end = reading->scanner->end;
  g_autoptr (BalIntake) intake = bal_intake_new_part (reading->intake);
  BalCsvScanner scanner;

  /* A record that is cut off here is longer than any may be. */
  if (end - part->stop > (gssize) BAL_CSV_MAX_LINE * 2)
    end = part->stop + BAL_CSV_MAX_LINE * 2;
  bal_csv_scanner_init (&scanner, part->start, (gsize) (end - part->start));
  if (read_records (intake, &scanner, part->stop, reading->name, reading->cancellable, NULL))
    {
      part->end = scanner.at;
      part->n_lines = scanner.next_line - 1;
      part->intake = g_steal_pointer (&intake);
    }
  bal_csv_scanner_clear (&scanner);
}

static gboolean
join_part (guint n, gpointer data)
{
  const Reading *reading = data;
  Part *part = &reading->parts[n];
  BalCsvScanner *scanner = reading->scanner;
  g_autoptr (BalIntake) intake = g_steal_pointer (&part->intake);

  if (intake != NULL && scanner->at == part->start &&
      bal_intake_join_part (reading->intake, intake))
    {
      bal_csv_scanner_skip (scanner, part->end, part->n_lines);
      return TRUE;
    }
  if (scanner->at >= part->stop)
    return TRUE;

  g_clear_pointer (&intake, bal_intake_free);
  bal_intake_continue (reading->intake);
  return read_records (reading->intake, scanner, part->stop, reading->name, reading->cancellable,
                       reading->error);
}

/* Behind the first line feed from a place on. */
static const char *
find_start (const char *place, const char *end)
{
  const char *feed = memchr (place, '\n', (gsize) (end - place));

  return feed != NULL ? feed + 1 : end;
}

static void
find_parts (Reading *reading, gsize part_size)
{
  const char *start = reading->scanner->at;
  const char *end = reading->scanner->end;
  const char *at = start;

  reading->parts = g_new0 (Part, reading->n_parts);
  for (guint i = 0; i < reading->n_parts; i++)
    {
      const char *place = start + (i + 1) * part_size;
      gboolean last = i + 1 == reading->n_parts;

      reading->parts[i].start = at;
      if (!last && place > at)
        at = find_start (place, end);
      reading->parts[i].stop = last ? end : at;
      if (last)
        at = end;
    }
}

gboolean
bal_csv_parts_read (BalIntake *intake,
                    BalCsvScanner *scanner,
                    const char *name,
                    GCancellable *cancellable,
                    GError **error)
{
  Reading reading = {
    .intake = intake,
    .scanner = scanner,
    .name = name,
    .cancellable = cancellable,
    .error = error,
  };
  gsize length = (gsize) (scanner->end - scanner->at);
  gsize part_size = MAX (intake->part_size, length / MAX_PARTS + 1);
  gboolean done;

  if (length <= part_size)
    return read_records (intake, scanner, scanner->end, name, cancellable, error);

  reading.n_parts = (guint) ((length + part_size - 1) / part_size);
  find_parts (&reading, part_size);
  done = bal_parallel_run_then (bal_parallel_get_n_threads (
                                  bal_caseload_options_get_n_threads (intake->options)),
                                reading.n_parts, read_part, join_part, &reading);
  for (guint i = 0; i < reading.n_parts; i++)
    g_clear_pointer (&reading.parts[i].intake, bal_intake_free);
  g_free (reading.parts);
  return done;
}

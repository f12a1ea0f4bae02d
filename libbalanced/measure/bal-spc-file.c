/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/measure/bal-spc-file-private.h"

#include <math.h>
#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/base/bal-text-private.h"
#include "libbalanced/caseload/bal-csv-parts-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-table-builder-private.h"
#include "libbalanced/measure/bal-spc.h"

#define LONGEST_NUMBER 64
#define LONGEST_STATE 32

typedef enum
{
  FIELD_SERIES,
  FIELD_DAY,
  FIELD_VALUE,
  FIELD_NUMERATOR,
  FIELD_DENOMINATOR,
  FIELD_TARGET,
  N_FIELDS,
} Field;

static const struct
{
  const char *name;
  const char *other; /* nullable */
  BalColumnKind kind;
} fields[N_FIELDS] = {
  [FIELD_SERIES] = { "series", NULL, BAL_COLUMN_KIND_CODE },
  [FIELD_DAY] = { "day", "date", BAL_COLUMN_KIND_DAY },
  [FIELD_VALUE] = { "value", NULL, BAL_COLUMN_KIND_DOUBLE },
  [FIELD_NUMERATOR] = { "numerator", NULL, BAL_COLUMN_KIND_DOUBLE },
  [FIELD_DENOMINATOR] = { "denominator", NULL, BAL_COLUMN_KIND_DOUBLE },
  [FIELD_TARGET] = { "target", NULL, BAL_COLUMN_KIND_DOUBLE },
};

typedef struct
{
  const char *name;
  BalCsvScanner scanner;
  int cells[N_FIELDS]; /* below 0: the file has no such column */
  guint columns[N_FIELDS];
  guint n_cells;
  BalTableBuilder *builder;
} Reading;

static void
clear_reading (Reading *self)
{
  bal_csv_scanner_clear (&self->scanner);
  g_clear_pointer (&self->builder, bal_table_builder_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

static gboolean
fail (const Reading *self, const char *column, const char *reason, GError **error)
{
  if (column != NULL)
    g_set_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_SYNTAX,
                 "Reading “%s”, line %" G_GUINT64_FORMAT ", column “%s”: %s", self->name,
                 self->scanner.line, column, reason);
  else
    g_set_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_SYNTAX,
                 "Reading “%s”, line %" G_GUINT64_FORMAT ": %s", self->name, self->scanner.line,
                 reason);

  return FALSE;
}

/* The text of a cell without the spaces around it; empty where it is missing. */
static const char *
get_text (const BalCell *cell, gsize *length)
{
  const char *text = cell->kind == BAL_CELL_TEXT ? cell->text : "";

  *length = cell->kind == BAL_CELL_TEXT ? cell->length : 0;
  while (*length > 0 && g_ascii_isspace (*text))
    {
      text++;
      (*length)--;
    }
  while (*length > 0 && g_ascii_isspace (text[*length - 1]))
    (*length)--;

  return text;
}

static gboolean
is_called (const BalCell *cell, const char *name)
{
  gsize length;
  const char *text = get_text (cell, &length);

  return name != NULL && length == strlen (name) && g_ascii_strncasecmp (text, name, length) == 0;
}

static gboolean
find_columns (Reading *self, GError **error)
{
  for (guint field = 0; field < N_FIELDS; field++)
    {
      self->cells[field] = -1;
      for (guint i = 0; i < self->scanner.n_cells; i++)
        {
          const BalCell *cell = &self->scanner.cells[i];

          if (!is_called (cell, fields[field].name) && !is_called (cell, fields[field].other))
            continue;
          if (self->cells[field] >= 0)
            return fail (self, fields[field].name, "there are two of this name", error);
          self->cells[field] = (int) i;
        }
    }
  if (self->cells[FIELD_DAY] < 0)
    return fail (self, "date", "there is no such column", error);
  if (self->cells[FIELD_VALUE] < 0 &&
      (self->cells[FIELD_NUMERATOR] < 0 || self->cells[FIELD_DENOMINATOR] < 0))
    return fail (self, "value", "there is neither this nor numerator and denominator", error);

  return TRUE;
}

static gboolean
read_header (Reading *self, GError **error)
{
  BalCsvOutcome outcome = bal_csv_scanner_next (&self->scanner);

  if (outcome == BAL_CSV_END)
    return fail (self, NULL, "the file is empty", error);
  if (outcome != BAL_CSV_RECORD)
    return bal_csv_set_error (&self->scanner, outcome, self->name, error);
  if (!find_columns (self, error))
    return FALSE;

  self->n_cells = self->scanner.n_cells;
  self->builder = bal_table_builder_new ("series");
  for (guint field = 0; field < N_FIELDS; field++)
    if (self->cells[field] >= 0)
      self->columns[field] = bal_table_builder_add_column (
        self->builder, fields[field].name, fields[field].kind,
        field <= FIELD_DAY ? BAL_COLUMN_ROLE_KEY : BAL_COLUMN_ROLE_NONE, NULL);

  return TRUE;
}

static gboolean
read_series (Reading *self, const char *text, gsize length, GError **error)
{
  g_autofree char *series = NULL;

  if (length == 0)
    return fail (self, "series", "it is empty", error);
  if (!bal_text_is_utf8 (text, length) || memchr (text, '\0', length) != NULL)
    return fail (self, "series", "it is not UTF-8", error);
  series = g_strndup (text, length);
  bal_table_builder_append_text (self->builder, self->columns[FIELD_SERIES], series);

  return TRUE;
}

/* A day, or a month, which is its first day. */
static gboolean
read_day (Reading *self, const char *text, gsize length, GError **error)
{
  gint32 day = BAL_DAY_NONE;

  if (!bal_day_parse (text, length, BAL_DATE_ORDER_ISO, &day, NULL) &&
      !bal_day_parse_month (text, length, &day))
    return fail (self, "date", "not a day such as 2021-02-28, nor a month such as 2021-02", error);
  bal_table_builder_append_day (self->builder, self->columns[FIELD_DAY], day);

  return TRUE;
}

/* A number, nothing, or the word for a state. */
static gboolean
read_figure (Reading *self, Field field, const char *text, gsize length, GError **error)
{
  char buffer[LONGEST_NUMBER + 1];
  BalValueState state = BAL_VALUE_STATE_MISSING;
  guint column = self->columns[field];
  char *end = NULL;
  double figure;

  if (length > LONGEST_NUMBER)
    return fail (self, fields[field].name, "not a number", error);
  memcpy (buffer, text, length);
  buffer[length] = '\0';
  if (length == 0 || (length <= LONGEST_STATE && bal_value_state_from_nick (buffer, &state) &&
                      !bal_value_state_has_value (state)))
    {
      bal_table_builder_append_state (self->builder, column, state);
      return TRUE;
    }
  figure = g_ascii_strtod (buffer, &end);
  if (strspn (buffer, "0123456789+-.eE") != length || end != buffer + length || !isfinite (figure))
    return fail (self, fields[field].name, "not a number", error);
  bal_table_builder_append_double (self->builder, column, figure);

  return TRUE;
}

static gboolean
read_row (Reading *self, GError **error)
{
  if (self->scanner.n_cells != self->n_cells)
    return fail (self, NULL, "it has more or fewer fields than the header", error);
  for (guint field = 0; field < N_FIELDS; field++)
    {
      gsize length = 0;
      const char *text = NULL;
      gboolean good;

      if (self->cells[field] < 0)
        continue;
      text = get_text (&self->scanner.cells[self->cells[field]], &length);
      if (field == FIELD_SERIES)
        good = read_series (self, text, length, error);
      else if (field == FIELD_DAY)
        good = read_day (self, text, length, error);
      else
        good = read_figure (self, field, text, length, error);
      if (!good)
        return FALSE;
    }

  return TRUE;
}

BalTable *
bal_spc_read_csv (GBytes *bytes, const char *name, GError **error)
{
  g_auto (Reading) reading = { .name = name };
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  BalCsvOutcome outcome = BAL_CSV_RECORD;

  /* The mark that some spreadsheets begin with. */
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  bal_csv_scanner_init (&reading.scanner, text, length);
  if (!read_header (&reading, error))
    return NULL;
  while ((outcome = bal_csv_scanner_next (&reading.scanner)) == BAL_CSV_RECORD)
    if (!read_row (&reading, error))
      return NULL;
  if (outcome != BAL_CSV_END)
    {
      bal_csv_set_error (&reading.scanner, outcome, name, error);
      return NULL;
    }

  return bal_table_builder_end (g_steal_pointer (&reading.builder), BAL_BASIS_NONE, BAL_DAY_NONE,
                                NULL, FALSE);
}

/**
 * bal_spc_run_file:
 * @self: the options
 * @file: a CSV file in UTF-8 with a header
 * @cancellable: (nullable): a cancellable, or %NULL
 * @error: return location for an error
 *
 * Draws the charts of the series in a CSV file.
 *
 * The columns are `date` (or `day`; ISO text, or a month), `value`, or `numerator` and
 * `denominator`, and perhaps `series` and `target`; others are not read. An empty figure is
 * missing; the words for states, such as `suppressed`, are read too.
 *
 * Returns: (transfer full): the result `spc`; [error@Balanced.DataError] with the line and the
 *   column where the file cannot be read, and otherwise as of [method@Balanced.Spc.run_table]
 *
 * Since: 0.1
 */
BalResult *
bal_spc_run_file (BalSpc *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BalTable) table = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (BAL_IS_SPC (self), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  name = g_file_get_parse_name (file);
  bytes = g_file_load_bytes (file, cancellable, NULL, error);
  if (bytes == NULL)
    {
      g_prefix_error (error, "Reading “%s”: ", name);
      return NULL;
    }
  table = bal_spc_read_csv (bytes, name, error);

  return table != NULL ? bal_spc_run_table (self, table, cancellable, error) : NULL;
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-column-inside-private.h"

#include <math.h>
#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/base/bal-text-private.h"
#include "libbalanced/core/bal-error.h"

/* What is being built: values and states are copied only when they must be changed. */
typedef struct
{
  BalColumn *column;
  guint8 *changed_states; /* owned; NULL as long as the given ones hold */
  guint8 *changed_values; /* owned; NULL as long as the given ones hold */
  const guint8 *states;   /* borrowed, nullable */
  gsize n_bytes;
} Draft;

static gboolean
fail (Draft *draft, GError **error, int code, const char *reason)
{
  g_set_error (error, BAL_DATA_ERROR, code, "Making the column “%s”: %s", draft->column->name,
               reason);
  return FALSE;
}

static gboolean
fail_at (Draft *draft, guint64 row, GError **error, const char *reason)
{
  g_set_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_BAD_VALUE,
               "Making the column “%s”, row %" G_GUINT64_FORMAT ": %s", draft->column->name, row,
               reason);
  return FALSE;
}

static void
set_state (Draft *draft, guint64 row, BalValueState state)
{
  if (draft->changed_states == NULL)
    {
      draft->changed_states = draft->states != NULL
                                ? g_memdup2 (draft->states, draft->column->n_rows)
                                : g_malloc0 (draft->column->n_rows);
      draft->states = draft->changed_states;
    }
  draft->changed_states[row] = (guint8) state;
}

/* Leaves nothing behind the mask. */
static void
clear_cell (Draft *draft, guint64 row)
{
  gsize width = bal_column_kind_get_width (draft->column->kind);

  if (draft->changed_values == NULL)
    {
      draft->changed_values = g_memdup2 (draft->column->memory, draft->n_bytes);
      draft->column->memory = draft->changed_values;
    }
  memset (draft->changed_values + row * width, 0, width);
}

static gboolean
is_zero (const BalColumn *column, guint64 row)
{
  gsize width = bal_column_kind_get_width (column->kind);
  const guint8 *cell = (const guint8 *) column->memory + row * width;

  for (gsize i = 0; i < width; i++)
    if (cell[i] != 0)
      return FALSE;
  return TRUE;
}

/* NULL when the cell may have the value that it has. */
static const char *
find_fault (const BalColumn *column, guint64 row)
{
  double number = bal_column_read_number (column, row);

  switch (column->kind)
    {
    case BAL_COLUMN_KIND_BOOLEAN:
      return ((const guint8 *) column->memory)[row] > 1 ? "neither 0 nor 1" : NULL;
    case BAL_COLUMN_KIND_DOUBLE:
      return isinf (number) ? "infinity is not a value" : NULL;
    case BAL_COLUMN_KIND_DAY:
      return number < BAL_DAY_FIRST || number > BAL_DAY_LAST ? "not a day of the years 1 to 9999"
                                                             : NULL;
    case BAL_COLUMN_KIND_CODE:
      return number >= column->n_names ? "the code has no name" : NULL;
    case BAL_COLUMN_KIND_INT64:
    case BAL_COLUMN_KIND_TEXT:
    default:
      return NULL;
    }
}

static gboolean
check_cell (Draft *draft, guint64 row, GError **error)
{
  BalColumn *column = draft->column;
  BalValueState state =
    draft->states != NULL ? (BalValueState) draft->states[row] : BAL_VALUE_STATE_VALUE;

  if (state > BAL_VALUE_STATE_NOT_DUE)
    return fail_at (draft, row, error, "not a state");
  if (bal_value_state_has_value (state) && column->kind == BAL_COLUMN_KIND_DOUBLE &&
      isnan (((const double *) column->memory)[row]))
    {
      state = BAL_VALUE_STATE_MISSING;
      set_state (draft, row, state);
    }
  if (!bal_value_state_has_value (state))
    {
      if (column->kind != BAL_COLUMN_KIND_TEXT && !is_zero (column, row))
        clear_cell (draft, row);
      return TRUE;
    }

  const char *fault = find_fault (column, row);
  if (fault != NULL)
    return fail_at (draft, row, error, fault);
  if (!bal_column_kind_is_number (column->kind))
    return TRUE;

  double number = bal_column_read_number (column, row);
  if (state == BAL_VALUE_STATE_TRUE_ZERO && number != 0)
    return fail_at (draft, row, error, "a true zero is not 0");
  if (state == BAL_VALUE_STATE_VALUE && number == 0 && bal_column_role_counts (column->role))
    set_state (draft, row, BAL_VALUE_STATE_TRUE_ZERO);
  return TRUE;
}

static gboolean
is_masked (const Draft *draft, guint64 row)
{
  return draft->states != NULL && !bal_value_state_has_value ((BalValueState) draft->states[row]);
}

/* Text: a block of its own, without what masks hide. */
static GBytes *
copy_shown_text (const Draft *draft, gint64 *offsets)
{
  const BalColumn *column = draft->column;
  const char *text = column->memory;
  GByteArray *shown = g_byte_array_new ();

  for (guint64 row = 0; row < column->n_rows; row++)
    {
      gsize size = strlen (text) + 1;
      if (is_masked (draft, row))
        g_byte_array_append (shown, (const guint8 *) "", 1);
      else
        g_byte_array_append (shown, (const guint8 *) text, (guint) size);
      offsets[row + 1] = shown->len;
      text += size;
    }
  return g_byte_array_free_to_bytes (shown);
}

/* Text: finds the rows, and takes out what masks hide. */
static gboolean
check_text (Draft *draft, GBytes *values, GError **error)
{
  BalColumn *column = draft->column;
  const char *start = column->memory;
  const char *text = start;
  g_autofree gint64 *offsets = g_new (gint64, column->n_rows + 1);
  gboolean is_hidden = FALSE;

  offsets[0] = 0;
  for (guint64 row = 0; row < column->n_rows; row++)
    {
      gsize length = strlen (text);
      if (!bal_text_is_utf8 (text, length))
        return fail_at (draft, row, error, "not valid UTF-8");
      is_hidden = is_hidden || (length > 0 && is_masked (draft, row));
      text += length + 1;
      offsets[row + 1] = text - start;
    }
  column->values = is_hidden ? copy_shown_text (draft, offsets) : g_bytes_ref (values);
  column->offsets = g_steal_pointer (&offsets);
  return TRUE;
}

static gboolean
count_rows (Draft *draft, GError **error)
{
  BalColumn *column = draft->column;
  gsize width = bal_column_kind_get_width (column->kind);

  if (width > 0)
    {
      column->n_rows = draft->n_bytes / width;
      return draft->n_bytes % width == 0 ||
             fail (draft, error, BAL_DATA_ERROR_TRUNCATED, "the last row is not complete");
    }

  const char *text = column->memory;
  if (draft->n_bytes > G_MAXUINT)
    return fail (draft, error, BAL_DATA_ERROR_BAD_VALUE, "more than 4 GiB of text");
  if (draft->n_bytes > 0 && text[draft->n_bytes - 1] != '\0')
    return fail (draft, error, BAL_DATA_ERROR_TRUNCATED, "the last text is not ended");
  for (gsize i = 0; i < draft->n_bytes; i++)
    column->n_rows += text[i] == '\0';
  return TRUE;
}

static gboolean
check_names (Draft *draft, GError **error)
{
  BalColumn *column = draft->column;

  if (!bal_text_is_utf8 (column->name, strlen (column->name)))
    return fail (draft, error, BAL_DATA_ERROR_ENCODING, "its name is not valid UTF-8");
  for (guint32 i = 0; i < column->n_names; i++)
    if (!bal_text_is_utf8 (column->names[i], strlen (column->names[i])))
      return fail (draft, error, BAL_DATA_ERROR_ENCODING, "a name of a code is not valid UTF-8");
  return TRUE;
}

/* Whether no cell needs a look of its own: a loop without branches, for columns of millions of
 * rows. */
static gboolean
are_plain (const Draft *draft)
{
  const BalColumn *column = draft->column;
  gsize n = column->n_rows;
  guint faults = 0;

  for (gsize i = 0; draft->states != NULL && i < n; i++)
    faults |= draft->states[i];
  if (faults != 0)
    return FALSE;
  if (column->kind == BAL_COLUMN_KIND_TEXT)
    return TRUE;
  if (bal_column_role_counts (column->role) && bal_column_kind_is_number (column->kind))
    return FALSE;
  if (column->kind == BAL_COLUMN_KIND_DOUBLE)
    for (gsize i = 0; i < n; i++)
      faults |= !isfinite (((const double *) column->memory)[i]);
  else if (column->kind == BAL_COLUMN_KIND_CODE)
    for (gsize i = 0; i < n; i++)
      faults |= ((const guint32 *) column->memory)[i] >= column->n_names;
  else if (column->kind == BAL_COLUMN_KIND_BOOLEAN)
    for (gsize i = 0; i < n; i++)
      faults |= ((const guint8 *) column->memory)[i] > 1;
  else if (column->kind == BAL_COLUMN_KIND_DAY)
    for (gsize i = 0; i < n; i++)
      {
        gint32 day = ((const gint32 *) column->memory)[i];

        faults |= day < BAL_DAY_FIRST || day > BAL_DAY_LAST;
      }
  return faults == 0;
}

/* Counts without any state of their own, as most tables have them: only their zeros change. */
static gboolean
fill_counts (Draft *draft)
{
  const BalColumn *column = draft->column;
  const gint64 *values = column->memory;
  gsize n = column->n_rows;
  guint states = 0;

  if (column->kind != BAL_COLUMN_KIND_INT64 || !bal_column_role_counts (column->role))
    return FALSE;
  for (gsize i = 0; draft->states != NULL && i < n; i++)
    states |= draft->states[i] ^ (guint) BAL_VALUE_STATE_VALUE;
  if (states != 0)
    return FALSE;
  draft->changed_states = g_malloc (MAX (n, 1));
  draft->states = draft->changed_states;
  for (gsize i = 0; i < n; i++)
    draft->changed_states[i] = values[i] == 0 ? BAL_VALUE_STATE_TRUE_ZERO : BAL_VALUE_STATE_VALUE;
  return TRUE;
}

static gboolean
check_rows (Draft *draft, GBytes *values, GError **error)
{
  BalColumn *column = draft->column;
  gboolean plain = are_plain (draft) || fill_counts (draft);

  for (guint64 row = 0; !plain && row < column->n_rows; row++)
    if (!check_cell (draft, row, error))
      return FALSE;
  if (column->kind == BAL_COLUMN_KIND_TEXT && !check_text (draft, values, error))
    return FALSE;

  if (column->values == NULL)
    column->values = draft->changed_values != NULL
                       ? g_bytes_new_take (g_steal_pointer (&draft->changed_values), draft->n_bytes)
                       : g_bytes_ref (values);
  column->memory = g_bytes_get_data (column->values, NULL);
  return TRUE;
}

static void
keep_states (Draft *draft, GBytes *states)
{
  BalColumn *column = draft->column;
  gboolean is_plain = TRUE;

  for (guint64 row = 0; draft->states != NULL && row < column->n_rows && is_plain; row++)
    is_plain = draft->states[row] == BAL_VALUE_STATE_VALUE;
  if (draft->states == NULL || is_plain)
    return;

  column->states = draft->changed_states != NULL
                     ? g_bytes_new_take (g_steal_pointer (&draft->changed_states), column->n_rows)
                     : g_bytes_ref (states);
  column->state = g_bytes_get_data (column->states, NULL);
}

static gboolean
take (Draft *draft, GBytes *values, GBytes *states, GError **error)
{
  BalColumn *column = draft->column;
  gsize n_states = 0;

  column->memory = g_bytes_get_data (values, &draft->n_bytes);
  if (states != NULL)
    draft->states = g_bytes_get_data (states, &n_states);
  if (!check_names (draft, error) || !count_rows (draft, error))
    return FALSE;
  if (states != NULL && n_states != column->n_rows)
    return fail (draft, error, BAL_DATA_ERROR_TRUNCATED, "not one state for each row");
  if (!check_rows (draft, values, error))
    return FALSE;

  keep_states (draft, states);
  return TRUE;
}

gboolean
bal_column_fill (BalColumn *column, GBytes *values, GBytes *states, GError **error)
{
  Draft draft = { .column = column };
  gboolean good = take (&draft, values, states, error);

  g_free (draft.changed_states);
  g_free (draft.changed_values);
  return good;
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/measure/bal-spc-private.h"

#include <stdlib.h>
#include <string.h>

#include "libbalanced/core/bal-column-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-series-private.h"

static BalSpcInput *
input_new (guint n_series, gsize n_rows, gboolean has_denominators, gboolean has_targets)
{
  BalSpcInput *self = g_new0 (BalSpcInput, 1);
  gsize room = MAX (n_rows, 1);

  self->n_series = n_series;
  self->n_rows = n_rows;
  self->names = g_new0 (char *, n_series + 1);
  self->first = g_new0 (gsize, n_series + 1);
  self->days = g_new (gint32, room);
  self->values = g_new (double, room);
  self->denominators = has_denominators ? g_new (double, room) : NULL;
  self->targets = has_targets ? g_new (double, room) : NULL;
  self->states = g_new (guint8, room);
  self->frequencies = g_new0 (guint8, MAX (n_series, 1));
  return self;
}

void
bal_spc_input_free (BalSpcInput *self)
{
  g_strfreev (self->names);
  g_free (self->first);
  g_free (self->days);
  g_free (self->values);
  g_free (self->denominators);
  g_free (self->targets);
  g_free (self->states);
  g_free (self->frequencies);
  g_free (self);
}

static void
take_series (BalSpcInput *self, guint i, BalSeries *series)
{
  gsize first = self->first[i];
  guint n = bal_series_get_n_points (series);
  const guint8 *states = bal_series_get_states (series);
  const double *values =
    self->denominators ? bal_series_get_numerators (series) : bal_series_get_values (series);

  self->names[i] = g_strdup (bal_series_get_name (series));
  self->frequencies[i] = (guint8) bal_series_get_frequency (series);
  self->first[i + 1] = first + n;
  if (n == 0)
    return;
  memcpy (self->days + first, bal_series_get_days (series), n * sizeof (gint32));
  memcpy (self->states + first, states, n);
  if (self->denominators)
    memcpy (self->denominators + first, bal_series_get_denominators (series), n * sizeof (double));
  for (guint point = 0; point < n; point++)
    self->values[first + point] =
      bal_value_state_has_value ((BalValueState) states[point]) ? values[point] : NAN;
}

BalSpcInput *
bal_spc_input_from_list (BalSpc *spc, GListModel *list, GError **error)
{
  guint n = g_list_model_get_n_items (list);
  gboolean ratios = bal_spc_kind_has_denominators (spc->kind);
  g_autoptr (GPtrArray) items = g_ptr_array_new_full (n, g_object_unref);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (BalSpcInput) self = NULL;
  gsize n_rows = 0;

  for (guint i = 0; i < n; i++)
    {
      BalSeries *series = g_list_model_get_item (list, i);

      g_ptr_array_add (items, series);
      if (!BAL_IS_SERIES (series) || (ratios && !bal_series_get_has_denominators (series)) ||
          !g_hash_table_add (names, (gpointer) bal_series_get_name (series)))
        {
          g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                       "Drawing charts, series %u: %s", i,
                       !BAL_IS_SERIES (series) ? "not a series"
                       : ratios && !bal_series_get_has_denominators (series)
                         ? "this kind of chart needs numerators and denominators"
                         : "another one has its name");
          return NULL;
        }
      n_rows += bal_series_get_n_points (series);
    }
  self = input_new (n, n_rows, ratios, FALSE);
  for (guint i = 0; i < n; i++)
    take_series (self, i, items->pdata[i]);
  return g_steal_pointer (&self);
}

/* The columns of a table that has many series. */
typedef struct
{
  BalColumn *series; /* nullable */
  BalColumn *day;
  BalColumn *value;       /* or the numerators */
  BalColumn *denominator; /* nullable */
  BalColumn *target;      /* nullable */
} Columns;

static gboolean
fail (GError **error, int code, const char *name, const char *reason)
{
  g_set_error (error, BAL_DATA_ERROR, code, "Drawing the charts of a table, column “%s”: %s", name,
               reason);
  return FALSE;
}

static gboolean
has_numbers (BalColumn *column)
{
  BalColumnKind kind = bal_column_get_kind (column);

  return kind == BAL_COLUMN_KIND_DOUBLE || kind == BAL_COLUMN_KIND_INT64;
}

/* A column of nothing has whatever kind its reader gave it. */
static gboolean
has_nothing (BalColumn *column)
{
  const guint n_rows = bal_column_get_n_rows (column);

  for (guint row = 0; row < n_rows; row++)
    if (bal_column_has_value (column, row))
      return FALSE;

  return TRUE;
}

static gboolean
is_number (BalColumn *column, GError **error)
{
  return has_numbers (column) || has_nothing (column) ||
         fail (error, BAL_DATA_ERROR_BAD_VALUE, bal_column_get_name (column), "not of numbers");
}

static gboolean
find_columns (BalSpc *spc, BalTable *table, Columns *columns, GError **error)
{
  BalColumn *numerator = bal_table_lookup_column (table, "numerator");
  BalColumn *denominator = bal_table_lookup_column (table, "denominator");
  BalColumn *value = bal_table_lookup_column (table, "value");
  gboolean ratios = bal_spc_kind_has_denominators (spc->kind);

  columns->series = bal_table_lookup_column (table, "series");
  columns->day = bal_table_lookup_column (table, "day");
  if (columns->day == NULL)
    columns->day = bal_table_lookup_column (table, "date");
  columns->target = bal_table_lookup_column (table, "target");
  if (ratios || (value == NULL && numerator != NULL))
    {
      columns->value = numerator;
      columns->denominator = denominator;
    }
  else
    columns->value = value;
  if (columns->day == NULL)
    return fail (error, BAL_DATA_ERROR_MISSING_COLUMN, "day", "there is none");
  if (columns->value == NULL)
    return fail (error, BAL_DATA_ERROR_MISSING_COLUMN, ratios ? "numerator" : "value",
                 "there is none");
  if (columns->value == numerator && columns->denominator == NULL)
    return fail (error, BAL_DATA_ERROR_MISSING_COLUMN, "denominator", "there is none");
  return is_number (columns->value, error) &&
         (columns->denominator == NULL || is_number (columns->denominator, error)) &&
         (columns->target == NULL || is_number (columns->target, error));
}

/* Numbers of a column, in the order of rows that is given; NaN without a value. */
static void
gather (BalColumn *column, const gsize *order, gsize n, double *numbers)
{
  const guint8 *states = bal_column_get_states (column);
  gconstpointer memory = bal_column_get_address (column);
  gboolean whole = bal_column_get_kind (column) == BAL_COLUMN_KIND_INT64;

  for (gsize i = 0; i < n; i++)
    {
      gsize row = order ? order[i] : i;

      if (!has_numbers (column))
        {
          numbers[i] = NAN;
          continue;
        }
      numbers[i] = whole ? (double) ((const gint64 *) memory)[row] : ((const double *) memory)[row];
      if (states && !bal_value_state_has_value ((BalValueState) states[row]))
        numbers[i] = NAN;
    }
}

static gboolean
read_days (BalColumn *column, gsize n, gint32 *days, GError **error)
{
  BalColumnKind kind = bal_column_get_kind (column);

  if (kind != BAL_COLUMN_KIND_DAY && kind != BAL_COLUMN_KIND_TEXT && kind != BAL_COLUMN_KIND_CODE)
    return fail (error, BAL_DATA_ERROR_BAD_VALUE, bal_column_get_name (column), "not of days");
  if (kind == BAL_COLUMN_KIND_DAY && bal_column_get_states (column) == NULL && n > 0)
    {
      memcpy (days, bal_column_get_address (column), n * sizeof *days);
      return TRUE;
    }
  for (gsize row = 0; row < n; row++)
    {
      const char *text = kind == BAL_COLUMN_KIND_DAY ? NULL : bal_column_get_text (column, row);
      gboolean good = bal_column_has_value (column, row);

      if (good && text == NULL)
        days[row] = bal_column_get_day (column, row);
      else if (good)
        good = bal_day_parse (text, strlen (text), BAL_DATE_ORDER_ISO, &days[row], NULL) ||
               bal_day_parse_month (text, strlen (text), &days[row]);
      if (good)
        continue;
      g_set_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_BAD_VALUE,
                   "Drawing the charts of a table, column “%s”, row %" G_GSIZE_FORMAT
                   ": a day is needed",
                   bal_column_get_name (column), row);
      return FALSE;
    }
  return TRUE;
}

/* The number of the series of each row, in the order of first rows, and their names. */
static GPtrArray *
number_series (const Columns *columns, const char *otherwise, gsize n, guint32 *numbers)
{
  GPtrArray *names = g_ptr_array_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean coded = columns->series && bal_column_get_kind (columns->series) == BAL_COLUMN_KIND_CODE;
  const guint32 *codes = coded ? bal_column_get_address (columns->series) : NULL;
  const guint8 *states = columns->series ? bal_column_get_states (columns->series) : NULL;
  g_autofree guint32 *of_code =
    coded ? g_new0 (guint32, bal_column_get_n_names (columns->series) + 1) : NULL;

  if (columns->series == NULL)
    {
      memset (numbers, 0, n * sizeof *numbers);
      g_ptr_array_add (names, g_strdup (otherwise));
    }
  for (gsize row = 0; columns->series != NULL && row < n; row++)
    {
      gboolean has_name = !states || bal_value_state_has_value ((BalValueState) states[row]);
      guint32 code = coded && has_name ? codes[row] + 1 : 0;
      g_autofree char *text = NULL;
      gpointer number;

      if (coded && of_code[code] != 0)
        {
          numbers[row] = of_code[code] - 1;
          continue;
        }
      text = has_name ? bal_column_dup_cell_text (columns->series, row) : g_strdup ("not recorded");
      number = g_hash_table_lookup (known, text);
      if (number == NULL)
        {
          number = GUINT_TO_POINTER (names->len + 1);
          g_hash_table_insert (known, text, number);
          g_ptr_array_add (names, g_steal_pointer (&text));
        }
      numbers[row] = GPOINTER_TO_UINT (number) - 1;
      if (coded)
        of_code[code] = numbers[row] + 1;
    }
  return names;
}

/* Counts the rows of each series; NULL where they stand in order already. */
static gsize *
order_rows (BalSpcInput *self, const guint32 *numbers, const gint32 *days)
{
  gboolean in_order = TRUE;
  g_autofree gsize *next = g_new0 (gsize, self->n_series + 1);
  gsize *order;

  for (gsize row = 0; row < self->n_rows; row++)
    {
      self->first[numbers[row] + 1]++;
      if (row > 0 && (numbers[row] < numbers[row - 1] ||
                      (numbers[row] == numbers[row - 1] && days[row] < days[row - 1])))
        in_order = FALSE;
    }
  for (guint i = 0; i < self->n_series; i++)
    {
      self->first[i + 1] += self->first[i];
      next[i] = self->first[i];
    }
  if (in_order)
    return NULL;
  order = g_new (gsize, MAX (self->n_rows, 1));
  for (gsize row = 0; row < self->n_rows; row++)
    order[next[numbers[row]]++] = row;
  return order;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  gsize left = *(const gsize *) a, right = *(const gsize *) b;
  const gint32 *days = data;

  if (days[left] != days[right])
    return days[left] < days[right] ? -1 : 1;
  return (left > right) - (left < right);
}

static void
take_states (BalSpcInput *self, BalColumn *column, const gsize *order)
{
  const guint8 *states = bal_column_get_states (column);

  if (states == NULL)
    memset (self->states, BAL_VALUE_STATE_VALUE, self->n_rows);
  else if (order == NULL)
    memcpy (self->states, states, self->n_rows);
  for (gsize i = 0; states != NULL && order != NULL && i < self->n_rows; i++)
    self->states[i] = states[order[i]];
}

/* A denominator that is hidden hides the ratio. */
static void
join_states (BalSpcInput *self, BalColumn *column, const gsize *order)
{
  const guint8 *states = bal_column_get_states (column);

  for (gsize i = 0; states != NULL && i < self->n_rows; i++)
    {
      guint8 state = states[order ? order[i] : i];

      if (bal_value_state_has_value ((BalValueState) self->states[i]) &&
          !bal_value_state_has_value ((BalValueState) state))
        self->states[i] = state;
    }
}

/* Where no kind of chart asks for the counts themselves. */
static void
divide (BalSpcInput *self)
{
  for (gsize i = 0; i < self->n_rows; i++)
    self->values[i] = self->denominators[i] != 0 ? self->values[i] / self->denominators[i] : NAN;
  g_clear_pointer (&self->denominators, g_free);
}

BalSpcInput *
bal_spc_input_from_table (BalSpc *spc, BalTable *table, GError **error)
{
  gsize n = bal_table_get_n_rows (table);
  g_autofree guint32 *numbers = g_new (guint32, MAX (n, 1));
  g_autofree gint32 *days = g_new (gint32, MAX (n, 1));
  g_autofree gsize *order = NULL;
  g_autoptr (BalSpcInput) self = NULL;
  g_autoptr (GPtrArray) names = NULL;
  const char *name = bal_table_get_name (table);
  Columns columns = { NULL };

  if (!find_columns (spc, table, &columns, error) || !read_days (columns.day, n, days, error))
    return NULL;
  names = number_series (&columns, name[0] ? name : "value", n, numbers);
  self = input_new (names->len, n, columns.denominator != NULL, columns.target != NULL);
  self->synthetic = bal_table_get_synthetic (table);
  for (guint i = 0; i < names->len; i++)
    {
      self->names[i] = names->pdata[i];
      self->frequencies[i] = (guint8) spc->frequency;
    }
  order = order_rows (self, numbers, days);
  for (guint i = 0; order != NULL && i < self->n_series; i++)
    g_qsort_with_data (order + self->first[i], (int) (self->first[i + 1] - self->first[i]),
                       sizeof (gsize), compare_rows, days);
  for (gsize i = 0; i < n; i++)
    self->days[i] = days[order ? order[i] : i];
  gather (columns.value, order, n, self->values);
  take_states (self, columns.value, order);
  if (columns.target)
    gather (columns.target, order, n, self->targets);
  if (columns.denominator)
    {
      gather (columns.denominator, order, n, self->denominators);
      join_states (self, columns.denominator, order);
      if (!bal_spc_kind_has_denominators (spc->kind))
        divide (self);
    }
  return g_steal_pointer (&self);
}

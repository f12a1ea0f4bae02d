/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/measure/bal-statistics-private.h"

#include <math.h>
#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-column-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/statistics/bal-interval-private.h"

/* Of one method over one table. */
typedef struct
{
  BalStatistics *self;
  const BalStatisticsMethod *method;
  BalTable *table;
  gsize n;
  double *inputs[8];
  GPtrArray *labels; /* of the input with labels */
  guint n_keys;
  BalColumn **keys; /* borrowed */
  gsize *order;     /* rows, group after group */
  GArray *first;    /* gsize: where each group begins in the order, and the end */
} Run;

static void
run_clear (Run *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->inputs); i++)
    g_free (self->inputs[i]);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_free (self->keys);
  g_free (self->order);
  g_clear_pointer (&self->first, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

struct _BalStatisticsWriter
{
  const Run *run;
  BalTableBuilder *builder;
  gsize group;
  gsize written; /* rows of the present group */
  guint next;    /* column of the builder */
};

static gboolean
fail (const Run *run, GError **error, int code, const char *column, const char *reason)
{
  g_set_error (error, BAL_DATA_ERROR, code, "Computing %s, column “%s”: %s", run->method->name,
               column, reason);
  return FALSE;
}

static double *
read_numbers (BalColumn *column, gsize n)
{
  const guint8 *states = bal_column_get_states (column);
  gconstpointer memory = bal_column_get_address (column);
  BalColumnKind kind = bal_column_get_kind (column);
  double *numbers = g_new (double, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    {
      numbers[i] = kind == BAL_COLUMN_KIND_DOUBLE  ? ((const double *) memory)[i]
                   : kind == BAL_COLUMN_KIND_INT64 ? (double) ((const gint64 *) memory)[i]
                   : kind == BAL_COLUMN_KIND_DAY   ? (double) ((const gint32 *) memory)[i]
                                                   : (double) ((const guint8 *) memory)[i];
      if (states && !bal_value_state_has_value ((BalValueState) states[i]))
        numbers[i] = NAN;
    }
  return numbers;
}

/* Codes of the texts, in the order of appearance; NaN where there is none. */
static double *
read_labels (Run *run, BalColumn *column)
{
  double *codes = g_new (double, MAX (run->n, 1));
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  run->labels = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; i < run->n; i++)
    {
      g_autofree char *text = NULL;
      gpointer code;

      codes[i] = NAN;
      if (!bal_column_has_value (column, i))
        continue;
      text = bal_column_dup_cell_text (column, i);
      code = g_hash_table_lookup (known, text);
      if (code == NULL)
        {
          code = GUINT_TO_POINTER (run->labels->len + 1);
          g_hash_table_insert (known, text, code);
          g_ptr_array_add (run->labels, g_steal_pointer (&text));
        }
      codes[i] = GPOINTER_TO_UINT (code) - 1;
    }
  return codes;
}

/* A column of nothing has whatever kind its reader gave it. */
static double *
read_nothing (BalColumn *column, gsize n)
{
  double *values = NULL;

  for (gsize i = 0; i < n; i++)
    if (bal_column_has_value (column, (guint) i))
      return NULL;
  values = g_new (double, MAX (n, 1));
  for (gsize i = 0; i < n; i++)
    values[i] = NAN;

  return values;
}

static gboolean
read_input (Run *run, guint i, GError **error)
{
  const char *name = run->method->inputs[i];
  gboolean labelled = name[0] == '#';
  BalColumn *column = bal_table_lookup_column (run->table, name + labelled);
  BalColumnKind kind;

  if (column == NULL)
    return i >= run->method->n_needed ||
           fail (run, error, BAL_DATA_ERROR_MISSING_COLUMN, name + labelled, "there is none");
  kind = bal_column_get_kind (column);
  if (labelled)
    run->inputs[i] = read_labels (run, column);
  else if (kind == BAL_COLUMN_KIND_DOUBLE || kind == BAL_COLUMN_KIND_INT64 ||
           kind == BAL_COLUMN_KIND_BOOLEAN || kind == BAL_COLUMN_KIND_DAY)
    run->inputs[i] = read_numbers (column, run->n);
  else
    run->inputs[i] = read_nothing (column, run->n);
  if (run->inputs[i] == NULL)
    return fail (run, error, BAL_DATA_ERROR_BAD_VALUE, name, "not of numbers");
  return TRUE;
}

static gboolean
find_keys (Run *run, GError **error)
{
  char **by = run->self->by;

  run->n_keys = run->method->mode == BAL_STATISTICS_ROW ? 0 : g_strv_length (by);
  run->keys = g_new0 (BalColumn *, run->n_keys + 1);
  for (guint i = 0; i < run->n_keys; i++)
    {
      run->keys[i] = bal_table_lookup_column (run->table, by[i]);
      if (run->keys[i] == NULL)
        return fail (run, error, BAL_DATA_ERROR_MISSING_COLUMN, by[i], "there is none");
    }
  return TRUE;
}

static char *
name_group (const Run *run, gsize row)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < run->n_keys; i++)
    {
      g_autofree char *text = bal_column_dup_cell_text (run->keys[i], row);
      gboolean known = bal_column_has_value (run->keys[i], row);

      g_string_append_printf (name, "%c%s%c", known ? '=' : '?', known ? text : "", '\x1f');
    }
  return g_string_free (g_steal_pointer (&name), FALSE);
}

/* Groups in the order of their first rows, which keep their order. */
static void
order_rows (Run *run)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree guint *groups = g_new0 (guint, MAX (run->n, 1));
  guint n_groups = run->n_keys == 0 ? 1 : 0;
  gsize zero = 0;

  for (gsize i = 0; run->n_keys > 0 && i < run->n; i++)
    {
      g_autofree char *name = name_group (run, i);
      gpointer group = g_hash_table_lookup (known, name);

      if (group == NULL)
        {
          group = GUINT_TO_POINTER (++n_groups);
          g_hash_table_insert (known, g_steal_pointer (&name), group);
        }
      groups[i] = GPOINTER_TO_UINT (group) - 1;
    }
  run->order = g_new (gsize, MAX (run->n, 1));
  run->first = g_array_new (FALSE, TRUE, sizeof (gsize));
  g_array_set_size (run->first, n_groups + 1);
  for (gsize i = 0; i < run->n; i++)
    g_array_index (run->first, gsize, groups[i] + 1)++;
  for (guint i = 0; i < n_groups; i++)
    g_array_index (run->first, gsize, i + 1) += g_array_index (run->first, gsize, i);
  g_autofree gsize *next = g_memdup2 (run->first->data, (n_groups + 1) * sizeof zero);
  for (gsize i = 0; i < run->n; i++)
    run->order[next[groups[i]]++] = i;
}

static BalColumnKind
get_key_kind (BalColumn *key)
{
  BalColumnKind kind = bal_column_get_kind (key);

  return kind == BAL_COLUMN_KIND_INT64 || kind == BAL_COLUMN_KIND_DAY ? kind : BAL_COLUMN_KIND_CODE;
}

static BalTableBuilder *
begin_table (const Run *run)
{
  const BalStatisticsMethod *method = run->method;
  BalTableBuilder *builder = bal_table_builder_new (method->name);

  for (guint i = 0; i < run->n_keys; i++)
    bal_table_builder_add_column (builder, bal_column_get_name (run->keys[i]),
                                  get_key_kind (run->keys[i]), BAL_COLUMN_ROLE_KEY, NULL);
  if (method->mode == BAL_STATISTICS_ROWS)
    bal_table_builder_add_column (builder, "row", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_KEY, NULL);
  for (guint i = 0; i < method->n_outputs; i++)
    bal_table_builder_add_column (builder, method->outputs[i].name, method->outputs[i].kind,
                                  BAL_COLUMN_ROLE_NONE, NULL);
  return builder;
}

static void
write_key (BalStatisticsWriter *self, BalColumn *key, gsize row)
{
  BalColumnKind kind = get_key_kind (key);
  guint column = self->next++;

  if (!bal_column_has_value (key, row))
    bal_table_builder_append_state (self->builder, column, bal_column_get_state (key, row));
  else if (kind == BAL_COLUMN_KIND_INT64)
    bal_table_builder_append_int (self->builder, column, bal_column_get_int64 (key, row));
  else if (kind == BAL_COLUMN_KIND_DAY)
    bal_table_builder_append_day (self->builder, column, bal_column_get_day (key, row));
  else
    {
      g_autofree char *text = bal_column_dup_cell_text (key, row);

      bal_table_builder_append_text (self->builder, column, text);
    }
}

void
bal_statistics_writer_begin (BalStatisticsWriter *self)
{
  const Run *run = self->run;
  gsize first = g_array_index (run->first, gsize, self->group);

  self->next = 0;
  for (guint i = 0; i < run->n_keys; i++)
    write_key (self, run->keys[i], run->order[first]);
  if (run->method->mode == BAL_STATISTICS_ROWS)
    bal_table_builder_append_int (self->builder, self->next++,
                                  (gint64) run->order[first + self->written]);
  self->written++;
}

void
bal_statistics_writer_number (BalStatisticsWriter *self, double value)
{
  bal_table_builder_append_double (self->builder, self->next++, value);
}

void
bal_statistics_writer_count (BalStatisticsWriter *self, gint64 value)
{
  if (value < 0)
    bal_table_builder_append_state (self->builder, self->next++, BAL_VALUE_STATE_NOT_APPLICABLE);
  else
    bal_table_builder_append_int (self->builder, self->next++, value);
}

void
bal_statistics_writer_word (BalStatisticsWriter *self, const char *word)
{
  if (word == NULL)
    bal_table_builder_append_state (self->builder, self->next++, BAL_VALUE_STATE_NOT_APPLICABLE);
  else
    bal_table_builder_append_text (self->builder, self->next++, word);
}

void
bal_statistics_writer_boolean (BalStatisticsWriter *self, gboolean value, gboolean known)
{
  if (known)
    bal_table_builder_append_boolean (self->builder, self->next++, value);
  else
    bal_table_builder_append_state (self->builder, self->next++, BAL_VALUE_STATE_NOT_APPLICABLE);
}

void
bal_statistics_writer_status (BalStatisticsWriter *self, BalStatisticStatus status)
{
  static const char *const names[] = { "ok",      "too_few",  "too_many",  "undefined",
                                       "invalid", "overflow", "unreliable" };

  bal_statistics_writer_word (self, names[status]);
}

void
bal_statistics_writer_share (BalStatisticsWriter *self, gint64 x, gint64 n, double confidence)
{
  BalEstimate share = bal_interval_wilson ((double) x, (double) n, confidence);

  bal_statistics_writer_number (self, share.value);
  bal_statistics_writer_number (self, share.lower);
  bal_statistics_writer_number (self, share.upper);
}

void
bal_statistics_writer_estimate (BalStatisticsWriter *self, BalEstimate estimate)
{
  bal_statistics_writer_number (self, estimate.value);
  bal_statistics_writer_interval (self, estimate);
}

void
bal_statistics_writer_interval (BalStatisticsWriter *self, BalEstimate estimate)
{
  bal_statistics_writer_number (self, estimate.lower);
  bal_statistics_writer_number (self, estimate.upper);
  bal_statistics_writer_status (self, estimate.status);
  bal_statistics_writer_status (self, estimate.interval_status);
}

const char *
bal_statistics_writer_get_label (BalStatisticsWriter *self, guint code)
{
  return self->run->labels->pdata[code];
}

gsize
bal_statistics_rows_complete (const BalStatisticsRows *rows,
                              guint n_needed,
                              guint n_inputs,
                              double **columns,
                              BalStatisticsRows *complete)
{
  gsize n = 0;

  *complete = *rows;
  *columns = g_new (double, MAX (rows->n * n_inputs, 1));
  for (gsize i = 0; i < rows->n; i++)
    {
      gboolean known = TRUE;

      for (guint input = 0; input < n_needed; input++)
        known = known && !isnan (rows->inputs[input][i]);
      for (guint input = 0; known && input < n_inputs; input++)
        if (rows->inputs[input])
          (*columns)[input * rows->n + n] = rows->inputs[input][i];
      n += known;
    }
  for (guint input = 0; input < n_inputs; input++)
    complete->inputs[input] = rows->inputs[input] ? *columns + input * rows->n : NULL;
  complete->n = n;
  return rows->n - n;
}

/* One row at a time, as it lies in the columns. */
static void
compute_each (const Run *run, BalStatisticsWriter *writer)
{
  gsize zero = 0;
  BalStatisticsRows rows = { .options = run->self, .n = 1 };

  g_array_index (run->first, gsize, 0) = zero;
  for (gsize i = 0; i < run->n; i++)
    {
      for (guint input = 0; input < run->method->n_inputs; input++)
        rows.inputs[input] = run->inputs[input] ? run->inputs[input] + i : NULL;
      run->method->compute (&rows, writer);
    }
}

static void
compute_groups (const Run *run, BalStatisticsWriter *writer)
{
  guint n_inputs = run->method->n_inputs;
  g_autofree double *columns = g_new (double, MAX (run->n * n_inputs, 1));

  for (guint group = 0; group + 1 < run->first->len; group++)
    {
      gsize first = g_array_index (run->first, gsize, group);
      gsize end = g_array_index (run->first, gsize, group + 1);
      BalStatisticsRows rows = { .options = run->self, .n = end - first };

      for (guint input = 0; input < n_inputs; input++)
        {
          double *column = columns + input * run->n;

          for (gsize i = first; run->inputs[input] && i < end; i++)
            column[i - first] = run->inputs[input][run->order[i]];
          rows.inputs[input] = run->inputs[input] ? column : NULL;
        }
      writer->group = group;
      writer->written = 0;
      run->method->compute (&rows, writer);
    }
}

/* The columns that went in, and those that came out. */
static BalTable *
join (BalTable *table, BalTable *computed, GError **error)
{
  g_autoptr (GListStore) columns = g_list_store_new (BAL_TYPE_COLUMN);

  for (guint i = 0; i < bal_table_get_n_columns (table); i++)
    g_list_store_append (columns, bal_table_get_column (table, i));
  for (guint i = 0; i < bal_table_get_n_columns (computed); i++)
    g_list_store_append (columns, bal_table_get_column (computed, i));
  return bal_table_new (bal_table_get_name (computed), G_LIST_MODEL (columns), BAL_BASIS_NONE,
                        BAL_DAY_NONE, NULL, bal_table_get_synthetic (table), error);
}

BalTable *
bal_statistics_run (BalStatistics *self,
                    const BalStatisticsMethod *method,
                    BalTable *table,
                    GError **error)
{
  g_auto (Run) run = { .self = self, .method = method, .table = table };
  BalStatisticsWriter writer = { .run = &run };
  g_autoptr (BalTable) computed = NULL;

  g_return_val_if_fail (BAL_IS_STATISTICS (self), NULL);
  g_return_val_if_fail (BAL_IS_TABLE (table), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  run.n = bal_table_get_n_rows (table);
  for (guint i = 0; i < method->n_inputs; i++)
    if (!read_input (&run, i, error))
      return NULL;
  if (!find_keys (&run, error))
    return NULL;
  order_rows (&run);
  writer.builder = begin_table (&run);
  if (method->mode == BAL_STATISTICS_ROW)
    compute_each (&run, &writer);
  else
    compute_groups (&run, &writer);
  computed = bal_table_builder_end (writer.builder, BAL_BASIS_NONE, BAL_DAY_NONE, NULL,
                                    bal_table_get_synthetic (table));
  if (method->mode != BAL_STATISTICS_ROW)
    return g_steal_pointer (&computed);
  return join (table, computed, error);
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/measure/bal-spc-private.h"

#include <string.h>

#include "libbalanced/core/bal-column-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings-builder-private.h"
#include "libbalanced/core/bal-result-private.h"
#include "libbalanced/measure/bal-columns-private.h"

static BalColumn *
cut_column (BalColumn *column, guint64 first, guint64 n, GError **error)
{
  gsize width = bal_column_kind_get_width (bal_column_get_kind (column));
  g_autoptr (GBytes) values = bal_column_dup_values_bytes (column);
  g_autoptr (GBytes) states = bal_column_dup_states_bytes (column);
  g_autoptr (GBytes) some = g_bytes_new_from_bytes (values, first * width, n * width);
  g_autoptr (GBytes) some_states = states ? g_bytes_new_from_bytes (states, first, n) : NULL;

  return bal_column_new_from_bytes (bal_column_get_name (column), bal_column_get_kind (column),
                                    some, some_states, bal_column_get_names (column),
                                    bal_column_get_unit (column), bal_column_get_role (column),
                                    error);
}

/* The names of other series stay behind. */
static BalColumn *
name_rows (const char *series, guint64 n, GError **error)
{
  const char *names[] = { series, NULL };
  g_autoptr (GBytes) values =
    g_bytes_new_take (g_malloc0 (MAX (n, 1) * sizeof (guint32)), n * sizeof (guint32));

  return bal_column_new_from_bytes ("series", BAL_COLUMN_KIND_CODE, values, NULL, names, NULL,
                                    BAL_COLUMN_ROLE_KEY, error);
}

/* The rows of a series stand together. */
static BalTable *
cut_table (BalTable *table, guint32 code, const char *series, GError **error)
{
  BalColumn *key = bal_table_lookup_column (table, "series");
  guint64 n_rows = bal_table_get_n_rows (table);
  const guint32 *codes = bal_column_get_address (key);
  g_auto (BalColumns) columns = BAL_COLUMNS_INIT (0, error);
  guint64 first = 0, n = 0;

  while (first < n_rows && codes[first] != code)
    first++;
  while (first + n < n_rows && codes[first + n] == code)
    n++;
  columns.n_rows = n;
  for (guint i = 0; i < bal_table_get_n_columns (table) && !columns.failed; i++)
    {
      BalColumn *column = bal_table_get_column (table, i);
      g_autoptr (BalColumn) cut =
        column == key ? name_rows (series, n, error) : cut_column (column, first, n, error);

      bal_columns_add (&columns, cut);
    }
  return bal_columns_end (&columns, bal_table_get_name (table), bal_table_get_synthetic (table));
}

/* Those about the series, whose row is the first one now, and those about all of them. */
static BalFindings *
cut_findings (BalFindings *findings, guint64 row)
{
  g_autoptr (BalFindingsBuilder) builder = bal_findings_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr (BalFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);
      guint64 n_rows = bal_finding_get_n_rows (finding);

      if (n_rows == 0)
        bal_findings_builder_add_nth (builder, findings, i);
      for (guint64 each = 0; each < n_rows; each++)
        if (bal_finding_get_row (finding, each) == row)
          bal_findings_builder_add_row (builder, bal_finding_get_code (finding), "summary", NULL,
                                        0);
    }
  return bal_findings_builder_end (g_steal_pointer (&builder));
}

static gboolean
find_series (BalResult *result, const char *series, guint32 *code)
{
  BalTable *summary = bal_result_lookup_table (result, "summary");
  BalColumn *key = summary ? bal_table_lookup_column (summary, "series") : NULL;

  if (key == NULL || !g_str_equal (bal_result_get_name (result), "spc"))
    return FALSE;
  for (*code = 0; *code < bal_table_get_n_rows (summary); (*code)++)
    if (g_str_equal (bal_column_get_text (key, *code), series))
      return TRUE;
  return FALSE;
}

/**
 * bal_spc_select:
 * @result: a result of charts
 * @series: the name of a series
 * @error: return location for an error
 *
 * Takes the chart of one series out of a result.
 *
 * Returns: (transfer full): a result of that series alone; [error@Balanced.Error] where it has no
 *   such series, or is the result of something else
 *
 * Since: 0.1
 */
BalResult *
bal_spc_select (BalResult *result, const char *series, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *all;
  BalResultInfo info = { .name = "spc", .as_at = BAL_DAY_NONE };
  guint32 code;

  g_return_val_if_fail (BAL_IS_RESULT (result), NULL);
  g_return_val_if_fail (series != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!find_series (result, series, &code))
    {
      g_set_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND,
                   "Selecting a chart: there is no series “%s”", series);
      return NULL;
    }
  all = bal_result_get_tables (result);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (BalTable) table = g_list_model_get_item (all, i);
      BalTable *cut = cut_table (table, code, series, error);

      if (cut == NULL)
        return NULL;
      g_ptr_array_add (tables, cut);
    }
  info.synthetic = bal_result_get_synthetic (result);
  info.options = bal_result_get_options (result);
  return bal_result_new_take (&info, g_steal_pointer (&tables),
                              cut_findings (bal_result_get_findings (result), code));
}

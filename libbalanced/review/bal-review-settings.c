/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/review/bal-review-private.h"

#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-result-private.h"
#include "libbalanced/journey/bal-analysis.h"
#include "libbalanced/journey/bal-missing-middle.h"

/* What a later review is held against, setting by setting. The findings of the analysis are left
 * to the one over all settings. */

static const char *const kept[] = { "setting", "universal_episodes", "targeted_episodes",
                                    "specialist_episodes" };

static gboolean
names_one (BalColumn *settings)
{
  for (guint64 row = 0; row < bal_column_get_n_rows (settings); row++)
    if (bal_column_get_text (settings, row) != NULL)
      return TRUE;

  return FALSE;
}

static BalTable *
keep_columns (BalTable *table)
{
  g_autoptr (GListStore) columns = g_list_store_new (BAL_TYPE_COLUMN);
  g_autoptr (GError) error = NULL;
  BalTable *settings = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    g_list_store_append (columns, bal_table_lookup_column (table, kept[i]));
  settings = bal_table_new ("settings", G_LIST_MODEL (columns), bal_table_get_basis (table),
                            bal_table_get_as_at (table), bal_table_get_period (table),
                            bal_table_get_synthetic (table), &error);
  g_assert_no_error (error);

  return settings;
}

gboolean
bal_review_count_settings (GListStore *results,
                           BalCaseload *caseload,
                           gint32 as_at,
                           BalPeriod *period,
                           GCancellable *cancellable,
                           GError **error)
{
  const char *const by[] = { "setting", NULL };
  g_autoptr (BalAnalysis) analysis =
    g_object_new (BAL_TYPE_MISSING_MIDDLE, "as-at", as_at, "period", period, "by", by, NULL);
  g_autoptr (BalResult) counted = bal_analysis_run (analysis, caseload, NULL, cancellable, error);
  g_autoptr (BalResult) result = NULL;
  BalResultInfo info = { .name = "settings", .as_at = as_at, .period = period };
  GPtrArray *tables = NULL;
  BalTable *table = NULL;

  if (counted == NULL)
    return FALSE;
  table = bal_result_lookup_table (counted, "missing_middle");
  if (!names_one (bal_table_lookup_column (table, "setting")))
    return TRUE;

  info.synthetic = bal_result_get_synthetic (counted);
  info.framework_version = bal_result_get_framework_version (counted);
  info.input_digest = bal_result_get_input_digest (counted);
  info.options = bal_result_get_options (counted);
  tables = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (tables, keep_columns (table));
  result = bal_result_new_take (&info, tables, NULL);
  g_list_store_append (results, result);

  return TRUE;
}

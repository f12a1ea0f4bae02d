/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/review/bal-review-private.h"

#include "libbalanced/area/bal-area-check.h"
#include "libbalanced/core/bal-object-list-private.h"
#include "libbalanced/core/bal-result-private.h"
#include "libbalanced/framework/bal-framework.h"

/* What was read of the caseload, and what was kept. */
static BalResult *
report_records (BalCaseload *caseload, gint32 as_at)
{
  BalFramework *framework = bal_caseload_get_framework (caseload);
  BalResultInfo info = { .name = BAL_REVIEW_RECORDS,
                         .as_at = as_at,
                         .framework_version = bal_framework_get_version (framework),
                         .synthetic = bal_caseload_get_synthetic (caseload),
                         .input_digest = bal_caseload_get_digest (caseload) };
  BalTable *reconciliation = bal_caseload_get_reconciliation (caseload);
  GPtrArray *tables = g_ptr_array_new_with_free_func (g_object_unref);

  if (reconciliation != NULL)
    g_ptr_array_add (tables, g_object_ref (reconciliation));

  return bal_result_new_take (&info, tables, g_object_ref (bal_caseload_get_findings (caseload)));
}

GListModel *
bal_review_run_parts (BalArea *area,
                      BalCaseload *caseload,
                      gint32 as_at,
                      BalPeriod *period,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GListStore) results = g_list_store_new (BAL_TYPE_RESULT);

  if (area != NULL)
    {
      g_autoptr (BalAreaCheck) check = bal_area_check_new (area, as_at);
      g_autoptr (BalResult) checked = bal_area_check_run (check);

      g_list_store_append (results, checked);
    }
  if (caseload != NULL)
    {
      g_autoptr (BalResult) records = report_records (caseload, as_at);

      if (!bal_review_run_analyses (results, area, caseload, as_at, period, cancellable, error) ||
          !bal_review_count_settings (results, caseload, as_at, period, cancellable, error))
        return NULL;
      g_list_store_append (results, records);
    }

  return bal_object_list_copy (G_LIST_MODEL (results));
}

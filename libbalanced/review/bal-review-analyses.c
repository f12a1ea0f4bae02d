/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/review/bal-review-private.h"

#include "libbalanced/journey/bal-analysis.h"
#include "libbalanced/journey/bal-balance.h"
#include "libbalanced/journey/bal-concurrency.h"
#include "libbalanced/journey/bal-missing-middle.h"
#include "libbalanced/journey/bal-pyramids.h"
#include "libbalanced/journey/bal-waits.h"

/* The analyses of a caseload, in the order of the page. */
static GType (*const analyses[]) (void) = {
  bal_balance_get_type,     bal_missing_middle_get_type, bal_waits_get_type,
  bal_concurrency_get_type, bal_pyramids_get_type,
};

static BalAnalysis *
make_analysis (GType type, BalArea *area, gint32 as_at, BalPeriod *period)
{
  if (type == BAL_TYPE_CONCURRENCY)
    return g_object_new (type, "as-at", as_at, "period", period, "area", area, NULL);

  return g_object_new (type, "as-at", as_at, "period", period, NULL);
}

gboolean
bal_review_run_analyses (GListStore *results,
                         BalArea *area,
                         BalCaseload *caseload,
                         gint32 as_at,
                         BalPeriod *period,
                         GCancellable *cancellable,
                         GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (analyses); i++)
    {
      g_autoptr (BalAnalysis) analysis = make_analysis (analyses[i](), area, as_at, period);
      g_autoptr (BalResult) result =
        bal_analysis_run (analysis, caseload, NULL, cancellable, error);

      if (result == NULL)
        return FALSE;
      g_list_store_append (results, result);
    }

  return TRUE;
}

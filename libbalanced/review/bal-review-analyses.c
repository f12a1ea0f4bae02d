/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/review/bal-review-private.h"

#include "libbalanced/caseload/bal-caseload-private.h"
#include "libbalanced/document/bal-item-private.h"
#include "libbalanced/journey/bal-analysis.h"
#include "libbalanced/journey/bal-balance.h"
#include "libbalanced/journey/bal-concurrency.h"
#include "libbalanced/journey/bal-identification-gap.h"
#include "libbalanced/journey/bal-missing-middle.h"
#include "libbalanced/journey/bal-pyramids.h"
#include "libbalanced/journey/bal-waits.h"

/* The analyses of a caseload, in the order of the page. */
static GType (*const analyses[]) (void) = {
  bal_balance_get_type,     bal_missing_middle_get_type, bal_waits_get_type,
  bal_concurrency_get_type, bal_pyramids_get_type,       bal_identification_gap_get_type,
};

/* Records without any need do not say that nobody has one. */
static gboolean
is_asked (GType type, BalArea *area, BalCaseload *caseload)
{
  const BalStore *store = bal_caseload_get_store (caseload);

  if (type != BAL_TYPE_IDENTIFICATION_GAP)
    return TRUE;

  return area != NULL && bal_item_count (BAL_ITEM (area), "prevalences") > 0 &&
         store->records[BAL_CASELOAD_FILE_NEEDS].n_rows > 0;
}

static BalAnalysis *
make_analysis (GType type, BalArea *area, gint32 as_at, BalPeriod *period)
{
  if (type == BAL_TYPE_IDENTIFICATION_GAP)
    return BAL_ANALYSIS (bal_identification_gap_new (area, as_at, NULL));
  if (type == BAL_TYPE_CONCURRENCY)
    return g_object_new (type, "as-at", as_at, "period", period, "area", area, NULL);

  return g_object_new (type, "as-at", as_at, "period", period, NULL);
}

static BalResult *
run_analysis (GType type,
              BalArea *area,
              BalCaseload *caseload,
              gint32 as_at,
              BalPeriod *period,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (BalAnalysis) analysis = make_analysis (type, area, as_at, period);

  return bal_analysis_run (analysis, caseload, NULL, cancellable, error);
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
      const GType type = analyses[i]();
      g_autoptr (BalResult) result = NULL;

      if (!is_asked (type, area, caseload))
        continue;
      result = run_analysis (type, area, caseload, as_at, period, cancellable, error);
      if (result == NULL)
        return FALSE;
      g_list_store_append (results, result);
    }

  return TRUE;
}

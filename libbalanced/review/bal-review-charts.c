/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/review/bal-review-private.h"

#include "libbalanced/core/bal-object-list-private.h"

/* A table that is not there, or that has nothing to draw, has no chart. */
static void
take_chart (GListStore *charts, BalChart *chart)
{
  if (chart == NULL)
    return;
  g_list_store_append (charts, chart);
  g_object_unref (chart);
}

static BalChart *
draw_journeys (BalCaseload *caseload, BalFramework *framework, gint32 as_at)
{
  g_autoptr (BalTable) journeys = NULL;

  if (caseload == NULL || !bal_caseload_get_synthetic (caseload))
    return NULL;
  journeys = bal_review_choose_journeys (caseload, as_at);
  if (bal_table_get_n_rows (journeys) == 0)
    return NULL;

  return bal_chart_new_journeys (journeys, framework, NULL);
}

GListModel *
bal_review_draw_charts (BalReview *self, BalCaseload *caseload)
{
  g_autoptr (GListStore) charts = g_list_store_new (BAL_TYPE_CHART);
  BalArea *area = bal_review_get_area (self);
  BalFramework *framework = caseload != NULL ? bal_caseload_get_framework (caseload)
                            : area != NULL   ? bal_area_get_framework (area)
                                             : NULL;
  BalTable *balance = bal_review_lookup_table (self, "balance");
  BalTable *concurrency = bal_review_lookup_table (self, "concurrency_by_children");
  BalTable *pyramids = bal_review_lookup_table (self, "pyramids");

  if (balance != NULL)
    take_chart (charts,
                bal_chart_new_balance (balance, bal_review_lookup_table (self, "balance_margins"),
                                       framework, NULL));
  if (concurrency != NULL)
    take_chart (charts,
                bal_chart_new_concurrency (concurrency,
                                           bal_review_lookup_table (self, "concurrency"), NULL));
  if (pyramids != NULL)
    take_chart (charts, bal_chart_new_pyramids (pyramids, framework, NULL));
  take_chart (charts, draw_journeys (caseload, framework, bal_review_get_as_at (self)));
  if (area != NULL)
    bal_review_draw_measures (charts, area);

  return bal_object_list_copy (G_LIST_MODEL (charts));
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-pathway-cost.h"

#include "libbalanced/journey/bal-price.h"
#include "tests/journey/bal-child-results.h"

static const char episodes[] =
  "child_id,episode_id,start_date,end_date,strand,level,stage,agency,contacts_offered,minutes\n"
  "a,1,2024-01-10,2024-01-20,intervention,specialist,intervention,nhs,4,120\n"
  "a,2,2023-12-01,2024-01-05,intervention,specialist,intervention,la,,\n"
  "b,3,2024-01-15,,intervention,targeted,intervention,nhs,,\n"
  "c,4,2024-01-20,,intervention,universal,intervention,school,9,\n";

static const char *const nhs_rows[] = { "agency=nhs", NULL };
static const char *const la_rows[] = { "agency=la", NULL };

/* Minutes of the NHS at 100 to 150, days of the council at 20 whoever says so. */
static BalPathwayCost *
make_cost (gint64 most_units, const char *const *by, gboolean with_rest)
{
  g_autoptr (GListStore) prices = g_list_store_new (BAL_TYPE_PRICE);
  g_autoptr (BalPeriod) period = bal_period_parse ("2024-01-01/2024-01-31", NULL);
  g_autoptr (BalPrice) nhs =
    g_object_new (BAL_TYPE_PRICE, "name", "nhs", "rows", nhs_rows, "unit", BAL_PRICE_UNIT_MINUTE,
                  "low", (gint64) 100, "high", (gint64) 150, "most-units", most_units, "origin",
                  "PSSRU 2023", NULL);
  g_autoptr (BalPrice) la = g_object_new (BAL_TYPE_PRICE, "name", "la", "rows", la_rows, "unit",
                                          BAL_PRICE_UNIT_DAY, "low", (gint64) 20, NULL);
  g_autoptr (BalPrice) rest =
    g_object_new (BAL_TYPE_PRICE, "name", "rest", "high", (gint64) 5000, NULL);

  g_list_store_append (prices, nhs);
  g_list_store_append (prices, la);
  if (with_rest)
    g_list_store_append (prices, rest);
  return g_object_new (BAL_TYPE_PATHWAY_COST, "as-at", child_day ("2024-03-01"), "period", period,
                       "by", by, "prices", prices, "with-children", TRUE, "step", 100, NULL);
}

static void
test_bounds (void)
{
  g_autoptr (BalPathwayCost) open = make_cost (-1, NULL, FALSE);
  g_autoptr (BalPathwayCost) closed = make_cost (60, NULL, TRUE);
  g_autoptr (BalResult) open_result = child_run (open, episodes);
  g_autoptr (BalResult) result = child_run (closed, episodes);

  assert_cell (open_result, "pathway_cost", "", "episodes", "4");
  assert_cell (open_result, "pathway_cost", "", "episodes_without_price", "1");
  assert_cell (open_result, "pathway_cost", "", "episodes_without_units", "1");
  assert_cell (open_result, "pathway_cost", "", "cost_low", "12100");
  assert_cell (open_result, "pathway_cost", "", "cost_high", "not_available");
  assert_cell (open_result, "pathway_cost", "", "children_with_bounds", "1");
  assert_cell (open_result, "pathway_cost_list", "child_id=b", "cost_low", "missing");
  assert_cell (open_result, "pathway_cost_list", "child_id=a", "cost_high", "18100");
  assert_cell (result, "pathway_cost", "", "cost_low", "12100");
  /* 120 and 60 minutes at most 150, five days at 20, and an episode at most 5000. */
  assert_cell (result, "pathway_cost", "", "cost_high", "32100");
  assert_cell (result, "pathway_cost", "", "median_low", "0");
  assert_cell (result, "pathway_cost", "", "p90_low", "9680");
  assert_cell (result, "pathway_cost_prices", "price=nhs", "origin", "PSSRU 2023");
  assert_cell (result, "pathway_cost_prices", "price=nhs", "units", "120");
  assert_cell (result, "pathway_cost_prices", "price=la", "high", "20");
  assert_cell (result, "pathway_cost_prices", "price=la", "cost_low", "100");
  g_assert_true (child_says (result, "cost-not-known"));
  child_assert_parts (closed, episodes);
}

static void
test_groups (void)
{
  static const char *const by[] = { "agency", NULL };
  g_autoptr (BalPathwayCost) cost = make_cost (60, by, TRUE);
  g_autoptr (BalResult) result = child_run (cost, episodes);

  assert_cell (result, "pathway_cost", "agency=nhs", "children", "2");
  assert_cell (result, "pathway_cost", "agency=nhs", "cost_low", "12000");
  assert_cell (result, "pathway_cost", "agency=la", "cost_low", "100");
  assert_cell (result, "pathway_cost", "agency=la", "cost_high", "100");
  assert_cell (result, "pathway_cost_total", "", "children", "3");
}

static void
test_without_prices (void)
{
  g_autoptr (BalPathwayCost) cost =
    bal_pathway_cost_new (child_day ("2024-03-01"), NULL, NULL, NULL);
  g_autoptr (BalResult) result = child_run (cost, episodes);

  assert_cell (result, "pathway_cost", "", "cost_low", "missing");
  assert_cell (result, "pathway_cost", "", "median_low", "missing");
  assert_cell (result, "pathway_cost", "", "cost_high", "not_available");
}

/* The nearest that says nothing: every episode has a price and its units. */
static void
test_silence (void)
{
  static const char text[] =
    CHILD_EPISODES "a,1,,2024-01-10,2024-01-20,,,intervention,specialist,intervention,la\n";
  g_autoptr (BalPathwayCost) cost = make_cost (-1, NULL, FALSE);
  g_autoptr (BalResult) result = child_run (cost, text);

  assert_cell (result, "pathway_cost", "", "cost_low", "220");
  g_assert_false (child_says (result, "cost-not-known"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pathway-cost/bounds", test_bounds);
  g_test_add_func ("/pathway-cost/groups", test_groups);
  g_test_add_func ("/pathway-cost/without-prices", test_without_prices);
  g_test_add_func ("/pathway-cost/silence", test_silence);

  return g_test_run ();
}

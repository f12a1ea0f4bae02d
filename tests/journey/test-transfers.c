/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-transfers.h"

#include "tests/journey/bal-child-results.h"

/* a: asked for before the leaving, with a plan, and a gap of nine days; b: an overlap of eleven
 * days, and a unit of the first agency in another strand that has nothing to do with it; c: on the
 * next day, and not asked for; d: asked for after the leaving, and waiting; e: nobody; f: the days
 * are not over; g: the agency is still waited for. */
static const char episodes[] =
  "child_id,episode_id,requested_date,start_date,end_date,strand,level,stage,agency,outcome\n"
  "a,1,,2024-01-01,2024-01-31,intervention,targeted,intervention,nhs,\n"
  "a,2,2024-01-20,2024-02-10,,intervention,targeted,intervention,la,\n"
  "a,3,,2024-02-01,2024-02-01,family,targeted,evaluation,nhs,plan\n"
  "b,4,,2024-01-01,2024-01-31,intervention,targeted,intervention,nhs,\n"
  "b,5,,2024-01-21,,intervention,targeted,intervention,la,\n"
  "b,6,,2024-01-02,,family,universal,intervention,nhs,\n"
  "c,7,,2024-01-01,2024-01-31,intervention,targeted,intervention,nhs,\n"
  "c,8,,2024-02-01,,intervention,targeted,intervention,la,\n"
  "d,9,,2024-01-01,2024-01-31,intervention,targeted,intervention,nhs,\n"
  "d,10,2024-02-20,,,intervention,targeted,intervention,la,\n"
  "e,11,,2024-01-01,2024-01-31,intervention,targeted,intervention,nhs,\n"
  "f,12,,2024-01-01,2024-12-20,intervention,targeted,intervention,nhs,\n"
  "g,13,,2024-01-01,2024-01-31,intervention,targeted,intervention,nhs,\n"
  "g,14,2024-03-01,,,intervention,targeted,intervention,nhs,\n";

static BalAnalysis *
make_transfers (const char *plan)
{
  const char *const by[] = { "agency", NULL };
  const char *const rows[] = { plan, NULL };

  return g_object_new (BAL_TYPE_TRANSFERS, "as-at", child_day ("2024-12-31"), "by", by, "plan-rows",
                       plan ? rows : NULL, NULL);
}

static void
test_states (void)
{
  g_autoptr (BalAnalysis) transfers = make_transfers (NULL);
  g_autoptr (BalResult) result = child_run (transfers, episodes);

  /* That of a in the strand of families is one as well. */
  assert_cell (result, "transfers", "agency=nhs", "leavings", "7");
  assert_cell (result, "transfers", "agency=nhs", "children", "6");
  assert_cell (result, "transfers", "agency=nhs", "overlap", "1");
  assert_cell (result, "transfers", "agency=nhs", "overlap_days", "11");
  assert_cell (result, "transfers", "agency=nhs", "direct", "1");
  assert_cell (result, "transfers", "agency=nhs", "gap", "1");
  assert_cell (result, "transfers", "agency=nhs", "gap_days", "9");
  assert_cell (result, "transfers", "agency=nhs", "longest_gap_days", "9");
  assert_cell (result, "transfers", "agency=nhs", "waiting", "1");
  assert_cell (result, "transfers", "agency=nhs", "ended", "2");
  assert_cell (result, "transfers", "agency=nhs", "not_known", "1");
  assert_cell (result, "transfers", "agency=nhs", "receiver_named", "2");
  assert_cell (result, "transfers", "agency=nhs", "share_named", "0.5");
  assert_cell (result, "transfers", "agency=nhs", "plan_transferred", "not_available");
  assert_cell (result, "transfers_total", "", "leavings", "7");
  child_assert_parts (transfers, episodes);
}

static void
test_plans (void)
{
  g_autoptr (BalAnalysis) transfers = make_transfers ("outcome=plan");
  g_autoptr (BalResult) result = child_run (transfers, episodes);

  assert_cell (result, "transfers", "agency=nhs", "plan_transferred", "1");
  assert_cell (result, "transfers", "agency=nhs", "share_with_plan", "0.25");
}

/* A receiver that starts a day later than the window allows is none. */
static void
test_window (void)
{
  const struct
  {
    guint days;
    const char *gap;
  } cases[] = { { 10, "1" }, { 9, "0" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BalAnalysis) transfers =
        g_object_new (BAL_TYPE_TRANSFERS, "as-at", child_day ("2024-12-31"), "window-days",
                      cases[i].days, NULL);
      g_autoptr (BalResult) result = child_run (transfers, episodes);

      assert_cell (result, "transfers", "", "gap", cases[i].gap);
      assert_cell (result, "transfers", "", "not_known", "0");
    }
}

static void
test_period (void)
{
  g_autoptr (BalPeriod) period = bal_period_parse ("2024-01-31/2024-01-31", NULL);
  g_autoptr (BalAnalysis) transfers =
    BAL_ANALYSIS (bal_transfers_new (child_day ("2024-12-31"), period, NULL));
  g_autoptr (BalResult) result = child_run (transfers, episodes);

  assert_cell (result, "transfers", "", "leavings", "5");
  assert_cell (result, "transfers", "", "gap", "1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/transfers/states", test_states);
  g_test_add_func ("/transfers/plans", test_plans);
  g_test_add_func ("/transfers/window", test_window);
  g_test_add_func ("/transfers/period", test_period);

  return g_test_run ();
}

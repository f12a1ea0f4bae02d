/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-access.h"

#include "tests/journey/bal-child-results.h"

/* a: asked for, turned away once, assessed twice, then supported at the targeted level.
 * b: one contact of a day, which was support, and nothing after it.
 * c: supported at once, and assessed while it goes on.
 * d: asked for, and waits.
 * e: a contact of a day shortly before the as-at date. */
static const char episodes[] =
  "child_id,episode_id,requested_date,start_date,end_date,closed_date,strand,level,stage,agency\n"
  "a,1,2024-01-01,,,2024-01-20,intervention,specialist,intervention,nhs\n"
  "a,2,2024-01-21,2024-02-01,2024-02-01,,identification,targeted,identification,nhs\n"
  "a,3,,2024-02-10,2024-02-10,,identification,targeted,identification,la\n"
  "a,4,,2024-03-01,2024-06-01,,intervention,targeted,intervention,la\n"
  "b,5,,2024-01-10,2024-01-10,,intervention,specialist,intervention,nhs\n"
  "c,6,2024-01-10,2024-01-10,2024-05-01,,intervention,universal,intervention,la\n"
  "c,7,,2024-02-01,2024-02-20,,identification,specialist,identification,nhs\n"
  "d,8,2024-06-01,,,,intervention,specialist,intervention,nhs\n"
  "e,9,,2024-12-01,2024-12-01,,identification,universal,identification,la\n";

static BalAnalysis *
make_access (void)
{
  return BAL_ANALYSIS (bal_access_new (child_day ("2024-12-31"), NULL, NULL));
}

static void
test_children (void)
{
  g_autoptr (BalAnalysis) access = make_access ();
  g_autoptr (BalResult) result = child_run (access, episodes);

  assert_cell (result, "access", "", "children", "5");
  assert_cell (result, "access", "", "children_with_access", "2");
  assert_cell (result, "access", "", "children_without_access", "1");
  assert_cell (result, "access", "", "children_not_known", "2");
  assert_cell (result, "access", "", "children_supported", "3");
  assert_cell (result, "access", "", "supported_before_assessment", "2");
  assert_cell (result, "access", "", "assessments_before_support", "3");
  assert_cell (result, "access", "", "requests_turned_away", "1");
  assert_cell (result, "access_gates", "gates=3", "children_supported", "1");
  assert_cell (result, "access_gates", "gates=1", "children_not_supported", "1");
  assert_cell (result, "access_gates", "gates=0", "children_supported", "2");
  assert_cell (result, "access_levels", "level=targeted", "children", "1");
  assert_cell (result, "access_levels", "level=specialist", "share", "0.333333333333");
  child_assert_parts (access, episodes);
}

/* Of five, two had support on the first day, one after 60 days; one was seen for 30 days and one
 * for 213 without it. After the second day three are at risk, of whom one goes, one comes. */
static void
test_times (void)
{
  g_autoptr (BalAnalysis) access = make_access ();
  g_autoptr (BalResult) result = child_run (access, episodes);

  assert_cell (result, "access_times", "milestone=support", "reached", "3");
  assert_cell (result, "access_times", "milestone=support", "p25_days", "0");
  assert_cell (result, "access_times", "milestone=support", "median_days", "60");
  assert_cell (result, "access_times", "milestone=support", "p75_days", "not_applicable");
  assert_cell (result, "access_times", "milestone=contact", "not_reached", "1");
  assert_cell (result, "access_times", "milestone=support_from_need", "children", "0");
}

static void
test_follow_up (void)
{
  g_autoptr (BalAnalysis) access =
    g_object_new (BAL_TYPE_ACCESS, "as-at", child_day ("2024-12-31"), "follow-up-days", 28, NULL);
  g_autoptr (BalResult) result = child_run (access, episodes);

  /* The support of a came a day later than that. */
  assert_cell (result, "access", "", "children_with_access", "1");
  assert_cell (result, "access", "", "children_without_access", "3");
  assert_cell (result, "access", "", "children_not_known", "1");
}

/* Who was first seen in it, followed to the as-at date. */
static void
test_period (void)
{
  g_autoptr (BalPeriod) period = bal_period_parse ("2024-01-01/2024-01-09", NULL);
  const char *const by[] = { "agency", NULL };
  g_autoptr (BalAnalysis) access =
    BAL_ANALYSIS (bal_access_new (child_day ("2024-12-31"), period, by));
  g_autoptr (BalResult) result = child_run (access, episodes);

  assert_cell (result, "access_total", "", "children", "1");
  assert_cell (result, "access_total", "", "children_with_access", "1");
  assert_cell (result, "access", "agency=nhs", "children", "1");
}

static void
test_conditions (void)
{
  const char *const support[] = { "agency=la", NULL };
  const char *const wrong[] = { "stage=shoe", NULL };
  g_autoptr (BalAnalysis) access = g_object_new (BAL_TYPE_ACCESS, "as-at", child_day ("2024-12-31"),
                                                 "support-rows", support, NULL);
  g_autoptr (BalAnalysis) refused =
    g_object_new (BAL_TYPE_ACCESS, "as-at", child_day ("2024-12-31"), "assessment-rows", wrong,
                  NULL);
  g_autoptr (BalCaseload) caseload =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, episodes, NULL);
  g_autoptr (BalResult) result = child_run (access, episodes);
  g_autoptr (GError) error = NULL;

  assert_cell (result, "access", "", "children_supported", "3");
  assert_cell (result, "access_times", "milestone=support", "reached", "3");
  g_assert_null (bal_analysis_run (refused, caseload, NULL, NULL, &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/access/children", test_children);
  g_test_add_func ("/access/times", test_times);
  g_test_add_func ("/access/follow-up", test_follow_up);
  g_test_add_func ("/access/period", test_period);
  g_test_add_func ("/access/conditions", test_conditions);

  return g_test_run ();
}

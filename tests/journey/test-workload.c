/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-workload.h"

#include "libbalanced/journey/bal-team.h"
#include "tests/journey/bal-child-results.h"

static const char episodes[] =
  "child_id,episode_id,requested_date,start_date,end_date,strand,level,stage,agency,"
  "contacts_offered,contacts_attended,minutes\n"
  "a,1,,2024-01-01,2024-01-20,intervention,specialist,identification,nhs,4,3,120\n"
  "a,2,,2024-01-10,,intervention,specialist,intervention,nhs,6,6,360\n"
  "b,3,2024-01-05,,,intervention,specialist,intervention,nhs,,,\n"
  "b,4,,2023-12-01,,intervention,universal,intervention,nhs,9,9,900\n"
  "c,5,,2024-01-15,,intervention,targeted,intervention,school,2,,\n";

static BalWorkload *
make_workload (double limit)
{
  static const char *const rows[] = { "agency=nhs", NULL };
  static const char *const weights[] = { "specialist=1", "universal=0.25", NULL };
  static const char *const dates[] = { "2024-01-15", NULL };
  g_autoptr (GListStore) teams = g_list_store_new (BAL_TYPE_TEAM);
  g_autoptr (BalPeriod) period = bal_period_parse ("2024-01-01/2024-01-28", NULL);
  g_autoptr (BalTeam) nhs =
    g_object_new (BAL_TYPE_TEAM, "name", "nhs", "rows", rows, "wte", 0.5, "children-per-wte", limit,
                  "contacts-per-week", 10.0, "hours-per-week", 8.0, NULL);
  g_autoptr (BalTeam) all = bal_team_new ("all");

  g_list_store_append (teams, nhs);
  g_list_store_append (teams, all);
  return g_object_new (BAL_TYPE_WORKLOAD, "as-at", child_day ("2024-03-01"), "period", period,
                       "teams", teams, "dates", dates, "level-weights", weights, NULL);
}

static void
test_caseload (void)
{
  g_autoptr (BalWorkload) workload = make_workload (3);
  g_autoptr (BalResult) result = child_run (workload, episodes);

  assert_cell (result, "workload", "team=nhs day=2024-01-15", "children", "2");
  assert_cell (result, "workload", "team=nhs day=2024-01-15", "episodes", "3");
  assert_cell (result, "workload", "team=nhs day=2024-01-15", "waiting_children", "1");
  assert_cell (result, "workload", "team=nhs day=2024-01-15", "weighted_caseload", "2.25");
  assert_cell (result, "workload", "team=nhs day=2024-01-28", "episodes", "2");
  assert_cell (result, "workload", "team=nhs day=2024-01-28", "children_per_wte", "4");
  assert_cell (result, "workload", "team=nhs day=2024-01-28", "weighted_per_wte", "2.5");
  assert_cell (result, "workload", "team=nhs day=2024-01-28", "is_over_limit", "true");
  assert_cell (result, "workload", "team=all day=2024-01-28", "children", "3");
  assert_cell (result, "workload", "team=all day=2024-01-28", "children_per_wte", "not_available");
  g_assert_true (child_says (result, "caseload-over-limit"));
  child_assert_parts (workload, episodes);
}

static void
test_use (void)
{
  g_autoptr (BalWorkload) workload = make_workload (4);
  g_autoptr (BalResult) result = child_run (workload, episodes);

  /* Four weeks of half a person. */
  assert_cell (result, "workload_use", "team=nhs", "contacts_offered", "10");
  assert_cell (result, "workload_use", "team=nhs", "attended_share", "0.9");
  assert_cell (result, "workload_use", "team=nhs", "capacity_contacts", "20");
  assert_cell (result, "workload_use", "team=nhs", "offered_share_of_capacity", "0.5");
  assert_cell (result, "workload_use", "team=nhs", "minutes", "480");
  assert_cell (result, "workload_use", "team=nhs", "minutes_share_of_capacity", "0.5");
  assert_cell (result, "workload_use", "team=all", "capacity_minutes", "not_available");
  assert_cell (result, "workload_stages", "team=nhs stage=identification", "share_of_minutes",
               "0.25");
  /* Exactly at the limit is not over it. */
  g_assert_false (child_says (result, "caseload-over-limit"));
}

static void
test_defaults (void)
{
  static const char *const by[] = { "agency", NULL };
  g_autoptr (BalWorkload) workload = bal_workload_new (child_day ("2024-03-01"), NULL, by, NULL);
  g_autoptr (BalResult) result = child_run (workload, episodes);

  assert_cell (result, "workload", "agency=school", "children", "1");
  assert_cell (result, "workload", "agency=school", "weighted_caseload", "not_available");
  assert_cell (result, "workload", "agency=school", "children_per_wte", "not_applicable");
  assert_cell (result, "workload_use", "agency=school", "contacts_attended", "missing");
  assert_cell (result, "workload_use", "agency=school", "attended_share", "not_applicable");
  assert_cell (result, "workload_total", "", "children", "3");
}

static void
test_errors (void)
{
  static const char *const lists[][2] = { { "huge=1", NULL }, { "specialist=", NULL } };
  static const char *const dates[] = { "2024-03-02", NULL };
  g_autoptr (BalCaseload) caseload =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, episodes, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BalWorkload) workload =
        g_object_new (BAL_TYPE_WORKLOAD, "as-at", child_day ("2024-03-01"), "level-weights",
                      lists[i], NULL);

      g_assert_null (bal_analysis_run (BAL_ANALYSIS (workload), caseload, NULL, NULL, &error));
      g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
    }
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (BalWorkload) workload =
      g_object_new (BAL_TYPE_WORKLOAD, "as-at", child_day ("2024-03-01"), "dates", dates, NULL);

    g_assert_null (bal_analysis_run (BAL_ANALYSIS (workload), caseload, NULL, NULL, &error));
    g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workload/caseload", test_caseload);
  g_test_add_func ("/workload/use", test_use);
  g_test_add_func ("/workload/defaults", test_defaults);
  g_test_add_func ("/workload/errors", test_errors);

  return g_test_run ();
}

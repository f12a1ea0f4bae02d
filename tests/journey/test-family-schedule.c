/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-family-schedule.h"

#include "tests/journey/bal-child-results.h"

/* Two weeks of seven contacts, a week beside them, and a unit without contacts. */
static const char episodes[] =
  "child_id,episode_id,start_date,end_date,strand,level,stage,agency,role,contacts_offered\n"
  "a,1,2024-01-01,2024-01-14,intervention,specialist,intervention,nhs,physiotherapist,7\n"
  "a,2,2024-01-08,2024-01-21,intervention,specialist,intervention,nhs,physiotherapist,5\n"
  "a,3,2024-02-01,2024-02-28,family,targeted,intervention,la,teacher,\n"
  "a,4,2024-03-01,2024-03-01,intervention,targeted,intervention,la,teacher,0\n"
  "b,5,2024-01-01,2024-01-14,intervention,targeted,intervention,la,,\n";

static BalFamilySchedule *
make_schedule (const char *worker, guint least_units)
{
  return g_object_new (BAL_TYPE_FAMILY_SCHEDULE, "as-at", child_day ("2024-12-31"), "worker",
                       worker, "least-units", least_units, "with-children", TRUE, NULL);
}

static void
test_measures (void)
{
  g_autoptr (BalFamilySchedule) schedule = make_schedule ("role", 2);
  g_autoptr (BalResult) result = child_run (schedule, episodes);
  const char *list = "family_schedule_list";

  assert_cell (result, list, "child_id=a", "agencies", "2");
  assert_cell (result, list, "child_id=a", "roles", "2");
  assert_cell (result, list, "child_id=a", "load_days", "21");
  /* Twelve contacts in 22 days. */
  assert_cell (result, list, "child_id=a", "contacts_per_week", "3.82");
  assert_cell (result, list, "child_id=a", "usual_provider_continuity", "0.5");
  /* (4 + 4 - 4) / (4 * 3). */
  assert_cell (result, list, "child_id=a", "continuity_of_care", "0.333");
  assert_cell (result, list, "child_id=a", "changes", "1");
  assert_cell (result, list, "child_id=b", "roles", "not_available");
  assert_cell (result, list, "child_id=b", "load_days", "not_available");
  assert_cell (result, "family_schedule", "measure=agencies", "median", "1.5");
  assert_cell (result, "family_schedule", "measure=roles", "children_not_known", "1");
  assert_cell (result, "family_schedule", "measure=continuity_of_care", "mean", "0.333");
  g_assert_true (child_says (result, "workers-not-recorded"));
  child_assert_parts (schedule, episodes);
}

static void
test_worker (void)
{
  g_autoptr (BalFamilySchedule) agency = make_schedule ("agency", 5);
  g_autoptr (BalFamilySchedule) wrong = make_schedule ("colour", 2);
  g_autoptr (BalResult) result = child_run (agency, episodes);
  g_autoptr (BalResult) none = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BalCaseload) caseload =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, episodes, NULL);

  assert_cell (result, "family_schedule", "measure=continuity_of_care", "mean", "missing");
  assert_cell (result, "family_schedule_list", "child_id=b", "changes", "0");
  /* Every unit has an agency. */
  g_assert_false (child_says (result, "workers-not-recorded"));
  none = bal_analysis_run (BAL_ANALYSIS (wrong), caseload, NULL, NULL, &error);
  g_assert_null (none);
  g_assert_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND);
}

static void
test_period (void)
{
  g_autoptr (BalPeriod) period = bal_period_parse ("2024-01-08/2024-01-21", NULL);
  g_autoptr (BalFamilySchedule) schedule =
    bal_family_schedule_new (child_day ("2024-12-31"), period, NULL);
  g_autoptr (BalResult) result = child_run (schedule, episodes);

  /* The unit that began before is there with its days, and without its contacts. */
  assert_cell (result, "family_schedule", "measure=load_days", "largest", "14");
  assert_cell (result, "family_schedule", "measure=contacts_per_week", "largest", "2.5");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/family-schedule/measures", test_measures);
  g_test_add_func ("/family-schedule/worker", test_worker);
  g_test_add_func ("/family-schedule/period", test_period);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "tests/support/bal-test-area.h"
#include "tests/support/bal-test-findings.h"

#define SETTINGS                                                                   \
  "'settings': [{'code': 'school', 'name': 'School', 'place': 'learning'},"        \
  "{'code': 'hub', 'name': 'Hub', 'place': 'community'},"                          \
  "{'code': 'nursery', 'name': 'Nursery', 'place': 'learning', 'cluster': 'hub'}," \
  "{'code': 'clinic', 'name': 'Clinic', 'place': 'clinic'}], "

/* A link is of the setting, or of the base of its cluster; a clinic needs none. */
static void
test_cover (void)
{
  g_autoptr (BalResult) result = bal_test_check_area (
    SETTINGS "'link_therapists': [{'code': 'one', 'links': [{'setting': 'hub', 'days': 2,"
             " 'per': 'month', 'planning_hours': 3}]}]");

  g_assert_cmpuint (bal_test_count_table_rows (result, "link_settings"), ==, 3);
  bal_test_assert_cell (result, "link_settings", 0, "covered_by", "missing");
  bal_test_assert_cell (result, "link_settings", 0, "therapists", "true_zero");
  bal_test_assert_cell (result, "link_settings", 2, "covered_by", "hub");
  bal_test_assert_cell (result, "link_settings", 2, "days_per_term", "6");
  bal_test_assert_cell (result, "link_settings", 2, "teamwork_hours", "missing");
  g_assert_cmpuint (bal_test_count_findings (result, "setting-without-link"), ==, 1);
  g_assert_cmpfloat (bal_test_get_figure (result, "link-therapist-time-unknown", NULL, "links"), ==,
                     1.0);
}

/* A term has 13 weeks, and a year three terms. */
static void
test_therapists (void)
{
  g_autoptr (BalResult) result = bal_test_check_area (
    SETTINGS "'link_therapists': [{'code': 'one', 'agency': 'nhs', 'links': ["
             "{'setting': 'school', 'days': 1, 'per': 'week', 'lead': true},"
             "{'setting': 'hub', 'days': 9, 'per': 'year'}]},"
             "{'code': 'two', 'links': [{'setting': 'school', 'days': 0.5, 'per': 'week'}]},"
             "{'code': 'three'}]");

  bal_test_assert_cell (result, "link_therapists", 0, "sites", "2");
  bal_test_assert_cell (result, "link_therapists", 0, "days_per_term", "16");
  bal_test_assert_cell (result, "link_therapists", 0, "days_per_site", "8");
  bal_test_assert_cell (result, "link_therapists", 2, "sites", "true_zero");
  bal_test_assert_cell (result, "link_therapists", 2, "days_per_site", "missing");
  bal_test_assert_cell (result, "link_settings", 0, "therapists", "2");
  bal_test_assert_cell (result, "link_settings", 0, "lead", "one");
  bal_test_assert_cell (result, "link_settings", 0, "days_per_term", "19.5");
  g_assert_cmpuint (bal_test_count_findings (result, "link-therapist-lead-unclear"), ==, 0);
}

/* A link that has ended is none at the as-at day; an unknown one is as good as no link. */
static void
test_days (void)
{
  g_autoptr (BalArea) area =
    bal_test_area (SETTINGS "'link_therapists': [{'code': 'one', 'links': [{'setting': 'school',"
                            " 'days': 1, 'per': 'week', 'end': '2020-12'}]}]");
  g_autoptr (BalAreaCheck) before = bal_area_check_new (area, 18627);
  g_autoptr (BalAreaCheck) after = bal_area_check_new (area, 18628);
  g_autoptr (BalResult) on_last_day = bal_area_check_run (before);
  g_autoptr (BalResult) on_next_day = bal_area_check_run (after);

  bal_test_assert_cell (on_last_day, "link_settings", 0, "covered_by", "school");
  bal_test_assert_cell (on_next_day, "link_settings", 0, "covered_by", "missing");
}

/* A link that is planned covers nothing, and its time is not asked for. */
static void
test_planned (void)
{
  g_autoptr (BalResult) result = bal_test_check_area (
    SETTINGS "'link_therapists': [{'code': 'one', 'links': [{'setting': 'school',"
             " 'status': 'planned'}, {'setting': 'hub', 'status': 'active', 'days': 1,"
             " 'per': 'week', 'planning_hours': 1, 'teamwork_hours': 1}]}]");

  bal_test_assert_cell (result, "link_settings", 0, "covered_by", "missing");
  bal_test_assert_cell (result, "link_settings", 1, "covered_by", "hub");
  bal_test_assert_cell (result, "link_therapists", 0, "sites", "1");
  g_assert_cmpuint (bal_test_count_findings (result, "setting-without-link"), ==, 1);
  g_assert_cmpuint (bal_test_count_findings (result, "link-therapist-time-unknown"), ==, 0);
}

static void
test_sites (void)
{
  g_autoptr (BalArea) area =
    bal_test_area (SETTINGS "'link_therapists': [{'code': 'one', 'links': [{'setting': 'school'},"
                            "{'setting': 'school'}, {'setting': 'hub'}]}]");
  g_autoptr (BalAreaCheck) two =
    g_object_new (BAL_TYPE_AREA_CHECK, "area", area, "maximum-sites", 2, NULL);
  g_autoptr (BalAreaCheck) one =
    g_object_new (BAL_TYPE_AREA_CHECK, "area", area, "maximum-sites", 1, NULL);
  g_autoptr (BalResult) allowed = bal_area_check_run (two);
  g_autoptr (BalResult) many = bal_area_check_run (one);

  g_assert_cmpuint (bal_test_count_findings (allowed, "link-therapist-many-sites"), ==, 0);
  g_assert_cmpfloat (bal_test_get_figure (many, "link-therapist-many-sites", NULL, "sites"), ==,
                     2.0);
  g_assert_cmpint (bal_area_check_get_maximum_sites (one), ==, 1);
}

/* Where no link is stated at all, nothing is said about settings. */
static void
test_nothing_stated (void)
{
  g_autoptr (BalResult) result = bal_test_check_area (SETTINGS "'link_therapists': []");

  g_assert_null (bal_result_lookup_table (result, "link_settings"));
  g_assert_cmpuint (bal_test_count_findings (result, "setting-without-link"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area/link-therapists/cover", test_cover);
  g_test_add_func ("/area/link-therapists/therapists", test_therapists);
  g_test_add_func ("/area/link-therapists/days", test_days);
  g_test_add_func ("/area/link-therapists/planned", test_planned);
  g_test_add_func ("/area/link-therapists/sites", test_sites);
  g_test_add_func ("/area/link-therapists/nothing-stated", test_nothing_stated);

  return g_test_run ();
}

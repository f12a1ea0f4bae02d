/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "tests/support/bal-test-area.h"
#include "tests/support/bal-test-findings.h"

#define SETTINGS                                                                     \
  "'agencies': [{'code': 'nhs', 'name': 'NHS'}, {'code': 'la', 'name': 'Council'}]," \
  "'settings': [{'code': 'school', 'name': 'School', 'place': 'learning'},"          \
  "{'code': 'clinic', 'name': 'Clinic', 'place': 'clinic'},"                         \
  "{'code': 'somewhere', 'name': 'Somewhere'}], "

#define CELL(strand, level) "{'strand': '" strand "', 'level': '" level "'}"

/* Each unit stands in one row, so that shares add up; what is not known is a row too. */
static void
test_places (void)
{
  g_autoptr (BalResult) result = bal_test_check_area (
    SETTINGS "'provisions': ["
             "{'code': 'a', 'name': 'A', 'agency': 'nhs', 'settings': ['clinic'], 'hours': 30},"
             "{'code': 'b', 'name': 'B', 'agency': 'nhs', 'settings': ['clinic', 'school'],"
             " 'hours': 10},"
             "{'code': 'c', 'name': 'C', 'agency': 'la', 'medium': 'online'},"
             "{'code': 'd', 'name': 'D', 'settings': ['somewhere', 'clinic']},"
             "{'code': 'e', 'name': 'E', 'settings': ['school'], 'status': 'planned'}]");

  g_assert_cmpuint (bal_test_count_table_rows (result, "places"), ==, 24);
  bal_test_assert_cell (result, "places", 4, "agency", "nhs");
  bal_test_assert_cell (result, "places", 4, "place", "clinic");
  bal_test_assert_cell (result, "places", 4, "units_share", "0.5");
  bal_test_assert_cell (result, "places", 4, "hours_share", "0.75");
  bal_test_assert_cell (result, "places", 6, "place", "several");
  bal_test_assert_cell (result, "places", 6, "hours_share", "0.25");
  bal_test_assert_cell (result, "places", 0, "units", "true_zero");
  bal_test_assert_cell (result, "places", 0, "hours", "missing");
  bal_test_assert_cell (result, "places", 13, "place", "online");
  bal_test_assert_cell (result, "places", 13, "units_share", "1");
  bal_test_assert_cell (result, "places", 23, "agency", "not_applicable");
  bal_test_assert_cell (result, "places", 23, "place", "unknown");
  bal_test_assert_cell (result, "places", 23, "units", "1");
  g_assert_cmpuint (bal_test_count_findings (result, "place-unknown"), ==, 1);
}

static void
test_functional_place (void)
{
  g_autoptr (BalResult) result = bal_test_check_area (
    SETTINGS "'provisions': ["
             "{'code': 'a', 'name': 'A', 'settings': ['clinic'], 'functional_place': 'home'},"
             "{'code': 'b', 'name': 'B', 'settings': ['somewhere'], 'functional_place': 'home'},"
             "{'code': 'c', 'name': 'C', 'settings': ['clinic', 'school'],"
             " 'functional_place': 'learning'}]");

  bal_test_assert_cell (result, "unit_places", 0, "matches", "false");
  bal_test_assert_cell (result, "unit_places", 1, "matches", "missing");
  bal_test_assert_cell (result, "unit_places", 2, "matches", "true");
  g_assert_cmpuint (bal_test_count_findings (result, "place-not-functional"), ==, 1);
}

/* An empty cell is a true zero only when no unit could stand there. */
static void
test_cells (void)
{
  g_autoptr (BalResult) result = bal_test_check_area (
    SETTINGS
    "'provisions': ["
    "{'code': 'a', 'name': 'A', 'settings': ['school'], 'grouping': 'class',"
    " 'cells': [" CELL (
      "FS",
      "universal") "]},"
                   "{'code': 'b', 'name': 'B', 'settings': ['school'], 'grouping': 'individual',"
                   " 'cells': [" CELL ("family",
                                       "universal") ", {'strand': 'workforce'}]},"
                                                    "{'code': 'c', 'name': 'C', 'cells': [" CELL (
                                                      "intervention", "specialist") "]}]");

  g_assert_cmpuint (bal_test_count_table_rows (result, "setting_cells"), ==, 15);
  bal_test_assert_cell (result, "setting_cells", 0, "units", "2");
  bal_test_assert_cell (result, "setting_cells", 0, "child_by_child", "1");
  bal_test_assert_cell (result, "setting_cells", 0, "setting_wide", "1");
  bal_test_assert_cell (result, "setting_cells", 1, "units", "true_zero");
  bal_test_assert_cell (result, "setting_cells", 6, "units", "missing");
  bal_test_assert_cell (result, "setting_cells", 14, "units", "missing");
  bal_test_assert_cell (result, "setting_offers", 0, "cells_filled", "1");
  bal_test_assert_cell (result, "setting_offers", 0, "cells_open", "4");
  bal_test_assert_cell (result, "setting_offers", 0, "cells_empty", "10");
  bal_test_assert_cell (result, "setting_offers", 0, "setting_wide_share", "0.5");
  bal_test_assert_cell (result, "setting_offers", 0, "drop_in", "missing");
  g_assert_cmpfloat (bal_test_get_figure (result, "setting-cells-empty", NULL, "empty"), ==, 10.0);
}

/* A unit without a setting may be here, in another way, and open to all. */
static void
test_open (void)
{
  const char *const only = SETTINGS "'provisions': [{'code': 'a', 'name': 'A', 'settings': "
                                    "['school'], 'grouping': 'individual', 'routes': ['plan']}]";
  const char *const with_open =
    SETTINGS "'provisions': [{'code': 'a', 'name': 'A', 'settings': ['school'], 'grouping':"
             " 'individual', 'routes': ['plan']}, {'code': 'b', 'name': 'B'}]";
  g_autoptr (BalResult) closed = bal_test_check_area (only);
  g_autoptr (BalResult) open = bal_test_check_area (with_open);

  g_assert_cmpuint (bal_test_count_findings (closed, "setting-child-by-child"), ==, 1);
  g_assert_cmpuint (bal_test_count_findings (closed, "setting-without-drop-in"), ==, 1);
  bal_test_assert_cell (closed, "setting_offers", 0, "drop_in", "false");
  g_assert_cmpuint (bal_test_count_findings (open, "setting-child-by-child"), ==, 0);
  g_assert_cmpuint (bal_test_count_findings (open, "setting-without-drop-in"), ==, 0);
}

static void
test_assessments (void)
{
  g_autoptr (BalResult) result = bal_test_check_area (
    SETTINGS "'provisions': ["
             "{'code': 'a', 'name': 'A', 'settings': ['clinic'], 'functions': ['assessment']},"
             "{'code': 'b', 'name': 'B', 'settings': ['clinic', 'school'],"
             " 'functions': ['informal_assessment']},"
             "{'code': 'c', 'name': 'C', 'functions': ['assessment']},"
             "{'code': 'd', 'name': 'D', 'settings': ['clinic'], 'age_from_months': 192,"
             " 'functions': ['assessment']},"
             "{'code': 'e', 'name': 'E', 'settings': ['clinic'], 'functions': ['talking']}]");

  g_assert_cmpuint (bal_test_count_table_rows (result, "assessments"), ==, 4);
  bal_test_assert_cell (result, "assessments", 0, "in_learning", "false");
  bal_test_assert_cell (result, "assessments", 1, "in_learning", "true");
  bal_test_assert_cell (result, "assessments", 2, "in_learning", "missing");
  bal_test_assert_cell (result, "assessments", 3, "school_age", "false");
  g_assert_cmpuint (bal_test_count_findings (result, "assessment-outside-learning"), ==, 1);
  g_assert_cmpuint (bal_test_count_findings (result, "vocabulary-unknown"), ==, 1);
}

/* Each step needs the one before it, on a day that is not later, or on none that is stated. */
static void
test_environments (void)
{
  g_autoptr (BalResult) result = bal_test_check_area (
    "'settings': [{'code': 'a', 'name': 'A', 'environment': [{'kind': 'audit', 'date': '2020-01'},"
    "{'kind': 'adapt', 'date': '2020-01-31'}, {'kind': 'enhance'}, {'kind': 'audit'}]},"
    "{'code': 'b', 'name': 'B', 'environment': [{'kind': 'enhance', 'date': '2020'},"
    "{'kind': 'audit', 'date': '2019'}]}, {'code': 'c', 'name': 'C', 'environment': []}]");

  g_assert_cmpuint (bal_test_count_table_rows (result, "environments"), ==, 2);
  bal_test_assert_cell (result, "environments", 0, "audits", "2");
  bal_test_assert_cell (result, "environments", 0, "last_audit", "2020-01-31");
  bal_test_assert_cell (result, "environments", 0, "last_enhancement", "missing");
  bal_test_assert_cell (result, "environments", 1, "adaptations", "true_zero");
  g_assert_cmpuint (bal_test_count_findings (result, "environment-step-skipped"), ==, 1);
  g_assert_true (
    bal_test_has_finding (result, "environment-step-skipped", "/settings/1/environment"));
}

/* A document without any of it has no such tables, and no findings. */
static void
test_nothing_stated (void)
{
  g_autoptr (BalResult) result =
    bal_test_check_area (SETTINGS "'provisions': [{'code': 'a', 'name': 'A'}]");

  g_assert_null (bal_result_lookup_table (result, "places"));
  g_assert_null (bal_result_lookup_table (result, "setting_offers"));
  g_assert_null (bal_result_lookup_table (result, "assessments"));
  g_assert_cmpuint (bal_test_count_findings (result, "setting-without-offer"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area/setting-offers/places", test_places);
  g_test_add_func ("/area/setting-offers/functional-place", test_functional_place);
  g_test_add_func ("/area/setting-offers/cells", test_cells);
  g_test_add_func ("/area/setting-offers/open", test_open);
  g_test_add_func ("/area/setting-offers/assessments", test_assessments);
  g_test_add_func ("/area/setting-offers/environments", test_environments);
  g_test_add_func ("/area/setting-offers/nothing-stated", test_nothing_stated);

  return g_test_run ();
}

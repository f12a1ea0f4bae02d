/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "tests/support/bal-test-area.h"
#include "tests/support/bal-test-findings.h"

static BalResult *
check (const char *members)
{
  g_autofree char *text =
    g_strdup_printf ("'rolling_programmes': [{'code': 'p', 'name': 'P', %s}]", members);

  return bal_test_check_area (text);
}

/* 13 children in groups of 6 need 3 groups; the interval has its own. */
static void
test_needed (void)
{
  g_autoptr (BalResult) result =
    check ("'demand': 13, 'demand_low': 6, 'demand_high': 18.5, 'group_size': 6,"
           "'groups': [{'sessions': 8}, {'sessions': 6, 'filled': 3}]");

  bal_test_assert_cell (result, "programmes", 0, "needed", "3");
  bal_test_assert_cell (result, "programmes", 0, "needed_low", "1");
  bal_test_assert_cell (result, "programmes", 0, "needed_high", "4");
  bal_test_assert_cell (result, "programmes", 0, "planned", "2");
  bal_test_assert_cell (result, "programmes", 0, "gap", "1");
  bal_test_assert_cell (result, "programmes", 0, "sessions", "14");
  bal_test_assert_cell (result, "programmes", 0, "places", "6");
  bal_test_assert_cell (result, "programmes", 0, "fill", "0.5");
  bal_test_assert_cell (result, "programmes", 0, "announcement_unknown", "2");
  g_assert_cmpuint (bal_test_count_findings (result, "programme-tight"), ==, 1);
  g_assert_cmpuint (bal_test_count_findings (result, "programme-short"), ==, 0);
}

static void
test_range (void)
{
  g_autoptr (BalResult) result =
    check ("'demand': {'low': 6, 'high': 7}, 'group_size': 6, 'groups': [{}]");

  bal_test_assert_cell (result, "programmes", 0, "demand", "missing");
  bal_test_assert_cell (result, "programmes", 0, "needed", "missing");
  bal_test_assert_cell (result, "programmes", 0, "gap", "missing");
  bal_test_assert_cell (result, "programmes", 0, "needed_low", "1");
  bal_test_assert_cell (result, "programmes", 0, "needed_high", "2");
}

/* A predicted demand of 0 needs no group; that is not the same as none predicted. */
static void
test_odd (void)
{
  g_autoptr (BalResult) none = check ("'demand': 0, 'group_size': 6, 'groups': [{}]");
  g_autoptr (BalResult) unknown = check ("'group_size': 0, 'groups': []");
  g_autoptr (BalResult) reversed =
    check ("'demand_low': 9, 'demand_high': 3, 'group_size': 6, 'groups': [{}]");
  g_autoptr (BalResult) below = check ("'demand': -4, 'group_size': 6, 'groups': [{}]");
  g_autoptr (BalResult) huge = check ("'demand': 1e300, 'group_size': 1, 'groups': [{}]");

  bal_test_assert_cell (none, "programmes", 0, "needed", "true_zero");
  g_assert_cmpuint (bal_test_count_findings (none, "programme-surplus"), ==, 1);
  g_assert_cmpfloat (bal_test_get_figure (unknown, "programme-incomplete", NULL, "parts"), ==, 3.0);
  bal_test_assert_cell (unknown, "programmes", 0, "fill", "missing");
  g_assert_cmpuint (bal_test_count_findings (reversed, "programme-incomplete"), ==, 1);
  bal_test_assert_cell (below, "programmes", 0, "demand", "missing");
  bal_test_assert_cell (huge, "programmes", 0, "needed", "missing");
  g_assert_cmpuint (bal_test_count_findings (huge, "programme-short"), ==, 1);
}

/* Announced the day before it begins is in advance; on the day is not. */
static void
test_schedule (void)
{
  g_autoptr (BalResult) result =
    check ("'groups': [{'announced': '2020-09-06', 'start': '2020-09-07'},"
           "{'announced': '2020-09-07', 'start': '2020-09-07'}, {'start': '2020-09-07'}]");

  bal_test_assert_cell (result, "programmes", 0, "in_advance", "1");
  bal_test_assert_cell (result, "programmes", 0, "late", "1");
  bal_test_assert_cell (result, "programmes", 0, "announcement_unknown", "1");
}

static void
test_fill (void)
{
  g_autoptr (BalArea) area =
    bal_test_area ("'rolling_programmes': [{'code': 'p', 'name': 'P', 'group_size': 10, 'groups': ["
                   "{'filled': 5}, {'places': 4, 'filled': 5}, {'places': 6}]}]");
  g_autoptr (BalAreaCheck) strict =
    g_object_new (BAL_TYPE_AREA_CHECK, "area", area, "minimum-fill", 0.72, NULL);
  g_autoptr (BalAreaCheck) mild =
    g_object_new (BAL_TYPE_AREA_CHECK, "area", area, "minimum-fill", 0.7, NULL);
  g_autoptr (BalResult) low = bal_area_check_run (strict);
  g_autoptr (BalResult) enough = bal_area_check_run (mild);

  bal_test_assert_cell (low, "programmes", 0, "places", "14");
  bal_test_assert_cell (low, "programmes", 0, "filled", "10");
  g_assert_cmpfloat (bal_test_get_figure (low, "programme-overfull", NULL, "groups"), ==, 1.0);
  g_assert_cmpuint (bal_test_count_findings (low, "programme-fill-low"), ==, 1);
  g_assert_cmpuint (bal_test_count_findings (enough, "programme-fill-low"), ==, 0);
  g_assert_cmpfloat (bal_area_check_get_minimum_fill (mild), ==, 0.7);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area/programmes/needed", test_needed);
  g_test_add_func ("/area/programmes/range", test_range);
  g_test_add_func ("/area/programmes/odd", test_odd);
  g_test_add_func ("/area/programmes/schedule", test_schedule);
  g_test_add_func ("/area/programmes/fill", test_fill);

  return g_test_run ();
}

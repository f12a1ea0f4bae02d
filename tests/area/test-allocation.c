/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-error.h"
#include "tests/support/bal-test-area.h"
#include "tests/support/bal-test-findings.h"

#define SETTINGS                                                                  \
  "'settings': [{'code': 'a', 'name': 'A', 'children': 100, 'deprivation': 0.5}," \
  "{'code': 'b', 'name': 'B', 'children': 100, 'deprivation': 0.3},"              \
  "{'code': 'c', 'name': 'C', 'children': 100, 'deprivation': 0.1}], "

#define MEASURE "{'code': 'sen', 'label': 'SEN', 'aspect': 'volume', 'weight': 1}"

static BalResult *
check (const char *options, const char *shares)
{
  g_autofree char *members =
    g_strdup_printf (SETTINGS "'allocations': [{'code': 'days', %s, 'shares': [%s]}]", options,
                     shares);

  return bal_test_check_area (members);
}

static char *
make_shares (const char *a, const char *b, const char *c)
{
  return g_strdup_printf ("{'setting': 'a', 'needs': [{'measure': 'sen', 'value': %s}]},"
                          "{'setting': 'b', 'needs': [{'measure': 'sen', 'value': %s}]},"
                          "{'setting': 'c', 'needs': [{'measure': 'sen', 'value': %s}]}",
                          a, b, c);
}

static void
assert_due (BalResult *result, const char *a, const char *b, const char *c)
{
  bal_test_assert_cell (result, "allocation_settings", 0, "due", a);
  bal_test_assert_cell (result, "allocation_settings", 1, "due", b);
  bal_test_assert_cell (result, "allocation_settings", 2, "due", c);
}

/* 10 over 5:3:1 by largest remainder is 6, 3, 1. */
static void
test_remainder (void)
{
  g_autofree char *shares = make_shares ("5", "3", "1");
  g_autoptr (BalResult) result = check ("'pool': 10, 'need_measures': [" MEASURE "]", shares);

  assert_due (result, "6", "3", "1");
  bal_test_assert_cell (result, "allocation_settings", 0, "need_share", "0.555555555556");
  bal_test_assert_cell (result, "allocation_settings", 0, "allocated", "missing");
  bal_test_assert_cell (result, "allocations", 0, "progressivity_allocated", "missing");
}

/* Of equal remainders the first one in the list comes first. */
static void
test_ties (void)
{
  g_autofree char *shares = make_shares ("1", "1", "1");
  g_autoptr (BalResult) result = check ("'pool': 11, 'need_measures': [" MEASURE "]", shares);

  assert_due (result, "4", "4", "3");
}

/* The base goes first; who would fall below the minimum gets it, and the others share the rest. */
static void
test_base_and_minimum (void)
{
  g_autofree char *shares = make_shares ("5", "4", "0");
  g_autoptr (BalResult) with_base =
    check ("'pool': 12, 'base': 1, 'need_measures': [" MEASURE "]", shares);
  g_autoptr (BalResult) with_minimum =
    check ("'pool': 12, 'base': 1, 'minimum': 3, 'need_measures': [" MEASURE "]", shares);
  g_autoptr (BalResult) just =
    check ("'pool': 12, 'minimum': 4, 'need_measures': [" MEASURE "]", shares);
  g_autoptr (BalResult) too_little =
    check ("'pool': 11, 'minimum': 4, 'need_measures': [" MEASURE "]", shares);

  assert_due (with_base, "6", "5", "1");
  assert_due (with_minimum, "5", "4", "3");
  assert_due (just, "4", "4", "4");
  assert_due (too_little, "missing", "missing", "missing");
  g_assert_cmpuint (bal_test_count_findings (too_little, "allocation-pool-short"), ==, 1);
}

/* Measures are weighed as shares, so that their units do not matter. */
static void
test_weights (void)
{
  g_autoptr (BalResult) result =
    check ("'pool': 8, 'need_measures': [{'code': 'sen', 'label': 'SEN', 'weight': 3},"
           "{'code': 'low', 'label': 'Low income', 'weight': 1}]",
           "{'setting': 'a', 'needs': [{'measure': 'sen', 'value': 2},"
           " {'measure': 'low', 'value': 0}]},"
           "{'setting': 'b', 'needs': [{'measure': 'sen', 'value': 2},"
           " {'measure': 'low', 'value': 1000}]},"
           "{'setting': 'c', 'needs': [{'measure': 'sen', 'value': 0},"
           " {'measure': 'low', 'value': 0}]}");

  assert_due (result, "3", "5", "0");
}

/* What is not known, not a number or below 0 is not 0; where nobody has a need all are alike. */
static void
test_odd_needs (void)
{
  g_autofree char *below = make_shares ("5", "-1", "1");
  g_autofree char *words = make_shares ("5", "{'qualifier': 'word', 'word': 'some'}", "1");
  g_autofree char *none = make_shares ("0", "0", "0");
  const char *const options = "'pool': 10, 'need_measures': [" MEASURE "]";
  g_autoptr (BalResult) with_below = check (options, below);
  g_autoptr (BalResult) with_words = check (options, words);
  g_autoptr (BalResult) with_none = check (options, none);
  g_autoptr (BalResult) empty = check (options, "");
  g_autoptr (BalResult) no_weight =
    check ("'pool': 10, 'need_measures': [{'code': 'sen', 'label': 'SEN', 'weight': 0}]", none);

  assert_due (with_below, "missing", "missing", "missing");
  assert_due (with_words, "missing", "missing", "missing");
  g_assert_cmpfloat (bal_test_get_figure (with_words, "allocation-need-missing", NULL, "settings"),
                     ==, 1.0);
  assert_due (with_none, "4", "3", "3");
  g_assert_cmpuint (bal_test_count_table_rows (empty, "allocation_settings"), ==, 0);
  g_assert_cmpuint (bal_test_count_findings (empty, "allocation-sum-differs"), ==, 0);
  g_assert_cmpuint (bal_test_count_findings (no_weight, "allocation-without-rule"), ==, 1);
}

/* What is too large to be shared out exactly is not shared out, and never wraps. */
static void
test_overflow (void)
{
  g_autofree char *shares = make_shares ("5", "3", "1");
  g_autoptr (BalResult) pool =
    check ("'pool': 9223372036854775807, 'need_measures': [" MEASURE "]", shares);
  g_autoptr (BalResult) most =
    check ("'pool': 999999999999, 'need_measures': [" MEASURE "]", shares);
  g_autoptr (BalResult) base =
    check ("'pool': 10, 'base': 9223372036854775807, 'need_measures': [" MEASURE "]", shares);

  assert_due (pool, "missing", "missing", "missing");
  g_assert_cmpuint (bal_test_count_findings (pool, "allocation-without-rule"), ==, 1);
  assert_due (most, "555555555555", "333333333333", "111111111111");
  assert_due (base, "missing", "missing", "missing");
  g_assert_cmpuint (bal_test_count_findings (base, "allocation-pool-short"), ==, 1);
}

/* 5, 3, 1 for the most, middling and least deprived of equal size: the index is 8/27. */
static void
test_progressivity (void)
{
  g_autoptr (BalResult) result =
    check ("'pool': 9, 'need_measures': []",
           "{'setting': 'a', 'allocated': 5, 'top_up': 7}, {'setting': 'b', 'allocated': 3},"
           "{'setting': 'c', 'allocated': 1}");
  g_autoptr (BalResult) reversed =
    check ("'pool': 9, 'need_measures': []",
           "{'setting': 'a', 'allocated': 1}, {'setting': 'b', 'allocated': 3},"
           "{'setting': 'c', 'allocated': 5, 'top_up': 100}");

  bal_test_assert_cell (result, "allocations", 0, "progressivity_allocated", "0.296296296296");
  bal_test_assert_cell (result, "allocations", 0, "allocated", "9");
  bal_test_assert_cell (result, "allocations", 0, "top_up", "7");
  bal_test_assert_cell (result, "allocation_settings", 0, "allocated_per_child", "0.05");
  g_assert_cmpuint (bal_test_count_findings (result, "allocation-regressive"), ==, 0);
  g_assert_cmpfloat_with_epsilon (
    bal_test_get_figure (reversed, "allocation-regressive", NULL, "index"), -8.0 / 27.0, 1e-12);
  g_assert_cmpuint (bal_test_count_findings (reversed, "allocation-sum-differs"), ==, 0);
}

static void
test_method (void)
{
  g_autoptr (BalArea) area =
    bal_test_area ("'allocations': [{'code': 'x', 'pool': 3, 'need_measures': [" MEASURE "],"
                   "'shares': [{'setting': 'a', 'needs': [{'measure': 'sen', 'value': 1}]}]}]");
  g_autoptr (GError) error = NULL;
  g_autoptr (BalResult) result = bal_area_allocate (area, "x", &error);

  g_assert_no_error (error);
  bal_test_assert_cell (result, "allocation_settings", 0, "due", "3");
  g_assert_null (bal_area_allocate (area, "y", &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area/allocation/remainder", test_remainder);
  g_test_add_func ("/area/allocation/ties", test_ties);
  g_test_add_func ("/area/allocation/base-and-minimum", test_base_and_minimum);
  g_test_add_func ("/area/allocation/weights", test_weights);
  g_test_add_func ("/area/allocation/odd-needs", test_odd_needs);
  g_test_add_func ("/area/allocation/overflow", test_overflow);
  g_test_add_func ("/area/allocation/progressivity", test_progressivity);
  g_test_add_func ("/area/allocation/method", test_method);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-concurrency.h"

#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "tests/journey/bal-random-input.h"

/* One universal unit, two targeted ones and a specialist one: the published worked example. */
static void
test_worked_example (void)
{
  static const char *const peak[] = { "peak_units", "4", NULL };
  static const char *const mix[] = { "universal",  "true", "targeted", "true",
                                     "specialist", "true", NULL };
  g_autoptr (BalConcurrency) concurrency = bal_concurrency_new (INPUT_AS_AT, NULL, NULL);
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  random_episodes_init (&input.data);
  random_episodes_add (&input.data, 100, 200, 1, 0);
  random_episodes_add (&input.data, 110, 140, 4, 1);
  random_episodes_add (&input.data, 130, 160, 4, 2);
  random_episodes_add (&input.data, 140, 150, 0, 1);
  for (gsize row = 0; row < 4; row++)
    input.data.grouping[row] = row == 0 ? 3 : 0;
  random_input_init (&input, 4);
  result = random_input_run (&input, concurrency);
  g_assert_cmpfloat (find_number (result, "concurrency", "unit_days", NULL), ==, 174);
  g_assert_cmpfloat (find_number (result, "concurrency", "active_days", NULL), ==, 101);
  g_assert_cmpfloat_with_epsilon (find_number (result, "concurrency", "mean_units", NULL), 1.7228,
                                  0.00005);
  g_assert_cmpfloat (find_number (result, "concurrency", "highest_peak", NULL), ==, 4);
  g_assert_cmpfloat (find_number (result, "concurrency", "highest_peak_without_ambient", NULL), ==,
                     3);
  g_assert_cmpfloat (find_number (result, "concurrency", "ambient_unit_days", NULL), ==, 101);
  g_assert_cmpfloat (find_number (result, "concurrency", "children_below_expected", NULL), ==, 1);
  g_assert_cmpfloat (find_number (result, "concurrency_by_children", "children", peak), ==, 1);
  g_assert_cmpfloat (find_number (result, "level_mix", "days", mix), ==, 21);
}

static void
assert_finding (gboolean with_grouping, const char *code, const char *other)
{
  g_autoptr (BalConcurrency) concurrency = bal_concurrency_new (INPUT_AS_AT, NULL, NULL);
  g_autoptr (BalResult) result = NULL;
  g_autoptr (BalFinding) found = NULL;
  g_autoptr (BalFinding) not_found = NULL;
  RandomInput input;

  random_episodes_init (&input.data);
  random_episodes_add (&input.data, 100, 200, 1, 0);
  random_input_init (&input, 1);
  if (!with_grouping)
    input.data.episodes.grouping = NULL;
  result = random_input_run (&input, concurrency);
  found = bal_findings_lookup (bal_result_get_findings (result), code);
  not_found = bal_findings_lookup (bal_result_get_findings (result), other);
  g_assert_nonnull (found);
  g_assert_null (not_found);
  g_assert_cmpfloat (find_number (result, "concurrency", "ambient_unit_days", NULL), ==,
                     with_grouping ? 0 : -1);
}

/* Where nothing says what is setting-wide, six or seven at once cannot be compared with. */
static void
test_ambient_unknown (void)
{
  assert_finding (FALSE, "concurrency-ambient-unknown", "concurrency-below-expectation");
  assert_finding (TRUE, "concurrency-below-expectation", "concurrency-ambient-unknown");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/concurrency/worked-example", test_worked_example);
  g_test_add_func ("/concurrency/ambient-unknown", test_ambient_unknown);

  return g_test_run ();
}

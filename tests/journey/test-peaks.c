/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-peaks.h"

#include "tests/journey/bal-random-input.h"

#define DAY(n) (RANDOM_ORIGIN + (n))

/* Two children: one with two units that meet on a day and a third after a gap, one with two units
 * of the same days. */
static void
fill (RandomInput *input)
{
  random_episodes_init (&input->data);
  random_episodes_add (&input->data, DAY (0), DAY (9), 0, 0);
  random_episodes_add (&input->data, DAY (9), DAY (12), 1, 1);
  random_episodes_add (&input->data, DAY (20), -1, 1, 2);
  random_episodes_add (&input->data, DAY (3), DAY (6), 0, 0);
  random_episodes_add (&input->data, DAY (3), DAY (6), 2, 1);
  random_input_init (input, 3);
}

static void
test_figures (void)
{
  g_autoptr (BalPeaks) peaks = bal_peaks_new (DAY (24) + BAL_EPISODES_EPOCH, NULL, NULL);
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  fill (&input);
  result = random_input_run (&input, peaks);
  g_assert_cmpfloat (find_number (result, "peaks", "children", NULL), ==, 2);
  g_assert_cmpfloat (find_number (result, "peaks", "active_days", NULL), ==, 13 + 5 + 4);
  g_assert_cmpfloat (find_number (result, "peaks", "unit_days", NULL), ==, 10 + 4 + 5 + 8);
  g_assert_cmpfloat (find_number (result, "peaks", "highest_peak", NULL), ==, 2);
  g_assert_cmpfloat (find_number (result, "children_by_peak", "children",
                                  (const char *[]){ "peak_units", "2", NULL }),
                     ==, 2);
  g_assert_cmpfloat (find_number (result, "children_by_mean", "children",
                                  (const char *[]){ "mean_units_from", "1", NULL }),
                     ==, 1);
  g_assert_cmpfloat (find_number (result, "children_by_mean", "children",
                                  (const char *[]){ "mean_units_from", "2", NULL }),
                     ==, 1);
}

/* The period cuts the first units off, and who has no unit in it is not counted. */
static void
test_period (void)
{
  g_autoptr (BalPeriod) period =
    bal_period_new (DAY (12) + BAL_EPISODES_EPOCH, DAY (21) + BAL_EPISODES_EPOCH);
  g_autoptr (BalPeaks) peaks = bal_peaks_new (DAY (24) + BAL_EPISODES_EPOCH, period, NULL);
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  fill (&input);
  result = random_input_run (&input, peaks);
  g_assert_cmpfloat (find_number (result, "peaks", "children", NULL), ==, 1);
  g_assert_cmpfloat (find_number (result, "peaks", "unit_days", NULL), ==, 3);
  g_assert_cmpfloat (find_number (result, "peaks", "highest_peak", NULL), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/peaks/figures", test_figures);
  g_test_add_func ("/peaks/period", test_period);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-curve-private.h"

#include "libbalanced/base/bal-random-private.h"
#include "tests/support/bal-test-vectors.h"

#define CLOSE(actual, expected) g_assert_true (bal_test_is_close (actual, expected, 1e-9))
#define MOST 32

typedef struct
{
  BalCurve curve;
  BalEstimate forecasts[MOST];
} Found;

static Found
find (const BalCurveOptions *options, const double *y, const double *given, gsize n)
{
  double x[MOST];
  Found found;

  for (gsize i = 0; i < n; i++)
    x[i] = (double) (i + 1);
  found.curve = bal_curve (options, x, y, given, n, found.forecasts);
  return found;
}

static const BalCurveOptions LINEAR = { 5, BAL_CURVE_LINEAR, 3, -1, 0.95 };

/* Exclusions rose by 2 a year. They still rise afterwards, but by 1: that is a turn. */
static void
test_slowing_is_a_turn (void)
{
  static const double y[] = { 10, 12, 14, 16, 18, 19, 20, 21 };
  const Found found = find (&LINEAR, y, NULL, G_N_ELEMENTS (y));

  g_assert_cmpint (found.curve.turn, ==, BAL_CURVE_TURNED);
  CLOSE (found.curve.baseline, 18);
  CLOSE (found.forecasts[5].value, 20);
  CLOSE (found.forecasts[7].value, 24);
  CLOSE (found.curve.delta, 3);
  CLOSE (found.curve.slope_before, 2);
  CLOSE (found.curve.slope_after, 1);
  CLOSE (found.curve.improvement, 1);
  g_assert_cmpuint (found.curve.run, ==, 3);
  /* A baseline on a line leaves no scatter: everything off it is outside. */
  g_assert_cmpint (found.curve.evidence, ==, BAL_CURVE_STRONG);
  g_assert_true (isnan (found.forecasts[4].value));
}

/* The mean of 10, 12, 11, 13 and 9 is 11, their standard deviation sqrt (2.5), and 2.776 is the
 * quantile of Student with 4 degrees: 11 +- 4.8090. */
static void
test_flat (void)
{
  static const double weak[] = { 10, 12, 11, 13, 9, 12, 13, 12 };
  static const double strong[] = { 10, 12, 11, 13, 9, 12, 13, 16 };
  BalCurveOptions options = LINEAR;
  Found found;

  options.forecast = BAL_CURVE_FLAT;
  options.direction = 1;
  found = find (&options, weak, NULL, G_N_ELEMENTS (weak));
  CLOSE (found.curve.forecast.value, 11);
  g_assert_true (
    bal_test_is_close (found.curve.forecast.upper, 11 + 2.7764451052 * sqrt (2.5 * 1.2), 1e-8));
  g_assert_cmpint (found.curve.turn, ==, BAL_CURVE_TURNED);
  g_assert_cmpint (found.curve.evidence, ==, BAL_CURVE_WEAK);
  found = find (&options, strong, NULL, G_N_ELEMENTS (strong));
  g_assert_cmpint (found.curve.evidence, ==, BAL_CURVE_STRONG);
  options.direction = -1;
  found = find (&options, strong, NULL, G_N_ELEMENTS (strong));
  g_assert_cmpint (found.curve.turn, ==, BAL_CURVE_WORSE);
}

static void
test_seven_are_strong (void)
{
  static const double y[] = { 10, 20, 0, 15, 5, 11, 11, 11, 11, 11, 11, 11 };
  BalCurveOptions options = LINEAR;

  options.forecast = BAL_CURVE_FLAT;
  options.direction = 1;
  g_assert_cmpint (find (&options, y, NULL, 11).curve.evidence, ==, BAL_CURVE_WEAK);
  g_assert_cmpint (find (&options, y, NULL, 12).curve.evidence, ==, BAL_CURVE_STRONG);
}

/* The median slope of 1, 2, 3, 4 and 50 is 1, whatever the last one is. */
static void
test_theil_sen (void)
{
  static const double y[] = { 1, 2, 3, 4, 50, 5, 5, 5 };
  BalCurveOptions options = LINEAR;
  Found found;

  options.forecast = BAL_CURVE_THEIL_SEN;
  found = find (&options, y, NULL, G_N_ELEMENTS (y));
  g_assert_cmpint (found.curve.turn, ==, BAL_CURVE_TURNED);
  g_assert_true (found.forecasts[7].value > 5);
  g_assert_true (isnan (found.forecasts[7].lower));
}

static void
test_given (void)
{
  static const double y[] = { 1, 2, 3, 4, 5, 6 };
  static const double given[] = { NAN, NAN, NAN, 5, 5, 5 };
  BalCurveOptions options = { 3, BAL_CURVE_GIVEN, 3, 1, 0.95 };
  Found found = find (&options, y, given, G_N_ELEMENTS (y));

  CLOSE (found.curve.delta, 1);
  /* Worse, as expected, better: the middle one is on the forecast. */
  g_assert_cmpint (found.curve.turn, ==, BAL_CURVE_MIXED);
  g_assert_cmpuint (found.curve.run, ==, 1);
  found = find (&options, y, NULL, G_N_ELEMENTS (y));
  g_assert_cmpint (found.curve.turn, ==, BAL_CURVE_TOO_FEW);
}

/* What is not known makes no run; values that are not there yet end it nowhere. */
static void
test_gaps (void)
{
  static const double inner[] = { 10, 12, 14, 16, 18, 19, NAN, 20, 21 };
  static const double outer[] = { 10, 12, 14, 16, 18, 19, 20, 21, NAN };

  g_assert_cmpint (find (&LINEAR, inner, NULL, 9).curve.turn, ==, BAL_CURVE_TOO_FEW);
  g_assert_cmpint (find (&LINEAR, outer, NULL, 9).curve.turn, ==, BAL_CURVE_TURNED);
}

static void
test_refused (void)
{
  static const double y[] = { 1, NAN, 2, NAN, NAN, 4 };
  static const double infinite[] = { 1, 2, INFINITY, 3 };
  static const double same_x[] = { 1, 2, 2, 3 };
  static const double four[] = { 1, 2, 3, 4 };
  BalEstimate forecasts[4];

  g_assert_cmpint (find (&LINEAR, y, NULL, 6).curve.status, ==, BAL_STATISTIC_TOO_FEW);
  g_assert_cmpint (find (&LINEAR, y, NULL, 0).curve.status, ==, BAL_STATISTIC_TOO_FEW);
  g_assert_cmpint (find (&LINEAR, infinite, NULL, 4).curve.status, ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_curve (&LINEAR, same_x, four, NULL, 4, forecasts).status, ==,
                   BAL_STATISTIC_INVALID);
  g_assert_cmpint (find (&LINEAR, four, NULL, 4).curve.turn, ==, BAL_CURVE_TOO_FEW);
}

/* To turn the values round, and the direction with them, changes no verdict. */
static void
test_mirrored (void)
{
  BalRandom random;

  bal_random_init (&random, 7, 0);
  for (guint round = 0; round < 500; round++)
    {
      BalCurveOptions options = { 3 + round % 5, (BalCurveForecast) (round % 3), 1 + round % 4, 1,
                                  0.95 };
      double y[MOST], mirrored[MOST];
      Found one, other;

      for (guint i = 0; i < MOST; i++)
        {
          y[i] = (double) bal_random_below (&random, 9);
          mirrored[i] = -y[i];
        }
      one = find (&options, y, NULL, MOST);
      options.direction = -1;
      other = find (&options, mirrored, NULL, MOST);
      g_assert_cmpint (one.curve.turn, ==, other.curve.turn);
      g_assert_cmpint (one.curve.evidence, ==, other.curve.evidence);
      g_assert_cmpuint (one.curve.run, ==, other.curve.run);
      g_assert_true (fabs (one.curve.delta - other.curve.delta) < 1e-9);
    }
}

static void
test_targets (void)
{
  g_assert_cmpint (bal_target_judge (90, NAN, NAN, 90, 1), ==, BAL_TARGET_MET);
  g_assert_cmpint (bal_target_judge (90, NAN, NAN, 90, -1), ==, BAL_TARGET_MET);
  g_assert_cmpint (bal_target_judge (89, NAN, NAN, 90, 1), ==, BAL_TARGET_NOT_MET);
  g_assert_cmpint (bal_target_judge (92, 90, 94, 90, 1), ==, BAL_TARGET_MET);
  g_assert_cmpint (bal_target_judge (92, 89, 94, 90, 1), ==, BAL_TARGET_UNCERTAIN);
  g_assert_cmpint (bal_target_judge (87, 84, 90, 90, 1), ==, BAL_TARGET_UNCERTAIN);
  g_assert_cmpint (bal_target_judge (87, 84, 89, 90, 1), ==, BAL_TARGET_NOT_MET);
  g_assert_cmpint (bal_target_judge (87, 84, 89, 90, -1), ==, BAL_TARGET_MET);
  g_assert_cmpint (bal_target_judge (92, 91, 94, 90, -1), ==, BAL_TARGET_NOT_MET);
  g_assert_cmpint (bal_target_judge (NAN, NAN, NAN, 90, 1), ==, BAL_TARGET_UNDECIDED);
  CLOSE (bal_target_required (73, 50, 0, 100, 365), 60);
  CLOSE (bal_target_required (400, 50, 0, 100, 365), 100);
  g_assert_true (isnan (bal_target_required (-1, 50, 0, 100, 365)));
  g_assert_true (isnan (bal_target_required (5, 50, 9, 100, 9)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/curve/slowing-is-a-turn", test_slowing_is_a_turn);
  g_test_add_func ("/curve/flat", test_flat);
  g_test_add_func ("/curve/seven-are-strong", test_seven_are_strong);
  g_test_add_func ("/curve/theil-sen", test_theil_sen);
  g_test_add_func ("/curve/given", test_given);
  g_test_add_func ("/curve/gaps", test_gaps);
  g_test_add_func ("/curve/refused", test_refused);
  g_test_add_func ("/curve/mirrored", test_mirrored);
  g_test_add_func ("/curve/targets", test_targets);
  return g_test_run ();
}

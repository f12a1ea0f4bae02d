/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-random-private.h"
#include "libbalanced/statistics/bal-trend-private.h"
#include "tests/support/bal-test-vectors.h"

#define CLOSE(actual, expected, tolerance) \
  g_assert_true (bal_test_is_close (actual, expected, tolerance))

static void
expect_forecast (BalTestVectors *vectors, const BalTrendLine *line, gsize n)
{
  double values[3];
  double lower[3];
  double upper[3];

  for (gsize i = 0; i < 3; i++)
    {
      BalEstimate estimate = bal_trend_forecast (line, (double) (n + 1 + i), 0.95);

      values[i] = estimate.value;
      lower[i] = estimate.lower;
      upper[i] = estimate.upper;
    }
  bal_test_vectors_expect_array (vectors, "forecast", values, 3);
  bal_test_vectors_expect_array (vectors, "forecast_lower95", lower, 3);
  bal_test_vectors_expect_array (vectors, "forecast_upper95", upper, 3);
}

static void
test_vectors (void)
{
  BalTestVectors *vectors = bal_test_vectors_open ("vectors/stats/trend.json");

  if (vectors == NULL)
    return;
  while (bal_test_vectors_next (vectors))
    {
      gsize n;
      g_autofree double *y = bal_test_vectors_dup_array (vectors, "y", &n);
      BalTrendLine line = bal_trend_line (NULL, y, n);
      BalMannKendall test = bal_mann_kendall (y, n);

      bal_test_vectors_expect (vectors, "slope", line.slope);
      bal_test_vectors_expect (vectors, "intercept", line.intercept);
      bal_test_vectors_expect (vectors, "slope_se", line.slope_error);
      bal_test_vectors_expect (vectors, "p", line.p);
      bal_test_vectors_expect (vectors, "r2", line.r_squared);
      expect_forecast (vectors, &line, n);
      bal_test_vectors_expect (vectors, "theil_sen", bal_theil_sen (NULL, y, n).value);
      bal_test_vectors_expect (vectors, "mk_S", test.s);
      bal_test_vectors_expect (vectors, "mk_var", test.variance);
      bal_test_vectors_expect (vectors, "mk_z", test.z);
      bal_test_vectors_expect (vectors, "mk_p", test.p);
    }
  bal_test_vectors_close (vectors);
}

/* Without anybody's data: a line with one point off it. */
static void
test_worked (void)
{
  const double y[] = { 1, 2, 3, 5 };
  const double x[] = { 10, 20, 30, 40 };
  BalTrendLine line = bal_trend_line (NULL, y, 4);
  BalTrendLine scaled = bal_trend_line (x, y, 4);
  const double tied[] = { 1, 1, 2, 2, 3 };
  BalMannKendall test = bal_mann_kendall (tied, 5);

  CLOSE (line.slope, 1.3, 1e-14);
  CLOSE (line.intercept, -0.5, 1e-14);
  CLOSE (line.residual_sd, sqrt (0.15), 1e-13);
  CLOSE (scaled.slope, 0.13, 1e-14);
  CLOSE (scaled.p, line.p, 1e-13);
  CLOSE (bal_theil_sen (NULL, y, 4).value, (4 / 3.0 + 1) / 2, 1e-14);
  g_assert_cmpfloat (test.s, ==, 8);
  CLOSE (test.variance, (5 * 4 * 15 - 2 * 2 * 9) / 18.0, 1e-14);
}

static void
test_hostile (void)
{
  const double constant[] = { 3, 3, 3, 3, 3 };
  const double exact[] = { 1, 2, 3, 4 };
  const double bad[] = { 1, NAN, 3, 4 };
  const double huge[] = { 1e300, -1e300, 1e300, 2e300 };
  const double beyond[] = { 1.7e308, 1.7e308, -1.7e308, -1.7e308 };
  BalTrendLine line = bal_trend_line (NULL, constant, 5);

  g_assert_cmpint (line.status, ==, BAL_STATISTIC_OK);
  g_assert_cmpfloat (line.slope, ==, 0);
  g_assert_cmpint (line.test_status, ==, BAL_STATISTIC_UNDEFINED);
  g_assert_true (isnan (line.p) && isnan (line.r_squared));
  g_assert_cmpfloat (bal_trend_forecast (&line, 6, 0.95).value, ==, 3);

  line = bal_trend_line (NULL, exact, 4);
  CLOSE (line.r_squared, 1, 1e-14);
  g_assert_cmpfloat (line.p, <, 1e-15);
  line = bal_trend_line (NULL, exact, 2);
  g_assert_cmpint (line.test_status, ==, BAL_STATISTIC_TOO_FEW);
  g_assert_cmpint (bal_trend_forecast (&line, 3, 0.95).interval_status, ==, BAL_STATISTIC_TOO_FEW);
  g_assert_cmpint (bal_trend_line (NULL, exact, 1).status, ==, BAL_STATISTIC_TOO_FEW);
  g_assert_cmpint (bal_trend_line (NULL, bad, 4).status, ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_trend_line (bad, exact, 4).status, ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_trend_line (constant, exact, 4).status, ==, BAL_STATISTIC_UNDEFINED);
  g_assert_cmpint (bal_trend_line (NULL, beyond, 4).status, ==, BAL_STATISTIC_OVERFLOW);
  line = bal_trend_line (NULL, huge, 4);
  g_assert_cmpint (line.status, ==, BAL_STATISTIC_OK);
  CLOSE (line.slope, 5e299, 1e-13);
  g_assert_true (line.p > 0 && line.p < 1);

  g_assert_cmpint (bal_theil_sen (NULL, exact, 1).status, ==, BAL_STATISTIC_TOO_FEW);
  g_assert_cmpint (bal_theil_sen (constant, exact, 4).status, ==, BAL_STATISTIC_UNDEFINED);
  g_assert_cmpint (bal_theil_sen (NULL, beyond, 4).status, ==, BAL_STATISTIC_OVERFLOW);
  g_assert_cmpint (bal_theil_sen (NULL, exact, BAL_THEIL_SEN_MOST_POINTS + 1).status, ==,
                   BAL_STATISTIC_TOO_MANY);
  g_assert_cmpint (bal_mann_kendall (exact, 3).status, ==, BAL_STATISTIC_TOO_FEW);
  g_assert_cmpint (bal_mann_kendall (bad, 4).status, ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_mann_kendall (constant, 5).status, ==, BAL_STATISTIC_UNDEFINED);
}

/* S against the definition; a series read backwards has the opposite trend. */
static void
test_properties (void)
{
  BalRandom random;
  double y[60];
  double back[60];

  bal_random_init (&random, 2026, 10);
  for (guint round = 0; round < 2000; round++)
    {
      gsize n = 4 + bal_random_below (&random, 56);
      double s = 0;
      BalMannKendall test;
      BalTrendLine line;

      for (gsize i = 0; i < n; i++)
        back[n - 1 - i] = y[i] = bal_random_between (&random, 0, round % 2 ? 5 : 100000);
      for (gsize i = 0; i < n; i++)
        for (gsize j = i + 1; j < n; j++)
          s += (y[j] > y[i]) - (y[j] < y[i]);
      test = bal_mann_kendall (y, n);
      line = bal_trend_line (NULL, y, n);
      if (test.status != BAL_STATISTIC_OK || line.test_status != BAL_STATISTIC_OK)
        continue;
      g_assert_cmpfloat (test.s, ==, s);
      g_assert_cmpfloat (bal_mann_kendall (back, n).s, ==, -s);
      g_assert_true (test.p > 0 && test.p <= 1 && line.p >= 0 && line.p <= 1);
      g_assert_true (line.r_squared >= 0 && line.r_squared <= 1);
      g_assert_cmpfloat_with_epsilon (bal_trend_line (NULL, back, n).slope, -line.slope, 1e-9);
      g_assert_cmpfloat_with_epsilon (bal_theil_sen (NULL, back, n).value,
                                      -bal_theil_sen (NULL, y, n).value, 1e-9);
    }
}

static void
test_million (void)
{
  gsize n = 1000000;
  g_autofree double *y = g_new (double, n);
  BalMannKendall test;

  for (gsize i = 0; i < n; i++)
    y[i] = 0.5 * (double) i + (i % 2 ? 3 : -3);
  test = bal_mann_kendall (y, n);
  g_assert_cmpint (test.status, ==, BAL_STATISTIC_OK);
  g_assert_cmpfloat (test.s, >, 0.99 * (double) n * (double) n / 2);
  CLOSE (bal_trend_line (NULL, y, n).slope, 0.5, 1e-8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statistics/trend/vectors", test_vectors);
  g_test_add_func ("/statistics/trend/worked", test_worked);
  g_test_add_func ("/statistics/trend/hostile", test_hostile);
  g_test_add_func ("/statistics/trend/properties", test_properties);
  g_test_add_func ("/statistics/trend/million", test_million);
  return g_test_run ();
}

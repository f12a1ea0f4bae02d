/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-random-private.h"
#include "libbalanced/statistics/bal-moments-private.h"
#include "libbalanced/statistics/bal-quantile-private.h"
#include "tests/support/bal-test-vectors.h"

#define CLOSE(actual, expected, tolerance) \
  g_assert_true (bal_test_is_close (actual, expected, tolerance))

static void
test_percentiles (void)
{
  BalTestVectors *vectors = bal_test_vectors_open ("vectors/stats/percentiles.json");

  if (vectors == NULL)
    return;
  while (bal_test_vectors_next (vectors))
    {
      gsize n;
      gsize n_p;
      g_autofree double *values = bal_test_vectors_dup_array (vectors, "values", &n);
      g_autofree double *p = bal_test_vectors_dup_array (vectors, "p", &n_p);
      g_autofree double *quantiles = g_new (double, n_p);
      BalMoments moments = bal_moments (values, n);

      bal_quantiles (values, n, p, n_p, BAL_QUANTILE_LINEAR, quantiles);
      bal_test_vectors_expect_array (vectors, "type7", quantiles, n_p);
      bal_quantiles (values, n, p, n_p, BAL_QUANTILE_INVERSE, quantiles);
      bal_test_vectors_expect_array (vectors, "type1", quantiles, n_p);
      bal_test_vectors_expect (vectors, "mean", moments.mean);
      bal_test_vectors_expect (vectors, "sd", moments.sd);
      bal_test_vectors_expect (vectors, "mad", bal_median_deviation (values, n).value);
    }
  bal_test_vectors_close (vectors);
}

static void
test_groups (void)
{
  BalTestVectors *vectors = bal_test_vectors_open ("vectors/stats/quantile_group.json");

  if (vectors == NULL)
    return;
  while (bal_test_vectors_next (vectors))
    {
      gsize n;
      g_autofree double *values = bal_test_vectors_dup_array (vectors, "values", &n);
      g_autofree guint *groups = g_new (guint, n);
      g_autofree double *shown = g_new (double, n);

      bal_quantile_groups (values, n, (guint) bal_test_vectors_get (vectors, "nquantiles"),
                           bal_test_vectors_get_boolean (vectors, "invert"), groups);
      for (gsize i = 0; i < n; i++)
        shown[i] = groups[i] ? groups[i] : NAN;
      bal_test_vectors_expect_array (vectors, "quantile", shown, n);
    }
  bal_test_vectors_close (vectors);
}

/* R's quantile (c (1, 2, 3, 4, 10), c (0.1, 0.25, 0.5, 0.6, 0.9), type = ...). */
static void
test_types (void)
{
  static const double values[] = { 4, 1, 10, 3, 2 };
  static const double p[] = { 0.1, 0.25, 0.5, 0.6, 0.9 };
  static const double expected[][5] = {
    { 1, 2, 3, 3, 10 },          { 1, 2, 3, 3.5, 10 },
    { 1, 1, 2, 3, 4 },           { 1, 1.25, 2.5, 3, 7 },
    { 1, 1.75, 3, 3.5, 10 },     { 1, 1.5, 3, 3.6, 10 },
    { 1.4, 2, 3, 3.4, 7.6 },     { 1, 1 + 2 / 3.0, 3, 3 + 1.6 / 3, 10 },
    { 1, 1.6875, 3, 3.525, 10 },
  };

  for (guint type = 1; type <= 9; type++)
    {
      double quantiles[5];

      g_assert_cmpint (bal_quantiles (values, 5, p, 5, (BalQuantileType) type, quantiles), ==,
                       BAL_STATISTIC_OK);
      for (guint i = 0; i < 5; i++)
        CLOSE (quantiles[i], expected[type - 1][i], 1e-12);
    }
}

static void
test_moments (void)
{
  /* 0.1 ten times adds up to 1 only when what rounding loses is carried. */
  const double tenths[] = { 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1 };
  const double large[] = { 1.7e308, 1.7e308, 1.7e308 };
  const double apart[] = { 1e300, 1, -1e300 };
  const double offset[] = { 1e15 + 1, 1e15 + 2, 1e15 + 3 };
  const double bad[] = { 1, NAN };
  BalMoments moments;

  g_assert_cmpfloat (bal_mean (tenths, 10), ==, 0.1);
  g_assert_cmpfloat (bal_mean (large, 3), ==, 1.7e308);
  CLOSE (bal_mean (apart, 3), 1 / 3.0, 1e-15);
  g_assert_cmpfloat (bal_moments (offset, 3).sd, ==, 1);
  g_assert_cmpfloat (bal_moments (tenths, 10).sd, ==, 0);
  CLOSE (bal_moments (apart, 3).sd, 1e300, 1e-14);
  moments = bal_moments (bad, 2);
  g_assert_cmpint (moments.status, ==, BAL_STATISTIC_INVALID);
  g_assert_true (isnan (moments.mean) && isnan (moments.sd));
  moments = bal_moments (bad, 1);
  g_assert_cmpint (moments.status, ==, BAL_STATISTIC_OK);
  g_assert_cmpint (moments.sd_status, ==, BAL_STATISTIC_TOO_FEW);
  g_assert_cmpint (bal_moments (NULL, 0).status, ==, BAL_STATISTIC_TOO_FEW);
}

static void
test_hostile (void)
{
  const double bad[] = { 1, INFINITY, 2 };
  const double good[] = { 1, 2 };
  const double apart[] = { -1.7e308, 1.7e308, 1.7e308 };
  const double wrong[] = { 0.5, 1.5 };
  double quantiles[2];
  guint groups[3];
  double half = 0.5;

  g_assert_cmpint (bal_quantiles (bad, 3, &half, 1, BAL_QUANTILE_LINEAR, quantiles), ==,
                   BAL_STATISTIC_INVALID);
  g_assert_true (isnan (quantiles[0]));
  g_assert_cmpint (bal_quantiles (good, 2, wrong, 2, BAL_QUANTILE_LINEAR, quantiles), ==,
                   BAL_STATISTIC_INVALID);
  g_assert_true (isnan (quantiles[0]));
  g_assert_cmpint (bal_quantiles (good, 0, &half, 1, BAL_QUANTILE_LINEAR, quantiles), ==,
                   BAL_STATISTIC_TOO_FEW);
  g_assert_cmpfloat (bal_median (apart, 2).value, ==, 0);
  g_assert_cmpint (bal_median_deviation (apart, 3).status, ==, BAL_STATISTIC_OVERFLOW);
  g_assert_cmpint (bal_quantile_groups (good, 2, 3, FALSE, groups), ==, BAL_STATISTIC_TOO_FEW);
  g_assert_cmpuint (groups[0], ==, 0);
  g_assert_cmpint (bal_quantile_groups (good, 2, 0, FALSE, groups), ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_quantile_groups (bad, 3, 2, FALSE, groups), ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_quantile_groups (NULL, 0, 2, FALSE, groups), ==, BAL_STATISTIC_TOO_FEW);
}

static void
test_properties (void)
{
  BalRandom random;
  double values[200];
  guint groups[200];

  bal_random_init (&random, 2026, 3);
  for (guint i = 0; i < 500; i++)
    {
      guint n = 1 + bal_random_below (&random, 200);
      guint n_groups = 1 + bal_random_below (&random, n);

      for (guint j = 0; j < n; j++)
        values[j] = bal_random_between (&random, -50, 50);
      g_assert_cmpint (bal_quantile_groups (values, n, n_groups, FALSE, groups), ==,
                       BAL_STATISTIC_OK);
      for (guint j = 0; j < n; j++)
        for (guint k = 0; k < n; k += 7)
          g_assert_true (values[j] != values[k]
                           ? (values[j] < values[k]) <= (groups[j] <= groups[k])
                           : groups[j] == groups[k]);
      bal_sort_doubles (values, n);
      for (guint type = 1; type <= 9; type++)
        {
          double last = values[0];

          for (guint step = 0; step <= 100; step++)
            {
              double quantile =
                bal_quantile_of_sorted (values, n, step / 100.0, (BalQuantileType) type);

              g_assert_cmpfloat (quantile, >=, last - 1e-9);
              g_assert_cmpfloat (quantile, <=, values[n - 1]);
              last = quantile;
            }
          g_assert_cmpfloat (last, ==, values[n - 1]);
        }
    }
}

/* A histogram has the quantiles of the values that it counts. */
static void
test_counts (void)
{
  const double days[] = { 0, 3, 7, 20 };
  const double falling[] = { 3, 2 };
  const guint64 none[] = { 0, 0, 0, 0 };
  const guint64 most[] = { G_MAXUINT64, 1 };
  BalRandom random;

  bal_random_init (&random, 2026, 13);
  for (guint round = 0; round < 500; round++)
    {
      guint64 counts[4];
      double values[120];
      gsize n = 0;

      for (guint i = 0; i < 4; i++)
        {
          counts[i] = bal_random_below (&random, 30);
          for (guint64 j = 0; j < counts[i]; j++)
            values[n++] = days[i];
        }
      for (guint type = 1; type <= 9 && n > 0; type++)
        for (guint step = 0; step <= 25; step++)
          CLOSE (
            bal_quantile_of_counts (days, counts, 4, step / 25.0, (BalQuantileType) type).value,
            bal_quantile_of_sorted (values, n, step / 25.0, (BalQuantileType) type), 1e-12);
    }
  g_assert_cmpint (bal_quantile_of_counts (days, none, 4, 0.5, BAL_QUANTILE_LINEAR).status, ==,
                   BAL_STATISTIC_TOO_FEW);
  g_assert_cmpint (bal_quantile_of_counts (falling, none, 2, 0.5, BAL_QUANTILE_LINEAR).status, ==,
                   BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_quantile_of_counts (days, most, 2, 0.5, BAL_QUANTILE_LINEAR).status, ==,
                   BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_quantile_of_counts (days, none, 4, NAN, BAL_QUANTILE_LINEAR).status, ==,
                   BAL_STATISTIC_INVALID);
}

static void
test_million (void)
{
  gsize n = 1000000;
  g_autofree double *values = g_new (double, n);
  double p[] = { 0.25, 0.92 };
  double quantiles[2];

  for (gsize i = 0; i < n; i++)
    values[i] = (double) ((i * 7919) % n);
  g_assert_cmpint (bal_quantiles (values, n, p, 2, BAL_QUANTILE_LINEAR, quantiles), ==,
                   BAL_STATISTIC_OK);
  CLOSE (quantiles[0], 249999.75, 1e-12);
  CLOSE (quantiles[1], 919999.08, 1e-12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statistics/quantile/percentiles", test_percentiles);
  g_test_add_func ("/statistics/quantile/groups", test_groups);
  g_test_add_func ("/statistics/quantile/types", test_types);
  g_test_add_func ("/statistics/quantile/moments", test_moments);
  g_test_add_func ("/statistics/quantile/hostile", test_hostile);
  g_test_add_func ("/statistics/quantile/properties", test_properties);
  g_test_add_func ("/statistics/quantile/counts", test_counts);
  g_test_add_func ("/statistics/quantile/million", test_million);
  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-random-private.h"
#include "libbalanced/statistics/bal-interval-private.h"
#include "tests/support/bal-test-vectors.h"

#include <string.h>

#define CLOSE(actual, expected, tolerance) \
  g_assert_true (bal_test_is_close (actual, expected, tolerance))

static void
expect (BalTestVectors *vectors, BalEstimate estimate, const char *const names[3])
{
  bal_test_vectors_expect (vectors, names[0], estimate.value);
  bal_test_vectors_expect (vectors, names[1], estimate.lower);
  bal_test_vectors_expect (vectors, names[2], estimate.upper);
}

static const char *const PLAIN[] = { "value", "lower", "upper" };
static const char *const SHARE[] = { "p", "lower", "upper" };
static const char *const DIFFERENCE[] = { "diff", "lower", "upper" };
static const char *const RISK[] = { "rr", "rr_lower", "rr_upper" };
static const char *const MEAN[] = { "mean", "lower", "upper" };
static const char *const COUNT[] = { "x", "lower", "upper" };
static const char *const LIMITS[] = { "share", "lowercl", "uppercl" };
static const char *const WIDTH_95[] = { "value", "lower95_0cl", "upper95_0cl" };
static const char *const WIDTH_998[] = { "value", "lower99_8cl", "upper99_8cl" };

static void
test_wilson (void)
{
  BalTestVectors *vectors = bal_test_vectors_open ("vectors/stats/wilson.json");

  if (vectors == NULL)
    return;
  while (bal_test_vectors_next (vectors))
    expect (vectors,
            bal_interval_wilson (bal_test_vectors_get (vectors, "x"),
                                 bal_test_vectors_get (vectors, "n"),
                                 bal_test_vectors_get (vectors, "confidence")),
            SHARE);
  bal_test_vectors_close (vectors);
}

static void
test_proportion_table (void)
{
  BalTestVectors *vectors = bal_test_vectors_open ("vectors/stats/phe_table_proportion.json");

  if (vectors == NULL)
    return;
  while (bal_test_vectors_next (vectors))
    {
      double x = bal_test_vectors_get (vectors, "Numerator");
      double n = bal_test_vectors_get (vectors, "Denominator");
      double multiplier = bal_test_vectors_get (vectors, "multiplier");

      expect (vectors, bal_estimate_scale (bal_interval_wilson (x, n, 0.95), multiplier), WIDTH_95);
      expect (vectors, bal_estimate_scale (bal_interval_wilson (x, n, 0.998), multiplier),
              WIDTH_998);
    }
  bal_test_vectors_close (vectors);
}

static void
test_newcombe (void)
{
  BalTestVectors *vectors = bal_test_vectors_open ("vectors/stats/two_proportions_newcombe.json");

  if (vectors == NULL)
    return;
  while (bal_test_vectors_next (vectors))
    {
      double x1 = bal_test_vectors_get (vectors, "x1");
      double n1 = bal_test_vectors_get (vectors, "n1");
      double x2 = bal_test_vectors_get (vectors, "x2");
      double n2 = bal_test_vectors_get (vectors, "n2");

      expect (vectors, bal_interval_newcombe (x1, n1, x2, n2, 0.95), DIFFERENCE);
      expect (vectors, bal_interval_relative_risk (x1, n1, x2, n2, 0.95), RISK);
    }
  bal_test_vectors_close (vectors);
}

/* The printed table writes its confidence as "95%". */
static double
get_confidence (BalTestVectors *vectors)
{
  JsonNode *node = json_object_get_member (bal_test_vectors_get_case (vectors), "confidence");

  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_ascii_strtod (json_node_get_string (node), NULL) / 100;
  return json_node_get_double (node);
}

static void
test_byar (void)
{
  BalTestVectors *vectors = bal_test_vectors_open ("vectors/stats/byars.json");

  if (vectors == NULL)
    return;
  while (bal_test_vectors_next (vectors))
    {
      double x = bal_test_vectors_get (vectors, "x");
      double n = bal_test_vectors_get (vectors, "n");
      const char *method = bal_test_vectors_get_text (vectors, "method");
      BalEstimate estimate =
        bal_interval_count (x, get_confidence (vectors), BAL_COUNT_METHOD_BYAR);

      if (method && strstr (method, "Wilson"))
        estimate = bal_interval_wilson (x, n, get_confidence (vectors));
      expect (vectors, estimate, bal_test_vectors_has (vectors, "lowercl") ? LIMITS : COUNT);
    }
  bal_test_vectors_close (vectors);
}

static void
test_rate (void)
{
  BalTestVectors *vectors = bal_test_vectors_open ("vectors/stats/rate_byar_exact.json");

  if (vectors == NULL)
    return;
  while (bal_test_vectors_next (vectors))
    expect (vectors,
            bal_interval_rate (bal_test_vectors_get (vectors, "count"),
                               bal_test_vectors_get (vectors, "denominator"),
                               bal_test_vectors_get (vectors, "multiplier"),
                               bal_test_vectors_get (vectors, "confidence"), BAL_COUNT_METHOD_AUTO),
            PLAIN);
  bal_test_vectors_close (vectors);
}

static void
test_rate_table (void)
{
  BalTestVectors *vectors = bal_test_vectors_open ("vectors/stats/phe_table_rate.json");

  if (vectors == NULL)
    return;
  while (bal_test_vectors_next (vectors))
    {
      double x = bal_test_vectors_get (vectors, "Numerator");
      double n = bal_test_vectors_get (vectors, "Denominator");
      double multiplier = bal_test_vectors_get (vectors, "multiplier");

      expect (vectors, bal_interval_rate (x, n, multiplier, 0.95, BAL_COUNT_METHOD_AUTO), WIDTH_95);
      expect (vectors, bal_interval_rate (x, n, multiplier, 0.998, BAL_COUNT_METHOD_AUTO),
              WIDTH_998);
    }
  bal_test_vectors_close (vectors);
}

static void
test_mean (void)
{
  BalTestVectors *vectors = bal_test_vectors_open ("vectors/stats/mean_t.json");

  if (vectors == NULL)
    return;
  while (bal_test_vectors_next (vectors))
    {
      gsize n;
      g_autofree double *values = bal_test_vectors_dup_array (vectors, "values", &n);

      expect (vectors, bal_interval_mean (values, n, bal_test_vectors_get (vectors, "confidence")),
              MEAN);
    }
  bal_test_vectors_close (vectors);
}

/* Percentages as guidance prints them. */
static void
test_printed (void)
{
  static const double cases[][4] = { { 12, 60, 11.83, 31.78 },
                                     { 0, 20, 0, 16.11 },
                                     { 1241, 1925, 62.30, 66.57 },
                                     { 18, 100, 11.70, 26.67 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BalEstimate estimate = bal_interval_wilson (cases[i][0], cases[i][1], 0.95);

      g_assert_cmpfloat_with_epsilon (100 * estimate.lower, cases[i][2], 0.005);
      g_assert_cmpfloat_with_epsilon (100 * estimate.upper, cases[i][3], 0.005);
    }
  /* CORC's report on 2011 to 2015: of 5,896 young people, in whole percentages. */
  static const double corc[][2] = { { 2117, 36 }, { 3056, 52 }, { 617, 10 }, { 1569, 27 } };
  for (guint i = 0; i < G_N_ELEMENTS (corc); i++)
    g_assert_cmpfloat (round (100 * bal_interval_wilson (corc[i][0], 5896, 0.95).value), ==,
                       corc[i][1]);
  /* Newcombe (1998), table II, case a. */
  BalEstimate difference = bal_interval_newcombe (56, 70, 48, 80, 0.95);
  g_assert_cmpfloat_with_epsilon (difference.lower, 0.0524, 0.00005);
  g_assert_cmpfloat_with_epsilon (difference.upper, 0.3339, 0.00005);
}

static void
assert_status (BalEstimate estimate, BalStatisticStatus status, BalStatisticStatus interval)
{
  g_assert_cmpint (estimate.status, ==, status);
  g_assert_cmpint (estimate.interval_status, ==, interval);
  g_assert_true (isnan (estimate.value) == (status != BAL_STATISTIC_OK));
  g_assert_true (isnan (estimate.lower) == (interval != BAL_STATISTIC_OK));
}

static void
test_hostile (void)
{
  const double bad[] = { NAN, INFINITY, -INFINITY, -1 };
  const double one[] = { 1e300 };
  const double wide[] = { 1.7e308, -1.7e308, 1.7e308 };
  const double same[] = { 5, 5, 5 };
  BalStatisticStatus invalid = BAL_STATISTIC_INVALID;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      assert_status (bal_interval_wilson (bad[i], 10, 0.95), invalid, invalid);
      assert_status (bal_interval_wilson (1, bad[i], 0.95), invalid, invalid);
      assert_status (bal_interval_wilson (1, 10, bad[i]), invalid, invalid);
      assert_status (bal_interval_count (bad[i], 0.95, BAL_COUNT_METHOD_AUTO), invalid, invalid);
      assert_status (bal_interval_rate (3, bad[i], 1, 0.95, BAL_COUNT_METHOD_AUTO), invalid,
                     invalid);
      assert_status (bal_interval_newcombe (1, 2, bad[i], 2, 0.95), invalid, invalid);
      assert_status (bal_interval_relative_risk (1, 2, 1, bad[i], 0.95), invalid, invalid);
      assert_status (bal_interval_normal (1, bad[i], 0.95), invalid, invalid);
    }
  assert_status (bal_interval_wilson (3, 2, 0.95), invalid, invalid);
  assert_status (bal_interval_wilson (0, 0, 0.95), BAL_STATISTIC_UNDEFINED,
                 BAL_STATISTIC_UNDEFINED);
  assert_status (bal_interval_rate (3, 0, 1, 0.95, BAL_COUNT_METHOD_AUTO), BAL_STATISTIC_UNDEFINED,
                 BAL_STATISTIC_UNDEFINED);
  assert_status (bal_interval_relative_risk (0, 5, 1, 5, 0.95), BAL_STATISTIC_OK,
                 BAL_STATISTIC_UNDEFINED);
  assert_status (bal_interval_relative_risk (1, 5, 0, 5, 0.95), BAL_STATISTIC_UNDEFINED,
                 BAL_STATISTIC_UNDEFINED);
  assert_status (bal_interval_mean (NULL, 0, 0.95), BAL_STATISTIC_TOO_FEW, BAL_STATISTIC_TOO_FEW);
  assert_status (bal_interval_mean (one, 1, 0.95), BAL_STATISTIC_OK, BAL_STATISTIC_TOO_FEW);
  assert_status (bal_interval_mean (wide, 3, 0.95), BAL_STATISTIC_OK, BAL_STATISTIC_OVERFLOW);
  assert_status (bal_interval_mean (bad, 1, 0.95), invalid, invalid);
  g_assert_cmpfloat (bal_interval_mean (same, 3, 0.95).lower, ==, 5);
  assert_status (bal_interval_wilson (1e300, 1e300, 0.95), BAL_STATISTIC_OK, BAL_STATISTIC_OK);
  assert_status (bal_interval_count (1e300, 0.95, BAL_COUNT_METHOD_AUTO), BAL_STATISTIC_OK,
                 BAL_STATISTIC_OK);
  assert_status (bal_interval_rate (1e300, 1e-300, 1, 0.95, BAL_COUNT_METHOD_AUTO),
                 BAL_STATISTIC_OVERFLOW, BAL_STATISTIC_OVERFLOW);
}

static void
test_properties (void)
{
  BalRandom random;

  bal_random_init (&random, 2026, 2);
  for (guint i = 0; i < 5000; i++)
    {
      guint n = 1 + bal_random_below (&random, i % 2 ? 50 : 1000000);
      guint x = bal_random_below (&random, n + 1);
      double confidence = 0.5 + bal_random_below (&random, 499) / 1000.0;
      BalEstimate share = bal_interval_wilson (x, n, confidence);
      BalEstimate rest = bal_interval_wilson (n - x, n, confidence);
      BalEstimate wider = bal_interval_wilson (x, n, confidence + 0.0005);
      BalEstimate exact = bal_interval_count (x, confidence, BAL_COUNT_METHOD_EXACT);
      BalEstimate byar = bal_interval_count (x, confidence, BAL_COUNT_METHOD_BYAR);
      BalEstimate more = bal_interval_count (x + 1, confidence, BAL_COUNT_METHOD_EXACT);
      BalEstimate change = bal_interval_newcombe (x, n, n - x, n, confidence);
      BalEstimate back = bal_interval_newcombe (n - x, n, x, n, confidence);

      g_assert_true (share.lower >= 0 && share.lower <= share.value);
      g_assert_true (share.upper <= 1 && share.upper >= share.value);
      g_assert_true (wider.lower <= share.lower && wider.upper >= share.upper);
      CLOSE (share.lower, 1 - rest.upper, 1e-7);
      g_assert_true (exact.lower <= x && exact.upper > x);
      g_assert_true (more.lower > exact.lower && more.upper > exact.upper);
      if (x >= 10)
        CLOSE (byar.upper, exact.upper, 0.002);
      g_assert_true (change.lower >= -1 && change.upper <= 1 && change.lower <= change.value);
      CLOSE (change.lower, -back.upper, 1e-9);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statistics/interval/wilson", test_wilson);
  g_test_add_func ("/statistics/interval/proportion-table", test_proportion_table);
  g_test_add_func ("/statistics/interval/newcombe", test_newcombe);
  g_test_add_func ("/statistics/interval/byar", test_byar);
  g_test_add_func ("/statistics/interval/rate", test_rate);
  g_test_add_func ("/statistics/interval/rate-table", test_rate_table);
  g_test_add_func ("/statistics/interval/mean", test_mean);
  g_test_add_func ("/statistics/interval/printed", test_printed);
  g_test_add_func ("/statistics/interval/hostile", test_hostile);
  g_test_add_func ("/statistics/interval/properties", test_properties);
  return g_test_run ();
}

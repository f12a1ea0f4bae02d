/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-random-private.h"
#include "libbalanced/statistics/bal-rate-private.h"
#include "libbalanced/statistics/bal-slope-index-private.h"
#include "tests/support/bal-test-vectors.h"

#define CLOSE(actual, expected, tolerance) \
  g_assert_true (bal_test_is_close (actual, expected, tolerance))

static void
test_direct (void)
{
  BalTestVectors *vectors = bal_test_vectors_open ("vectors/stats/dsr.json");

  if (vectors == NULL)
    return;
  while (bal_test_vectors_next (vectors))
    {
      gsize n;
      g_autofree double *events = bal_test_vectors_dup_array (vectors, "count", &n);
      g_autofree double *population = bal_test_vectors_dup_array (vectors, "pop", &n);
      g_autofree double *standard = bal_test_vectors_dup_array (vectors, "stdpop", &n);
      BalDirectRate rate = bal_rate_direct (events, population, standard, n,
                                            bal_test_vectors_get (vectors, "multiplier"),
                                            bal_test_vectors_get (vectors, "confidence"));

      bal_test_vectors_expect (vectors, "total_count", rate.n_events);
      bal_test_vectors_expect (vectors, "value", rate.rate.value);
      bal_test_vectors_expect (vectors, "lower", rate.rate.lower);
      bal_test_vectors_expect (vectors, "upper", rate.rate.upper);
    }
  bal_test_vectors_close (vectors);
}

static void
test_indirect (void)
{
  BalTestVectors *vectors = bal_test_vectors_open ("vectors/stats/isr.json");

  if (vectors == NULL)
    return;
  while (bal_test_vectors_next (vectors))
    {
      gsize n;
      g_autofree double *events = bal_test_vectors_dup_array (vectors, "count", &n);
      g_autofree double *population = bal_test_vectors_dup_array (vectors, "pop", &n);
      g_autofree double *ref_events = bal_test_vectors_dup_array (vectors, "refcount", &n);
      g_autofree double *ref_population = bal_test_vectors_dup_array (vectors, "refpop", &n);
      BalIndirectRate rate = bal_rate_indirect (events, population, ref_events, ref_population, n,
                                                bal_test_vectors_get (vectors, "confidence"));
      BalEstimate ratio = bal_estimate_scale (rate.ratio, 100);
      BalEstimate per_1000 = bal_estimate_scale (rate.rate, 1000);

      bal_test_vectors_expect (vectors, "observed", rate.observed);
      bal_test_vectors_expect (vectors, "expected", rate.expected);
      bal_test_vectors_expect (vectors, "ref_rate_1000", 1000 * rate.reference_rate);
      bal_test_vectors_expect (vectors, "ratio100", ratio.value);
      bal_test_vectors_expect (vectors, "ratio100_lower", ratio.lower);
      bal_test_vectors_expect (vectors, "ratio100_upper", ratio.upper);
      bal_test_vectors_expect (vectors, "rate1000", per_1000.value);
      bal_test_vectors_expect (vectors, "rate1000_lower", per_1000.lower);
      bal_test_vectors_expect (vectors, "rate1000_upper", per_1000.upper);
    }
  bal_test_vectors_close (vectors);
}

static BalSlopeScale
get_scale (BalTestVectors *vectors)
{
  const char *type = bal_test_vectors_get_text (vectors, "value_type");

  if (!bal_test_vectors_get_boolean (vectors, "transform"))
    return BAL_SLOPE_PLAIN;
  return g_str_equal (type, "proportion") ? BAL_SLOPE_LOGIT : BAL_SLOPE_LOG;
}

static void
test_slope (void)
{
  BalTestVectors *vectors = bal_test_vectors_open ("vectors/stats/sii_rii.json");

  if (vectors == NULL)
    return;
  while (bal_test_vectors_next (vectors))
    {
      gsize n;
      g_autofree double *population = bal_test_vectors_dup_array (vectors, "population", &n);
      g_autofree double *values = bal_test_vectors_dup_array (vectors, "value", &n);
      g_autofree double *ranks = g_new (double, n);
      double multiplier = bal_test_vectors_get (vectors, "multiplier");
      BalSlopeScale scale = get_scale (vectors);
      BalSlopeIndex index = bal_slope_index (population, values, NULL, n, scale, multiplier, 0.95);

      bal_slope_ranks (population, n, ranks);
      bal_test_vectors_expect_array (vectors, "relative_rank", ranks, n);
      bal_test_vectors_expect (vectors, "sii", index.slope.value);
      bal_test_vectors_expect (vectors, "rii", index.relative.value);
      /* The package multiplies the intercept only where it has to go back from another scale. */
      bal_test_vectors_expect (vectors, "intercept",
                               index.intercept * (scale == BAL_SLOPE_PLAIN ? 1 : multiplier));
    }
  bal_test_vectors_close (vectors);
}

/* With equal fifths and one error, the ends of the line have textbook variances; by simulation the
 * interval comes out the same, up to chance. */
static void
test_slope_interval (void)
{
  const double population[] = { 1, 1, 1, 1, 1 };
  const double values[] = { 0.30, 0.25, 0.22, 0.18, 0.10 };
  const double errors[] = { 0.01, 0.01, 0.01, 0.01, 0.01 };
  double logs[5];
  BalSlopeIndex index = bal_slope_index (population, values, errors, 5, BAL_SLOPE_PLAIN, 1, 0.95);
  BalSlopeIndex turned = bal_slope_index (population, values, errors, 5, BAL_SLOPE_PLAIN, -1, 0.95);
  double error = 0.01 / sqrt (0.4);

  CLOSE (index.slope.value, -0.235, 1e-12);
  CLOSE (index.slope.lower, -0.235 - 1.959963984540054 * error, 1e-12);
  CLOSE (turned.slope.lower, 0.235 - 1.959963984540054 * error, 1e-12);
  CLOSE (turned.relative.value, 1 / index.relative.value, 1e-12);
  CLOSE (turned.relative.lower, 1 / index.relative.upper, 1e-12);
  g_assert_true (index.relative.lower < index.relative.value);

  for (guint i = 0; i < 5; i++)
    logs[i] = 0.05;
  index = bal_slope_index (population, values, logs, 5, BAL_SLOPE_LOG, 1, 0.95);
  /* On the log scale the relative index is the exponential of a slope. */
  CLOSE (log (index.relative.upper / index.relative.lower),
         2 * 1.959963984540054 * 0.05 / sqrt (0.4), 1e-12);
  CLOSE (bal_slope_standard_error (exp (-0.1), exp (0.1), 0.95, BAL_SLOPE_LOG),
         0.1 / 1.959963984540054, 1e-12);
  CLOSE (bal_slope_standard_error (1, 2, 0.95, BAL_SLOPE_PLAIN), 0.5 / 1.959963984540054, 1e-12);
}

static void
test_hostile (void)
{
  const double good[] = { 10, 20, 30 };
  const double empty[] = { 0, 0, 0 };
  const double hole[] = { 10, 0, 30 };
  const double missing[] = { 10, NAN, 30 };
  const double few[] = { 3, NAN, 4 };
  const double huge[] = { 1e308, 1e308, 1e308 };
  double ranks[3];

  g_assert_cmpint (bal_rate_direct (good, hole, good, 3, 1, 0.95).rate.status, ==,
                   BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_rate_direct (good, missing, good, 3, 1, 0.95).rate.status, ==,
                   BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_rate_direct (missing, good, good, 3, 1, 0.95).rate.status, ==,
                   BAL_STATISTIC_OK);
  g_assert_cmpint (bal_rate_direct (few, good, good, 3, 1, 0.95).rate.status, ==,
                   BAL_STATISTIC_UNRELIABLE);
  g_assert_cmpint (bal_rate_direct (good, good, empty, 3, 1, 0.95).rate.status, ==,
                   BAL_STATISTIC_UNDEFINED);
  g_assert_cmpint (bal_rate_direct (good, good, good, 0, 1, 0.95).rate.status, ==,
                   BAL_STATISTIC_TOO_FEW);
  g_assert_cmpint (bal_rate_direct (good, good, good, 3, 1, 1.5).rate.status, ==,
                   BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_rate_direct (huge, good, good, 3, 1, 0.95).rate.status, !=,
                   BAL_STATISTIC_OK);

  g_assert_cmpint (bal_rate_indirect (good, good, empty, good, 3, 0.95).ratio.status, ==,
                   BAL_STATISTIC_UNDEFINED);
  g_assert_cmpint (bal_rate_indirect (good, good, good, hole, 3, 0.95).status, ==,
                   BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_rate_indirect (good, good, huge, good, 3, 0.95).status, ==,
                   BAL_STATISTIC_OVERFLOW);

  g_assert_cmpint (bal_slope_ranks (empty, 3, ranks), ==, BAL_STATISTIC_UNDEFINED);
  g_assert_cmpint (bal_slope_ranks (missing, 3, ranks), ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_slope_index (good, good, NULL, 2, BAL_SLOPE_PLAIN, 1, 0.95).slope.status, ==,
                   BAL_STATISTIC_TOO_FEW);
  g_assert_cmpint (bal_slope_index (good, empty, NULL, 3, BAL_SLOPE_LOG, 1, 0.95).slope.status, ==,
                   BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_slope_index (good, empty, NULL, 3, BAL_SLOPE_PLAIN, 1, 0.95).relative.status,
                   ==, BAL_STATISTIC_UNDEFINED);
}

/* The standard population's own rate is its crude rate; more events, a higher rate. */
static void
test_properties (void)
{
  BalRandom random;
  double events[19];
  double population[19];
  double doubled[19];

  bal_random_init (&random, 2026, 7);
  for (guint round = 0; round < 2000; round++)
    {
      double n_events = 0;
      double everybody = 0;
      BalDirectRate rate;
      BalIndirectRate indirect;

      for (guint i = 0; i < 19; i++)
        {
          population[i] = 1 + bal_random_below (&random, 5000);
          events[i] = 1 + bal_random_below (&random, 100);
          doubled[i] = 2 * events[i];
          n_events += events[i];
          everybody += population[i];
        }
      rate = bal_rate_direct (events, population, population, 19, 1, 0.95);
      CLOSE (rate.rate.value, n_events / everybody, 1e-12);
      g_assert_true (rate.rate.lower < rate.rate.value && rate.rate.value < rate.rate.upper);
      g_assert_cmpfloat (bal_rate_direct (doubled, population, population, 19, 1, 0.95).rate.value,
                         >, rate.rate.value);
      g_assert_cmpfloat (bal_rate_direct (events, population, population, 19, 1, 0.99).rate.upper,
                         >, rate.rate.upper);
      indirect = bal_rate_indirect (events, population, events, population, 19, 0.95);
      CLOSE (indirect.ratio.value, 1, 1e-12);
      g_assert_true (indirect.ratio.lower < 1 && indirect.ratio.upper > 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statistics/rate/direct", test_direct);
  g_test_add_func ("/statistics/rate/indirect", test_indirect);
  g_test_add_func ("/statistics/rate/slope", test_slope);
  g_test_add_func ("/statistics/rate/slope-interval", test_slope_interval);
  g_test_add_func ("/statistics/rate/hostile", test_hostile);
  g_test_add_func ("/statistics/rate/properties", test_properties);
  return g_test_run ();
}

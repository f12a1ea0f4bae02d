/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-random-private.h"
#include "libbalanced/statistics/bal-attribute-chart-private.h"
#include "libbalanced/statistics/bal-effect-private.h"
#include "libbalanced/statistics/bal-funnel-private.h"
#include "libbalanced/statistics/bal-goal-private.h"
#include "libbalanced/statistics/bal-interval-private.h"
#include "libbalanced/statistics/bal-moments-private.h"
#include "libbalanced/statistics/bal-quantile-private.h"
#include "libbalanced/statistics/bal-rate-private.h"
#include "libbalanced/statistics/bal-reliable-change-private.h"
#include "libbalanced/statistics/bal-run-chart-private.h"
#include "libbalanced/statistics/bal-slope-index-private.h"
#include "libbalanced/statistics/bal-survival-private.h"
#include "libbalanced/statistics/bal-trend-private.h"
#include "libbalanced/statistics/bal-xmr-private.h"

#include <float.h>

/* Whatever comes in: a status that says OK stands beside finite numbers in order, and any other
 * beside NaN. */

#define N_ROUNDS 20000
#define MOST 12

static double
nasty (BalRandom *random)
{
  static const double values[] = {
    0,       -0.0,     1,        -1,        0.5,    2,      3,        7,       10,
    12.5,    100,      1e-9,     1e-30,     1e-320, 1e-308, 2.2e-308, DBL_MIN, 1e9,
    1e15,    1e16,     1e30,     1e150,     1e155,  1e300,  1e308,    -1e300,  -1e308,
    DBL_MAX, -DBL_MAX, INFINITY, -INFINITY, NAN,    0.999,  1e7,      5e7,     1e12,
  };

  return values[bal_random_below (random, G_N_ELEMENTS (values))];
}

/* Half of the arrays are all of a kind, so that not every one is refused. */
static void
fill (BalRandom *random, double *values, gsize n)
{
  guint kind = bal_random_below (random, 4);
  double scale = fabs (nasty (random));

  for (gsize i = 0; i < n; i++)
    if (kind == 0)
      values[i] = nasty (random);
    else if (kind == 1)
      values[i] = scale;
    else if (kind == 2)
      values[i] = bal_random_below (random, 20);
    else
      values[i] = scale * bal_random_below (random, 5);
}

static void
check_estimate (BalEstimate estimate)
{
  gboolean known = estimate.status == BAL_STATISTIC_OK;
  gboolean limits = estimate.interval_status == BAL_STATISTIC_OK;

  g_assert_true (isfinite (estimate.value) == known && isnan (estimate.value) != known);
  g_assert_true (isfinite (estimate.lower) == limits && isnan (estimate.lower) != limits);
  g_assert_true (isfinite (estimate.upper) == limits && isnan (estimate.upper) != limits);
  g_assert_true (known || !limits);
  g_assert_true (!limits || (estimate.lower <= estimate.value && estimate.value <= estimate.upper));
}

/* Finite where it should be, else NaN. */
static void
check_number (double number, gboolean known)
{
  g_assert_true (known ? isfinite (number) : isnan (number));
}

static void
test_intervals (void)
{
  BalRandom random;
  double a[MOST];

  bal_random_init (&random, 2026, 21);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      double x = nasty (&random);
      double n = nasty (&random);
      double other = nasty (&random);
      double confidence = round % 4 ? 0.95 : nasty (&random);
      gsize size = bal_random_below (&random, MOST);

      fill (&random, a, size);
      check_estimate (bal_interval_wilson (x, n, confidence));
      check_estimate (bal_interval_newcombe (x, n, other, n, confidence));
      check_estimate (bal_interval_relative_risk (x, n, other, n, confidence));
      check_estimate (bal_interval_count (x, confidence, (BalCountMethod) (round % 3)));
      check_estimate (bal_interval_rate (x, n, other, confidence, (BalCountMethod) (round % 3)));
      check_estimate (bal_interval_mean (a, size, confidence));
      check_estimate (bal_interval_normal (x, n, confidence));
      check_estimate (bal_median (a, size));
      check_estimate (bal_median_deviation (a, size));
    }
}

static void
test_rates (void)
{
  BalRandom random;
  double a[4][MOST];

  bal_random_init (&random, 2026, 22);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gsize n = bal_random_below (&random, MOST);
      double multiplier = round % 2 ? 100 : nasty (&random);
      BalIndirectRate indirect;
      BalSlopeIndex index;

      for (guint i = 0; i < 4; i++)
        fill (&random, a[i], n);
      check_estimate (bal_rate_direct (a[0], a[1], a[2], n, multiplier, 0.95).rate);
      indirect = bal_rate_indirect (a[0], a[1], a[2], a[3], n, 0.95);
      check_estimate (indirect.ratio);
      check_estimate (indirect.rate);
      check_number (indirect.expected, indirect.status == BAL_STATISTIC_OK);
      index = bal_slope_index (a[0], a[1], round % 3 ? a[2] : NULL, n, (BalSlopeScale) (round % 3),
                               multiplier, 0.95);
      check_estimate (index.slope);
      check_estimate (index.relative);
    }
}

static void
check_limits (BalFunnelLimits limits)
{
  gboolean known = limits.status == BAL_STATISTIC_OK;

  check_number (limits.lower, known);
  check_number (limits.upper, known);
  g_assert_true (!known || limits.lower <= limits.upper);
}

static void
test_funnels (void)
{
  BalRandom random;
  double a[2][MOST];

  bal_random_init (&random, 2026, 23);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gsize n = bal_random_below (&random, MOST);
      double at = nasty (&random);
      BalOverdispersionOptions options;
      BalOverdispersion found;
      BalOverdispersionLimits limits;

      fill (&random, a[0], n);
      fill (&random, a[1], n);
      check_limits (bal_funnel_share (at, nasty (&random), 0.025));
      check_limits (bal_funnel_expected (at, 0.001));
      bal_overdispersion_options_init (&options, (BalOverdispersionKind) (round % 4));
      found = bal_overdispersion (&options, a[0], a[1], n, NULL, NULL);
      check_number (found.tau2, found.status == BAL_STATISTIC_OK);
      check_number (found.phi, found.status == BAL_STATISTIC_OK);
      limits = bal_overdispersion_limits (&options, &found, at);
      check_limits (limits.inner);
      check_limits (limits.outer);
      check_limits (limits.inner_wide);
      check_limits (limits.outer_wide);
    }
}

static void
test_series (void)
{
  BalRandom random;
  double y[MOST];
  double x[MOST];
  BalXmrPoint points[MOST];
  BalXmrGroup group;
  BalAttributePoint attributes[MOST];
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (BalRunSegment));

  bal_random_init (&random, 2026, 24);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gsize n = bal_random_below (&random, MOST);
      BalXmrSeries series = { .values = y, .n = n, .target = nasty (&random) };
      BalXmrChart chart = { .points = points, .groups = &group };
      BalXmrOptions options;
      BalTrendLine line;
      BalMannKendall test;
      BalAttributeCentre centre;

      fill (&random, y, n);
      fill (&random, x, n);
      line = bal_trend_line (round % 2 ? x : NULL, y, n);
      check_number (line.slope, line.status == BAL_STATISTIC_OK);
      check_number (line.intercept, line.status == BAL_STATISTIC_OK);
      check_number (line.p, line.test_status == BAL_STATISTIC_OK);
      check_number (line.r_squared, line.test_status == BAL_STATISTIC_OK);
      check_estimate (bal_trend_forecast (&line, nasty (&random), 0.95));
      check_estimate (bal_theil_sen (round % 2 ? x : NULL, y, n));
      test = bal_mann_kendall (y, n);
      check_number (test.p, test.status == BAL_STATISTIC_OK);

      bal_xmr_options_init (&options, (BalXmrPreset) (round % 3));
      options.missing = (BalXmrMissing) (round % 3);
      options.withheld_under = 0;
      if (bal_xmr_run (&options, &series, &chart) == BAL_STATISTIC_OK)
        {
          check_number (group.lower, group.status == BAL_STATISTIC_OK);
          check_number (group.upper, group.status == BAL_STATISTIC_OK);
          g_assert_true (group.status == BAL_STATISTIC_OK ||
                         chart.assurance == BAL_XMR_ASSURANCE_NONE);
        }
      if (bal_run_chart (y, n, 3, 2, BAL_RUN_EITHER, segments) == BAL_STATISTIC_OK)
        for (guint i = 0; i < segments->len; i++)
          check_number (g_array_index (segments, BalRunSegment, i).median, TRUE);

      centre = bal_attribute_chart ((BalAttributeKind) (round % 7), y, x, n, 0, attributes);
      check_number (centre.centre, centre.status == BAL_STATISTIC_OK);
      for (gsize i = 0; i < n; i++)
        {
          gboolean known = attributes[i].status == BAL_STATISTIC_OK;

          check_number (attributes[i].value, known);
          check_number (attributes[i].upper, known && centre.status == BAL_STATISTIC_OK);
        }
    }
}

static void
test_samples (void)
{
  BalRandom random;
  double a[MOST];
  double b[MOST];
  guint8 ended[MOST];
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (BalSurvivalStep));

  bal_random_init (&random, 2026, 25);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gsize n = bal_random_below (&random, MOST);
      gsize m = bal_random_below (&random, MOST);
      BalMoments moments;
      BalGroupsEffect groups;
      BalPairsEffect pairs;
      BalRankTest test;
      BalReliableMeasure measure = { .sd = nasty (&random),
                                     .reliability = nasty (&random),
                                     .cutoff = nasty (&random),
                                     .confidence = 0.95 };
      BalReliableChange change;
      BalGoalOptions goals = { BAL_GOAL_RHO, BAL_GOAL_HALVES };
      BalGoalScore score;

      fill (&random, a, MOST);
      fill (&random, b, MOST);
      for (gsize i = 0; i < MOST; i++)
        ended[i] = (guint8) bal_random_below (&random, 2);
      moments = bal_moments (a, n);
      check_number (moments.mean, moments.status == BAL_STATISTIC_OK);
      check_number (moments.sd, moments.sd_status == BAL_STATISTIC_OK);
      groups = bal_effect_groups (a, n, b, m, 0.95);
      check_estimate (groups.difference);
      g_assert_false (isinf (groups.cohens_d) || isinf (groups.g_variance));
      pairs = bal_effect_pairs (a, b, n, 0.95);
      check_estimate (pairs.change);
      g_assert_false (isinf (pairs.d_z) || isinf (pairs.d_av) || isinf (pairs.d_rm));
      test = bal_rank_test_groups (a, n, b, m);
      check_number (test.p, test.status == BAL_STATISTIC_OK);
      test = bal_rank_test_pairs (a, b, n);
      check_number (test.p, test.status == BAL_STATISTIC_OK);
      change = bal_reliable_change (&measure, a[0], b[0]);
      check_number (change.index, change.status == BAL_STATISTIC_OK);
      score = bal_goal_score (&goals, a, b, n);
      check_number (score.t, score.status == BAL_STATISTIC_OK);
      if (bal_survival_run (a, ended, n, steps) != BAL_STATISTIC_OK)
        continue;
      check_estimate (bal_survival_quantile (steps, 0.5, BAL_SURVIVAL_FIRST));
      check_estimate (bal_survival_quantile (steps, 0.5, BAL_SURVIVAL_MIDDLE));
      check_estimate (bal_survival_restricted_mean (steps, nasty (&random)));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statistics/hostile/intervals", test_intervals);
  g_test_add_func ("/statistics/hostile/rates", test_rates);
  g_test_add_func ("/statistics/hostile/funnels", test_funnels);
  g_test_add_func ("/statistics/hostile/series", test_series);
  g_test_add_func ("/statistics/hostile/samples", test_samples);
  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-effect-private.h"

#include "libbalanced/statistics/bal-beta-private.h"
#include "libbalanced/statistics/bal-gamma-private.h"
#include "libbalanced/statistics/bal-interval-private.h"
#include "libbalanced/statistics/bal-moments-private.h"

/* What is beyond a double is no figure. */
static double
finite_or_nan (double value)
{
  return isfinite (value) ? value : NAN;
}

/* Figures that divide by no spread are not infinite, but none. */
static double
over (double value, double spread)
{
  return spread > 0 ? finite_or_nan (value / spread) : NAN;
}

/* Hedges (1981), Journal of Educational Statistics 6, 107-128. */
static double
bias_correction (double degrees)
{
  if (degrees < 2)
    return NAN;
  return exp (bal_gamma_log (degrees / 2) - bal_gamma_log ((degrees - 1) / 2)) / sqrt (degrees / 2);
}

static void
add_welch (BalGroupsEffect *effect, double n_a, double n_b, double confidence)
{
  double difference = effect->mean_a - effect->mean_b;
  /* Squares of the standard errors, as shares of the larger, which keeps them in range. */
  double error_a = effect->sd_a / sqrt (n_a);
  double error_b = effect->sd_b / sqrt (n_b);
  double error = hypot (error_a, error_b);
  double share_a = error > 0 ? (error_a / error) * (error_a / error) : 0;
  double share_b = error > 0 ? (error_b / error) * (error_b / error) : 0;
  double width;

  if (error == 0)
    {
      effect->difference = bal_estimate_bare (difference, BAL_STATISTIC_UNDEFINED);
      return;
    }
  effect->welch_degrees = 1 / (share_a * share_a / (n_a - 1) + share_b * share_b / (n_b - 1));
  effect->welch_t = finite_or_nan (difference / error);
  effect->welch_p = bal_student_two_sided (effect->welch_t, effect->welch_degrees);
  width = bal_student_width (confidence, effect->welch_degrees) * error;
  effect->difference = bal_estimate_new (difference, difference - width, difference + width);
}

BalGroupsEffect
bal_effect_groups (const double *a, gsize n_a, const double *b, gsize n_b, double confidence)
{
  BalMoments first = bal_moments (a, n_a);
  BalMoments second = bal_moments (b, n_b);
  double degrees = (double) n_a + (double) n_b - 2;
  BalGroupsEffect effect = { NAN, NAN, NAN, NAN,   NAN,
                             NAN, NAN, NAN, NAN,   NAN,
                             NAN, NAN, NAN, { 0 }, BAL_STATISTIC_OK };
  double pooled;

  if (!bal_statistic_is_share (confidence))
    effect.status = BAL_STATISTIC_INVALID;
  else if (first.sd_status != BAL_STATISTIC_OK || second.sd_status != BAL_STATISTIC_OK)
    effect.status = MAX (first.sd_status, second.sd_status);
  else if (!isfinite (first.mean - second.mean))
    effect.status = BAL_STATISTIC_OVERFLOW;
  if (effect.status != BAL_STATISTIC_OK)
    {
      effect.difference = bal_estimate_none (effect.status);
      return effect;
    }

  effect.mean_a = first.mean;
  effect.mean_b = second.mean;
  effect.sd_a = first.sd;
  effect.sd_b = second.sd;
  effect.correction = bias_correction (degrees);
  effect.approximate = 1 - 3 / (4 * degrees - 1);
  pooled = hypot (first.sd * sqrt ((double) (n_a - 1) / degrees),
                  second.sd * sqrt ((double) (n_b - 1) / degrees));
  effect.cohens_d = over (first.mean - second.mean, pooled);
  effect.hedges_g = effect.cohens_d * effect.correction;
  effect.glass_delta = over (first.mean - second.mean, second.sd);
  effect.g_variance =
    finite_or_nan (1 / (double) n_a + 1 / (double) n_b +
                   effect.hedges_g * effect.hedges_g / (2 * ((double) n_a + (double) n_b)));
  add_welch (&effect, (double) n_a, (double) n_b, confidence);
  return effect;
}

/* Pearson's, of standardised values, so that no square leaves the range. */
static double
correlation (const double *a, const BalMoments *of_a, const double *b, const BalMoments *of_b)
{
  BalSum sum = { 0.0, 0.0 };

  if (!(of_a->sd > 0) || !(of_b->sd > 0))
    return NAN;
  for (gsize i = 0; i < of_a->n; i++)
    bal_sum_add (&sum, (a[i] - of_a->mean) / of_a->sd * ((b[i] - of_b->mean) / of_b->sd));
  return CLAMP (bal_sum_get (&sum) / (double) (of_a->n - 1), -1, 1);
}

/* The pairs that are complete, side by side, and their changes. */
typedef struct
{
  double *before;
  double *after;
  double *changes;
  gsize n;
} Pairs;

static void
compute_pairs (BalPairsEffect *effect, const Pairs *pairs, double confidence)
{
  BalMoments before = bal_moments (pairs->before, pairs->n);
  BalMoments after = bal_moments (pairs->after, pairs->n);
  BalMoments change = bal_moments (pairs->changes, pairs->n);

  effect->status = change.status != BAL_STATISTIC_OK ? change.status : before.status;
  if (before.status == BAL_STATISTIC_OK && change.status == BAL_STATISTIC_INVALID)
    effect->status =
      after.status == BAL_STATISTIC_OK ? BAL_STATISTIC_OVERFLOW : BAL_STATISTIC_INVALID;
  effect->change = bal_estimate_none (effect->status);
  if (effect->status != BAL_STATISTIC_OK)
    return;

  effect->change = bal_interval_mean (pairs->changes, pairs->n, confidence);
  effect->sd_change = change.sd;
  effect->r = correlation (pairs->before, &before, pairs->after, &after);
  effect->d_z = over (change.mean, change.sd);
  effect->d_pre = over (change.mean, before.sd);
  effect->d_av = over (change.mean, before.sd / 2 + after.sd / 2);
  effect->d_rm = finite_or_nan (effect->d_z * sqrt (2 * (1 - effect->r)));
  effect->t = finite_or_nan (effect->d_z * sqrt ((double) pairs->n));
  effect->p = bal_student_two_sided (effect->t, (double) pairs->n - 1);
}

BalPairsEffect
bal_effect_pairs (const double *before, const double *after, gsize n, double confidence)
{
  g_autofree double *kept_before = g_new (double, MAX (n, 1));
  g_autofree double *kept_after = g_new (double, MAX (n, 1));
  g_autofree double *changes = g_new (double, MAX (n, 1));
  Pairs pairs = { kept_before, kept_after, changes, 0 };
  BalPairsEffect effect = { 0, 0, { 0 }, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, BAL_STATISTIC_OK };

  for (gsize i = 0; i < n; i++)
    {
      if (isnan (before[i]) || isnan (after[i]))
        continue;
      kept_before[pairs.n] = before[i];
      kept_after[pairs.n] = after[i];
      changes[pairs.n++] = after[i] - before[i];
    }
  effect.n = pairs.n;
  effect.n_incomplete = n - pairs.n;
  if (!bal_statistic_is_share (confidence))
    {
      effect.status = BAL_STATISTIC_INVALID;
      effect.change = bal_estimate_none (BAL_STATISTIC_INVALID);
      return effect;
    }
  compute_pairs (&effect, &pairs, confidence);
  return effect;
}

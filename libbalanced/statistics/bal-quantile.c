/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-quantile-private.h"

#include "libbalanced/statistics/bal-moments-private.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Up to here, insertion is faster than qsort (). */
#define FEW 24

void
bal_sort_doubles (double *values, gsize n)
{
  if (n > FEW)
    {
      qsort (values, n, sizeof *values, compare_doubles);
      return;
    }
  for (gsize i = 1; i < n; i++)
    {
      double value = values[i];
      gsize j = i;

      for (; j > 0 && values[j - 1] > value; j--)
        values[j] = values[j - 1];
      values[j] = value;
    }
}

static double
between (double a, double b, double share)
{
  /* Not a + (b - a) * share, which overflows and misses b. */
  return a == b ? a : a * (1 - share) + b * share;
}

/* Where the quantile lies: @place order statistics lie below it, counted from 1, and @share of the
 * way to the next one. */
static void
locate (gsize n, double p, BalQuantileType type, double *place, double *share)
{
  /* The constants of the interpolating kinds: position = offset + p (n + span). */
  static const struct
  {
    double offset;
    double span;
  } kinds[] = { [BAL_QUANTILE_INTERPOLATED] = { 0, 0 },
                [BAL_QUANTILE_HAZEN] = { 0.5, 0 },
                [BAL_QUANTILE_WEIBULL] = { 0, 1 },
                [BAL_QUANTILE_LINEAR] = { 1, -1 },
                [BAL_QUANTILE_MEDIAN_UNBIASED] = { 1 / 3.0, 1 / 3.0 },
                [BAL_QUANTILE_NORMAL_UNBIASED] = { 0.375, 0.25 } };
  double fuzz = 4 * DBL_EPSILON * MAX (1, (double) n);
  double position;

  if (type >= BAL_QUANTILE_INTERPOLATED)
    position = kinds[type].offset + p * ((double) n + kinds[type].span);
  else
    position = p * (double) n - (type == BAL_QUANTILE_NEAREST ? 0.5 : 0);

  *place = floor (position + fuzz);
  *share = position - *place;
  if (fabs (*share) < fuzz)
    *share = 0;
  if (type == BAL_QUANTILE_INVERSE)
    *share = *share > 0 ? 1 : 0;
  else if (type == BAL_QUANTILE_AVERAGED)
    *share = *share > 0 ? 1 : 0.5;
  else if (type == BAL_QUANTILE_NEAREST)
    *share = *share > 0 || fmod (*place, 2) != 0 ? 1 : 0;
}

double
bal_quantile_of_sorted (const double *sorted, gsize n, double p, BalQuantileType type)
{
  double place;
  double share;
  double lower;
  double upper;

  if (n == 0 || !(p >= 0 && p <= 1))
    return NAN;
  locate (n, p, type, &place, &share);
  lower = CLAMP (place, 1, (double) n);
  upper = CLAMP (place + 1, 1, (double) n);
  if (share <= 0 || share >= 1)
    return sorted[(gsize) (share >= 1 ? upper : lower) - 1];
  return between (sorted[(gsize) lower - 1], sorted[(gsize) upper - 1], share);
}

/* The value in place @rank, counted from 1. */
static double
ranked_value (const double *values, const guint64 *counts, gsize n, double rank)
{
  guint64 seen = 0;

  for (gsize i = 0; i < n; i++)
    {
      seen += counts[i];
      if ((double) seen >= rank)
        return values[i];
    }
  return NAN;
}

BalEstimate
bal_quantile_of_counts (const double *values,
                        const guint64 *counts,
                        gsize n,
                        double p,
                        BalQuantileType type)
{
  guint64 total = 0;
  double place;
  double share;
  double lower;
  double upper;

  for (gsize i = 0; i < n; i++)
    {
      if (!isfinite (values[i]) || (i > 0 && !(values[i] > values[i - 1])) ||
          total + counts[i] < total)
        return bal_estimate_none (BAL_STATISTIC_INVALID);
      total += counts[i];
    }
  if (!(p >= 0 && p <= 1))
    return bal_estimate_none (BAL_STATISTIC_INVALID);
  if (total == 0)
    return bal_estimate_none (BAL_STATISTIC_TOO_FEW);

  locate (total, p, type, &place, &share);
  lower = ranked_value (values, counts, n, CLAMP (place, 1, (double) total));
  upper = ranked_value (values, counts, n, CLAMP (place + 1, 1, (double) total));
  if (share <= 0 || share >= 1)
    return bal_estimate_bare (share >= 1 ? upper : lower, BAL_STATISTIC_UNDEFINED);
  return bal_estimate_bare (between (lower, upper, share), BAL_STATISTIC_UNDEFINED);
}

BalStatisticStatus
bal_quantiles (const double *values,
               gsize n,
               const double *probabilities,
               guint n_probabilities,
               BalQuantileType type,
               double *quantiles)
{
  BalStatisticStatus status = BAL_STATISTIC_OK;
  g_autofree double *sorted = NULL;

  for (guint i = 0; i < n_probabilities; i++)
    {
      quantiles[i] = NAN;
      if (!(probabilities[i] >= 0 && probabilities[i] <= 1))
        status = BAL_STATISTIC_INVALID;
    }
  if (n == 0)
    return BAL_STATISTIC_TOO_FEW;
  if (status != BAL_STATISTIC_OK || !bal_values_are_finite (values, n))
    return BAL_STATISTIC_INVALID;

  sorted = g_memdup2 (values, n * sizeof *values);
  bal_sort_doubles (sorted, n);
  for (guint i = 0; i < n_probabilities; i++)
    quantiles[i] = bal_quantile_of_sorted (sorted, n, probabilities[i], type);
  return BAL_STATISTIC_OK;
}

BalEstimate
bal_median (const double *values, gsize n)
{
  double half = 0.5;
  double median;
  BalStatisticStatus status = bal_quantiles (values, n, &half, 1, BAL_QUANTILE_LINEAR, &median);

  if (status != BAL_STATISTIC_OK)
    return bal_estimate_none (status);
  return bal_estimate_bare (median, BAL_STATISTIC_UNDEFINED);
}

BalEstimate
bal_median_deviation (const double *values, gsize n)
{
  BalEstimate median = bal_median (values, n);
  g_autofree double *distances = NULL;

  if (median.status != BAL_STATISTIC_OK)
    return median;
  distances = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    {
      distances[i] = fabs (values[i] - median.value);
      if (!isfinite (distances[i]))
        return bal_estimate_none (BAL_STATISTIC_OVERFLOW);
    }
  return bal_median (distances, n);
}

/* How many of the sorted values are less. */
static gsize
count_below (const double *sorted, gsize n, double value)
{
  gsize low = 0;

  while (low < n)
    {
      gsize middle = low + (n - low) / 2;

      if (sorted[middle] < value)
        low = middle + 1;
      else
        n = middle;
    }
  return low;
}

BalStatisticStatus
bal_quantile_groups (const double *values,
                     gsize n,
                     guint n_groups,
                     gboolean highest_first,
                     guint *groups)
{
  g_autofree double *sorted = g_new (double, MAX (n, 1));
  double sign = highest_first ? -1 : 1;
  gsize n_known = 0;

  memset (groups, 0, n * sizeof *groups);
  if (n_groups == 0)
    return BAL_STATISTIC_INVALID;
  for (gsize i = 0; i < n; i++)
    {
      if (isinf (values[i]))
        return BAL_STATISTIC_INVALID;
      if (!isnan (values[i]))
        sorted[n_known++] = sign * values[i];
    }
  if (n_known < n_groups)
    return BAL_STATISTIC_TOO_FEW;

  bal_sort_doubles (sorted, n_known);
  for (gsize i = 0; i < n; i++)
    {
      double below;
      double group;

      if (isnan (values[i]))
        continue;
      below = (double) count_below (sorted, n_known, sign * values[i]);
      group =
        floor (n_groups + 1 - ceil (((double) n_known - below) / ((double) n_known / n_groups)));
      groups[i] = (guint) CLAMP (group, 1, n_groups);
    }
  return BAL_STATISTIC_OK;
}

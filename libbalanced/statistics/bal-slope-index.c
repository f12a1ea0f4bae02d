/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-slope-index-private.h"

#include "libbalanced/statistics/bal-moments-private.h"
#include "libbalanced/statistics/bal-normal-private.h"

static double
to_scale (double value, BalSlopeScale scale)
{
  if (scale == BAL_SLOPE_LOG)
    return log (value);
  return scale == BAL_SLOPE_LOGIT ? log (value) - log1p (-value) : value;
}

static double
from_scale (double value, BalSlopeScale scale)
{
  if (scale == BAL_SLOPE_LOG)
    return exp (value);
  return scale == BAL_SLOPE_LOGIT ? 1 / (1 + exp (-value)) : value;
}

/* The derivative of from_scale (), by its value. */
static double
steepness (double natural, BalSlopeScale scale)
{
  if (scale == BAL_SLOPE_LOG)
    return natural;
  return scale == BAL_SLOPE_LOGIT ? natural * (1 - natural) : 1;
}

double
bal_slope_standard_error (double lower, double upper, double confidence, BalSlopeScale scale)
{
  return (to_scale (upper, scale) - to_scale (lower, scale)) / (2 * bal_normal_width (confidence));
}

BalStatisticStatus
bal_slope_ranks (const double *population, gsize n, double *ranks)
{
  BalSum sum = { 0.0, 0.0 };
  double total;

  for (gsize i = 0; i < n; i++)
    {
      ranks[i] = bal_sum_get (&sum);
      bal_sum_add (&sum, population[i]);
      ranks[i] = (ranks[i] + bal_sum_get (&sum)) / 2;
    }
  total = bal_sum_get (&sum);
  for (gsize i = 0; i < n; i++)
    ranks[i] = bal_statistic_is_count (total) && total > 0 ? ranks[i] / total : NAN;
  for (gsize i = 0; i < n; i++)
    if (!bal_statistic_is_count (population[i]))
      return BAL_STATISTIC_INVALID;
  if (n == 0)
    return BAL_STATISTIC_TOO_FEW;
  return total > 0 ? (isfinite (total) ? BAL_STATISTIC_OK : BAL_STATISTIC_OVERFLOW)
                   : BAL_STATISTIC_UNDEFINED;
}

static BalSlopeIndex
no_index (BalStatisticStatus status)
{
  BalSlopeIndex none = { bal_estimate_none (status), bal_estimate_none (status), NAN };

  return none;
}

/* A straight line, weighted: both its ends are linear in the values. */
typedef struct
{
  double first;          /* at rank 0 */
  double last;           /* at rank 1 */
  double variance_first; /* these three only with standard errors */
  double variance_last;
  double covariance;
} Line;

static Line
fit (const double *population,
     const double *ranks,
     const double *values,
     const double *standard_errors,
     gsize n,
     BalSlopeScale scale)
{
  Line line = { 0, 0, 0, 0, 0 };
  double weight = 0;
  double mean = 0;
  double spread = 0;

  for (gsize i = 0; i < n; i++)
    {
      weight += population[i];
      mean += population[i] * ranks[i];
    }
  mean /= weight;
  for (gsize i = 0; i < n; i++)
    spread += population[i] * (ranks[i] - mean) * (ranks[i] - mean);

  for (gsize i = 0; i < n; i++)
    {
      double level = population[i] / weight;
      double slope = population[i] * (ranks[i] - mean) / spread;
      double at_first = level - slope * mean;
      double at_last = level + slope * (1 - mean);
      double value = to_scale (values[i], scale);
      double variance = standard_errors ? standard_errors[i] * standard_errors[i] : 0;

      line.first += at_first * value;
      line.last += at_last * value;
      line.variance_first += at_first * at_first * variance;
      line.variance_last += at_last * at_last * variance;
      line.covariance += at_first * at_last * variance;
    }
  return line;
}

static BalStatisticStatus
check (const double *values, const double *standard_errors, gsize n, BalSlopeScale scale)
{
  for (gsize i = 0; i < n; i++)
    if (!isfinite (to_scale (values[i], scale)) ||
        (standard_errors && !bal_statistic_is_count (standard_errors[i])))
      return BAL_STATISTIC_INVALID;
  return BAL_STATISTIC_OK;
}

static BalEstimate
with_error (double value, double variance, gboolean known, double z)
{
  double width = z * sqrt (variance);

  if (!known)
    return bal_estimate_bare (value, BAL_STATISTIC_TOO_FEW);
  return bal_estimate_new (value, value - width, value + width);
}

/* A ratio has its interval on the scale of its logarithm, where it is nearly symmetric. */
static BalEstimate
relative_index (double first,
                double last,
                double d_first,
                double d_last,
                const Line *line,
                gboolean known,
                double z)
{
  double ratio = last / first;
  double variance = d_first * d_first * line->variance_first +
                    d_last * d_last * line->variance_last - 2 * d_first * d_last * line->covariance;

  if (first == 0 || last == 0 || (first < 0) != (last < 0))
    return bal_estimate_none (BAL_STATISTIC_UNDEFINED);
  if (!known)
    return bal_estimate_bare (ratio, BAL_STATISTIC_TOO_FEW);
  return bal_estimate_new (ratio, ratio * exp (-z * sqrt (MAX (variance, 0))),
                           ratio * exp (z * sqrt (MAX (variance, 0))));
}

static BalEstimate
invert (BalEstimate estimate)
{
  if (estimate.status != BAL_STATISTIC_OK)
    return estimate;
  if (estimate.interval_status != BAL_STATISTIC_OK)
    return bal_estimate_bare (1 / estimate.value, estimate.interval_status);
  return bal_estimate_new (1 / estimate.value, 1 / estimate.upper, 1 / estimate.lower);
}

BalSlopeIndex
bal_slope_index (const double *population,
                 const double *values,
                 const double *standard_errors,
                 gsize n,
                 BalSlopeScale scale,
                 double multiplier,
                 double confidence)
{
  g_autofree double *ranks = g_new (double, MAX (n, 1));
  BalStatisticStatus status = bal_slope_ranks (population, n, ranks);
  double z = bal_normal_width (confidence);
  gboolean known = standard_errors != NULL;
  BalSlopeIndex index;

  if (status == BAL_STATISTIC_OK)
    status = check (values, standard_errors, n, scale);
  if (status == BAL_STATISTIC_OK && (isnan (z) || !isfinite (multiplier)))
    status = BAL_STATISTIC_INVALID;
  if (status == BAL_STATISTIC_OK && n < 3)
    status = BAL_STATISTIC_TOO_FEW;
  if (status != BAL_STATISTIC_OK)
    return no_index (status);

  Line line = fit (population, ranks, values, standard_errors, n, scale);
  double first = from_scale (line.first, scale);
  double last = from_scale (line.last, scale);
  double d_first = steepness (first, scale);
  double d_last = steepness (last, scale);
  double variance = d_first * d_first * line.variance_first + d_last * d_last * line.variance_last -
                    2 * d_first * d_last * line.covariance;

  if (isnan (line.first) || isnan (line.last))
    return no_index (BAL_STATISTIC_UNDEFINED);
  index.intercept = first;
  index.slope =
    bal_estimate_scale (with_error (last - first, MAX (variance, 0), known, z), multiplier);
  index.relative = relative_index (first, last, d_first / first, d_last / last, &line, known, z);
  if (multiplier < 0)
    index.relative = invert (index.relative);
  return index;
}

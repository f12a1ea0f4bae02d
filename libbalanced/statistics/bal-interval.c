/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-interval-private.h"

#include "libbalanced/statistics/bal-beta-private.h"
#include "libbalanced/statistics/bal-gamma-private.h"
#include "libbalanced/statistics/bal-moments-private.h"
#include "libbalanced/statistics/bal-normal-private.h"

/* From here on the interval is exact by Byar's formula, and the other by the first. */
#define BYAR_FROM 10

/* Why there is no share of @x in @n, or OK. */
static BalStatisticStatus
check_share (double x, double n, double confidence)
{
  if (!bal_statistic_is_count (x) || !bal_statistic_is_count (n) || x > n ||
      !bal_statistic_is_share (confidence))
    return BAL_STATISTIC_INVALID;
  return n == 0 ? BAL_STATISTIC_UNDEFINED : BAL_STATISTIC_OK;
}

/* The lower limit for a share @p, without the subtraction of its usual form: 0 stays 0. */
static double
wilson_lower (double p, double n, double z)
{
  double part = z * z / n;
  double half = z * sqrt (p * (1 - p) / n + part / n / 4);

  return p == 0 ? 0 : MIN (p * p / (p + part / 2 + half), p);
}

static double
wilson_upper (double p, double n, double z)
{
  double part = z * z / n;
  double half = z * sqrt (p * (1 - p) / n + part / n / 4);

  if (p == 1)
    return 1;
  return CLAMP ((p + part / 2 + half) / (1 + part), p, 1);
}

BalEstimate
bal_interval_wilson (double x, double n, double confidence)
{
  BalStatisticStatus status = check_share (x, n, confidence);
  double z = bal_normal_width (confidence);

  if (status != BAL_STATISTIC_OK)
    return bal_estimate_none (status);
  return bal_estimate_new (x / n, wilson_lower (x / n, n, z), wilson_upper (x / n, n, z));
}

BalEstimate
bal_interval_newcombe (double x1, double n1, double x2, double n2, double confidence)
{
  BalEstimate first = bal_interval_wilson (x1, n1, confidence);
  BalEstimate second = bal_interval_wilson (x2, n2, confidence);
  double difference = first.value - second.value;

  if (first.status == BAL_STATISTIC_INVALID || second.status == BAL_STATISTIC_INVALID)
    return bal_estimate_none (BAL_STATISTIC_INVALID);
  if (first.status != BAL_STATISTIC_OK || second.status != BAL_STATISTIC_OK)
    return bal_estimate_none (BAL_STATISTIC_UNDEFINED);
  return bal_estimate_new (
    difference, difference - hypot (first.value - first.lower, second.upper - second.value),
    difference + hypot (first.upper - first.value, second.value - second.lower));
}

BalEstimate
bal_interval_relative_risk (double x1, double n1, double x2, double n2, double confidence)
{
  BalStatisticStatus first = check_share (x1, n1, confidence);
  BalStatisticStatus second = check_share (x2, n2, confidence);
  double ratio;
  double width;

  if (first == BAL_STATISTIC_INVALID || second == BAL_STATISTIC_INVALID)
    return bal_estimate_none (BAL_STATISTIC_INVALID);
  if (first != BAL_STATISTIC_OK || second != BAL_STATISTIC_OK || x2 == 0)
    return bal_estimate_none (BAL_STATISTIC_UNDEFINED);

  ratio = (x1 / n1) / (x2 / n2);
  if (x1 == 0)
    return bal_estimate_bare (ratio, BAL_STATISTIC_UNDEFINED);
  width = bal_normal_width (confidence) * sqrt (1 / x1 - 1 / n1 + 1 / x2 - 1 / n2);
  return bal_estimate_new (ratio, ratio * exp (-width), ratio * exp (width));
}

static double
cube (double x)
{
  return x * x * x;
}

static BalEstimate
byar (double x, double z)
{
  double lower = x > 0 ? x * cube (1 - 1 / (9 * x) - z / (3 * sqrt (x))) : 0;
  double upper = (x + 1) * cube (1 - 1 / (9 * (x + 1)) + z / (3 * sqrt (x + 1)));

  return bal_estimate_new (x, MAX (lower, 0), upper);
}

static BalEstimate
exact (double x, double tail)
{
  double lower = x > 0 ? bal_gamma_quantile (x, tail) : 0;

  return bal_estimate_new (x, lower, bal_gamma_quantile_upper (x + 1, tail));
}

BalEstimate
bal_interval_count (double x, double confidence, BalCountMethod method)
{
  if (!bal_statistic_is_count (x) || !bal_statistic_is_share (confidence))
    return bal_estimate_none (BAL_STATISTIC_INVALID);
  if (method == BAL_COUNT_METHOD_EXACT || (method == BAL_COUNT_METHOD_AUTO && x < BYAR_FROM))
    return exact (x, (1 - confidence) / 2);
  return byar (x, bal_normal_width (confidence));
}

BalEstimate
bal_interval_rate (double x,
                   double denominator,
                   double multiplier,
                   double confidence,
                   BalCountMethod method)
{
  BalEstimate count = bal_interval_count (x, confidence, method);

  if (!bal_statistic_is_count (denominator) || !bal_statistic_is_count (multiplier))
    return bal_estimate_none (BAL_STATISTIC_INVALID);
  if (count.status == BAL_STATISTIC_OK && denominator == 0)
    return bal_estimate_none (BAL_STATISTIC_UNDEFINED);
  return bal_estimate_scale (bal_estimate_scale (count, 1 / denominator), multiplier);
}

BalEstimate
bal_interval_mean (const double *values, gsize n, double confidence)
{
  BalMoments moments = bal_moments (values, n);
  double width;

  if (!bal_statistic_is_share (confidence))
    return bal_estimate_none (BAL_STATISTIC_INVALID);
  if (moments.status != BAL_STATISTIC_OK)
    return bal_estimate_none (moments.status);
  if (moments.sd_status != BAL_STATISTIC_OK)
    return bal_estimate_bare (moments.mean, moments.sd_status);
  width = bal_student_width (confidence, (double) (n - 1)) * (moments.sd / sqrt ((double) n));
  return bal_estimate_new (moments.mean, moments.mean - width, moments.mean + width);
}

BalEstimate
bal_interval_normal (double value, double standard_error, double confidence)
{
  double width = bal_normal_width (confidence) * standard_error;

  if (!isfinite (value) || !bal_statistic_is_count (standard_error) ||
      !bal_statistic_is_share (confidence))
    return bal_estimate_none (BAL_STATISTIC_INVALID);
  return bal_estimate_new (value, value - width, value + width);
}

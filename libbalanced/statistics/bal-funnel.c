/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-funnel-private.h"

#include "libbalanced/statistics/bal-gamma-private.h"
#include "libbalanced/statistics/bal-interval-private.h"
#include "libbalanced/statistics/bal-moments-private.h"
#include "libbalanced/statistics/bal-normal-private.h"

static BalFunnelLimits
no_limits (BalStatisticStatus status)
{
  BalFunnelLimits none = { NAN, NAN, status };

  return none;
}

BalFunnelLimits
bal_funnel_share (double n, double average, double tail)
{
  double width;
  BalFunnelLimits limits;

  if (!bal_statistic_is_count (n) || !(average >= 0 && average <= 1) || !(tail > 0 && tail < 0.5))
    return no_limits (BAL_STATISTIC_INVALID);
  if (n == 0)
    return no_limits (BAL_STATISTIC_UNDEFINED);

  /* The interval of p contains the average exactly while |p - average| is within this. */
  width = -bal_normal_quantile (tail) * sqrt (average * (1 - average) / n);
  limits.lower = MAX (average - width, 0);
  limits.upper = MIN (average + width, 1);
  limits.status = BAL_STATISTIC_OK;
  return limits;
}

BalFunnelLimits
bal_funnel_expected (double events, double tail)
{
  BalEstimate count = bal_interval_count (events, 1 - 2 * tail, BAL_COUNT_METHOD_EXACT);
  BalFunnelLimits limits = { count.lower, count.upper, count.interval_status };

  return tail > 0 && tail < 0.5 ? limits : no_limits (BAL_STATISTIC_INVALID);
}

static BalFunnelPlace
place (double value, BalFunnelLimits inner, BalFunnelLimits outer)
{
  if (isnan (value) || inner.status != BAL_STATISTIC_OK || outer.status != BAL_STATISTIC_OK)
    return BAL_FUNNEL_UNKNOWN;
  if (value < inner.lower)
    return value < outer.lower ? BAL_FUNNEL_VERY_LOW : BAL_FUNNEL_LOW;
  if (value > inner.upper)
    return value > outer.upper ? BAL_FUNNEL_VERY_HIGH : BAL_FUNNEL_HIGH;
  return BAL_FUNNEL_WITHIN;
}

BalStatisticStatus
bal_funnel_place_shares (const double *numerators,
                         const double *denominators,
                         gsize n,
                         BalFunnelPlace *places)
{
  BalSum numerator = { 0.0, 0.0 };
  BalSum denominator = { 0.0, 0.0 };
  double average;

  for (gsize i = 0; i < n; i++)
    {
      places[i] = BAL_FUNNEL_UNKNOWN;
      if (bal_interval_wilson (numerators[i], denominators[i], 0.95).status != BAL_STATISTIC_OK)
        continue;
      bal_sum_add (&numerator, numerators[i]);
      bal_sum_add (&denominator, denominators[i]);
    }
  average = bal_sum_get (&numerator) / bal_sum_get (&denominator);
  if (isnan (average))
    return n == 0 ? BAL_STATISTIC_TOO_FEW : BAL_STATISTIC_UNDEFINED;

  for (gsize i = 0; i < n; i++)
    if (bal_interval_wilson (numerators[i], denominators[i], 0.95).status == BAL_STATISTIC_OK)
      places[i] = place (numerators[i] / denominators[i],
                         bal_funnel_share (denominators[i], average, BAL_FUNNEL_INNER),
                         bal_funnel_share (denominators[i], average, BAL_FUNNEL_OUTER));
  return BAL_STATISTIC_OK;
}

BalFunnelPlace
bal_funnel_place_ratio (double observed, double expected)
{
  BalEstimate inner =
    bal_interval_count (observed, 1 - 2 * BAL_FUNNEL_INNER, BAL_COUNT_METHOD_AUTO);
  BalEstimate outer =
    bal_interval_count (observed, 1 - 2 * BAL_FUNNEL_OUTER, BAL_COUNT_METHOD_AUTO);

  if (!bal_statistic_is_count (expected) || inner.interval_status != BAL_STATISTIC_OK)
    return BAL_FUNNEL_UNKNOWN;
  if (expected > inner.upper)
    return expected > outer.upper ? BAL_FUNNEL_VERY_LOW : BAL_FUNNEL_LOW;
  if (expected < inner.lower)
    return expected < outer.lower ? BAL_FUNNEL_VERY_HIGH : BAL_FUNNEL_HIGH;
  return BAL_FUNNEL_WITHIN;
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-rate-private.h"

#include "libbalanced/statistics/bal-moments-private.h"

/* Below this, OHID does not show a directly standardised rate. */
#define FEWEST_EVENTS 10

static double
known_events (double events)
{
  return isnan (events) ? 0 : events;
}

static BalDirectRate
no_direct_rate (BalStatisticStatus status, double n_events)
{
  BalDirectRate none = { bal_estimate_none (status), n_events };

  return none;
}

BalDirectRate
bal_rate_direct (const double *events,
                 const double *population,
                 const double *standard_population,
                 gsize n,
                 double multiplier,
                 double confidence)
{
  BalSum weights = { 0.0, 0.0 };
  BalSum weighted = { 0.0, 0.0 };
  BalSum variance = { 0.0, 0.0 };
  BalSum total = { 0.0, 0.0 };
  BalDirectRate result;

  if (n == 0)
    return no_direct_rate (BAL_STATISTIC_TOO_FEW, NAN);
  for (gsize i = 0; i < n; i++)
    {
      double x = known_events (events[i]);
      double w = standard_population[i];
      double share = w / population[i];

      if (!bal_statistic_is_count (x) || !bal_statistic_is_count (w) ||
          !bal_statistic_is_count (population[i]) || population[i] == 0)
        return no_direct_rate (BAL_STATISTIC_INVALID, NAN);
      bal_sum_add (&weights, w);
      bal_sum_add (&weighted, share * x);
      bal_sum_add (&variance, share * share * x);
      bal_sum_add (&total, x);
    }

  double sum = bal_sum_get (&weights);
  double n_events = bal_sum_get (&total);
  double rate = bal_sum_get (&weighted) / sum;
  double error = sqrt (bal_sum_get (&variance)) / sum;
  BalEstimate count = bal_interval_count (n_events, confidence, BAL_COUNT_METHOD_BYAR);

  if (!bal_statistic_is_share (confidence) || !bal_statistic_is_count (multiplier))
    return no_direct_rate (BAL_STATISTIC_INVALID, NAN);
  if (sum == 0)
    return no_direct_rate (BAL_STATISTIC_UNDEFINED, n_events);
  if (n_events < FEWEST_EVENTS)
    return no_direct_rate (BAL_STATISTIC_UNRELIABLE, n_events);

  double step = error / sqrt (n_events);
  result.rate = bal_estimate_scale (bal_estimate_new (rate, rate + step * (count.lower - n_events),
                                                      rate + step * (count.upper - n_events)),
                                    multiplier);
  result.n_events = n_events;
  return result;
}

static BalIndirectRate
no_indirect_rate (BalStatisticStatus status)
{
  BalIndirectRate none = { NAN,   NAN, NAN, bal_estimate_none (status), bal_estimate_none (status),
                           status };

  return none;
}

BalIndirectRate
bal_rate_indirect (const double *events,
                   const double *population,
                   const double *reference_events,
                   const double *reference_population,
                   gsize n,
                   double confidence)
{
  BalSum observed = { 0.0, 0.0 };
  BalSum expected = { 0.0, 0.0 };
  BalSum all_events = { 0.0, 0.0 };
  BalSum everybody = { 0.0, 0.0 };
  BalIndirectRate result;

  if (n == 0)
    return no_indirect_rate (BAL_STATISTIC_TOO_FEW);
  for (gsize i = 0; i < n; i++)
    {
      double x = known_events (events[i]);

      if (!bal_statistic_is_count (x) || !bal_statistic_is_count (population[i]) ||
          !bal_statistic_is_count (reference_events[i]) ||
          !bal_statistic_is_count (reference_population[i]) || reference_population[i] == 0)
        return no_indirect_rate (BAL_STATISTIC_INVALID);
      bal_sum_add (&observed, x);
      bal_sum_add (&expected, population[i] * (reference_events[i] / reference_population[i]));
      bal_sum_add (&all_events, reference_events[i]);
      bal_sum_add (&everybody, reference_population[i]);
    }
  if (!bal_statistic_is_share (confidence))
    return no_indirect_rate (BAL_STATISTIC_INVALID);

  result.status = BAL_STATISTIC_OK;
  result.observed = bal_sum_get (&observed);
  result.expected = bal_sum_get (&expected);
  result.reference_rate = bal_sum_get (&all_events) / bal_sum_get (&everybody);
  if (!isfinite (result.observed) || !isfinite (result.expected) ||
      !isfinite (result.reference_rate))
    return no_indirect_rate (BAL_STATISTIC_OVERFLOW);
  result.ratio =
    bal_interval_rate (result.observed, result.expected, 1, confidence, BAL_COUNT_METHOD_AUTO);
  result.rate = bal_estimate_scale (result.ratio, result.reference_rate);
  return result;
}

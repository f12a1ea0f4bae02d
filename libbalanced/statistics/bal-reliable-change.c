/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-reliable-change-private.h"

#include "libbalanced/statistics/bal-normal-private.h"

static gboolean
is_well (const BalReliableMeasure *measure, double rating)
{
  if (rating == measure->cutoff)
    return measure->cutoff_is_well;
  return (rating > measure->cutoff) == (measure->higher_is_better != FALSE);
}

static BalReliableClass
classify (const BalReliableMeasure *measure, double change, double least)
{
  if (!(fabs (change) > least))
    return BAL_RELIABLE_NO_CHANGE;
  return (change > 0) == (measure->higher_is_better != FALSE) ? BAL_RELIABLE_IMPROVEMENT
                                                              : BAL_RELIABLE_DETERIORATION;
}

BalReliableChange
bal_reliable_change (const BalReliableMeasure *measure, double before, double after)
{
  BalReliableChange result = {
    NAN, NAN, NAN, NAN, BAL_RELIABLE_UNKNOWN, FALSE, FALSE, FALSE, BAL_STATISTIC_OK
  };
  double z = bal_normal_width (measure->confidence);
  double error;

  if (!bal_statistic_is_count (measure->sd) || isnan (z) || isinf (before) || isinf (after) ||
      isinf (measure->cutoff) || !(measure->reliability >= 0 && measure->reliability <= 1))
    result.status = BAL_STATISTIC_INVALID;
  else if (measure->sd == 0 || measure->reliability == 1)
    result.status = BAL_STATISTIC_UNDEFINED;
  else if (isnan (before) || isnan (after))
    result.status = BAL_STATISTIC_TOO_FEW;
  else if (!isfinite (after - before))
    result.status = BAL_STATISTIC_OVERFLOW;
  if (result.status != BAL_STATISTIC_OK)
    return result;

  error = measure->sd * sqrt (1 - measure->reliability);
  if (!isfinite ((after - before) / (M_SQRT2 * error)) || !isfinite (z * M_SQRT2 * error))
    {
      result.status = BAL_STATISTIC_OVERFLOW;
      return result;
    }
  result.measurement_error = error;
  result.difference_error = M_SQRT2 * result.measurement_error;
  result.index = (after - before) / result.difference_error;
  result.least_change = z * result.difference_error;
  result.classification = classify (measure, after - before, result.least_change);
  if (!isnan (measure->cutoff))
    {
      result.crossed = !is_well (measure, before) && is_well (measure, after);
      result.crossed_back = is_well (measure, before) && !is_well (measure, after);
      result.recovered = result.crossed && result.classification == BAL_RELIABLE_IMPROVEMENT;
    }
  return result;
}

BalReliableClass
bal_reliable_combine (const BalReliableClass *classes, gsize n)
{
  BalReliableClass combined = BAL_RELIABLE_UNKNOWN;

  for (gsize i = 0; i < n; i++)
    {
      if (classes[i] == BAL_RELIABLE_DETERIORATION)
        return BAL_RELIABLE_DETERIORATION;
      combined = MAX (combined, classes[i]);
    }
  return combined;
}

double
bal_clinical_cutoff (BalCutoffKind kind,
                     double clinical_mean,
                     double clinical_sd,
                     double healthy_mean,
                     double healthy_sd)
{
  double towards = healthy_mean > clinical_mean ? 1 : -1;

  if (!isfinite (clinical_mean) || !isfinite (healthy_mean) || clinical_mean == healthy_mean ||
      !bal_statistic_is_count (clinical_sd) || !bal_statistic_is_count (healthy_sd))
    return NAN;
  switch (kind)
    {
    case BAL_CUTOFF_A:
      return clinical_mean + towards * 2 * clinical_sd;
    case BAL_CUTOFF_B:
      return healthy_mean - towards * 2 * healthy_sd;
    case BAL_CUTOFF_C:
      return (clinical_sd * healthy_mean + healthy_sd * clinical_mean) / (clinical_sd + healthy_sd);
    default:
      return NAN;
    }
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-curve-private.h"

#include "libbalanced/statistics/bal-beta-private.h"
#include "libbalanced/statistics/bal-moments-private.h"
#include "libbalanced/statistics/bal-quantile-private.h"
#include "libbalanced/statistics/bal-trend-private.h"

/* The rows with a value, from @first to @end; gives how many. */
static gsize
take_known (const double *x,
            const double *y,
            gsize first,
            gsize end,
            double *known_x,
            double *known_y)
{
  gsize n = 0;

  for (gsize i = first; i < end; i++)
    {
      if (isnan (y[i]))
        continue;
      known_x[n] = x[i];
      known_y[n++] = y[i];
    }
  return n;
}

static BalEstimate
forecast_flat (const double *y, gsize n, double confidence)
{
  BalMoments moments = bal_moments (y, n);
  double width;

  if (!isfinite (moments.sd))
    return bal_estimate_bare (moments.mean, BAL_STATISTIC_TOO_FEW);
  width =
    bal_student_width (confidence, (double) n - 1) * moments.sd * sqrt (1.0 + 1.0 / (double) n);
  return bal_estimate_new (moments.mean, moments.mean - width, moments.mean + width);
}

static double
find_height (const double *x, const double *y, gsize n, double slope)
{
  g_autofree double *rest = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    rest[i] = y[i] - slope * x[i];
  return bal_median (rest, n).value;
}

typedef struct
{
  const BalCurveOptions *options;
  BalTrendLine line;
  BalEstimate flat;
  double slope; /* of Theil and Sen */
  double height;
} Fit;

static Fit
fit_baseline (const BalCurveOptions *options, const double *x, const double *y, gsize n)
{
  Fit fit = { options, bal_trend_line (x, y, n), bal_estimate_none (BAL_STATISTIC_UNDEFINED), NAN,
              NAN };

  if (options->forecast == BAL_CURVE_FLAT)
    fit.flat = forecast_flat (y, n, options->confidence);
  if (options->forecast == BAL_CURVE_THEIL_SEN)
    {
      fit.slope = bal_theil_sen (x, y, n).value;
      fit.height = isnan (fit.slope) ? NAN : find_height (x, y, n, fit.slope);
    }
  return fit;
}

static BalEstimate
forecast_at (const Fit *fit, double x, double given)
{
  switch (fit->options->forecast)
    {
    case BAL_CURVE_LINEAR:
      return bal_trend_forecast (&fit->line, x, fit->options->confidence);
    case BAL_CURVE_THEIL_SEN:
      if (isnan (fit->height))
        return bal_estimate_none (BAL_STATISTIC_UNDEFINED);
      return bal_estimate_bare (fit->height + fit->slope * x, BAL_STATISTIC_UNDEFINED);
    case BAL_CURVE_GIVEN:
      if (isnan (given))
        return bal_estimate_none (BAL_STATISTIC_TOO_FEW);
      return bal_estimate_bare (given, BAL_STATISTIC_UNDEFINED);
    default:
      return fit->flat;
    }
}

static int
get_sign (double value)
{
  return (value > 0) - (value < 0);
}

/* Looks back from the last value. A gap, or a forecast that is not there, ends the run: what is not
 * known is no sign of anything. */
static void
count_run (BalCurve *curve,
           const BalCurveOptions *options,
           const double *y,
           const BalEstimate *forecasts,
           gsize last)
{
  gsize n_known = 0;
  gboolean same = TRUE;
  int sign = 0;

  for (gsize i = last + 1; i > options->n_baseline; i--)
    {
      const double delta = options->direction * (y[i - 1] - forecasts[i - 1].value);

      if (isnan (delta))
        break;
      if (n_known++ == 0)
        sign = get_sign (delta);
      same = same && sign != 0 && get_sign (delta) == sign;
      curve->run += same;
    }
  if (n_known < options->last)
    curve->turn = BAL_CURVE_TOO_FEW;
  else if (curve->run < options->last)
    curve->turn = BAL_CURVE_MIXED;
  else
    curve->turn = sign > 0 ? BAL_CURVE_TURNED : BAL_CURVE_WORSE;
}

static void
grade (BalCurve *curve)
{
  const BalEstimate *forecast = &curve->forecast;

  if (curve->turn != BAL_CURVE_TURNED && curve->turn != BAL_CURVE_WORSE)
    return;
  curve->evidence = BAL_CURVE_WEAK;
  if (curve->run >= BAL_CURVE_STRONG_RUN || curve->last < forecast->lower ||
      curve->last > forecast->upper)
    curve->evidence = BAL_CURVE_STRONG;
}

static gboolean
find_last (const double *y, gsize first, gsize n, gsize *last)
{
  for (gsize i = n; i > first; i--)
    if (!isnan (y[i - 1]))
      {
        *last = i - 1;
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_ordered (const double *x, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!isfinite (x[i]) || (i > 0 && x[i] <= x[i - 1]))
      return FALSE;
  return TRUE;
}

static gboolean
has_infinity (const double *y, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (isinf (y[i]))
      return TRUE;
  return FALSE;
}

BalCurve
bal_curve (const BalCurveOptions *options,
           const double *x,
           const double *y,
           const double *given,
           gsize n,
           BalEstimate *forecasts)
{
  g_autofree double *known_x = g_new (double, MAX (n, 1));
  g_autofree double *known_y = g_new (double, MAX (n, 1));
  const gsize end = MIN (options->n_baseline, n);
  gsize last = 0;
  Fit fit;
  BalCurve curve = { .baseline = NAN,
                     .last_x = NAN,
                     .last = NAN,
                     .forecast = bal_estimate_none (BAL_STATISTIC_TOO_FEW),
                     .delta = NAN,
                     .slope_before = NAN,
                     .slope_after = NAN,
                     .improvement = NAN };

  for (gsize i = 0; i < n; i++)
    forecasts[i] = bal_estimate_none (BAL_STATISTIC_TOO_FEW);
  if (!is_ordered (x, n) || has_infinity (y, n) || !bal_statistic_is_share (options->confidence))
    {
      curve.status = BAL_STATISTIC_INVALID;
      return curve;
    }
  curve.n_baseline = take_known (x, y, 0, end, known_x, known_y);
  curve.status =
    curve.n_baseline < BAL_CURVE_FEWEST_POINTS ? BAL_STATISTIC_TOO_FEW : BAL_STATISTIC_OK;
  if (curve.status != BAL_STATISTIC_OK)
    return curve;

  curve.baseline = known_y[curve.n_baseline - 1];
  fit = fit_baseline (options, known_x, known_y, curve.n_baseline);
  curve.slope_before = fit.line.slope;
  for (gsize i = end; i < n; i++)
    forecasts[i] = forecast_at (&fit, x[i], given != NULL ? given[i] : NAN);
  curve.n_after = take_known (x, y, end, n, known_x, known_y);
  curve.slope_after = bal_trend_line (known_x, known_y, curve.n_after).slope;
  curve.improvement = options->direction * (curve.slope_after - curve.slope_before);
  if (!find_last (y, end, n, &last))
    {
      curve.status = BAL_STATISTIC_TOO_FEW;
      return curve;
    }
  curve.last_x = x[last];
  curve.last = y[last];
  curve.forecast = forecasts[last];
  curve.delta = options->direction * (curve.last - curve.forecast.value);
  count_run (&curve, options, y, forecasts, last);
  grade (&curve);
  return curve;
}

BalTargetVerdict
bal_target_judge (double value, double lower, double upper, double target, double direction)
{
  const gboolean has_interval = !isnan (lower) && !isnan (upper);
  const double better = direction > 0 ? upper : lower;
  const double worse = direction > 0 ? lower : upper;

  if (!isfinite (value) || !isfinite (target))
    return BAL_TARGET_UNDECIDED;
  if (!has_interval)
    return direction * (value - target) >= 0 ? BAL_TARGET_MET : BAL_TARGET_NOT_MET;
  if (direction * (worse - target) >= 0)
    return BAL_TARGET_MET;
  if (direction * (better - target) < 0)
    return BAL_TARGET_NOT_MET;
  return BAL_TARGET_UNCERTAIN;
}

double
bal_target_required (double day,
                     double baseline,
                     double baseline_day,
                     double target,
                     double target_day)
{
  if (!isfinite (day) || !isfinite (baseline) || !isfinite (target) || !(day >= baseline_day) ||
      !(target_day > baseline_day) || !isfinite (target_day - baseline_day))
    return NAN;
  if (day >= target_day)
    return target;
  return baseline + (target - baseline) * ((day - baseline_day) / (target_day - baseline_day));
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-attribute-chart-private.h"

#include "libbalanced/statistics/bal-moments-private.h"
#include "libbalanced/statistics/bal-quantile-private.h"

/* The mean moving range of a normal sample over its standard deviation. */
#define D2 1.128

#define NELSON 3.6

static gboolean
is_ratio (BalAttributeKind kind)
{
  return kind <= BAL_ATTRIBUTE_U_PRIME;
}

static gboolean
is_share (BalAttributeKind kind)
{
  return kind == BAL_ATTRIBUTE_P || kind == BAL_ATTRIBUTE_P_PRIME;
}

static void
compute_value (BalAttributeKind kind,
               double numerator,
               double denominator,
               BalAttributePoint *point)
{
  *point = (BalAttributePoint){ NAN, NAN, NAN, NAN, NAN, BAL_STATISTIC_OK };

  if (isnan (numerator) || (is_ratio (kind) && isnan (denominator)))
    point->status = BAL_STATISTIC_TOO_FEW;
  else if (!bal_statistic_is_count (numerator) ||
           (is_ratio (kind) && !bal_statistic_is_count (denominator)) ||
           (is_share (kind) && numerator > denominator))
    point->status = BAL_STATISTIC_INVALID;
  else if (is_ratio (kind) && denominator == 0)
    point->status = BAL_STATISTIC_UNDEFINED;
  else if (is_ratio (kind) && !isfinite (numerator / denominator))
    point->status = BAL_STATISTIC_OVERFLOW;
  if (point->status == BAL_STATISTIC_OK)
    point->value = is_ratio (kind) ? numerator / denominator : numerator;
}

/* One standard deviation at this denominator, without the primes. */
static double
sigma_of (BalAttributeKind kind, double centre, double denominator)
{
  if (is_share (kind))
    return sqrt (centre * (1 - centre) / denominator);
  return is_ratio (kind) ? sqrt (centre / denominator) : sqrt (centre);
}

static double
ratio_mean (const double *numerators,
            const double *denominators,
            gsize n,
            const BalAttributePoint *points)
{
  BalSum numerator = { 0.0, 0.0 };
  BalSum denominator = { 0.0, 0.0 };

  for (gsize i = 0; i < n; i++)
    if (points[i].status == BAL_STATISTIC_OK)
      {
        bal_sum_add (&numerator, numerators[i]);
        bal_sum_add (&denominator, denominators ? denominators[i] : 1);
      }
  return bal_sum_get (&numerator) / bal_sum_get (&denominator);
}

/* How much the standardised values vary beside what chance explains. */
static double
laney_spread (BalAttributeKind kind,
              const double *denominators,
              gsize n,
              double centre,
              const BalAttributePoint *points)
{
  g_autofree double *z = g_new (double, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    z[i] = points[i].status == BAL_STATISTIC_OK
             ? (points[i].value - centre) / sigma_of (kind, centre, denominators[i])
             : NAN;
  return bal_mean_range (z, n, INFINITY) / D2;
}

static void
set_limits (BalAttributePoint *point, double lower, double upper, double most)
{
  if (point->status != BAL_STATISTIC_OK)
    return;
  if (!isfinite (upper) || !isfinite (lower))
    {
      point->status = BAL_STATISTIC_OVERFLOW;
      point->value = NAN;
      return;
    }
  point->lower = MAX (lower, 0);
  point->upper = MIN (upper, most);
}

static void
set_near_limits (BalAttributePoint *point, double lower, double upper, double most)
{
  if (point->status != BAL_STATISTIC_OK)
    return;
  point->near_lower = MAX (lower, 0);
  point->near_upper = MIN (upper, most);
}

static BalAttributeCentre
chart_ratios (BalAttributeKind kind,
              const double *numerators,
              const double *denominators,
              gsize n,
              gsize baseline,
              BalAttributePoint *points)
{
  BalAttributeCentre centre = { ratio_mean (numerators, denominators, baseline, points), 1,
                                BAL_STATISTIC_OK };
  gboolean primed = kind == BAL_ATTRIBUTE_P_PRIME || kind == BAL_ATTRIBUTE_U_PRIME;

  if (!isfinite (centre.centre))
    centre.status = BAL_STATISTIC_OVERFLOW;
  else if (primed)
    {
      /* Without any events, or without any other than events, chance explains nothing. */
      centre.spread = laney_spread (kind, denominators, baseline, centre.centre, points);
      if (!isfinite (centre.spread))
        centre.status = BAL_STATISTIC_UNDEFINED;
    }
  if (centre.status != BAL_STATISTIC_OK)
    return centre;

  for (gsize i = 0; i < n; i++)
    {
      double denominator = denominators ? denominators[i] : 1;
      double sigma = sigma_of (kind, centre.centre, denominator) * centre.spread;
      double most = is_share (kind) ? 1 : INFINITY;

      set_limits (&points[i], centre.centre - 3 * sigma, centre.centre + 3 * sigma, most);
      set_near_limits (&points[i], centre.centre - 2 * sigma, centre.centre + 2 * sigma, most);
    }
  return centre;
}

/* The values of the baseline that are there. */
static double *
known_values (const BalAttributePoint *points, gsize n, gsize *n_known)
{
  double *known = g_new (double, MAX (n, 1));

  *n_known = 0;
  for (gsize i = 0; i < n; i++)
    if (points[i].status == BAL_STATISTIC_OK)
      known[(*n_known)++] = points[i].value;
  return known;
}

static BalAttributeCentre
chart_cases_between (gsize n, gsize baseline, BalAttributePoint *points)
{
  gsize n_known;
  g_autofree double *known = known_values (points, baseline, &n_known);
  BalAttributeCentre centre = { bal_median (known, n_known).value, 1, BAL_STATISTIC_OK };
  double mean = bal_mean (known, n_known);
  double upper = mean + 3 * sqrt (mean * (mean + 1));

  if (!isfinite (upper))
    {
      centre.status = BAL_STATISTIC_OVERFLOW;
      return centre;
    }
  for (gsize i = 0; i < n; i++)
    set_limits (&points[i], 0, upper, INFINITY);
  return centre;
}

/* Nelson's power makes exponential times nearly normal; XmR limits are drawn there and carried
 * back. */
static BalAttributeCentre
chart_time_between (gsize n, gsize baseline, BalAttributePoint *points)
{
  g_autofree double *powers = g_new (double, n);
  BalAttributeCentre centre = { NAN, 1, BAL_STATISTIC_OK };
  BalSum sum = { 0.0, 0.0 };
  double count = 0;
  double mean;
  double width;

  for (gsize i = 0; i < n; i++)
    powers[i] = pow (points[i].value, 1 / NELSON);
  for (gsize i = 0; i < baseline; i++)
    if (!isnan (powers[i]))
      {
        bal_sum_add (&sum, powers[i]);
        count++;
      }
  mean = bal_sum_divide (&sum, count);
  width = 2.66 * bal_mean_range (powers, baseline, INFINITY);
  if (isnan (width))
    {
      centre.status = BAL_STATISTIC_TOO_FEW;
      return centre;
    }
  centre.centre = pow (mean, NELSON);
  for (gsize i = 0; i < n; i++)
    {
      double near_width = 2 * (width / 3);

      set_limits (&points[i], pow (MAX (mean - width, 0), NELSON), pow (mean + width, NELSON),
                  INFINITY);
      set_near_limits (&points[i], pow (MAX (mean - near_width, 0), NELSON),
                       pow (mean + near_width, NELSON), INFINITY);
    }
  return centre;
}

BalAttributeCentre
bal_attribute_chart (BalAttributeKind kind,
                     const double *numerators,
                     const double *denominators,
                     gsize n,
                     gsize baseline,
                     BalAttributePoint *points)
{
  BalAttributeCentre centre = { NAN, NAN, BAL_STATISTIC_TOO_FEW };
  gsize n_known = 0;

  if (baseline == 0 || baseline > n)
    baseline = n;
  if (is_ratio (kind) && denominators == NULL)
    centre.status = BAL_STATISTIC_INVALID;
  if (centre.status == BAL_STATISTIC_INVALID)
    return centre;

  for (gsize i = 0; i < n; i++)
    {
      compute_value (kind, numerators[i], denominators && is_ratio (kind) ? denominators[i] : 1,
                     &points[i]);
      n_known += i < baseline && points[i].status == BAL_STATISTIC_OK;
    }
  if (n_known == 0)
    return centre;

  if (kind == BAL_ATTRIBUTE_G)
    centre = chart_cases_between (n, baseline, points);
  else if (kind == BAL_ATTRIBUTE_T)
    centre = chart_time_between (n, baseline, points);
  else
    centre =
      chart_ratios (kind, numerators, is_ratio (kind) ? denominators : NULL, n, baseline, points);
  if (centre.status == BAL_STATISTIC_OK && !isfinite (centre.centre))
    centre.status = BAL_STATISTIC_OVERFLOW;
  if (centre.status != BAL_STATISTIC_OK)
    centre.centre = centre.spread = NAN;
  return centre;
}

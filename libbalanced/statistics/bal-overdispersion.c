/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-funnel-private.h"

#include "libbalanced/statistics/bal-gamma-private.h"
#include "libbalanced/statistics/bal-moments-private.h"
#include "libbalanced/statistics/bal-normal-private.h"
#include "libbalanced/statistics/bal-quantile-private.h"

#include <stdlib.h>

void
bal_overdispersion_options_init (BalOverdispersionOptions *options, BalOverdispersionKind kind)
{
  *options = (BalOverdispersionOptions){
    .kind = kind,
    .trim = 0.1,
    .truncate = kind == BAL_OVERDISPERSION_RATIO_LOG,
    .inner = BAL_FUNNEL_INNER,
    .outer = BAL_FUNNEL_OUTER,
  };
}

/* An area's figure, and its standard deviation under chance, on the transformed scale. */
static void
transform (BalOverdispersionKind kind, double numerator, double denominator, double *y, double *s)
{
  switch (kind)
    {
    case BAL_OVERDISPERSION_SHARE:
      *y = asin (sqrt (numerator / denominator));
      *s = 1 / (2 * sqrt (denominator));
      return;
    case BAL_OVERDISPERSION_RATIO_LOG:
      *y = log (numerator / denominator);
      *s = 1 / sqrt (denominator);
      return;
    case BAL_OVERDISPERSION_RATIO_ROOT:
      *y = sqrt (numerator / denominator);
      *s = 1 / (2 * sqrt (denominator));
      return;
    case BAL_OVERDISPERSION_COUNT_RATIO:
      *y = log ((numerator + 0.5) / (denominator + 0.5));
      *s = sqrt (numerator / ((numerator + 0.5) * (numerator + 0.5)) +
                 denominator / ((denominator + 0.5) * (denominator + 0.5)));
      return;
    }
  *y = *s = NAN;
}

static double
transform_target (BalOverdispersionKind kind, double target)
{
  if (kind == BAL_OVERDISPERSION_SHARE)
    return asin (sqrt (target));
  return kind == BAL_OVERDISPERSION_RATIO_ROOT ? sqrt (target) : log (target);
}

static gboolean
has_own_target (BalOverdispersionKind kind)
{
  return kind == BAL_OVERDISPERSION_SHARE || kind == BAL_OVERDISPERSION_COUNT_RATIO;
}

static BalStatisticStatus
check (const BalOverdispersionOptions *options,
       const double *numerators,
       const double *denominators,
       gsize n,
       double *target)
{
  BalSum numerator = { 0.0, 0.0 };
  BalSum denominator = { 0.0, 0.0 };

  if (!(options->trim >= 0 && options->trim < 0.5) ||
      !(options->inner > 0 && options->inner < 0.5) ||
      !(options->outer > 0 && options->outer < 0.5))
    return BAL_STATISTIC_INVALID;
  for (gsize i = 0; i < n; i++)
    {
      if (!bal_statistic_is_count (numerators[i]) || !bal_statistic_is_count (denominators[i]) ||
          denominators[i] == 0 ||
          (options->kind == BAL_OVERDISPERSION_SHARE && numerators[i] > denominators[i]))
        return BAL_STATISTIC_INVALID;
      bal_sum_add (&numerator, numerators[i]);
      bal_sum_add (&denominator, denominators[i]);
    }
  if (n < 2)
    return BAL_STATISTIC_TOO_FEW;
  *target =
    has_own_target (options->kind) ? bal_sum_get (&numerator) / bal_sum_get (&denominator) : 1;
  return isfinite (*target) ? BAL_STATISTIC_OK : BAL_STATISTIC_OVERFLOW;
}

typedef struct
{
  double z;
  gsize row;
} Score;

static int
compare_scores (const void *a, const void *b)
{
  const Score *first = a;
  const Score *second = b;

  if (first->z != second->z)
    return first->z > second->z ? 1 : -1;
  return (first->row > second->row) - (first->row < second->row);
}

/* Pulls the ends in to the quantiles, or leaves them out as NaN. Gives the number that is left. */
static gsize
adjust (const BalOverdispersionOptions *options, const double *z, gsize n, double *adjusted)
{
  g_autofree Score *scores = g_new (Score, n);
  gsize cut = options->truncate ? (gsize) floor ((double) n * options->trim) : 0;
  double limits[2] = { -INFINITY, INFINITY };

  if (!options->truncate)
    {
      const double p[2] = { options->trim, 1 - options->trim };

      bal_quantiles (z, n, p, 2, BAL_QUANTILE_LINEAR, limits);
    }
  for (gsize i = 0; i < n; i++)
    {
      scores[i] = (Score){ z[i], i };
      adjusted[i] = CLAMP (z[i], limits[0], limits[1]);
    }
  if (cut > 0)
    qsort (scores, n, sizeof *scores, compare_scores);
  for (gsize i = 0; i < cut; i++)
    adjusted[scores[i].row] = adjusted[scores[n - 1 - i].row] = NAN;
  return n - 2 * cut;
}

/* The moment estimator of DerSimonian and Laird, with scores in place of residuals. */
static void
estimate (const double *adjusted, const double *s, gsize n, BalOverdispersion *found)
{
  double squares = 0;
  double w1 = 0;
  double w2 = 0;
  double n_used = (double) found->n_used;

  for (gsize i = 0; i < n; i++)
    {
      double weight = 1 / (s[i] * s[i]);

      if (isnan (adjusted[i]))
        continue;
      squares += adjusted[i] * adjusted[i];
      w1 += weight;
      w2 += weight * weight;
    }
  found->phi = squares / n_used;
  found->tau2 = 0;
  if (n_used * found->phi >= n_used - 1 && w1 - w2 / w1 > 0)
    found->tau2 = (n_used * found->phi - (n_used - 1)) / (w1 - w2 / w1);
  if (!isfinite (found->phi) || !isfinite (found->tau2))
    found->status = BAL_STATISTIC_OVERFLOW;
}

BalOverdispersion
bal_overdispersion (const BalOverdispersionOptions *options,
                    const double *numerators,
                    const double *denominators,
                    gsize n,
                    double *z,
                    double *adjusted)
{
  BalOverdispersion found = { 0, NAN, NAN, NAN, BAL_STATISTIC_OK };
  g_autofree double *scores = g_new (double, MAX (n, 1));
  g_autofree double *kept = g_new (double, MAX (n, 1));
  g_autofree double *s = g_new (double, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    scores[i] = kept[i] = NAN;
  found.status = check (options, numerators, denominators, n, &found.target);
  for (gsize i = 0; i < n && found.status == BAL_STATISTIC_OK; i++)
    {
      double y;

      transform (options->kind, numerators[i], denominators[i], &y, &s[i]);
      scores[i] = (y - transform_target (options->kind, found.target)) / s[i];
      /* No events at all have no logarithm. */
      if (!isfinite (scores[i]))
        found.status = BAL_STATISTIC_UNDEFINED;
    }
  if (found.status == BAL_STATISTIC_OK)
    {
      found.n_used = adjust (options, scores, n, kept);
      estimate (kept, s, n, &found);
    }
  if (found.status != BAL_STATISTIC_OK)
    found.target = found.phi = found.tau2 = NAN;
  for (gsize i = 0; i < n; i++)
    {
      if (z)
        z[i] = found.status == BAL_STATISTIC_OK ? scores[i] : NAN;
      if (adjusted)
        adjusted[i] = found.status == BAL_STATISTIC_OK ? kept[i] : NAN;
    }
  return found;
}

static BalFunnelLimits
finite_limits (double lower, double upper)
{
  BalFunnelLimits none = { NAN, NAN, BAL_STATISTIC_OVERFLOW };
  BalFunnelLimits limits = { lower, upper, BAL_STATISTIC_OK };

  return isfinite (lower) && isfinite (upper) ? limits : none;
}

/* The chance alone of a ratio of observed to expected is Poisson's. */
static BalFunnelLimits
poisson_limits (double n, double tail)
{
  return finite_limits (bal_gamma_quantile (n, tail) / n,
                        bal_gamma_quantile_upper (n + 1, tail) / n);
}

static BalFunnelLimits
transformed_limits (const BalOverdispersionOptions *options, double target, double tail, double s)
{
  double exact = -bal_normal_quantile (tail);
  double z = options->published ? round (exact * 1e6) / 1e6 : exact;
  double centre = transform_target (options->kind, target);
  double lower = centre - z * s;
  double upper = centre + z * s;

  if (options->kind == BAL_OVERDISPERSION_SHARE)
    {
      /* Beyond the ends of the scale the sine would come back. */
      double least = sin (options->published ? lower : MAX (lower, 0));
      double most = sin (options->published ? upper : MIN (upper, M_PI_2));

      return finite_limits (least * least, most * most);
    }
  if (options->kind != BAL_OVERDISPERSION_RATIO_ROOT)
    return finite_limits (exp (lower), exp (upper));
  if (options->published)
    return finite_limits (lower, upper);
  return finite_limits (MAX (lower, 0) * MAX (lower, 0), upper * upper);
}

static double
variance_at (const BalOverdispersionOptions *options, double target, double n)
{
  double y;
  double s;

  if (options->kind == BAL_OVERDISPERSION_COUNT_RATIO && options->published)
    return 1 / (4 * n);
  transform (options->kind, target * n, n, &y, &s);
  return s * s;
}

BalOverdispersionLimits
bal_overdispersion_limits (const BalOverdispersionOptions *options,
                           const BalOverdispersion *found,
                           double denominator)
{
  BalStatisticStatus status = found->status;
  BalOverdispersionLimits limits;
  double variance;

  if (status == BAL_STATISTIC_OK && !(bal_statistic_is_count (denominator) && denominator > 0))
    status = BAL_STATISTIC_INVALID;
  limits.inner = (BalFunnelLimits){ NAN, NAN, status };
  limits.outer = limits.inner_wide = limits.outer_wide = limits.inner;
  if (status != BAL_STATISTIC_OK)
    return limits;

  variance = variance_at (options, found->target, denominator);
  if (has_own_target (options->kind))
    {
      limits.inner = transformed_limits (options, found->target, options->inner, sqrt (variance));
      limits.outer = transformed_limits (options, found->target, options->outer, sqrt (variance));
    }
  else
    {
      limits.inner = poisson_limits (denominator, options->inner);
      limits.outer = poisson_limits (denominator, options->outer);
    }
  variance += found->tau2;
  limits.inner_wide = transformed_limits (options, found->target, options->inner, sqrt (variance));
  limits.outer_wide = transformed_limits (options, found->target, options->outer, sqrt (variance));
  return limits;
}

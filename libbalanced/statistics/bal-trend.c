/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-trend-private.h"

#include "libbalanced/statistics/bal-beta-private.h"
#include "libbalanced/statistics/bal-moments-private.h"
#include "libbalanced/statistics/bal-normal-private.h"
#include "libbalanced/statistics/bal-quantile-private.h"

#include <float.h>
#include <string.h>

#define FEWEST_FOR_MANN_KENDALL 4

static double
place_of (const double *x, gsize i)
{
  return x ? x[i] : (double) (i + 1);
}

/* The power of two next to the largest deviation, so that squares stay in range; 1 for usual sizes.
 */
static double
unit_for (double largest)
{
  int exponent;

  if (largest == 0 || (largest < 0x1p300 && largest > 0x1p-300))
    return 1;
  frexp (largest, &exponent);
  return ldexp (1, MIN (exponent, 1023));
}

/* Sums of squares and products of the deviations, in their units. */
typedef struct
{
  double mean_x;
  double mean_y;
  double unit_x;
  double unit_y;
  double xx;
  double yy;
  double xy;
} Products;

static gboolean
multiply (const double *x, const double *y, gsize n, Products *found)
{
  BalSum xx = { 0.0, 0.0 };
  BalSum yy = { 0.0, 0.0 };
  BalSum xy = { 0.0, 0.0 };
  double largest_x = 0;
  double largest_y = 0;

  found->mean_x = x ? bal_mean (x, n) : ((double) n + 1) / 2;
  found->mean_y = bal_mean (y, n);
  for (gsize i = 0; i < n; i++)
    {
      largest_x = MAX (largest_x, fabs (place_of (x, i) - found->mean_x));
      largest_y = MAX (largest_y, fabs (y[i] - found->mean_y));
    }
  if (!isfinite (largest_x) || !isfinite (largest_y))
    return FALSE;
  found->unit_x = unit_for (largest_x);
  found->unit_y = unit_for (largest_y);
  for (gsize i = 0; i < n; i++)
    {
      double dx = (place_of (x, i) - found->mean_x) / found->unit_x;
      double dy = (y[i] - found->mean_y) / found->unit_y;

      bal_sum_add (&xx, dx * dx);
      bal_sum_add (&yy, dy * dy);
      bal_sum_add (&xy, dx * dy);
    }
  found->xx = bal_sum_get (&xx);
  found->yy = bal_sum_get (&yy);
  found->xy = bal_sum_get (&xy);
  return TRUE;
}

/* What the line leaves over, in units of y, by its own pass: the difference of sums cancels. */
static double
residual_squares (const double *x, const double *y, gsize n, const Products *products, double slope)
{
  BalSum sum = { 0.0, 0.0 };

  for (gsize i = 0; i < n; i++)
    {
      double dx = (place_of (x, i) - products->mean_x) / products->unit_x;
      double rest = (y[i] - products->mean_y) / products->unit_y - slope * dx;

      bal_sum_add (&sum, rest * rest);
    }
  return bal_sum_get (&sum);
}

static void
test_slope (BalTrendLine *line, const double *x, const double *y, const Products *products)
{
  double degrees = (double) line->n - 2;
  double slope = products->xy / products->xx;
  double rest = residual_squares (x, y, line->n, products, slope);
  double sd = sqrt (rest / degrees);

  line->test_status = BAL_STATISTIC_OK;
  if (line->n < 3)
    {
      line->test_status = BAL_STATISTIC_TOO_FEW;
      return;
    }
  line->residual_sd = sd * products->unit_y;
  line->slope_error = sd / sqrt (products->xx) * (products->unit_y / products->unit_x);
  /* A constant series has no share to explain, and no scatter to test against. */
  if (products->yy == 0)
    {
      line->test_status = BAL_STATISTIC_UNDEFINED;
      return;
    }
  line->r_squared = MAX (1 - rest / products->yy, 0);
  if (products->xy == 0)
    line->r_squared = 0;
  line->p = bal_student_two_sided (slope / (sd / sqrt (products->xx)), degrees);
}

BalTrendLine
bal_trend_line (const double *x, const double *y, gsize n)
{
  BalTrendLine line = { n,   NAN, NAN, BAL_STATISTIC_OK, NAN, NAN, NAN, NAN, BAL_STATISTIC_OK,
                        NAN, NAN };
  Products products;

  if (n < 2)
    line.status = BAL_STATISTIC_TOO_FEW;
  else if (!bal_values_are_finite (y, n) || (x && !bal_values_are_finite (x, n)))
    line.status = BAL_STATISTIC_INVALID;
  else if (!multiply (x, y, n, &products))
    line.status = BAL_STATISTIC_OVERFLOW;
  else if (products.xx == 0)
    line.status = BAL_STATISTIC_UNDEFINED;
  line.test_status = line.status;
  if (line.status != BAL_STATISTIC_OK)
    return line;

  line.slope = products.xy / products.xx * (products.unit_y / products.unit_x);
  line.intercept = products.mean_y - line.slope * products.mean_x;
  line.mean_x = products.mean_x;
  line.spread_x = sqrt (products.xx) * products.unit_x;
  if (!isfinite (line.slope) || !isfinite (line.intercept))
    {
      line.slope = line.intercept = NAN;
      line.status = line.test_status = BAL_STATISTIC_OVERFLOW;
      return line;
    }
  test_slope (&line, x, y, &products);
  return line;
}

BalEstimate
bal_trend_forecast (const BalTrendLine *line, double x, double confidence)
{
  double value = line->intercept + line->slope * x;
  double away = (x - line->mean_x) / line->spread_x;
  double width;

  if (line->status != BAL_STATISTIC_OK)
    return bal_estimate_none (line->status);
  if (!isfinite (x) || !bal_statistic_is_share (confidence))
    return bal_estimate_none (BAL_STATISTIC_INVALID);
  if (isnan (line->residual_sd))
    return bal_estimate_bare (value, line->test_status);
  width = bal_student_width (confidence, (double) line->n - 2) * line->residual_sd *
          sqrt (1 + 1 / (double) line->n + away * away);
  return bal_estimate_new (value, value - width, value + width);
}

BalEstimate
bal_theil_sen (const double *x, const double *y, gsize n)
{
  g_autofree double *slopes = NULL;
  gsize n_slopes = 0;

  if (n > BAL_THEIL_SEN_MOST_POINTS)
    return bal_estimate_none (BAL_STATISTIC_TOO_MANY);
  if (n < 2)
    return bal_estimate_none (BAL_STATISTIC_TOO_FEW);
  if (!bal_values_are_finite (y, n) || (x && !bal_values_are_finite (x, n)))
    return bal_estimate_none (BAL_STATISTIC_INVALID);

  slopes = g_new (double, n *(n - 1) / 2);
  for (gsize i = 0; i < n; i++)
    for (gsize j = i + 1; j < n; j++)
      {
        double dx = place_of (x, j) - place_of (x, i);
        double slope = (y[j] - y[i]) / dx;

        if (dx == 0)
          continue;
        if (!isfinite (slope))
          return bal_estimate_none (BAL_STATISTIC_OVERFLOW);
        slopes[n_slopes++] = slope;
      }
  if (n_slopes == 0)
    return bal_estimate_none (BAL_STATISTIC_UNDEFINED);
  bal_sort_doubles (slopes, n_slopes);
  return bal_estimate_bare (bal_quantile_of_sorted (slopes, n_slopes, 0.5, BAL_QUANTILE_LINEAR),
                            BAL_STATISTIC_UNDEFINED);
}

/* Sorts, and counts the pairs that stood the wrong way round. */
static guint64
count_inversions (double *values, double *scratch, gsize n)
{
  gsize half = n / 2;
  gsize left = 0;
  gsize right = half;
  gsize out = 0;
  guint64 count;

  if (n < 2)
    return 0;
  count =
    count_inversions (values, scratch, half) + count_inversions (values + half, scratch, n - half);
  while (left < half || right < n)
    if (right == n || (left < half && values[left] <= values[right]))
      scratch[out++] = values[left++];
    else
      {
        count += half - left;
        scratch[out++] = values[right++];
      }
  memcpy (values, scratch, n * sizeof *values);
  return count;
}

/* Pairs of equal values, and what they take from 18 times the variance. */
static void
count_ties (const double *sorted, gsize n, double *pairs, double *correction)
{
  gsize first = 0;

  *pairs = *correction = 0;
  while (first < n)
    {
      gsize next = first;
      double t;

      while (next < n && sorted[next] == sorted[first])
        next++;
      t = (double) (next - first);
      *pairs += t * (t - 1) / 2;
      *correction += t * (t - 1) * (2 * t + 5);
      first = next;
    }
}

BalMannKendall
bal_mann_kendall (const double *y, gsize n)
{
  BalMannKendall result = { NAN, NAN, NAN, NAN, BAL_STATISTIC_OK };
  g_autofree double *sorted = NULL;
  g_autofree double *scratch = NULL;
  double size = (double) n;
  double tied;
  double correction;
  double inversions;

  if (n < FEWEST_FOR_MANN_KENDALL)
    result.status = BAL_STATISTIC_TOO_FEW;
  else if (!bal_values_are_finite (y, n))
    result.status = BAL_STATISTIC_INVALID;
  if (result.status != BAL_STATISTIC_OK)
    return result;

  sorted = g_memdup2 (y, n * sizeof *y);
  scratch = g_new (double, n);
  inversions = (double) count_inversions (sorted, scratch, n);
  count_ties (sorted, n, &tied, &correction);
  result.s = size * (size - 1) / 2 - tied - 2 * inversions;
  result.variance = (size * (size - 1) * (2 * size + 5) - correction) / 18;
  if (!(result.variance > 0))
    {
      result.status = BAL_STATISTIC_UNDEFINED;
      return result;
    }
  result.z = result.s == 0 ? 0 : (result.s - copysign (1, result.s)) / sqrt (result.variance);
  result.p = bal_normal_two_sided (result.z);
  return result;
}

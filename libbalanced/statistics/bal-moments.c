/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-moments-private.h"

#include <float.h>

/* Powers of two, so that scaling does not round. */
#define SMALLER 0x1p-64
#define LARGER 0x1p64

/* Splitting a larger number into halves would overflow. */
#define LARGEST_SPLIT 0x1p990

gboolean
bal_values_are_finite (const double *values, gsize n)
{
  /* The product with 0 is NaN for every value that is not finite. */
  double sum = 0.0;

  for (gsize i = 0; i < n; i++)
    sum += values[i] * 0.0;
  return sum == 0.0;
}

/* What is left of @sum when n times @mean is taken away; the product is exact, by Dekker (1971), A
 * floating-point technique for extending the available precision. */
static double
remainder_of (const BalSum *sum, double mean, double n)
{
  double mean_high = mean * 0x1.0000002p27;
  double n_high = n * 0x1.0000002p27;
  double product = mean * n;
  double error;

  mean_high = mean_high - (mean_high - mean);
  n_high = n_high - (n_high - n);
  error =
    ((mean_high * n_high - product) + mean_high * (n - n_high) + (mean - mean_high) * n_high) +
    (mean - mean_high) * (n - n_high);
  return (sum->high - product - error) + sum->low;
}

double
bal_sum_divide (const BalSum *self, double n)
{
  double mean = bal_sum_get (self) / n;

  if (fabs (mean) > LARGEST_SPLIT && isfinite (mean))
    {
      BalSum smaller = { self->high * SMALLER, self->low * SMALLER };

      return bal_sum_divide (&smaller, n) * LARGER;
    }
  return mean + remainder_of (self, mean, n) / n;
}

static double
scaled_mean (const double *values, gsize n, double scale)
{
  BalSum sum = { 0.0, 0.0 };

  for (gsize i = 0; i < n; i++)
    bal_sum_add (&sum, values[i] * scale);

  return bal_sum_divide (&sum, (double) n);
}

double
bal_mean (const double *values, gsize n)
{
  double mean;

  if (n == 0)
    return NAN;
  mean = scaled_mean (values, n, 1);
  if (!isfinite (mean) && bal_values_are_finite (values, n))
    mean = scaled_mean (values, n, SMALLER) * LARGER;
  return mean;
}

double
bal_mean_range (const double *values, gsize n, double ceiling)
{
  BalSum sum = { 0.0, 0.0 };
  gsize count = 0;

  for (gsize i = 1; i < n; i++)
    {
      double range = fabs (values[i] - values[i - 1]);

      if (range < ceiling)
        {
          bal_sum_add (&sum, range);
          count++;
        }
      else if (isinf (range))
        return INFINITY;
    }
  return count > 0 ? bal_sum_divide (&sum, (double) count) : NAN;
}

BalMoments
bal_moments (const double *values, gsize n)
{
  BalMoments moments = { n, NAN, NAN, BAL_STATISTIC_OK, BAL_STATISTIC_OK };
  BalSum squares = { 0.0, 0.0 };
  double largest = 0.0;

  if (n < 2)
    moments.sd_status = BAL_STATISTIC_TOO_FEW;
  if (n == 0)
    moments.status = BAL_STATISTIC_TOO_FEW;
  if (n == 0 || !bal_values_are_finite (values, n))
    {
      if (n > 0)
        moments.status = moments.sd_status = BAL_STATISTIC_INVALID;
      return moments;
    }

  moments.mean = bal_mean (values, n);
  if (n < 2)
    return moments;

  for (gsize i = 0; i < n; i++)
    largest = MAX (largest, fabs (values[i] - moments.mean));
  if (!isfinite (largest))
    {
      moments.sd_status = BAL_STATISTIC_OVERFLOW;
      return moments;
    }
  /* A spread whose square leaves the range of a double is measured in units of itself. */
  double unit = largest > 0x1p500 || largest < 0x1p-500 ? largest : 1;
  if (largest == 0)
    unit = 1;
  for (gsize i = 0; i < n; i++)
    {
      double difference = (values[i] - moments.mean) / unit;

      bal_sum_add (&squares, difference * difference);
    }
  moments.sd = unit * sqrt (bal_sum_get (&squares) / (double) (n - 1));
  if (!isfinite (moments.sd))
    {
      moments.sd = NAN;
      moments.sd_status = BAL_STATISTIC_OVERFLOW;
    }
  return moments;
}

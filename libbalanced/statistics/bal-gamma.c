/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-gamma-private.h"

#include "libbalanced/statistics/bal-normal-private.h"
#include "libbalanced/statistics/bal-root-private.h"

#include <float.h>
#include <math.h>

#define HALF_LOG_TWO_PI 0.91893853320467274178
#define LOG_HALF -0.69314718055994530942

/* From this shape on, the uniform expansion is exact to the last digits; below it, series and
 * fraction need at most some ten thousand terms. */
#define LARGE_SHAPE 1e7
#define MOST_TERMS 100000

/* Beyond it lie neither the smallest nor the largest double. */
#define LOG_REACH 800

double
bal_gamma_log (double x)
{
  int sign;

  return lgamma_r (x, &sign);
}

/* Abramowitz and Stegun 6.1.41. */
double
bal_gamma_correction (double x)
{
  double y;

  if (x < 16)
    return bal_gamma_log (x) - ((x - 0.5) * log (x) - x + HALF_LOG_TWO_PI);

  y = 1 / (x * x);
  return (1 / 12.0 +
          y * (-1 / 360.0 +
               y * (1 / 1260.0 +
                    y * (-1 / 1680.0 + y * (1 / 1188.0 + y * (-691 / 360360.0 + y / 156.0)))))) /
         x;
}

double
bal_log1p_minus (double t)
{
  double s;
  double square;
  double power;
  double sum = 0.0;

  if (fabs (t) > 0.4)
    return log1p (t) - t;

  /* log (1 + t) = 2 artanh s */
  s = t / (2 + t);
  square = s * s;
  power = s * square;
  for (guint k = 3; k < 41; k += 2)
    {
      sum += power / k;
      power *= square;
    }
  return 2 * sum - t * s;
}

/* log of x^shape e^-x / Γ(shape) */
static double
log_front (double shape, double log_x)
{
  double x = exp (log_x);
  double t;

  if (shape < 1)
    return shape * log_x - x - bal_gamma_log (shape);

  t = (x - shape) / shape;
  if (fabs (t) > 0.4)
    return shape * (log_x - log (shape)) + (shape - x) + 0.5 * log (shape) - HALF_LOG_TWO_PI -
           bal_gamma_correction (shape);
  return shape * bal_log1p_minus (t) + 0.5 * log (shape) - HALF_LOG_TWO_PI -
         bal_gamma_correction (shape);
}

/* Abramowitz and Stegun 6.5.29: the lower tail over the front. */
static double
lower_series (double shape, double x)
{
  double term = 1 / shape;
  double sum = term;

  for (guint i = 1; i < MOST_TERMS && term > sum * (DBL_EPSILON / 4); i++)
    {
      term *= x / (shape + i);
      sum += term;
    }
  return sum;
}

/* Abramowitz and Stegun 6.5.31 by the method of Lentz: the upper tail over the front. */
static double
upper_fraction (double shape, double x)
{
  double b = x + 1 - shape;
  double c = 1 / DBL_MIN;
  double d = 1 / b;
  double h = d;

  for (guint i = 1; i < MOST_TERMS; i++)
    {
      double a = -(double) i * (i - shape);
      double change;

      b += 2;
      d = a * d + b;
      d = 1 / (fabs (d) < DBL_MIN ? DBL_MIN : d);
      c = b + a / c;
      c = fabs (c) < DBL_MIN ? DBL_MIN : c;
      change = c * d;
      h *= change;
      /* Turned round, so that NaN ends it too. */
      if (!(fabs (change - 1) >= DBL_EPSILON))
        break;
    }
  return h;
}

/* Temme (1979), The asymptotic expansion of the incomplete gamma functions, SIAM J. Math. Anal. 10,
 * 757-766: the first term of the remainder; the second is below the last digit here. */
static void
large_tails (double shape, double x, double *lower, double *upper)
{
  double mu = (x - shape) / shape;
  double half = mu <= -1 ? INFINITY : -bal_log1p_minus (mu);
  double eta = copysign (sqrt (2 * half), mu);
  double y = eta * sqrt (shape / 2);
  double first;
  double rest;

  if (fabs (eta) < 0.05)
    first = -1 / 3.0 +
            eta * (1 / 12.0 + eta * (-2 / 135.0 +
                                     eta * (1 / 864.0 + eta * (1 / 2835.0 - eta * 139 / 777600))));
  else
    first = 1 / mu - 1 / eta;
  rest = isfinite (y) ? exp (-y * y) / sqrt (2 * M_PI * shape) * first : 0;
  *upper = 0.5 * erfc (y) + rest;
  *lower = 0.5 * erfc (-y) - rest;
}

/* The logarithms of both tails: the smaller is computed, the other is its complement. */
static void
log_tails (double shape, double log_x, double *lower, double *upper)
{
  double x = exp (log_x);

  if (shape > LARGE_SHAPE)
    {
      large_tails (shape, x, lower, upper);
      *lower = log (MAX (*lower, 0));
      *upper = log (MAX (*upper, 0));
    }
  else if (x < shape + 1)
    {
      /* A point that underflows still has its logarithm. */
      *lower = x > 0 ? log_front (shape, log_x) + log (lower_series (shape, x))
                     : shape * log_x - bal_gamma_log (shape + 1);
      *lower = MIN (*lower, 0);
      *upper = *lower > LOG_HALF ? log (-expm1 (*lower)) : log1p (-exp (*lower));
    }
  else
    {
      *upper = isinf (x) ? -INFINITY : log_front (shape, log_x) + log (upper_fraction (shape, x));
      *upper = MIN (*upper, 0);
      *lower = *upper > LOG_HALF ? log (-expm1 (*upper)) : log1p (-exp (*upper));
    }
}

static gboolean
is_shape (double shape)
{
  return isfinite (shape) && shape > 0;
}

double
bal_gamma_lower (double shape, double x)
{
  double lower;
  double upper;

  if (!is_shape (shape) || !(x >= 0))
    return NAN;
  if (x == 0)
    return 0;
  log_tails (shape, log (x), &lower, &upper);
  return exp (lower);
}

double
bal_gamma_upper (double shape, double x)
{
  double lower;
  double upper;

  if (!is_shape (shape) || !(x >= 0))
    return NAN;
  if (x == 0)
    return 1;
  log_tails (shape, log (x), &lower, &upper);
  return exp (upper);
}

typedef struct
{
  double shape;
  double log_target;
  gboolean of_upper;
} Wanted;

static void
miss (double log_x, gconstpointer data, double *value, double *slope)
{
  const Wanted *wanted = data;
  double lower;
  double upper;
  double front = log_front (wanted->shape, log_x);

  log_tails (wanted->shape, log_x, &lower, &upper);
  *value = wanted->of_upper ? wanted->log_target - upper : lower - wanted->log_target;
  *slope = exp (front - (wanted->of_upper ? upper : lower));
}

/* The expansion of Cornish and Fisher, Abramowitz and Stegun 26.4.11 and 26.2.49 to four terms:
 * exact to the last digits for large shapes, where a logarithm has too few. */
static double
large_quantile (double shape, double z)
{
  double root = sqrt (shape);
  double z2 = z * z;

  return shape + root * z + (z2 - 1) / 3 + z * (z2 - 7) / (36 * root) -
         (3 * z2 * z2 + 7 * z2 - 16) / (810 * shape);
}

/* Solved for log x against the logarithm of the smaller tail, which is close to straight. */
static double
quantile (double shape, double lower, double upper)
{
  double z = lower < upper ? bal_normal_quantile (lower) : -bal_normal_quantile (upper);
  double cube = 1 - 1 / (9 * shape) + z / (3 * sqrt (shape));
  Wanted wanted = { shape, log (MIN (lower, upper)), upper < lower };
  double guess;

  if (shape > LARGE_SHAPE)
    return large_quantile (shape, z);

  /* Wilson and Hilferty (1931), and the first term of the series where that fails. */
  if (cube > 0.1)
    guess = log (shape) + 3 * log (cube);
  else
    guess = (log (lower) + bal_gamma_log (shape + 1)) / shape;

  return exp (bal_root_find (miss, &wanted, guess, -LOG_REACH, LOG_REACH));
}

double
bal_gamma_quantile (double shape, double p)
{
  if (!is_shape (shape) || !(p >= 0 && p <= 1))
    return NAN;
  if (p == 0 || p == 1)
    return p == 0 ? 0 : INFINITY;
  return quantile (shape, p, 1 - p);
}

double
bal_gamma_quantile_upper (double shape, double p)
{
  if (!is_shape (shape) || !(p >= 0 && p <= 1))
    return NAN;
  if (p == 0 || p == 1)
    return p == 0 ? INFINITY : 0;
  return quantile (shape, 1 - p, p);
}

double
bal_chi_squared_lower (double x, double degrees)
{
  return bal_gamma_lower (degrees / 2, x / 2);
}

double
bal_chi_squared_upper (double x, double degrees)
{
  return bal_gamma_upper (degrees / 2, x / 2);
}

double
bal_chi_squared_quantile (double p, double degrees)
{
  return 2 * bal_gamma_quantile (degrees / 2, p);
}

double
bal_chi_squared_quantile_upper (double p, double degrees)
{
  return 2 * bal_gamma_quantile_upper (degrees / 2, p);
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-beta-private.h"

#include "libbalanced/statistics/bal-gamma-private.h"
#include "libbalanced/statistics/bal-normal-private.h"
#include "libbalanced/statistics/bal-root-private.h"

#include <float.h>
#include <math.h>

#define HALF_LOG_TWO_PI 0.91893853320467274178
#define LOG_HALF -0.69314718055994530942
#define MOST_TERMS 100000

/* Beyond it, t is larger than every double, and x nearer to an end than any. */
#define LOGIT_REACH 3000

/* Beyond this, t and the normal distribution agree to the last digit. */
#define LARGE_DEGREES 1e15

/* A point between 0 and 1 by its logit, so that neither end loses digits. */
typedef struct
{
  double x;
  double y; /* 1 - x */
  double log_x;
  double log_y;
} Point;

static Point
point_at (double logit)
{
  Point point;

  point.log_x = logit > 0 ? -log1p (exp (-logit)) : logit - log1p (exp (logit));
  point.log_y = logit > 0 ? -logit - log1p (exp (-logit)) : -log1p (exp (logit));
  point.x = exp (point.log_x);
  point.y = exp (point.log_y);
  return point;
}

static double
deviance (double shape, double mean, double x, double log_x, double difference)
{
  double t = difference / mean;

  if (fabs (t) <= 0.4)
    return shape * bal_log1p_minus (t);
  return shape * (log_x - log (mean) - (x - mean) / mean);
}

/* log of x^a y^b / B(a, b), as the deviance from its peak, which does not cancel. */
static double
log_front (double a, double b, const Point *point)
{
  double n = a + b;
  double difference = point->x * (b / n) - point->y * (a / n);

  return deviance (a, a / n, point->x, point->log_x, difference) +
         deviance (b, b / n, point->y, point->log_y, -difference) +
         0.5 * (log (a) + log (b) - log (n)) - HALF_LOG_TWO_PI + bal_gamma_correction (n) -
         bal_gamma_correction (a) - bal_gamma_correction (b);
}

static double
away_from_zero (double x)
{
  return fabs (x) < DBL_MIN ? DBL_MIN : x;
}

/* DiDonato and Morris (1992), Algorithm 708, ACM Transactions on Mathematical Software 18, 360-373,
 * equation 9, by the method of Lentz: the front over the lower tail. Unlike the shorter fraction of
 * the handbooks it keeps its digits when one shape is huge, as it is for t with many degrees. */
static double
fraction (double a, double b, double x, double y)
{
  double excess = a * y - b * x + 1;
  double result = away_from_zero (a * excess / (a + 1));
  double c = result;
  double d = 0;

  for (guint m = 1; m < MOST_TERMS; m++)
    {
      double place = a + 2.0 * m - 1;
      double numerator = (a + m - 1) / place * (m * (b - m) * x) * ((a + b + m - 1) / place * x);
      double denominator =
        m + m * (b - m) * x / place + (a + m) / (place + 2) * (excess + m * (2 - x));

      d = 1 / away_from_zero (denominator + numerator * d);
      c = away_from_zero (denominator + numerator / c);
      result *= c * d;
      /* Turned round, so that NaN ends it too. */
      if (!(fabs (c * d - 1) >= DBL_EPSILON))
        break;
    }
  return result;
}

static double
log_complement (double log_p)
{
  return log_p > LOG_HALF ? log (-expm1 (log_p)) : log1p (-exp (log_p));
}

static void
log_tails (double a, double b, const Point *point, double *lower, double *upper)
{
  double front = log_front (a, b, point);

  if (point->x < (a + 1) / (a + b + 2))
    {
      *lower = MIN (front - log (fraction (a, b, point->x, point->y)), 0);
      *upper = log_complement (*lower);
    }
  else
    {
      *upper = MIN (front - log (fraction (b, a, point->y, point->x)), 0);
      *lower = log_complement (*upper);
    }
}

static gboolean
are_shapes (double a, double b)
{
  return isfinite (a) && a > 0 && isfinite (b) && b > 0;
}

double
bal_beta_lower (double a, double b, double x)
{
  double lower;
  double upper;
  Point point;

  if (!are_shapes (a, b) || !(x >= 0 && x <= 1))
    return NAN;
  if (x == 0 || x == 1)
    return x;
  point = point_at (log (x) - log1p (-x));
  log_tails (a, b, &point, &lower, &upper);
  return exp (lower);
}

double
bal_beta_upper (double a, double b, double x)
{
  double lower;
  double upper;
  Point point;

  if (!are_shapes (a, b) || !(x >= 0 && x <= 1))
    return NAN;
  if (x == 0 || x == 1)
    return 1 - x;
  point = point_at (log (x) - log1p (-x));
  log_tails (a, b, &point, &lower, &upper);
  return exp (upper);
}

typedef struct
{
  double a;
  double b;
  double log_target;
  gboolean of_upper;
} Wanted;

static void
miss (double logit, gconstpointer data, double *value, double *slope)
{
  const Wanted *wanted = data;
  Point point = point_at (logit);
  double lower;
  double upper;

  log_tails (wanted->a, wanted->b, &point, &lower, &upper);
  *value = wanted->of_upper ? wanted->log_target - upper : lower - wanted->log_target;
  *slope = exp (log_front (wanted->a, wanted->b, &point) - (wanted->of_upper ? upper : lower));
}

/* The logit of the point whose tails are @lower and @upper, which add up to 1. */
static double
quantile_logit (double a, double b, double lower, double upper)
{
  Wanted wanted = { a, b, log (MIN (lower, upper)), upper < lower };

  return bal_root_find (miss, &wanted, log (a) - log (b), -LOGIT_REACH, LOGIT_REACH);
}

double
bal_beta_quantile (double a, double b, double p)
{
  if (!are_shapes (a, b) || !(p >= 0 && p <= 1))
    return NAN;
  if (p == 0 || p == 1)
    return p;
  return point_at (quantile_logit (a, b, p, 1 - p)).x;
}

/* The share beyond @t on both sides, and its complement: df / (df + t²) has a beta distribution. */
static void
student_tails (double t, double degrees, double *outside, double *inside)
{
  Point point = point_at (log (degrees) - 2 * log (fabs (t)));
  double lower;
  double upper;

  log_tails (degrees / 2, 0.5, &point, &lower, &upper);
  *outside = exp (lower);
  *inside = exp (upper);
}

static gboolean
is_degrees (double degrees)
{
  return isfinite (degrees) && degrees > 0;
}

double
bal_student_two_sided (double t, double degrees)
{
  double outside;
  double inside;

  if (!is_degrees (degrees) || isnan (t))
    return NAN;
  if (degrees > LARGE_DEGREES)
    return bal_normal_two_sided (t);
  if (t == 0 || isinf (t))
    return t == 0 ? 1 : 0;
  student_tails (t, degrees, &outside, &inside);
  return outside;
}

double
bal_student_upper (double t, double degrees)
{
  double outside;
  double inside;

  if (!is_degrees (degrees) || isnan (t))
    return NAN;
  if (degrees > LARGE_DEGREES)
    return bal_normal_upper (t);
  if (t == 0)
    return 0.5;
  if (isinf (t))
    return t > 0 ? 0 : 1;
  student_tails (t, degrees, &outside, &inside);
  return t > 0 ? outside / 2 : 0.5 + inside / 2;
}

double
bal_student_lower (double t, double degrees)
{
  return bal_student_upper (-t, degrees);
}

/* t > 0 with the given share beyond it on both sides. */
static double
student_width (double outside, double inside, double degrees)
{
  double logit;

  if (degrees > LARGE_DEGREES)
    return -bal_normal_quantile (outside / 2);
  logit = quantile_logit (degrees / 2, 0.5, outside, inside);
  return exp (0.5 * (log (degrees) - logit));
}

double
bal_student_quantile (double p, double degrees)
{
  double t;

  if (!is_degrees (degrees) || !(p >= 0 && p <= 1))
    return NAN;
  if (p == 0.5)
    return 0;
  if (p == 0 || p == 1)
    return p == 0 ? -INFINITY : INFINITY;
  t = student_width (2 * MIN (p, 1 - p), 2 * fabs (p - 0.5), degrees);
  return p < 0.5 ? -t : t;
}

double
bal_student_width (double confidence, double degrees)
{
  if (!is_degrees (degrees) || !(confidence > 0 && confidence < 1))
    return NAN;
  return student_width (1 - confidence, confidence, degrees);
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>
#include <math.h>

G_BEGIN_DECLS

/* Why there is a number, or why there is none. Where the status is not OK the numbers beside it are
 * NaN, except where a comment says otherwise. */
typedef enum
{
  BAL_STATISTIC_OK,
  BAL_STATISTIC_TOO_FEW,    /* fewer observations than the figure needs; none at all, too */
  BAL_STATISTIC_TOO_MANY,   /* more than the method takes in reasonable time */
  BAL_STATISTIC_UNDEFINED,  /* the definition divides by 0, or has no spread to work with */
  BAL_STATISTIC_INVALID,    /* input that cannot be: NaN, infinite, negative, outside its range */
  BAL_STATISTIC_OVERFLOW,   /* finite input, but a result beyond what a double holds */
  BAL_STATISTIC_UNRELIABLE, /* defined, but by convention not shown */
} BalStatisticStatus;

/* A figure with its interval. The figure may stand where the interval does not. */
typedef struct
{
  double value;
  double lower;
  double upper;
  BalStatisticStatus status;
  BalStatisticStatus interval_status;
} BalEstimate;

static inline BalEstimate
bal_estimate_none (BalStatisticStatus status)
{
  BalEstimate estimate = { NAN, NAN, NAN, status, status };

  return estimate;
}

/* Only the figure; @status says why there is no interval. */
static inline BalEstimate
bal_estimate_bare (double value, BalStatisticStatus status)
{
  BalEstimate estimate = { value, NAN, NAN, BAL_STATISTIC_OK, status };

  if (!isfinite (value))
    return bal_estimate_none (BAL_STATISTIC_OVERFLOW);
  return estimate;
}

static inline BalEstimate
bal_estimate_new (double value, double lower, double upper)
{
  BalEstimate estimate = { value, lower, upper, BAL_STATISTIC_OK, BAL_STATISTIC_OK };

  if (!isfinite (value) || !isfinite (lower) || !isfinite (upper))
    return bal_estimate_bare (value, BAL_STATISTIC_OVERFLOW);
  return estimate;
}

/* The estimate in another unit; limits change places under a negative factor. */
static inline BalEstimate
bal_estimate_scale (BalEstimate estimate, double factor)
{
  double lower = factor < 0 ? estimate.upper : estimate.lower;
  double upper = factor < 0 ? estimate.lower : estimate.upper;

  if (estimate.status != BAL_STATISTIC_OK)
    return estimate;
  if (!isfinite (factor))
    return bal_estimate_none (BAL_STATISTIC_INVALID);
  if (estimate.interval_status != BAL_STATISTIC_OK)
    return bal_estimate_bare (estimate.value * factor, estimate.interval_status);
  return bal_estimate_new (estimate.value * factor, lower * factor, upper * factor);
}

/* A level of confidence is strictly between 0 and 1. */
static inline gboolean
bal_statistic_is_share (double p)
{
  return p > 0 && p < 1;
}

static inline gboolean
bal_statistic_is_count (double x)
{
  return isfinite (x) && x >= 0;
}

G_END_DECLS

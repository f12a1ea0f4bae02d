/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/statistics/bal-statistic-private.h"

G_BEGIN_DECLS

/* Intervals for shares, counts, rates and means. Counts may be fractional, as weighted ones are. */

/* Wilson (1927) for @x of @n. */
BalEstimate bal_interval_wilson (double x, double n, double confidence);

/* Newcombe (1998), Interval estimation for the difference between independent proportions,
 * Statistics in Medicine 17, 873-890, method 10: x1 / n1 - x2 / n2. */
BalEstimate bal_interval_newcombe (double x1, double n1, double x2, double n2, double confidence);

/* (x1 / n1) / (x2 / n2), by the logarithm (Katz 1978); no interval where a count is 0. */
BalEstimate
bal_interval_relative_risk (double x1, double n1, double x2, double n2, double confidence);

typedef enum
{
  BAL_COUNT_METHOD_AUTO,  /* exact under ten events, Byar from ten on, as OHID publishes */
  BAL_COUNT_METHOD_EXACT, /* Garwood (1936), from the chi-squared distribution */
  BAL_COUNT_METHOD_BYAR,  /* Breslow and Day (1987), volume 2, page 69 */
} BalCountMethod;

/* A number of events, as Poisson. */
BalEstimate bal_interval_count (double x, double confidence, BalCountMethod method);

/* Events for each @multiplier of @denominator. */
BalEstimate bal_interval_rate (double x,
                               double denominator,
                               double multiplier,
                               double confidence,
                               BalCountMethod method);

/* A mean by Student's t; under two values there is a mean, and no interval. */
BalEstimate bal_interval_mean (const double *values, gsize n, double confidence);

/* A figure with a known standard error. */
BalEstimate bal_interval_normal (double value, double standard_error, double confidence);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/statistics/bal-statistic-private.h"

G_BEGIN_DECLS

/* The slope index and the relative index of inequality: how a measure changes from the most to the
 * least deprived end of the population, by a straight line through its quantile groups. */

typedef enum
{
  BAL_SLOPE_PLAIN,
  BAL_SLOPE_LOG,   /* rates */
  BAL_SLOPE_LOGIT, /* shares */
} BalSlopeScale;

typedef struct
{
  BalEstimate slope;    /* SII */
  BalEstimate relative; /* RII */
  double intercept;     /* the line's value at the first end, on the scale of the values */
} BalSlopeIndex;

/* The middle of each group's place in the cumulated population: 0.1, 0.3 ... for equal fifths. */
BalStatisticStatus bal_slope_ranks (const double *population, gsize n, double *ranks);

/* The standard error, on the fitted scale, of a value with a published interval. */
double
bal_slope_standard_error (double lower, double upper, double confidence, BalSlopeScale scale);

/* Groups in order, weighted by @population. The slope is multiplied by @multiplier; a negative one
 * says that high values are good, and inverts the relative index.
 *
 * Given the @standard_errors of the values on the fitted scale, both indices have an interval by
 * the delta method. OHID's tools simulate it; this is the same but for chance and for terms of
 * second order, and the same every time. */
BalSlopeIndex bal_slope_index (const double *population,
                               const double *values,
                               const double *standard_errors,
                               gsize n,
                               BalSlopeScale scale,
                               double multiplier,
                               double confidence);

G_END_DECLS

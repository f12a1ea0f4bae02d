/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/statistics/bal-statistic-private.h"

G_BEGIN_DECLS

/* The nine definitions of a sample quantile, by the numbers of Hyndman and Fan (1996), Sample
 * quantiles in statistical packages, The American Statistician 50, 361-365. They differ in small
 * samples, so a figure always says which it is. */
typedef enum
{
  BAL_QUANTILE_INVERSE = 1,  /* the least value that at least the share does not exceed */
  BAL_QUANTILE_AVERAGED = 2, /* the same, but the mean of two where the share ends between them */
  BAL_QUANTILE_NEAREST = 3,  /* the nearest order statistic, the even one of two */
  BAL_QUANTILE_INTERPOLATED = 4,    /* straight lines between the steps of the distribution */
  BAL_QUANTILE_HAZEN = 5,           /* straight lines between the middles of the steps */
  BAL_QUANTILE_WEIBULL = 6,         /* of n + 1 equal parts */
  BAL_QUANTILE_LINEAR = 7,          /* of n - 1 equal parts: what R, NumPy and Excel do unasked */
  BAL_QUANTILE_MEDIAN_UNBIASED = 8, /* thirds */
  BAL_QUANTILE_NORMAL_UNBIASED = 9, /* eighths */
} BalQuantileType;

/* Of values in rising order; @p in 0..1. Shares are compared with a tolerance of some units in the
 * last place, so that 0.1 x 30 is 3. */
double bal_quantile_of_sorted (const double *sorted, gsize n, double p, BalQuantileType type);

/* The same of a histogram: rising values, and how often each occurs. Counts of several histograms
 * may be added, so the quantile of a whole needs no values of its parts. */
BalEstimate bal_quantile_of_counts (const double *values,
                                    const guint64 *counts,
                                    gsize n,
                                    double p,
                                    BalQuantileType type);

/* Fills @quantiles, one for each of @probabilities, without touching @values. */
BalStatisticStatus bal_quantiles (const double *values,
                                  gsize n,
                                  const double *probabilities,
                                  guint n_probabilities,
                                  BalQuantileType type,
                                  double *quantiles);

/* The middle value, or the mean of the two middle ones. */
BalEstimate bal_median (const double *values, gsize n);

/* The median distance from the median, not scaled to a normal distribution. */
BalEstimate bal_median_deviation (const double *values, gsize n);

/* In place, rising. NaN may not occur. */
void bal_sort_doubles (double *values, gsize n);

/* PHEindicatormethods' phe_quantile: groups 1 .. @n_groups by rank, 1 for the lowest values, or for
 * the highest with @highest_first. Equal values share their least rank; NaN is a missing value and
 * gets 0, as does every value when there are fewer than groups. */
BalStatisticStatus bal_quantile_groups (const double *values,
                                        gsize n,
                                        guint n_groups,
                                        gboolean highest_first,
                                        guint *groups);

G_END_DECLS

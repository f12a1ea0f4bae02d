/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/statistics/bal-statistic-private.h"

G_BEGIN_DECLS

/* Is it getting better? A straight line, and two tests that ask for none. */

typedef struct
{
  gsize n;
  double slope;
  double intercept;
  BalStatisticStatus status;
  double slope_error; /* these four from three points on, and only with some scatter */
  double p;           /* of a slope of 0, two-sided, by Student's t */
  double r_squared;
  double residual_sd;
  BalStatisticStatus test_status;
  double mean_x; /* for the forecast */
  double spread_x;
} BalTrendLine;

/* Least squares. Without @x, the places 1 .. n. */
BalTrendLine bal_trend_line (const double *x, const double *y, gsize n);

/* The next value at @x, with its prediction interval. */
BalEstimate bal_trend_forecast (const BalTrendLine *line, double x, double confidence);

/* More points have more pairs than are worth sorting. */
#define BAL_THEIL_SEN_MOST_POINTS 2000

/* The median slope of all pairs: Theil (1950), Sen (1968). */
BalEstimate bal_theil_sen (const double *x, const double *y, gsize n);

typedef struct
{
  double s;
  double variance; /* corrected for ties */
  double z;        /* corrected for continuity */
  double p;
  BalStatisticStatus status;
} BalMannKendall;

/* Mann (1945), Kendall (1975): do later values tend to be higher? From four points on; time is
 * n log n. */
BalMannKendall bal_mann_kendall (const double *y, gsize n);

G_END_DECLS

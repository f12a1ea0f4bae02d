/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/statistics/bal-statistic-private.h"

G_BEGIN_DECLS

/* Results-based accountability: has the curve turned away from where it was going? Success is to do
 * better than the forecast from the baseline, not better than last year. */

typedef enum
{
  BAL_CURVE_FLAT,      /* the mean of the baseline */
  BAL_CURVE_LINEAR,    /* its straight line */
  BAL_CURVE_THEIL_SEN, /* the median slope of its pairs, through the median of what is left */
  BAL_CURVE_GIVEN,     /* what people expect */
} BalCurveForecast;

/* A forecast from fewer points says nothing. */
#define BAL_CURVE_FEWEST_POINTS 3

/* As many on one side of the mean are a shift on a chart of control. */
#define BAL_CURVE_STRONG_RUN 7

typedef struct
{
  gsize n_baseline; /* rows at the beginning */
  BalCurveForecast forecast;
  gsize last;       /* deltas that must agree */
  double direction; /* 1 where more is better, -1 where less is */
  double confidence;
} BalCurveOptions;

typedef enum
{
  BAL_CURVE_TOO_FEW,
  BAL_CURVE_TURNED,
  BAL_CURVE_WORSE,
  BAL_CURVE_MIXED,
} BalCurveTurn;

typedef enum
{
  BAL_CURVE_NO_EVIDENCE,
  BAL_CURVE_WEAK,
  BAL_CURVE_STRONG,
} BalCurveEvidence;

typedef struct
{
  gsize n_baseline; /* with a value */
  gsize n_after;
  double baseline; /* the last value of it */
  double last_x;
  double last; /* the last value after it */
  BalEstimate forecast;
  double delta; /* above 0 is better than the forecast */
  gsize run;    /* deltas of one sign at the end, without a gap */
  BalCurveTurn turn;
  BalCurveEvidence evidence;
  double slope_before;
  double slope_after;
  double improvement; /* of the slope; above 0 is better */
  BalStatisticStatus status;
} BalCurve;

/* @y is NaN where there is a gap. Without @given, there is no forecast of people. Fills @forecasts,
 * of @n rows, for those after the baseline; those of it are NaN. @x rises. */
BalCurve bal_curve (const BalCurveOptions *options,
                    const double *x,
                    const double *y,
                    const double *given,
                    gsize n,
                    BalEstimate *forecasts);

typedef enum
{
  BAL_TARGET_UNDECIDED, /* nothing to judge */
  BAL_TARGET_MET,
  BAL_TARGET_NOT_MET,
  BAL_TARGET_UNCERTAIN, /* the target lies in the interval */
} BalTargetVerdict;

/* A value on the target meets it. The interval may be NaN. */
BalTargetVerdict
bal_target_judge (double value, double lower, double upper, double target, double direction);

/* The value that is needed on @day, on the line from the baseline to the target; from the day of
 * the target on, the target. NaN before the baseline, or where the target is not after it. */
double bal_target_required (double day,
                            double baseline,
                            double baseline_day,
                            double target,
                            double target_day);

G_END_DECLS

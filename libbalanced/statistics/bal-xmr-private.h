/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/statistics/bal-statistic-private.h"

G_BEGIN_DECLS

/* XmR charts, that is individuals and moving ranges: limits, rules of special cause, variation and
 * assurance, as NHS England's Making Data Count draws them. Published tools differ in details;
 * every such difference is an option here, and a preset is a set of options.
 *
 * What is not copied from any of them: limits where there is no spread to compute them from, an
 * assurance without limits, and false signals beside missing values. */

typedef enum
{
  BAL_XMR_PRESET_NHSR, /* the R package NHSRplotthedots 0.2.2 */
  BAL_XMR_PRESET_MDC,  /* the Making Data Count single chart tool, from the end of 2023 */
  BAL_XMR_PRESET_WA,   /* PowerBI-SPC of the Western Australian Department of Health */
} BalXmrPreset;

/* Which way is better. */
typedef enum
{
  BAL_XMR_DECREASE = -1,
  BAL_XMR_NEUTRAL = 0,
  BAL_XMR_INCREASE = 1,
} BalXmrImprovement;

/* The rule of two of three points far from the mean. Only the far points are flagged. */
typedef enum
{
  BAL_TWO_OF_THREE_OFF,
  BAL_TWO_OF_THREE_BETWEEN, /* beyond two sigma but inside the limits; all three on one side */
  BAL_TWO_OF_THREE_BEYOND,  /* beyond two sigma, outside the limits too; all three on one side */
  BAL_TWO_OF_THREE_SIGNED,  /* beyond two sigma, outside too; the third point anywhere but there */
} BalTwoOfThree;

typedef enum
{
  BAL_XMR_TIES_BREAK, /* a repeated value ends a trend */
  BAL_XMR_TIES_SKIP,  /* a repeated value neither extends a trend nor ends it */
} BalXmrTies;

typedef enum
{
  BAL_XMR_MISSING_REFUSE,
  BAL_XMR_MISSING_GAP,  /* no moving range and no run spans it */
  BAL_XMR_MISSING_OMIT, /* its neighbours are joined */
} BalXmrMissing;

/* A point with signals in both directions. */
typedef enum
{
  BAL_XMR_CONFLICT_ORDER,       /* the first rule decides */
  BAL_XMR_CONFLICT_IMPROVEMENT, /* improvement is shown */
  BAL_XMR_CONFLICT_BOTH,        /* both are shown */
} BalXmrConflict;

typedef struct
{
  double factor;          /* of the mean moving range: 2.66, or 3 / 1.128 */
  double screening;       /* ranges from this many mean ranges on are left out, once; 0: none are */
  guint shift_length;     /* points on one side of the mean; 0: no such rule */
  guint trend_length;     /* points that rise or fall; 0: no such rule */
  guint trial_under;      /* points; a shorter group has trial limits */
  guint withheld_under;   /* points; a shorter group shows neither limits nor signals */
  gsize fix_after;        /* limits come from so many first points of each group; 0: from all */
  gboolean strict_target; /* a target exactly on a limit is inconsistent, not passed or failed */
  BalTwoOfThree two_of_three;
  BalXmrTies ties;
  BalXmrMissing missing;
  BalXmrConflict conflict;
  BalXmrImprovement improvement;
} BalXmrOptions;

/* Improvement is neutral until the caller says which way is better. */
void bal_xmr_options_init (BalXmrOptions *options, BalXmrPreset preset);

typedef enum
{
  BAL_XMR_OUTSIDE_HIGH = 1 << 0,
  BAL_XMR_OUTSIDE_LOW = 1 << 1,
  BAL_XMR_TREND_HIGH = 1 << 2,
  BAL_XMR_TREND_LOW = 1 << 3,
  BAL_XMR_TWO_HIGH = 1 << 4,
  BAL_XMR_TWO_LOW = 1 << 5,
  BAL_XMR_SHIFT_HIGH = 1 << 6,
  BAL_XMR_SHIFT_LOW = 1 << 7,
} BalXmrSignals;

#define BAL_XMR_ANY_HIGH \
  (BAL_XMR_OUTSIDE_HIGH | BAL_XMR_TREND_HIGH | BAL_XMR_TWO_HIGH | BAL_XMR_SHIFT_HIGH)
#define BAL_XMR_ANY_LOW \
  (BAL_XMR_OUTSIDE_LOW | BAL_XMR_TREND_LOW | BAL_XMR_TWO_LOW | BAL_XMR_SHIFT_LOW)

typedef enum
{
  BAL_XMR_COMMON,
  BAL_XMR_IMPROVEMENT,
  BAL_XMR_CONCERN,
  BAL_XMR_NEUTRAL_HIGH,
  BAL_XMR_NEUTRAL_LOW,
  BAL_XMR_BOTH,
  BAL_XMR_MISSING,
} BalXmrType;

typedef struct
{
  guint8 signals; /* BalXmrSignals: every rule that flags the point */
  guint8 cause;   /* the signal that names it: outside, trend, two of three, shift; or 0 */
  guint8 type;    /* BalXmrType */
  gint8 side;     /* of the mean: -1, 0, 1 */
  gint8 zone;     /* 0 near the mean, 1 beyond two sigma, 2 outside the limits, by sign */
} BalXmrPoint;

typedef struct
{
  gsize first;    /* row */
  gsize n;        /* rows, the missing ones too */
  gsize n_values; /* rows that have a value */
  double mean;
  double range; /* the mean moving range that the limits use */
  double lower;
  double upper;
  double near_lower; /* two sigma */
  double near_upper;
  gboolean trial;
  BalStatisticStatus status; /* of the limits; the mean may stand without them */
} BalXmrGroup;

typedef enum
{
  BAL_XMR_VARIATION_NONE, /* nothing to show */
  BAL_XMR_VARIATION_COMMON,
  BAL_XMR_VARIATION_IMPROVEMENT_HIGH,
  BAL_XMR_VARIATION_IMPROVEMENT_LOW,
  BAL_XMR_VARIATION_CONCERN_HIGH,
  BAL_XMR_VARIATION_CONCERN_LOW,
  BAL_XMR_VARIATION_NEUTRAL_HIGH,
  BAL_XMR_VARIATION_NEUTRAL_LOW,
  BAL_XMR_VARIATION_BOTH,
} BalXmrVariation;

typedef enum
{
  BAL_XMR_ASSURANCE_NONE,
  BAL_XMR_ASSURANCE_PASS,
  BAL_XMR_ASSURANCE_FAIL,
  BAL_XMR_ASSURANCE_INCONSISTENT,
} BalXmrAssurance;

/* In the order of time. Where there is no value there is NaN; infinite values are refused. */
typedef struct
{
  const double *values;
  gsize n;
  const gsize *starts; /* rows, rising, at which a group begins anew, without row 0 */
  gsize n_starts;
  double target; /* NaN: none */
} BalXmrSeries;

/* Room for n points and n_starts + 1 groups, which the caller owns. */
typedef struct
{
  BalXmrPoint *points;
  BalXmrGroup *groups;
  BalXmrVariation variation; /* of the last value */
  BalXmrAssurance assurance; /* from the last group with values */
  gsize n_special;
  gsize n_improvement;
  gsize n_concern;
} BalXmrChart;

/* The status is of the input as a whole; each group's limits have their own. */
BalStatisticStatus
bal_xmr_run (const BalXmrOptions *options, const BalXmrSeries *series, BalXmrChart *chart);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/statistics/bal-statistic-private.h"

G_BEGIN_DECLS

/* Goal Attainment Scaling: Kiresuk and Sherman (1968), Community Mental Health Journal 4, 443-453;
 * Turner-Stokes (2009), Clinical Rehabilitation 23, 362-370, whose printed formulas have an
 * erratum. */

/* The correlation between goals that the published norms assume. */
#define BAL_GOAL_RHO 0.3

typedef enum
{
  BAL_GOAL_WHOLE,     /* -2, -1, 0, 1, 2 */
  BAL_GOAL_SIX_POINT, /* and -0.5, partly achieved from -1: counted as -1 in T, as published */
  BAL_GOAL_HALVES,    /* every half, counted as it is */
} BalGoalScale;

typedef struct
{
  double rho; /* 0 .. 1, without 1 */
  BalGoalScale scale;
} BalGoalOptions;

typedef struct
{
  double t; /* mean 50, standard deviation 10 */
  gsize n_goals;
  gsize n_left_out; /* without a score or a weight */
  BalStatisticStatus status;
} BalGoalScore;

/* @weights are 0 or more, NULL for equal ones; all of them 0 are equal ones too. NaN is missing. */
BalGoalScore bal_goal_score (const BalGoalOptions *options,
                             const double *scores,
                             const double *weights,
                             gsize n);

typedef struct
{
  double before;
  double after;
  double change;
  gsize n_goals;
  gsize n_left_out;
  BalStatisticStatus status;
} BalGoalChange;

/* Both over the same goals: those scored at either time alone are left out. */
BalGoalChange bal_goal_change (const BalGoalOptions *options,
                               const double *before,
                               const double *after,
                               const double *weights,
                               gsize n);

/* GAS-light asks for words, and scores them from the goal's baseline: -1 where there was some
 * ability, -2 where there was none. */
typedef enum
{
  BAL_GOAL_LIGHT_WORSE,
  BAL_GOAL_LIGHT_NO_CHANGE,
  BAL_GOAL_LIGHT_PARTLY,
  BAL_GOAL_LIGHT_AS_EXPECTED,
  BAL_GOAL_LIGHT_LITTLE_MORE,
  BAL_GOAL_LIGHT_LOT_MORE,
} BalGoalLight;

typedef struct
{
  double six_point; /* as the form records it */
  double score;     /* as T counts it: keep the word, which it may lose */
  BalStatisticStatus status;
} BalGoalLightScore;

BalGoalLightScore bal_goal_light (int baseline, BalGoalLight word);

G_END_DECLS

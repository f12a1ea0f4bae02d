/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/statistics/bal-statistic-private.h"

G_BEGIN_DECLS

/* Waits that have ended and waits that have not, together: Kaplan and Meier (1958), Journal of the
 * American Statistical Association 53, 457-481. Where a wait ends on the day on which another is
 * last seen, the event comes first: the one last seen was still at risk. */

typedef struct
{
  double time;
  guint64 n_risk; /* just before */
  guint64 n_event;
  guint64 n_censored;
  double survival;       /* the share still waiting just after */
  double standard_error; /* Greenwood's; NaN where nobody is left */
} BalSurvivalStep;

/* One row for each observation: its length, and whether it ended (not 0) or was last seen waiting
 * (0).
 * @steps, of BalSurvivalStep, gets a row for each distinct time. */
BalStatisticStatus
bal_survival_run (const double *times, const guint8 *ended, gsize n, GArray *steps);

/* The same from counts at rising times, as a histogram of days keeps them. */
BalStatisticStatus bal_survival_from_counts (const double *times,
                                             const guint64 *n_ended,
                                             const guint64 *n_censored,
                                             gsize n,
                                             GArray *steps);

typedef enum
{
  BAL_SURVIVAL_FIRST,  /* the smallest time at which the share has ended: ours, everywhere */
  BAL_SURVIVAL_MIDDLE, /* R's: halfway to the next event where the share is met exactly */
} BalSurvivalConvention;

/* The time by which the share @p has ended: 0.5 for the median. Undefined where so many have not.
 */
BalEstimate bal_survival_quantile (const GArray *steps, double p, BalSurvivalConvention convention);

/* The mean wait when none is counted beyond @until; undefined beyond the last observation while
 * somebody still waits. */
BalEstimate bal_survival_restricted_mean (const GArray *steps, double until);

typedef struct
{
  double time;
  guint64 n_risk;
  double incidence; /* the share that has ended for this cause by then */
} BalIncidenceStep;

/* Waits that end in several ways, say started or withdrawn: @causes is 0 for one last seen waiting.
 * The share that ended for @cause, while every cause takes from those at risk; Aalen and Johansen
 * (1978), Scandinavian Journal of Statistics 5, 141-150. One less Kaplan and Meier's curve, with
 * the other causes as last sights, would be too high. @steps is of BalIncidenceStep. */
BalStatisticStatus bal_survival_incidence (const double *times,
                                           const guint8 *causes,
                                           gsize n,
                                           guint8 cause,
                                           GArray *steps);

typedef struct
{
  double chi_squared;
  guint degrees;
  double p;
  BalStatisticStatus status;
} BalLogRank;

#define BAL_LOG_RANK_MOST_GROUPS 64

/* Whether groups, numbered from 0, wait alike: Mantel and Haenszel's test with the hypergeometric
 * variance. @observed and @expected have room for @n_groups. A group without anybody at risk counts
 * for no degree of freedom. */
BalLogRank bal_log_rank (const double *times,
                         const guint8 *ended,
                         const guint *groups,
                         gsize n,
                         guint n_groups,
                         double *observed,
                         double *expected);

G_END_DECLS

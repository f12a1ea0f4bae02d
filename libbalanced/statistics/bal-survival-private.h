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

/* What happens at one time: who comes under observation is at risk at once, and those who end or
 * are last seen are at risk for the last time. */
typedef struct
{
  guint64 n_entered;
  guint64 n_ended;
  guint64 n_censored;
} BalSurvivalCount;

/* The same from counts at rising times, as a histogram of days keeps them. Where not everybody
 * enters at time 0 (delayed entry, or left truncation), only those under observation are at risk.
 * Without anybody at 0 nothing can be told: the status is undefined. Once nobody is left while
 * others are yet to enter, the rest cannot be told: @steps ends before that time. */
BalStatisticStatus bal_survival_from_counts (const double *times,
                                             const BalSurvivalCount *counts,
                                             gsize n,
                                             GArray *steps);

/* The share still waiting just after @time, with an interval on the scale of log(-log), so that it
 * stays between 0 and 1; there is none for a share of 0 or 1. Undefined beyond the last
 * observation while somebody still waits. */
BalEstimate bal_survival_at (const GArray *steps, double time, double confidence);

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

/* The same from @steps, where every cause counts as an end, and from how many ended for one of the
 * causes at each of @times, which are those that @steps was made from. @cause_steps, of
 * BalSurvivalStep, gets the share that has not ended for the cause, without a standard error. */
void bal_survival_select_cause (const GArray *steps,
                                const double *times,
                                const guint64 *n_cause,
                                gsize n,
                                GArray *cause_steps);

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

/* The same from counts at rising times: @counts has @n of them for the first group, then for the
 * next one. */
BalLogRank bal_log_rank_from_counts (const double *times,
                                     const BalSurvivalCount *counts,
                                     gsize n,
                                     guint n_groups,
                                     double *observed,
                                     double *expected);

G_END_DECLS

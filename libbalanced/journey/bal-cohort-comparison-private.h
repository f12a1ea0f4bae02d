/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-analysis-private.h"

G_BEGIN_DECLS

/* Where a comparison keeps its counters and histograms: those of one cohort, then those of the
 * other. Every metric is a whole number for each child, so that its histogram is exact. */
typedef enum
{
  BAL_METRIC_UNITS,
  BAL_METRIC_ACTIVE_DAYS,
  BAL_METRIC_UNIT_DAYS,
  BAL_METRIC_OVERLAP_DAYS,
  BAL_METRIC_MAX_CONCURRENCY,
  BAL_METRIC_MAX_STRANDS,
  BAL_METRIC_MAX_AGENCIES,
  BAL_METRIC_GAP_DAYS,
  BAL_METRIC_LONGEST_GAP_DAYS,
  BAL_METRIC_MINUTES,
  BAL_METRIC_WAITING_DAYS,
  BAL_METRIC_IDLE_WAITING_DAYS,
} BalMetric;

#define BAL_N_METRICS 12

typedef enum
{
  BAL_SHARE_WITH_TARGETED,
  BAL_SHARE_WITH_SPECIALIST,
  BAL_SHARE_WITH_JUMP,
  BAL_SHARE_WITH_OVERLAP,
  BAL_SHARE_WITH_IDLE_WAIT, /* of those with a wait */
} BalShare;

#define BAL_N_SHARES 5

/* Histograms of the days of waits, after those of the metrics. */
typedef enum
{
  BAL_COMPARED_STARTED,
  BAL_COMPARED_WAITING,
  BAL_COMPARED_WITHDRAWN,
  BAL_COMPARED_LATE, /* how long waits had lasted when the period began, where they had */
} BalComparedWaits;

#define BAL_COMPARED_N_WAITS 4

#define BAL_COMPARED_N_HISTOGRAMS (BAL_N_METRICS + BAL_COMPARED_N_WAITS) /* of one cohort */
#define BAL_COMPARED_N_COUNTERS (1 + 2 * BAL_N_SHARES) /* children, then yes and all of shares */

static inline guint
bal_compared_get_histogram (guint cohort, guint histogram)
{
  return cohort * BAL_COMPARED_N_HISTOGRAMS + histogram;
}

static inline guint
bal_compared_get_counter (guint cohort, guint counter)
{
  return BAL_N_ROWS + cohort * BAL_COMPARED_N_COUNTERS + counter;
}

/* Children in both cohorts. */
#define BAL_COMPARED_BOTH (BAL_N_ROWS + 2 * BAL_COMPARED_N_COUNTERS)

extern const char *const bal_metric_names[BAL_N_METRICS] G_GNUC_INTERNAL;
extern const char *const bal_share_names[BAL_N_SHARES] G_GNUC_INTERNAL;

void bal_cohort_comparison_report (BalReport *report);

G_END_DECLS

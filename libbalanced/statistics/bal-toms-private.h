/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/statistics/bal-statistic-private.h"

G_BEGIN_DECLS

/* Therapy Outcome Measures: domains rated from 0 to 5 in halves, higher is better, and never added
 * up. Half a point is a change. */

typedef enum
{
  BAL_TOMS_NOT_RATED, /* at either time */
  BAL_TOMS_DECLINED,
  BAL_TOMS_MAINTAINED,
  BAL_TOMS_IMPROVED,
} BalTomsCategory;

typedef struct
{
  guint n_rated;
  guint n_improved;
  guint n_declined;
  gboolean improved_all; /* every domain that is rated at both times, and there is one */
  BalStatisticStatus status;
} BalTomsSummary;

/* NaN is not rated. A rating off the scale is invalid; its domain has no change then, and neither
 * has the summary. @changes and @categories have room for n. */
BalTomsSummary bal_toms_change (const double *start,
                                const double *end,
                                guint n,
                                double *changes,
                                BalTomsCategory *categories);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/statistics/bal-statistic-private.h"

G_BEGIN_DECLS

/* Run charts whose median moves when a run shows that the process has. */

typedef enum
{
  BAL_RUN_BELOW = -1,
  BAL_RUN_EITHER = 0,
  BAL_RUN_ABOVE = 1,
} BalRunSide;

typedef struct
{
  double median;
  gsize first; /* row: of the baseline, or of the run that moved the median */
  gsize last;
  gsize extended_to; /* row up to which this median is drawn: the first of the next, or the last */
} BalRunSegment;

/* The median of the first @baseline points, then the first later run of @length points strictly on
 * the wanted side, whose own median takes over, and so on after its last point. A point on the
 * median neither counts nor breaks a run. NaN is a missing value, and is skipped.
 *
 * @segments has room for n / @length + 1. Fewer than @baseline + @length values: too few. */
BalStatisticStatus bal_run_chart (const double *values,
                                  gsize n,
                                  gsize baseline,
                                  gsize length,
                                  BalRunSide side,
                                  GArray *segments);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/journey/bal-sequence-analysis.h"

G_BEGIN_DECLS

/**
 * BalGapMeasure:
 * @BAL_GAP_MEASURE_END_TO_START: the whole days after the end of the first unit and before the
 * start of the second, 0 where they overlap; `end-to-start`
 * @BAL_GAP_MEASURE_START_TO_START: the days from the one start to the other, `start-to-start`
 *
 * What the days between two units are.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_GAP_MEASURE_END_TO_START,
  BAL_GAP_MEASURE_START_TO_START,
} BalGapMeasure;

#define BAL_TYPE_GAP_MEASURE (bal_gap_measure_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_gap_measure_get_type (void);

#define BAL_TYPE_DIRECTLY_FOLLOWS (bal_directly_follows_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalDirectlyFollows,
                           bal_directly_follows,
                           BAL,
                           DIRECTLY_FOLLOWS,
                           BalSequenceAnalysis)

BAL_AVAILABLE_IN_0_1
BalDirectlyFollows *
bal_directly_follows_new (gint32 as_at, BalPeriod *period, const char *const *by);

G_END_DECLS

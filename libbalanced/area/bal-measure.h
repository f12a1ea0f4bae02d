/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

/**
 * BalPolarity:
 * @BAL_POLARITY_UNKNOWN: not said, which is an error of the document
 * @BAL_POLARITY_INCREASE: more is better
 * @BAL_POLARITY_DECREASE: less is better
 * @BAL_POLARITY_NEUTRAL: neither is better
 *
 * Which direction of a measure is better.
 *
 * Features: G1.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_POLARITY_UNKNOWN,
  BAL_POLARITY_INCREASE,
  BAL_POLARITY_DECREASE,
  BAL_POLARITY_NEUTRAL,
} BalPolarity;

#define BAL_TYPE_POLARITY (bal_polarity_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_polarity_get_type (void);

#define BAL_TYPE_MEASURE (bal_measure_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalMeasure, bal_measure, BAL, MEASURE, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_measure_get_code (BalMeasure *self);

BAL_AVAILABLE_IN_0_1
const char *bal_measure_get_name (BalMeasure *self);

BAL_AVAILABLE_IN_0_1
const char *bal_measure_get_unit (BalMeasure *self);

BAL_AVAILABLE_IN_0_1
BalPolarity bal_measure_get_polarity (BalMeasure *self);

BAL_AVAILABLE_IN_0_1
const char *bal_measure_get_owner (BalMeasure *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_measure_get_series (BalMeasure *self);

BAL_AVAILABLE_IN_0_1
const char *bal_measure_get_kind (BalMeasure *self);

BAL_AVAILABLE_IN_0_1
const char *bal_measure_get_quadrant (BalMeasure *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_measure_get_targets (BalMeasure *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_measure_get_disaggregations (BalMeasure *self);

G_END_DECLS

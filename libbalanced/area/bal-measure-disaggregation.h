/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_MEASURE_DISAGGREGATION (bal_measure_disaggregation_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalMeasureDisaggregation,
                           bal_measure_disaggregation,
                           BAL,
                           MEASURE_DISAGGREGATION,
                           BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_measure_disaggregation_get_code (BalMeasureDisaggregation *self);

BAL_AVAILABLE_IN_0_1
const char *bal_measure_disaggregation_get_whole (BalMeasureDisaggregation *self);

G_END_DECLS

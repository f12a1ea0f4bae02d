/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_MEASURE_TARGET (bal_measure_target_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalMeasureTarget, bal_measure_target, BAL, MEASURE_TARGET, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_measure_target_get_code (BalMeasureTarget *self);

BAL_AVAILABLE_IN_0_1
const char *bal_measure_target_get_series (BalMeasureTarget *self);

BAL_AVAILABLE_IN_0_1
double bal_measure_target_get_value (BalMeasureTarget *self);

BAL_AVAILABLE_IN_0_1
gint32 bal_measure_target_get_day (BalMeasureTarget *self);

G_END_DECLS

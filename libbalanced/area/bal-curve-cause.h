/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_CURVE_CAUSE (bal_curve_cause_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalCurveCause, bal_curve_cause, BAL, CURVE_CAUSE, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_curve_cause_get_code (BalCurveCause *self);

BAL_AVAILABLE_IN_0_1
const char *bal_curve_cause_get_label (BalCurveCause *self);

G_END_DECLS

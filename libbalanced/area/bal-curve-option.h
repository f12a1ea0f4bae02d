/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_CURVE_OPTION (bal_curve_option_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalCurveOption, bal_curve_option, BAL, CURVE_OPTION, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_curve_option_get_code (BalCurveOption *self);

BAL_AVAILABLE_IN_0_1
const char *bal_curve_option_get_label (BalCurveOption *self);

G_END_DECLS

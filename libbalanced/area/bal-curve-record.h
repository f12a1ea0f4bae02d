/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_CURVE_RECORD (bal_curve_record_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalCurveRecord, bal_curve_record, BAL, CURVE_RECORD, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_curve_record_get_code (BalCurveRecord *self);

BAL_AVAILABLE_IN_0_1
const char *bal_curve_record_get_measure (BalCurveRecord *self);

BAL_AVAILABLE_IN_0_1
const char *bal_curve_record_get_story (BalCurveRecord *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_curve_record_get_causes (BalCurveRecord *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_curve_record_get_options (BalCurveRecord *self);

G_END_DECLS

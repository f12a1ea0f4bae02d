/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/journey/bal-analysis.h"

G_BEGIN_DECLS

#define BAL_TYPE_MISSING_MIDDLE (bal_missing_middle_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalMissingMiddle, bal_missing_middle, BAL, MISSING_MIDDLE, BalAnalysis)

BAL_AVAILABLE_IN_0_1
BalMissingMiddle *bal_missing_middle_new (gint32 as_at, BalPeriod *period, const char *const *by);

G_END_DECLS

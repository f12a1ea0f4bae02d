/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_CLOCK_LIMIT (bal_clock_limit_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalClockLimit, bal_clock_limit, BAL, CLOCK_LIMIT, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_clock_limit_get_code (BalClockLimit *self);

BAL_AVAILABLE_IN_0_1
const char *bal_clock_limit_get_label (BalClockLimit *self);

BAL_AVAILABLE_IN_0_1
guint bal_clock_limit_get_days (BalClockLimit *self);

BAL_AVAILABLE_IN_0_1
guint bal_clock_limit_get_months (BalClockLimit *self);

BAL_AVAILABLE_IN_0_1
gboolean bal_clock_limit_get_working_days (BalClockLimit *self);

BAL_AVAILABLE_IN_0_1
const char *bal_clock_limit_get_source (BalClockLimit *self);

BAL_AVAILABLE_IN_0_1
const char *bal_clock_limit_get_note (BalClockLimit *self);

G_END_DECLS

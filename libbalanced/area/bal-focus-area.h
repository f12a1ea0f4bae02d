/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_FOCUS_AREA (bal_focus_area_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalFocusArea, bal_focus_area, BAL, FOCUS_AREA, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_focus_area_get_code (BalFocusArea *self);

BAL_AVAILABLE_IN_0_1
gint64 bal_focus_area_get_number (BalFocusArea *self);

BAL_AVAILABLE_IN_0_1
const char *bal_focus_area_get_title (BalFocusArea *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_focus_area_get_actions (BalFocusArea *self);

G_END_DECLS

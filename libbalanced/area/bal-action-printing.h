/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_ACTION_PRINTING (bal_action_printing_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalActionPrinting, bal_action_printing, BAL, ACTION_PRINTING, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_action_printing_get_list (BalActionPrinting *self);

BAL_AVAILABLE_IN_0_1
gint64 bal_action_printing_get_number (BalActionPrinting *self);

BAL_AVAILABLE_IN_0_1
const char *bal_action_printing_get_title (BalActionPrinting *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_ACTION (bal_action_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalAction, bal_action, BAL, ACTION, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_action_get_code (BalAction *self);

BAL_AVAILABLE_IN_0_1
const char *bal_action_get_title (BalAction *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_action_get_printings (BalAction *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_action_get_addressees (BalAction *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_action_get_sub_actions (BalAction *self);

G_END_DECLS

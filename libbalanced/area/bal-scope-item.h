/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_SCOPE_ITEM (bal_scope_item_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalScopeItem, bal_scope_item, BAL, SCOPE_ITEM, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_scope_item_get_code (BalScopeItem *self);

BAL_AVAILABLE_IN_0_1
const char *bal_scope_item_get_label (BalScopeItem *self);

BAL_AVAILABLE_IN_0_1
const char *bal_scope_item_get_kind (BalScopeItem *self);

G_END_DECLS

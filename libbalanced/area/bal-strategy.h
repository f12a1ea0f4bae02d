/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_STRATEGY (bal_strategy_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalStrategy, bal_strategy, BAL, STRATEGY, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_strategy_get_code (BalStrategy *self);

BAL_AVAILABLE_IN_0_1
const char *bal_strategy_get_title (BalStrategy *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_strategy_get_nodes (BalStrategy *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_ENGAGEMENT (bal_engagement_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalEngagement, bal_engagement, BAL, ENGAGEMENT, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_engagement_get_code (BalEngagement *self);

BAL_AVAILABLE_IN_0_1
const char *bal_engagement_get_label (BalEngagement *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_engagement_get_groups (BalEngagement *self);

BAL_AVAILABLE_IN_0_1
const char *bal_engagement_get_route (BalEngagement *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_engagement_get_responses (BalEngagement *self);

G_END_DECLS

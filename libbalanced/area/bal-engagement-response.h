/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_ENGAGEMENT_RESPONSE (bal_engagement_response_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalEngagementResponse,
                           bal_engagement_response,
                           BAL,
                           ENGAGEMENT_RESPONSE,
                           BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_engagement_response_get_said (BalEngagementResponse *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_engagement_response_get_actions (BalEngagementResponse *self);

BAL_AVAILABLE_IN_0_1
const char *bal_engagement_response_get_done (BalEngagementResponse *self);

G_END_DECLS

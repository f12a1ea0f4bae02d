/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_RECOMMENDATION (bal_recommendation_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalRecommendation, bal_recommendation, BAL, RECOMMENDATION, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_recommendation_get_code (BalRecommendation *self);

BAL_AVAILABLE_IN_0_1
const char *bal_recommendation_get_statement (BalRecommendation *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_recommendation_get_addressees (BalRecommendation *self);

BAL_AVAILABLE_IN_0_1
const char *bal_recommendation_get_condition (BalRecommendation *self);

BAL_AVAILABLE_IN_0_1
const char *bal_recommendation_get_status (BalRecommendation *self);

G_END_DECLS

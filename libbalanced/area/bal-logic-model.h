/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_LOGIC_MODEL (bal_logic_model_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalLogicModel, bal_logic_model, BAL, LOGIC_MODEL, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_logic_model_get_code (BalLogicModel *self);

BAL_AVAILABLE_IN_0_1
const char *bal_logic_model_get_title (BalLogicModel *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_logic_model_get_evidence_scale (BalLogicModel *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_logic_model_get_confidence_scale (BalLogicModel *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_logic_model_get_progress_scale (BalLogicModel *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_logic_model_get_nodes (BalLogicModel *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_LOGIC_EDGE (bal_logic_edge_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalLogicEdge, bal_logic_edge, BAL, LOGIC_EDGE, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_logic_edge_get_cause (BalLogicEdge *self);

BAL_AVAILABLE_IN_0_1
const char *bal_logic_edge_get_effect (BalLogicEdge *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_logic_edge_get_assumptions (BalLogicEdge *self);

BAL_AVAILABLE_IN_0_1
const char *bal_logic_edge_get_evidence (BalLogicEdge *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/area/bal-area.h"
#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_CHILD_FACTS (bal_child_facts_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalChildFacts, bal_child_facts, BAL, CHILD_FACTS, BalItem)

BAL_AVAILABLE_IN_0_1
BalResult *bal_area_find_responsible (BalArea *self, BalChildFacts *facts, gint32 as_at);

BAL_AVAILABLE_IN_0_1
BalResult *bal_area_map_responsibility (BalArea *self, gint32 as_at);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"
#include "libbalanced/framework/bal-term.h"

G_BEGIN_DECLS

#define BAL_TYPE_ROLE (bal_role_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalRole, bal_role, BAL, ROLE, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_role_get_code (BalRole *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_role_get_aliases (BalRole *self);

BAL_AVAILABLE_IN_0_1
const char *bal_role_get_label (BalRole *self);

BAL_AVAILABLE_IN_0_1
const char *bal_role_get_tier (BalRole *self);

BAL_AVAILABLE_IN_0_1
gboolean bal_role_get_family (BalRole *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_role_get_lens_tiers (BalRole *self);

BAL_AVAILABLE_IN_0_1
const char *bal_role_lookup_tier (BalRole *self, const char *lens);

G_END_DECLS

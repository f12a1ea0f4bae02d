/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/core/bal-table.h"
#include "libbalanced/document/bal-item.h"
#include "libbalanced/framework/bal-clock-limit.h"
#include "libbalanced/framework/bal-crosswalk.h"
#include "libbalanced/framework/bal-outcome.h"
#include "libbalanced/framework/bal-role.h"
#include "libbalanced/framework/bal-scheme.h"

G_BEGIN_DECLS

#define BAL_TYPE_FRAMEWORK (bal_framework_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalFramework, bal_framework, BAL, FRAMEWORK, BalItem)

BAL_AVAILABLE_IN_0_1
BalFramework *bal_framework_get_default (void);

BAL_AVAILABLE_IN_0_1
BalFramework *bal_framework_new_named (const char *name, GError **error);

BAL_AVAILABLE_IN_0_1
BalFramework *bal_framework_load (GFile *file, GCancellable *cancellable, GError **error);

BAL_AVAILABLE_IN_0_1
BalFramework *bal_framework_new_from_bytes (GBytes *bytes, const char *name, GError **error);

BAL_AVAILABLE_IN_0_1
char *bal_framework_to_json (BalFramework *self);

BAL_AVAILABLE_IN_0_1
gboolean
bal_framework_save (BalFramework *self, GFile *file, GCancellable *cancellable, GError **error);

BAL_AVAILABLE_IN_0_1
const char *bal_framework_get_code (BalFramework *self);

BAL_AVAILABLE_IN_0_1
const char *bal_framework_get_version (BalFramework *self);

BAL_AVAILABLE_IN_0_1
const char *bal_framework_get_label (BalFramework *self);

BAL_AVAILABLE_IN_0_1
const char *bal_framework_get_lens (BalFramework *self);

BAL_AVAILABLE_IN_0_1
const char *bal_framework_get_note (BalFramework *self);

BAL_AVAILABLE_IN_0_1
const char *bal_framework_get_extends (BalFramework *self);

BAL_AVAILABLE_IN_0_1
BalScheme *bal_framework_get_strands (BalFramework *self);

BAL_AVAILABLE_IN_0_1
BalScheme *bal_framework_get_levels (BalFramework *self);

BAL_AVAILABLE_IN_0_1
BalScheme *bal_framework_get_stages (BalFramework *self);

BAL_AVAILABLE_IN_0_1
BalScheme *bal_framework_get_workforce_tiers (BalFramework *self);

BAL_AVAILABLE_IN_0_1
BalScheme *bal_framework_get_need_tiers (BalFramework *self);

BAL_AVAILABLE_IN_0_1
BalScheme *bal_framework_get_need_types (BalFramework *self);

BAL_AVAILABLE_IN_0_1
BalScheme *bal_framework_get_quadrants (BalFramework *self);

BAL_AVAILABLE_IN_0_1
BalScheme *bal_framework_get_kinds (BalFramework *self);

BAL_AVAILABLE_IN_0_1
BalScheme *bal_framework_get_principles (BalFramework *self);

BAL_AVAILABLE_IN_0_1
BalScheme *bal_framework_get_building_blocks (BalFramework *self);

BAL_AVAILABLE_IN_0_1
BalScheme *bal_framework_get_lenses (BalFramework *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_framework_get_schemes (BalFramework *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_framework_get_roles (BalFramework *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_framework_get_outcomes (BalFramework *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_framework_get_crosswalks (BalFramework *self);

BAL_AVAILABLE_IN_0_1
BalScheme *bal_framework_lookup_scheme (BalFramework *self, const char *name);

BAL_AVAILABLE_IN_0_1
BalRole *bal_framework_lookup_role (BalFramework *self, const char *code);

BAL_AVAILABLE_IN_0_1
BalOutcome *bal_framework_lookup_outcome (BalFramework *self, const char *code);

BAL_AVAILABLE_IN_0_1
BalOutcome *bal_framework_lookup_cell (BalFramework *self, const char *strand, const char *level);

BAL_AVAILABLE_IN_0_1
BalCrosswalk *bal_framework_lookup_crosswalk (BalFramework *self, const char *code);

BAL_AVAILABLE_IN_0_1
BalScheme *bal_framework_get_phases (BalFramework *self);

BAL_AVAILABLE_IN_0_1
BalScheme *bal_framework_get_life_stages (BalFramework *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_framework_get_clocks (BalFramework *self);

BAL_AVAILABLE_IN_0_1
BalTerm *bal_framework_find_phase (BalFramework *self, gint32 birth_day, gint32 day);

BAL_AVAILABLE_IN_0_1
BalTerm *bal_framework_find_life_stage (BalFramework *self, gint32 birth_day, gint32 day);

BAL_AVAILABLE_IN_0_1
BalClockLimit *bal_framework_lookup_clock (BalFramework *self, const char *code, gint32 day);

BAL_AVAILABLE_IN_0_1
BalTable *bal_framework_list_terms (BalFramework *self, const char *language);

BAL_AVAILABLE_IN_0_1
BalTable *bal_framework_list_role_tiers (BalFramework *self);

G_END_DECLS

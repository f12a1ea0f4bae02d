/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-result.h"
#include "libbalanced/document/bal-item.h"
#include "libbalanced/framework/bal-crosswalk-entry.h"
#include "libbalanced/framework/bal-scheme.h"

G_BEGIN_DECLS

#define BAL_TYPE_CROSSWALK (bal_crosswalk_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalCrosswalk, bal_crosswalk, BAL, CROSSWALK, BalItem)

BAL_AVAILABLE_IN_0_1
BalCrosswalk *bal_crosswalk_load (GFile *file, GCancellable *cancellable, GError **error);

BAL_AVAILABLE_IN_0_1
BalCrosswalk *bal_crosswalk_new_from_bytes (GBytes *bytes, const char *name, GError **error);

BAL_AVAILABLE_IN_0_1
const char *bal_crosswalk_get_code (BalCrosswalk *self);

BAL_AVAILABLE_IN_0_1
const char *bal_crosswalk_get_label (BalCrosswalk *self);

BAL_AVAILABLE_IN_0_1
const char *bal_crosswalk_get_from_scheme (BalCrosswalk *self);

BAL_AVAILABLE_IN_0_1
const char *bal_crosswalk_get_to_scheme (BalCrosswalk *self);

BAL_AVAILABLE_IN_0_1
const char *bal_crosswalk_get_note (BalCrosswalk *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_crosswalk_get_entries (BalCrosswalk *self);

BAL_AVAILABLE_IN_0_1
BalCrosswalkEntry *bal_crosswalk_lookup (BalCrosswalk *self, const char *code);

BAL_AVAILABLE_IN_0_1
const char *const *bal_crosswalk_map (BalCrosswalk *self, const char *code);

BAL_AVAILABLE_IN_0_1
BalFindings *bal_crosswalk_check (BalCrosswalk *self, BalScheme *from, BalScheme *to);

BAL_AVAILABLE_IN_0_1
BalResult *
bal_crosswalk_tally (BalCrosswalk *self, BalScheme *from, BalScheme *to, BalColumn *codes);

G_END_DECLS

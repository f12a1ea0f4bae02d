/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/core/bal-types.h"

G_BEGIN_DECLS

#define BAL_TYPE_SUMMARY (bal_summary_get_type ())
BAL_AVAILABLE_IN_0_1
G_DECLARE_FINAL_TYPE (BalSummary, bal_summary, BAL, SUMMARY, GObject)

BAL_AVAILABLE_IN_0_1
BalSummary *bal_summary_new_from_bytes (GBytes *bytes, GError **error);

BAL_AVAILABLE_IN_0_1
GBytes *bal_summary_to_bytes (BalSummary *self);

BAL_AVAILABLE_IN_0_1
BalSummary *bal_summary_merge (BalSummary *self, BalSummary *other, GError **error);

BAL_AVAILABLE_IN_0_1
const char *bal_summary_get_analysis (BalSummary *self);

BAL_AVAILABLE_IN_0_1
guint64 bal_summary_get_n_children (BalSummary *self);

BAL_AVAILABLE_IN_0_1
gboolean bal_summary_get_synthetic (BalSummary *self);

G_END_DECLS

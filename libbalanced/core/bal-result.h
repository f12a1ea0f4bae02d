/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include <gio/gio.h>

#include "libbalanced/core/bal-types.h"
#include "libbalanced/core/bal-visibility.h"

G_BEGIN_DECLS

#define BAL_TYPE_RESULT (bal_result_get_type ())
BAL_AVAILABLE_IN_0_1
G_DECLARE_FINAL_TYPE (BalResult, bal_result, BAL, RESULT, GObject)

BAL_AVAILABLE_IN_0_1
const char *bal_result_get_name (BalResult *self);

BAL_AVAILABLE_IN_0_1
gint32 bal_result_get_as_at (BalResult *self);

BAL_AVAILABLE_IN_0_1
BalPeriod *bal_result_get_period (BalResult *self);

BAL_AVAILABLE_IN_0_1
gboolean bal_result_get_synthetic (BalResult *self);

BAL_AVAILABLE_IN_0_1
const char *bal_result_get_framework_version (BalResult *self);

BAL_AVAILABLE_IN_0_1
const char *bal_result_get_input_digest (BalResult *self);

BAL_AVAILABLE_IN_0_1
GVariant *bal_result_get_options (BalResult *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_result_get_tables (BalResult *self);

BAL_AVAILABLE_IN_0_1
BalFindings *bal_result_get_findings (BalResult *self);

BAL_AVAILABLE_IN_0_1
BalTable *bal_result_lookup_table (BalResult *self, const char *name);

G_END_DECLS

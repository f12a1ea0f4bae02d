/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include <gio/gio.h>

#include "libbalanced/core/bal-visibility.h"
#include "libbalanced/framework/bal-framework.h"

G_BEGIN_DECLS

#define BAL_TYPE_CASELOAD_OPTIONS (bal_caseload_options_get_type ())
BAL_AVAILABLE_IN_0_1
G_DECLARE_FINAL_TYPE (BalCaseloadOptions, bal_caseload_options, BAL, CASELOAD_OPTIONS, GObject)

BAL_AVAILABLE_IN_0_1
BalCaseloadOptions *bal_caseload_options_new (void);

BAL_AVAILABLE_IN_0_1
GVariant *bal_caseload_options_get_columns (BalCaseloadOptions *self);
BAL_AVAILABLE_IN_0_1
GVariant *bal_caseload_options_get_codes (BalCaseloadOptions *self);
BAL_AVAILABLE_IN_0_1
GVariant *bal_caseload_options_get_constants (BalCaseloadOptions *self);
BAL_AVAILABLE_IN_0_1
const char *bal_caseload_options_get_date_order (BalCaseloadOptions *self);
BAL_AVAILABLE_IN_0_1
const char *bal_caseload_options_get_encoding (BalCaseloadOptions *self);
BAL_AVAILABLE_IN_0_1
const char *const *bal_caseload_options_get_missing_words (BalCaseloadOptions *self);
BAL_AVAILABLE_IN_0_1
gboolean bal_caseload_options_get_same_ids (BalCaseloadOptions *self);
BAL_AVAILABLE_IN_0_1
gboolean bal_caseload_options_get_corrections (BalCaseloadOptions *self);
BAL_AVAILABLE_IN_0_1
const char *bal_caseload_options_get_time_zone (BalCaseloadOptions *self);
BAL_AVAILABLE_IN_0_1
guint bal_caseload_options_get_n_threads (BalCaseloadOptions *self);
BAL_AVAILABLE_IN_0_1
BalFramework *bal_caseload_options_get_framework (BalCaseloadOptions *self);

G_END_DECLS

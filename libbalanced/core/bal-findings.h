/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include <gio/gio.h>

#include "libbalanced/core/bal-severity.h"
#include "libbalanced/core/bal-types.h"
#include "libbalanced/core/bal-visibility.h"

G_BEGIN_DECLS

#define BAL_TYPE_FINDINGS (bal_findings_get_type ())
BAL_AVAILABLE_IN_0_1
G_DECLARE_FINAL_TYPE (BalFindings, bal_findings, BAL, FINDINGS, GObject)

BAL_AVAILABLE_IN_0_1
guint bal_findings_get_n_errors (BalFindings *self);

BAL_AVAILABLE_IN_0_1
guint bal_findings_get_n_warnings (BalFindings *self);

BAL_AVAILABLE_IN_0_1
BalFinding *bal_findings_lookup (BalFindings *self, const char *code);

BAL_AVAILABLE_IN_0_1
BalFindings *bal_findings_filter (BalFindings *self, BalSeverity least);

BAL_AVAILABLE_IN_0_1
BalTable *bal_findings_to_table (BalFindings *self);

G_END_DECLS

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

#define BAL_TYPE_FINDING (bal_finding_get_type ())
BAL_AVAILABLE_IN_0_1
G_DECLARE_FINAL_TYPE (BalFinding, bal_finding, BAL, FINDING, GObject)

BAL_AVAILABLE_IN_0_1
const char *bal_finding_get_code (BalFinding *self);

BAL_AVAILABLE_IN_0_1
BalSeverity bal_finding_get_severity (BalFinding *self);

BAL_AVAILABLE_IN_0_1
const char *bal_finding_get_subject (BalFinding *self);

BAL_AVAILABLE_IN_0_1
const char *bal_finding_get_column (BalFinding *self);

BAL_AVAILABLE_IN_0_1
guint64 bal_finding_get_count (BalFinding *self);

BAL_AVAILABLE_IN_0_1
const char *bal_finding_get_source (BalFinding *self);

BAL_AVAILABLE_IN_0_1
const char *bal_finding_get_origin (BalFinding *self);

BAL_AVAILABLE_IN_0_1
gboolean bal_finding_get_figure (BalFinding *self, const char *name, double *figure);

BAL_AVAILABLE_IN_0_1
char **bal_finding_dup_figure_names (BalFinding *self);

BAL_AVAILABLE_IN_0_1
guint64 bal_finding_get_n_rows (BalFinding *self);

BAL_AVAILABLE_IN_0_1
guint64 bal_finding_get_row (BalFinding *self, guint64 n);

BAL_AVAILABLE_IN_0_1
char *bal_finding_dup_message (BalFinding *self, BalTemplates *templates, const char *language);

G_END_DECLS

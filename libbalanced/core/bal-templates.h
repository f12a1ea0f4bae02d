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

#define BAL_TYPE_TEMPLATES (bal_templates_get_type ())
BAL_AVAILABLE_IN_0_1
G_DECLARE_FINAL_TYPE (BalTemplates, bal_templates, BAL, TEMPLATES, GObject)

BAL_AVAILABLE_IN_0_1
BalTemplates *bal_templates_get_default (void);

BAL_AVAILABLE_IN_0_1
BalTemplates *bal_templates_new_from_bytes (GBytes *bytes, GError **error);

BAL_AVAILABLE_IN_0_1
BalTemplates *bal_templates_load (GFile *file, GCancellable *cancellable, GError **error);

BAL_AVAILABLE_IN_0_1
char **bal_templates_dup_codes (BalTemplates *self);

BAL_AVAILABLE_IN_0_1
gboolean
bal_templates_lookup_severity (BalTemplates *self, const char *code, BalSeverity *severity);

BAL_AVAILABLE_IN_0_1
char *bal_templates_dup_title (BalTemplates *self, const char *code, const char *language);

BAL_AVAILABLE_IN_0_1
char *bal_templates_dup_message (BalTemplates *self, const char *code, const char *language);

BAL_AVAILABLE_IN_0_1
char *bal_templates_dup_why (BalTemplates *self, const char *code, const char *language);

BAL_AVAILABLE_IN_0_1
char *bal_templates_dup_source (BalTemplates *self, const char *code, const char *language);

BAL_AVAILABLE_IN_0_1
char *bal_templates_dup_parameters (BalTemplates *self, const char *code, const char *language);

BAL_AVAILABLE_IN_0_1
char *
bal_templates_dup_example (BalTemplates *self, const char *code, gboolean nearest, char **as_at);

BAL_AVAILABLE_IN_0_1
char *bal_templates_format (BalTemplates *self, BalFinding *finding, const char *language);

G_END_DECLS

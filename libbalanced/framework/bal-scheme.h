/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"
#include "libbalanced/framework/bal-term.h"

G_BEGIN_DECLS

#define BAL_TYPE_SCHEME (bal_scheme_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalScheme, bal_scheme, BAL, SCHEME, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_scheme_get_code (BalScheme *self);

BAL_AVAILABLE_IN_0_1
const char *bal_scheme_get_label (BalScheme *self);

BAL_AVAILABLE_IN_0_1
const char *bal_scheme_get_note (BalScheme *self);

BAL_AVAILABLE_IN_0_1
const char *bal_scheme_get_source (BalScheme *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_scheme_get_terms (BalScheme *self);

BAL_AVAILABLE_IN_0_1
BalTerm *bal_scheme_lookup (BalScheme *self, const char *code);

BAL_AVAILABLE_IN_0_1
BalTerm *bal_scheme_lookup_number (BalScheme *self, gint64 number);

BAL_AVAILABLE_IN_0_1
BalTerm *bal_scheme_find_age (BalScheme *self, int months);

BAL_AVAILABLE_IN_0_1
BalTerm *bal_scheme_find_school_year (BalScheme *self, int school_year);

BAL_AVAILABLE_IN_0_1
int bal_scheme_get_index (BalScheme *self, const char *code);

G_END_DECLS

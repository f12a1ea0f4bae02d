/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_TERM (bal_term_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalTerm, bal_term, BAL, TERM, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_term_get_code (BalTerm *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_term_get_aliases (BalTerm *self);

BAL_AVAILABLE_IN_0_1
const char *bal_term_get_label (BalTerm *self);

BAL_AVAILABLE_IN_0_1
const char *bal_term_get_definition (BalTerm *self);

BAL_AVAILABLE_IN_0_1
gint64 bal_term_get_number (BalTerm *self);

BAL_AVAILABLE_IN_0_1
const char *bal_term_get_band (BalTerm *self);

BAL_AVAILABLE_IN_0_1
const char *bal_term_get_tier (BalTerm *self);

BAL_AVAILABLE_IN_0_1
const char *bal_term_get_parent (BalTerm *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_term_get_attributes (BalTerm *self);

BAL_AVAILABLE_IN_0_1
const char *bal_term_get_valid_from (BalTerm *self);

BAL_AVAILABLE_IN_0_1
const char *bal_term_get_valid_to (BalTerm *self);

G_END_DECLS

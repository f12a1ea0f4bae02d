/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_OUTCOME (bal_outcome_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalOutcome, bal_outcome, BAL, OUTCOME, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_outcome_get_code (BalOutcome *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_outcome_get_aliases (BalOutcome *self);

BAL_AVAILABLE_IN_0_1
const char *bal_outcome_get_strand (BalOutcome *self);

BAL_AVAILABLE_IN_0_1
const char *bal_outcome_get_level (BalOutcome *self);

BAL_AVAILABLE_IN_0_1
const char *bal_outcome_get_text (BalOutcome *self);

G_END_DECLS

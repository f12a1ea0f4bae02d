/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/core/bal-types.h"
#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_OUTCOME_STATEMENT (bal_outcome_statement_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalOutcomeStatement,
                           bal_outcome_statement,
                           BAL,
                           OUTCOME_STATEMENT,
                           BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_outcome_statement_get_code (BalOutcomeStatement *self);

BAL_AVAILABLE_IN_0_1
const char *bal_outcome_statement_get_text (BalOutcomeStatement *self);

BAL_AVAILABLE_IN_0_1
const char *bal_outcome_statement_get_agency (BalOutcomeStatement *self);

BAL_AVAILABLE_IN_0_1
const char *bal_outcome_statement_get_aim (BalOutcomeStatement *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_outcome_statement_get_led_by (BalOutcomeStatement *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_outcome_statement_get_valued_by (BalOutcomeStatement *self);

BAL_AVAILABLE_IN_0_1
BalFindings *bal_outcome_statement_lint (BalOutcomeStatement *self);

G_END_DECLS

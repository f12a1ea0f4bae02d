/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_PROOF_QUESTION (bal_proof_question_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalProofQuestion, bal_proof_question, BAL, PROOF_QUESTION, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_proof_question_get_code (BalProofQuestion *self);

BAL_AVAILABLE_IN_0_1
const char *bal_proof_question_get_outcome (BalProofQuestion *self);

BAL_AVAILABLE_IN_0_1
const char *bal_proof_question_get_label (BalProofQuestion *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_proof_question_get_measurables (BalProofQuestion *self);

G_END_DECLS

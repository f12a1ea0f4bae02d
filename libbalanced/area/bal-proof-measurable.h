/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_PROOF_MEASURABLE (bal_proof_measurable_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalProofMeasurable, bal_proof_measurable, BAL, PROOF_MEASURABLE, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_proof_measurable_get_code (BalProofMeasurable *self);

BAL_AVAILABLE_IN_0_1
const char *bal_proof_measurable_get_label (BalProofMeasurable *self);

BAL_AVAILABLE_IN_0_1
const char *bal_proof_measurable_get_measure (BalProofMeasurable *self);

G_END_DECLS

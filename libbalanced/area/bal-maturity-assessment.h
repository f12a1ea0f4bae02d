/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_MATURITY_ASSESSMENT (bal_maturity_assessment_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalMaturityAssessment,
                           bal_maturity_assessment,
                           BAL,
                           MATURITY_ASSESSMENT,
                           BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_maturity_assessment_get_node (BalMaturityAssessment *self);

BAL_AVAILABLE_IN_0_1
const char *bal_maturity_assessment_get_locality (BalMaturityAssessment *self);

BAL_AVAILABLE_IN_0_1
const char *bal_maturity_assessment_get_confidence (BalMaturityAssessment *self);

BAL_AVAILABLE_IN_0_1
const char *bal_maturity_assessment_get_progress (BalMaturityAssessment *self);

G_END_DECLS

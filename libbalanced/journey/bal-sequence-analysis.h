/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/journey/bal-analysis.h"

G_BEGIN_DECLS

#define BAL_TYPE_SEQUENCE_ANALYSIS (bal_sequence_analysis_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalSequenceAnalysis,
                           bal_sequence_analysis,
                           BAL,
                           SEQUENCE_ANALYSIS,
                           BalAnalysis)

BAL_AVAILABLE_IN_0_1
const char *const *bal_sequence_analysis_get_key (BalSequenceAnalysis *self);

G_END_DECLS

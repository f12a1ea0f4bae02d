/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/journey/bal-analysis.h"

G_BEGIN_DECLS

#define BAL_TYPE_COHORT_COMPARISON (bal_cohort_comparison_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalCohortComparison,
                           bal_cohort_comparison,
                           BAL,
                           COHORT_COMPARISON,
                           BalAnalysis)

BAL_AVAILABLE_IN_0_1
BalCohortComparison *
bal_cohort_comparison_new (BalCohort *a, BalCohort *b, gint32 as_at, BalPeriod *period);

G_END_DECLS

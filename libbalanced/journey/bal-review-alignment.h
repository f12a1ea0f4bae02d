/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/journey/bal-analysis.h"

G_BEGIN_DECLS

#define BAL_TYPE_REVIEW_ALIGNMENT (bal_review_alignment_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalReviewAlignment,
                           bal_review_alignment,
                           BAL,
                           REVIEW_ALIGNMENT,
                           BalAnalysis)

BAL_AVAILABLE_IN_0_1
BalReviewAlignment *
bal_review_alignment_new (gint32 as_at, BalPeriod *period, const char *const *by);

G_END_DECLS

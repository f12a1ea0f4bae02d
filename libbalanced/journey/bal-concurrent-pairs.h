/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/journey/bal-sequence-analysis.h"

G_BEGIN_DECLS

#define BAL_TYPE_CONCURRENT_PAIRS (bal_concurrent_pairs_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalConcurrentPairs,
                           bal_concurrent_pairs,
                           BAL,
                           CONCURRENT_PAIRS,
                           BalSequenceAnalysis)

BAL_AVAILABLE_IN_0_1
BalConcurrentPairs *
bal_concurrent_pairs_new (gint32 as_at, BalPeriod *period, const char *const *by);

G_END_DECLS

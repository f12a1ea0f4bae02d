/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/journey/bal-sequence-analysis.h"

G_BEGIN_DECLS

#define BAL_TYPE_HANDOVERS (bal_handovers_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalHandovers, bal_handovers, BAL, HANDOVERS, BalSequenceAnalysis)

BAL_AVAILABLE_IN_0_1
BalHandovers *bal_handovers_new (gint32 as_at, BalPeriod *period, const char *const *by);

G_END_DECLS

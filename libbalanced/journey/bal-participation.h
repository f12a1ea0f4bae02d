/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/journey/bal-analysis.h"

G_BEGIN_DECLS

#define BAL_TYPE_PARTICIPATION (bal_participation_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalParticipation, bal_participation, BAL, PARTICIPATION, BalAnalysis)

BAL_AVAILABLE_IN_0_1
BalParticipation *bal_participation_new (gint32 as_at, BalPeriod *period, const char *const *by);

G_END_DECLS

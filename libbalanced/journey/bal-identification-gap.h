/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/area/bal-area.h"
#include "libbalanced/journey/bal-analysis.h"

G_BEGIN_DECLS

#define BAL_TYPE_IDENTIFICATION_GAP (bal_identification_gap_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalIdentificationGap,
                           bal_identification_gap,
                           BAL,
                           IDENTIFICATION_GAP,
                           BalAnalysis)

BAL_AVAILABLE_IN_0_1
BalIdentificationGap *
bal_identification_gap_new (BalArea *area, gint32 as_at, const char *const *by);

G_END_DECLS

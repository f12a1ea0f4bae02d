/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_PROGRAMME_PHASE (bal_programme_phase_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalProgrammePhase, bal_programme_phase, BAL, PROGRAMME_PHASE, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_programme_phase_get_code (BalProgrammePhase *self);

BAL_AVAILABLE_IN_0_1
const char *bal_programme_phase_get_label (BalProgrammePhase *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_programme_phase_get_outputs (BalProgrammePhase *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/journey/bal-analysis.h"

G_BEGIN_DECLS

/**
 * BalTransitionScheme:
 * @BAL_TRANSITION_SCHEME_LEVEL: the levels of intervention
 * @BAL_TRANSITION_SCHEME_STAGE: the stages of a journey
 *
 * Whose states a child passes through.
 *
 * Nicks are `level` and `stage`.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_TRANSITION_SCHEME_LEVEL,
  BAL_TRANSITION_SCHEME_STAGE,
} BalTransitionScheme;

#define BAL_TYPE_TRANSITION_SCHEME (bal_transition_scheme_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_transition_scheme_get_type (void);

#define BAL_TYPE_TRANSITIONS (bal_transitions_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalTransitions, bal_transitions, BAL, TRANSITIONS, BalAnalysis)

BAL_AVAILABLE_IN_0_1
BalTransitions *bal_transitions_new (gint32 as_at, BalPeriod *period, const char *const *by);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

/**
 * BalContextState:
 * @BAL_CONTEXT_STATE_UNKNOWN: nobody has said
 * @BAL_CONTEXT_STATE_MET: it is so
 * @BAL_CONTEXT_STATE_UNMET: it is not so
 *
 * Whether something that a solution needs around it is so.
 *
 * Features: B6.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_CONTEXT_STATE_UNKNOWN,
  BAL_CONTEXT_STATE_MET,
  BAL_CONTEXT_STATE_UNMET,
} BalContextState;

#define BAL_TYPE_CONTEXT_STATE (bal_context_state_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_context_state_get_type (void);

#define BAL_TYPE_CONTEXT_REQUIREMENT (bal_context_requirement_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalContextRequirement,
                           bal_context_requirement,
                           BAL,
                           CONTEXT_REQUIREMENT,
                           BalItem)

G_END_DECLS

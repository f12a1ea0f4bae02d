/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/core/bal-types.h"

G_BEGIN_DECLS

/**
 * BalValueState:
 * @BAL_VALUE_STATE_VALUE: a value; a count in this state is not zero
 * @BAL_VALUE_STATE_TRUE_ZERO: a count of none: it was looked for, and there is none
 * @BAL_VALUE_STATE_MISSING: it should have been recorded, and was not
 * @BAL_VALUE_STATE_NOT_APPLICABLE: the question does not arise, as for a share of nothing
 * @BAL_VALUE_STATE_NOT_AVAILABLE: it exists somewhere, but not here
 * @BAL_VALUE_STATE_SUPPRESSED: withheld to protect the people behind it
 * @BAL_VALUE_STATE_LOW: small, and published only as small
 * @BAL_VALUE_STATE_UNRELIABLE: a value that is shown with a warning
 * @BAL_VALUE_STATE_NOT_DUE: it will be known later
 *
 * What a cell of a table or a figure has to say, because missing is not zero.
 *
 * Buffers hold one byte for each state. The nicks, such as "true_zero", are the words that stand in
 * files.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_VALUE_STATE_VALUE,
  BAL_VALUE_STATE_TRUE_ZERO,
  BAL_VALUE_STATE_MISSING,
  BAL_VALUE_STATE_NOT_APPLICABLE,
  BAL_VALUE_STATE_NOT_AVAILABLE,
  BAL_VALUE_STATE_SUPPRESSED,
  BAL_VALUE_STATE_LOW,
  BAL_VALUE_STATE_UNRELIABLE,
  BAL_VALUE_STATE_NOT_DUE,
} BalValueState;

#define BAL_TYPE_VALUE_STATE (bal_value_state_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_value_state_get_type (void);

BAL_AVAILABLE_IN_0_1
gboolean bal_value_state_has_value (BalValueState state);

BAL_AVAILABLE_IN_0_1
const char *bal_value_state_to_nick (BalValueState state);

BAL_AVAILABLE_IN_0_1
gboolean bal_value_state_from_nick (const char *nick, BalValueState *state);

G_END_DECLS

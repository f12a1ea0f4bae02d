/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-value-state.h"

G_DEFINE_ENUM_TYPE (BalValueState,
                    bal_value_state,
                    G_DEFINE_ENUM_VALUE (BAL_VALUE_STATE_VALUE, "value"),
                    G_DEFINE_ENUM_VALUE (BAL_VALUE_STATE_TRUE_ZERO, "true_zero"),
                    G_DEFINE_ENUM_VALUE (BAL_VALUE_STATE_MISSING, "missing"),
                    G_DEFINE_ENUM_VALUE (BAL_VALUE_STATE_NOT_APPLICABLE, "not_applicable"),
                    G_DEFINE_ENUM_VALUE (BAL_VALUE_STATE_NOT_AVAILABLE, "not_available"),
                    G_DEFINE_ENUM_VALUE (BAL_VALUE_STATE_SUPPRESSED, "suppressed"),
                    G_DEFINE_ENUM_VALUE (BAL_VALUE_STATE_LOW, "low"),
                    G_DEFINE_ENUM_VALUE (BAL_VALUE_STATE_UNRELIABLE, "unreliable"),
                    G_DEFINE_ENUM_VALUE (BAL_VALUE_STATE_NOT_DUE, "not_due"))

static const char *const nicks[] = {
  "value",      "true_zero", "missing",    "not_applicable", "not_available",
  "suppressed", "low",       "unreliable", "not_due",
};

/**
 * bal_value_state_has_value:
 * @state: a state
 *
 * Says whether there is a value to show: in the states value, true zero and unreliable.
 *
 * Returns: %TRUE when there is a value
 *
 * Since: 0.1
 */
gboolean
bal_value_state_has_value (BalValueState state)
{
  return state == BAL_VALUE_STATE_VALUE || state == BAL_VALUE_STATE_TRUE_ZERO ||
         state == BAL_VALUE_STATE_UNRELIABLE;
}

/**
 * bal_value_state_to_nick:
 * @state: a state
 *
 * Gives the word that stands for a state in files, such as "true_zero".
 *
 * Returns: the word
 *
 * Since: 0.1
 */
const char *
bal_value_state_to_nick (BalValueState state)
{
  g_return_val_if_fail ((gsize) state < G_N_ELEMENTS (nicks), "value");

  return nicks[state];
}

/**
 * bal_value_state_from_nick:
 * @nick: a word, such as "true_zero"
 * @state: (out): where the state is stored
 *
 * Finds the state that a word stands for.
 *
 * Returns: %TRUE when the word stands for a state
 *
 * Since: 0.1
 */
gboolean
bal_value_state_from_nick (const char *nick, BalValueState *state)
{
  g_return_val_if_fail (nick != NULL, FALSE);
  g_return_val_if_fail (state != NULL, FALSE);

  *state = BAL_VALUE_STATE_VALUE;
  for (gsize i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (g_str_equal (nicks[i], nick))
      {
        *state = (BalValueState) i;
        return TRUE;
      }
  return FALSE;
}

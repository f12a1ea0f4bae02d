/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-value-state.h"

static void
test_nicks (void)
{
  g_autoptr (GEnumClass) states = g_type_class_ref (BAL_TYPE_VALUE_STATE);

  g_assert_cmpuint (states->n_values, ==, 9);
  for (guint i = 0; i < states->n_values; i++)
    {
      BalValueState state = (BalValueState) states->values[i].value;
      BalValueState found;

      g_assert_cmpuint (state, ==, i);
      g_assert_cmpstr (bal_value_state_to_nick (state), ==, states->values[i].value_nick);
      g_assert_true (bal_value_state_from_nick (states->values[i].value_nick, &found));
      g_assert_cmpint (found, ==, state);
    }
}

static void
test_unknown (void)
{
  BalValueState state = BAL_VALUE_STATE_LOW;

  g_assert_false (bal_value_state_from_nick ("zero", &state));
  g_assert_cmpint (state, ==, BAL_VALUE_STATE_VALUE);
  g_assert_false (bal_value_state_from_nick ("", &state));
}

static void
test_has_value (void)
{
  g_assert_true (bal_value_state_has_value (BAL_VALUE_STATE_VALUE));
  g_assert_true (bal_value_state_has_value (BAL_VALUE_STATE_TRUE_ZERO));
  g_assert_true (bal_value_state_has_value (BAL_VALUE_STATE_UNRELIABLE));
  g_assert_false (bal_value_state_has_value (BAL_VALUE_STATE_MISSING));
  g_assert_false (bal_value_state_has_value (BAL_VALUE_STATE_NOT_APPLICABLE));
  g_assert_false (bal_value_state_has_value (BAL_VALUE_STATE_NOT_AVAILABLE));
  g_assert_false (bal_value_state_has_value (BAL_VALUE_STATE_SUPPRESSED));
  g_assert_false (bal_value_state_has_value (BAL_VALUE_STATE_LOW));
  g_assert_false (bal_value_state_has_value (BAL_VALUE_STATE_NOT_DUE));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/value-state/nicks", test_nicks);
  g_test_add_func ("/value-state/unknown", test_unknown);
  g_test_add_func ("/value-state/has-value", test_has_value);

  return g_test_run ();
}

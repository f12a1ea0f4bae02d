/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-frequency.h"

/* The nicks stand in documents. */
static void
test_nicks (void)
{
  const char *nicks[] = { "irregular", "day", "week", "month", "quarter", "term", "year" };
  g_autoptr (GEnumClass) frequencies = g_type_class_ref (BAL_TYPE_FREQUENCY);

  g_assert_cmpuint (frequencies->n_values, ==, G_N_ELEMENTS (nicks));
  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    g_assert_cmpstr (g_enum_get_value (frequencies, (int) i)->value_nick, ==, nicks[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/frequency/nicks", test_nicks);

  return g_test_run ();
}

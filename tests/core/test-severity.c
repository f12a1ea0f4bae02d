/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-severity.h"

/* The nicks stand in templates and in files, and code compares severities by size. */
static void
test_nicks (void)
{
  g_autoptr (GEnumClass) severities = g_type_class_ref (BAL_TYPE_SEVERITY);

  g_assert_cmpuint (severities->n_values, ==, 3);
  g_assert_cmpstr (g_enum_get_value (severities, BAL_SEVERITY_INFO)->value_nick, ==, "info");
  g_assert_cmpstr (g_enum_get_value (severities, BAL_SEVERITY_WARNING)->value_nick, ==, "warning");
  g_assert_cmpstr (g_enum_get_value (severities, BAL_SEVERITY_ERROR)->value_nick, ==, "error");
  g_assert_true (BAL_SEVERITY_INFO < BAL_SEVERITY_WARNING);
  g_assert_true (BAL_SEVERITY_WARNING < BAL_SEVERITY_ERROR);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/severity/nicks", test_nicks);

  return g_test_run ();
}

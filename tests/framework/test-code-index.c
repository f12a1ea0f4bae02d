/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/framework/bal-code-index-private.h"

#include "libbalanced/framework/bal-framework.h"

static void
test_equal (void)
{
  g_assert_true (bal_code_equal ("a-b c_d", " A_B-C D "));
  g_assert_true (bal_code_equal ("Gŵyl", "GŴYL"));
  /* Composed and decomposed. */
  g_assert_true (bal_code_equal ("\xc5\xb7", "y\xcc\x82"));
  g_assert_false (bal_code_equal ("ab", "a-b"));
  g_assert_false (bal_code_equal ("a", ""));
}

/* Beyond what the small buffer holds. */
static void
test_long (void)
{
  g_autofree char *long_code = g_strnfill (200, 'A');
  g_autofree char *lower = g_ascii_strdown (long_code, -1);
  g_autofree char *longer = g_strconcat (lower, "a", NULL);

  g_assert_true (bal_code_equal (long_code, lower));
  g_assert_false (bal_code_equal (long_code, longer));
}

static void
test_find (void)
{
  g_autoptr (BalFramework) framework = bal_framework_get_default ();
  GListModel *roles = bal_framework_get_roles (framework);
  g_autoptr (BalCodeIndex) index = bal_code_index_new (roles, "code");

  for (guint i = 0; i < g_list_model_get_n_items (roles); i++)
    {
      BalRole *role = bal_item_peek (roles, i);
      const char *const *aliases = bal_role_get_aliases (role);

      g_assert_cmpint (bal_code_index_find (index, bal_role_get_code (role)), ==, i);
      for (guint j = 0; aliases[j] != NULL; j++)
        g_assert_cmpint (bal_code_index_find (index, aliases[j]), ==, i);
    }
  g_assert_cmpint (bal_code_index_find (index, "nobody"), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/code-index/equal", test_equal);
  g_test_add_func ("/code-index/long", test_long);
  g_test_add_func ("/code-index/find", test_find);

  return g_test_run ();
}

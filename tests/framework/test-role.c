/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/framework/bal-role.h"

/* The tier of a role depends on the lens, and on nothing else. */
static void
test_tiers (void)
{
  const char *const aliases[] = { "slt", NULL };
  g_autoptr (GListStore) tiers = g_list_store_new (BAL_TYPE_TERM);
  g_autoptr (BalTerm) tier = g_object_new (BAL_TYPE_TERM, "code", "ot", "tier", "wider", NULL);
  g_autoptr (BalRole) role = NULL;

  g_list_store_append (tiers, tier);
  role = g_object_new (BAL_TYPE_ROLE, "code", "therapist", "aliases", aliases, "label", "Therapist",
                       "tier", "specialist", "lens-tiers", tiers, NULL);

  g_assert_cmpstr (bal_role_get_code (role), ==, "therapist");
  g_assert_cmpstr (bal_role_get_aliases (role)[0], ==, "slt");
  g_assert_cmpstr (bal_role_get_label (role), ==, "Therapist");
  g_assert_cmpstr (bal_role_get_tier (role), ==, "specialist");
  g_assert_cmpuint (g_list_model_get_n_items (bal_role_get_lens_tiers (role)), ==, 1);
  g_assert_cmpstr (bal_role_lookup_tier (role, "ot"), ==, "wider");
  g_assert_cmpstr (bal_role_lookup_tier (role, "slcn"), ==, "specialist");
  g_assert_cmpstr (bal_role_lookup_tier (role, NULL), ==, "specialist");
}

static void
test_bare (void)
{
  g_autoptr (BalRole) role = g_object_new (BAL_TYPE_ROLE, NULL);

  g_assert_null (bal_role_get_code (role));
  g_assert_null (bal_role_get_tier (role));
  g_assert_null (bal_role_lookup_tier (role, "ot"));
  g_assert_false (bal_role_get_family (role));
  g_assert_cmpuint (g_list_model_get_n_items (bal_role_get_lens_tiers (role)), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/role/tiers", test_tiers);
  g_test_add_func ("/role/bare", test_bare);

  return g_test_run ();
}

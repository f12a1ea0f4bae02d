/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/framework/bal-crosswalk-entry.h"

static void
test_stated (void)
{
  const char *const codes[] = { "a", "b", NULL };
  g_autoptr (BalCrosswalkEntry) entry =
    g_object_new (BAL_TYPE_CROSSWALK_ENTRY, "from-code", "x", "to-codes", codes, "loss",
                  BAL_MAPPING_LOSS_SPLIT, "note", "Why", NULL);
  g_autofree char *text = bal_item_to_json (BAL_ITEM (entry));

  g_assert_cmpstr (bal_crosswalk_entry_get_from_code (entry), ==, "x");
  g_assert_cmpstr (bal_crosswalk_entry_get_to_codes (entry)[1], ==, "b");
  g_assert_cmpint (bal_crosswalk_entry_get_loss (entry), ==, BAL_MAPPING_LOSS_SPLIT);
  g_assert_cmpstr (bal_crosswalk_entry_get_note (entry), ==, "Why");
  g_assert_cmpstr (text, ==,
                   "{\n"
                   "  \"from_code\": \"x\",\n"
                   "  \"to_codes\": [\"a\", \"b\"],\n"
                   "  \"loss\": \"split\",\n"
                   "  \"note\": \"Why\"\n"
                   "}\n");
}

static void
test_bare (void)
{
  g_autoptr (BalCrosswalkEntry) entry = g_object_new (BAL_TYPE_CROSSWALK_ENTRY, NULL);

  g_assert_null (bal_crosswalk_entry_get_from_code (entry));
  g_assert_null (bal_crosswalk_entry_get_to_codes (entry)[0]);
  g_assert_cmpint (bal_crosswalk_entry_get_loss (entry), ==, BAL_MAPPING_LOSS_NONE);
  g_assert_null (bal_crosswalk_entry_get_note (entry));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/crosswalk-entry/stated", test_stated);
  g_test_add_func ("/crosswalk-entry/bare", test_bare);

  return g_test_run ();
}

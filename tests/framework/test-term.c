/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/framework/bal-term.h"

static void
test_stated (void)
{
  const char *const words[] = { "one", "two", NULL };
  g_autoptr (BalTerm) term =
    g_object_new (BAL_TYPE_TERM, "code", "c", "aliases", words, "label", "L", "definition", "D",
                  "number", (gint64) 3, "band", "targeted", "tier", "t", "parent", "p",
                  "attributes", words, "valid-from", "2025", "valid-to", "2026-01", NULL);

  g_assert_cmpstr (bal_term_get_code (term), ==, "c");
  g_assert_cmpstr (bal_term_get_aliases (term)[1], ==, "two");
  g_assert_cmpstr (bal_term_get_label (term), ==, "L");
  g_assert_cmpstr (bal_term_get_definition (term), ==, "D");
  g_assert_cmpint (bal_term_get_number (term), ==, 3);
  g_assert_cmpstr (bal_term_get_band (term), ==, "targeted");
  g_assert_cmpstr (bal_term_get_tier (term), ==, "t");
  g_assert_cmpstr (bal_term_get_parent (term), ==, "p");
  g_assert_cmpstr (bal_term_get_attributes (term)[0], ==, "one");
  g_assert_cmpstr (bal_term_get_valid_from (term), ==, "2025");
  g_assert_cmpstr (bal_term_get_valid_to (term), ==, "2026-01");
}

static void
test_bare (void)
{
  g_autoptr (BalTerm) term = g_object_new (BAL_TYPE_TERM, NULL);

  g_assert_null (bal_term_get_code (term));
  g_assert_null (bal_term_get_aliases (term)[0]);
  g_assert_null (bal_term_get_label (term));
  g_assert_null (bal_term_get_definition (term));
  g_assert_cmpint (bal_term_get_number (term), ==, G_MININT32);
  g_assert_null (bal_term_get_band (term));
  g_assert_null (bal_term_get_tier (term));
  g_assert_null (bal_term_get_parent (term));
  g_assert_null (bal_term_get_attributes (term)[0]);
  g_assert_null (bal_term_get_valid_from (term));
  g_assert_null (bal_term_get_valid_to (term));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/term/stated", test_stated);
  g_test_add_func ("/term/bare", test_bare);

  return g_test_run ();
}

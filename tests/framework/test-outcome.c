/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/framework/bal-outcome.h"

static void
test_stated (void)
{
  const char *const aliases[] = { "old-1", NULL };
  g_autoptr (BalOutcome) outcome =
    g_object_new (BAL_TYPE_OUTCOME, "code", "FS1", "aliases", aliases, "strand", "family", "level",
                  "universal", "text", "Words", NULL);

  g_assert_cmpstr (bal_outcome_get_code (outcome), ==, "FS1");
  g_assert_cmpstr (bal_outcome_get_aliases (outcome)[0], ==, "old-1");
  g_assert_cmpstr (bal_outcome_get_strand (outcome), ==, "family");
  g_assert_cmpstr (bal_outcome_get_level (outcome), ==, "universal");
  g_assert_cmpstr (bal_outcome_get_text (outcome), ==, "Words");
}

static void
test_bare (void)
{
  g_autoptr (BalOutcome) outcome = g_object_new (BAL_TYPE_OUTCOME, NULL);

  g_assert_null (bal_outcome_get_code (outcome));
  g_assert_null (bal_outcome_get_aliases (outcome)[0]);
  g_assert_null (bal_outcome_get_strand (outcome));
  g_assert_null (bal_outcome_get_level (outcome));
  g_assert_null (bal_outcome_get_text (outcome));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/outcome/stated", test_stated);
  g_test_add_func ("/outcome/bare", test_bare);

  return g_test_run ();
}

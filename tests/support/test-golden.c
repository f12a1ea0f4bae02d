/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "tests/support/bal-test-golden.h"

static void
test_find_difference (void)
{
  const struct
  {
    const char *expected;
    const char *actual;
    guint line;
  } cases[] = {
    { "", "", 0 },
    { "a\nb\n", "a\nb\n", 0 },
    { "a\nb\n", "a\nc\n", 2 },
    { "a\nb\n", "a\nb", 2 },
    { "a\nb", "a\nb\n", 2 },
    { "{\"x\": 0.123456789012}", "{\"x\": 0.123456789013}", 0 },
    { "{\"x\": 0.123456789012}", "{\"x\": 0.123456999012}", 1 },
    { "1.5e10,2", "15000000000.0,2", 0 },
    { "1,2", "1,3", 1 },
    { "1241", "1242", 1 },
    { "-1.5", "1.5", 1 },
    { "2021-02-28", "2021-02-27", 1 },
    { "x1.50000000001", "x1.50000000002", 1 },
    { "0.0", "0.1", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s” and “%s”", cases[i].expected, cases[i].actual);
      g_assert_cmpuint (bal_test_find_difference (cases[i].expected, cases[i].actual), ==,
                        cases[i].line);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/support/golden/find-difference", test_find_difference);

  return g_test_run ();
}

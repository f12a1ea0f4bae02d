/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-resources-private.h"
#include "tests/support/bal-test-support.h"

static void
test_lookup (void)
{
  g_autoptr (GBytes) compiled = _bal_resources_lookup ("LICENSE");
  g_autofree char *filename = bal_test_source_path ("LICENSE");
  gsize length = 0;
  g_autofree char *source = bal_test_read (filename, &length);

  g_assert_cmpmem (g_bytes_get_data (compiled, NULL), g_bytes_get_size (compiled), source, length);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/resources/lookup", test_lookup);

  return g_test_run ();
}

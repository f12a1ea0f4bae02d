/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "tests/support/bal-test-support.h"

char *
bal_test_shared_path (const char *path)
{
  const char *shared = g_getenv ("BALANCED_SHARED");
  g_autofree char *full = NULL;

  if (shared == NULL || *shared == '\0')
    {
      g_test_skip ("needs the shared test data: meson option shared_dir");
      return NULL;
    }

  full = g_build_filename (shared, path, NULL);
  if (!g_file_test (full, G_FILE_TEST_EXISTS))
    {
      g_test_skip_printf ("the shared test data has no %s", path);
      return NULL;
    }

  return g_steal_pointer (&full);
}

char *
bal_test_source_path (const char *path)
{
  const char *source = g_getenv ("BALANCED_SOURCE");

  g_assert_nonnull (source);

  return g_build_filename (source, path, NULL);
}

char *
bal_test_read (const char *filename, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (filename, &contents, length, &error);
  g_assert_no_error (error);

  return contents;
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "tests/support/bal-test-golden.h"

#include "tests/support/bal-test-support.h"

#include <math.h>
#include <string.h>

#define RELATIVE_TOLERANCE 1e-9

static gboolean
starts_number (const char *text, const char *beginning)
{
  const char before = text > beginning ? text[-1] : ' ';

  if (g_ascii_isalnum (before) || before == '.' || before == '_')
    return FALSE;

  return g_ascii_isdigit (*text) || (*text == '-' && g_ascii_isdigit (text[1]));
}

static gboolean
is_real (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '.' || text[i] == 'e' || text[i] == 'E')
        return TRUE;
    }

  return FALSE;
}

/* Steps over a number in both texts when the two are the same number, to our tolerance. */
static gboolean
skip_number (const char **expected, const char **actual)
{
  char *expected_end = NULL;
  char *actual_end = NULL;
  const double a = g_ascii_strtod (*expected, &expected_end);
  const double b = g_ascii_strtod (*actual, &actual_end);

  if (!is_real (*expected, (gsize) (expected_end - *expected)) &&
      !is_real (*actual, (gsize) (actual_end - *actual)))
    return FALSE;
  if (!(fabs (a - b) <= RELATIVE_TOLERANCE * MAX (fabs (a), fabs (b))))
    return FALSE;

  *expected = expected_end;
  *actual = actual_end;

  return TRUE;
}

guint
bal_test_find_difference (const char *expected, const char *actual)
{
  const char *expected_start = expected;
  const char *actual_start = actual;
  guint line = 1;

  while (*expected != '\0' || *actual != '\0')
    {
      if (starts_number (expected, expected_start) && starts_number (actual, actual_start) &&
          skip_number (&expected, &actual))
        continue;
      if (*expected != *actual)
        return line;
      if (*expected == '\n')
        line++;
      expected++;
      actual++;
    }

  return 0;
}

static char *
get_line (const char *text, guint line)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", (int) line + 1);

  return g_strdup (g_strv_length (lines) >= line ? lines[line - 1] : "(no such line)");
}

void
bal_test_assert_golden (const char *name, const char *text)
{
  g_autofree char *path = g_build_filename ("tests", "golden", name, NULL);
  g_autofree char *filename = bal_test_source_path (path);
  g_autofree char *expected = NULL;
  guint line = 0;

  if (g_getenv ("BALANCED_UPDATE_GOLDEN") != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (filename);
      g_autoptr (GError) error = NULL;

      g_assert_no_errno (g_mkdir_with_parents (folder, 0755));
      g_file_set_contents (filename, text, -1, &error);
      g_assert_no_error (error);
      return;
    }

  expected = bal_test_read (filename, NULL);
  line = bal_test_find_difference (expected, text);
  if (line > 0)
    {
      g_autofree char *expected_line = get_line (expected, line);
      g_autofree char *actual_line = get_line (text, line);

      g_test_message ("%s:%u: expected: %s", path, line, expected_line);
      g_test_message ("%s:%u: actual:   %s", path, line, actual_line);
      g_test_fail_printf ("%s differs at line %u", path, line);
    }
}

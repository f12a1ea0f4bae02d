/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <string.h>

#include "libbalanced/area/bal-area-check.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-templates.h"
#include "tests/support/bal-test-support.h"

/* Every code about documents has two examples: one where it is found, and the nearest one where it
 * is not. The gate check-findings sees to it that none is forgotten. */

static gint32
read_day (const char *text)
{
  g_autoptr (BalPeriod) period = text != NULL ? bal_period_parse (text, NULL) : NULL;

  return period != NULL ? bal_period_get_start (period) : BAL_DAY_NONE;
}

static gboolean
is_found (const char *code, gboolean nearest)
{
  g_autofree char *as_at = NULL;
  g_autofree char *text =
    bal_templates_dup_example (bal_templates_get_default (), code, nearest, &as_at);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) area = NULL;
  g_autoptr (BalAreaCheck) check = NULL;
  g_autoptr (BalResult) result = NULL;
  g_autoptr (BalFinding) finding = NULL;

  g_assert_nonnull (text);
  bytes = g_bytes_new (text, strlen (text));
  area = bal_area_new_from_bytes (bytes, code, &error);
  g_assert_no_error (error);
  check = bal_area_check_new (area, read_day (as_at));
  result = bal_area_check_run (check);
  finding = bal_findings_lookup (bal_result_get_findings (result), code);

  return finding != NULL;
}

static void
test_code (gconstpointer data)
{
  g_assert_true (is_found (data, FALSE));
  g_assert_false (is_found (data, TRUE));
}

static void
test_unknown (void)
{
  BalTemplates *templates = bal_templates_get_default ();
  g_autofree char *as_at = NULL;

  g_assert_null (bal_templates_dup_example (templates, "no-such-code", FALSE, &as_at));
  g_assert_null (as_at);
}

int
main (int argc, char *argv[])
{
  g_auto (GStrv) codes = bal_templates_dup_codes (bal_templates_get_default ());

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area/finding-examples/unknown", test_unknown);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *example =
        bal_templates_dup_example (bal_templates_get_default (), codes[i], FALSE, NULL);
      g_autofree char *path = g_strconcat ("/area/finding-examples/", codes[i], NULL);

      if (example != NULL)
        g_test_add_data_func (path, codes[i], test_code);
    }

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-findings.h"

#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings-builder-private.h"
#include "libbalanced/core/bal-table.h"

static BalFindings *
make_findings (void)
{
  BalFindingsBuilder *builder = bal_findings_builder_new ();

  bal_findings_builder_add (builder, "synthetic-data", NULL, NULL, NULL, 0);
  bal_findings_builder_add_row (builder, "no-dates", "b.csv", NULL, 1);
  bal_findings_builder_add (builder, "targeted-undefined", "/offers/1", NULL, NULL, 0);
  bal_findings_builder_add_row (builder, "row-rejected-no-child", "b.csv", "child_id", 7);
  bal_findings_builder_add_row (builder, "row-rejected-no-child", "a.csv", "child_id", 7);
  bal_findings_builder_add (builder, "targeted-undefined", "/offers/0", NULL, NULL, 0);
  bal_findings_builder_add_row (builder, "row-rejected-date-unreadable", "b.csv", "start_date", 2);
  bal_findings_builder_add_row (builder, "row-rejected-date-unreadable", "b.csv", "end_date", 2);

  return bal_findings_builder_end (builder);
}

static void
test_bare (void)
{
  g_autoptr (BalFindings) findings = g_object_new (BAL_TYPE_FINDINGS, NULL);

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (findings)) == BAL_TYPE_FINDING);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (findings)), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (findings), 0));
  g_assert_null (bal_findings_lookup (findings, "no-dates"));
  g_assert_cmpuint (bal_findings_get_n_errors (findings), ==, 0);
}

static void
test_order (void)
{
  const char *expected[] = {
    "row-rejected-date-unreadable b.csv end_date",
    "row-rejected-date-unreadable b.csv start_date",
    "row-rejected-no-child a.csv child_id",
    "row-rejected-no-child b.csv child_id",
    "no-dates b.csv -",
    "targeted-undefined /offers/0 -",
    "targeted-undefined /offers/1 -",
    "synthetic-data - -",
  };
  g_autoptr (BalFindings) findings = make_findings ();
  guint n_errors = 0;
  guint n_warnings = 0;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (findings)), ==,
                    G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (BalFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);
      const char *subject = bal_finding_get_subject (finding);
      const char *column = bal_finding_get_column (finding);
      g_autofree char *text =
        g_strdup_printf ("%s %s %s", bal_finding_get_code (finding),
                         subject != NULL ? subject : "-", column != NULL ? column : "-");

      g_assert_cmpstr (text, ==, expected[i]);
    }

  g_object_get (findings, "n-errors", &n_errors, "n-warnings", &n_warnings, NULL);
  g_assert_cmpuint (n_errors, ==, 4);
  g_assert_cmpuint (n_warnings, ==, 3);
}

static void
test_lookup (void)
{
  g_autoptr (BalFindings) findings = make_findings ();
  g_autoptr (BalFinding) finding = bal_findings_lookup (findings, "targeted-undefined");

  g_assert_cmpstr (bal_finding_get_subject (finding), ==, "/offers/0");
  g_assert_null (bal_findings_lookup (findings, "idle-waits"));
}

/* What was filtered outlives what it was filtered from. */
static void
test_filter (void)
{
  g_autoptr (BalFindings) findings = make_findings ();
  g_autoptr (BalFindings) warnings = bal_findings_filter (findings, BAL_SEVERITY_WARNING);
  g_autoptr (BalFindings) errors = bal_findings_filter (warnings, BAL_SEVERITY_ERROR);
  g_autoptr (BalFinding) last = NULL;

  g_clear_object (&findings);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (warnings)), ==, 7);
  g_assert_cmpuint (bal_findings_get_n_warnings (warnings), ==, 3);
  g_clear_object (&warnings);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (errors)), ==, 4);
  g_assert_cmpuint (bal_findings_get_n_warnings (errors), ==, 0);

  last = g_list_model_get_item (G_LIST_MODEL (errors), 3);
  g_clear_object (&errors);
  g_assert_cmpstr (bal_finding_get_code (last), ==, "row-rejected-no-child");
  g_assert_cmpuint (bal_finding_get_row (last, 0), ==, 7);
}

static void
test_table (void)
{
  const BalFindingFigure figures[] = { { "part", 1 }, { "whole", 4 }, { "share", 0.25 } };
  BalFindingsBuilder *builder = bal_findings_builder_new ();
  g_autoptr (BalFindings) findings = NULL;
  g_autoptr (BalTable) table = NULL;

  bal_findings_builder_add (builder, "figure-share", "/figures/0", NULL, figures, 3);
  bal_findings_builder_add_row (builder, "row-rejected-no-child", "a\xff.csv", "child_id", 7);
  findings = bal_findings_builder_end (builder);
  table = bal_findings_to_table (findings);

  g_assert_cmpstr (bal_table_get_name (table), ==, "findings");
  g_assert_cmpuint (bal_table_get_n_rows (table), ==, 2);
  g_assert_cmpstr (bal_column_get_text (bal_table_lookup_column (table, "severity"), 0), ==,
                   "error");
  g_assert_cmpstr (bal_column_get_text (bal_table_lookup_column (table, "subject"), 0), ==,
                   "a\xef\xbf\xbd.csv");
  g_assert_cmpint (bal_column_get_int64 (bal_table_lookup_column (table, "count"), 0), ==, 1);
  g_assert_cmpstr (bal_column_get_text (bal_table_lookup_column (table, "figures"), 1), ==,
                   "part=1 whole=4 share=0.25");
  g_assert_cmpint (bal_column_get_state (bal_table_lookup_column (table, "figures"), 0), ==,
                   BAL_VALUE_STATE_MISSING);
  g_assert_cmpstr (bal_column_get_text (bal_table_lookup_column (table, "message"), 1), ==,
                   "/figures/0: 1 of 4 is 25%.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/findings/bare", test_bare);
  g_test_add_func ("/findings/order", test_order);
  g_test_add_func ("/findings/lookup", test_lookup);
  g_test_add_func ("/findings/filter", test_filter);
  g_test_add_func ("/findings/table", test_table);

  return g_test_run ();
}

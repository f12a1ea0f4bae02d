/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-finding.h"

#include "libbalanced/core/bal-findings-builder-private.h"

static BalFinding *
take_only (BalFindingsBuilder *builder)
{
  g_autoptr (BalFindings) findings = bal_findings_builder_end (builder);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (findings)), ==, 1);

  return g_list_model_get_item (G_LIST_MODEL (findings), 0);
}

static void
test_bare (void)
{
  g_autoptr (BalFinding) finding = g_object_new (BAL_TYPE_FINDING, NULL);
  g_auto (GStrv) names = bal_finding_dup_figure_names (finding);
  g_autofree char *code = NULL;
  g_autofree char *subject = NULL;
  guint64 count = 1;

  g_object_get (finding, "code", &code, "subject", &subject, "count", &count, NULL);
  g_assert_cmpstr (code, ==, "");
  g_assert_null (subject);
  g_assert_cmpuint (count, ==, 0);
  g_assert_cmpuint (g_strv_length (names), ==, 0);
  g_assert_cmpuint (bal_finding_get_n_rows (finding), ==, 0);
  g_assert_cmpuint (bal_finding_get_row (finding, 0), ==, 0);
  g_assert_false (bal_finding_get_figure (finding, "share", NULL));
}

/* The list is gone; the finding that it gave is whole. */
static void
test_figures (void)
{
  const BalFindingFigure figures[] = {
    { "whole", 8 }, { "part", 2 }, { "share", 0.25 }, { "count", 5 }
  };
  BalFindingsBuilder *builder = bal_findings_builder_new ();
  g_autoptr (BalFinding) finding = NULL;
  g_autofree char *message = NULL;
  g_autofree char *welsh = NULL;
  g_auto (GStrv) names = NULL;
  double share = 0;

  bal_findings_builder_set_origin (builder, "computed");
  bal_findings_builder_add (builder, "figure-share", "/figures/3", "somewhere", figures, 4);
  finding = take_only (builder);

  g_assert_cmpstr (bal_finding_get_code (finding), ==, "figure-share");
  g_assert_cmpint (bal_finding_get_severity (finding), ==, BAL_SEVERITY_INFO);
  g_assert_cmpstr (bal_finding_get_subject (finding), ==, "/figures/3");
  g_assert_cmpstr (bal_finding_get_source (finding), ==, "somewhere");
  g_assert_cmpstr (bal_finding_get_origin (finding), ==, "computed");
  g_assert_null (bal_finding_get_column (finding));
  g_assert_cmpuint (bal_finding_get_count (finding), ==, 5);
  g_assert_true (bal_finding_get_figure (finding, "share", &share));
  g_assert_cmpfloat (share, ==, 0.25);
  g_assert_false (bal_finding_get_figure (finding, "count", NULL));

  names = bal_finding_dup_figure_names (finding);
  g_assert_cmpuint (g_strv_length (names), ==, 3);
  g_assert_cmpstr (names[0], ==, "whole");

  message = bal_finding_dup_message (finding, NULL, NULL);
  g_assert_cmpstr (message, ==, "/figures/3: 2 of 8 is 25%.");
  welsh = bal_finding_dup_message (finding, NULL, "cy");
  g_assert_nonnull (strstr (welsh, "mae 2 o 8 yn 25%."));
}

static void
test_rows (void)
{
  BalFindingsBuilder *builder = bal_findings_builder_new ();
  g_autoptr (BalFinding) finding = NULL;
  g_autofree char *message = NULL;

  for (guint64 row = 10; row > 0; row--)
    bal_findings_builder_add_row (builder, "no-dates", "episodes.csv", NULL, row * 1000);
  bal_findings_builder_add_row (builder, "no-dates", "episodes.csv", NULL, 3000);
  finding = take_only (builder);

  g_assert_cmpuint (bal_finding_get_count (finding), ==, 10);
  g_assert_cmpuint (bal_finding_get_n_rows (finding), ==, 10);
  for (guint64 n = 0; n < 10; n++)
    g_assert_cmpuint (bal_finding_get_row (finding, n), ==, (n + 1) * 1000);
  g_assert_cmpuint (bal_finding_get_row (finding, 10), ==, 0);

  message = bal_finding_dup_message (finding, NULL, NULL);
  g_assert_cmpstr (message, ==, "episodes.csv: rows kept that have no date at all: 10.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/finding/bare", test_bare);
  g_test_add_func ("/finding/figures", test_figures);
  g_test_add_func ("/finding/rows", test_rows);

  return g_test_run ();
}

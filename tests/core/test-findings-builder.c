/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-findings-builder-private.h"

#include <stdio.h>
#include <unistd.h>

#include "libbalanced/core/bal-finding.h"

#define N_BAD_ROWS 10000000
#define MOST_BYTES (64 * 1024 * 1024)

static void
test_nothing (void)
{
  g_autoptr (BalFindings) findings = bal_findings_builder_end (bal_findings_builder_new ());
  g_autoptr (BalFindingsBuilder) dropped = bal_findings_builder_new ();

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (findings)), ==, 0);
  bal_findings_builder_add_row (dropped, "no-dates", "a.csv", NULL, 1);
}

static BalFindings *
make_part (guint64 first, guint64 n)
{
  BalFindingsBuilder *builder = bal_findings_builder_new ();
  const BalFindingFigure figure = { "idle", (double) n };

  for (guint64 row = first; row < first + n; row++)
    bal_findings_builder_add_row (builder, "no-dates", "a.csv", NULL, row);
  bal_findings_builder_add (builder, "setting-wide-recording-unknown", NULL, NULL, &figure, 1);

  return bal_findings_builder_end (builder);
}

/* Rows of the parts join; what was added whole stays apart. */
static void
test_join (void)
{
  g_autoptr (BalFindings) one = make_part (0, 100);
  g_autoptr (BalFindings) two = make_part (90, 110);
  g_autoptr (BalFindings) joined = NULL;
  g_autoptr (BalFinding) rows = NULL;
  g_autoptr (BalFinding) second = NULL;
  BalFindingsBuilder *builder = bal_findings_builder_new ();
  double idle = 0;

  bal_findings_builder_add_findings (builder, one);
  bal_findings_builder_add_findings (builder, two);
  joined = bal_findings_builder_end (builder);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (joined)), ==, 3);
  rows = bal_findings_lookup (joined, "no-dates");
  g_assert_cmpuint (bal_finding_get_count (rows), ==, 200);
  second = g_list_model_get_item (G_LIST_MODEL (joined), 2);
  g_assert_true (bal_finding_get_figure (second, "idle", &idle));
  g_assert_cmpfloat (idle, ==, 110);
}

/* Like rows of another origin are another finding. */
static void
test_origins (void)
{
  BalFindingsBuilder *builder = bal_findings_builder_new ();
  g_autoptr (BalFindings) findings = NULL;
  const char *origins[] = { "synthetic", NULL, "synthetic" };

  for (gsize i = 0; i < G_N_ELEMENTS (origins); i++)
    {
      bal_findings_builder_set_origin (builder, origins[i]);
      bal_findings_builder_add_row (builder, "no-dates", "a.csv", NULL, i);
    }
  findings = bal_findings_builder_end (builder);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (findings)), ==, 2);
}

static void
test_code_without_template (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (BalFindingsBuilder) builder = bal_findings_builder_new ();

      bal_findings_builder_add (builder, "no-such-code", NULL, NULL, NULL, 0);
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*no-such-code*");
}

static gsize
read_resident_bytes (void)
{
  g_autofree char *text = NULL;
  unsigned long pages = 0;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL) ||
      sscanf (text, "%*u %lu", &pages) != 1)
    return 0;

  return pages * (gsize) sysconf (_SC_PAGESIZE);
}

/* Every row is bad, and every third in two ways, in columns that take turns. */
static void
test_ten_million_rows (void)
{
  const char *columns[] = { "start_date", "end_date", "requested_date" };
  BalFindingsBuilder *builder = bal_findings_builder_new ();
  g_autoptr (BalFindings) findings = NULL;
  gsize before = read_resident_bytes ();
  gsize grown = 0;
  guint64 count = 0;

  g_test_timer_start ();
  for (guint64 row = 1; row <= N_BAD_ROWS; row++)
    {
      bal_findings_builder_add_row (builder, "row-rejected-date-unreadable", "episodes.csv",
                                    columns[row % 3], row);
      if (row % 3 == 0)
        bal_findings_builder_add_row (builder, "row-rejected-no-child", "episodes.csv", NULL, row);
    }
  grown = read_resident_bytes () - before;
  findings = bal_findings_builder_end (builder);
  g_test_minimized_result (g_test_timer_elapsed (), "seconds for ten million bad rows");
  g_test_message ("%" G_GSIZE_FORMAT " bytes", grown);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (findings)), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (BalFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);

      count += bal_finding_get_count (finding);
    }
  g_assert_cmpuint (count, ==, N_BAD_ROWS + N_BAD_ROWS / 3);
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpuint (grown, <, MOST_BYTES);
#endif
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/findings-builder/nothing", test_nothing);
  g_test_add_func ("/findings-builder/join", test_join);
  g_test_add_func ("/findings-builder/origins", test_origins);
  g_test_add_func ("/findings-builder/code-without-template", test_code_without_template);
  g_test_add_func ("/findings-builder/ten-million-rows", test_ten_million_rows);

  return g_test_run ();
}

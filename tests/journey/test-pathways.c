/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-pathways.h"

#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "tests/journey/bal-random-input.h"

static const char *const key[] = { "agency", NULL };

/* Three children of four rows; the fourth of each has no agency, and none has a start. */
static void
fill (RandomInput *input)
{
  static const struct
  {
    int start;
    int end;
    guint16 agency;
  } rows[] = {
    { 100, 140, 0 },   { 120, 180, 1 }, { 150, 160, 2 }, { -1, -1, 65535 },
    { 300, 340, 0 },   { 320, 380, 1 }, { 350, 360, 2 }, { -1, -1, 65535 },
    { 1000, 1000, 3 }, { -1, -1, 0 },   { -1, -1, 0 },   { -1, -1, 0 },
  };

  random_episodes_init (&input->data);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      random_episodes_add (&input->data, rows[i].start, rows[i].end, 4, 1);
      input->data.agency[i] = rows[i].agency;
    }
  random_input_init (input, 4);
}

static char *
dup_text (BalResult *result, const char *table_name, const char *column, guint64 row)
{
  BalTable *table = bal_result_lookup_table (result, table_name);

  g_assert_cmpuint (row, <, bal_table_get_n_rows (table));
  return bal_column_dup_cell_text (bal_table_lookup_column (table, column), row);
}

static BalResult *
run (RandomInput *input, const char *option, int value)
{
  g_autoptr (BalAnalysis) analysis =
    g_object_new (BAL_TYPE_PATHWAYS, "as-at", INPUT_AS_AT, "key", key, "combination-window", 10,
                  "min-segment", 5, "filter", BAL_PATHWAY_FILTER_ALL, option, value, NULL);

  return random_input_run (input, analysis);
}

static double
find_loss (BalResult *result, const char *step, const char *column)
{
  const char *const keys[] = { "step", step, NULL };

  return find_number (result, "pathway_losses", column, keys);
}

static void
test_tables (void)
{
  static const char *const b[] = { "combination", "b", NULL };
  g_autoptr (BalResult) result = NULL;
  g_autofree char *first = NULL, *second = NULL;
  RandomInput input;

  fill (&input);
  result = run (&input, "max-length", 4);
  first = dup_text (result, "pathways", "sequence", 0);
  second = dup_text (result, "pathways", "sequence", 1);
  g_assert_cmpstr (first, ==, "a > a + b > b > b + c");
  g_assert_cmpstr (second, ==, "d");
  g_assert_cmpfloat (find_number (result, "pathways", "children", NULL), ==, 2);
  g_assert_cmpfloat (find_number (result, "pathway_totals", "children", NULL), ==, 3);
  g_assert_cmpfloat (find_number (result, "pathway_totals", "children_without_pathway", NULL), ==,
                     0);
  g_assert_cmpfloat (find_number (result, "pathway_segments", "segments", b), ==, 2);
  g_assert_cmpfloat (find_number (result, "pathway_segments", "days_mean", b), ==, 9);
  g_assert_cmpfloat (find_loss (result, "max_length", "dropped"), ==, 2);
  g_assert_cmpfloat (find_loss (result, "max_length", "days"), ==, 40);
  g_assert_cmpfloat (find_loss (result, "max_length", "children"), ==, 2);
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (result, "pathway_steps")), ==,
                    7);
}

/* What one step finds is what the step before has left. */
static void
test_losses (void)
{
  static const char *const names[] = { "period", "min_era", "era_gap", "combination_window" };
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  fill (&input);
  result = run (&input, "min-era", 11);
  for (gsize i = 1; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpfloat (find_loss (result, names[i], "before"), ==,
                       find_loss (result, names[i - 1], "after"));
  g_assert_cmpfloat (find_loss (result, "period", "before"), ==, 7);
  g_assert_cmpfloat (find_loss (result, "min_era", "dropped"), ==, 1);
  g_assert_cmpfloat (find_loss (result, "min_era", "days"), ==, 1);
  g_assert_cmpfloat (find_number (result, "pathway_totals", "children_without_pathway", NULL), ==,
                     1);
}

static void
test_left_out (void)
{
  g_autoptr (BalResult) counted = NULL;
  g_autoptr (BalResult) left_out = NULL;
  g_autoptr (BalFinding) none = NULL;
  g_autoptr (BalFinding) finding = NULL;
  RandomInput input;

  fill (&input);
  counted = run (&input, "most-units", 3);
  left_out = run (&input, "most-units", 2);
  none = bal_findings_lookup (bal_result_get_findings (counted), "pathways-longer");
  finding = bal_findings_lookup (bal_result_get_findings (left_out), "pathways-longer");
  g_assert_null (none);
  g_assert_nonnull (finding);
  g_assert_cmpuint (bal_finding_get_count (finding), ==, 2);
  g_assert_cmpfloat (find_number (left_out, "pathway_totals", "children_left_out", NULL), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pathways/tables", test_tables);
  g_test_add_func ("/pathways/losses", test_losses);
  g_test_add_func ("/pathways/left-out", test_left_out);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-missing-middle.h"

#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "tests/journey/bal-random-input.h"

#define ROWS_OF_CHILD 3

/* Four children: one jumps, one moves step by step, one has no specialist start, and one is
 * observed too shortly to say. */
static void
fill_children (RandomInput *input)
{
  static const int rows[][4] = {
    /* start, end, strand, level */
    { 1000, 1099, 0, 0 },   { 1400, 1500, 4, 2 }, { 1500, 1501, 4, 2 }, { 1000, 1099, 3, 0 },
    { 1100, 1199, 4, 1 },   { 1400, 1500, 4, 2 }, { 1000, 1099, 0, 0 }, { 1050, 1120, 3, 1 },
    { 1200, 1300, -1, -1 }, { 1300, 1399, 0, 0 }, { 1400, 1500, 4, 2 }, { 1600, 1601, 0, 0 },
  };

  random_episodes_init (&input->data);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    random_episodes_add (&input->data, rows[i][0], rows[i][1], rows[i][2], rows[i][3]);
  random_input_init (input, ROWS_OF_CHILD);
}

static BalResult *
run (RandomInput *input)
{
  g_autoptr (BalMissingMiddle) middle =
    g_object_new (BAL_TYPE_MISSING_MIDDLE, "as-at", 2000 + BAL_EPISODES_EPOCH,
                  "least-targeted-share", 0.5, NULL);

  fill_children (input);
  return random_input_run (input, middle);
}

static void
test_shares (void)
{
  static const char *const strand[] = { "strand", "intervention", NULL };
  static const char *const empty[] = { "strand", "workforce", NULL };
  static const char *const missing[] = { "strand", "", NULL };
  RandomInput input;
  g_autoptr (BalResult) result = run (&input);
  const char *table = "missing_middle";

  g_assert_cmpfloat (find_number (result, table, "episodes", NULL), ==, 11);
  g_assert_cmpfloat (find_number (result, table, "targeted_episodes", NULL), ==, 2);
  g_assert_cmpfloat (find_number (result, table, "targeted_share_of_episodes", NULL), ==, 2.0 / 11);
  g_assert_cmpfloat (find_number (result, table, "targeted_share_of_children", NULL), ==, 0.5);
  g_assert_cmpfloat (find_number (result, table, "episodes_without_level", NULL), ==, 1);
  g_assert_cmpfloat (find_number (result, table, "strands_with_targeted", NULL), ==, 2);
  g_assert_cmpfloat (find_number (result, table, "focus_episodes", NULL), ==, 7);
  g_assert_cmpfloat (find_number (result, table, "focus_share_of_episodes", NULL), ==, 7.0 / 11);
  g_assert_cmpfloat (find_number (result, "missing_middle_strands", "targeted_episodes", strand),
                     ==, 1);
  g_assert_cmpfloat (
    find_number (result, "missing_middle_strands", "targeted_share_of_episodes", empty), ==, -1);
  g_assert_cmpfloat (
    find_number (result, "missing_middle_strands", "episodes_without_level", missing), ==, 1);
}

static void
test_moves (void)
{
  static const char *const jump[] = { "from_level", "universal", "to_level", "specialist", NULL };
  static const char *const step[] = { "from_level", "universal", "to_level", "targeted", NULL };
  static const char *const down[] = { "from_level", "specialist", "to_level", "universal", NULL };
  RandomInput input;
  g_autoptr (BalResult) result = run (&input);
  g_autoptr (BalFinding) finding = NULL;
  double children = 0;

  g_assert_cmpfloat (find_number (result, "level_transitions", "moves", jump), ==, 2);
  g_assert_cmpfloat (find_number (result, "level_transitions", "children", jump), ==, 2);
  g_assert_cmpfloat (find_number (result, "level_transitions", "moves", step), ==, 2);
  g_assert_cmpfloat (find_number (result, "level_transitions", "moves", down), ==, 1);
  finding = bal_findings_lookup (bal_result_get_findings (result), "universal-to-specialist-jumps");
  g_assert_nonnull (finding);
  g_assert_true (bal_finding_get_figure (finding, "children", &children));
  g_assert_cmpfloat (children, ==, 2);
}

static void
test_first_specialist (void)
{
  RandomInput input;
  g_autoptr (BalResult) result = run (&input);
  const char *table = "first_specialist";

  g_assert_cmpfloat (find_number (result, table, "children_with_specialist_start", NULL), ==, 3);
  g_assert_cmpfloat (find_number (result, table, "targeted_before", NULL), ==, 1);
  g_assert_cmpfloat (find_number (result, table, "no_targeted_before", NULL), ==, 1);
  g_assert_cmpfloat (find_number (result, table, "unknown_before", NULL), ==, 1);
  g_assert_cmpfloat (find_number (result, table, "no_targeted_share_of_known", NULL), ==, 0.5);
}

static void
test_findings (void)
{
  static const char *const codes[] = { "targeted-missing", "targeted-share-low",
                                       "specialist-without-targeted", "observation-began-late",
                                       "setting-wide-recording" };
  RandomInput input;
  g_autoptr (BalResult) result = run (&input);

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (BalFinding) finding =
        bal_findings_lookup (bal_result_get_findings (result), codes[i]);

      g_assert_nonnull (finding);
    }
}

/* Without a threshold nothing is called too little. */
static void
test_no_threshold (void)
{
  g_autoptr (BalMissingMiddle) middle =
    bal_missing_middle_new (2000 + BAL_EPISODES_EPOCH, NULL, NULL);
  g_autoptr (BalResult) result = NULL;
  g_autoptr (BalFinding) low = NULL;
  g_autoptr (BalFinding) unbalanced = NULL;
  RandomInput input;

  fill_children (&input);
  result = random_input_run (&input, middle);
  low = bal_findings_lookup (bal_result_get_findings (result), "targeted-share-low");
  unbalanced = bal_findings_lookup (bal_result_get_findings (result), "strands-unbalanced");
  g_assert_null (low);
  g_assert_null (unbalanced);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/missing-middle/shares", test_shares);
  g_test_add_func ("/missing-middle/moves", test_moves);
  g_test_add_func ("/missing-middle/first-specialist", test_first_specialist);
  g_test_add_func ("/missing-middle/findings", test_findings);
  g_test_add_func ("/missing-middle/no-threshold", test_no_threshold);

  return g_test_run ();
}

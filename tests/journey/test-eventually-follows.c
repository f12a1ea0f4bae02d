/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-eventually-follows.h"

#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "tests/journey/bal-random-input.h"

static const char *const agency_key[] = { "agency", NULL };

static BalResult *
run (RandomInput *input, guint most_pairs)
{
  g_autoptr (BalAnalysis) analysis =
    g_object_new (BAL_TYPE_EVENTUALLY_FOLLOWS, "as-at", INPUT_AS_AT, "key", agency_key,
                  "most-pairs", most_pairs, NULL);

  return random_input_run (input, analysis);
}

/* One child: a, b while a goes on, a again twice, c. */
static void
fill (RandomInput *input)
{
  static const int rows[][3] = {
    { 100, 110, 0 }, { 105, 120, 1 }, { 111, 112, 0 }, { 113, 113, 0 }, { 130, 140, 2 }
  };

  random_episodes_init (&input->data);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      random_episodes_add (&input->data, rows[i][0], rows[i][1], 4, 1);
      input->data.agency[i] = (guint16) rows[i][2];
    }
  random_input_init (input, G_N_ELEMENTS (rows));
}

static double
find_pair (BalResult *result, const char *from, const char *to, const char *column)
{
  const char *const keys[] = { "from_agency", from, "to_agency", to, NULL };

  return find_number (result, "eventually_follows", column, keys);
}

static double
find_key (BalResult *result, const char *name, const char *column)
{
  const char *const keys[] = { "agency", name, NULL };

  return find_number (result, "repetitions", column, keys);
}

static void
test_pairs (void)
{
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  fill (&input);
  result = run (&input, 100);
  g_assert_cmpfloat (find_pair (result, "a", "a", "pairs"), ==, 3);
  g_assert_cmpfloat (find_pair (result, "a", "a", "children"), ==, 1);
  g_assert_cmpfloat (find_pair (result, "a", "a", "gap_days"), ==, 2);
  g_assert_cmpfloat (find_pair (result, "a", "b", "pairs"), ==, -1); /* at once */
  g_assert_cmpfloat (find_pair (result, "b", "a", "pairs"), ==, -1);
  g_assert_cmpfloat (find_pair (result, "a", "c", "pairs"), ==, 3);
  g_assert_cmpfloat (find_pair (result, "b", "c", "gap_median"), ==, 9);
}

static void
test_repetitions (void)
{
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  fill (&input);
  result = run (&input, 100);
  g_assert_cmpfloat (find_key (result, "a", "units"), ==, 3);
  g_assert_cmpfloat (find_key (result, "a", "repetitions"), ==, 2);
  g_assert_cmpfloat (find_key (result, "a", "children_repeating"), ==, 1);
  g_assert_cmpfloat (find_key (result, "a", "self_loops"), ==, 1); /* b is between the others */
  g_assert_cmpfloat (find_key (result, "a", "children_with_self_loop"), ==, 1);
  g_assert_cmpfloat (find_key (result, "b", "repetitions"), ==, 0);
  g_assert_cmpfloat (find_key (result, "b", "share_repeating"), ==, 0);
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
  counted = run (&input, 7);
  left_out = run (&input, 6);
  none = bal_findings_lookup (bal_result_get_findings (counted), "pairs-left-out");
  finding = bal_findings_lookup (bal_result_get_findings (left_out), "pairs-left-out");
  g_assert_null (none);
  g_assert_nonnull (finding);
  g_assert_cmpfloat (find_number (counted, "eventually_totals", "pairs", NULL), ==, 7);
  g_assert_cmpfloat (find_number (left_out, "eventually_totals", "children_left_out", NULL), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/eventually-follows/pairs", test_pairs);
  g_test_add_func ("/eventually-follows/repetitions", test_repetitions);
  g_test_add_func ("/eventually-follows/left-out", test_left_out);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-finite-episodes.h"

#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "tests/journey/bal-random-input.h"

/* One child: eleven specialist days that are reviewed on the last one, a return 20 days later that
 * goes on, and one in another strand that is planned to end; a targeted unit is no case. */
static void
fill (RandomInput *input)
{
  gint32 as_at = INPUT_AS_AT - BAL_EPISODES_EPOCH;
  const int rows[][5] = { { -100, -90, 4, 2, 2 },
                          { -95, -90, 4, 1, 2 },
                          { -90, -90, 3, 0, 3 },
                          { -70, 1000, 4, 2, 2 },
                          { -10, 10, 3, 2, 2 } };

  random_episodes_init (&input->data);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      random_episodes_add (&input->data, as_at + rows[i][0],
                           rows[i][1] == 1000 ? -1 : as_at + rows[i][1], rows[i][2], rows[i][3]);
      input->data.stage[i] = (guint8) rows[i][4];
    }
  random_input_init (input, G_N_ELEMENTS (rows));
}

static BalResult *
run (RandomInput *input, const char *option, int value)
{
  g_autoptr (BalAnalysis) analysis =
    g_object_new (BAL_TYPE_FINITE_EPISODES, "as-at", INPUT_AS_AT, option, value, NULL);

  return random_input_run (input, analysis);
}

static double
find (BalResult *result, const char *column)
{
  return find_number (result, "finite_episodes", column, NULL);
}

static void
test_table (void)
{
  g_autoptr (BalResult) result = NULL;
  g_autoptr (BalResult) soon = NULL;
  RandomInput input;

  fill (&input);
  result = run (&input, "return-days", 20);
  soon = run (&input, "return-days", 19);
  g_assert_cmpfloat (find (result, "episodes"), ==, 3);
  g_assert_cmpfloat (find (result, "children"), ==, 1);
  g_assert_cmpfloat (find (result, "ended"), ==, 1);
  g_assert_cmpfloat (find (result, "open"), ==, 2);
  g_assert_cmpfloat (find (result, "open_planned_end"), ==, 1);
  g_assert_cmpfloat (find (result, "reviewed"), ==, 1);
  g_assert_cmpfloat (find (result, "returned"), ==, 1);
  g_assert_cmpfloat (find (result, "return_known"), ==, 1);
  g_assert_cmpfloat (find (result, "length_median"), ==, 11);
  g_assert_cmpfloat (find (soon, "returned"), ==, 0);
  g_assert_cmpfloat (find (soon, "share_returned"), ==, 0);
}

static void
test_too_long (void)
{
  g_autoptr (BalResult) result = NULL;
  g_autoptr (BalResult) longer = NULL;
  g_autoptr (BalFinding) finding = NULL;
  g_autoptr (BalFinding) none = NULL;
  RandomInput input;

  fill (&input);
  result = run (&input, "most-days", 70); /* the open one has 71 */
  longer = run (&input, "most-days", 71);
  finding = bal_findings_lookup (bal_result_get_findings (result), "specialist-open-ended");
  none = bal_findings_lookup (bal_result_get_findings (longer), "specialist-open-ended");
  g_assert_cmpfloat (find (result, "open_too_long"), ==, 1);
  g_assert_cmpfloat (find (longer, "open_too_long"), ==, 0);
  g_assert_nonnull (finding);
  g_assert_null (none);
}

static void
test_left_out (void)
{
  g_autoptr (BalResult) result = NULL;
  g_autoptr (BalFinding) finding = NULL;
  RandomInput input;

  fill (&input);
  result = run (&input, "most-units", 4);
  finding = bal_findings_lookup (bal_result_get_findings (result), "pathways-longer");
  g_assert_nonnull (finding);
  g_assert_cmpfloat (find (result, "episodes"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/finite-episodes/table", test_table);
  g_test_add_func ("/finite-episodes/too-long", test_too_long);
  g_test_add_func ("/finite-episodes/left-out", test_left_out);

  return g_test_run ();
}

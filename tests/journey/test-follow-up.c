/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-follow-up.h"

#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "tests/journey/bal-random-input.h"

static const char *const agency_key[] = { "agency", NULL };

/* One child in the last days before the as-at date: a twice, b with the second, c still open. */
static void
fill (RandomInput *input)
{
  static const int rows[][3] = {
    { -100, -90, 0 }, { -70, -40, 0 }, { -60, -20, 1 }, { -10, -1, 2 }
  };
  gint32 as_at = INPUT_AS_AT - BAL_EPISODES_EPOCH;

  random_episodes_init (&input->data);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      random_episodes_add (&input->data, as_at + rows[i][0],
                           rows[i][1] == -1 ? -1 : as_at + rows[i][1], 4, 1);
      input->data.agency[i] = (guint16) rows[i][2];
    }
  random_input_init (input, G_N_ELEMENTS (rows));
}

static BalResult *
run (RandomInput *input, const char *option, int value)
{
  g_autoptr (BalAnalysis) analysis =
    g_object_new (BAL_TYPE_FOLLOW_UP, "as-at", INPUT_AS_AT, "key", agency_key, "days",
                  g_variant_new_parsed ("[uint32 19, 20, 40]"), option, value, NULL);

  return random_input_run (input, analysis);
}

static double
find_after (BalResult *result, const char *name, const char *days, const char *column)
{
  const char *const keys[] = { "within_days", days, "agency", name, NULL };

  return find_number (result, "follow_up", column, keys);
}

static double
find_next (BalResult *result, const char *from, const char *to, const char *days)
{
  const char *const keys[] = { "within_days", days, "from_agency", from, "to_agency", to, NULL };

  return find_number (result, "followed_by", "units", keys);
}

/* The first a is followed by a after 20 days, the second by c after 30; b by c after 10. */
static void
test_outcomes (void)
{
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  fill (&input);
  result = run (&input, "era-gap", -1);
  g_assert_cmpfloat (find_after (result, "a", "19", "units"), ==, 2);
  g_assert_cmpfloat (find_after (result, "a", "19", "none"), ==, 2);
  g_assert_cmpfloat (find_after (result, "a", "19", "none_accompanied"), ==, 1);
  g_assert_cmpfloat (find_after (result, "a", "20", "same"), ==, 1);
  g_assert_cmpfloat (find_after (result, "a", "20", "share_same"), ==, 0.5);
  g_assert_cmpfloat (find_after (result, "a", "40", "same"), ==, 1);
  g_assert_cmpfloat (find_after (result, "a", "40", "other"), ==, 1);
  g_assert_cmpfloat (find_after (result, "a", "40", "switched"), ==, 2);
  g_assert_cmpfloat (find_after (result, "a", "40", "restarted"), ==, 1);
  g_assert_cmpfloat (find_after (result, "b", "20", "observed"), ==, 1);
  g_assert_cmpfloat (find_after (result, "b", "40", "observed"), ==, 0);
  g_assert_cmpfloat (find_after (result, "b", "40", "other"), ==, 1);
  g_assert_cmpfloat (find_after (result, "c", "40", "units"), ==, -1); /* open */
  g_assert_cmpfloat (find_next (result, "a", "a", "20"), ==, 1);
  g_assert_cmpfloat (find_next (result, "a", "c", "20"), ==, -1);
  g_assert_cmpfloat (find_next (result, "a", "c", "40"), ==, 1);
}

static void
test_eras (void)
{
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  fill (&input);
  result = run (&input, "era-gap", 20);
  g_assert_cmpfloat (find_after (result, "a", "40", "units"), ==, 1);
  g_assert_cmpfloat (find_after (result, "a", "40", "same"), ==, 0);
  g_assert_cmpfloat (find_number (result, "follow_up_totals", "units", NULL), ==, 3);
  g_assert_cmpfloat (find_number (result, "follow_up_totals", "ended", NULL), ==, 2);
}

/* Nothing has started, and the last days are to come. */
static void
test_unknown (void)
{
  g_autoptr (BalResult) result = NULL;
  RandomInput input;
  gint32 end = INPUT_AS_AT - BAL_EPISODES_EPOCH - 20;

  random_episodes_init (&input.data);
  random_episodes_add (&input.data, end - 5, end, 4, 1);
  random_input_init (&input, 1);
  result = run (&input, "era-gap", -1);
  g_assert_cmpfloat (find_after (result, "a", "20", "none"), ==, 1);
  g_assert_cmpfloat (find_after (result, "a", "40", "none"), ==, 0);
  g_assert_cmpfloat (find_after (result, "a", "40", "unknown"), ==, 1);
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
  counted = run (&input, "most-units", 4);
  left_out = run (&input, "most-units", 3);
  none = bal_findings_lookup (bal_result_get_findings (counted), "pathways-longer");
  finding = bal_findings_lookup (bal_result_get_findings (left_out), "pathways-longer");
  g_assert_null (none);
  g_assert_nonnull (finding);
}

static void
test_errors (void)
{
  static const char *const wrong[] = { "@au []", "[uint32 0]", "[uint32 30, 30]",
                                       "[uint32 1, 2, 3, 4, 5, 6, 7]", "[uint32 40000]" };
  RandomInput input;

  fill (&input);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (BalAnalysis) analysis =
        g_object_new (BAL_TYPE_FOLLOW_UP, "as-at", INPUT_AS_AT, "days",
                      g_variant_new_parsed (wrong[i]), NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (bal_analysis_run_input (analysis, &input.input, NULL, NULL, &error));
      g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/follow-up/outcomes", test_outcomes);
  g_test_add_func ("/follow-up/eras", test_eras);
  g_test_add_func ("/follow-up/unknown", test_unknown);
  g_test_add_func ("/follow-up/left-out", test_left_out);
  g_test_add_func ("/follow-up/errors", test_errors);

  return g_test_run ();
}

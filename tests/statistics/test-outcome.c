/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-random-private.h"
#include "libbalanced/statistics/bal-goal-private.h"
#include "libbalanced/statistics/bal-reliable-change-private.h"
#include "libbalanced/statistics/bal-toms-private.h"
#include "tests/support/bal-test-vectors.h"

#define CLOSE(actual, expected, tolerance) \
  g_assert_true (bal_test_is_close (actual, expected, tolerance))

static const BalGoalOptions GOALS = { BAL_GOAL_RHO, BAL_GOAL_WHOLE };

static void
test_goal_vectors (void)
{
  BalTestVectors *vectors = bal_test_vectors_open ("vectors/stats/gas_tscore.json");

  if (vectors == NULL)
    return;
  while (bal_test_vectors_next (vectors))
    {
      gsize n;
      gsize n_weights;
      g_autofree double *scores = bal_test_vectors_dup_array (vectors, "scores", &n);
      g_autofree double *weights = bal_test_vectors_dup_array (vectors, "weights", &n_weights);
      BalGoalOptions options = { bal_test_vectors_get (vectors, "rho"), BAL_GOAL_WHOLE };

      bal_test_vectors_expect (vectors, "T", bal_goal_score (&options, scores, weights, n).t);
    }
  bal_test_vectors_close (vectors);
}

static void
test_goal_light_vectors (void)
{
  static const char *const words[] = { "got worse",   "no change",     "partially achieved",
                                       "as expected", "a little more", "a lot more" };
  BalTestVectors *vectors = bal_test_vectors_open ("vectors/stats/gas_light_mapping.json");

  if (vectors == NULL)
    return;
  while (bal_test_vectors_next (vectors))
    {
      guint word = 0;
      BalGoalLightScore score;

      while (!g_str_equal (words[word], bal_test_vectors_get_text (vectors, "verbal")))
        word++;
      score =
        bal_goal_light ((int) bal_test_vectors_get (vectors, "baseline"), (BalGoalLight) word);
      bal_test_vectors_expect (vectors, "score_six_point", score.six_point);
      bal_test_vectors_expect (vectors, "score_for_T", score.score);
    }
  bal_test_vectors_close (vectors);
}

static void
test_goal_worked (void)
{
  const double expected[] = { 40, 37.6, 36.3, 35.5, 34.9 };
  const double ones[] = { -1, -1, -1, -1, -1 };
  const double zeros[] = { 0, 0, 0 };
  const double good[] = { 1, 1, 0 };
  const double two[] = { 2, 0 };
  const double unequal[] = { 3, 1 };

  for (guint n = 1; n <= 5; n++)
    g_assert_cmpfloat_with_epsilon (bal_goal_score (&GOALS, ones, NULL, n).t, expected[n - 1],
                                    0.05);
  g_assert_cmpfloat (bal_goal_score (&GOALS, zeros, NULL, 3).t, ==, 50);
  g_assert_cmpfloat_with_epsilon (bal_goal_score (&GOALS, good, NULL, 3).t, 59.1287, 0.00005);
  g_assert_cmpfloat_with_epsilon (bal_goal_score (&GOALS, ones, NULL, 3).t, 36.3069, 0.00005);
  g_assert_cmpfloat_with_epsilon (bal_goal_score (&GOALS, two, unequal, 2).t, 67.4667, 0.00005);
  g_assert_cmpfloat (bal_goal_score (&GOALS, good, NULL, 1).t, ==, 60);
}

static void
test_goal_change (void)
{
  const double before[] = { -1, -1, NAN, -2 };
  const double after[] = { 0, NAN, 2, 1 };
  const double weights[] = { 1, 2, 3, 2 };
  const double kept_before[] = { -1, -2 };
  const double kept_after[] = { 0, 1 };
  const double kept_weights[] = { 1, 2 };
  BalGoalChange change = bal_goal_change (&GOALS, before, after, weights, 4);

  const double unknown[] = { 1, 3, NAN };
  const double three[] = { 2, 0, 1 };

  /* A goal without a weight takes nothing from the weights of the others. */
  CLOSE (bal_goal_score (&GOALS, three, unknown, 3).t, bal_goal_score (&GOALS, three, unknown, 2).t,
         1e-14);
  g_assert_cmpuint (change.n_goals, ==, 2);
  g_assert_cmpuint (change.n_left_out, ==, 2);
  CLOSE (change.before, bal_goal_score (&GOALS, kept_before, kept_weights, 2).t, 1e-14);
  CLOSE (change.after, bal_goal_score (&GOALS, kept_after, kept_weights, 2).t, 1e-14);
  CLOSE (change.change, change.after - change.before, 1e-14);
}

static void
test_goal_hostile (void)
{
  const double off[] = { 3 };
  const double half[] = { -0.5 };
  const double other_half[] = { 1.5 };
  const double one[] = { 1, NAN };
  const double negative[] = { -1 };
  const double huge[] = { 1e300, 1e300 };
  const double good[] = { 1, -1 };
  BalGoalOptions options = GOALS;

  g_assert_cmpint (bal_goal_score (&GOALS, off, NULL, 1).status, ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_goal_score (&GOALS, half, NULL, 1).status, ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_goal_score (&GOALS, one, negative, 1).status, ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_goal_score (&GOALS, one, NULL, 0).status, ==, BAL_STATISTIC_TOO_FEW);
  g_assert_cmpint (bal_goal_score (&GOALS, one + 1, NULL, 1).status, ==, BAL_STATISTIC_TOO_FEW);
  g_assert_cmpuint (bal_goal_score (&GOALS, one, NULL, 2).n_left_out, ==, 1);
  g_assert_cmpfloat (bal_goal_score (&GOALS, good, huge, 2).t, ==, 50);
  options.scale = BAL_GOAL_SIX_POINT;
  g_assert_cmpfloat (bal_goal_score (&options, half, NULL, 1).t, ==, 40);
  g_assert_cmpint (bal_goal_score (&options, other_half, NULL, 1).status, ==,
                   BAL_STATISTIC_INVALID);
  options.scale = BAL_GOAL_HALVES;
  g_assert_cmpfloat (bal_goal_score (&options, half, NULL, 1).t, ==, 45);
  options.rho = 1;
  g_assert_cmpint (bal_goal_score (&options, good, NULL, 2).status, ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_goal_light (0, BAL_GOAL_LIGHT_PARTLY).status, ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_goal_light (-1, (BalGoalLight) 9).status, ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_goal_change (&GOALS, off, good, NULL, 1).status, ==, BAL_STATISTIC_INVALID);
}

static const char *const DOMAINS[] = { "impairment", "activity", "participation", "wellbeing" };

static double
rating_of (JsonObject *ratings, const char *name)
{
  return json_object_get_null_member (ratings, name)
           ? NAN
           : json_object_get_double_member (ratings, name);
}

static void
expect_domains (JsonObject *each, const double *changes, const BalTomsCategory *categories)
{
  static const char *const names[] = { NULL, "declined", "maintained", "improved" };
  JsonObject *change = json_object_get_object_member (each, "change");
  JsonObject *category = json_object_get_object_member (each, "category");

  for (guint i = 0; i < 4; i++)
    {
      const char *expected = json_object_get_null_member (category, DOMAINS[i])
                               ? NULL
                               : json_object_get_string_member (category, DOMAINS[i]);

      CLOSE (changes[i], rating_of (change, DOMAINS[i]), 1e-15);
      g_assert_cmpstr (names[categories[i]], ==, expected);
    }
}

static void
test_toms_vectors (void)
{
  BalTestVectors *vectors = bal_test_vectors_open ("vectors/stats/toms_change.json");

  if (vectors == NULL)
    return;
  while (bal_test_vectors_next (vectors))
    {
      JsonObject *each = bal_test_vectors_get_case (vectors);
      JsonObject *from = json_object_get_object_member (each, "start");
      JsonObject *to = json_object_get_object_member (each, "end");
      double start[4];
      double end[4];
      double changes[4];
      BalTomsCategory categories[4];
      BalTomsSummary summary;

      for (guint i = 0; i < 4; i++)
        {
          start[i] = rating_of (from, DOMAINS[i]);
          end[i] = rating_of (to, DOMAINS[i]);
        }
      summary = bal_toms_change (start, end, 4, changes, categories);
      expect_domains (each, changes, categories);
      bal_test_vectors_expect (vectors, "n_rated", summary.n_rated);
      bal_test_vectors_expect (vectors, "n_domains_improved", summary.n_improved);
      g_assert_cmpint (bal_test_vectors_get_boolean (vectors, "improved_any"), ==,
                       summary.n_improved > 0);
      g_assert_cmpint (bal_test_vectors_get_boolean (vectors, "declined_any"), ==,
                       summary.n_declined > 0);
      g_assert_cmpint (bal_test_vectors_get_boolean (vectors, "improved_all"), ==,
                       summary.improved_all);
    }
  bal_test_vectors_close (vectors);
}

static void
test_toms_hostile (void)
{
  const double start[] = { 2, 2.25, NAN, 5.5 };
  const double end[] = { 2.5, 3, 3, 5 };
  double changes[4];
  BalTomsCategory categories[4];

  g_assert_cmpint (bal_toms_change (start, end, 4, changes, categories).status, ==,
                   BAL_STATISTIC_INVALID);
  g_assert_cmpint (categories[0], ==, BAL_TOMS_IMPROVED);
  g_assert_true (isnan (changes[1]) && isnan (changes[2]) && isnan (changes[3]));
  g_assert_cmpint (bal_toms_change (start + 2, end + 2, 1, changes, categories).status, ==,
                   BAL_STATISTIC_TOO_FEW);
  g_assert_cmpint (bal_toms_change (start, end, 0, changes, categories).status, ==,
                   BAL_STATISTIC_TOO_FEW);
  g_assert_true (bal_toms_change (start, end, 1, changes, categories).improved_all);
}

static const char *const CLASSES[] = { "unknown", "reliable_deterioration", "no_reliable_change",
                                       "reliable_improvement" };

static void
test_reliable_vectors (void)
{
  BalTestVectors *vectors = bal_test_vectors_open ("vectors/stats/reliable_change.json");

  if (vectors == NULL)
    return;
  while (bal_test_vectors_next (vectors))
    {
      BalReliableMeasure measure = {
        .sd = bal_test_vectors_get (vectors, "sd"),
        .reliability = bal_test_vectors_get (vectors, "reliability"),
        .higher_is_better = bal_test_vectors_get_boolean (vectors, "higher_is_better"),
        .cutoff = bal_test_vectors_get (vectors, "cutoff"),
        .confidence = 0.95,
      };
      BalReliableChange change =
        bal_reliable_change (&measure, bal_test_vectors_get (vectors, "pre"),
                             bal_test_vectors_get (vectors, "post"));

      bal_test_vectors_expect (vectors, "se_measurement", change.measurement_error);
      bal_test_vectors_expect (vectors, "s_diff", change.difference_error);
      bal_test_vectors_expect (vectors, "rc", change.index);
      bal_test_vectors_expect (vectors, "min_reliable_change", change.least_change);
      bal_test_vectors_expect_text (vectors, "classification", CLASSES[change.classification]);
      if (!bal_test_vectors_has (vectors, "cutoff"))
        continue;
      g_assert_cmpint (bal_test_vectors_get_boolean (vectors, "crossed"), ==, change.crossed);
      g_assert_cmpint (bal_test_vectors_get_boolean (vectors, "crossed_back"), ==,
                       change.crossed_back);
      g_assert_cmpint (bal_test_vectors_get_boolean (vectors, "reliable_recovery"), ==,
                       change.recovered);
    }
  bal_test_vectors_close (vectors);
}

static void
test_reliable_rules (void)
{
  const BalReliableClass mixed[] = { BAL_RELIABLE_IMPROVEMENT, BAL_RELIABLE_DETERIORATION };
  const BalReliableClass good[] = { BAL_RELIABLE_UNKNOWN, BAL_RELIABLE_IMPROVEMENT,
                                    BAL_RELIABLE_NO_CHANGE };
  BalReliableMeasure measure = { .sd = 10, .reliability = 0.5, .cutoff = 15, .confidence = 0.95 };
  BalReliableChange change = bal_reliable_change (&measure, 40, 15);

  /* SE 7.071, difference 10: 19.6 is needed. */
  CLOSE (change.difference_error, 10, 1e-12);
  g_assert_cmpint (change.classification, ==, BAL_RELIABLE_IMPROVEMENT);
  g_assert_false (change.crossed);
  measure.cutoff_is_well = TRUE;
  g_assert_true (bal_reliable_change (&measure, 40, 15).recovered);
  g_assert_true (bal_reliable_change (&measure, 15, 40).crossed_back);
  g_assert_cmpint (bal_reliable_change (&measure, 40, 21).classification, ==,
                   BAL_RELIABLE_NO_CHANGE);

  g_assert_cmpint (bal_reliable_combine (mixed, 2), ==, BAL_RELIABLE_DETERIORATION);
  g_assert_cmpint (bal_reliable_combine (good, 3), ==, BAL_RELIABLE_IMPROVEMENT);
  g_assert_cmpint (bal_reliable_combine (good, 1), ==, BAL_RELIABLE_UNKNOWN);
  g_assert_cmpint (bal_reliable_combine (NULL, 0), ==, BAL_RELIABLE_UNKNOWN);

  g_assert_cmpfloat (bal_clinical_cutoff (BAL_CUTOFF_A, 40, 5, 60, 8), ==, 50);
  g_assert_cmpfloat (bal_clinical_cutoff (BAL_CUTOFF_B, 40, 5, 60, 8), ==, 44);
  g_assert_cmpfloat_with_epsilon (bal_clinical_cutoff (BAL_CUTOFF_C, 40, 7.5, 60, 7.5), 50, 1e-12);
  g_assert_cmpfloat (bal_clinical_cutoff (BAL_CUTOFF_A, 60, 5, 40, 8), ==, 50);
  g_assert_true (isnan (bal_clinical_cutoff (BAL_CUTOFF_C, 40, 5, 40, 8)));
}

static void
test_reliable_hostile (void)
{
  BalReliableMeasure measure = { .sd = 10, .reliability = 0.5, .cutoff = NAN, .confidence = 0.95 };

  g_assert_cmpint (bal_reliable_change (&measure, NAN, 1).status, ==, BAL_STATISTIC_TOO_FEW);
  g_assert_cmpint (bal_reliable_change (&measure, INFINITY, 1).status, ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_reliable_change (&measure, 1.7e308, -1.7e308).status, ==,
                   BAL_STATISTIC_OVERFLOW);
  measure.reliability = 1;
  g_assert_cmpint (bal_reliable_change (&measure, 1, 2).status, ==, BAL_STATISTIC_UNDEFINED);
  measure.reliability = 1.1;
  g_assert_cmpint (bal_reliable_change (&measure, 1, 2).status, ==, BAL_STATISTIC_INVALID);
  measure.reliability = NAN;
  g_assert_cmpint (bal_reliable_change (&measure, 1, 2).status, ==, BAL_STATISTIC_INVALID);
  measure = (BalReliableMeasure){ .sd = -1, .reliability = 0.5, .cutoff = NAN, .confidence = 0.95 };
  g_assert_cmpint (bal_reliable_change (&measure, 1, 2).status, ==, BAL_STATISTIC_INVALID);
  measure.sd = 1;
  measure.confidence = 0;
  g_assert_cmpint (bal_reliable_change (&measure, 1, 2).status, ==, BAL_STATISTIC_INVALID);
}

/* T is bounded by its scale, symmetric about 50, and rises with every goal; a reliable change is
 * one in whichever direction better lies. */
static void
test_properties (void)
{
  BalRandom random;
  double scores[12];
  double turned[12];
  double weights[12];

  bal_random_init (&random, 2026, 12);
  for (guint round = 0; round < 3000; round++)
    {
      gsize n = 1 + bal_random_below (&random, 12);
      BalReliableMeasure measure = { .sd = 1 + bal_random_below (&random, 20),
                                     .reliability = bal_random_below (&random, 100) / 100.0,
                                     .cutoff = 50,
                                     .confidence = 0.95 };
      double before = bal_random_below (&random, 100);
      double after = bal_random_below (&random, 100);
      BalReliableChange lower;
      BalReliableChange higher;
      double t;

      for (gsize i = 0; i < n; i++)
        {
          scores[i] = bal_random_between (&random, -2, 2);
          turned[i] = -scores[i];
          weights[i] = bal_random_below (&random, 10);
        }
      t = bal_goal_score (&GOALS, scores, weights, n).t;
      CLOSE (t - 50, 50 - bal_goal_score (&GOALS, turned, weights, n).t, 1e-9);
      g_assert_true (fabs (t - 50) <= 20 / sqrt (BAL_GOAL_RHO));
      if (scores[0] < 2)
        {
          scores[0]++;
          g_assert_cmpfloat (bal_goal_score (&GOALS, scores, weights, n).t, >=, t);
        }

      lower = bal_reliable_change (&measure, before, after);
      measure.higher_is_better = TRUE;
      higher = bal_reliable_change (&measure, before, after);
      g_assert_cmpint ((int) lower.classification + (int) higher.classification, ==,
                       2 * BAL_RELIABLE_NO_CHANGE);
      g_assert_true (!lower.recovered || lower.crossed);
      g_assert_true (!(lower.crossed && lower.crossed_back));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statistics/outcome/goal-vectors", test_goal_vectors);
  g_test_add_func ("/statistics/outcome/goal-light-vectors", test_goal_light_vectors);
  g_test_add_func ("/statistics/outcome/goal-worked", test_goal_worked);
  g_test_add_func ("/statistics/outcome/goal-change", test_goal_change);
  g_test_add_func ("/statistics/outcome/goal-hostile", test_goal_hostile);
  g_test_add_func ("/statistics/outcome/toms-vectors", test_toms_vectors);
  g_test_add_func ("/statistics/outcome/toms-hostile", test_toms_hostile);
  g_test_add_func ("/statistics/outcome/reliable-vectors", test_reliable_vectors);
  g_test_add_func ("/statistics/outcome/reliable-rules", test_reliable_rules);
  g_test_add_func ("/statistics/outcome/reliable-hostile", test_reliable_hostile);
  g_test_add_func ("/statistics/outcome/properties", test_properties);
  return g_test_run ();
}

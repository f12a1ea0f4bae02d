/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-random-private.h"
#include "libbalanced/statistics/bal-survival-private.h"
#include "tests/support/bal-test-vectors.h"

#define CLOSE(actual, expected, tolerance) \
  g_assert_true (bal_test_is_close (actual, expected, tolerance))

static GArray *
new_steps (void)
{
  return g_array_new (FALSE, FALSE, sizeof (BalSurvivalStep));
}

static guint8 *
dup_events (BalTestVectors *vectors, gsize *n)
{
  g_autofree double *events = bal_test_vectors_dup_array (vectors, "event", n);
  guint8 *ended = g_new (guint8, *n);

  for (gsize i = 0; i < *n; i++)
    ended[i] = events[i] != 0;
  return ended;
}

static void
expect_curve (BalTestVectors *vectors, const GArray *steps)
{
  g_autofree double *columns = g_new (double, 5 * steps->len);
  static const char *const names[] = { "km_time", "n_risk", "n_event", "survival",
                                       "std_err_greenwood" };

  for (guint i = 0; i < steps->len; i++)
    {
      const BalSurvivalStep *step = &g_array_index (steps, BalSurvivalStep, i);
      const double row[] = { step->time, (double) step->n_risk, (double) step->n_event,
                             step->survival, step->standard_error };

      for (guint j = 0; j < 5; j++)
        columns[j * steps->len + i] = row[j];
    }
  for (guint j = 0; j < 5; j++)
    bal_test_vectors_expect_array (vectors, names[j], columns + j * steps->len, steps->len);
}

/* Ours is the smallest time; R's, which the vectors hold, lies halfway where the share is met
 * exactly. */
static void
expect_quantiles (BalTestVectors *vectors, const GArray *steps, guint *n_between)
{
  static const struct
  {
    const char *name;
    double p;
  } wanted[] = { { "p25", 0.25 }, { "p50", 0.5 }, { "p75", 0.75 }, { "p92", 0.92 } };
  JsonObject *quantiles =
    json_object_get_object_member (bal_test_vectors_get_case (vectors), "quantiles");

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      JsonNode *node = json_object_get_member (quantiles, wanted[i].name);
      double expected = JSON_NODE_HOLDS_NULL (node) ? NAN : json_node_get_double (node);
      BalEstimate middle = bal_survival_quantile (steps, wanted[i].p, BAL_SURVIVAL_MIDDLE);
      BalEstimate first = bal_survival_quantile (steps, wanted[i].p, BAL_SURVIVAL_FIRST);

      CLOSE (middle.value, expected, 1e-9);
      g_assert_true (isnan (expected) || first.value <= expected);
      *n_between += first.value < expected;
    }
}

static void
test_kaplan_meier (void)
{
  BalTestVectors *vectors = bal_test_vectors_open ("vectors/stats/kaplan_meier.json");
  g_autoptr (GArray) steps = new_steps ();
  guint n_between = 0;

  if (vectors == NULL)
    return;
  while (bal_test_vectors_next (vectors))
    {
      gsize n;
      g_autofree double *times = bal_test_vectors_dup_array (vectors, "time", &n);
      g_autofree guint8 *ended = dup_events (vectors, &n);

      g_assert_cmpint (bal_survival_run (times, ended, n, steps), ==, BAL_STATISTIC_OK);
      expect_curve (vectors, steps);
      expect_quantiles (vectors, steps, &n_between);
      bal_test_vectors_expect (
        vectors, "rmst",
        bal_survival_restricted_mean (steps, bal_test_vectors_get (vectors, "rmst_tau")).value);
    }
  g_test_message ("%u quantiles lie halfway in R, and at the first time in our own convention",
                  n_between);
  bal_test_vectors_close (vectors);
}

static void
test_log_rank (void)
{
  BalTestVectors *vectors = bal_test_vectors_open ("vectors/stats/logrank.json");

  if (vectors == NULL)
    return;
  while (bal_test_vectors_next (vectors))
    {
      gsize n;
      g_autofree double *times = bal_test_vectors_dup_array (vectors, "time", &n);
      g_autofree double *group = bal_test_vectors_dup_array (vectors, "group", &n);
      g_autofree guint8 *ended = dup_events (vectors, &n);
      g_autofree guint *groups = g_new (guint, n);
      double observed[2];
      double expected[2];
      BalLogRank result;

      for (gsize i = 0; i < n; i++)
        groups[i] = (guint) group[i];
      result = bal_log_rank (times, ended, groups, n, 2, observed, expected);
      bal_test_vectors_expect_array (vectors, "observed", observed, 2);
      bal_test_vectors_expect_array (vectors, "expected", expected, 2);
      bal_test_vectors_expect (vectors, "chisq", result.chi_squared);
      bal_test_vectors_expect (vectors, "p", result.p);
    }
  bal_test_vectors_close (vectors);
}

/* Four waits, one tie of an end with a last sight: 3 of 4 remain after day 2, 1 of 2 of those after
 * day 5. */
static void
test_worked (void)
{
  const double times[] = { 5, 2, 2, 9 };
  const guint8 ended[] = { 1, 0, 1, 0 };
  g_autoptr (GArray) steps = new_steps ();
  g_autoptr (GArray) same = new_steps ();
  const double days[] = { 0, 2, 5, 9 };
  const guint64 n_ended[] = { 0, 1, 1, 0 };
  const guint64 n_censored[] = { 0, 1, 0, 1 };

  bal_survival_run (times, ended, 4, steps);
  g_assert_cmpuint (steps->len, ==, 3);
  CLOSE (g_array_index (steps, BalSurvivalStep, 0).survival, 0.75, 1e-15);
  CLOSE (g_array_index (steps, BalSurvivalStep, 1).survival, 0.375, 1e-15);
  g_assert_cmpfloat (bal_survival_quantile (steps, 0.5, BAL_SURVIVAL_FIRST).value, ==, 5);
  g_assert_cmpint (bal_survival_quantile (steps, 0.92, BAL_SURVIVAL_FIRST).status, ==,
                   BAL_STATISTIC_UNDEFINED);
  CLOSE (bal_survival_restricted_mean (steps, 6).value, 2 + 3 * 0.75 + 0.375, 1e-15);
  CLOSE (bal_survival_restricted_mean (steps, 1).value, 1, 1e-15);
  g_assert_cmpint (bal_survival_restricted_mean (steps, 10).status, ==, BAL_STATISTIC_UNDEFINED);

  bal_survival_from_counts (days, n_ended, n_censored, 4, same);
  g_assert_cmpuint (same->len, ==, 3);
  g_assert_cmpmem (same->data, 3 * sizeof (BalSurvivalStep), steps->data,
                   3 * sizeof (BalSurvivalStep));
}

static void
test_half (void)
{
  const double times[] = { 1, 3, 3, 8 };
  const double two[] = { 4, 10 };
  const guint8 all[] = { 1, 1, 1, 1 };
  g_autoptr (GArray) steps = new_steps ();

  bal_survival_run (two, all, 2, steps);
  g_assert_cmpfloat (bal_survival_quantile (steps, 0.5, BAL_SURVIVAL_FIRST).value, ==, 4);
  g_assert_cmpfloat (bal_survival_quantile (steps, 0.5, BAL_SURVIVAL_MIDDLE).value, ==, 7);
  bal_survival_run (times, all, 4, steps);
  g_assert_cmpfloat (bal_survival_quantile (steps, 0.75, BAL_SURVIVAL_FIRST).value, ==, 3);
}

/* All causes together are what Kaplan and Meier's curve lacks of 1. */
static void
test_incidence (void)
{
  BalRandom random;
  double times[100];
  guint8 causes[100];
  g_autoptr (GArray) steps = new_steps ();
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (BalIncidenceStep));
  g_autoptr (GArray) second = g_array_new (FALSE, FALSE, sizeof (BalIncidenceStep));

  bal_random_init (&random, 2026, 14);
  for (guint round = 0; round < 300; round++)
    {
      gsize n = 1 + bal_random_below (&random, 100);

      for (gsize i = 0; i < n; i++)
        {
          times[i] = bal_random_below (&random, 30);
          causes[i] = (guint8) bal_random_below (&random, 3);
        }
      bal_survival_run (times, causes, n, steps);
      bal_survival_incidence (times, causes, n, 1, first);
      bal_survival_incidence (times, causes, n, 2, second);
      g_assert_cmpuint (first->len, ==, steps->len);
      for (guint i = 0; i < steps->len; i++)
        g_assert_cmpfloat_with_epsilon (g_array_index (first, BalIncidenceStep, i).incidence +
                                          g_array_index (second, BalIncidenceStep, i).incidence,
                                        1 - g_array_index (steps, BalSurvivalStep, i).survival,
                                        1e-12);
    }
  g_assert_cmpint (bal_survival_incidence (times, causes, 3, 0, first), ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_survival_incidence (times, causes, 0, 1, first), ==, BAL_STATISTIC_TOO_FEW);
  times[1] = NAN;
  g_assert_cmpint (bal_survival_incidence (times, causes, 3, 1, first), ==, BAL_STATISTIC_INVALID);
  g_assert_cmpuint (first->len, ==, 0);
}

static void
test_hostile (void)
{
  const double bad[] = { 1, NAN };
  const double negative[] = { 1, -1 };
  const double same[] = { 3, 3 };
  const double falling[] = { 3, 2 };
  const guint8 none[] = { 0, 0 };
  const guint8 all[] = { 1, 1 };
  const guint groups[] = { 0, 1 };
  const guint wrong[] = { 0, 2 };
  const guint64 counts[] = { 1, 1 };
  const guint64 most[] = { G_MAXUINT64, 1 };
  double observed[65];
  double expected[65];
  g_autoptr (GArray) steps = new_steps ();

  g_assert_cmpint (bal_survival_run (bad, all, 2, steps), ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_survival_run (negative, all, 2, steps), ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_survival_run (NULL, NULL, 0, steps), ==, BAL_STATISTIC_TOO_FEW);
  g_assert_cmpint (bal_survival_quantile (steps, 0.5, BAL_SURVIVAL_FIRST).status, ==,
                   BAL_STATISTIC_TOO_FEW);
  g_assert_cmpint (bal_survival_run (same, none, 2, steps), ==, BAL_STATISTIC_OK);
  g_assert_cmpint (bal_survival_quantile (steps, 0.5, BAL_SURVIVAL_FIRST).status, ==,
                   BAL_STATISTIC_UNDEFINED);
  g_assert_cmpint (bal_survival_quantile (steps, 1, BAL_SURVIVAL_FIRST).status, ==,
                   BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_survival_restricted_mean (steps, NAN).status, ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_survival_from_counts (falling, counts, counts, 2, steps), ==,
                   BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_survival_from_counts (same, most, counts, 1, steps), ==,
                   BAL_STATISTIC_INVALID);
  g_assert_cmpuint (steps->len, ==, 0);

  g_assert_cmpint (bal_log_rank (same, none, groups, 2, 2, observed, expected).status, ==,
                   BAL_STATISTIC_UNDEFINED);
  g_assert_cmpint (bal_log_rank (same, all, wrong, 2, 2, observed, expected).status, ==,
                   BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_log_rank (same, all, groups, 2, 1, observed, expected).status, ==,
                   BAL_STATISTIC_TOO_FEW);
  g_assert_cmpint (bal_log_rank (same, all, groups, 2, 65, observed, expected).status, ==,
                   BAL_STATISTIC_TOO_MANY);
  g_assert_true (isnan (observed[64]));
}

/* The curve falls from 1, observed and expected add up to the same, and the names of the groups do
 * not matter; more than two groups, one of them empty, have as many degrees as there are, less one.
 */
static void
test_properties (void)
{
  BalRandom random;
  double times[300];
  guint8 ended[300];
  guint groups[300];
  guint renamed[300];
  double observed[5];
  double expected[5];
  g_autoptr (GArray) steps = new_steps ();

  bal_random_init (&random, 2026, 9);
  for (guint round = 0; round < 1000; round++)
    {
      gsize n = 60 + bal_random_below (&random, 240);
      double sum = 0;
      double last = 1;
      BalLogRank result;
      BalLogRank again;

      for (gsize i = 0; i < n; i++)
        {
          times[i] = bal_random_below (&random, 40);
          ended[i] = (guint8) bal_random_percent (&random, 70);
          groups[i] = bal_random_below (&random, 4);
          renamed[i] = 4 - groups[i];
        }
      bal_survival_run (times, ended, n, steps);
      for (guint i = 0; i < steps->len; i++)
        {
          g_assert_cmpfloat (g_array_index (steps, BalSurvivalStep, i).survival, <=, last);
          g_assert_cmpfloat (g_array_index (steps, BalSurvivalStep, i).survival, >=, 0);
          last = g_array_index (steps, BalSurvivalStep, i).survival;
        }
      result = bal_log_rank (times, ended, groups, n, 5, observed, expected);
      for (guint j = 0; j < 5; j++)
        sum += observed[j] - expected[j];
      g_assert_cmpfloat_with_epsilon (sum, 0, 1e-9);
      g_assert_cmpuint (result.degrees, ==, 3);
      g_assert_true (result.p >= 0 && result.p <= 1);
      again = bal_log_rank (times, ended, renamed, n, 5, observed, expected);
      CLOSE (again.chi_squared, result.chi_squared, 1e-8);
    }
}

static void
test_million (void)
{
  gsize n = 1000000;
  g_autofree double *times = g_new (double, n);
  g_autofree guint8 *ended = g_new (guint8, n);
  g_autoptr (GArray) steps = new_steps ();

  for (gsize i = 0; i < n; i++)
    {
      times[i] = (double) ((i * 7919) % n);
      ended[i] = 1;
    }
  bal_survival_run (times, ended, n, steps);
  g_assert_cmpuint (steps->len, ==, n);
  g_assert_cmpfloat (bal_survival_quantile (steps, 0.5, BAL_SURVIVAL_FIRST).value, ==, 499999);
  g_assert_cmpfloat (bal_survival_quantile (steps, 0.92, BAL_SURVIVAL_FIRST).value, ==, 919999);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statistics/survival/kaplan-meier", test_kaplan_meier);
  g_test_add_func ("/statistics/survival/log-rank", test_log_rank);
  g_test_add_func ("/statistics/survival/worked", test_worked);
  g_test_add_func ("/statistics/survival/half", test_half);
  g_test_add_func ("/statistics/survival/incidence", test_incidence);
  g_test_add_func ("/statistics/survival/hostile", test_hostile);
  g_test_add_func ("/statistics/survival/properties", test_properties);
  g_test_add_func ("/statistics/survival/million", test_million);
  return g_test_run ();
}

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
  const BalSurvivalCount counts[] = { { 4, 0, 0 }, { 0, 1, 1 }, { 0, 1, 0 }, { 0, 0, 1 } };

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

  bal_survival_from_counts (days, counts, 4, same);
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
  const BalSurvivalCount counts[] = { { 4, 1, 1 }, { 0, 1, 1 } };
  const BalSurvivalCount most[] = { { 4, G_MAXUINT64, 1 } };
  const double rising[] = { 0, 2 };
  const BalSurvivalCount late[] = { { 0, 0, 0 }, { 4, 1, 1 } };
  const BalSurvivalCount few[] = { { 1, 0, 0 }, { 0, 2, 0 } };
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
  g_assert_cmpint (bal_survival_from_counts (falling, counts, 2, steps), ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_survival_from_counts (same, most, 1, steps), ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_survival_from_counts (rising, late, 2, steps), ==, BAL_STATISTIC_UNDEFINED);
  g_assert_cmpint (bal_survival_from_counts (rising, few, 2, steps), ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_log_rank_from_counts (rising, few, 1, 2, observed, expected).status, ==,
                   BAL_STATISTIC_INVALID);
  g_assert_cmpint (bal_log_rank_from_counts (rising, few, 2, 1, observed, expected).status, ==,
                   BAL_STATISTIC_TOO_FEW);
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

/* Three are there from the beginning, two come later; on day 6 nobody is left, and one is yet to
 * come: what is longer cannot be told. */
static void
test_entries (void)
{
  const double times[] = { 0, 2, 3, 4, 6, 8, 9 };
  const BalSurvivalCount counts[] = {
    { 3, 0, 0 }, { 0, 1, 0 }, { 2, 1, 0 }, { 0, 0, 1 }, { 0, 2, 0 }, { 1, 0, 0 }, { 0, 1, 0 },
  };
  g_autoptr (GArray) steps = new_steps ();
  BalEstimate share;

  g_assert_cmpint (bal_survival_from_counts (times, counts, 7, steps), ==, BAL_STATISTIC_OK);
  g_assert_cmpuint (steps->len, ==, 3);
  g_assert_cmpuint (g_array_index (steps, BalSurvivalStep, 1).n_risk, ==, 4);
  CLOSE (g_array_index (steps, BalSurvivalStep, 1).survival, 2.0 / 3 * 3 / 4, 1e-15);
  g_assert_cmpfloat (bal_survival_quantile (steps, 0.5, BAL_SURVIVAL_FIRST).value, ==, 3);
  g_assert_cmpint (bal_survival_quantile (steps, 0.75, BAL_SURVIVAL_FIRST).status, ==,
                   BAL_STATISTIC_UNDEFINED);
  g_assert_cmpint (bal_survival_at (steps, 5, 0.95).status, ==, BAL_STATISTIC_UNDEFINED);
  g_assert_cmpfloat (bal_survival_at (steps, 1, 0.95).value, ==, 1);

  /* Variance of log S: 1/(3 2) + 1/(4 3) = 1/4. */
  share = bal_survival_at (steps, 3.5, 0.95);
  CLOSE (share.lower, exp (-exp (log (log (2)) + 1.959963984540054 * 0.5 / log (2))), 1e-12);
  CLOSE (share.upper, exp (-exp (log (log (2)) - 1.959963984540054 * 0.5 / log (2))), 1e-12);
}

static void
count_observations (const double *times,
                    const guint8 *ended,
                    const guint *groups,
                    gsize n,
                    BalSurvivalCount *counts)
{
  memset (counts, 0, 5 * 100 * sizeof *counts);
  for (gsize i = 0; i < n; i++)
    {
      BalSurvivalCount *count = &counts[groups[i] * 100 + (gsize) times[i]];

      counts[groups[i] * 100].n_entered++;
      count->n_ended += ended[i] == 1;
      count->n_censored += ended[i] != 1;
    }
}

/* Counts say what the observations say, in both tests and for several causes. */
static void
test_counts (void)
{
  BalRandom random;
  double times[300], days[100];
  double observed[5], expected[5];
  guint8 ended[300], causes[300], any[300];
  guint groups[300];
  BalSurvivalCount counts[5 * 100];
  guint64 n_cause[100];
  g_autoptr (GArray) incidence = g_array_new (FALSE, FALSE, sizeof (BalIncidenceStep));
  g_autoptr (GArray) steps = new_steps ();
  g_autoptr (GArray) cause_steps = new_steps ();

  for (guint i = 0; i < 100; i++)
    days[i] = i;
  bal_random_init (&random, 2026, 22);
  for (guint round = 0; round < 500; round++)
    {
      gsize n = 20 + bal_random_below (&random, 280);
      BalLogRank one, other;

      memset (n_cause, 0, sizeof n_cause);
      for (gsize i = 0; i < n; i++)
        {
          times[i] = bal_random_below (&random, 100);
          causes[i] = (guint8) bal_random_below (&random, 3);
          ended[i] = causes[i] == 1;
          any[i] = causes[i] != 0;
          groups[i] = bal_random_below (&random, 5);
          n_cause[(gsize) times[i]] += causes[i] == 1;
        }
      count_observations (times, ended, groups, n, counts);
      one = bal_log_rank (times, ended, groups, n, 5, observed, expected);
      other = bal_log_rank_from_counts (days, counts, 100, 5, observed, expected);
      g_assert_cmpuint (other.degrees, ==, one.degrees);
      CLOSE (other.chi_squared, one.chi_squared, 1e-9);

      bal_survival_run (times, any, n, steps);
      bal_survival_select_cause (steps, days, n_cause, 100, cause_steps);
      bal_survival_incidence (times, causes, n, 1, incidence);
      g_assert_cmpuint (cause_steps->len, ==, incidence->len);
      for (guint i = 0; i < incidence->len; i++)
        CLOSE (1 - g_array_index (cause_steps, BalSurvivalStep, i).survival,
               g_array_index (incidence, BalIncidenceStep, i).incidence, 1e-12);
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
  g_test_add_func ("/statistics/survival/entries", test_entries);
  g_test_add_func ("/statistics/survival/counts", test_counts);
  g_test_add_func ("/statistics/survival/million", test_million);
  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-waits.h"

#include <math.h>

#include "tests/journey/bal-random-input.h"
#include "tests/support/bal-test-vectors.h"

#define ORIGIN 20000
#define AS_AT (ORIGIN + BAL_EPISODES_EPOCH)

static const char *const by_agency[] = { "agency", NULL };

/* The observations of a published case as waits that end, are withdrawn, or go on. */
static void
fill_from_vector (BalTestVectors *vectors, RandomInput *input)
{
  gsize n;
  g_autofree double *times = bal_test_vectors_dup_array (vectors, "time", &n);
  g_autofree double *events = bal_test_vectors_dup_array (vectors, "event", &n);
  g_autofree double *groups = bal_test_vectors_has (vectors, "group")
                                ? bal_test_vectors_dup_array (vectors, "group", &n)
                                : NULL;

  random_episodes_init (&input->data);
  g_assert_cmpuint (n, <=, RANDOM_ROWS);
  for (gsize i = 0; i < n; i++)
    {
      int requested = ORIGIN - (int) times[i];
      int earlier = (int) (i % 3);

      if (events[i] == 1)
        random_episodes_add (&input->data, ORIGIN - earlier, -1, 4, 2);
      else
        random_episodes_add (&input->data, -1, -1, 4, 2);
      input->data.requested[i] = (guint16) (events[i] == 1 ? requested - earlier : requested);
      if (events[i] != 1 && earlier == 1)
        input->data.closed[i] = ORIGIN;
      input->data.agency[i] = groups ? (guint16) groups[i] : 0;
    }
  random_input_init (input, 8);
}

/* From the published curve, by our convention. */
static double
find_first_time (BalTestVectors *vectors, double share)
{
  gsize n;
  g_autofree double *times = bal_test_vectors_dup_array (vectors, "km_time", &n);
  g_autofree double *survival = bal_test_vectors_dup_array (vectors, "survival", &n);

  for (gsize i = 0; i < n; i++)
    if (survival[i] <= 1 - share + 1e-9)
      return times[i];
  return -1;
}

static void
test_vectors (void)
{
  BalTestVectors *vectors = bal_test_vectors_open ("vectors/stats/kaplan_meier.json");

  if (vectors == NULL)
    return;
  while (bal_test_vectors_next (vectors))
    {
      g_autoptr (BalWaits) waits = bal_waits_new (AS_AT, NULL, NULL);
      g_autoptr (BalResult) result = NULL;
      RandomInput input;

      fill_from_vector (vectors, &input);
      result = random_input_run (&input, waits);
      g_assert_cmpfloat (find_number (result, "survival", "waits", NULL), ==,
                         (double) input.data.episodes.n_rows);
      g_assert_cmpfloat (find_number (result, "survival", "p25_days", NULL), ==,
                         find_first_time (vectors, 0.25));
      g_assert_cmpfloat (find_number (result, "survival", "median_days", NULL), ==,
                         find_first_time (vectors, 0.5));
      g_assert_cmpfloat (find_number (result, "survival", "p75_days", NULL), ==,
                         find_first_time (vectors, 0.75));
    }
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
      g_autoptr (BalWaits) waits = bal_waits_new (AS_AT, NULL, by_agency);
      g_autoptr (BalResult) result = NULL;
      RandomInput input;

      fill_from_vector (vectors, &input);
      result = random_input_run (&input, waits);
      bal_test_vectors_expect (vectors, "chisq",
                               find_number (result, "survival_test", "chi_squared", NULL));
      bal_test_vectors_expect (vectors, "p", find_number (result, "survival_test", "p", NULL));
    }
  bal_test_vectors_close (vectors);
}

/* One wait as the oracle sees it. */
typedef struct
{
  gboolean counts;
  BalWaitState state;
  gint32 requested;
  gint32 length;
} Wait;

static Wait
read_wait (const RandomInput *input, gsize row, const BalWindow *window, int agency)
{
  Wait wait = { 0 };
  BalUnit unit;

  bal_unit_read (&input->data.episodes, row, window->as_at, &unit);
  if (unit.wait == BAL_WAIT_NONE || unit.wait == BAL_WAIT_RETROSPECTIVE)
    return wait;
  wait.counts = (unit.wait == BAL_WAIT_WAITING || bal_window_has (window, unit.until)) &&
                (agency < 0 || input->data.agency[row] == agency);
  wait.state = unit.wait;
  wait.requested = unit.requested;
  wait.length = unit.until - unit.requested;
  return wait;
}

typedef struct
{
  double waiting; /* NaN: cannot be told */
  double started;
} Shares;

/* Those who are at risk at one age, which is on some day of the period, and what becomes of them.
 */
typedef struct
{
  int at_risk;
  int started;
  int ended;
  int leaving;
  int later; /* not at risk yet */
} Age;

static Age
look_at_age (const Wait *waits, gsize n, const BalWindow *window, gboolean competing, int age)
{
  Age all = { 0 };

  for (gsize i = 0; i < n; i++)
    {
      gboolean here = waits[i].counts && waits[i].length >= age;
      gboolean seen = here && waits[i].requested + age >= window->first;
      gboolean leaves = seen && waits[i].length == age;

      all.at_risk += seen;
      all.later += here && !seen;
      all.leaving += leaves;
      all.started += leaves && waits[i].state == BAL_WAIT_STARTED;
      all.ended += leaves && (waits[i].state == BAL_WAIT_STARTED ||
                              (competing && waits[i].state == BAL_WAIT_WITHDRAWN));
    }
  return all;
}

/* Day by day. What comes after the last day on which somebody leaves, while others still wait, is
 * not known; nor what comes once nobody is at risk and others are yet to be. */
static Shares
get_shares (const Wait *waits, gsize n, const BalWindow *window, gboolean competing, int until)
{
  Shares shares = { 1, 0 }, wanted = { NAN, NAN };
  int last = -1;

  for (int age = 0; age < 600; age++)
    {
      Age all = look_at_age (waits, n, window, competing, age);

      if ((all.at_risk == 0 && shares.waiting > 0) || (all.at_risk == all.leaving && all.later > 0))
        break;
      if (all.at_risk > 0)
        {
          shares.started += shares.waiting * all.started / all.at_risk;
          shares.waiting *= (double) (all.at_risk - all.ended) / all.at_risk;
        }
      if (all.leaving > 0)
        last = age;
      if (age == until)
        wanted = shares;
    }
  if (last < until && !(wanted.waiting <= 0))
    return (Shares){ NAN, NAN };
  return wanted;
}

static void
expect_close (double actual, double expected)
{
  g_assert_cmpfloat_with_epsilon (actual, isnan (expected) ? -1 : expected, 1e-9);
}

static double
find_quantile (const Wait *waits,
               gsize n,
               const BalWindow *window,
               gboolean competing,
               double share)
{
  for (int day = 0; day < 500; day++)
    {
      Shares shares = get_shares (waits, n, window, competing, day);

      if (isnan (shares.started))
        return -1;
      if (shares.started >= share - 1e-9)
        return day;
    }
  return -1;
}

static void
check_group (BalResult *result,
             const char *suffix,
             const char *agency,
             const Wait *waits,
             gsize n,
             const BalWindow *window,
             gboolean competing)
{
  static const char *const weeks[] = { "18", "20", "52" };
  static const int days[] = { 126, 140, 364 };
  g_autofree char *survival = g_strconcat ("survival", suffix, NULL);
  g_autofree char *table = g_strconcat ("survival_shares", suffix, NULL);
  const char *key[] = { agency ? "agency" : NULL, agency, NULL };

  g_assert_cmpfloat (find_number (result, survival, "median_days", key), ==,
                     find_quantile (waits, n, window, competing, 0.5));
  g_assert_cmpfloat (find_number (result, survival, "p25_days", key), ==,
                     find_quantile (waits, n, window, competing, 0.25));
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      const char *keys[] = { "weeks", weeks[i], agency ? "agency" : NULL, agency, NULL };
      Shares shares = get_shares (waits, n, window, competing, days[i]);
      double lower = find_number (result, table, "share_waiting_lower", keys);
      double upper = find_number (result, table, "share_waiting_upper", keys);

      expect_close (find_number (result, table, "share_waiting", keys), shares.waiting);
      expect_close (find_number (result, table, "share_started", keys), shares.started);
      g_assert_true ((lower < 0 && upper < 0) ||
                     (lower >= 0 && lower < shares.waiting && shares.waiting < upper));
    }
}

/* Long waits, in a period that cuts most of them. */
static void
fill_random (RandomInput *input, GRand *rand)
{
  random_input_fill (input, rand);
  for (gsize row = 0; row < RANDOM_ROWS; row++)
    if (input->data.requested[row] != BAL_EPISODES_NO_DAY)
      input->data.requested[row] -= (guint16) g_rand_int_range (rand, 0, 400);
}

static void
test_oracle (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1958);
  guint n_told = 0;

  for (guint round = 0; round < 40; round++)
    {
      gboolean competing = g_rand_boolean (rand);
      gint32 origin = RANDOM_ORIGIN + BAL_EPISODES_EPOCH;
      gint32 first = origin + g_rand_int_range (rand, -300, 20);
      gint32 last = origin + g_rand_int_range (rand, 20, 70);
      g_autoptr (BalPeriod) period = g_rand_boolean (rand) ? bal_period_new (first, last) : NULL;
      g_autoptr (BalWaits) waits =
        g_object_new (BAL_TYPE_WAITS, "as-at", origin + 50, "period", period, "by", by_agency,
                      "withdrawn-compete", competing, NULL);
      BalWindow window =
        bal_window_new (origin + 50, period ? first : G_MININT32, period ? last : G_MININT32);
      g_autoptr (BalResult) result = NULL;
      Wait each[RANDOM_ROWS];
      RandomInput input;

      if (!period)
        window = (BalWindow){ RANDOM_ORIGIN + 50, BAL_WINDOW_NO_FIRST, RANDOM_ORIGIN + 50 };
      fill_random (&input, rand);
      result = random_input_run (&input, waits);
      for (int agency = -1; agency < 4; agency++)
        {
          static const char *const names[] = { NULL, "a", "b", "c", "d" };

          for (gsize row = 0; row < RANDOM_ROWS; row++)
            each[row] = read_wait (&input, row, &window, agency);
          check_group (result, agency < 0 ? "_total" : "", names[agency + 1], each, RANDOM_ROWS,
                       &window, competing);
        }
      n_told += find_number (result, "survival_total", "median_days", NULL) > 0;
      g_assert_cmpfloat (find_number (result, "survival_test", "groups", NULL), ==, 4);
    }
  g_assert_cmpuint (n_told, >, 15);
}

/* Parts that were counted apart have the curve of the whole. */
static void
test_parts (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (41);
  g_autoptr (BalPeriod) period = bal_period_new (INPUT_AS_AT - 100, INPUT_AS_AT);
  g_autoptr (BalWaits) waits = bal_waits_new (INPUT_AS_AT, period, by_agency);
  static const char *const tables[] = { "survival", "survival_shares", "survival_test" };
  g_autoptr (BalResult) whole = NULL;
  g_autoptr (BalResult) sum = NULL;
  g_autoptr (BalSummary) first = NULL;
  g_autoptr (BalSummary) second = NULL;
  g_autoptr (BalSummary) both = NULL;
  g_autoptr (GError) error = NULL;
  RandomInput input;

  fill_random (&input, rand);
  whole = random_input_run (&input, waits);
  first = bal_analysis_accumulate_input (BAL_ANALYSIS (waits), &input.input, 0, 5, &error);
  g_assert_no_error (error);
  second = bal_analysis_accumulate_input (BAL_ANALYSIS (waits), &input.input, 5,
                                          input.input.n_children - 5, &error);
  g_assert_no_error (error);
  both = bal_summary_merge (second, first, &error);
  g_assert_no_error (error);
  sum = bal_analysis_finish (BAL_ANALYSIS (waits), both, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *a = bal_table_to_csv (bal_result_lookup_table (whole, tables[i]));
      g_autofree char *b = bal_table_to_csv (bal_result_lookup_table (sum, tables[i]));

      g_assert_cmpstr (a, ==, b);
    }
}

/* Nobody waits: counts of none, and nothing told. */
static void
test_nobody (void)
{
  g_autoptr (BalWaits) waits = bal_waits_new (AS_AT, NULL, by_agency);
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  random_episodes_init (&input.data);
  random_episodes_add (&input.data, ORIGIN - 5, -1, 4, 2);
  random_input_init (&input, 8);
  result = random_input_run (&input, waits);
  g_assert_cmpfloat (find_number (result, "survival_total", "waits", NULL), ==, 0);
  g_assert_cmpfloat (find_number (result, "survival_total", "median_days", NULL), ==, -1);
  g_assert_cmpfloat (find_number (result, "survival_shares_total", "share_waiting", NULL), ==, -1);
  g_assert_cmpfloat (find_number (result, "survival_test", "p", NULL), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/waits-survival/vectors", test_vectors);
  g_test_add_func ("/waits-survival/log-rank", test_log_rank);
  g_test_add_func ("/waits-survival/oracle", test_oracle);
  g_test_add_func ("/waits-survival/parts", test_parts);
  g_test_add_func ("/waits-survival/nobody", test_nobody);

  return g_test_run ();
}

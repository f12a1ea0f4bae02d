/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-timeline.h"

#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-series.h"
#include "libbalanced/journey/bal-balance.h"
#include "tests/journey/bal-random-input.h"

static const char *const by_agency[] = { "agency", NULL };

static const BalBasis bases[] = { BAL_BASIS_ACTIVE, BAL_BASIS_STARTED, BAL_BASIS_ENDED,
                                  BAL_BASIS_WAITING };
static const BalFrequency frequencies[] = { BAL_FREQUENCY_MONTH, BAL_FREQUENCY_QUARTER,
                                            BAL_FREQUENCY_TERM, BAL_FREQUENCY_YEAR };

/* Stays of some months, so that points differ. */
static void
fill_random (RandomInput *input, GRand *rand)
{
  random_input_fill (input, rand);
  for (gsize row = 0; row < RANDOM_ROWS; row++)
    {
      guint16 later = (guint16) g_rand_int_range (rand, 0, 300);

      if (input->data.requested[row] != BAL_EPISODES_NO_DAY && g_rand_boolean (rand))
        input->data.requested[row] -= (guint16) g_rand_int_range (rand, 0, 300);
      if (input->data.end[row] != BAL_EPISODES_NO_DAY)
        input->data.end[row] += later;
      if (input->data.closed[row] != BAL_EPISODES_NO_DAY && g_rand_boolean (rand))
        input->data.closed[row] += later;
    }
}

/* The figure of everything, in the analysis of one date. */
static double
find_alone (BalResult *result, const char *figure, const char *agency)
{
  const char *keys[] = { "over", "strand and level", agency ? "agency" : NULL, agency, NULL };
  double value =
    find_number (result, agency ? "balance_margins" : "balance_margins_total", figure, keys);

  return MAX (value, 0);
}

static guint64
check_table (RandomInput *input, BalResult *result, gboolean total, gint32 as_at, BalBasis basis)
{
  BalTable *table = bal_result_lookup_table (result, total ? "timeline_total" : "timeline");
  BalColumn *agency = total ? NULL : bal_table_lookup_column (table, "agency");
  BalColumn *first = bal_table_lookup_column (table, "first_day");
  BalColumn *last = bal_table_lookup_column (table, "last_day");
  BalColumn *children = bal_table_lookup_column (table, "children");
  BalColumn *episodes = bal_table_lookup_column (table, "episodes");
  guint64 sum = 0;

  for (guint64 row = 0; row < bal_table_get_n_rows (table); row++)
    {
      gint32 day = bal_column_get_day (last, row);
      g_autoptr (BalPeriod) period = bal_period_new (bal_column_get_day (first, row), day);
      g_autoptr (BalAnalysis) analysis =
        g_object_new (BAL_TYPE_BALANCE, "as-at", day, "period", period, "basis", basis, "by",
                      by_agency, NULL);
      g_autoptr (BalResult) alone = NULL;
      g_autofree char *name = agency && bal_column_has_value (agency, row)
                                ? bal_column_dup_cell_text (agency, row)
                              : agency ? g_strdup ("")
                                       : NULL;

      if (bal_column_get_day (first, row) > as_at)
        {
          g_assert_cmpint (bal_column_get_state (children, row), ==, BAL_VALUE_STATE_NOT_DUE);
          continue;
        }
      g_assert_cmpint (day, <=, as_at);
      alone = random_input_run (input, analysis);
      g_assert_cmpfloat ((double) bal_column_get_int64 (children, row), ==,
                         find_alone (alone, "children", name));
      g_assert_cmpfloat ((double) bal_column_get_int64 (episodes, row), ==,
                         find_alone (alone, "episodes", name));
      sum += (guint64) bal_column_get_int64 (children, row);
    }
  return sum;
}

/* Every point is what the analysis of its own date says. */
static void
test_single_dates (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2019);
  guint64 sum = 0;

  for (guint round = 0; round < 48; round++)
    {
      BalBasis basis = bases[round % G_N_ELEMENTS (bases)];
      BalFrequency frequency = frequencies[round / G_N_ELEMENTS (bases) % 4];
      gint32 start = INPUT_AS_AT - g_rand_int_range (rand, 0, 400);
      gint32 as_at = start + g_rand_int_range (rand, 0, 500);
      g_autoptr (BalPeriod) period = bal_period_new (start, start + 400);
      g_autoptr (BalTimeline) timeline =
        bal_timeline_new (as_at, period, basis, frequency, by_agency);
      g_autoptr (BalResult) result = NULL;
      RandomInput input;

      fill_random (&input, rand);
      result = random_input_run (&input, timeline);
      sum += check_table (&input, result, TRUE, as_at, basis);
      sum += check_table (&input, result, FALSE, as_at, basis);
    }
  g_assert_cmpuint (sum, >, 1000);
}

/* The same bytes at any number of threads, and from parts. */
static void
test_threads (void)
{
  static const guint threads[] = { 1, 2, 3, 7 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (BalPeriod) period = bal_period_new (INPUT_AS_AT - 300, INPUT_AS_AT);
  g_autofree char *expected = NULL;
  RandomInput input;

  fill_random (&input, rand);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (BalAnalysis) timeline =
        g_object_new (BAL_TYPE_TIMELINE, "as-at", INPUT_AS_AT, "period", period, "by", by_agency,
                      "n-threads", threads[i], NULL);
      g_autoptr (BalSummary) first =
        bal_analysis_accumulate_input (timeline, &input.input, 0, threads[i], NULL);
      g_autoptr (BalSummary) rest =
        bal_analysis_accumulate_input (timeline, &input.input, threads[i],
                                       input.input.n_children - threads[i], NULL);
      g_autoptr (BalSummary) both = bal_summary_merge (rest, first, NULL);
      g_autoptr (BalResult) result = random_input_run (&input, timeline);
      g_autoptr (BalResult) sum = bal_analysis_finish (timeline, both, NULL);
      g_autofree char *text = bal_table_to_csv (bal_result_lookup_table (result, "timeline"));
      g_autofree char *text_of_sum = bal_table_to_csv (bal_result_lookup_table (sum, "timeline"));

      g_assert_cmpstr (text, ==, text_of_sum);
      if (!expected)
        expected = g_strdup (text);
      g_assert_cmpstr (text, ==, expected);
    }
}

/* Terms begin in September, January and April; a period may begin and end inside one. */
static void
test_series (void)
{
  static const gint32 days[] = { 18536, 18628, 18718, 18871 }; /* 2020-10-01 and three terms */
  g_autoptr (BalPeriod) period = bal_period_new (days[0], days[3] + 9);
  g_autoptr (BalTimeline) timeline =
    bal_timeline_new (days[2] - 1, period, BAL_BASIS_ACTIVE, BAL_FREQUENCY_TERM, NULL);
  g_autoptr (BalResult) result = NULL;
  g_autoptr (GListModel) list = NULL;
  g_autoptr (BalSeries) series = NULL;
  g_autoptr (GError) error = NULL;
  RandomInput input;

  random_episodes_init (&input.data);
  random_episodes_add (&input.data, days[1] - 1 - BAL_EPISODES_EPOCH, -1, 4, 2);
  random_episodes_add (&input.data, days[1] - BAL_EPISODES_EPOCH, -1, 4, 2);
  random_input_init (&input, 8);
  result = random_input_run (&input, timeline);
  g_assert_null (bal_timeline_make_series (timeline, result, "minutes", &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  list = bal_timeline_make_series (timeline, result, "episodes", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  series = g_list_model_get_item (list, 0);
  g_assert_cmpint (bal_series_get_frequency (series), ==, BAL_FREQUENCY_TERM);
  g_assert_cmpuint (bal_series_get_n_points (series), ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (bal_series_get_day (series, i), ==, days[i]);
  g_assert_cmpfloat (bal_series_get_value (series, 0), ==, 1);
  g_assert_cmpfloat (bal_series_get_value (series, 1), ==, 2);
  g_assert_cmpint (bal_series_get_state (series, 2), ==, BAL_VALUE_STATE_NOT_DUE);
}

static void
test_errors (void)
{
  g_autoptr (BalPeriod) period = bal_period_new (INPUT_AS_AT - 30, INPUT_AS_AT);
  g_autoptr (BalPeriod) ages = bal_period_new (INPUT_AS_AT - 300000, INPUT_AS_AT);
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  const struct
  {
    BalPeriod *period;
    BalFrequency frequency;
  } cases[] = {
    { NULL, BAL_FREQUENCY_MONTH },
    { period, BAL_FREQUENCY_IRREGULAR },
    { ages, BAL_FREQUENCY_MONTH },
  };
  RandomInput input;

  random_input_fill (&input, rand);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BalTimeline) timeline =
        bal_timeline_new (INPUT_AS_AT, cases[i].period, BAL_BASIS_WAITING, cases[i].frequency,
                          NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (
        bal_analysis_run_input (BAL_ANALYSIS (timeline), &input.input, NULL, NULL, &error));
      g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline/single-dates", test_single_dates);
  g_test_add_func ("/timeline/threads", test_threads);
  g_test_add_func ("/timeline/series", test_series);
  g_test_add_func ("/timeline/errors", test_errors);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-analysis.h"

#include "libbalanced/core/bal-error.h"
#include "libbalanced/journey/bal-active-days.h"
#include "libbalanced/journey/bal-balance.h"
#include "libbalanced/journey/bal-concurrency.h"
#include "libbalanced/journey/bal-directly-follows.h"
#include "libbalanced/journey/bal-missing-middle.h"
#include "libbalanced/journey/bal-profiles.h"
#include "libbalanced/journey/bal-pyramids.h"
#include "libbalanced/journey/bal-waits.h"
#include "tests/journey/bal-random-input.h"

typedef GType (*TypeFunc) (void);

static const TypeFunc types[] = {
  bal_active_days_get_type,      bal_balance_get_type, bal_missing_middle_get_type,
  bal_concurrency_get_type,      bal_waits_get_type,   bal_pyramids_get_type,
  bal_directly_follows_get_type,
};

static BalAnalysis *
make_analysis (GType type, const char *const *by, guint n_threads)
{
  g_autoptr (BalPeriod) period = bal_period_new (INPUT_AS_AT - 30, INPUT_AS_AT - 5);

  return g_object_new (type, "as-at", INPUT_AS_AT, "period", period, "by", by, "n-threads",
                       n_threads, NULL);
}

static void
assert_equal_results (BalResult *a, BalResult *b)
{
  GListModel *left_tables = bal_result_get_tables (a), *right_tables = bal_result_get_tables (b);

  g_assert_cmpuint (g_list_model_get_n_items (left_tables), ==,
                    g_list_model_get_n_items (right_tables));
  for (guint i = 0; i < g_list_model_get_n_items (left_tables); i++)
    {
      g_autoptr (BalTable) left = g_list_model_get_item (left_tables, i);
      g_autoptr (BalTable) right = g_list_model_get_item (right_tables, i);
      g_autofree char *left_text = bal_table_to_csv (left);
      g_autofree char *right_text = bal_table_to_csv (right);

      g_assert_cmpstr (left_text, ==, right_text);
    }
}

/* The same result at any number of threads. */
static void
test_threads (void)
{
  static const char *const by[] = { "agency", "stage", NULL };
  static const guint threads[] = { 2, 3, 7 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);
  RandomInput input;

  random_input_fill (&input, rand);
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (BalAnalysis) alone = make_analysis (types[i](), by, 1);
      g_autoptr (BalResult) one = random_input_run (&input, alone);

      for (gsize j = 0; j < G_N_ELEMENTS (threads); j++)
        {
          g_autoptr (BalAnalysis) together = make_analysis (types[i](), by, threads[j]);
          g_autoptr (BalResult) many = random_input_run (&input, together);

          assert_equal_results (one, many);
        }
    }
}

/* Parts counted elsewhere, sent as bytes and added in another order give the same bytes. */
static void
test_parts (void)
{
  static const char *const by[] = { "strand", NULL };
  g_autoptr (GRand) rand = g_rand_new_with_seed (22);
  RandomInput input;

  random_input_fill (&input, rand);
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BalAnalysis) analysis = make_analysis (types[i](), by, 1);
      g_autoptr (BalSummary) whole =
        bal_analysis_accumulate_input (analysis, &input.input, 0, 16, &error);
      g_autoptr (BalSummary) first =
        bal_analysis_accumulate_input (analysis, &input.input, 0, 5, &error);
      g_autoptr (BalSummary) rest =
        bal_analysis_accumulate_input (analysis, &input.input, 5, 11, &error);
      g_autoptr (GBytes) sent = bal_summary_to_bytes (first);
      g_autoptr (BalSummary) received = bal_summary_new_from_bytes (sent, &error);
      g_autoptr (BalSummary) sum = bal_summary_merge (rest, received, &error);
      g_autoptr (GBytes) left = bal_summary_to_bytes (whole);
      g_autoptr (GBytes) right = bal_summary_to_bytes (sum);
      g_autoptr (BalResult) direct = random_input_run (&input, analysis);
      g_autoptr (BalResult) finished = bal_analysis_finish (analysis, sum, &error);

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (left, right));
      assert_equal_results (direct, finished);
    }
}

/* So many combinations that their groups are found another way; the figures are the same. */
static void
test_many_combinations (void)
{
  static const char *const many[] = { "strand",    "mode",      "stage",    "agency", "role",
                                      "need_type", "need_tier", "grouping", NULL };
  static const char *const few[] = { "strand", "stage", "agency", "need_type", "grouping", NULL };
  g_autoptr (GRand) rand = g_rand_new_with_seed (26);
  g_autoptr (BalAnalysis) by_many = make_analysis (BAL_TYPE_WAITS, many, 2);
  g_autoptr (BalAnalysis) by_few = make_analysis (BAL_TYPE_WAITS, few, 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalSummary) left = NULL;
  g_autoptr (BalSummary) right = NULL;
  RandomInput input;

  random_input_fill (&input, rand);
  left = bal_analysis_accumulate_input (by_many, &input.input, 0, 16, &error);
  right = bal_analysis_accumulate_input (by_few, &input.input, 0, 16, &error);
  g_assert_no_error (error);
  /* The attributes that are more have no values in these rows. */
  g_assert_cmpuint (left->groups->len, ==, right->groups->len);
  g_assert_cmpuint (left->groups->len, >, 10);
}

static void
assert_fails (BalAnalysis *analysis, BalError code)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (23);
  g_autoptr (GError) error = NULL;
  RandomInput input;

  random_input_fill (&input, rand);
  g_assert_null (bal_analysis_run_input (analysis, &input.input, NULL, NULL, &error));
  g_assert_error (error, BAL_ERROR, (int) code);
}

static void
test_errors (void)
{
  static const char *const by[] = { "shoe_size", NULL };
  static const char *const repeated[] = { "agency", "agency", NULL };
  static const char *const levels[] = { "extreme", NULL };
  g_autoptr (BalAnalysis) bare = g_object_new (BAL_TYPE_BALANCE, NULL);
  g_autoptr (BalAnalysis) early = g_object_new (BAL_TYPE_BALANCE, "as-at", -25568, NULL);
  g_autoptr (BalAnalysis) late = g_object_new (BAL_TYPE_BALANCE, "as-at", 100000, NULL);
  g_autoptr (BalAnalysis) unknown_by =
    g_object_new (BAL_TYPE_BALANCE, "as-at", 18000, "by", by, NULL);
  g_autoptr (BalAnalysis) twice =
    g_object_new (BAL_TYPE_BALANCE, "as-at", 18000, "by", repeated, NULL);
  g_autoptr (BalAnalysis) unknown_level =
    g_object_new (BAL_TYPE_WAITS, "as-at", 18000, "offer-levels", levels, NULL);

  assert_fails (bare, BAL_ERROR_INVALID_ARGUMENT);
  assert_fails (early, BAL_ERROR_OUT_OF_RANGE);
  assert_fails (late, BAL_ERROR_OUT_OF_RANGE);
  assert_fails (unknown_by, BAL_ERROR_NOT_FOUND);
  assert_fails (twice, BAL_ERROR_INVALID_ARGUMENT);
  assert_fails (unknown_level, BAL_ERROR_NOT_FOUND);
}

/* More tiers than the pyramids can count: an error that says so, before anything is counted. */
static void
test_many_tiers (void)
{
  g_autoptr (BalAnalysis) balance = g_object_new (BAL_TYPE_BALANCE, "as-at", 18000, NULL);
  static const char *const tiers[] = { "1",  "2",  "3",  "4",  "5",  "6",  "7",  "8", "9",
                                       "10", "11", "12", "13", "14", "15", "16", NULL };
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (GError) error = NULL;
  static RandomInput data;

  random_input_fill (&data, rand);
  data.input.scheme.need_tiers = (GStrv) tiers;
  g_assert_null (bal_analysis_run_input (balance, &data.input, NULL, NULL, &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_LIMIT_EXCEEDED);
}

static void
test_other_summary (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (24);
  g_autoptr (BalAnalysis) a = make_analysis (BAL_TYPE_BALANCE, NULL, 1);
  g_autoptr (BalAnalysis) b = make_analysis (BAL_TYPE_CONCURRENCY, NULL, 1);
  g_autoptr (BalAnalysis) c = g_object_new (BAL_TYPE_BALANCE, "as-at", INPUT_AS_AT + 1, NULL);
  g_autoptr (BalSummary) bare = g_object_new (BAL_TYPE_SUMMARY, NULL);
  g_autoptr (BalSummary) summary = NULL;
  g_autoptr (GError) error = NULL;
  RandomInput input;

  random_input_fill (&input, rand);
  summary = bal_analysis_accumulate_input (a, &input.input, 0, 16, &error);
  g_assert_no_error (error);
  g_assert_null (bal_analysis_finish (b, summary, &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_null (bal_analysis_finish (c, summary, &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_null (bal_analysis_finish (a, bare, &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_null (bal_analysis_accumulate_input (a, &input.input, 10, 7, &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_OUT_OF_RANGE);
}

static void
test_cancelled (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (25);
  g_autoptr (BalAnalysis) analysis = make_analysis (BAL_TYPE_BALANCE, NULL, 2);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  RandomInput input;

  random_input_fill (&input, rand);
  g_cancellable_cancel (cancellable);
  g_assert_null (bal_analysis_run_input (analysis, &input.input, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Without children every analysis has its tables, with true zeros. */
static void
test_empty (void)
{
  RandomInput input;

  random_episodes_init (&input.data);
  random_input_init (&input, 8);
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (BalAnalysis) analysis = make_analysis (types[i](), NULL, 3);
      g_autoptr (BalResult) result = random_input_run (&input, analysis);

      g_assert_cmpuint (g_list_model_get_n_items (bal_result_get_tables (result)), >, 2);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/analysis/threads", test_threads);
  g_test_add_func ("/analysis/parts", test_parts);
  g_test_add_func ("/analysis/many-combinations", test_many_combinations);
  g_test_add_func ("/analysis/errors", test_errors);
  g_test_add_func ("/analysis/many-tiers", test_many_tiers);
  g_test_add_func ("/analysis/other-summary", test_other_summary);
  g_test_add_func ("/analysis/cancelled", test_cancelled);
  g_test_add_func ("/analysis/empty", test_empty);

  return g_test_run ();
}

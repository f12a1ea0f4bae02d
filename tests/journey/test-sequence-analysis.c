/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-sequence-analysis.h"

#include "libbalanced/core/bal-error.h"
#include "libbalanced/journey/bal-concurrent-pairs.h"
#include "libbalanced/journey/bal-directly-follows.h"
#include "libbalanced/journey/bal-eventually-follows.h"
#include "libbalanced/journey/bal-follow-up.h"
#include "libbalanced/journey/bal-handovers.h"
#include "libbalanced/journey/bal-pathways.h"
#include "libbalanced/journey/bal-successors.h"
#include "libbalanced/journey/bal-variants.h"
#include "tests/journey/bal-random-input.h"

typedef GType (*TypeFunc) (void);

static const TypeFunc types[] = {
  bal_successors_get_type,         bal_concurrent_pairs_get_type, bal_handovers_get_type,
  bal_variants_get_type,           bal_directly_follows_get_type, bal_pathways_get_type,
  bal_eventually_follows_get_type, bal_follow_up_get_type,
};

static BalAnalysis *
make_analysis (GType type, const char *const *by, const char *const *key, guint n_threads)
{
  return g_object_new (type, "as-at", INPUT_AS_AT, "by", by, "key", key, "n-threads", n_threads,
                       NULL);
}

static char *
dup_tables (BalResult *result)
{
  GListModel *tables = bal_result_get_tables (result);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (tables); i++)
    {
      g_autoptr (BalTable) table = g_list_model_get_item (tables, i);
      g_autofree char *csv = bal_table_to_csv (table);

      g_string_append_printf (text, "%s\n%s\n", bal_table_get_name (table), csv);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The children in so many parts, counted apart, sent as bytes, added from the last to the first. */
static GBytes *
count_in_parts (BalAnalysis *analysis, RandomInput *input, guint n_parts)
{
  g_autoptr (BalSummary) sum = NULL;
  guint n = (guint) input->input.n_children;

  for (guint part = n_parts; part-- > 0;)
    {
      guint first = n * part / n_parts, end = n * (part + 1) / n_parts;
      g_autoptr (GError) error = NULL;
      g_autoptr (BalSummary) counted =
        bal_analysis_accumulate_input (analysis, &input->input, first, end - first, &error);
      g_autoptr (GBytes) bytes = bal_summary_to_bytes (counted);
      g_autoptr (BalSummary) received = bal_summary_new_from_bytes (bytes, &error);
      g_autoptr (BalSummary) both = NULL;

      g_assert_no_error (error);
      both = sum ? bal_summary_merge (sum, received, &error) : g_object_ref (received);
      g_assert_no_error (error);
      g_set_object (&sum, both);
    }
  return bal_summary_to_bytes (sum);
}

static void
assert_same (GType type, RandomInput *input, const char *const *by, const char *const *key)
{
  static const guint n_threads[] = { 2, 3, 7 };
  static const guint n_parts[] = { 4, 64 };
  g_autoptr (BalAnalysis) analysis = make_analysis (type, by, key, 1);
  g_autoptr (GBytes) whole = count_in_parts (analysis, input, 1);
  g_autoptr (BalResult) result = random_input_run (input, analysis);
  g_autofree char *text = dup_tables (result);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalSummary) summary = bal_summary_new_from_bytes (whole, &error);
  g_autoptr (BalResult) finished = bal_analysis_finish (analysis, summary, &error);
  g_autofree char *again = dup_tables (finished);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, again);
  for (gsize i = 0; i < G_N_ELEMENTS (n_parts); i++)
    {
      g_autoptr (GBytes) parts = count_in_parts (analysis, input, n_parts[i]);

      g_assert_true (g_bytes_equal (whole, parts));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (n_threads); i++)
    {
      g_autoptr (BalAnalysis) threads = make_analysis (type, by, key, n_threads[i]);
      g_autoptr (BalResult) other = random_input_run (input, threads);
      g_autofree char *other_text = dup_tables (other);

      g_assert_cmpstr (text, ==, other_text);
    }
}

/* 1, 2, 3 and 7 threads, and 1, 4 and 64 parts; also where the combinations of a key are many. */
static void
test_same_bytes (void)
{
  static const char *const by[] = { "agency", NULL };
  static const char *const many[] = { "strand",    "level",     "stage",    "agency", "role",
                                      "need_type", "need_tier", "grouping", NULL };
  g_autoptr (GRand) rand = g_rand_new_with_seed (31);
  RandomInput input;

  random_input_fill (&input, rand);
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      random_input_init (&input, INPUT_ROWS_OF_CHILD);
      assert_same (types[i](), &input, NULL, NULL);
      assert_same (types[i](), &input, by, many);
      random_input_init (&input, 2);
      assert_same (types[i](), &input, by, by);
    }
}

static void
test_errors (void)
{
  static const char *const unknown[] = { "shoe_size", NULL };
  g_autoptr (GRand) rand = g_rand_new_with_seed (32);
  RandomInput input;

  random_input_fill (&input, rand);
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (BalAnalysis) analysis = make_analysis (types[i](), NULL, unknown, 1);
      g_autoptr (BalAnalysis) bare = g_object_new (types[i](), NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (bal_analysis_run_input (analysis, &input.input, NULL, NULL, &error));
      g_assert_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND);
      g_clear_error (&error);
      g_assert_null (bal_analysis_run_input (bare, &input.input, NULL, NULL, &error));
      g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
      g_assert_nonnull (bal_sequence_analysis_get_key (BAL_SEQUENCE_ANALYSIS (bare))[0]);
    }
}

/* Entries that no analysis can have written are refused, whatever their counts. */
static void
test_hostile_entries (void)
{
  static const char *const keys[] = { "=pair",        "=other\x1f=\x1f=a\x1f=b", "=pair\x1f=\x1f=a",
                                      "-\x1f=\x1f=a", "=pair\x1f=x\x1f=a\x1f=b", "=pair\x1f-" };
  static const char *const key[] = { "agency", NULL };
  g_autoptr (GRand) rand = g_rand_new_with_seed (33);
  RandomInput input;

  random_input_fill (&input, rand);
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (keys); j++)
      {
        g_autoptr (BalAnalysis) analysis = make_analysis (types[i](), NULL, key, 1);
        g_autoptr (GError) error = NULL;
        g_autoptr (BalSummary) summary =
          bal_analysis_accumulate_input (analysis, &input.input, 0, 16, &error);
        BalSummaryGroup *entry = g_ptr_array_index (summary->entries, 0);

        g_assert_no_error (error);
        g_free (entry->key);
        entry->key = g_strdup (keys[j]);
        g_assert_null (bal_analysis_finish (analysis, summary, &error));
        g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sequence-analysis/same-bytes", test_same_bytes);
  g_test_add_func ("/sequence-analysis/errors", test_errors);
  g_test_add_func ("/sequence-analysis/hostile-entries", test_hostile_entries);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-variants.h"

#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "tests/journey/bal-random-input.h"

static BalResult *
run (RandomInput *input, const char *key, gboolean merge_equal, guint longest)
{
  const char *const keys[] = { key, NULL };
  g_autoptr (BalAnalysis) analysis =
    g_object_new (BAL_TYPE_VARIANTS, "as-at", INPUT_AS_AT, "key", keys, "merge-equal", merge_equal,
                  "longest", longest, NULL);

  return random_input_run (input, analysis);
}

static double
find_children (BalResult *result, const char *table, const char *sequence)
{
  const char *const keys[] = { "sequence", sequence, NULL };

  return find_number (result, table, "children", keys);
}

/* Of three children two have the same units, and start two of them on the same day in another
 * order; the third has one unit. */
static void
make_children (RandomInput *input)
{
  random_episodes_init (&input->data);
  random_episodes_add (&input->data, 100, 120, 1, 0);
  random_episodes_add (&input->data, 110, 112, 1, 1);
  random_episodes_add (&input->data, 110, 113, 1, 2);
  random_episodes_add (&input->data, 120, 130, 1, 2);
  random_episodes_add (&input->data, 200, 220, 1, 0);
  random_episodes_add (&input->data, 210, 212, 1, 2);
  random_episodes_add (&input->data, 210, 213, 1, 1);
  random_episodes_add (&input->data, 220, 230, 1, 2);
  random_episodes_add (&input->data, 220, 230, 1, -1);
  random_input_init (input, 4);
}

static void
test_sequences_and_sets (void)
{
  static const char *const second[] = { "variant", "2", NULL };
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  make_children (&input);
  result = run (&input, "level", FALSE, 1000);
  g_assert_cmpfloat (
    find_children (result, "variants", "universal > targeted > specialist > specialist"), ==, 1);
  g_assert_cmpfloat (
    find_children (result, "variants", "universal > specialist > targeted > specialist"), ==, 1);
  g_assert_cmpfloat (find_children (result, "variants", "?"), ==, 1);
  g_assert_cmpfloat (find_children (result, "set_variants",
                                    "universal > specialist + targeted > specialist"),
                     ==, 2);
  g_assert_cmpfloat (find_number (result, "variant_totals", "variants", NULL), ==, 3);
  g_assert_cmpfloat (find_number (result, "variant_totals", "set_variants", NULL), ==, 2);
  g_assert_cmpfloat (find_number (result, "set_variant_steps", "children", NULL), ==, 2);
  g_assert_cmpfloat (find_number (result, "set_variants", "children", second), ==, 1);
}

static void
test_merge_equal (void)
{
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  make_children (&input);
  result = run (&input, "level", TRUE, 1000);
  g_assert_cmpfloat (find_children (result, "variants", "universal > targeted > specialist"), ==,
                     1);
  g_assert_cmpfloat (find_children (result, "set_variants",
                                    "universal > specialist + targeted > specialist"),
                     ==, 2);
}

static void
test_longer (void)
{
  g_autoptr (BalResult) result = NULL;
  g_autoptr (BalFinding) finding = NULL;
  RandomInput input;

  make_children (&input);
  result = run (&input, "level", FALSE, 3);
  finding = bal_findings_lookup (bal_result_get_findings (result), "variants-longer");
  g_assert_nonnull (finding);
  g_assert_cmpfloat (find_number (result, "variant_totals", "children_with_longer", NULL), ==, 2);
  g_assert_cmpfloat (find_number (result, "variant_totals", "variants", NULL), ==, 1);
}

/* The children of all variants are all the children, and each variant is written once. */
static void
test_oracle (void)
{
  static const char *const letters[] = { "a", "b", "c", "d", "?" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (35);
  gint32 as_at = INPUT_AS_AT - BAL_EPISODES_EPOCH;
  g_autoptr (GHashTable) expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (BalResult) result = NULL;
  GHashTableIter iter;
  gpointer sequence, n;
  RandomInput input;

  random_input_fill (&input, rand);
  random_input_init (&input, 2);
  for (gsize child = 0; child < input.input.n_children; child++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (gsize row = 2 * child; row < 2 * child + 2; row++)
        if (random_episodes_covers (&input.data, row, as_at, input.data.start[row]))
          g_string_append_printf (text, "%s%s", text->len ? " > " : "",
                                  letters[MIN (input.data.agency[row], 4)]);
      n = g_hash_table_lookup (expected, text->str);
      g_hash_table_insert (expected, g_strdup (text->str),
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (n) + 1));
    }
  g_hash_table_remove (expected, "");
  result = run (&input, "agency", FALSE, 1000);
  g_assert_cmpfloat (find_number (result, "variant_totals", "variants", NULL), ==,
                     g_hash_table_size (expected));
  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &sequence, &n))
    g_assert_cmpfloat (find_children (result, "variants", sequence), ==, GPOINTER_TO_UINT (n));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/variants/sequences-and-sets", test_sequences_and_sets);
  g_test_add_func ("/variants/merge-equal", test_merge_equal);
  g_test_add_func ("/variants/longer", test_longer);
  g_test_add_func ("/variants/oracle", test_oracle);

  return g_test_run ();
}

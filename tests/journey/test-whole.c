/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <stdlib.h>

#include "libbalanced/core/bal-findings.h"
#include "libbalanced/journey/bal-directly-follows.h"
#include "libbalanced/journey/bal-handovers.h"
#include "libbalanced/journey/bal-lower-median-private.h"
#include "libbalanced/journey/bal-reach.h"
#include "libbalanced/journey/bal-variants.h"
#include "tests/journey/bal-random-caseload.h"

/* What is counted for all children at once is what is counted child by child. */

static const char *const keys[][3] = {
  { "agency", NULL }, { "provision", NULL },       { "strand", "level", NULL },
  { "level", NULL },  { "level", "strand", NULL }, { "need_type", NULL },
};

static char *
dup_result (RandomCaseload *caseload, BalAnalysis *analysis)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalResult) result =
    bal_analysis_run_input (analysis, &caseload->input, NULL, NULL, &error);
  g_autoptr (GString) text = g_string_new (NULL);
  GListModel *tables;

  g_assert_no_error (error);
  tables = bal_result_get_tables (result);
  for (guint i = 0; i < g_list_model_get_n_items (tables); i++)
    {
      g_autoptr (BalTable) table = g_list_model_get_item (tables, i);
      g_autofree char *csv = bal_table_to_csv (table);

      g_string_append_printf (text, "%s\n%s\n", bal_table_get_name (table), csv);
    }
  g_string_append_printf (text, "%u findings\n",
                          g_list_model_get_n_items (
                            G_LIST_MODEL (bal_result_get_findings (result))));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The options come in pairs of names and values, for each number of threads anew. Every other one
 * counts as if the processor had no wide vectors. */
static void
assert_same (RandomCaseload *caseload, GType type, guint n, const char **names, GValue *values)
{
  static const guint n_threads[] = { 1, 2, 3, 7 };
  g_autofree char *expected = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (n_threads); i++)
    {
      g_autoptr (BalAnalysis) analysis = NULL;
      g_autofree char *text = NULL;

      for (guint j = 0; j < n; j++)
        if (g_str_equal (names[j], "n-threads"))
          g_value_set_uint (&values[j], n_threads[i]);
      analysis = BAL_ANALYSIS (g_object_new_with_properties (type, n, names, values));
      bal_processor_set_plain (i % 2 == 0);
      if (!expected)
        {
          caseload->input.blocks = NULL;
          expected = dup_result (caseload, analysis);
          caseload->input.blocks = caseload->blocks;
        }
      text = dup_result (caseload, analysis);
      g_assert_cmpstr (text, ==, expected);
    }
}

typedef struct
{
  guint n;
  const char *names[8];
  GValue values[8];
} Options;

static void
add_uint (Options *self, const char *name, guint value)
{
  self->names[self->n] = name;
  g_value_init (&self->values[self->n], G_TYPE_UINT);
  g_value_set_uint (&self->values[self->n++], value);
}

static void
add_int (Options *self, const char *name, int value)
{
  self->names[self->n] = name;
  g_value_init (&self->values[self->n], G_TYPE_INT);
  g_value_set_int (&self->values[self->n++], value);
}

static void
add_boolean (Options *self, const char *name, gboolean value)
{
  self->names[self->n] = name;
  g_value_init (&self->values[self->n], G_TYPE_BOOLEAN);
  g_value_set_boolean (&self->values[self->n++], value);
}

static void
add_enum (Options *self, const char *name, GType type, int value)
{
  self->names[self->n] = name;
  g_value_init (&self->values[self->n], type);
  g_value_set_enum (&self->values[self->n++], value);
}

static void
add_strings (Options *self, const char *name, const char *const *value)
{
  self->names[self->n] = name;
  g_value_init (&self->values[self->n], G_TYPE_STRV);
  g_value_set_boxed (&self->values[self->n++], value);
}

static void
add_period (Options *self, BalPeriod *period)
{
  self->names[self->n] = "period";
  g_value_init (&self->values[self->n], BAL_TYPE_PERIOD);
  g_value_set_boxed (&self->values[self->n++], period);
}

static void
begin (Options *self, GRand *rand, guint round)
{
  *self = (Options){ 0 };
  add_uint (self, "n-threads", 0);
  add_int (self, "as-at",
           RANDOM_ORIGIN + BAL_EPISODES_EPOCH + g_rand_int_range (rand, -3, RANDOM_DAYS + 40));
  add_strings (self, "key", keys[round % G_N_ELEMENTS (keys)]);
}

static void
end (Options *self, RandomCaseload *caseload, GType type)
{
  assert_same (caseload, type, self->n, self->names, self->values);
  for (guint i = 0; i < self->n; i++)
    g_value_unset (&self->values[i]);
}

static void
test_directly_follows (void)
{
  static const char *const figures[][4] = {
    { "pairs", "gap_median_lower", NULL },
    { "children", "gap_p90", NULL },
    { "overlapping_pairs", "pairs", NULL },
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (61);

  for (guint round = 0; round < 36; round++)
    {
      g_autoptr (RandomCaseload) caseload = random_caseload_new (rand, round % 12 == 11 ? 9 : 0);
      Options options;

      begin (&options, rand, round);
      add_enum (&options, "gap", BAL_TYPE_GAP_MEASURE, g_rand_int_range (rand, 0, 2));
      if (round % 4 > 0)
        add_strings (&options, "figures", figures[round % 4 - 1]);
      end (&options, caseload, BAL_TYPE_DIRECTLY_FOLLOWS);
    }
}

static void
test_handovers (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (62);

  for (guint round = 0; round < 24; round++)
    {
      g_autoptr (RandomCaseload) caseload = random_caseload_new (rand, round % 12 == 11 ? 9 : 0);
      Options options;

      begin (&options, rand, round);
      add_boolean (&options, "merge-runs", g_rand_boolean (rand));
      add_boolean (&options, "working-together", round % 8 == 7);
      end (&options, caseload, BAL_TYPE_HANDOVERS);
    }
}

/* Children with so many rows each, as long as there are any. */
static void
fill (RandomCaseload *caseload, GRand *rand, guint n_rows)
{
  while (caseload->episodes.n_rows < CASELOAD_ROWS)
    random_caseload_add_row (caseload, rand);
  for (guint child = 0; child < CASELOAD_CHILDREN; child++)
    {
      caseload->child_first[child] = MIN (n_rows * child, CASELOAD_ROWS);
      caseload->episodes.n_rows = MIN (n_rows * (child + 1), CASELOAD_ROWS);
      random_caseload_sort (caseload, caseload->child_first[child]);
    }
  caseload->child_first[CASELOAD_CHILDREN] = CASELOAD_ROWS;
  bal_blocks_free (caseload->blocks);
  caseload->blocks =
    bal_blocks_new (&caseload->episodes, caseload->child_first, CASELOAD_CHILDREN, 256, 1);
  caseload->input.blocks = caseload->blocks;
}

/* So many pairs begin with one key that they take more than one page. */
static void
test_few_keys (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (64);

  for (guint round = 0; round < 12; round++)
    {
      g_autoptr (RandomCaseload) caseload = random_caseload_new (rand, 0);
      Options options = { 0 };

      fill (caseload, rand, 30);
      for (gsize row = 0; row < CASELOAD_ROWS; row++)
        caseload->agency[row] = (row + row / 9) % 2;
      add_uint (&options, "n-threads", 0);
      add_int (&options, "as-at", RANDOM_ORIGIN + BAL_EPISODES_EPOCH + 3 * RANDOM_DAYS);
      add_strings (&options, "key", keys[0]);
      if (round % 2)
        add_boolean (&options, "merge-runs", TRUE);
      end (&options, caseload, round % 2 ? BAL_TYPE_HANDOVERS : BAL_TYPE_DIRECTLY_FOLLOWS);
    }
}

static void
test_variants (void)
{
  static const guint most[] = { 0, 1, 5, 1000 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (63);

  for (guint round = 0; round < 24; round++)
    {
      g_autoptr (RandomCaseload) caseload = random_caseload_new (rand, round % 12 == 11 ? 9 : 0);
      Options options;

      begin (&options, rand, round);
      add_boolean (&options, "merge-equal", g_rand_boolean (rand));
      add_boolean (&options, "sets", round % 8 == 7);
      add_uint (&options, "most-variants", most[round % G_N_ELEMENTS (most)]);
      add_uint (&options, "longest", round % 3 == 0 ? 4 : 1000);
      end (&options, caseload, BAL_TYPE_VARIANTS);
    }
}

/* Every other child has the same sequence, of more keys than a word or a vector has. */
static void
test_long_variants (void)
{
  static const guint n_rows[] = { 8, 9, 30, 64, 65, 150 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (66);

  for (guint round = 0; round < 4 * G_N_ELEMENTS (n_rows); round++)
    {
      g_autoptr (RandomCaseload) caseload = random_caseload_new (rand, 0);
      guint n = n_rows[round / 4];
      Options options = { 0 };

      fill (caseload, rand, n);
      for (gsize row = 0; row < CASELOAD_ROWS; row++)
        if (row / n % 2)
          {
            caseload->agency[row] = row % n * 7 / 3 % 4;
            caseload->cell[row] = (guint8) (row % n * 7 / 3 % 24);
          }
      add_uint (&options, "n-threads", 0);
      add_int (&options, "as-at", RANDOM_ORIGIN + BAL_EPISODES_EPOCH + 3 * RANDOM_DAYS);
      add_strings (&options, "key", keys[round % 4]);
      add_boolean (&options, "merge-equal", round % 4 > 1);
      add_boolean (&options, "sets", FALSE);
      add_uint (&options, "most-variants", round % 3);
      end (&options, caseload, BAL_TYPE_VARIANTS);
    }
}

static int
compare_values (const void *a, const void *b)
{
  guint16 left = *(const guint16 *) a, right = *(const guint16 *) b;

  return (left > right) - (left < right);
}

static void
test_lower_median (void)
{
  static const gint32 ranges[] = { 1, 3, 100, 3000, G_MAXUINT16 + 1 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (65);

  for (guint32 n = 1; n <= 200; n++)
    for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
      {
        g_autofree guint16 *values = g_new (guint16, n);
        guint16 plain, chosen, bits = 0;

        for (guint32 j = 0; j < n; j++)
          {
            values[j] = (guint16) g_rand_int_range (rand, 0, ranges[i]);
            bits |= values[j];
          }
        plain = bal_lower_median_plain (values, n, bits);
        bal_processor_set_plain (FALSE);
        chosen = bal_lower_median (values, n, bits);
        qsort (values, n, sizeof *values, compare_values);
        g_assert_cmpuint (plain, ==, values[(n - 1) / 2]);
        g_assert_cmpuint (chosen, ==, values[(n - 1) / 2]);
      }
}

/* Groups whose counters go straight to their columns. */
static void
test_groups (void)
{
  static const char *const groupings[][3] = {
    { "setting", NULL }, { "agency", NULL },          { "role", NULL },  { "strand", NULL },
    { "level", NULL },   { "level", "strand", NULL }, { "stage", NULL }, { NULL },
  };
  static GType (*const types[]) (void) = { bal_reach_get_type };
  g_autoptr (GRand) rand = g_rand_new_with_seed (64);

  for (guint round = 0; round < 48; round++)
    {
      g_autoptr (RandomCaseload) caseload = random_caseload_new (rand, round % 12 == 11 ? 9 : 0);
      gint32 first = RANDOM_ORIGIN + BAL_EPISODES_EPOCH + g_rand_int_range (rand, -9, RANDOM_DAYS);
      g_autoptr (BalPeriod) period = bal_period_new (first, BAL_DAY_NONE);
      g_autoptr (BalBitmap) cohort = bal_bitmap_new ();

      for (guint child = 0; child < CASELOAD_CHILDREN; child++)
        if (g_rand_int_range (rand, 0, 5) > 0)
          bal_bitmap_add (cohort, child);
      caseload->input.cohort = round % 3 == 0 ? cohort : NULL;
      for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
        {
          Options options = { 0 };

          add_uint (&options, "n-threads", 0);
          add_int (&options, "as-at", RANDOM_ORIGIN + BAL_EPISODES_EPOCH + RANDOM_DAYS + 20);
          add_strings (&options, "by", groupings[round % G_N_ELEMENTS (groupings)]);
          if (round % 2 == 0)
            add_period (&options, period);
          end (&options, caseload, types[i]());
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/whole/directly-follows", test_directly_follows);
  g_test_add_func ("/whole/groups", test_groups);
  g_test_add_func ("/whole/handovers", test_handovers);
  g_test_add_func ("/whole/few-keys", test_few_keys);
  g_test_add_func ("/whole/lower-median", test_lower_median);
  g_test_add_func ("/whole/variants", test_variants);
  g_test_add_func ("/whole/long-variants", test_long_variants);

  return g_test_run ();
}

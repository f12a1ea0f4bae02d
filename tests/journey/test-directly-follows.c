/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-directly-follows.h"

#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "tests/journey/bal-random-input.h"

static BalResult *
run (RandomInput *input, const char *key)
{
  const char *const keys[] = { key, NULL };
  g_autoptr (BalAnalysis) analysis =
    g_object_new (BAL_TYPE_DIRECTLY_FOLLOWS, "as-at", INPUT_AS_AT, "key", keys, NULL);

  return random_input_run (input, analysis);
}

static double
find_pair (BalResult *result, const char *column)
{
  static const char *const keys[] = { "from_level", "universal", "to_level", "targeted", NULL };

  return find_number (result, "directly_follows", column, keys);
}

/* Four gaps of one pair: 0, 2, 5 and 9 days; one more pair overlaps. */
static void
test_gaps (void)
{
  static const char *const universal[] = { "level", "universal", NULL };
  static const int starts[] = { 111, 113, 116, 120, 105 };
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  random_episodes_init (&input.data);
  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      random_episodes_add (&input.data, 100, 110, 1, 0);
      random_episodes_add (&input.data, starts[i], starts[i] + 5, 1, 1);
    }
  random_input_init (&input, 2);
  result = run (&input, "level");
  g_assert_cmpfloat (find_pair (result, "pairs"), ==, 5);
  g_assert_cmpfloat (find_pair (result, "children"), ==, 5);
  g_assert_cmpfloat (find_pair (result, "overlapping_pairs"), ==, 1);
  g_assert_cmpfloat (find_pair (result, "gap_days"), ==, 16);
  g_assert_cmpfloat (find_pair (result, "gap_min"), ==, 0);
  g_assert_cmpfloat (find_pair (result, "gap_max"), ==, 9);
  g_assert_cmpfloat (find_pair (result, "gap_mean"), ==, 3.2);
  g_assert_cmpfloat (find_pair (result, "gap_median"), ==, 2);
  g_assert_cmpfloat (find_pair (result, "gap_p90"), ==, 7.4);
  g_assert_cmpfloat (find_number (result, "start_keys", "children", universal), ==, 5);
  g_assert_cmpfloat (find_number (result, "end_keys", "children", universal), ==, -1);
  g_assert_cmpfloat (find_number (result, "sequence_order", "pairs_by_identifier", NULL), ==, 0);
}

/* Of three units on the same days two pairs have no other order than their rows. */
static void
test_by_identifier (void)
{
  g_autoptr (BalResult) result = NULL;
  g_autoptr (BalFinding) finding = NULL;
  RandomInput input;

  random_episodes_init (&input.data);
  for (guint i = 0; i < 3; i++)
    random_episodes_add (&input.data, 100, 110, 1, 0);
  random_episodes_add (&input.data, 100, -1, 1, 0);
  random_input_init (&input, 4);
  result = run (&input, "level");
  finding = bal_findings_lookup (bal_result_get_findings (result), "order-by-identifier");
  g_assert_nonnull (finding);
  g_assert_cmpfloat (find_number (result, "sequence_order", "pairs", NULL), ==, 3);
  g_assert_cmpfloat (find_number (result, "sequence_order", "pairs_by_identifier", NULL), ==, 2);
}

/* Every pair of agencies, counted from the rows and nothing else. */
static void
count_pairs (const RandomInput *input, gint64 pairs[5][5], gint64 gaps[5][5])
{
  gint32 as_at = INPUT_AS_AT - BAL_EPISODES_EPOCH;
  const RandomEpisodes *data = &input->data;
  int before = -1;

  for (gsize row = 0; row < data->episodes.n_rows; row++)
    {
      guint a, b;
      gint32 end;

      if (row % INPUT_ROWS_OF_CHILD == 0)
        before = -1;
      if (!random_episodes_covers (data, row, as_at, data->start[row]))
        continue;
      b = data->agency[row] > 4 ? 4 : data->agency[row];
      if (before >= 0)
        {
          a = data->agency[before] > 4 ? 4 : data->agency[before];
          end = MIN (data->end[before], as_at);
          pairs[a][b]++;
          gaps[a][b] += MAX (data->start[row] - end - 1, 0);
        }
      before = (int) row;
    }
}

static void
test_oracle (void)
{
  static const char *const names[] = { "a", "b", "c", "d", "" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (34);
  RandomInput input;

  for (guint round = 0; round < 20; round++)
    {
      gint64 pairs[5][5] = { 0 }, gaps[5][5] = { 0 };
      g_autoptr (BalResult) result = NULL;

      random_input_fill (&input, rand);
      count_pairs (&input, pairs, gaps);
      result = run (&input, "agency");
      for (guint a = 0; a < 5; a++)
        for (guint b = 0; b < 5; b++)
          {
            const char *const keys[] = { "from_agency", names[a], "to_agency", names[b], NULL };

            g_assert_cmpfloat (find_number (result, "directly_follows", "pairs", keys), ==,
                               pairs[a][b] ? (double) pairs[a][b] : -1);
            if (pairs[a][b])
              g_assert_cmpfloat (find_number (result, "directly_follows", "gap_days", keys), ==,
                                 (double) gaps[a][b]);
          }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/directly-follows/gaps", test_gaps);
  g_test_add_func ("/directly-follows/by-identifier", test_by_identifier);
  g_test_add_func ("/directly-follows/oracle", test_oracle);

  return g_test_run ();
}

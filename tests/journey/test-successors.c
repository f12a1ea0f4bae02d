/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-successors.h"

#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "tests/journey/bal-random-input.h"

static const char *const agency_key[] = { "agency", NULL };
static const char *const names[] = { "", "a", "b", "c", "d" };

static BalResult *
run (RandomInput *input, guint most_pairs)
{
  g_autoptr (BalAnalysis) analysis = g_object_new (BAL_TYPE_SUCCESSORS, "as-at", INPUT_AS_AT, "key",
                                                   agency_key, "most-pairs", most_pairs, NULL);

  return random_input_run (input, analysis);
}

static double
find_pair (BalResult *result, guint a, guint b, const char *column)
{
  const char *const keys[] = { "from_agency", names[a], "to_agency", names[b], NULL };

  return find_number (result, "successors", column, keys);
}

static gint32
get_end (const RandomInput *input, gsize row)
{
  return MIN (input->data.end[row], INPUT_AS_AT - BAL_EPISODES_EPOCH);
}

static gboolean
is_timed (const RandomInput *input, gsize row)
{
  return random_episodes_covers (&input->data, row, INPUT_AS_AT - BAL_EPISODES_EPOCH,
                                 input->data.start[row]);
}

/* The definition: b starts after the end of a, and no unit lies between them. */
static gboolean
is_successor (const RandomInput *input, gsize first, gsize a, gsize b)
{
  if (!is_timed (input, a) || !is_timed (input, b) || get_end (input, a) >= input->data.start[b])
    return FALSE;
  for (gsize x = first; x < first + INPUT_ROWS_OF_CHILD; x++)
    if (is_timed (input, x) && get_end (input, a) < input->data.start[x] &&
        get_end (input, x) < input->data.start[b])
      return FALSE;
  return TRUE;
}

static void
test_oracle (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (38);
  RandomInput input;

  for (guint round = 0; round < 10; round++)
    {
      gint64 pairs[5][5] = { 0 }, gaps[5][5] = { 0 };
      g_autoptr (BalResult) result = NULL;

      random_input_fill (&input, rand);
      for (gsize a = 0; a < RANDOM_ROWS; a++)
        for (gsize i = 0, first = a - a % INPUT_ROWS_OF_CHILD; i < INPUT_ROWS_OF_CHILD; i++)
          if (is_successor (&input, first, a, first + i))
            {
              guint from = (guint16) (input.data.agency[a] + 1);
              guint to = (guint16) (input.data.agency[first + i] + 1);

              pairs[from][to]++;
              gaps[from][to] += input.data.start[first + i] - get_end (&input, a) - 1;
            }
      result = run (&input, 1000);
      for (guint a = 0; a < 5; a++)
        for (guint b = 0; b < 5; b++)
          {
            g_assert_cmpfloat (find_pair (result, a, b, "pairs"), ==,
                               pairs[a][b] ? (double) pairs[a][b] : -1);
            if (pairs[a][b])
              g_assert_cmpfloat (find_pair (result, a, b, "gap_days"), ==, (double) gaps[a][b]);
          }
    }
}

/* As many successors as the product of two days' units: more than may be is left out. */
static void
test_left_out (void)
{
  g_autoptr (BalResult) counted = NULL;
  g_autoptr (BalResult) left_out = NULL;
  g_autoptr (BalFinding) finding = NULL;
  RandomInput input;

  random_episodes_init (&input.data);
  for (guint i = 0; i < 40; i++)
    random_episodes_add (&input.data, i < 20 ? 100 : 101, i < 20 ? 100 : 101, 1, 1);
  random_input_init (&input, 40);
  counted = run (&input, 400);
  left_out = run (&input, 399);
  finding = bal_findings_lookup (bal_result_get_findings (left_out), "pairs-left-out");
  g_assert_nonnull (finding);
  g_assert_cmpfloat (find_pair (counted, 1, 1, "pairs"), ==, 400);
  g_assert_cmpfloat (find_pair (left_out, 1, 1, "pairs"), ==, -1);
  g_assert_cmpfloat (find_number (left_out, "successor_totals", "children_left_out", NULL), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/successors/oracle", test_oracle);
  g_test_add_func ("/successors/left-out", test_left_out);

  return g_test_run ();
}

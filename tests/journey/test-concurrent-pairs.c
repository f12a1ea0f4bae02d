/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-concurrent-pairs.h"

#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "tests/journey/bal-random-input.h"

static const char *const agency_key[] = { "agency", NULL };
static const char *const names[] = { "", "a", "b", "c", "d" };

static BalResult *
run (RandomInput *input, guint least, guint most_pairs, gint32 first)
{
  g_autoptr (BalPeriod) period = bal_period_new (first + BAL_EPISODES_EPOCH, INPUT_AS_AT);
  g_autoptr (BalAnalysis) analysis =
    g_object_new (BAL_TYPE_CONCURRENT_PAIRS, "as-at", INPUT_AS_AT, "period", period, "key",
                  agency_key, "least-common-days", least, "most-pairs", most_pairs, NULL);

  return random_input_run (input, analysis);
}

static double
find_pair (BalResult *result, guint a, guint b, const char *column)
{
  const char *const keys[] = { "first_agency", names[a], "second_agency", names[b], NULL };

  return find_number (result, "concurrent_pairs", column, keys);
}

/* The days that both units cover, day by day. */
static gint64
count_days (const RandomInput *input, gsize a, gsize b, gint32 first)
{
  gint32 as_at = INPUT_AS_AT - BAL_EPISODES_EPOCH;
  gint64 days = 0;

  for (gint32 day = first; day <= as_at; day++)
    days += random_episodes_covers (&input->data, a, as_at, day) &&
            random_episodes_covers (&input->data, b, as_at, day);
  return days;
}

static void
assert_pairs (RandomInput *input, guint least, gint32 first)
{
  gint64 pairs[5][5] = { 0 }, days[5][5] = { 0 };
  g_autoptr (BalResult) result = run (input, least, 1000, first);

  for (gsize row = 0; row < RANDOM_ROWS; row++)
    for (gsize other = row + 1;
         other < RANDOM_ROWS && other / INPUT_ROWS_OF_CHILD == row / INPUT_ROWS_OF_CHILD; other++)
      {
        gint64 common = count_days (input, row, other, first);
        guint a = (guint16) (input->data.agency[row] + 1);
        guint b = (guint16) (input->data.agency[other] + 1);

        if (common < least)
          continue;
        pairs[MIN (a, b)][MAX (a, b)]++;
        days[MIN (a, b)][MAX (a, b)] += common;
      }
  for (guint a = 0; a < 5; a++)
    for (guint b = a; b < 5; b++)
      {
        g_assert_cmpfloat (find_pair (result, a, b, "pairs"), ==,
                           pairs[a][b] ? (double) pairs[a][b] : -1);
        if (pairs[a][b])
          g_assert_cmpfloat (find_pair (result, a, b, "common_days"), ==, (double) days[a][b]);
      }
}

static void
test_oracle (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (37);
  RandomInput input;

  for (guint round = 0; round < 5; round++)
    {
      random_input_fill (&input, rand);
      assert_pairs (&input, 1, RANDOM_ORIGIN);
      assert_pairs (&input, 2, RANDOM_ORIGIN);
      assert_pairs (&input, 4, RANDOM_ORIGIN + 20);
    }
}

/* A child with more pairs is left out whole, and a finding says so; the other one is counted. */
static void
test_left_out (void)
{
  g_autoptr (BalResult) result = NULL;
  g_autoptr (BalFinding) finding = NULL;
  RandomInput input;

  random_episodes_init (&input.data);
  for (guint i = 0; i < 64; i++)
    random_episodes_add (&input.data, 100, 110, 1, 1);
  random_episodes_add (&input.data, 100, 110, 1, 1);
  random_episodes_add (&input.data, 110, 111, 1, 1);
  random_input_init (&input, 64);
  result = run (&input, 1, 64 * 63 / 2 - 1, 0);
  finding = bal_findings_lookup (bal_result_get_findings (result), "pairs-left-out");
  g_assert_nonnull (finding);
  g_assert_cmpfloat (find_number (result, "concurrent_pair_totals", "children_left_out", NULL), ==,
                     1);
  g_assert_cmpfloat (find_pair (result, 1, 1, "pairs"), ==, 1);
  g_assert_cmpfloat (find_pair (result, 1, 1, "common_days"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/concurrent-pairs/oracle", test_oracle);
  g_test_add_func ("/concurrent-pairs/left-out", test_left_out);

  return g_test_run ();
}

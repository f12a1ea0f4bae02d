/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-handovers.h"

#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "tests/journey/bal-random-input.h"

static void
add (RandomInput *input, int start, int end, guint16 agency)
{
  input->data.agency[input->data.episodes.n_rows] = agency;
  random_episodes_add (&input->data, start, end, 1, 1);
}

static double
find_handover (BalResult *result, const char *column)
{
  static const char *const keys[] = { "from_agency", "a", "to_agency", "b", NULL };

  return find_number (result, "handovers", column, keys);
}

static double
find_together (BalResult *result, const char *a, const char *b, const char *column)
{
  const char *const keys[] = { "first_agency", a, "second_agency", b, NULL };

  return find_number (result, "working_together", column, keys);
}

/* A start on the day of the end overlaps, one on the next day follows, one after that leaves a
 * gap; a unit without an agency hands nothing over. */
static void
test_handovers (void)
{
  static const int starts[] = { 110, 111, 115 };
  g_autoptr (BalHandovers) handovers = bal_handovers_new (INPUT_AS_AT, NULL, NULL);
  g_autoptr (BalResult) result = NULL;
  g_autoptr (BalFinding) finding = NULL;
  RandomInput input;

  random_episodes_init (&input.data);
  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      add (&input, 100, 110, 0);
      add (&input, starts[i], starts[i] + 5, 1);
      add (&input, starts[i] + 1, starts[i] + 5, 65535);
    }
  random_input_init (&input, 3);
  result = random_input_run (&input, handovers);
  finding = bal_findings_lookup (bal_result_get_findings (result), "handovers-unknown");
  g_assert_nonnull (finding);
  g_assert_cmpfloat (find_handover (result, "handovers"), ==, 3);
  g_assert_cmpfloat (find_handover (result, "children"), ==, 3);
  g_assert_cmpfloat (find_handover (result, "overlapped"), ==, 1);
  g_assert_cmpfloat (find_handover (result, "same_or_next_day"), ==, 1);
  g_assert_cmpfloat (find_handover (result, "gapped"), ==, 1);
  g_assert_cmpfloat (find_handover (result, "gap_days"), ==, 4);
  g_assert_cmpfloat (find_together (result, "a", "b", "children"), ==, 1);
  g_assert_cmpfloat (find_together (result, "a", "b", "common_days"), ==, 1);
  g_assert_cmpfloat (find_number (result, "handover_totals", "pairs_without_key", NULL), ==, 3);
}

/* The days on which two agencies are both active, by the rows and nothing else. */
static gint64
count_days (const RandomInput *input, gsize child, guint a, guint b, gint32 first)
{
  gint32 as_at = INPUT_AS_AT - BAL_EPISODES_EPOCH;
  gint64 days = 0;

  for (gint32 day = first; day <= as_at; day++)
    {
      guint active = 0;

      for (gsize row = child * INPUT_ROWS_OF_CHILD; row < (child + 1) * INPUT_ROWS_OF_CHILD; row++)
        if (random_episodes_covers (&input->data, row, as_at, day) && input->data.agency[row] < 4)
          active |= 1u << input->data.agency[row];
      days += (active >> a & 1) && (active >> b & 1);
    }
  return days;
}

static void
assert_together (RandomInput *input, guint least, gint32 first)
{
  static const char *const names[] = { "a", "b", "c", "d" };
  g_autoptr (BalPeriod) period = bal_period_new (first + BAL_EPISODES_EPOCH, INPUT_AS_AT);
  g_autoptr (BalAnalysis) analysis =
    g_object_new (BAL_TYPE_HANDOVERS, "as-at", INPUT_AS_AT, "period", period, "least-common-days",
                  least, NULL);
  g_autoptr (BalResult) result = random_input_run (input, analysis);

  for (guint a = 0; a < 4; a++)
    for (guint b = a + 1; b < 4; b++)
      {
        gint64 children = 0, days = 0;

        for (gsize child = 0; child < input->input.n_children; child++)
          {
            gint64 common = count_days (input, child, a, b, first);

            children += common >= least;
            days += common >= least ? common : 0;
          }
        g_assert_cmpfloat (find_together (result, names[a], names[b], "children"), ==,
                           children ? (double) children : -1);
        if (children)
          g_assert_cmpfloat (find_together (result, names[a], names[b], "common_days"), ==,
                             (double) days);
      }
}

static void
test_together (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (36);
  RandomInput input;

  for (guint round = 0; round < 5; round++)
    {
      random_input_fill (&input, rand);
      assert_together (&input, 1, RANDOM_ORIGIN);
      assert_together (&input, 2, RANDOM_ORIGIN);
      assert_together (&input, 5, RANDOM_ORIGIN + 20);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/handovers/handovers", test_handovers);
  g_test_add_func ("/handovers/together", test_together);

  return g_test_run ();
}

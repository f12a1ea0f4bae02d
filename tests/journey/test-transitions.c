/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-transitions.h"

#include "tests/journey/bal-random-input.h"

/* One child: universal, nothing for nine days, specialist, targeted for three days, universal. The
 * stages of the rows are 0, 2, 1 and none. */
static void
fill (RandomInput *input)
{
  static const int rows[][4] = {
    { 100, 110, 0, 0 }, { 120, 130, 2, 2 }, { 131, 133, 1, 1 }, { 134, 150, 0, 255 }
  };

  random_episodes_init (&input->data);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      random_episodes_add (&input->data, rows[i][0], rows[i][1], 4, rows[i][2]);
      input->data.stage[i] = (guint8) rows[i][3];
    }
  random_input_init (input, G_N_ELEMENTS (rows));
}

static BalResult *
run (RandomInput *input, BalTransitionScheme scheme, int shortest, int gap)
{
  g_autoptr (BalAnalysis) analysis =
    g_object_new (BAL_TYPE_TRANSITIONS, "as-at", INPUT_AS_AT, "scheme", scheme,
                  "shortest-state-days", shortest, "gap-break-days", gap, NULL);

  return random_input_run (input, analysis);
}

static double
find_move (BalResult *result, const char *from, const char *to)
{
  const char *const keys[] = { "from_state", from, "to_state", to, NULL };

  return find_number (result, "transitions", "moves", keys);
}

static double
find_state (BalResult *result, const char *state, const char *column)
{
  const char *const keys[] = { "state", state, NULL };

  return find_number (result, "states", column, keys);
}

static double
find_total (BalResult *result, const char *column)
{
  return find_number (result, "transition_totals", column, NULL);
}

static void
test_levels (void)
{
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  fill (&input);
  result = run (&input, BAL_TRANSITION_SCHEME_LEVEL, 0, 0);
  g_assert_cmpfloat (find_move (result, "universal", "specialist"), ==, 1);
  g_assert_cmpfloat (find_move (result, "specialist", "targeted"), ==, 1);
  g_assert_cmpfloat (find_move (result, "targeted", "universal"), ==, 1);
  g_assert_cmpfloat (find_move (result, "universal", "targeted"), ==, 0);
  g_assert_cmpfloat (find_total (result, "moves"), ==, 3);
  g_assert_cmpfloat (find_total (result, "up"), ==, 1);
  g_assert_cmpfloat (find_total (result, "down"), ==, 2);
  g_assert_cmpfloat (find_total (result, "jumps_up"), ==, 1);
  g_assert_cmpfloat (find_total (result, "jumps_down"), ==, 0);
  g_assert_cmpfloat (find_total (result, "children_down"), ==, 1);
  g_assert_cmpfloat (find_state (result, "universal", "runs"), ==, 2);
  g_assert_cmpfloat (find_state (result, "universal", "days_highest"), ==, 28);
  g_assert_cmpfloat (find_state (result, "universal", "run_median"), ==, 14);
}

static void
test_options (void)
{
  g_autoptr (BalResult) absorbed = NULL;
  g_autoptr (BalResult) broken = NULL;
  g_autoptr (BalResult) nearly = NULL;
  RandomInput input;

  fill (&input);
  absorbed = run (&input, BAL_TRANSITION_SCHEME_LEVEL, 4, 0);
  broken = run (&input, BAL_TRANSITION_SCHEME_LEVEL, 0, 9);
  nearly = run (&input, BAL_TRANSITION_SCHEME_LEVEL, 0, 10);
  g_assert_cmpfloat (find_move (absorbed, "specialist", "universal"), ==, 1);
  g_assert_cmpfloat (find_total (absorbed, "jumps_down"), ==, 1);
  g_assert_cmpfloat (find_state (absorbed, "specialist", "days_highest"), ==, 14);
  g_assert_cmpfloat (find_state (absorbed, "specialist", "days_any"), ==, 11);
  g_assert_cmpfloat (find_total (broken, "jumps_up"), ==, 0);
  g_assert_cmpfloat (find_total (broken, "moves"), ==, 2);
  g_assert_cmpfloat (find_total (nearly, "jumps_up"), ==, 1);
}

static void
test_stages (void)
{
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  fill (&input);
  result = run (&input, BAL_TRANSITION_SCHEME_STAGE, 0, 0);
  g_assert_cmpfloat (find_move (result, "pre-identification", "intervention"), ==, 1);
  g_assert_cmpfloat (find_move (result, "intervention", "identification"), ==, 1);
  g_assert_cmpfloat (find_total (result, "moves"), ==, 2);
  g_assert_cmpfloat (find_total (result, "jumps_up"), ==, 1);
  g_assert_cmpfloat (find_total (result, "jumps_down"), ==, 0);
  g_assert_cmpfloat (find_state (result, "evaluation", "runs"), ==, 0);
  g_assert_cmpfloat (find_state (result, "intervention", "days_any"), ==, 11);
}

/* The highest state of each day, by the definition; the moves between the runs of those days. */
static void
count_naively (const RandomInput *input, gsize first, gint64 moves[3][3], gint64 days[3])
{
  int before = -1;

  for (gint32 day = RANDOM_ORIGIN; day <= INPUT_AS_AT - BAL_EPISODES_EPOCH; day++)
    {
      int highest = -1;

      for (gsize row = first; row < first + INPUT_ROWS_OF_CHILD; row++)
        if (random_episodes_covers (&input->data, row, INPUT_AS_AT - BAL_EPISODES_EPOCH, day))
          highest = MAX (highest, bal_episodes_get_level (&input->data.episodes, row));
      if (highest < 0)
        continue;
      days[highest]++;
      if (before >= 0 && before != highest)
        moves[before][highest]++;
      before = highest;
    }
}

static void
test_oracle (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (71);
  RandomInput input;

  for (guint round = 0; round < 10; round++)
    {
      gint64 moves[3][3] = { { 0 } }, days[3] = { 0 };
      g_autoptr (BalResult) result = NULL;

      random_input_fill (&input, rand);
      for (gsize first = 0; first < RANDOM_ROWS; first += INPUT_ROWS_OF_CHILD)
        count_naively (&input, first, moves, days);
      result = run (&input, BAL_TRANSITION_SCHEME_LEVEL, 0, 0);
      for (guint i = 0; i < 3; i++)
        {
          g_assert_cmpfloat (find_state (result, input_levels[i], "days_highest"), ==,
                             (double) days[i]);
          for (guint j = 0; j < 3; j++)
            if (i != j)
              g_assert_cmpfloat (find_move (result, input_levels[i], input_levels[j]), ==,
                                 (double) moves[i][j]);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/transitions/levels", test_levels);
  g_test_add_func ("/transitions/options", test_options);
  g_test_add_func ("/transitions/stages", test_stages);
  g_test_add_func ("/transitions/oracle", test_oracle);

  return g_test_run ();
}

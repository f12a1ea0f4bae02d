/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-start-moves.h"

#include "libbalanced/journey/bal-move-count-private.h"
#include "tests/journey/bal-random-input.h"

#define UNIVERSAL 0
#define TARGETED 1
#define SPECIALIST 2

static void
add_units (RandomInput *input, const int *levels, guint n)
{
  for (guint i = 0; i < n; i++)
    random_episodes_add (&input->data, 100 + (int) i, 300, 1, levels[i]);
}

static double
find_total (BalResult *result, const char *column)
{
  return find_number (result, "start_move_totals", column, NULL);
}

/* Three children of five units: a step by way of two targeted units, a jump, and a step that a
 * unit without a level hides. */
static void
test_steps (void)
{
  static const int levels[][5] = {
    { UNIVERSAL, TARGETED, TARGETED, SPECIALIST, SPECIALIST },
    { TARGETED, SPECIALIST, UNIVERSAL, SPECIALIST, UNIVERSAL },
    { UNIVERSAL, TARGETED, -1, TARGETED, SPECIALIST },
  };
  static const char *const jump[] = { "from_level", "universal", "to_level", "specialist", NULL };
  static const char *const same[] = { "from_level", "targeted", "to_level", "targeted", NULL };
  static const char *const step[] = { "from_level", "targeted", "to_level", "specialist", NULL };
  g_autoptr (BalAnalysis) analysis =
    g_object_new (BAL_TYPE_START_MOVES, "as-at", INPUT_AS_AT, NULL);
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  random_episodes_init (&input.data);
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    add_units (&input, levels[i], G_N_ELEMENTS (levels[i]));
  random_input_init (&input, G_N_ELEMENTS (levels[0]));
  result = random_input_run (&input, analysis);
  g_assert_cmpfloat (find_total (result, "children"), ==, 3);
  g_assert_cmpfloat (find_total (result, "units_started"), ==, 15);
  g_assert_cmpfloat (find_total (result, "moves"), ==, 12);
  g_assert_cmpfloat (find_total (result, "moves_without_level"), ==, 2);
  g_assert_cmpfloat (find_total (result, "universal_to_specialist"), ==, 1);
  g_assert_cmpfloat (find_total (result, "universal_targeted_specialist"), ==, 1);
  g_assert_cmpfloat (find_number (result, "start_moves", "moves", jump), ==, 1);
  g_assert_cmpfloat (find_number (result, "start_moves", "moves", same), ==, 1);
  g_assert_cmpfloat (find_number (result, "start_moves", "moves", step), ==, 3);
  g_assert_cmpfloat (find_number (result, "start_moves", "share_of_moves", step), ==, 0.3);
}

/* A move belongs to the start of the later unit; the step began before the period. */
static void
test_period (void)
{
  static const int levels[] = { UNIVERSAL, TARGETED, TARGETED, SPECIALIST };
  g_autoptr (BalPeriod) period =
    bal_period_new (BAL_EPISODES_EPOCH + 103, BAL_EPISODES_EPOCH + 110);
  g_autoptr (BalAnalysis) analysis =
    g_object_new (BAL_TYPE_START_MOVES, "as-at", INPUT_AS_AT, "period", period, NULL);
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  random_episodes_init (&input.data);
  add_units (&input, levels, G_N_ELEMENTS (levels));
  random_input_init (&input, G_N_ELEMENTS (levels));
  result = random_input_run (&input, analysis);
  g_assert_cmpfloat (find_total (result, "children"), ==, 1);
  g_assert_cmpfloat (find_total (result, "units_started"), ==, 1);
  g_assert_cmpfloat (find_total (result, "moves"), ==, 1);
  g_assert_cmpfloat (find_total (result, "universal_targeted_specialist"), ==, 1);
}

/* Enough rows for many words and blocks: some children have none, and one has more than a block. */
static void
test_kernel (void)
{
  enum
  {
    N_ROWS = 40000,
    N_CHILDREN = 2000,
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (51);
  g_autofree guint16 *start = g_new0 (guint16, N_ROWS);
  g_autofree guint8 *cell = g_new0 (guint8, N_ROWS);
  g_autofree guint32 *first = g_new0 (guint32, N_CHILDREN + 1);
  g_autofree guint32 *ends = g_new (guint32, N_CHILDREN);
  BalRange range;
  BalEpisodes episodes = {
    .start = start, .cell = cell, .n_strands = 5, .n_levels = 3, .level_band = { 1, 2, 3 }
  };

  for (guint round = 0; round < 8; round++)
    {
      BalMoveCount expected = { 0 }, counted = { 0 };
      guint n = 0;

      for (guint child = 0; child < N_CHILDREN; child++)
        {
          int most = child == 1000 && round % 2 == 0 ? 9000 : 30;
          guint n_rows = (guint) g_rand_int_range (rand, most == 30 ? 0 : 5000, most);
          gint32 day = 1;

          first[child] = n;
          for (guint i = 0; i < n_rows && n < N_ROWS; i++, n++)
            {
              day += g_rand_int_range (rand, 0, 3);
              start[n] = (guint16) (g_rand_int_range (rand, 0, 40) == 0 ? 65535 : day);
              if (start[n] == 65535)
                day = 65535 - 90000;
              if (day < 0)
                start[n] = 65535;
              /* Mostly targeted, so that runs go on from word to word. */
              cell[n] = (guint8) (4 * g_rand_int_range (rand, 0, 6) +
                                  (g_rand_int_range (rand, 0, 3) > 0 && round > 3
                                     ? 2
                                     : g_rand_int_range (rand, 0, 4)));
            }
        }
      first[N_CHILDREN] = n;
      episodes.n_rows = n;
      bal_range_init (&range, &episodes, first, N_CHILDREN, 20000, ends);
      bal_move_count_add_range_plain (&expected, &episodes, &range);
      bal_move_count_add_range (&counted, &episodes, &range);
      g_assert_cmpint (expected.steps, >, 0);
      g_assert_cmpint (expected.without_level, >, 0);
      g_assert_cmpmem (&counted, sizeof counted, &expected, sizeof expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/start-moves/steps", test_steps);
  g_test_add_func ("/start-moves/period", test_period);
  g_test_add_func ("/start-moves/kernel", test_kernel);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-level-states-private.h"

#include "tests/journey/bal-random-episodes.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalSweep, bal_sweep_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalLevelStates, bal_level_states_free)

#define GRID (RANDOM_DAYS + 100)

/* The highest level of each day from the origin, by looking at every row. */
static void
look_at_days (const RandomEpisodes *data, gint32 as_at, int states[GRID], gint64 any[16])
{
  for (int i = 0; i < GRID; i++)
    {
      guint seen = 0;

      states[i] = -1;
      for (gsize row = 0; row < data->episodes.n_rows; row++)
        {
          int level = bal_episodes_get_level (&data->episodes, row);

          if (level < 0 || !random_episodes_covers (data, row, as_at, RANDOM_ORIGIN + i))
            continue;
          states[i] = MAX (states[i], level);
          seen |= 1u << level;
        }
      for (int level = 0; level < 3; level++)
        any[level] += seen >> level & 1;
    }
}

/* A state lasts while the highest level of the days stays the same; a short one is overwritten
 * by the one before, which is itself as long as it has grown. */
static void
debounce (int states[GRID], gint32 days)
{
  for (int i = 0; i < GRID;)
    {
      int end = i;

      while (end < GRID && states[end] == states[i])
        end++;
      if (end - i < days && i > 0 && end < GRID)
        for (int day = i; day < end; day++)
          states[day] = states[i - 1];
      i = end;
    }
}

static guint
count_moves (const int states[GRID], const BalWindow *window, int gap_breaks, guint moves[3][3])
{
  int before = -1, gap = 0;
  guint n = 0;

  for (int i = 0; i < GRID; i++)
    {
      gap = states[i] < 0 ? gap + 1 : 0;
      if (states[i] < 0 && gap_breaks > 0 && gap >= gap_breaks)
        before = -1;
      if (states[i] < 0)
        continue;
      if (before >= 0 && before != states[i] && bal_window_has (window, RANDOM_ORIGIN + i))
        {
          moves[before][states[i]]++;
          n++;
        }
      before = states[i];
    }
  return n;
}

static void
assert_runs (const BalLevelStates *states, const int expected[GRID], const BalWindow *window)
{
  int first = -1, last = -1, at;

  for (int i = 0; i < GRID; i++)
    if (expected[i] >= 0 && bal_window_has (window, RANDOM_ORIGIN + i))
      {
        first = first < 0 ? i : first;
        last = i;
      }
  if (first < 0)
    {
      g_assert_cmpuint (states->n_runs, ==, 0);
      return;
    }
  at = first;
  for (gsize run = 0; run < states->n_runs; run++)
    {
      g_assert_cmpint (states->runs[run].day, ==, RANDOM_ORIGIN + at);
      if (run > 0)
        g_assert_cmpint (states->runs[run].level, !=, states->runs[run - 1].level);
      for (int day = 0; day < states->runs[run].n_days; day++, at++)
        g_assert_cmpint (states->runs[run].level, ==, expected[at]);
    }
  g_assert_cmpint (at - 1, ==, last);
}

static void
check_round (BalSweep *sweep, BalLevelStates *states, const RandomEpisodes *data, GRand *rand)
{
  BalWindow window = random_window (rand);
  /* Days before the first state are no state, so nothing is absorbed by them. */
  BalLevelStatesOptions options = {
    .debounce_days = g_rand_boolean (rand) ? 0 : g_rand_int_range (rand, 1, 5),
    .gap_breaks = g_rand_boolean (rand) ? 0 : g_rand_int_range (rand, 1, 8),
  };
  guint moves[3][3] = { 0 }, n_moves;
  gint64 any[16] = { 0 }, all_any[16] = { 0 };
  int expected[GRID];

  look_at_days (data, window.as_at, expected, all_any);
  if (options.debounce_days > 0)
    {
      /* Only a child whose first day has a level and whose last state is long is compared. */
      if (expected[0] < 0 || window.as_at < RANDOM_ORIGIN + GRID - 1)
        options.debounce_days = 0;
      else
        debounce (expected, options.debounce_days);
    }
  bal_sweep_run (sweep, &data->episodes, 0, data->episodes.n_rows, &window, NULL);
  bal_level_states_run (states, sweep, window.first, &options);
  n_moves = count_moves (expected, &window, options.gap_breaks, moves);
  g_assert_cmpuint (states->n_moves, ==, n_moves);
  for (gsize i = 0; i < states->n_moves; i++)
    moves[(int) states->moves[i].from][(int) states->moves[i].to]--;
  for (gsize i = 0; i < 9; i++)
    g_assert_cmpuint (moves[i / 3][i % 3], ==, 0);
  assert_runs (states, expected, &window);

  bal_sweep_add_level_days (sweep, BAL_WINDOW_NO_FIRST, any);
  for (gsize level = 0; level < 3; level++)
    g_assert_cmpint (any[level], ==, all_any[level]);
}

static void
test_oracle (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  g_autoptr (BalSweep) sweep = bal_sweep_new ();
  g_autoptr (BalLevelStates) states = bal_level_states_new ();
  RandomEpisodes data;

  for (guint round = 0; round < 4000; round++)
    {
      random_episodes_fill (&data, rand, (guint) g_rand_int_range (rand, 0, 12));
      check_round (sweep, states, &data, rand);
    }
}

static void
assert_debounced (gint32 days, const int *expected, gsize n_expected)
{
  g_autoptr (BalSweep) sweep = bal_sweep_new ();
  g_autoptr (BalLevelStates) states = bal_level_states_new ();
  BalWindow window = bal_window_new (G_MAXINT32, G_MININT32, G_MININT32);
  BalLevelStatesOptions options = { .debounce_days = days };
  RandomEpisodes data;

  random_episodes_init (&data);
  random_episodes_add (&data, 1, 10, 0, 0);
  random_episodes_add (&data, 11, 13, 0, 2);
  random_episodes_add (&data, 14, 20, 0, 0);
  random_episodes_add (&data, 23, 30, 0, 1);
  bal_sweep_run (sweep, &data.episodes, 0, 4, &window, NULL);
  bal_level_states_run (states, sweep, window.first, &options);
  g_assert_cmpuint (states->n_runs, ==, n_expected / 2);
  for (gsize i = 0; i < states->n_runs; i++)
    {
      g_assert_cmpint (states->runs[i].level, ==, expected[2 * i]);
      g_assert_cmpint (states->runs[i].n_days, ==, expected[2 * i + 1]);
    }
}

static void
test_debounce (void)
{
  const int none[] = { 0, 10, 2, 3, 0, 7, -1, 2, 1, 8 };
  const int gap[] = { 0, 10, 2, 3, 0, 9, 1, 8 };
  const int both[] = { 0, 22, 1, 8 };

  assert_debounced (0, none, G_N_ELEMENTS (none));
  assert_debounced (2, none, G_N_ELEMENTS (none));
  assert_debounced (3, gap, G_N_ELEMENTS (gap));
  assert_debounced (4, both, G_N_ELEMENTS (both));
}

/* With four levels the two in the middle are both targeted, and no jump passes them. */
static void
test_jumps (void)
{
  RandomEpisodes data;

  random_episodes_init (&data);
  g_assert_cmpint (bal_level_move_get_jump (&data.episodes, 0, 2), ==, BAL_JUMP_UP);
  g_assert_cmpint (bal_level_move_get_jump (&data.episodes, 2, 0), ==, BAL_JUMP_DOWN);
  g_assert_cmpint (bal_level_move_get_jump (&data.episodes, 0, 1), ==, BAL_JUMP_NONE);
  g_assert_cmpint (bal_level_move_get_jump (&data.episodes, 2, 1), ==, BAL_JUMP_NONE);
  data.episodes.n_levels = 4;
  memcpy (data.episodes.level_band, "\001\002\002\003", 4);
  g_assert_cmpint (bal_level_move_get_jump (&data.episodes, 0, 2), ==, BAL_JUMP_NONE);
  g_assert_cmpint (bal_level_move_get_jump (&data.episodes, 0, 3), ==, BAL_JUMP_UP);
  g_assert_cmpint (bal_level_move_get_jump (&data.episodes, 3, 0), ==, BAL_JUMP_DOWN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/level-states/oracle", test_oracle);
  g_test_add_func ("/level-states/debounce", test_debounce);
  g_test_add_func ("/level-states/jumps", test_jumps);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "tests/journey/bal-random-episodes.h"

#define AS_AT 1000
#define NONE BAL_EPISODES_NO_DAY

typedef struct
{
  guint16 requested, start, end, closed;
  BalUnitState state;
  BalWaitState wait;
  int length;
} Case;

/* One line for each sentence of the rules, and for each of their borders. */
static const Case cases[] = {
  { NONE, 900, 950, NONE, BAL_UNIT_TIMED, BAL_WAIT_NONE, 0 },
  { NONE, 900, 899, NONE, BAL_UNIT_REJECTED, BAL_WAIT_NONE, 0 },
  { NONE, 900, 900, NONE, BAL_UNIT_TIMED, BAL_WAIT_NONE, 0 },
  { NONE, 1000, NONE, NONE, BAL_UNIT_TIMED, BAL_WAIT_NONE, 0 },
  { 800, 900, 950, NONE, BAL_UNIT_TIMED, BAL_WAIT_STARTED, 100 },
  { 900, 900, NONE, NONE, BAL_UNIT_TIMED, BAL_WAIT_STARTED, 0 },
  { 901, 900, NONE, NONE, BAL_UNIT_TIMED, BAL_WAIT_RETROSPECTIVE, 0 },
  { 1000, 900, NONE, NONE, BAL_UNIT_TIMED, BAL_WAIT_RETROSPECTIVE, 0 },
  { 1001, 900, NONE, NONE, BAL_UNIT_TIMED, BAL_WAIT_NONE, 0 },
  { 800, 900, 950, 850, BAL_UNIT_TIMED, BAL_WAIT_STARTED, 100 },
  { 800, 900, 950, 799, BAL_UNIT_REJECTED, BAL_WAIT_NONE, 0 },
  { 800, NONE, NONE, 799, BAL_UNIT_REJECTED, BAL_WAIT_NONE, 0 },
  { 800, NONE, NONE, 800, BAL_UNIT_WITHDRAWN, BAL_WAIT_WITHDRAWN, 0 },
  { 800, NONE, NONE, 1000, BAL_UNIT_WITHDRAWN, BAL_WAIT_WITHDRAWN, 200 },
  { 800, 1100, NONE, 900, BAL_UNIT_WITHDRAWN, BAL_WAIT_WITHDRAWN, 100 },
  { 800, NONE, 950, 900, BAL_UNIT_WITHDRAWN, BAL_WAIT_WITHDRAWN, 100 },
  { 800, NONE, NONE, 1001, BAL_UNIT_WAITING, BAL_WAIT_WAITING, 200 },
  { 800, NONE, NONE, NONE, BAL_UNIT_WAITING, BAL_WAIT_WAITING, 200 },
  { 1000, NONE, NONE, NONE, BAL_UNIT_WAITING, BAL_WAIT_WAITING, 0 },
  { 800, 1001, 1100, NONE, BAL_UNIT_WAITING, BAL_WAIT_WAITING, 200 },
  { 800, NONE, 950, NONE, BAL_UNIT_UNDATED, BAL_WAIT_NONE, 0 },
  { NONE, 1001, NONE, NONE, BAL_UNIT_FUTURE, BAL_WAIT_NONE, 0 },
  { 1001, 1100, NONE, NONE, BAL_UNIT_FUTURE, BAL_WAIT_NONE, 0 },
  { 1001, NONE, NONE, NONE, BAL_UNIT_FUTURE, BAL_WAIT_NONE, 0 },
  { NONE, NONE, NONE, NONE, BAL_UNIT_UNDATED, BAL_WAIT_NONE, 0 },
  { NONE, NONE, 900, NONE, BAL_UNIT_UNDATED, BAL_WAIT_NONE, 0 },
  { NONE, NONE, NONE, 900, BAL_UNIT_UNDATED, BAL_WAIT_NONE, 0 },
  { 1001, NONE, 1100, NONE, BAL_UNIT_UNDATED, BAL_WAIT_NONE, 0 },
};

static void
test_cases (void)
{
  RandomEpisodes data;

  random_episodes_init (&data);
  random_episodes_add (&data, -1, -1, 0, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *expected = &cases[i];
      gint32 start, end;
      BalUnit unit;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      data.requested[0] = expected->requested;
      data.start[0] = expected->start;
      data.end[0] = expected->end;
      data.closed[0] = expected->closed;
      bal_unit_read (&data.episodes, 0, AS_AT, &unit);
      g_assert_cmpint (unit.state, ==, expected->state);
      g_assert_cmpint (unit.wait, ==, expected->wait);
      if (unit.wait != BAL_WAIT_NONE)
        g_assert_cmpint (unit.until - unit.requested, ==, expected->length);
      g_assert_cmpint (bal_unit_read_days (&data.episodes, 0, AS_AT, &start, &end), ==,
                       unit.state == BAL_UNIT_TIMED);
    }
}

/* The loops read days by a shorter path: it must agree with the classification. */
static void
test_days_agree (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  RandomEpisodes data;
  guint n_timed = 0;

  for (guint round = 0; round < 500; round++)
    {
      BalWindow window = random_window (rand);

      random_episodes_fill (&data, rand, 20);
      for (gsize row = 0; row < 20; row++)
        {
          gint32 start, end;
          BalUnit unit;

          bal_unit_read (&data.episodes, row, window.as_at, &unit);
          if (!bal_unit_read_days (&data.episodes, row, window.as_at, &start, &end))
            {
              g_assert_cmpint (unit.state, !=, BAL_UNIT_TIMED);
              continue;
            }
          n_timed++;
          g_assert_cmpint (unit.state, ==, BAL_UNIT_TIMED);
          g_assert_cmpint (unit.start, ==, start);
          g_assert_cmpint (unit.end, ==, end);
        }
    }
  g_assert_cmpuint (n_timed, >, 1000);
}

static void
test_open (void)
{
  RandomEpisodes data;
  BalUnit unit;

  random_episodes_init (&data);
  random_episodes_add (&data, 900, 1000, 0, 0);
  bal_unit_read (&data.episodes, 0, 1000, &unit);
  g_assert_false (unit.is_open);
  g_assert_cmpint (unit.end, ==, 1000);
  bal_unit_read (&data.episodes, 0, 999, &unit);
  g_assert_true (unit.is_open);
  g_assert_cmpint (unit.end, ==, 999);
}

/* Nothing after the as-at date counts, and a period that ends earlier moves it. */
static void
test_window (void)
{
  BalWindow window = bal_window_new (0, G_MININT32, G_MININT32);

  g_assert_cmpint (window.as_at, ==, -BAL_EPISODES_EPOCH);
  g_assert_cmpint (window.last, ==, window.as_at);
  g_assert_true (bal_window_has (&window, -1));
  window = bal_window_new (100, 10, 200);
  g_assert_cmpint (window.last, ==, 100 - BAL_EPISODES_EPOCH);
  window = bal_window_new (100, 10, 20);
  g_assert_cmpint (window.as_at, ==, 20 - BAL_EPISODES_EPOCH);
  g_assert_false (bal_window_has (&window, 9 - BAL_EPISODES_EPOCH));
  g_assert_true (bal_window_has (&window, 10 - BAL_EPISODES_EPOCH));
  window = bal_window_new (G_MAXINT32, G_MININT32 + 1, G_MAXINT32);
  g_assert_cmpint (window.as_at, ==, BAL_WINDOW_NO_LAST);
  g_assert_cmpint (window.first, ==, BAL_WINDOW_NO_FIRST);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/unit/cases", test_cases);
  g_test_add_func ("/unit/days-agree", test_days_agree);
  g_test_add_func ("/unit/open", test_open);
  g_test_add_func ("/unit/window", test_window);

  return g_test_run ();
}

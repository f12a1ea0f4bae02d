/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-specialist-start-private.h"

#include "tests/journey/bal-random-episodes.h"

/* The definition, day by day: the first day on which a specialist unit starts, and whether a
 * targeted one has started on or before it. */
static BalSpecialistStart
look (const RandomEpisodes *data, const BalWindow *window, gint32 observed_from, gint32 needed)
{
  gint32 first_record = G_MAXINT32;
  gboolean targeted = FALSE;

  for (gsize row = 0; row < data->episodes.n_rows; row++)
    {
      const guint16 days[] = { data->start[row], data->end[row], data->requested[row],
                               data->closed[row] };

      for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
        if (days[i] != BAL_EPISODES_NO_DAY)
          first_record = MIN (first_record, days[i]);
    }
  for (gint32 day = 0; day <= window->as_at; day++)
    {
      gboolean specialist = FALSE;

      for (gsize row = 0; row < data->episodes.n_rows; row++)
        {
          int level = bal_episodes_get_level (&data->episodes, row);
          gboolean starts = data->start[row] == day &&
                            random_episodes_covers (data, row, window->as_at, data->start[row]);

          targeted |= starts && level == 1;
          specialist |= starts && level == 2;
        }
      if (!specialist)
        continue;
      if (day < window->first)
        return BAL_SPECIALIST_START_NONE;
      if (targeted)
        return BAL_SPECIALIST_START_TARGETED;
      if (day - (observed_from < 0 ? first_record : observed_from) < needed)
        return BAL_SPECIALIST_START_UNKNOWN;
      return BAL_SPECIALIST_START_NO_TARGETED;
    }
  return BAL_SPECIALIST_START_NONE;
}

static void
test_oracle (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint seen[4] = { 0 };
  RandomEpisodes data;

  for (guint round = 0; round < 300; round++)
    {
      BalSpecialistStartOptions options = { .observation_days = g_rand_int_range (rand, 0, 30) };
      gint32 observed_from =
        g_rand_boolean (rand) ? -1 : RANDOM_ORIGIN + g_rand_int_range (rand, -30, 30);
      BalWindow window = random_window (rand);
      BalSpecialistStart found;

      window.as_at = MIN (window.as_at, RANDOM_ORIGIN + RANDOM_DAYS);
      window.last = window.as_at;
      random_episodes_fill (&data, rand, (guint) g_rand_int_range (rand, 0, 8));
      found = bal_specialist_start_test (&data.episodes, 0, data.episodes.n_rows, &window,
                                         observed_from, &options);
      g_assert_cmpint (found, ==, look (&data, &window, observed_from, options.observation_days));
      seen[found]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    g_assert_cmpuint (seen[i], >, 10);
}

static BalSpecialistStart
test (const RandomEpisodes *data, gint32 observed_from, gint32 days, gboolean same_strand)
{
  BalSpecialistStartOptions options = { days, same_strand };
  BalWindow window = bal_window_new (G_MAXINT32, G_MININT32, G_MININT32);

  return bal_specialist_start_test (&data->episodes, 0, data->episodes.n_rows, &window,
                                    observed_from, &options);
}

/* Observation of exactly the days that are asked for is enough; one day less is not. */
static void
test_observation (void)
{
  RandomEpisodes data;

  random_episodes_init (&data);
  random_episodes_add (&data, 1000, 1010, 0, 2);
  g_assert_cmpint (test (&data, -1, 0, FALSE), ==, BAL_SPECIALIST_START_NO_TARGETED);
  g_assert_cmpint (test (&data, -1, 1, FALSE), ==, BAL_SPECIALIST_START_UNKNOWN);
  g_assert_cmpint (test (&data, 635, 365, FALSE), ==, BAL_SPECIALIST_START_NO_TARGETED);
  g_assert_cmpint (test (&data, 636, 365, FALSE), ==, BAL_SPECIALIST_START_UNKNOWN);
  data.requested[0] = 635;
  g_assert_cmpint (test (&data, -1, 365, FALSE), ==, BAL_SPECIALIST_START_NO_TARGETED);
}

static void
test_same_strand (void)
{
  RandomEpisodes data;

  random_episodes_init (&data);
  random_episodes_add (&data, 1000, 1010, 1, 1);
  random_episodes_add (&data, 1000, 1010, 0, 2);
  g_assert_cmpint (test (&data, 0, 365, FALSE), ==, BAL_SPECIALIST_START_TARGETED);
  g_assert_cmpint (test (&data, 0, 365, TRUE), ==, BAL_SPECIALIST_START_NO_TARGETED);
  data.start[0] = 1001;
  random_episodes_sort (&data);
  g_assert_cmpint (test (&data, 0, 365, TRUE), ==, BAL_SPECIALIST_START_NO_TARGETED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/specialist-start/oracle", test_oracle);
  g_test_add_func ("/specialist-start/observation", test_observation);
  g_test_add_func ("/specialist-start/same-strand", test_same_strand);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

/* A journey that grows by one episode at a time, as in a case-management system. Ten times as
 * many episodes must take about ten times as long: 100 times would be a square. */

#include <libbalanced/balanced.h>

#define AS_AT 18322

static double
grow (guint n_episodes)
{
  g_autoptr (BalJourney) journey = bal_journey_new (NULL);
  gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < n_episodes; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autoptr (BalEpisode) episode =
        g_object_new (BAL_TYPE_EPISODE, "episode-id", id, "strand", "intervention", "level",
                      "targeted", "stage", "intervention", "agency", "clinic", "start-date",
                      AS_AT - (gint32) (i % 5000), NULL);
      g_autoptr (BalJourney) longer = bal_journey_with_event (journey, episode, NULL);

      g_assert_nonnull (longer);
      g_set_object (&journey, longer);
    }
  g_assert_cmpuint (bal_journey_get_n_episodes (journey), ==, n_episodes);
  g_print ("one-child-append-%u %.6f\n", n_episodes,
           (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC);
  return (double) (g_get_monotonic_time () - begin);
}

static void
look (guint n_episodes, guint n_looks)
{
  g_autoptr (BalJourney) journey = bal_journey_new (NULL);
  gint64 begin;

  for (guint i = 0; i < n_episodes; i++)
    {
      g_autoptr (BalEpisode) episode =
        g_object_new (BAL_TYPE_EPISODE, "strand", "intervention", "level", "targeted", "stage",
                      "intervention", "agency", "clinic", "start-date", AS_AT - (gint32) i, NULL);
      g_autoptr (BalJourney) longer = bal_journey_with_event (journey, episode, NULL);

      g_set_object (&journey, longer);
    }
  begin = g_get_monotonic_time ();
  for (guint i = 0; i < n_looks; i++)
    {
      g_autoptr (BalResult) result = bal_journey_profile (journey, AS_AT, NULL, NULL);

      g_assert_nonnull (result);
    }
  g_print ("one-child-profile %.6f\n",
           (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC / n_looks);
}

int
main (void)
{
  double small = grow (1000);
  double large = grow (10000);

  g_print ("# ten times as many episodes: %.1f times as long\n", large / small);
  look (20, 200);
  return 0;
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

/* A case-management system all day: an event comes, is added to the child's journey, and the
 * screen shows the new state and its findings. Once for many children with 20 events each, and
 * once for one child who gets all of them: that must not be a square. */

#include <libbalanced/balanced.h>
#include <stdlib.h>

#define FIRST_DAY 16000
#define N_EVENTS 100000

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/* Each starts up to 40 days before it is recorded, and one in five is waited for. */
static BalEpisode *
make_episode (GRand *rand, guint i, gint32 today)
{
  static const char *const levels[] = { "universal", "targeted", "specialist" };
  static const char *const agencies[] = { "slt", "ot", "school", "health visitor" };
  g_autofree char *id = g_strdup_printf ("%u", i);
  gboolean waits = i % 5 == 0;
  gint32 day = today - g_rand_int_range (rand, 0, 40);

  return g_object_new (BAL_TYPE_EPISODE, "episode-id", id, "strand", "intervention", "level",
                       levels[i % 3], "stage", "intervention", "agency", agencies[i % 4],
                       "requested-date", waits ? day - 30 : G_MININT32, "start-date",
                       waits ? today + 10 : day, "end-date", today + 20, NULL);
}

static void
run (const char *name, guint n_events, guint n_of_child)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (BalJourney) journey = NULL;
  gint64 sum = 0;

  for (guint i = 0; i < n_events; i++)
    {
      gint32 today = FIRST_DAY + (gint32) (i % n_of_child * 4000 / n_of_child);
      g_autoptr (BalEpisode) episode = make_episode (rand, i, today);
      g_autoptr (BalJourney) longer = NULL;
      g_autoptr (BalJourneyState) state = NULL;
      gint64 begin = g_get_monotonic_time (), end;

      if (i % n_of_child == 0)
        {
          g_clear_object (&journey);
          journey = bal_journey_new (NULL);
        }
      longer = bal_journey_with_event (journey, episode, NULL);
      state = bal_journey_state_new (longer, today, NULL, NULL);
      g_assert_nonnull (bal_journey_state_get_findings (state));
      g_set_object (&journey, longer);
      end = g_get_monotonic_time () - begin;
      g_array_append_val (times, end);
      sum += end;
    }
  g_array_sort (times, compare);
  g_print ("%s-mean %.9f\n", name, (double) sum / n_events / G_USEC_PER_SEC);
  g_print ("%s-p99 %.9f\n", name,
           (double) g_array_index (times, gint64, n_events / 100 * 99) / G_USEC_PER_SEC);
}

int
main (void)
{
  run ("vendor-loop-children", N_EVENTS, 20);
  run ("vendor-loop-one-child-tenth", N_EVENTS / 10, N_EVENTS / 10);
  run ("vendor-loop-one-child", N_EVENTS, N_EVENTS);
  return 0;
}

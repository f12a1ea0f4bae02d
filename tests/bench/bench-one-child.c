/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

/* Finding the rows of one child of many by its identifier, in no order of the rows.
 *
 * A journey that grows by one episode at a time, as in a case-management system. Ten times as
 * many episodes must take about ten times as long: 100 times would be a square. */

#include <libbalanced/balanced.h>

#include "libbalanced/caseload/bal-caseload-private.h"

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

static void
find (guint64 n_episodes, guint n_looks)
{
  g_autoptr (BalSynthesiser) synthesiser = bal_synthesiser_new ();
  g_autoptr (BalCaseload) caseload = NULL;
  const BalStore *store;
  guint64 n_rows = 0;
  gint64 begin;

  bal_synthesiser_set_n_episodes (synthesiser, n_episodes);
  caseload = bal_synthesiser_run (synthesiser, NULL, NULL);
  g_assert_nonnull (caseload);
  store = bal_caseload_get_store (caseload);
  begin = g_get_monotonic_time ();
  for (guint64 i = 0; i < n_looks; i++)
    {
      guint number = (guint) (i * 48271 % store->n_children);
      guint child;

      if (!bal_caseload_lookup_child (caseload, store->ids[number], &child))
        g_error ("a child is not found");
      n_rows += store->child_first[child + 1] - store->child_first[child];
    }
  g_print ("one-child-find %.9f\n",
           (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC / n_looks);
  g_assert_cmpuint (n_rows, >, 0);
}

int
main (void)
{
  double small = grow (1000);
  double large = grow (10000);

  g_print ("# ten times as many episodes: %.1f times as long\n", large / small);
  look (20, 200);
  find (1000000, 1000000);
  return 0;
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-synthetic-child-private.h"

#include <glib.h>
#include <string.h>

#define AS_AT 18686 /* 2021-02-28 */
#define FROM 17410  /* 2017-09-01 */

static const BalSyntheticWorld world = { .seed = 42,
                                         .from = FROM,
                                         .as_at = AS_AT,
                                         .n_settings = 68,
                                         .n_need_types = 10 };

static const BalSyntheticGroup group = {
  .min_age = 4,
  .max_age = 17,
  .tiers = { 10, 40, 50 },
  .mean_episodes = 20,
  .jump_percent = 50,
  .waiting_percent = 30,
  .meantime_percent = 20,
  .ambient_percent = 50,
  .mean_wait = 90,
  .n_agencies = 2,
  .agencies = { { .agency = 3, .levels = { 80, 20, 0 } },
                { .agency = 7, .levels = { 0, 10, 90 }, .active = TRUE } },
};

static void
test_same (void)
{
  g_autofree BalSyntheticChild *one = g_new0 (BalSyntheticChild, 1);
  g_autofree BalSyntheticChild *two = g_new0 (BalSyntheticChild, 1);

  bal_synthetic_child_make (&world, &group, 5, one);
  bal_synthetic_child_make (&world, &group, 6, two);
  g_assert_true (one->date_of_birth != two->date_of_birth || one->n_episodes != two->n_episodes);

  bal_synthetic_child_make (&world, &group, 5, two);
  g_assert_cmpint (one->date_of_birth, ==, two->date_of_birth);
  g_assert_cmpuint (one->n_episodes, ==, two->n_episodes);
  g_assert_cmpmem (one->episodes, one->n_episodes * sizeof one->episodes[0], two->episodes,
                   two->n_episodes * sizeof two->episodes[0]);
}

/* The bytes that the generator gave when it was written: they may never change in silence. */
static void
test_pinned (void)
{
  g_autofree BalSyntheticChild *child = g_new0 (BalSyntheticChild, 1);
  guint64 sum = 0;

  for (guint i = 0; i < 1000; i++)
    {
      bal_synthetic_child_make (&world, &group, i, child);
      for (guint k = 0; k < child->n_episodes; k++)
        {
          const BalSyntheticEpisode *e = &child->episodes[k];
          sum = sum * 31 + (guint32) e->start + (guint32) e->end + e->provision + e->minutes;
        }
    }
  g_assert_cmphex (sum, ==, G_GUINT64_CONSTANT (0xc44d1c922c80b3ea));
}

static gboolean
is_active (const BalSyntheticChild *child, guint agency)
{
  for (guint k = 0; k < child->n_episodes; k++)
    {
      const BalSyntheticEpisode *e = &child->episodes[k];
      if (e->agency == agency && e->start != G_MININT32 && e->start <= AS_AT &&
          (e->end == G_MININT32 || e->end >= AS_AT))
        return TRUE;
    }
  return FALSE;
}

static void
test_world (void)
{
  g_autofree BalSyntheticChild *child = g_new0 (BalSyntheticChild, 1);
  guint most = 0, total = 0, waiting = 0;

  for (guint i = 0; i < 2000; i++)
    {
      bal_synthetic_child_make (&world, &group, i, child);
      g_assert_cmpint (child->observed_from, >=, FROM);
      g_assert_cmpint (child->observed_from, >=, child->date_of_birth);
      g_assert_cmpint (child->observed_from, <=, AS_AT);
      g_assert_cmpint (AS_AT - child->date_of_birth, >=, 4 * 365);
      g_assert_cmpint (AS_AT - child->date_of_birth, <=, 18 * 366);
      g_assert_true (is_active (child, 7));
      for (guint k = 0; k < child->n_episodes; k++)
        {
          const BalSyntheticEpisode *e = &child->episodes[k];
          g_assert_true (e->agency == 3 || e->agency == 7);
          g_assert_cmpuint (e->strand, <, 5);
          g_assert_cmpuint (e->level, <, 3);
          g_assert_cmpuint (e->contacts_attended, <=, e->contacts_offered);
          g_assert_true (e->start == G_MININT32 || e->start >= FROM);
          g_assert_true (e->start == G_MININT32 || e->start <= AS_AT);
          g_assert_true (e->end == G_MININT32 || e->end >= e->start);
          g_assert_true (e->requested == G_MININT32 || e->start == G_MININT32 ||
                         e->requested <= e->start);
          waiting += e->start == G_MININT32 && e->closed == G_MININT32;
        }
      most = MAX (most, child->n_episodes);
      total += child->n_episodes;
    }
  /* Skewed: some have far more than the mean. */
  g_assert_cmpuint (most, >, 3 * total / 2000);
  g_assert_cmpuint (waiting, >, 2000 * 20 / 100);
  g_assert_cmpuint (waiting, <, 2000 * 35 / 100);
}

static void
test_crowded (void)
{
  g_autofree BalSyntheticChild *child = g_new0 (BalSyntheticChild, 1);
  BalSyntheticGroup crowded = group;

  crowded.mean_episodes = G_MAXUINT16;
  for (guint i = 0; i < 20; i++)
    {
      bal_synthetic_child_make (&world, &crowded, i, child);
      g_assert_cmpuint (child->n_episodes, <=, BAL_SYNTHETIC_MAX_EPISODES);
      g_assert_true (is_active (child, 7));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/synthetic-child/same", test_same);
  g_test_add_func ("/synthetic-child/pinned", test_pinned);
  g_test_add_func ("/synthetic-child/world", test_world);
  g_test_add_func ("/synthetic-child/crowded", test_crowded);
  return g_test_run ();
}

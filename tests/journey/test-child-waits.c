/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-child-waits-private.h"

#include "tests/journey/bal-random-episodes.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalChildWaits, bal_child_waits_free)

#define GRID (RANDOM_DAYS + 120)

/* Whether an offer is active on a day, by looking at every row. */
static gboolean
has_offer (const RandomEpisodes *data, const BalOfferMask *mask, gint32 as_at, gint32 day, int need)
{
  for (gsize row = 0; row < data->episodes.n_rows; row++)
    if (random_episodes_covers (data, row, as_at, day) &&
        bal_offer_mask_has (mask, &data->episodes, row) &&
        (need < 0 || data->need_type[row] == need))
      return TRUE;
  return FALSE;
}

static void
look_at_wait (const RandomEpisodes *data,
              const BalOfferMask *mask,
              const BalWindow *window,
              const BalChildWait *wait,
              BalIdleFigures *figures)
{
  int need = mask->same_need ? data->need_type[wait->row] : -1;
  gint64 spell = 0;

  for (gint32 day = wait->requested; day < wait->until; day++)
    {
      if (!bal_window_has (window, day))
        continue;
      figures->n_days++;
      spell = has_offer (data, mask, window->as_at, day, need) ? 0 : spell + 1;
      figures->idle_days += spell > 0;
      figures->longest_spell = MAX (figures->longest_spell, spell);
    }
}

static void
assert_equal_idle (const BalIdleFigures *a, const BalIdleFigures *b)
{
  g_assert_cmpint (a->n_days, ==, b->n_days);
  g_assert_cmpint (a->idle_days, ==, b->idle_days);
  g_assert_cmpint (a->longest_spell, ==, b->longest_spell);
}

static void
check_union (const BalChildWaits *waits,
             const RandomEpisodes *data,
             const BalOfferMask *mask,
             const BalWindow *window)
{
  BalIdleFigures expected = { 0 };
  gint64 spell = 0;

  for (gint32 day = RANDOM_ORIGIN - 5; day < RANDOM_ORIGIN + GRID; day++)
    {
      gboolean waiting = FALSE, idle = FALSE;

      if (!bal_window_has (window, day))
        continue;
      for (gsize i = 0; i < waits->n_waits; i++)
        if (waits->waits[i].has_idle && day >= waits->waits[i].requested &&
            day < waits->waits[i].until)
          {
            int need = mask->same_need ? data->need_type[waits->waits[i].row] : -1;

            waiting = TRUE;
            idle |= !has_offer (data, mask, window->as_at, day, need);
          }
      expected.n_days += waiting;
      spell = idle ? spell + 1 : 0;
      expected.idle_days += spell > 0;
      expected.longest_spell = MAX (expected.longest_spell, spell);
    }
  assert_equal_idle (&waits->all, &expected);
}

static guint
count_expected (const RandomEpisodes *data, const BalWindow *window)
{
  guint n = 0;

  for (gsize row = 0; row < data->episodes.n_rows; row++)
    {
      BalUnit unit;

      bal_unit_read (&data->episodes, row, window->as_at, &unit);
      if (unit.wait == BAL_WAIT_STARTED || unit.wait == BAL_WAIT_RETROSPECTIVE)
        n += bal_window_has (window, unit.start);
      else if (unit.wait == BAL_WAIT_WITHDRAWN)
        n += bal_window_has (window, data->closed[row]);
      else
        n += unit.wait == BAL_WAIT_WAITING;
    }
  return n;
}

static void
random_mask (BalOfferMask *mask, GRand *rand, const BalEpisodes *episodes)
{
  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      bal_offer_mask_init_everything (mask);
      break;
    case 1:
      bal_offer_mask_init_from_level (mask, g_rand_int_range (rand, 0, 3));
      break;
    case 2:
      bal_offer_mask_init_everything (mask);
      mask->strands[0] &= g_rand_int (rand);
      mask->stages[0] &= g_rand_int (rand);
      mask->stages[3] &= (guint64) g_rand_int (rand) << 32;
      break;
    default:
      bal_offer_mask_init_default (mask, episodes);
      break;
    }
  mask->same_need = g_rand_int_range (rand, 0, 3) == 0;
}

/* A framework may have more stages than a word has bits. */
static void
test_many_stages (void)
{
  guint8 cells[] = { 7, 7, 7 }; /* the strand at the third level */
  guint8 stages[] = { 40, 8, BAL_EPISODES_NO_CODE8 };
  BalEpisodes episodes = { .n_rows = 3, .cell = cells, .stage = stages };
  BalOfferMask mask;

  episodes.n_strands = 1;
  episodes.n_levels = 3;
  episodes.n_stages = 41;
  episodes.stage_intervention = 40;
  for (guint level = 0; level < 3; level++)
    episodes.level_band[level] = (guint8) (level + 1);

  bal_offer_mask_init_default (&mask, &episodes);
  g_assert_true (bal_offer_mask_has (&mask, &episodes, 0));
  g_assert_false (bal_offer_mask_has (&mask, &episodes, 1));
  g_assert_false (bal_offer_mask_has (&mask, &episodes, 2));
  bal_offer_mask_init_everything (&mask);
  g_assert_true (bal_offer_mask_has (&mask, &episodes, 0));
  g_assert_true (bal_offer_mask_has (&mask, &episodes, 2));
}

static void
test_oracle (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  g_autoptr (BalChildWaits) waits = bal_child_waits_new ();
  guint seen[BAL_WAIT_N_STATES] = { 0 };
  RandomEpisodes data;
  BalOfferMask mask;

  for (guint round = 0; round < 3000; round++)
    {
      BalWindow window = random_window (rand);

      random_episodes_fill (&data, rand, (guint) g_rand_int_range (rand, 0, 14));
      random_mask (&mask, rand, &data.episodes);
      bal_child_waits_run (waits, &data.episodes, 0, data.episodes.n_rows, &window, &mask);
      g_assert_cmpuint (waits->n_waits, ==, count_expected (&data, &window));
      for (gsize i = 0; i < waits->n_waits; i++)
        {
          const BalChildWait *wait = &waits->waits[i];
          BalIdleFigures expected = { 0 };

          seen[wait->state]++;
          g_assert_cmpint (wait->has_idle, ==, !mask.same_need || data.need_type[wait->row] != 255);
          if (wait->has_idle)
            look_at_wait (&data, &mask, &window, wait, &expected);
          assert_equal_idle (&wait->idle, &expected);
        }
      check_union (waits, &data, &mask, &window);
    }
  for (guint i = 1; i < G_N_ELEMENTS (seen); i++)
    g_assert_cmpuint (seen[i], >, 100);
}

/* The request day is waited, the start day is not; and the unit is no offer for its own wait. */
static void
test_borders (void)
{
  g_autoptr (BalChildWaits) waits = bal_child_waits_new ();
  BalWindow window = bal_window_new (G_MAXINT32, G_MININT32, G_MININT32);
  BalOfferMask mask;
  RandomEpisodes data;

  random_episodes_init (&data);
  random_episodes_add (&data, 100, 110, 4, 2);
  data.requested[0] = 90;
  bal_offer_mask_init_default (&mask, &data.episodes);
  bal_child_waits_run (waits, &data.episodes, 0, 1, &window, &mask);
  g_assert_cmpint (waits->waits[0].length, ==, 10);
  g_assert_cmpint (waits->waits[0].idle.idle_days, ==, 10);
  g_assert_cmpint (waits->waits[0].idle.longest_spell, ==, 10);
}

/* A universal unit does not end an idle wait by default, nor does an identification. */
static void
test_default_mask (void)
{
  RandomEpisodes data;
  BalOfferMask mask;

  random_episodes_init (&data);
  for (int level = -1; level < 3; level++)
    random_episodes_add (&data, 1, 2, 0, level);
  bal_offer_mask_init_default (&mask, &data.episodes);
  g_assert_false (bal_offer_mask_has (&mask, &data.episodes, 0));
  g_assert_false (bal_offer_mask_has (&mask, &data.episodes, 1));
  g_assert_true (bal_offer_mask_has (&mask, &data.episodes, 2));
  g_assert_true (bal_offer_mask_has (&mask, &data.episodes, 3));
  data.stage[3] = 1;
  g_assert_false (bal_offer_mask_has (&mask, &data.episodes, 3));
  data.stage[3] = BAL_EPISODES_NO_CODE8;
  g_assert_false (bal_offer_mask_has (&mask, &data.episodes, 3));
  bal_offer_mask_init_everything (&mask);
  g_assert_true (bal_offer_mask_has (&mask, &data.episodes, 0));
  g_assert_true (bal_offer_mask_has (&mask, &data.episodes, 3));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/child-waits/oracle", test_oracle);
  g_test_add_func ("/child-waits/borders", test_borders);
  g_test_add_func ("/child-waits/default-mask", test_default_mask);
  g_test_add_func ("/child-waits/many-stages", test_many_stages);

  return g_test_run ();
}

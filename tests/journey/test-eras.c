/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-eras-private.h"

#define N_DAYS 40
#define N_KEYS 4
#define MAX_ERAS 10

/* The days of each key, as a grid. */
static void
fill_grid (BalEras *eras, gboolean grid[N_KEYS][N_DAYS])
{
  for (guint key = 0; key < N_KEYS; key++)
    for (gint32 day = 0; day < N_DAYS; day++)
      grid[key][day] = FALSE;
  for (guint i = 0; i < eras->eras->len; i++)
    for (gint32 day = bal_eras_get (eras, i)->start; day <= bal_eras_get (eras, i)->end; day++)
      grid[bal_eras_get (eras, i)->key][day] = TRUE;
}

static void
fill_randomly (BalEras *eras, GRand *rand)
{
  guint n = (guint) g_rand_int_range (rand, 0, MAX_ERAS + 1);

  bal_eras_clear (eras);
  for (guint i = 0; i < n; i++)
    {
      gint32 start = g_rand_int_range (rand, 0, N_DAYS);

      bal_eras_add (eras, start, g_rand_int_range (rand, start, MIN (start + 12, N_DAYS)),
                    (guint32) g_rand_int_range (rand, 0, N_KEYS));
    }
}

/* Gaps of one key that are too short are filled, day by day, and longer ones are there. */
static void
test_collapse (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (61);
  BalEras *eras = bal_eras_new ();

  for (guint round = 0; round < 2000; round++)
    {
      gboolean before[N_KEYS][N_DAYS], after[N_KEYS][N_DAYS];
      gint32 most = g_rand_int_range (rand, 0, 6);
      BalEraLoss loss = { 0 };

      fill_randomly (eras, rand);
      fill_grid (eras, before);
      bal_eras_collapse (eras, most, &loss);
      fill_grid (eras, after);
      g_assert_cmpint (loss.n_before - loss.n_merged, ==, eras->eras->len);
      for (guint key = 0; key < N_KEYS; key++)
        for (gint32 day = 0, last = -1000; day < N_DAYS; day++)
          {
            gboolean is_filled = before[key][day];

            for (gint32 next = day; next < N_DAYS && next - last <= most && !is_filled; next++)
              is_filled = before[key][next];
            g_assert_cmpint (after[key][day], ==, is_filled);
            if (before[key][day])
              last = day;
          }
      for (guint i = 1; i < eras->eras->len; i++)
        g_assert_cmpint (bal_eras_get (eras, i - 1)->start, <=, bal_eras_get (eras, i)->start);
    }
  bal_eras_free (eras);
}

/* Segments say of every day which keys it has, and change where an era begins or ends. */
static void
test_sweep (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (62);
  BalEras *eras = bal_eras_new ();

  for (guint round = 0; round < 2000; round++)
    {
      gboolean grid[N_KEYS][N_DAYS], found[N_KEYS][N_DAYS] = { { FALSE } };
      BalEraLoss loss = { 0 };
      gint32 last = -1;

      fill_randomly (eras, rand);
      bal_eras_collapse (eras, g_rand_int_range (rand, 0, 3), &loss);
      fill_grid (eras, grid);
      bal_eras_sweep (eras);
      for (guint i = 0; i < eras->segments->len; i++)
        {
          const BalEraSegment *segment = bal_eras_get_segment (eras, i);
          gboolean is_whole = FALSE;

          g_assert_cmpint (segment->start, >, last);
          g_assert_cmpint (segment->end, >=, segment->start);
          last = segment->end;
          for (guint j = 0; j < segment->n_keys; j++)
            for (gint32 day = segment->start; day <= segment->end; day++)
              found[bal_eras_get_keys (eras, segment)[j]][day] = TRUE;
          for (guint j = 0; j < eras->eras->len; j++)
            {
              const BalEra *era = bal_eras_get (eras, j);

              is_whole |= era->start == segment->start && era->end == segment->end;
              g_assert_false (era->start > segment->start && era->start <= segment->end);
              g_assert_false (era->end >= segment->start && era->end < segment->end);
            }
          g_assert_cmpint (segment->is_whole, ==, is_whole);
        }
      g_assert_cmpmem (grid, sizeof grid, found, sizeof found);
    }
  bal_eras_free (eras);
}

static void
assert_cut (gint32 b_start, gint32 b_end, gint32 window, gint32 end)
{
  BalEras *eras = bal_eras_new ();
  BalEraLoss loss = { 0 };

  bal_eras_add (eras, 10, 19, 0);
  bal_eras_add (eras, b_start, b_end, 1);
  bal_eras_collapse (eras, 0, &loss);
  bal_eras_cut (eras, window, &loss);
  for (guint i = 0; i < 2; i++)
    if (bal_eras_get (eras, i)->key == 0)
      g_assert_cmpint (bal_eras_get (eras, i)->end, ==, end);
    else
      g_assert_cmpint (bal_eras_get (eras, i)->end, ==, b_end);
  g_assert_cmpint (loss.n_shortened, ==, end < 19);
  g_assert_cmpint (loss.days, ==, 19 - end);
  bal_eras_free (eras);
}

static void
test_cut (void)
{
  assert_cut (15, 30, 5, 19); /* five days in common are enough */
  assert_cut (15, 30, 6, 14);
  assert_cut (19, 30, 2, 18); /* a handover on one day */
  assert_cut (19, 30, 1, 19);
  assert_cut (20, 30, 99, 19); /* none in common */
  assert_cut (15, 19, 99, 19); /* one in the other */
  assert_cut (10, 30, 99, 19);
  assert_cut (12, 14, 99, 19);
}

static void
test_choice (void)
{
  static const guint32 keys[] = { 0, 1, 1, 0, 2 };
  static const guint n_kept[] = {
    [BAL_ERA_FILTER_FIRST] = 3, [BAL_ERA_FILTER_CHANGES] = 4, [BAL_ERA_FILTER_ALL] = 5
  };
  BalEras *eras = bal_eras_new ();

  for (guint filter = 0; filter < G_N_ELEMENTS (n_kept); filter++)
    {
      BalEraLoss loss = { 0 }, filtered = { 0 }, short_ones = { 0 }, cut_off = { 0 };

      bal_eras_clear (eras);
      for (gint32 i = 0; i < (gint32) G_N_ELEMENTS (keys); i++)
        bal_eras_add (eras, i * 10, i * 10 + 1, keys[i]);
      bal_eras_collapse (eras, 0, &loss);
      bal_eras_sweep (eras);
      bal_eras_drop_short (eras, 1000, &short_ones);
      bal_eras_filter (eras, (BalEraFilter) filter, &filtered);
      g_assert_cmpint (short_ones.n_dropped, ==, 0); /* all are whole eras */
      g_assert_cmpuint (eras->segments->len, ==, n_kept[filter]);
      g_assert_cmpint (filtered.n_dropped, ==, 5 - n_kept[filter]);
      g_assert_cmpint (filtered.days, ==, 2 * (5 - n_kept[filter]));
      bal_eras_truncate (eras, 2, &cut_off);
      g_assert_cmpuint (eras->segments->len, ==, 2);
      g_assert_cmpint (cut_off.n_dropped, ==, n_kept[filter] - 2);
    }
  bal_eras_free (eras);
}

static void
test_short_parts (void)
{
  BalEras *eras = bal_eras_new ();
  BalEraLoss loss = { 0 }, dropped = { 0 };

  bal_eras_add (eras, 0, 20, 0);
  bal_eras_add (eras, 3, 20, 1);
  bal_eras_collapse (eras, 0, &loss);
  bal_eras_sweep (eras);
  bal_eras_drop_short (eras, 4, &dropped);
  g_assert_cmpuint (eras->segments->len, ==, 1);
  g_assert_cmpuint (bal_eras_get_segment (eras, 0)->n_keys, ==, 2);
  g_assert_cmpint (dropped.days, ==, 3);
  bal_eras_free (eras);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/eras/collapse", test_collapse);
  g_test_add_func ("/eras/sweep", test_sweep);
  g_test_add_func ("/eras/cut", test_cut);
  g_test_add_func ("/eras/choice", test_choice);
  g_test_add_func ("/eras/short-parts", test_short_parts);

  return g_test_run ();
}

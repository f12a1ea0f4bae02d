/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <glib.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/base/bal-parallel-private.h"
#include "libbalanced/base/bal-random-private.h"
#include "libbalanced/caseload/bal-blocks-private.h"
#include "libbalanced/caseload/bal-sort-private.h"
#include "libbalanced/caseload/bal-synthetic-child-private.h"
#include "libbalanced/journey/bal-balance-count-private.h"
#include "libbalanced/journey/bal-child-waits-private.h"
#include "libbalanced/journey/bal-move-count-private.h"
#include "libbalanced/journey/bal-neighbours-private.h"
#include "libbalanced/journey/bal-peaks-count-private.h"
#include "libbalanced/journey/bal-pyramids-count-private.h"
#include "libbalanced/journey/bal-reach-count-private.h"
#include "libbalanced/journey/bal-sweep-private.h"
#include "libbalanced/journey/bal-timeline-count-private.h"
#include "libbalanced/journey/bal-variant-count-private.h"
#include "libbalanced/journey/bal-waits-count-private.h"

/* The kernels on the library's own threads, over columns that all of them read: a data race, or
 * scratch that is shared by mistake, is found here. No GObject and no lock of GLib's is in the
 * way, which ThreadSanitizer would misread. The figures must be those of one thread. */

#define N_CHILDREN 4000
#define N_CHUNKS 37
#define MAX_ROWS (N_CHILDREN * 64)
#define AS_AT 18686
#define N_FIGURES 17
#define N_REACH_BITS 4

typedef struct
{
  BalEpisodes episodes;
  guint32 first[N_CHILDREN + 1];
  guint16 *start, *end, *requested, *closed, *agency;
  guint8 *cell, *stage, *grouping;
  BalBlocks *blocks;
  BalTimelineDays days;
  gint64 figures[N_CHUNKS][N_FIGURES]; /* by chunk: nobody writes what another one reads */
} World;

/* In the order of the journey: by start, then by end, then as they were made. */
static void
add_child (World *world, const BalSyntheticChild *child)
{
  BalSortKey keys[BAL_SYNTHETIC_MAX_EPISODES], scratch[BAL_SYNTHETIC_MAX_EPISODES];
  guint n = MIN (child->n_episodes, 64);
  gsize at = world->episodes.n_rows;

  for (guint i = 0; i < n; i++)
    {
      const BalSyntheticEpisode *e = &child->episodes[i];
      guint64 start = e->start == G_MININT32 ? 65535 : bal_episodes_from_day (e->start);
      guint64 end = e->end == G_MININT32 ? 65535 : bal_episodes_from_day (e->end);

      keys[i] = (BalSortKey){ start << 16 | end, i };
    }
  bal_sort_keys (keys, n, scratch);
  for (guint i = 0; i < n; i++, at++)
    {
      const BalSyntheticEpisode *e = &child->episodes[keys[i].second];

      world->start[at] = (guint16) (keys[i].first >> 16);
      world->end[at] = (guint16) keys[i].first;
      world->requested[at] =
        e->requested == G_MININT32 ? 65535 : bal_episodes_from_day (e->requested);
      world->closed[at] = e->closed == G_MININT32 ? 65535 : bal_episodes_from_day (e->closed);
      world->agency[at] = e->agency;
      world->cell[at] = (guint8) ((e->strand + 1) * 4 + e->level + 1);
      world->stage[at] = e->stage;
      world->grouping[at] = e->grouping;
    }
  world->episodes.n_rows = at;
}

static World *
make_world (void)
{
  static const BalSyntheticWorld plan = { 1, 17410, AS_AT, 68, 10 };
  static const BalSyntheticGroup group = {
    .min_age = 4,
    .max_age = 17,
    .tiers = { 1, 1, 1 },
    .mean_episodes = 15,
    .waiting_percent = 30,
    .meantime_percent = 20,
    .ambient_percent = 50,
    .mean_wait = 90,
    .n_agencies = 2,
    .agencies = { { 0, { 80, 20, 0 }, FALSE }, { 1, { 0, 10, 90 }, TRUE } },
  };
  g_autofree BalSyntheticChild *child = g_new0 (BalSyntheticChild, 1);
  World *world = g_new0 (World, 1);

  world->start = g_new0 (guint16, MAX_ROWS);
  world->end = g_new0 (guint16, MAX_ROWS);
  world->requested = g_new0 (guint16, MAX_ROWS);
  world->closed = g_new0 (guint16, MAX_ROWS);
  world->agency = g_new0 (guint16, MAX_ROWS);
  world->cell = g_new0 (guint8, MAX_ROWS);
  world->stage = g_new0 (guint8, MAX_ROWS);
  world->grouping = g_new0 (guint8, MAX_ROWS);
  for (guint i = 0; i < N_CHILDREN; i++)
    {
      world->first[i] = (guint32) world->episodes.n_rows;
      bal_synthetic_child_make (&plan, &group, i, child);
      add_child (world, child);
    }
  world->first[N_CHILDREN] = (guint32) world->episodes.n_rows;
  world->episodes = (BalEpisodes){
    .n_rows = world->episodes.n_rows,
    .start = world->start,
    .end = world->end,
    .requested = world->requested,
    .closed = world->closed,
    .cell = world->cell,
    .stage = world->stage,
    .agency = world->agency,
    .grouping = world->grouping,
    .source = world->stage,
    .n_strands = 5,
    .n_levels = 3,
    .n_stages = 4,
    .level_band = { 1, 2, 3 },
    .stage_intervention = 2,
  };
  world->blocks = bal_blocks_new (&world->episodes, world->first, N_CHILDREN, 4096, 3);
  world->days.n_points = 12;
  for (guint day = 0; day < G_N_ELEMENTS (world->days.of_day); day++)
    world->days.of_day[day] = (guint16) MIN (day / 3800, world->days.n_points);
  return world;
}

static void
free_world (World *world)
{
  bal_blocks_free (world->blocks);
  g_free (world->start);
  g_free (world->end);
  g_free (world->requested);
  g_free (world->closed);
  g_free (world->agency);
  g_free (world->cell);
  g_free (world->stage);
  g_free (world->grouping);
  g_free (world);
}

/* The kernels that count many children at once; the days of the peaks are those of the sweep. */
static void
measure_range (const World *world, const BalRange *range, gint64 *figures)
{
  BalWindow window = bal_window_new (AS_AT, 17800, AS_AT);
  BalDenseBy by = { .n_groups = 256, .words = world->agency };
  BalPyramidsScheme scheme = { .n_combinations = 64, .n_pairs = 1 };
  BalBalanceCount *balance = bal_balance_count_new (&world->episodes, &window, &by);
  BalPeaksCount *peaks = bal_peaks_count_new (&world->episodes, world->blocks->ends, &window);
  BalPyramidsCount *pyramids = bal_pyramids_count_new (&world->episodes, &window, &scheme);
  BalTimelineCount *timeline =
    bal_timeline_count_new (&world->episodes, window.as_at, FALSE, &world->days, &by);

  bal_balance_count_run (balance, range);
  bal_balance_count_end (balance);
  bal_peaks_count_run (peaks, range);
  bal_pyramids_count_run (pyramids, range);
  bal_timeline_count_run (timeline, range);
  figures[8] += bal_bit_counts_get (&balance->children, by.n_groups)[balance->n_bits - 1];
  figures[9] += peaks->unit_days;
  figures[10] += peaks->active_days;
  figures[11] += (gint64) bal_pyramids_count_get_rows (pyramids, 0);
  for (guint point = 0; point < world->days.n_points; point++)
    figures[12] +=
      BAL_TIMELINE_CHILDREN (bal_timeline_count_get_places (timeline, by.n_groups)[point].in);
  bal_balance_count_free (balance);
  bal_peaks_count_free (peaks);
  bal_pyramids_count_free (pyramids);
  bal_timeline_count_free (timeline);
}

/* Those that go by groups: a child's waits, and whom an agency reaches. */
static void
measure_groups (const World *world, const BalRange *range, gint64 *figures)
{
  BalWindow window = bal_window_new (AS_AT, 17800, AS_AT);
  BalDenseBy by = { .n_groups = 256, .words = world->agency };
  BalWindow all = bal_window_new (AS_AT, BAL_DAY_NONE, BAL_DAY_NONE);
  BalReachCount *reach;
  BalOfferMask mask;
  BalWaitsCount *waits;
  guint64 bits_of_cell[256];

  for (guint cell = 0; cell < G_N_ELEMENTS (bits_of_cell); cell++)
    bits_of_cell[cell] = G_GUINT64_CONSTANT (1) << cell % N_REACH_BITS;
  reach = bal_reach_count_new (&world->episodes, &all, &by, bits_of_cell, N_REACH_BITS);
  bal_reach_count_run (reach, range);
  for (guint bit = 0; bit < N_REACH_BITS; bit++)
    figures[14] += bal_bit_counts_get (&reach->children, by.n_groups)[bit];
  bal_reach_count_free (reach);

  bal_offer_mask_init_default (&mask, &world->episodes);
  waits = bal_waits_count_new (&world->episodes, &window, &mask, &by);
  bal_waits_count_run (waits, range);
  for (guint group = 0; group < by.n_groups; group++)
    for (guint state = 0; state < BAL_WAITS_N_STATES; state++)
      figures[15] += waits->groups[group].states[state].waits;
  figures[16] = waits->groups[by.n_groups].any.idle_days;
  bal_waits_count_free (waits);
}

static void
measure_chunk (guint chunk, gpointer data)
{
  World *world = data;
  gint64 *figures = world->figures[chunk];
  BalWindow window = bal_window_new (AS_AT, 17800, AS_AT);
  BalSweep *sweep = bal_sweep_new ();
  BalChildWaits *waits = bal_child_waits_new ();
  guint begin = chunk * N_CHILDREN / N_CHUNKS, end = (chunk + 1) * N_CHILDREN / N_CHUNKS;
  g_autofree guint32 *ends = g_new (guint32, N_CHILDREN);
  BalMoveCount moves = { 0 };
  BalOfferMask mask;
  BalRange range;

  bal_offer_mask_init_default (&mask, &world->episodes);
  bal_range_init (&range, &world->episodes, world->first + begin, end - begin,
                  AS_AT - BAL_EPISODES_EPOCH, ends);
  bal_move_count_add_range (&moves, &world->episodes, &range);
  figures[13] = moves.moves + moves.steps;
  for (guint i = begin; i < end; i++)
    {
      gsize first = world->first[i], count = world->first[i + 1] - first;
      BalConcurrencyFigures concurrency;

      bal_sweep_run (sweep, &world->episodes, first, count, &window, NULL);
      bal_sweep_measure (sweep, window.first, &concurrency);
      bal_child_waits_run (waits, &world->episodes, first, count, &window, &mask);
      figures[0] += concurrency.unit_days;
      figures[1] += concurrency.active_days;
      figures[2] += concurrency.peak;
      figures[3] += concurrency.gap_days;
      figures[4] += (gint64) waits->n_waits;
      figures[5] += waits->all.n_days;
      figures[6] += waits->all.idle_days;
      figures[7] += concurrency.ambient_unit_days;
    }
  bal_sweep_free (sweep);
  bal_child_waits_free (waits);
  measure_range (world, &range, figures);
  measure_groups (world, &range, figures);
}

static void
measure (World *world, guint n_threads, gint64 total[N_FIGURES])
{
  for (guint k = 0; k < N_FIGURES; k++)
    {
      total[k] = 0;
      for (guint c = 0; c < N_CHUNKS; c++)
        world->figures[c][k] = 0;
    }
  bal_parallel_run (n_threads, N_CHUNKS, measure_chunk, world);
  for (guint c = 0; c < N_CHUNKS; c++)
    for (guint k = 0; k < N_FIGURES; k++)
      total[k] += world->figures[c][k];
}

static void
test_threads (void)
{
  static const guint n_threads[] = { 2, 3, 7, 16 };
  World *world = make_world ();
  gint64 alone[N_FIGURES], together[N_FIGURES];

  measure (world, 1, alone);
  for (guint k = 0; k < N_FIGURES; k++)
    g_assert_cmpint (alone[k], >, 0);
  g_assert_cmpint (alone[0], ==, alone[9]);
  g_assert_cmpint (alone[1], ==, alone[10]);
  for (guint i = 0; i < G_N_ELEMENTS (n_threads); i++)
    {
      measure (world, n_threads[i], together);
      g_assert_cmpmem (alone, sizeof alone, together, sizeof together);
    }
  free_world (world);
}

#define N_AGENCIES 8

/* What the kernels with threads of their own find, in a number each. */
typedef struct
{
  gint64 pairs[N_AGENCIES]; /* by first agency: each has one thread */
  gint64 days[N_AGENCIES];
  gint64 variants;
  gint64 shared; /* children whose variant another child has */
} Found;

static void
add_pairs (gpointer data, guint from, const BalNeighboursPair *pairs, guint n)
{
  Found *found = data;

  for (guint k = 0; k < n; k++)
    {
      found->pairs[from] += pairs[k].n + pairs[k].n_children;
      for (guint i = 0; i < pairs[k].n; i++)
        found->days[from] += pairs[k].days[i] * (gint64) (i + 1);
    }
}

static void
init_key (BalDenseBy *key, const guint8 *bytes, guint n)
{
  *key = (BalDenseBy){ .n_groups = n, .bytes = bytes };
  for (guint i = 0; i < G_N_ELEMENTS (key->of_byte); i++)
    key->of_byte[i] = (guint16) (i % n);
}

static void
find_all (World *world, guint n_threads, Found *found)
{
  static const guint8 none_missing[N_AGENCIES];
  g_autofree guint32 *ends = g_new (guint32, N_CHILDREN);
  BalRange range;
  BalNeighboursPlan pairs = { .episodes = &world->episodes,
                              .range = &range,
                              .as_at = AS_AT - BAL_EPISODES_EPOCH,
                              .is_missing = none_missing,
                              .with_children = TRUE };
  BalVariantPlan variants = {
    .episodes = &world->episodes, .range = &range, .merge_equal = TRUE, .longest = 1000
  };
  BalNeighboursTotal total;
  BalVariantCount count;

  *found = (Found){ .variants = 0 };
  bal_range_init (&range, &world->episodes, world->first, N_CHILDREN, AS_AT - BAL_EPISODES_EPOCH,
                  ends);
  init_key (&pairs.key, world->stage, N_AGENCIES);
  bal_neighbours_run (&pairs, n_threads, add_pairs, found, &total);
  bal_neighbours_total_clear (&total);
  init_key (&variants.key, world->cell, 25);
  bal_variant_count_run (&count, &variants, n_threads);
  found->variants = count.variants->len;
  for (guint i = 0; i < count.variants->len; i++)
    {
      guint32 n = g_array_index (count.variants, BalVariant, i).n_children;

      found->shared += n > 1 ? n : 0;
    }
  bal_variant_count_clear (&count);
}

static void
test_own_threads (void)
{
  static const guint n_threads[] = { 2, 3, 7, 16 };
  World *world = make_world ();
  Found alone, together;

  find_all (world, 1, &alone);
  g_assert_cmpint (alone.variants, >, 0);
  g_assert_cmpint (alone.shared, >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (n_threads); i++)
    {
      find_all (world, n_threads[i], &together);
      g_assert_cmpmem (&alone, sizeof alone, &together, sizeof together);
    }
  free_world (world);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kernels/threads", test_threads);
  g_test_add_func ("/kernels/own-threads", test_own_threads);
  return g_test_run ();
}

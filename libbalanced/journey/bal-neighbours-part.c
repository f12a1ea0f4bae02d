/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-neighbours-part-private.h"

#include <string.h>

#include "libbalanced/base/bal-pages-private.h"
#include "libbalanced/base/bal-wide-private.h"

#define CHUNK_BYTES 4096u
#define CHUNK_RECORDS (CHUNK_BYTES / sizeof (guint32))
#define REGION_BYTES (2u << 20)

#define N_NO_PAIRS 2
#define NEW_ROW(part) ((guint16) (part)->n_keys)
#define WITHOUT_KEY(part) ((guint16) (NEW_ROW (part) + 1))

/* Large pages: the first touch of so many small ones would cost as much as the counting. */
static guint32 *
take_chunk (BalNeighboursPart *part)
{
  guint8 *region;

  if (part->regions->len == 0 || part->used + CHUNK_BYTES > REGION_BYTES)
    {
      g_ptr_array_add (part->regions, bal_pages_alloc (REGION_BYTES));
      part->used = 0;
    }
  region = g_ptr_array_index (part->regions, part->regions->len - 1);
  region += part->used;
  part->used += CHUNK_BYTES;
  return (guint32 *) (gpointer) region;
}

/* The first record of a bucket was written where all buckets begin that have none. */
static __attribute__ ((noinline)) guint32 *
next_chunk (BalNeighboursPart *part, gsize bucket, guint32 record)
{
  GPtrArray *chunks = part->chunks[bucket];
  guint32 *chunk;

  if (bucket >= part->n_keys && chunks->len > 0)
    return g_ptr_array_index (chunks, 0);
  chunk = take_chunk (part);
  g_ptr_array_add (chunks, chunk);
  if (chunks->len > 1)
    return chunk;
  chunk[0] = record;
  return chunk + 1;
}

#define EXPECTED_ROWS 32

/* Asks for what comes after the batch while its pairs are dealt with: between loops over a few rows
 * each, the processor would begin too late to read ahead by itself. */
static inline __attribute__ ((always_inline)) void
expect_rows (const BalNeighboursPlan *plan, gsize next)
{
  gsize row = MIN (next, plan->episodes->n_rows - 1);

  if (plan->key.words)
    __builtin_prefetch (plan->key.words + row);
  __builtin_prefetch (plan->episodes->start + row);
  __builtin_prefetch (plan->episodes->end + row);
  if (!plan->changes_only)
    __builtin_prefetch (plan->episodes->source + row);
}

/* Puts pairs of the batch into their buckets. */
static inline __attribute__ ((always_inline)) void
push_pairs (BalNeighboursPart *part, gsize first, gsize end, gboolean with_children)
{
  const guint16 *from = part->batch.from;
  const guint32 *records = part->batch.records;
  const guint16 new_row = NEW_ROW (part);
  guint32 **places = part->at;
  guint32 *last_child = part->last_child;
  guint32 child = part->child;

  for (gsize i = first; i < end; i++)
    {
      guint16 bucket = from[i];
      guint32 record = records[i];
      guint32 *at = places[bucket];

      if (with_children)
        {
          child += bucket == new_row;
          record |= last_child[bucket] != child ? BAL_NEIGHBOURS_NEW_CHILD : 0;
          last_child[bucket] = child;
        }
      *at++ = record;
      __builtin_prefetch (at + 16, 1);
      if (G_UNLIKELY (((guintptr) at & (CHUNK_BYTES - 1)) == 0))
        at = next_chunk (part, bucket, record);
      places[bucket] = at;
    }
  part->child = child;
}

/* Neighbouring ones, with all their rows. */
typedef struct
{
  gsize first;
  gsize end;
} Children;

/* So many rows at a time that they stay in the cache from one loop to the next, and that sums of
 * them fit the narrow numbers that vectors have most of. */
#define ROWS_AT_ONCE 4096
#define ROOM_BEHIND 64

static void
batch_clear (BalNeighboursBatch *self)
{
  g_free (self->memory);
  g_free (self->records);
  g_free (self->skips);
  g_free (self->runs);
}

/* One child can have more rows than are read at once. */
static void
batch_make_room (BalNeighboursBatch *self, gsize n_rows)
{
  gsize room = MAX (n_rows, ROWS_AT_ONCE);

  if (self->room >= n_rows)
    return;
  batch_clear (self);
  self->room = room;
  self->memory = g_new0 (guint16, 2 * (room + ROOM_BEHIND));
  self->keys = self->memory + 1;
  self->from = self->memory + room + ROOM_BEHIND;
  self->records = g_new0 (guint32, room + 1);
  self->skips = g_new0 (guint64, room / 64 + 1);
  self->runs = g_new0 (guint32, room + ROOM_BEHIND);
}

static inline __attribute__ ((always_inline)) void
read_keys (const BalNeighboursPlan *plan, BalDenseKind kind, gsize first, gsize n, guint16 *keys)
{
  const BalDenseBy *by = &plan->key;

  if (kind == BAL_DENSE_WORDS)
    for (gsize i = 0; i < n; i++)
      keys[i] = (guint16) (by->words[first + i] + 1);
  else
    for (gsize i = 0; i < n; i++)
      keys[i] = (guint16) bal_dense_by_get_group (by, kind, first + i);
}

/* What is counted for each child on its own. */
static void
count_ends (const BalNeighboursPlan *plan, BalNeighboursPart *part, const Children *children)
{
  const BalRange *range = plan->range;
  const guint16 *keys = part->batch.keys;
  const gsize origin = range->first[children->first];

  for (gsize child = children->first; child < children->end; child++)
    {
      gsize first = range->first[child], end = range->end[child];

      if (end == first)
        continue;
      part->total.starts[keys[first - origin]]++;
      part->total.ends[keys[end - 1 - origin]]++;
      part->total.children++;
      part->total.units += (gint64) (end - first);
    }
}

/* Neighbours that only identifier or row puts in order, and those of which one starts while the
 * other goes on. */
static inline __attribute__ ((always_inline)) void
count_ties (const BalEpisodes *episodes,
            BalNeighboursPart *part,
            gsize origin,
            gsize first,
            gsize end)
{
  const guint16 *starts = episodes->start + origin, *ends = episodes->end + origin;
  const guint8 *sources = episodes->source + origin;
  const guint16 *from = part->batch.from, new_row = NEW_ROW (part);
  guint16 tied = 0, overlapping = 0;

  for (gsize i = first; i < end; i++)
    {
      guint16 is_pair = from[i] != new_row;

      tied = (guint16) (tied + (is_pair & (starts[i] == starts[i - 1]) & (ends[i] == ends[i - 1]) &
                                (sources[i] == sources[i - 1])));
      overlapping = (guint16) (overlapping + (is_pair & (starts[i] <= ends[i - 1])));
    }
  part->total.by_identifier += tied;
  part->total.overlapping += overlapping;
}

/* Every row with one before it makes a pair. */
static inline __attribute__ ((always_inline)) void
find_pairs (const BalNeighboursPlan *plan, BalNeighboursPart *part, gsize origin, gsize n)
{
  const guint16 *starts = plan->episodes->start + origin, *ends = plan->episodes->end + origin;
  const guint16 as_at = (guint16) plan->as_at;
  const guint16 *keys = part->batch.keys;
  guint32 *records = part->batch.records;

  records[0] = 0;
  if (plan->start_to_start)
    for (gsize i = 1; i < n; i++)
      records[i] =
        (guint32) keys[i] << BAL_NEIGHBOURS_KEY_SHIFT |
        (guint32) (BAL_NEIGHBOURS_DAYS_ORIGIN + (gint32) starts[i] - (gint32) starts[i - 1]);
  else
    for (gsize i = 1; i < n; i++)
      records[i] =
        (guint32) keys[i] << BAL_NEIGHBOURS_KEY_SHIFT |
        (guint32) (BAL_NEIGHBOURS_DAYS_ORIGIN + (gint32) starts[i] - MIN (ends[i - 1], as_at) - 1);
  for (gsize first = 1; first < n; first += ROWS_AT_ONCE)
    count_ties (plan->episodes, part, origin, first, MIN (n, first + ROWS_AT_ONCE));
}

/* To which bucket the pair of each row goes. */
static void
choose_buckets (const BalNeighboursPlan *plan,
                BalNeighboursPart *part,
                const Children *children,
                gsize n)
{
  const BalRange *range = plan->range;
  const gsize origin = range->first[children->first];
  guint16 *from = part->batch.from;
  gint64 with_pair = 0;

  memcpy (from + 1, part->batch.keys, (n - 1) * sizeof *from);
  for (gsize child = children->first; child < children->end; child++)
    {
      gsize first = range->first[child], end = range->end[child];

      from[first - origin] = NEW_ROW (part);
      for (gsize row = end; row < range->first[child + 1]; row++)
        from[row - origin] = NEW_ROW (part);
      with_pair += end > first + 1;
    }
  part->total.children_with_change += with_pair;
}

static inline __attribute__ ((always_inline)) void
scan_rows (const BalNeighboursPlan *plan,
           BalNeighboursPart *part,
           const Children *children,
           gsize n)
{
  const gsize origin = plan->range->first[children->first];
  gint64 without_pair = part->total.units - part->total.children;

  count_ends (plan, part, children);
  part->total.changes += part->total.units - part->total.children - without_pair;
  choose_buckets (plan, part, children, n);
  find_pairs (plan, part, origin, n);
  for (gsize i = 0; i < n; i += EXPECTED_ROWS)
    {
      expect_rows (plan, origin + n + i);
      if (plan->with_children)
        push_pairs (part, i, MIN (i + EXPECTED_ROWS, n), TRUE);
      else
        push_pairs (part, i, MIN (i + EXPECTED_ROWS, n), FALSE);
    }
}

static void
mark_skips (const BalNeighboursPlan *plan,
            BalNeighboursPart *part,
            const Children *children,
            gsize n)
{
  const BalRange *range = plan->range;
  const gsize origin = range->first[children->first];
  guint64 *skips = part->batch.skips;

  memset (skips, 0, (n / 64 + 1) * sizeof *skips);
  for (gsize child = children->first; child < children->end; child++)
    {
      gsize first = range->first[child] - origin;

      skips[first / 64] |= G_GUINT64_CONSTANT (1) << first % 64;
      for (gsize row = range->end[child] - origin; row < range->first[child + 1] - origin; row++)
        skips[row / 64] |= G_GUINT64_CONSTANT (1) << row % 64;
    }
  skips[n / 64] |= G_GUINT64_CONSTANT (1) << n % 64;
}

#ifdef BAL_HAS_WIDE

BAL_WIDE static inline guint64
find_changes_wide (const guint16 *keys)
{
  const __m512i *here = (gconstpointer) keys, *before = (gconstpointer) (keys - 1);
  guint64 low = _mm512_cmpneq_epu16_mask (_mm512_loadu_si512 (here), _mm512_loadu_si512 (before));
  guint64 high =
    _mm512_cmpneq_epu16_mask (_mm512_loadu_si512 (here + 1), _mm512_loadu_si512 (before + 1));

  return low | high << 32;
}

/* The last step finds the least of eight. */
BAL_WIDE static inline guint16
find_latest_wide (const guint16 *ends, gsize n)
{
  __m256i latest = _mm256_setzero_si256 ();
  __m128i few;

  for (gsize i = 0; i < n; i += 32)
    {
      guint64 rows = bal_wide_get_rows (MIN (n - i, 32));
      __m256i low = _mm256_maskz_loadu_epi16 ((__mmask16) rows, ends + i);
      __m256i high = _mm256_maskz_loadu_epi16 ((__mmask16) (rows >> 16), ends + i + 16);

      latest = _mm256_max_epu16 (latest, _mm256_max_epu16 (low, high));
    }
  few = _mm_max_epu16 (_mm256_castsi256_si128 (latest), _mm256_extracti128_si256 (latest, 1));
  few = _mm_minpos_epu16 (_mm_xor_si128 (few, _mm_set1_epi8 (-1)));
  return (guint16) ~_mm_extract_epi16 (few, 0);
}

#endif

/* Lists the rows where a run of one key begins, with the end behind them. */
static inline __attribute__ ((always_inline)) gsize
list_runs (BalNeighboursBatch *batch, gsize n, gboolean wide)
{
  const guint16 *keys = batch->keys;
  gsize n_runs = 0;

  for (gsize row = 0; row < n; row += 64)
    {
      guint64 begins = 0;

#ifdef BAL_HAS_WIDE
      if (wide)
        {
          begins =
            (find_changes_wide (keys + row) | batch->skips[row / 64]) & bal_wide_get_rows (n - row);
          n_runs += bal_wide_list_rows (batch->runs + n_runs, row, begins);
          continue;
        }
#endif
      for (guint i = 0; i < MIN (n - row, 64); i++)
        begins |= (guint64) (keys[row + i] != keys[row + i - 1]) << i;
      for (begins |= batch->skips[row / 64]; begins != 0; begins &= begins - 1)
        if (row + (guint) __builtin_ctzll (begins) < n)
          batch->runs[n_runs++] = (guint32) row + (guint) __builtin_ctzll (begins);
    }
  batch->runs[n_runs] = (guint32) n;
  return n_runs;
}

static inline __attribute__ ((always_inline)) guint16
find_latest (const guint16 *ends, gsize n, gboolean wide)
{
  guint16 latest = ends[0];

#ifdef BAL_HAS_WIDE
  if (wide)
    return find_latest_wide (ends, n);
#endif
  for (gsize i = 1; i < n; i++)
    latest = MAX (latest, ends[i]);
  return latest;
}

/* By run, the day from which the days count that follow it. */
static inline __attribute__ ((always_inline)) void
find_origins (const BalNeighboursPlan *plan,
              BalNeighboursPart *part,
              gsize row,
              gsize n_runs,
              gboolean wide)
{
  const guint16 *starts = plan->episodes->start + row, *ends = plan->episodes->end + row;
  const guint32 *runs = part->batch.runs;
  const guint32 as_at = (guint32) plan->as_at;
  guint32 *origins = part->batch.records;

  if (plan->start_to_start)
    for (gsize i = 0; i < n_runs; i++)
      origins[i] = starts[runs[i + 1] - 1];
  else if (plan->merge_runs)
    for (gsize i = 0; i < n_runs; i++)
      {
        guint32 latest = find_latest (ends + runs[i], runs[i + 1] - runs[i], wide);

        origins[i] = MIN (latest, as_at) + 1;
      }
  else
    for (gsize i = 0; i < n_runs; i++)
      origins[i] = MIN (ends[runs[i + 1] - 1], as_at) + 1;
}

/* Makes pairs of runs, the first row of which is given, without a branch: nobody can guess which
 * one is a child's last. */
static inline __attribute__ ((always_inline)) void
pair_runs (const BalNeighboursPlan *plan, BalNeighboursPart *part, gsize row, gsize n, gsize n_runs)
{
  const guint16 *starts = plan->episodes->start + row, *keys = part->batch.keys;
  const guint8 *missing = plan->is_missing;
  const guint32 *runs = part->batch.runs;
  const guint64 *skips = part->batch.skips;
  const guint without_key = WITHOUT_KEY (part);
  guint16 *from = part->batch.from;
  guint32 *records = part->batch.records;
  gint64 n_without_key = 0, n_changes = 0, n_with_change = 0;
  guint has_change = 0;

  for (gsize i = 0; i < n_runs; i++)
    {
      guint32 first = runs[i], end = runs[i + 1];
      guint skip = skips[end / 64] >> end % 64 & 1;
      guint16 key = keys[first], next = keys[end];
      guint is_missing = missing[key], is_next_missing = missing[next] & !skip;
      guint is_pair = !(skip | is_missing | is_next_missing);
      guint32 days = BAL_NEIGHBOURS_DAYS_ORIGIN + (guint32) starts[end - skip] - records[i];
      guint no_pair = without_key - skip;

      expect_rows (plan, row + n + first);
      records[i] = (guint32) next << BAL_NEIGHBOURS_KEY_SHIFT | days;
      from[i] = (guint16) (no_pair ^ ((no_pair ^ key) & -is_pair));
      n_without_key += is_missing * (end - first - skip) + (is_next_missing & !is_missing);
      n_changes += is_pair;
      has_change |= is_pair;
      n_with_change += has_change & skip;
      has_change &= !skip;
    }
  part->total.without_key += n_without_key;
  part->total.changes += n_changes;
  part->total.children_with_change += n_with_change;
}

/* Only runs of rows with different keys make pairs. */
static inline __attribute__ ((always_inline)) void
scan_runs (const BalNeighboursPlan *plan,
           BalNeighboursPart *part,
           const Children *children,
           gsize n,
           gboolean wide)
{
  const gsize row = plan->range->first[children->first];
  gsize n_runs;

  count_ends (plan, part, children);
  mark_skips (plan, part, children, n);
  n_runs = list_runs (&part->batch, n, wide);
  find_origins (plan, part, row, n_runs, wide);
  pair_runs (plan, part, row, n, n_runs);
  if (plan->with_children)
    push_pairs (part, 0, n_runs, TRUE);
  else
    push_pairs (part, 0, n_runs, FALSE);
}

static inline __attribute__ ((always_inline)) void
scan_some (const BalNeighboursPlan *plan,
           BalNeighboursPart *part,
           const Children *children,
           gboolean wide)
{
  const gsize origin = plan->range->first[children->first];
  const gsize n = plan->range->first[children->end] - origin;

  if (n == 0)
    return;
  batch_make_room (&part->batch, n);
  read_keys (plan, bal_dense_by_get_kind (&plan->key), origin, n, part->batch.keys);
  part->batch.keys[n] = 0;
  if (plan->changes_only)
    scan_runs (plan, part, children, n, wide);
  else
    scan_rows (plan, part, children, n);
}

static void
scan_some_plain (const BalNeighboursPlan *plan, BalNeighboursPart *part, const Children *children)
{
  scan_some (plan, part, children, FALSE);
}

#ifdef BAL_HAS_WIDE

BAL_WIDE static void
scan_some_wide (const BalNeighboursPlan *plan, BalNeighboursPart *part, const Children *children)
{
  scan_some (plan, part, children, TRUE);
}

#else

#define scan_some_wide scan_some_plain

#endif

void
bal_neighbours_part_scan (BalNeighboursPart *self, const BalNeighboursPlan *plan)
{
  const guint32 *first = plan->range->first;
  gboolean wide = bal_processor_is_wide ();
  Children children = { self->first_child, self->first_child };

  for (; children.first < self->end_child; children.first = children.end)
    {
      while (children.end < self->end_child &&
             (children.end == children.first ||
              first[children.end + 1] - first[children.first] <= ROWS_AT_ONCE))
        children.end++;
      (wide ? scan_some_wide : scan_some_plain) (plan, self, &children);
    }
  self->total.pairs = self->total.units - self->total.children;
}

gsize
bal_neighbours_part_list_chunks (const BalNeighboursPart *self, guint key, GArray *chunks)
{
  const GPtrArray *own = self->chunks[key];
  gsize n_last = ((guintptr) self->at[key] & (CHUNK_BYTES - 1)) / sizeof (guint32);

  for (guint i = 0; i < own->len; i++)
    {
      BalNeighboursChunk chunk = { g_ptr_array_index (own, i),
                                   i + 1 < own->len ? CHUNK_RECORDS : n_last };

      g_array_append_val (chunks, chunk);
    }
  return own->len > 0 ? (own->len - 1) * CHUNK_RECORDS + n_last : 0;
}

void
bal_neighbours_part_init (BalNeighboursPart *self,
                          const BalNeighboursPlan *plan,
                          guint index,
                          guint n_parts)
{
  guint n_keys = plan->key.n_groups, n_buckets = n_keys + N_NO_PAIRS;
  guint32 *nowhere;

  *self = (BalNeighboursPart){ .child = 1, .n_keys = n_keys };
  self->first_child = bal_range_find_part (plan->range, index, n_parts);
  self->end_child = bal_range_find_part (plan->range, index + 1, n_parts);
  self->regions = g_ptr_array_new_with_free_func (bal_pages_free);
  self->at = g_new (guint32 *, n_buckets);
  self->last_child = g_new0 (guint32, n_buckets);
  self->chunks = g_new (GPtrArray *, n_buckets);
  nowhere = take_chunk (self) + CHUNK_RECORDS - 1;
  for (guint bucket = 0; bucket < n_buckets; bucket++)
    {
      self->at[bucket] = nowhere;
      self->chunks[bucket] = g_ptr_array_new ();
    }
  self->total.starts = g_new0 (guint32, n_keys);
  self->total.ends = g_new0 (guint32, n_keys);
}

void
bal_neighbours_part_clear (BalNeighboursPart *self)
{
  for (guint bucket = 0; bucket < self->n_keys + N_NO_PAIRS; bucket++)
    g_ptr_array_unref (self->chunks[bucket]);
  bal_neighbours_total_clear (&self->total);
  batch_clear (&self->batch);
  g_ptr_array_unref (self->regions);
  g_free (self->at);
  g_free (self->last_child);
  g_free (self->chunks);
}

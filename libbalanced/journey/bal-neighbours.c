/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-neighbours-private.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "libbalanced/base/bal-parallel-private.h"

/* A record is the second key above the days, which are moved so that none is negative. */
#define DAYS_BITS 17
#define DAYS_ORIGIN 65536
#define N_DAYS (1u << DAYS_BITS)

#define CHUNK_BYTES 4096u
#define CHUNK_RECORDS (CHUNK_BYTES / sizeof (guint32))
#define REGION_BYTES (2u << 20)

/* The records of one first key, in chunks of a page, as one thread wrote them. */
typedef struct
{
  guint32 *at; /* the next place, which there is always */
  GPtrArray *chunks;
} Bucket;

/* What one thread reads. */
typedef struct
{
  gsize first_child;
  gsize end_child;
  Bucket *buckets;
  GPtrArray *regions; /* owned */
  gsize used;         /* of the last region */
  gsize chunk_step;   /* two pages where the second has the children */
  BalNeighboursTotal total;
} Part;

typedef struct
{
  const BalNeighboursPlan *plan;
  Part *parts;
  guint n_parts;
  BalNeighboursFunc func;
  gpointer data;
  guint next; /* atomic: the first key that nobody has taken */
} Work;

/* Large pages: the first touch of so many small ones would cost as much as the counting. */
static guint32 *
take_chunk (Part *part)
{
  guint8 *region;

  if (part->regions->len == 0 || part->used + part->chunk_step > REGION_BYTES)
    {
      region = aligned_alloc (REGION_BYTES, REGION_BYTES);
      if (!region)
        g_error ("no memory for the pairs of neighbours");
#ifdef MADV_HUGEPAGE
      madvise (region, REGION_BYTES, MADV_HUGEPAGE);
#endif
      g_ptr_array_add (part->regions, region);
      part->used = 0;
    }
  region = g_ptr_array_index (part->regions, part->regions->len - 1);
  region += part->used;
  part->used += part->chunk_step;
  return (guint32 *) (gpointer) region;
}

/* The first record of a bucket was written where all buckets begin that have none. */
static __attribute__ ((noinline)) guint32 *
next_chunk (Part *part, Bucket *bucket, guint32 record, guint32 child)
{
  guint32 *chunk = take_chunk (part);

  g_ptr_array_add (bucket->chunks, chunk);
  if (bucket->chunks->len > 1)
    return chunk;
  chunk[0] = record;
  if (part->chunk_step > CHUNK_BYTES)
    chunk[CHUNK_RECORDS] = child;
  return chunk + 1;
}

/* A record is always written, and stays only where it counts: no branch. */
static inline __attribute__ ((always_inline)) void
push (Part *part,
      Bucket *bucket,
      guint32 record,
      guint32 child,
      gboolean with_children,
      gboolean counts)
{
  guint32 *at = bucket->at;

  *at = record;
  if (with_children)
    at[CHUNK_RECORDS] = child;
  at += counts;
  if (G_UNLIKELY (((guintptr) at & (CHUNK_BYTES - 1)) == 0) && counts)
    at = next_chunk (part, bucket, record, child);
  bucket->at = at;
}

typedef struct
{
  BalDenseKind kind;
  gboolean start_to_start;
  gboolean merge_runs;
  gboolean changes_only;
  gboolean with_children;
} Shape;

/* Whether only identifier or row puts a unit behind the row before it. */
static inline gboolean
is_tied (const BalEpisodes *episodes, gsize row, gint32 as_at)
{
  const guint16 *starts = episodes->start, *ends = episodes->end;

  return (starts[row] == starts[row - 1]) & (starts[row] <= as_at) & (ends[row] == ends[row - 1]) &
         (episodes->source[row] == episodes->source[row - 1]);
}

/* Of all rows of the part in one loop; a child's first row has no neighbour before it. */
static gint64
count_ties (const BalNeighboursPlan *plan, const Part *part)
{
  const BalEpisodes *episodes = plan->episodes;
  const guint32 *first = plan->range->first;
  const gsize end = first[part->end_child];
  const gint32 as_at = plan->as_at;
  gint64 n = 0;

  for (gsize row = first[part->first_child] + 1; row < end; row++)
    n += is_tied (episodes, row, as_at);
  for (gsize child = part->first_child + 1; child < part->end_child; child++)
    if (first[child] > first[part->first_child] && first[child] < first[child + 1])
      n -= is_tied (episodes, first[child], as_at);
  return n;
}

static inline __attribute__ ((always_inline)) guint32
get_key (const BalNeighboursPlan *plan, const guint16 *words, BalDenseKind kind, gsize row)
{
  return kind == BAL_DENSE_WORDS ? (guint16) (words[row] + 1)
                                 : bal_dense_by_get_group (&plan->key, kind, row);
}

static inline __attribute__ ((always_inline)) void
scan_child (const BalNeighboursPlan *plan, Part *part, gsize child, const Shape *shape)
{
  const guint16 *starts = plan->episodes->start, *ends = plan->episodes->end;
  const guint16 *words = plan->key.words;
  const guint8 *is_missing = plan->is_missing;
  const gint32 as_at = plan->as_at;
  Bucket *buckets = part->buckets;
  gsize first = plan->range->first[child], end = plan->range->end[child];
  gint64 changes = 0, overlapping = 0, without_key = 0;
  guint32 before, key;
  gint32 last_start, last_end;

  if (end == first)
    return;
  before = key = get_key (plan, words, shape->kind, first);
  part->total.starts[key]++;
  last_start = starts[first];
  last_end = MIN ((gint32) ends[first], as_at);
  for (gsize row = first + 1; row < end; row++, before = key)
    {
      gint32 start = starts[row], own_end = MIN ((gint32) ends[row], as_at);
      gint32 gap = start - last_end - 1, days = shape->start_to_start ? start - last_start : gap;
      gboolean counts = TRUE;

      key = get_key (plan, words, shape->kind, row);
      if (!shape->merge_runs)
        overlapping += gap < 0;
      if (shape->changes_only)
        {
          gboolean has_missing = is_missing[key] | is_missing[before];

          without_key += has_missing;
          counts = (key != before) & !has_missing;
        }
      push (part, &buckets[before], key << DAYS_BITS | (guint32) (days + DAYS_ORIGIN),
            (guint32) child, shape->with_children, counts);
      changes += counts;
      last_end = shape->merge_runs ? MAX (own_end, key == before ? last_end : G_MININT32) : own_end;
      last_start = start;
    }
  part->total.ends[key]++;
  part->total.children++;
  part->total.units += (gint64) (end - first);
  part->total.pairs += (gint64) (end - first) - 1;
  part->total.overlapping += overlapping;
  part->total.without_key += without_key;
  part->total.changes += changes;
  part->total.children_with_change += changes > 0;
}

static inline __attribute__ ((always_inline)) void
scan_children (const BalNeighboursPlan *plan, Part *part, const Shape *shape)
{
  for (gsize child = part->first_child; child < part->end_child; child++)
    scan_child (plan, part, child, shape);
}

/* The loops that matter are compiled on their own; any other shape has one for all. */
static void
scan_words_between_starts (const BalNeighboursPlan *plan, Part *part)
{
  scan_children (plan, part, &(Shape){ BAL_DENSE_WORDS, TRUE, FALSE, FALSE, FALSE });
}

static void
scan_words_after_ends (const BalNeighboursPlan *plan, Part *part)
{
  scan_children (plan, part, &(Shape){ BAL_DENSE_WORDS, FALSE, FALSE, FALSE, TRUE });
}

static void
scan_words_in_runs (const BalNeighboursPlan *plan, Part *part)
{
  scan_children (plan, part, &(Shape){ BAL_DENSE_WORDS, FALSE, TRUE, TRUE, TRUE });
}

static void
scan_part (guint index, gpointer data)
{
  const Work *work = data;
  const BalNeighboursPlan *plan = work->plan;
  Part *part = &work->parts[index];
  const Shape shape = { bal_dense_by_get_kind (&plan->key), plan->start_to_start, plan->merge_runs,
                        plan->changes_only, plan->with_children };
  gboolean is_words = shape.kind == BAL_DENSE_WORDS;

  part->total.by_identifier = count_ties (plan, part);
  if (is_words && shape.start_to_start && !shape.changes_only && !shape.with_children)
    scan_words_between_starts (plan, part);
  else if (is_words && !shape.start_to_start && !shape.changes_only && shape.with_children)
    scan_words_after_ends (plan, part);
  else if (is_words && shape.merge_runs && shape.changes_only && shape.with_children)
    scan_words_in_runs (plan, part);
  else
    scan_children (plan, part, &shape);
}

/* What one thread needs to sort buckets. */
typedef struct
{
  guint32 *n_of_key;   /* by second key; places while it sorts */
  guint32 *n_of_days;  /* by days; clear between buckets */
  guint32 *children;   /* by second key */
  guint32 *last_child; /* by second key, a child's number from 1 */
  guint32 *n_left;     /* by second key, records up to the one that is looked for */
  gint32 *lower;       /* by second key, its days */
  guint32 *by_days;    /* room for the records of a bucket */
  gint32 *by_key;      /* room for the days */
  gsize room;
} Sorter;

static gsize
count_records (const Bucket *bucket)
{
  gsize used = ((guintptr) bucket->at & (CHUNK_BYTES - 1)) / sizeof (guint32);

  return bucket->chunks->len > 0 ? (bucket->chunks->len - 1) * CHUNK_RECORDS + used : 0;
}

static void
count_bucket (const Work *work, Sorter *sorter, const Bucket *bucket, guint32 *least, guint32 *most)
{
  gsize n = count_records (bucket);

  for (guint i = 0; i < bucket->chunks->len; i++)
    {
      const guint32 *records = g_ptr_array_index (bucket->chunks, i);
      gsize n_here = MIN (n - i * CHUNK_RECORDS, CHUNK_RECORDS);

      for (gsize j = 0; j < n_here; j++)
        {
          guint32 days = records[j] & (N_DAYS - 1);

          sorter->n_of_key[records[j] >> DAYS_BITS]++;
          sorter->n_of_days[days]++;
          *least = MIN (*least, days);
          *most = MAX (*most, days);
        }
      if (!work->plan->with_children)
        continue;
      for (gsize j = 0; j < n_here; j++)
        {
          guint32 key = records[j] >> DAYS_BITS, child = records[CHUNK_RECORDS + j] + 1;

          sorter->children[key] += sorter->last_child[key] != child;
          sorter->last_child[key] = child;
        }
    }
}

static void
scatter_bucket (Sorter *sorter, const Bucket *bucket)
{
  gsize n = count_records (bucket);

  for (guint i = 0; i < bucket->chunks->len; i++)
    {
      const guint32 *records = g_ptr_array_index (bucket->chunks, i);
      gsize n_here = MIN (n - i * CHUNK_RECORDS, CHUNK_RECORDS);

      for (gsize j = 0; j < n_here; j++)
        sorter->by_days[sorter->n_of_days[records[j] & (N_DAYS - 1)]++] = records[j];
    }
}

static int
compare_days (const void *a, const void *b)
{
  guint32 left = *(const guint32 *) a & (N_DAYS - 1), right = *(const guint32 *) b & (N_DAYS - 1);

  return (left > right) - (left < right);
}

/* Few records over many days: to go through all the days would cost more than to compare. */
static void
sort_few (Sorter *sorter, const Work *work, guint from, gsize n)
{
  gsize at = 0;

  for (guint i = 0; i < work->n_parts; i++)
    {
      const Bucket *bucket = &work->parts[i].buckets[from];
      gsize n_bucket = count_records (bucket);

      for (guint j = 0; j < bucket->chunks->len; j++)
        {
          gsize n_here = MIN (n_bucket - j * CHUNK_RECORDS, CHUNK_RECORDS);

          memcpy (sorter->by_days + at, g_ptr_array_index (bucket->chunks, j),
                  n_here * sizeof (guint32));
          at += n_here;
        }
    }
  for (gsize i = 0; i < n; i++)
    sorter->n_of_days[sorter->by_days[i] & (N_DAYS - 1)] = 0;
  qsort (sorter->by_days, n, sizeof (guint32), compare_days);
}

static void
sort_by_days (Sorter *sorter, const Work *work, guint from, gsize n, guint32 least, guint32 most)
{
  guint32 place = 0;

  if (most - least > 16 * n)
    {
      sort_few (sorter, work, from, n);
      return;
    }
  for (guint32 days = least; days <= most; days++)
    {
      guint32 n_here = sorter->n_of_days[days];

      sorter->n_of_days[days] = place;
      place += n_here;
    }
  for (guint i = 0; i < work->n_parts; i++)
    scatter_bucket (sorter, &work->parts[i].buckets[from]);
  memset (sorter->n_of_days + least, 0, (most - least + 1) * sizeof (guint32));
}

/* The records come in the order of their days: the lower one of the two in the middle is where half
 * of those of its key have gone by. */
static void
give_lower (Sorter *sorter, const Work *work, guint from, gsize n)
{
  guint n_keys = work->plan->key.n_groups;

  for (guint key = 0; key < n_keys; key++)
    sorter->n_left[key] = (sorter->n_of_key[key] + 1) / 2;
  for (gsize i = 0; i < n; i++)
    {
      guint32 record = sorter->by_days[i], key = record >> DAYS_BITS;

      if (--sorter->n_left[key] == 0)
        sorter->lower[key] = (gint32) (record & (N_DAYS - 1)) - DAYS_ORIGIN;
    }
  for (guint key = 0; key < n_keys; key++)
    {
      BalNeighboursPair pair = { key, sorter->n_of_key[key], sorter->children[key],
                                 sorter->lower[key], NULL };

      if (pair.n > 0)
        work->func (work->data, from, &pair);
    }
}

static void
give_pairs (Sorter *sorter, const Work *work, guint from, gsize n)
{
  guint n_keys = work->plan->key.n_groups;
  guint32 place = 0;

  for (guint key = 0; key < n_keys; key++)
    {
      guint32 n_here = sorter->n_of_key[key];

      sorter->n_of_key[key] = place;
      place += n_here;
    }
  for (gsize i = 0; i < n; i++)
    {
      guint32 record = sorter->by_days[i];

      sorter->by_key[sorter->n_of_key[record >> DAYS_BITS]++] =
        (gint32) (record & (N_DAYS - 1)) - DAYS_ORIGIN;
    }
  place = 0;
  for (guint key = 0; key < n_keys; key++)
    {
      guint32 end = sorter->n_of_key[key];
      BalNeighboursPair pair = { key, end - place, sorter->children[key], 0, NULL };

      pair.days = sorter->by_key + place;
      if (end > place)
        pair.lower = pair.days[(pair.n - 1) / 2];
      if (end > place)
        work->func (work->data, from, &pair);
      place = end;
    }
}

static void
sort_bucket (Sorter *sorter, const Work *work, guint from)
{
  guint n_keys = work->plan->key.n_groups;
  guint32 least = N_DAYS, most = 0;
  gsize n = 0;

  for (guint i = 0; i < work->n_parts; i++)
    n += count_records (&work->parts[i].buckets[from]);
  if (n == 0)
    return;
  if (n > sorter->room)
    {
      sorter->room = MAX (n, 2 * sorter->room);
      sorter->by_days = g_renew (guint32, sorter->by_days, sorter->room);
      sorter->by_key = g_renew (gint32, sorter->by_key, sorter->room);
    }
  memset (sorter->n_of_key, 0, n_keys * sizeof (guint32));
  if (work->plan->with_children)
    {
      memset (sorter->children, 0, n_keys * sizeof (guint32));
      memset (sorter->last_child, 0, n_keys * sizeof (guint32));
    }
  for (guint i = 0; i < work->n_parts; i++)
    count_bucket (work, sorter, &work->parts[i].buckets[from], &least, &most);
  sort_by_days (sorter, work, from, n, least, most);
  if (work->plan->only_lower)
    give_lower (sorter, work, from, n);
  else
    give_pairs (sorter, work, from, n);
}

static void
sort_buckets (guint thread, gpointer data)
{
  Work *work = data;
  guint n_keys = work->plan->key.n_groups;
  Sorter sorter = { 0 };

  sorter.n_of_key = g_new0 (guint32, n_keys);
  sorter.children = g_new0 (guint32, n_keys);
  sorter.last_child = g_new0 (guint32, n_keys);
  sorter.n_left = g_new0 (guint32, n_keys);
  sorter.lower = g_new0 (gint32, n_keys);
  sorter.n_of_days = g_new0 (guint32, N_DAYS);
  for (;;)
    {
      guint from = (guint) g_atomic_int_add ((gint *) &work->next, 1);

      if (from >= n_keys)
        break;
      sort_bucket (&sorter, work, from);
    }
  g_free (sorter.n_of_key);
  g_free (sorter.children);
  g_free (sorter.last_child);
  g_free (sorter.n_left);
  g_free (sorter.lower);
  g_free (sorter.n_of_days);
  g_free (sorter.by_days);
  g_free (sorter.by_key);
}

static void
part_init (Part *part, const BalNeighboursPlan *plan, guint index, guint n_parts)
{
  guint n_keys = plan->key.n_groups;
  guint32 *nowhere;

  part->first_child = bal_range_find_part (plan->range, index, n_parts);
  part->end_child = bal_range_find_part (plan->range, index + 1, n_parts);
  part->chunk_step = plan->with_children ? 2 * CHUNK_BYTES : CHUNK_BYTES;
  part->regions = g_ptr_array_new_with_free_func (free);
  part->buckets = g_new0 (Bucket, n_keys);
  nowhere = take_chunk (part) + CHUNK_RECORDS - 1;
  for (guint key = 0; key < n_keys; key++)
    part->buckets[key] = (Bucket){ nowhere, g_ptr_array_new () };
  part->total.starts = g_new0 (guint32, n_keys);
  part->total.ends = g_new0 (guint32, n_keys);
}

static void
part_finish (Part *part, guint n_keys, BalNeighboursTotal *total)
{
  for (guint key = 0; key < n_keys; key++)
    {
      total->starts[key] += part->total.starts[key];
      total->ends[key] += part->total.ends[key];
      g_ptr_array_unref (part->buckets[key].chunks);
    }
  total->children += part->total.children;
  total->units += part->total.units;
  total->pairs += part->total.pairs;
  total->overlapping += part->total.overlapping;
  total->by_identifier += part->total.by_identifier;
  total->changes += part->total.changes;
  total->without_key += part->total.without_key;
  total->children_with_change += part->total.children_with_change;
  bal_neighbours_total_clear (&part->total);
  g_ptr_array_unref (part->regions);
  g_free (part->buckets);
}

void
bal_neighbours_run (const BalNeighboursPlan *plan,
                    guint n_threads,
                    BalNeighboursFunc func,
                    gpointer data,
                    BalNeighboursTotal *total)
{
  guint n_keys = plan->key.n_groups;
  g_autofree Part *parts = g_new0 (Part, n_threads);
  Work work = { plan, parts, n_threads, func, data, 0 };

  for (guint i = 0; i < n_threads; i++)
    part_init (&parts[i], plan, i, n_threads);
  bal_parallel_run (n_threads, n_threads, scan_part, &work);
  bal_parallel_run (n_threads, n_threads, sort_buckets, &work);
  *total = (BalNeighboursTotal){ 0 };
  total->starts = g_new0 (guint32, n_keys);
  total->ends = g_new0 (guint32, n_keys);
  for (guint i = 0; i < n_threads; i++)
    part_finish (&parts[i], n_keys, total);
}

void
bal_neighbours_total_clear (BalNeighboursTotal *self)
{
  g_clear_pointer (&self->starts, g_free);
  g_clear_pointer (&self->ends, g_free);
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-neighbours-private.h"

#include <stdlib.h>
#include <string.h>

#include "libbalanced/base/bal-pages-private.h"
#include "libbalanced/base/bal-parallel-private.h"
#include "libbalanced/base/bal-processor-private.h"
#include "libbalanced/journey/bal-lower-median-private.h"

#ifdef BAL_HAS_WIDE
#include <immintrin.h>
#endif

/* A record is the second key above the days, which are moved so that none is negative; the bit
 * between them says that no other pair of the child is before it in its bucket. */
#define DAYS_BITS 17
#define DAYS_ORIGIN 65536
#define N_DAYS (1u << DAYS_BITS)
#define NEW_CHILD N_DAYS
#define KEY_SHIFT (DAYS_BITS + 1)

G_STATIC_ASSERT (BAL_NEIGHBOURS_MOST_KEYS <= 1 << (32 - KEY_SHIFT));

#define CHUNK_BYTES 4096u
#define CHUNK_RECORDS (CHUNK_BYTES / sizeof (guint32))
#define REGION_BYTES (2u << 20)

/* The records of one first key, in chunks of a page, as one thread wrote them. */
typedef struct
{
  guint32 *at;        /* the next place, which there is always */
  guint32 last_child; /* the number from 1 of that of the last record */
} Bucket;

/* What one thread reads. */
typedef struct
{
  gsize first_child;
  gsize end_child;
  Bucket *buckets;
  GPtrArray **chunks; /* owned; by bucket */
  GPtrArray *regions; /* owned */
  gsize used;         /* of the last region */
  BalNeighboursTotal total;
} Part;

typedef struct
{
  const BalNeighboursPlan *plan;
  Part *parts;
  guint n_parts;
  BalNeighboursFunc func;
  gpointer data;
  guint next;    /* atomic: the first key that nobody has taken */
  gboolean wide; /* the processor has wide vectors */
} Work;

/* Large pages: the first touch of so many small ones would cost as much as the counting. */
static guint32 *
take_chunk (Part *part)
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
next_chunk (Part *part, gsize bucket, guint32 record)
{
  guint32 *chunk = take_chunk (part);

  g_ptr_array_add (part->chunks[bucket], chunk);
  if (part->chunks[bucket]->len > 1)
    return chunk;
  chunk[0] = record;
  return chunk + 1;
}

static inline __attribute__ ((always_inline)) void
push (Part *part, guint32 from, guint32 to, gint32 days, gsize child, gboolean with_children)
{
  Bucket *bucket = &part->buckets[from];
  guint32 record = to << KEY_SHIFT | (guint32) (days + DAYS_ORIGIN);
  guint32 *at = bucket->at;

  if (with_children)
    {
      record |= bucket->last_child != (guint32) child + 1 ? NEW_CHILD : 0;
      bucket->last_child = (guint32) child + 1;
    }
  *at++ = record;
  if (G_UNLIKELY (((guintptr) at & (CHUNK_BYTES - 1)) == 0))
    at = next_chunk (part, from, record);
  bucket->at = at;
}

/* Neighbouring ones. */
typedef struct
{
  gsize first;
  gsize end;
} Children;

typedef struct
{
  BalDenseKind kind;
  gboolean start_to_start;
  gboolean with_children;
  gboolean wide; /* only where keys are words */
} Shape;

/* Whether only identifier or row puts a unit behind the row before it. */
static inline gboolean
is_tied (const BalEpisodes *episodes, gsize row, guint16 as_at)
{
  const guint16 *starts = episodes->start, *ends = episodes->end;

  return (starts[row] == starts[row - 1]) & (starts[row] <= as_at) & (ends[row] == ends[row - 1]) &
         (episodes->source[row] == episodes->source[row - 1]);
}

/* Whether the unit starts while that of the row before it goes on. */
static inline gboolean
is_overlapping (const BalEpisodes *episodes, gsize row, guint16 as_at)
{
  return (episodes->start[row] <= episodes->end[row - 1]) & (episodes->start[row] <= as_at);
}

/* Sums of so many rows fit the narrow numbers that vectors have most of. */
#define ROWS_AT_ONCE 32768

/* Of all rows of some children in one loop; a child's first row has no neighbour before it. */
static void
count_plain_pairs (const BalNeighboursPlan *plan, Part *part, gsize first_child, gsize end_child)
{
  const BalEpisodes *episodes = plan->episodes;
  const guint32 *first = plan->range->first;
  const gsize end = first[end_child];
  const guint16 as_at = (guint16) MIN (plan->as_at, BAL_EPISODES_NO_DAY - 1);
  gint64 all_tied = 0, all_overlapping = 0;

  for (gsize row = first[first_child] + 1; row < end;)
    {
      gsize until = MIN (end, row + ROWS_AT_ONCE);
      guint16 tied = 0, overlapping = 0;

      for (; row < until; row++)
        {
          tied = (guint16) (tied + is_tied (episodes, row, as_at));
          overlapping = (guint16) (overlapping + is_overlapping (episodes, row, as_at));
        }
      all_tied += tied;
      all_overlapping += overlapping;
    }
  for (gsize child = first_child + 1; child < end_child; child++)
    if (first[child] > first[first_child] && first[child] < first[child + 1])
      {
        all_tied -= is_tied (episodes, first[child], as_at);
        all_overlapping -= is_overlapping (episodes, first[child], as_at);
      }
  part->total.by_identifier += all_tied;
  part->total.overlapping += plan->merge_runs ? 0 : all_overlapping;
}

static inline __attribute__ ((always_inline)) guint32
get_key (const BalNeighboursPlan *plan, const guint16 *words, BalDenseKind kind, gsize row)
{
  return kind == BAL_DENSE_WORDS ? (guint16) (words[row] + 1)
                                 : bal_dense_by_get_group (&plan->key, kind, row);
}

/* Every row after the first one makes a pair; gives the key of the last. */
static inline __attribute__ ((always_inline)) guint32
scan_rows (const BalNeighboursPlan *plan,
           Part *part,
           gsize child,
           gsize first,
           gsize end,
           const Shape *shape)
{
  const guint16 *starts = plan->episodes->start, *ends = plan->episodes->end;
  const guint16 *words = plan->key.words;
  const gint32 as_at = plan->as_at;
  guint32 key = get_key (plan, words, shape->kind, first);
  gint32 before = starts[first];

  for (gsize row = first + 1; row < end; row++)
    {
      gint32 start = starts[row], from = before;
      guint32 from_key = key;

      if (!shape->start_to_start)
        from = MIN ((gint32) ends[row - 1], as_at) + 1;
      key = get_key (plan, words, shape->kind, row);
      push (part, from_key, key, start - from, child, shape->with_children);
      before = start;
    }
  part->total.changes += (gint64) (end - first) - 1;
  part->total.children_with_change += end - first > 1;
  return key;
}

#ifdef BAL_HAS_WIDE

BAL_WIDE static inline guint64
find_word_changes_wide (const guint16 *words, guint n)
{
  guint64 changes = 0;

  for (guint i = 0; i < n; i += 32)
    {
      __mmask32 rows = n - i < 32 ? (1u << (n - i)) - 1 : G_MAXUINT32;

      changes |=
        (guint64) _mm512_mask_cmpneq_epu16_mask (rows, _mm512_maskz_loadu_epi16 (rows, words + i),
                                                 _mm512_maskz_loadu_epi16 (rows, words + i - 1))
        << i;
    }
  return changes;
}

/* The last step finds the least of eight. */
BAL_WIDE static inline guint16
find_latest_wide (const guint16 *ends, gsize n)
{
  __m256i latest = _mm256_setzero_si256 ();
  __m128i half;

  for (gsize i = 0; i < n; i += 16)
    {
      __mmask16 rows = (__mmask16) (n - i < 16 ? (1u << (n - i)) - 1 : G_MAXUINT16);

      latest = _mm256_max_epu16 (latest, _mm256_maskz_loadu_epi16 (rows, ends + i));
    }
  half = _mm_max_epu16 (_mm256_castsi256_si128 (latest), _mm256_extracti128_si256 (latest, 1));
  half = _mm_minpos_epu16 (_mm_xor_si128 (half, _mm_set1_epi8 (-1)));
  return (guint16) ~_mm_extract_epi16 (half, 0);
}

#endif

/* As bits, which of up to 64 rows have another key than the row before. */
static inline __attribute__ ((always_inline)) guint64
find_changes (const BalNeighboursPlan *plan, gsize row, guint n, const Shape *shape)
{
  const guint16 *words = plan->key.words;
  guint32 before = get_key (plan, words, shape->kind, row - 1);
  guint64 changes = 0;

#ifdef BAL_HAS_WIDE
  if (shape->wide)
    return find_word_changes_wide (words + row, n);
#endif
  for (guint i = 0; i < n; i++)
    {
      guint32 key = get_key (plan, words, shape->kind, row + i);

      changes |= (guint64) (key != before) << i;
      before = key;
    }
  return changes;
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

/* The run of rows with one key from first on ends before the row with another one. */
static inline __attribute__ ((always_inline)) gboolean
end_run (const BalNeighboursPlan *plan,
         Part *part,
         gsize child,
         gsize first,
         gsize row,
         const Shape *shape)
{
  const guint16 *starts = plan->episodes->start, *ends = plan->episodes->end;
  const guint16 *words = plan->key.words;
  guint32 key = get_key (plan, words, shape->kind, first);
  guint32 next = get_key (plan, words, shape->kind, row);
  gint32 from;

  if (plan->is_missing[key] | plan->is_missing[next])
    {
      part->total.without_key += plan->is_missing[key] ? (gint64) (row - first) : 1;
      return FALSE;
    }
  if (shape->start_to_start)
    from = starts[row - 1];
  else
    from = MIN ((gint32) (plan->merge_runs ? find_latest (ends + first, row - first, shape->wide)
                                           : ends[row - 1]),
                plan->as_at) +
           1;
  push (part, key, next, starts[row] - from, child, shape->with_children);
  return TRUE;
}

/* Only runs of rows with different keys make pairs. */
static inline __attribute__ ((always_inline)) guint32
scan_runs (const BalNeighboursPlan *plan,
           Part *part,
           gsize child,
           gsize first,
           gsize end,
           const Shape *shape)
{
  gint64 n_changes = 0;
  guint32 last;

  for (gsize row = first + 1; row < end; row += 64)
    for (guint64 changes = find_changes (plan, row, (guint) MIN (end - row, 64), shape);
         changes != 0; changes &= changes - 1)
      {
        gsize next = row + (guint) __builtin_ctzll (changes);

        n_changes += end_run (plan, part, child, first, next, shape);
        first = next;
      }
  last = get_key (plan, plan->key.words, shape->kind, first);
  if (plan->is_missing[last])
    part->total.without_key += (gint64) (end - first) - 1;
  part->total.changes += n_changes;
  part->total.children_with_change += n_changes > 0;
  return last;
}

static inline __attribute__ ((always_inline)) void
scan_children (const BalNeighboursPlan *plan,
               Part *part,
               const Children *children,
               const Shape *shape,
               gboolean in_runs)
{
  const BalRange *range = plan->range;
  const guint16 *words = plan->key.words;

  for (gsize child = children->first; child < children->end; child++)
    {
      gsize first = range->first[child], end = range->end[child];
      guint32 last;

      if (end == first)
        continue;
      last = in_runs ? scan_runs (plan, part, child, first, end, shape)
                     : scan_rows (plan, part, child, first, end, shape);
      part->total.starts[get_key (plan, words, shape->kind, first)]++;
      part->total.ends[last]++;
      part->total.children++;
      part->total.units += (gint64) (end - first);
    }
}

/* The loops that matter are compiled on their own; any other shape has one for all. */
static void
scan_words_between_starts (const BalNeighboursPlan *plan, Part *part, const Children *children)
{
  scan_children (plan, part, children, &(Shape){ BAL_DENSE_WORDS, TRUE, FALSE, FALSE }, FALSE);
}

static void
scan_words_after_ends (const BalNeighboursPlan *plan, Part *part, const Children *children)
{
  scan_children (plan, part, children, &(Shape){ BAL_DENSE_WORDS, FALSE, TRUE, FALSE }, FALSE);
}

static void
scan_words_in_runs (const BalNeighboursPlan *plan, Part *part, const Children *children)
{
  scan_children (plan, part, children, &(Shape){ BAL_DENSE_WORDS, FALSE, TRUE, FALSE }, TRUE);
}

#ifdef BAL_HAS_WIDE

BAL_WIDE static void
scan_words_in_runs_wide (const BalNeighboursPlan *plan, Part *part, const Children *children)
{
  scan_children (plan, part, children, &(Shape){ BAL_DENSE_WORDS, FALSE, TRUE, TRUE }, TRUE);
}

#else

#define scan_words_in_runs_wide scan_words_in_runs

#endif

static void
scan_some (const Work *work, Part *part, const Children *children)
{
  const BalNeighboursPlan *plan = work->plan;
  const Shape shape = { bal_dense_by_get_kind (&plan->key), plan->start_to_start,
                        plan->with_children, FALSE };
  gboolean is_words = shape.kind == BAL_DENSE_WORDS;

  count_plain_pairs (plan, part, children->first, children->end);
  if (plan->changes_only && is_words && !shape.start_to_start && shape.with_children)
    (work->wide ? scan_words_in_runs_wide : scan_words_in_runs) (plan, part, children);
  else if (plan->changes_only)
    scan_children (plan, part, children, &shape, TRUE);
  else if (is_words && shape.start_to_start && !shape.with_children)
    scan_words_between_starts (plan, part, children);
  else if (is_words && !shape.start_to_start && shape.with_children)
    scan_words_after_ends (plan, part, children);
  else
    scan_children (plan, part, children, &shape, FALSE);
}

/* So many children at a time that their rows stay in the cache from one loop to the next. */
static void
scan_part (guint index, gpointer data)
{
  const Work *work = data;
  const guint32 *first = work->plan->range->first;
  Part *part = &work->parts[index];
  Children children = { part->first_child, part->first_child };

  for (; children.first < part->end_child; children.first = children.end)
    {
      while (children.end < part->end_child &&
             (children.end == children.first ||
              first[children.end + 1] - first[children.first] <= ROWS_AT_ONCE))
        children.end++;
      scan_some (work, part, &children);
    }
  part->total.pairs = part->total.units - part->total.children;
}

/* What one thread needs to sort buckets. */
typedef struct
{
  guint32 *n_of_key;   /* by second key; places while it sorts */
  guint32 *n_of_days;  /* by days; clear between buckets */
  guint32 *children;   /* by second key */
  guint32 *last_child; /* by second key, a number that the child has in the bucket */
  guint32 *by_days;    /* room for the records of a bucket */
  gint32 *by_key;      /* room for the days */
  gsize room;
} Sorter;

static gsize
count_records (const Part *part, guint bucket)
{
  gsize used = ((guintptr) part->buckets[bucket].at & (CHUNK_BYTES - 1)) / sizeof (guint32);

  return part->chunks[bucket]->len > 0 ? (part->chunks[bucket]->len - 1) * CHUNK_RECORDS + used : 0;
}

/* The records of a first key that one thread wrote, chunk after chunk. */
typedef struct
{
  const GPtrArray *chunks;
  guint next;
  gsize n_left;
} Reader;

static const guint32 *
read_chunk (Reader *self, gsize *n)
{
  *n = MIN (self->n_left, CHUNK_RECORDS);
  self->n_left -= *n;
  return *n > 0 ? g_ptr_array_index (self->chunks, self->next++) : NULL;
}

static Reader
begin_reading (const Work *work, guint part, guint bucket)
{
  return (Reader){ work->parts[part].chunks[bucket], 0,
                   count_records (&work->parts[part], bucket) };
}

static void
count_keys (const Work *work, Sorter *sorter, guint from)
{
  guint32 child = 0;

  for (guint i = 0; i < work->n_parts; i++)
    {
      Reader reader = begin_reading (work, i, from);
      const guint32 *records;
      gsize n;

      while ((records = read_chunk (&reader, &n)))
        {
          for (gsize j = 0; j < n; j++)
            sorter->n_of_key[records[j] >> KEY_SHIFT]++;
          for (gsize j = 0; j < n && work->plan->with_children; j++)
            {
              guint32 key = records[j] >> KEY_SHIFT;

              child += (records[j] & NEW_CHILD) != 0;
              sorter->children[key] += sorter->last_child[key] != child;
              sorter->last_child[key] = child;
            }
        }
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
  gsize at = 0, n_here;

  for (guint i = 0; i < work->n_parts; i++)
    {
      Reader reader = begin_reading (work, i, from);
      const guint32 *records;

      while ((records = read_chunk (&reader, &n_here)))
        {
          memcpy (sorter->by_days + at, records, n_here * sizeof (guint32));
          at += n_here;
        }
    }
  for (gsize i = 0; i < n; i++)
    sorter->n_of_days[sorter->by_days[i] & (N_DAYS - 1)] = 0;
  qsort (sorter->by_days, n, sizeof (guint32), compare_days);
}

static void
sort_by_days (Sorter *sorter, const Work *work, guint from, gsize n)
{
  guint32 least = N_DAYS, most = 0, place = 0;
  const guint32 *records;
  gsize n_here;

  for (guint i = 0; i < work->n_parts; i++)
    for (Reader reader = begin_reading (work, i, from); (records = read_chunk (&reader, &n_here));)
      for (gsize j = 0; j < n_here; j++)
        {
          guint32 days = records[j] & (N_DAYS - 1);

          sorter->n_of_days[days]++;
          least = MIN (least, days);
          most = MAX (most, days);
        }
  if (most - least > 16 * n)
    {
      sort_few (sorter, work, from, n);
      return;
    }
  for (guint32 days = least; days <= most; days++)
    {
      guint32 n_days = sorter->n_of_days[days];

      sorter->n_of_days[days] = place;
      place += n_days;
    }
  for (guint i = 0; i < work->n_parts; i++)
    for (Reader reader = begin_reading (work, i, from); (records = read_chunk (&reader, &n_here));)
      for (gsize j = 0; j < n_here; j++)
        sorter->by_days[sorter->n_of_days[records[j] & (N_DAYS - 1)]++] = records[j];
  memset (sorter->n_of_days + least, 0, (most - least + 1) * sizeof (guint32));
}

static void
scatter_days (Sorter *sorter, const guint32 *records, gsize n)
{
  for (gsize i = 0; i < n; i++)
    sorter->by_key[sorter->n_of_key[records[i] >> KEY_SHIFT]++] =
      (gint32) (records[i] & (N_DAYS - 1)) - DAYS_ORIGIN;
}

/* The days of each pair stand together; in rising order where the records came in the order of the
 * days. */
static void
give_pairs (Sorter *sorter, const Work *work, guint from)
{
  gboolean only_lower = work->plan->only_lower;
  guint32 place = 0;

  for (guint key = 0; key < work->plan->key.n_groups; key++)
    {
      guint32 end = sorter->n_of_key[key];
      BalNeighboursPair pair = { key, end - place, sorter->children[key], 0, NULL };
      const gint32 *days = sorter->by_key + place;

      place = end;
      if (pair.n == 0)
        continue;
      if (!only_lower)
        pair.lower = days[(pair.n - 1) / 2];
      else
        pair.lower = bal_lower_median (days, pair.n);
      pair.days = only_lower ? NULL : days;
      work->func (work->data, from, &pair);
    }
}

static void
sort_bucket (Sorter *sorter, const Work *work, guint from)
{
  guint n_keys = work->plan->key.n_groups;
  guint32 place = 0;
  const guint32 *records;
  gsize n = 0, n_here;

  for (guint i = 0; i < work->n_parts; i++)
    n += count_records (&work->parts[i], from);
  if (n == 0)
    return;
  if (n > sorter->room)
    {
      sorter->room = MAX (n, 2 * sorter->room);
      if (!work->plan->only_lower)
        sorter->by_days = g_renew (guint32, sorter->by_days, sorter->room);
      sorter->by_key = g_renew (gint32, sorter->by_key, sorter->room);
    }
  memset (sorter->n_of_key, 0, n_keys * sizeof (guint32));
  memset (sorter->children, 0, n_keys * sizeof (guint32));
  memset (sorter->last_child, 0, n_keys * sizeof (guint32));
  count_keys (work, sorter, from);
  for (guint key = 0; key < n_keys; key++)
    {
      guint32 n_of_key = sorter->n_of_key[key];

      sorter->n_of_key[key] = place;
      place += n_of_key;
    }
  if (work->plan->only_lower)
    {
      for (guint i = 0; i < work->n_parts; i++)
        for (Reader reader = begin_reading (work, i, from);
             (records = read_chunk (&reader, &n_here));)
          scatter_days (sorter, records, n_here);
    }
  else
    {
      sort_by_days (sorter, work, from, n);
      scatter_days (sorter, sorter->by_days, n);
    }
  give_pairs (sorter, work, from);
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
  part->regions = g_ptr_array_new_with_free_func (bal_pages_free);
  part->buckets = g_new0 (Bucket, n_keys);
  part->chunks = g_new (GPtrArray *, n_keys);
  nowhere = take_chunk (part) + CHUNK_RECORDS - 1;
  for (guint key = 0; key < n_keys; key++)
    {
      part->buckets[key].at = nowhere;
      part->chunks[key] = g_ptr_array_new ();
    }
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
      g_ptr_array_unref (part->chunks[key]);
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
  g_free (part->chunks);
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
  Work work = { plan, parts, n_threads, func, data, 0, bal_processor_is_wide () };

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

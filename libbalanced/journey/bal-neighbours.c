/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-neighbours-part-private.h"

#include <stdlib.h>
#include <string.h>

#include "libbalanced/base/bal-parallel-private.h"
#include "libbalanced/journey/bal-lower-median-private.h"

#define get_key bal_neighbours_record_get_key
#define get_place bal_neighbours_record_get_place
#define get_days bal_neighbours_record_get_days

/* Steps with loops over all records: in one function they would be short of registers. */
#define ALONE __attribute__ ((noinline))

typedef struct
{
  const BalNeighboursPlan *plan;
  BalNeighboursPart *parts;
  guint n_parts;
  BalNeighboursFunc func;
  gpointer data;
  guint next; /* atomic: the first key that nobody has taken */
} Work;

static void
scan_part (guint index, gpointer data)
{
  const Work *work = data;

  bal_neighbours_part_scan (&work->parts[index], work->plan);
}

/* What one thread needs to sort buckets. */
typedef struct
{
  const BalNeighboursPlan *plan;
  GArray *chunks;      /* of the records of a bucket */
  guint32 *of_even;    /* by second key, records of every other chunk; places while it sorts */
  guint32 *of_odd;     /* those of the others */
  guint32 *ends;       /* by second key, where its days end */
  guint32 *n_of_days;  /* by days; clear between buckets */
  guint32 *children;   /* by second key */
  guint32 *last_child; /* by second key, a number that the child has in the bucket */
  guint32 *by_days;    /* room for the records of a bucket */
  gint32 *by_key;      /* room for the days */
  guint16 *lengths;    /* room for the days where only the lower median is asked for */
  gsize room;
  BalNeighboursPair *pairs; /* of a bucket */
} Sorter;

static void
sorter_init (Sorter *self, const BalNeighboursPlan *plan)
{
  guint n_keys = plan->key.n_groups;

  *self = (Sorter){ .plan = plan };
  self->chunks = g_array_new (FALSE, FALSE, sizeof (BalNeighboursChunk));
  self->of_even = g_new0 (guint32, n_keys);
  self->of_odd = g_new0 (guint32, n_keys);
  self->ends = g_new0 (guint32, n_keys);
  self->n_of_days = g_new0 (guint32, BAL_NEIGHBOURS_N_DAYS);
  self->children = g_new0 (guint32, n_keys);
  self->last_child = g_new0 (guint32, n_keys);
  self->pairs = g_new (BalNeighboursPair, n_keys);
}

static void
sorter_clear (Sorter *self)
{
  g_array_unref (self->chunks);
  g_free (self->of_even);
  g_free (self->of_odd);
  g_free (self->ends);
  g_free (self->n_of_days);
  g_free (self->children);
  g_free (self->last_child);
  g_free (self->by_days);
  g_free (self->by_key);
  g_free (self->lengths);
  g_free (self->pairs);
}

static void
sorter_make_room (Sorter *self, gsize n)
{
  if (n <= self->room)
    return;
  self->room = MAX (n, 2 * self->room);
  if (self->plan->only_lower)
    {
      self->lengths = g_renew (guint16, self->lengths, self->room);
      return;
    }
  self->by_days = g_renew (guint32, self->by_days, self->room);
  self->by_key = g_renew (gint32, self->by_key, self->room);
}

/* There is always one more, without records. */
static BalNeighboursChunk
get_chunk (const Sorter *self, guint i)
{
  BalNeighboursChunk chunk =
    g_array_index (self->chunks, BalNeighboursChunk, MIN (i, self->chunks->len - 1));

  return i < self->chunks->len ? chunk : (BalNeighboursChunk){ chunk.records, 0 };
}

/* Two chunks in turns: an addition need not wait for the one before, which often goes to the same
 * place. Asks for the next two on the way, as chunks are read for the first time here, and no
 * processor reads ahead from one to the other. */
static ALONE void
count_keys (Sorter *self)
{
  guint32 *of_even = self->of_even, *of_odd = self->of_odd;

  for (guint i = 0; i < self->chunks->len; i += 2)
    {
      const BalNeighboursChunk even = get_chunk (self, i), odd = get_chunk (self, i + 1);
      const guint32 *next_even = get_chunk (self, i + 2).records;
      const guint32 *next_odd = get_chunk (self, i + 3).records;
      const gsize n_both = MIN (even.n, odd.n);

      for (gsize j = 0; j < n_both; j++)
        {
          if (j % 16 == 0)
            {
              __builtin_prefetch (next_even + j);
              __builtin_prefetch (next_odd + j);
            }
          of_even[get_key (even.records[j])]++;
          of_odd[get_key (odd.records[j])]++;
        }
      for (gsize j = n_both; j < even.n; j++)
        of_even[get_key (even.records[j])]++;
      for (gsize j = n_both; j < odd.n; j++)
        of_odd[get_key (odd.records[j])]++;
    }
}

/* Where the days of each key stand. */
static void
find_places (Sorter *self, guint n_keys)
{
  guint32 place = 0;

  for (guint key = 0; key < n_keys; key++)
    {
      guint32 n_even = self->of_even[key], n_odd = self->of_odd[key];

      self->of_even[key] = place;
      self->of_odd[key] = place + n_even;
      place += n_even + n_odd;
      self->ends[key] = place;
    }
}

static ALONE void
count_children (Sorter *self, guint n_keys)
{
  guint32 *children = self->children, *last_child = self->last_child, child = 0;

  memset (children, 0, n_keys * sizeof (guint32));
  memset (last_child, 0, n_keys * sizeof (guint32));
  for (guint i = 0; i < self->chunks->len; i++)
    {
      const BalNeighboursChunk chunk = get_chunk (self, i);

      for (gsize j = 0; j < chunk.n; j++)
        {
          guint32 record = chunk.records[j], key = get_key (record);

          child += (record & BAL_NEIGHBOURS_NEW_CHILD) != 0;
          children[key] += last_child[key] != child;
          last_child[key] = child;
        }
    }
}

static int
compare_days (const void *a, const void *b)
{
  guint32 left = get_place (*(const guint32 *) a), right = get_place (*(const guint32 *) b);

  return (left > right) - (left < right);
}

/* Few records over many days: to go through all the days would cost more than to compare. */
static void
sort_few (Sorter *self, gsize n)
{
  gsize at = 0;

  for (guint i = 0; i < self->chunks->len; i++)
    {
      const BalNeighboursChunk chunk = get_chunk (self, i);

      memcpy (self->by_days + at, chunk.records, chunk.n * sizeof (guint32));
      at += chunk.n;
    }
  for (gsize i = 0; i < n; i++)
    self->n_of_days[get_place (self->by_days[i])] = 0;
  qsort (self->by_days, n, sizeof (guint32), compare_days);
}

static ALONE void
sort_by_days (Sorter *self, gsize n)
{
  guint32 *n_of_days = self->n_of_days, *by_days = self->by_days;
  guint32 least = BAL_NEIGHBOURS_N_DAYS, most = 0, place = 0;

  for (guint i = 0; i < self->chunks->len; i++)
    {
      const BalNeighboursChunk chunk = get_chunk (self, i);

      for (gsize j = 0; j < chunk.n; j++)
        {
          guint32 days = get_place (chunk.records[j]);

          n_of_days[days]++;
          least = MIN (least, days);
          most = MAX (most, days);
        }
    }
  if (most - least > 16 * n)
    {
      sort_few (self, n);
      return;
    }
  for (guint32 days = least; days <= most; days++)
    {
      guint32 n_days = n_of_days[days];

      n_of_days[days] = place;
      place += n_days;
    }
  for (guint i = 0; i < self->chunks->len; i++)
    {
      const BalNeighboursChunk chunk = get_chunk (self, i);

      for (gsize j = 0; j < chunk.n; j++)
        by_days[n_of_days[get_place (chunk.records[j])]++] = chunk.records[j];
    }
  memset (n_of_days + least, 0, (most - least + 1) * sizeof (guint32));
}

/* The days of each pair, in rising order. */
static ALONE void
scatter_days (Sorter *self, gsize n)
{
  for (gsize i = 0; i < n; i++)
    self->by_key[self->of_even[get_key (self->by_days[i])]++] = get_days (self->by_days[i]);
}

/* Without a branch; gives the days, from 0 on. */
static inline guint16
put_length (guint16 *lengths, guint32 *places, guint32 record)
{
  gint32 days = get_days (record);
  guint16 length = (guint16) (days & ~(days >> 31));

  lengths[places[get_key (record)]++] = length;
  return length;
}

/* The days of each pair in any order; gives all the bits that they have. */
static guint16
scatter_lengths (Sorter *self)
{
  guint32 *of_even = self->of_even, *of_odd = self->of_odd;
  guint16 *lengths = self->lengths, bits = 0;

  for (guint i = 0; i < self->chunks->len; i += 2)
    {
      const BalNeighboursChunk even = get_chunk (self, i), odd = get_chunk (self, i + 1);
      const gsize n_both = MIN (even.n, odd.n);

      for (gsize j = 0; j < n_both; j++)
        {
          bits |= put_length (lengths, of_even, even.records[j]);
          bits |= put_length (lengths, of_odd, odd.records[j]);
        }
      for (gsize j = n_both; j < even.n; j++)
        bits |= put_length (lengths, of_even, even.records[j]);
      for (gsize j = n_both; j < odd.n; j++)
        bits |= put_length (lengths, of_odd, odd.records[j]);
    }
  return bits;
}

/* The days of each pair stand behind those of the pair before. */
static void
give_pairs (Sorter *self, const Work *work, guint from, guint16 bits)
{
  guint32 place = 0;
  guint n = 0;

  for (guint key = 0; key < self->plan->key.n_groups; key++)
    {
      BalNeighboursPair *pair = &self->pairs[n];
      guint32 first = place;

      place = self->ends[key];
      if (place == first)
        continue;
      *pair = (BalNeighboursPair){ key, place - first, self->children[key], 0, NULL };
      n++;
      if (self->plan->only_lower)
        {
          pair->lower = bal_lower_median (self->lengths + first, pair->n, bits);
          continue;
        }
      pair->days = self->by_key + first;
      pair->lower = pair->days[(pair->n - 1) / 2];
    }
  work->func (work->data, from, self->pairs, n);
}

static void
sort_bucket (Sorter *self, const Work *work, guint from)
{
  guint n_keys = self->plan->key.n_groups;
  guint16 bits = 0;
  gsize n = 0;

  g_array_set_size (self->chunks, 0);
  for (guint i = 0; i < work->n_parts; i++)
    n += bal_neighbours_part_list_chunks (&work->parts[i], from, self->chunks);
  if (n == 0)
    return;
  sorter_make_room (self, n);
  memset (self->of_even, 0, n_keys * sizeof (guint32));
  memset (self->of_odd, 0, n_keys * sizeof (guint32));
  count_keys (self);
  if (self->plan->with_children)
    count_children (self, n_keys);
  find_places (self, n_keys);
  if (self->plan->only_lower)
    {
      bits = scatter_lengths (self);
    }
  else
    {
      sort_by_days (self, n);
      scatter_days (self, n);
    }
  give_pairs (self, work, from, bits);
}

static void
sort_buckets (guint thread, gpointer data)
{
  Work *work = data;
  Sorter sorter;

  sorter_init (&sorter, work->plan);
  for (;;)
    {
      guint from = (guint) g_atomic_int_add ((gint *) &work->next, 1);

      if (from >= work->plan->key.n_groups)
        break;
      sort_bucket (&sorter, work, from);
    }
  sorter_clear (&sorter);
}

static void
add_total (BalNeighboursTotal *total, const BalNeighboursTotal *other, guint n_keys)
{
  for (guint key = 0; key < n_keys; key++)
    {
      total->starts[key] += other->starts[key];
      total->ends[key] += other->ends[key];
    }
  total->children += other->children;
  total->units += other->units;
  total->pairs += other->pairs;
  total->overlapping += other->overlapping;
  total->by_identifier += other->by_identifier;
  total->changes += other->changes;
  total->without_key += other->without_key;
  total->children_with_change += other->children_with_change;
}

void
bal_neighbours_run (const BalNeighboursPlan *plan,
                    guint n_threads,
                    BalNeighboursFunc func,
                    gpointer data,
                    BalNeighboursTotal *total)
{
  guint n_keys = plan->key.n_groups;
  g_autofree BalNeighboursPart *parts = g_new0 (BalNeighboursPart, n_threads);
  Work work = { plan, parts, n_threads, func, data, 0 };

  for (guint i = 0; i < n_threads; i++)
    bal_neighbours_part_init (&parts[i], plan, i, n_threads);
  bal_parallel_run (n_threads, n_threads, scan_part, &work);
  bal_parallel_run (n_threads, n_threads, sort_buckets, &work);
  *total = (BalNeighboursTotal){ 0 };
  total->starts = g_new0 (guint32, n_keys);
  total->ends = g_new0 (guint32, n_keys);
  for (guint i = 0; i < n_threads; i++)
    {
      add_total (total, &parts[i].total, n_keys);
      bal_neighbours_part_clear (&parts[i]);
    }
}

void
bal_neighbours_total_clear (BalNeighboursTotal *self)
{
  g_clear_pointer (&self->starts, g_free);
  g_clear_pointer (&self->ends, g_free);
}

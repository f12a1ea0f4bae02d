/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-parallel-private.h"
#include "libbalanced/base/bal-text-private.h"
#include "libbalanced/caseload/bal-store-builder-private.h"

/* Fixed, so that nothing depends on the number of threads. */
#define N_CHUNKS 256
#define PREFIX_LENGTH 6 /* bytes of an identifier inside a key, after its length */

typedef struct
{
  const BalStoreBuilder *builder;
  const BalStaging *staging;
  BalSortKey *keys;
  const guint32 *first;
  guint n_ids;
} Order;

static inline guint64
get_code (const BalStoreBuilder *self,
          const BalStagingSegment *segment,
          const guint8 *record,
          BalCaseloadFile file,
          BalField field,
          guint width)
{
  guint64 value = bal_staging_get (segment, record, field, width);

  return value == bal_staging_missing (width) ? value : self->new_codes[file][field][value];
}

/* Length and first bytes: two identifiers compare like these, or begin alike. */
static guint64
make_text_prefix (const BalStaging *staging, guint64 identifier)
{
  char buffer[24];
  gsize length;
  const char *text = bal_staging_get_identifier (staging, identifier, buffer, &length);
  guint64 bytes = bal_sort_get_prefix (text, MIN (length, PREFIX_LENGTH)) >> 16;

  return (guint64) MIN (length, 255) << 48 | bytes;
}

static BalSortKey
make_episode_key (const BalStoreBuilder *self,
                  const BalStaging *staging,
                  const BalStagingSegment *segment,
                  const guint8 *record,
                  gsize row)
{
  guint64 start = bal_staging_get (segment, record, BAL_FIELD_START_DATE, sizeof (guint16));
  guint64 end = bal_staging_get (segment, record, BAL_FIELD_END_DATE, sizeof (guint16));
  guint64 source = get_code (self, segment, record, staging->file, BAL_FIELD_SOURCE, 1);
  guint64 tie = bal_store_builder_get_tie (segment, record);
  guint64 prefix = self->small_numbers ? tie : make_text_prefix (staging, tie);
  BalSortKey key;

  if (self->separate)
    key.first = source << 56 | start << 40 | end << 24;
  else
    key.first = start << 48 | end << 32 | source << 24;
  key.first |= prefix >> 32;
  key.second = prefix << 32 | row;
  return key;
}

static BalSortKey
make_key (const BalStoreBuilder *self,
          const BalStaging *staging,
          const BalStagingSegment *segment,
          const guint8 *record,
          gsize row)
{
  guint64 from, to, what, more;

  if (staging->file == BAL_CASELOAD_FILE_EPISODES)
    return make_episode_key (self, staging, segment, record, row);
  if (staging->file == BAL_CASELOAD_FILE_CHILDREN)
    return (BalSortKey){ 0, row };

  from = bal_staging_get (segment, record, BAL_FIELD_FROM_DATE, sizeof (guint16));
  to = bal_staging_get (segment, record, BAL_FIELD_TO_DATE, sizeof (guint16));
  if (staging->file == BAL_CASELOAD_FILE_NEEDS)
    {
      what = bal_staging_get (segment, record, BAL_FIELD_NEED_TYPE, 1);
      more = bal_staging_get (segment, record, BAL_FIELD_NEED_RANK, 1) << 8 |
             bal_staging_get (segment, record, BAL_FIELD_NEED_TIER, 1);
    }
  else
    {
      what = get_code (self, segment, record, staging->file, BAL_FIELD_STATUS, 1);
      more = get_code (self, segment, record, staging->file, BAL_FIELD_VALUE, 2);
    }
  return (BalSortKey){ from << 48 | to << 32 | what << 16 | more, row };
}

/* Rows of one identifier of a child begin at first[identifier]. */
static guint32 *
count_rows (const BalStoreBuilder *self, const BalStaging *staging)
{
  guint32 *first = g_new0 (guint32, (gsize) self->store->n_ids + 1);

  for (guint i = 0; i < staging->segments->len; i++)
    {
      const BalStagingSegment *segment = staging->segments->pdata[i];

      for (gsize row = segment->first; row < segment->first + segment->n_rows; row++)
        {
          const guint8 *record = bal_staging_get_record (segment, row);

          if (bal_store_builder_is_kept (self, staging->file, row))
            first[self->new_ids[bal_staging_get (segment, record, BAL_FIELD_CHILD_ID, 4)] + 1]++;
        }
    }
  for (guint id = 0; id < self->store->n_ids; id++)
    first[id + 1] += first[id];
  return first;
}

static void
place_keys (const BalStoreBuilder *self,
            const BalStaging *staging,
            const guint32 *first,
            BalSortKey *keys)
{
  g_autofree guint32 *next = g_memdup2 (first, ((gsize) self->store->n_ids + 1) * sizeof *first);

  for (guint i = 0; i < staging->segments->len; i++)
    {
      const BalStagingSegment *segment = staging->segments->pdata[i];

      for (gsize row = segment->first; row < segment->first + segment->n_rows; row++)
        {
          const guint8 *record = bal_staging_get_record (segment, row);
          guint32 id;

          if (!bal_store_builder_is_kept (self, staging->file, row))
            continue;
          id = self->new_ids[bal_staging_get (segment, record, BAL_FIELD_CHILD_ID, 4)];
          keys[next[id]++] = make_key (self, staging, segment, record, row);
        }
    }
}

static guint64
get_tie (const BalStaging *staging, const BalSortKey *key)
{
  const BalStagingSegment *segment;
  const guint8 *record = bal_staging_find_record (staging, (guint32) key->second, &segment);

  return bal_store_builder_get_tie (segment, record);
}

static int
compare_ties (gconstpointer a, gconstpointer b, gpointer data)
{
  const BalSortKey *one = a;
  const BalSortKey *two = b;
  char buffers[2][24];
  gsize lengths[2];
  const char *texts[2];
  int order;

  texts[0] = bal_staging_get_identifier (data, get_tie (data, one), buffers[0], &lengths[0]);
  texts[1] = bal_staging_get_identifier (data, get_tie (data, two), buffers[1], &lengths[1]);
  order = bal_text_compare_identifiers (texts[0], lengths[0], texts[1], lengths[1]);
  if (order != 0)
    return order;
  return (guint32) one->second < (guint32) two->second ? -1 : 1;
}

/* Keys that are alike but for the row, by the whole of their identifiers. */
static void
sort_ties (const BalStaging *staging, BalSortKey *keys, gsize n_keys)
{
  for (gsize first = 0; first < n_keys;)
    {
      gsize end = first + 1;

      while (end < n_keys && keys[end].first == keys[first].first &&
             keys[end].second >> 32 == keys[first].second >> 32)
        end++;
      if (end - first > 1)
        g_qsort_with_data (keys + first, (int) (end - first), sizeof *keys, compare_ties,
                           (gpointer) staging);
      first = end;
    }
}

/* The first identifier whose rows begin at or after a place. */
static guint
find_id (const Order *order, gsize place)
{
  guint low = 0;
  guint high = order->n_ids;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (order->first[middle] < place)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
sort_chunk (guint chunk, gpointer data)
{
  const Order *order = data;
  gsize n_keys = order->first[order->n_ids];
  guint id = find_id (order, n_keys * chunk / N_CHUNKS);
  guint last =
    chunk + 1 == N_CHUNKS ? order->n_ids : find_id (order, n_keys * (chunk + 1) / N_CHUNKS);
  g_autofree BalSortKey *scratch = NULL;
  gsize scratch_size = 0;
  gboolean ties =
    order->staging->file == BAL_CASELOAD_FILE_EPISODES && !order->builder->small_numbers;

  for (; id < last; id++)
    {
      BalSortKey *keys = order->keys + order->first[id];
      gsize n = order->first[id + 1] - order->first[id];

      if (n > scratch_size)
        {
          scratch_size = n * 2;
          scratch = g_renew (BalSortKey, scratch, scratch_size);
        }
      bal_sort_keys (keys, n, scratch);
      if (ties)
        sort_ties (order->staging, keys, n);
    }
}

static guint32 *
spread_children (const guint32 *first, guint n_ids, const BalSortKey *keys)
{
  guint32 *order = g_new (guint32, (gsize) n_ids + 1);

  for (guint id = 0; id < n_ids; id++)
    order[id] = first[id + 1] > first[id] ? (guint32) keys[first[id]].second : G_MAXUINT32;
  return order;
}

guint32 *
bal_store_builder_order (BalStoreBuilder *self, BalCaseloadFile file, gsize *n_rows)
{
  const BalStaging *staging = self->intake->staging[file];
  g_autofree guint32 *first = count_rows (self, staging);
  guint n_ids = self->store->n_ids;
  gsize n_keys = first[n_ids];
  g_autofree BalSortKey *keys = g_new (BalSortKey, n_keys + 1);
  Order order = { self, staging, keys, first, n_ids };
  guint32 *rows;

  place_keys (self, staging, first, keys);
  if (file == BAL_CASELOAD_FILE_CHILDREN)
    {
      *n_rows = n_ids;
      return spread_children (first, n_ids, keys);
    }

  bal_parallel_run (self->n_threads, N_CHUNKS, sort_chunk, &order);
  rows = g_new (guint32, n_keys + 1);
  for (gsize i = 0; i < n_keys; i++)
    rows[i] = (guint32) keys[i].second;
  *n_rows = n_keys;
  self->store->records[file].first = g_steal_pointer (&first);
  return rows;
}

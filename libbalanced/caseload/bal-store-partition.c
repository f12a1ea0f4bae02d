/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-store-partition-private.h"

#define MAX_CHUNKS 1024 /* more would make their runs in a block short */

static inline guint64
get_child (const BalStagingBlock *block, const guint8 *record)
{
  return bal_staging_get (block->segment, record, BAL_FIELD_CHILD_ID, sizeof (guint32));
}

static const guint32 *
get_starts (const BalPartition *self, gsize block)
{
  return self->starts + block * (self->n_chunks + 1);
}

/* The chunk of each row, where those that were dropped have one behind all others; how many rows
 * there are before each chunk. */
static void
find_chunks (const BalPartition *self, gsize n, guint16 *chunks, guint32 *starts)
{
  const BalStagingBlock *block = &self->staging->blocks[n];
  const guint8 *record = block->records;
  guint32 before = 0;

  for (gsize i = 0; i < block->n_rows; i++, record += block->segment->stride)
    {
      gsize row = n * BAL_STAGING_BLOCK_ROWS + i;

      chunks[i] = (guint16) self->n_chunks;
      if (bal_store_builder_is_kept (self->builder, self->staging->file, row))
        chunks[i] = self->chunk_of[get_child (block, record)];
      starts[chunks[i]]++;
    }
  for (guint chunk = 0; chunk <= self->n_chunks; chunk++)
    {
      guint32 count = starts[chunk];

      starts[chunk] = before;
      before += count;
    }
}

static gboolean
is_like_first (const BalPartition *self, const BalStagingSegment *segment)
{
  return segment->stride == self->staging->blocks[0].segment->stride;
}

/* Memory for the records of a block that are moved. */
static guint8 *
take_spare (BalPartition *self, const BalStagingSegment *segment)
{
  guint8 *records = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (self->spare) && is_like_first (self, segment); i++)
    {
      records = __atomic_exchange_n (&self->spare[i], NULL, __ATOMIC_ACQ_REL);
      if (records != NULL)
        return records;
    }
  return g_malloc (BAL_STAGING_BLOCK_ROWS * segment->stride);
}

/* Every thread holds one at most, so that there is a place for each. */
static void
give_spare (BalPartition *self, const BalStagingSegment *segment, guint8 *records)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->spare) && is_like_first (self, segment); i++)
    {
      guint8 *none = NULL;

      if (__atomic_compare_exchange_n (&self->spare[i], &none, records, FALSE, __ATOMIC_ACQ_REL,
                                       __ATOMIC_RELAXED))
        return;
    }
  g_free (records);
}

static void
partition_block (guint n, gpointer data)
{
  BalPartition *self = data;
  const BalStagingBlock *block = &self->staging->blocks[n];
  guint32 *starts = self->starts + (gsize) n * (self->n_chunks + 1);
  gsize stride = block->segment->stride;
  g_autofree guint16 *chunks = g_new (guint16, block->n_rows);
  g_autofree guint32 *next = NULL;
  guint8 *moved = take_spare (self, block->segment);

  find_chunks (self, n, chunks, starts);
  next = g_memdup2 (starts, ((gsize) self->n_chunks + 1) * sizeof *starts);
  for (gsize i = 0; i < block->n_rows; i++)
    memcpy (moved + next[chunks[i]]++ * stride, block->records + i * stride, stride);
  give_spare (self, block->segment, bal_staging_swap_block (self->staging, n, moved));
}

/* Identifiers that begin behind the last row have none. */
static guint16 *
find_chunk_of (const BalPartition *self, const guint32 *first)
{
  gsize n_codes = bal_interner_get_count (self->builder->intake->children);
  guint16 *chunk_of = g_new (guint16, n_codes + 1);
  const guint32 *new_ids = self->builder->new_ids;

  for (gsize code = 0; code < n_codes; code++)
    chunk_of[code] = new_ids[code] < self->builder->store->n_ids
                       ? (guint16) MIN (first[new_ids[code]] / self->chunk_rows, self->n_chunks)
                       : (guint16) self->n_chunks;
  return chunk_of;
}

void
bal_partition_init (BalPartition *self,
                    const BalStoreBuilder *builder,
                    BalCaseloadFile file,
                    const guint32 *first)
{
  guint n_ids = builder->store->n_ids;

  *self = (BalPartition){ .builder = builder, .staging = builder->intake->staging[file] };
  self->n_rows = first[n_ids];
  self->chunk_rows =
    MAX (builder->intake->chunk_rows, (self->n_rows + MAX_CHUNKS - 1) / MAX_CHUNKS);
  self->n_chunks = (guint) ((self->n_rows + self->chunk_rows - 1) / self->chunk_rows);
  self->places = g_memdup2 (first, ((gsize) n_ids + 1) * sizeof *first);
  self->chunk_of = find_chunk_of (self, first);
  self->starts = g_new0 (guint32, self->staging->n_blocks * (self->n_chunks + 1) + 1);
  bal_parallel_run (builder->n_threads, (guint) self->staging->n_blocks, partition_block, self);
  for (guint i = 0; i < G_N_ELEMENTS (self->spare); i++)
    g_clear_pointer (&self->spare[i], g_free);
}

void
bal_partition_clear (BalPartition *self)
{
  g_free (self->places);
  g_free (self->chunk_of);
  g_free (self->starts);
}

void
bal_partition_group (const BalPartition *self, guint chunk, guint32 *rows)
{
  for (gsize n = 0; n < self->staging->n_blocks; n++)
    {
      const BalStagingBlock *block = &self->staging->blocks[n];
      const guint32 *starts = get_starts (self, n);
      const guint8 *record = block->records + starts[chunk] * block->segment->stride;

      for (gsize i = starts[chunk]; i < starts[chunk + 1]; i++, record += block->segment->stride)
        {
          guint32 id = self->builder->new_ids[get_child (block, record)];

          rows[self->places[id]++] = (guint32) (n * BAL_STAGING_BLOCK_ROWS + i);
        }
    }
}

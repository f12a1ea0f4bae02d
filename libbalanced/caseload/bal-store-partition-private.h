/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/base/bal-parallel-private.h"
#include "libbalanced/caseload/bal-store-builder-private.h"

G_BEGIN_DECLS

/* The rows of a file by chunks of identifiers that stand side by side in the store. Each block of
 * staged rows is put in the order of the chunks: a chunk is then a short run in every block, and
 * stays in the cache while its rows are sorted and moved to their columns. */
typedef struct
{
  const BalStoreBuilder *builder; /* borrowed */
  BalStaging *staging;            /* borrowed */
  gsize n_rows;                   /* in the store */
  gsize chunk_rows;               /* so many places in the store to a chunk */
  guint n_chunks;
  guint32 *places;   /* owned; by identifier, the place of its next row */
  guint16 *chunk_of; /* owned; by code of the interner of children */
  guint32 *starts;   /* owned; by block, and chunk and one more: its first row in the block */
  guint8 *spare[BAL_PARALLEL_MAX_THREADS]; /* owned; atomic; memory of blocks laid out like the
                                              first that was touched before */
} BalPartition;

/* Identifiers begin at these places of the store. Rows that were dropped are left out; staged rows
 * change their numbers. */
void bal_partition_init (BalPartition *self,
                         const BalStoreBuilder *builder,
                         BalCaseloadFile file,
                         const guint32 *first);
void bal_partition_clear (BalPartition *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BalPartition, bal_partition_clear)

/* Writes the numbers of the staged rows of a chunk to their places, those of one identifier
 * together and in no order. */
void bal_partition_group (const BalPartition *self, guint chunk, guint32 *rows);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-neighbours-private.h"

G_BEGIN_DECLS

/* What one thread reads of the pairs of neighbours, as records by first key. */

/* A record is the second key above the days, which are moved so that none is negative; the bit
 * between them says that no other pair of the child is before it in its bucket. */
#define BAL_NEIGHBOURS_DAYS_BITS 17
#define BAL_NEIGHBOURS_DAYS_ORIGIN 65536
#define BAL_NEIGHBOURS_N_DAYS (1u << BAL_NEIGHBOURS_DAYS_BITS)
#define BAL_NEIGHBOURS_NEW_CHILD BAL_NEIGHBOURS_N_DAYS
#define BAL_NEIGHBOURS_KEY_SHIFT (BAL_NEIGHBOURS_DAYS_BITS + 1)

G_STATIC_ASSERT (BAL_NEIGHBOURS_MOST_KEYS <= 1 << (32 - BAL_NEIGHBOURS_KEY_SHIFT));

static inline guint32
bal_neighbours_record_get_key (guint32 record)
{
  return record >> BAL_NEIGHBOURS_KEY_SHIFT;
}

/* The days as they are in the record: from 0 on. */
static inline guint32
bal_neighbours_record_get_place (guint32 record)
{
  return record & (BAL_NEIGHBOURS_N_DAYS - 1);
}

static inline gint32
bal_neighbours_record_get_days (guint32 record)
{
  return (gint32) bal_neighbours_record_get_place (record) - BAL_NEIGHBOURS_DAYS_ORIGIN;
}

/* Rows of a few children, and their pairs on the way to the buckets: what is found for many rows at
 * once has no branches. */
typedef struct
{
  gsize room;      /* rows */
  guint16 *memory; /* owned */
  guint16 *keys; /* by row; there is one before the first, and room for a vector behind the last */
  guint16 *from; /* by pair, the bucket */
  guint32 *records; /* owned; by pair */
  guint64 *skips;   /* owned; as bits, which rows make no pair with the row before */
  guint32 *runs;    /* owned; the rows where runs of one key begin */
} BalNeighboursBatch;

/* What one thread reads. The records of a first key are in chunks of a page. Behind the buckets of
 * the keys are two for what is no pair, which are never read: a child's first row, and rows that
 * have not started, go to the first of them. */
typedef struct
{
  gsize first_child;
  gsize end_child;
  guint32 **at;        /* owned; by bucket, the next place, which there is always */
  guint32 *last_child; /* owned; by bucket, the child of the last record */
  guint32 child;       /* the number from 1 of the child that is being read */
  GPtrArray **chunks;  /* owned; by bucket */
  GPtrArray *regions;  /* owned */
  gsize used;          /* of the last region */
  BalNeighboursBatch batch;
  guint n_keys;
  BalNeighboursTotal total;
} BalNeighboursPart;

/* Records of one first key that stand one after another. */
typedef struct
{
  const guint32 *records;
  gsize n;
} BalNeighboursChunk;

void bal_neighbours_part_init (BalNeighboursPart *self,
                               const BalNeighboursPlan *plan,
                               guint index,
                               guint n_parts);
void bal_neighbours_part_scan (BalNeighboursPart *self, const BalNeighboursPlan *plan);
/* Adds the chunks of a key, and gives how many records they have. */
gsize bal_neighbours_part_list_chunks (const BalNeighboursPart *self, guint key, GArray *chunks);
void bal_neighbours_part_clear (BalNeighboursPart *self);

G_END_DECLS

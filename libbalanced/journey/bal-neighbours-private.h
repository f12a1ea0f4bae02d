/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-dense-by-private.h"

G_BEGIN_DECLS

/* Pairs of neighbours in the order of the journey, of all children at once, by the keys of both.
 *
 * Each pair is a record in the bucket of its first key; a bucket is then sorted by counting, by
 * days and by the second key, so that each pair of keys has its days in rising order. Nothing is
 * compared, and nothing is kept for each of all possible pairs.
 *
 * For children all of whose rows that have started by the as-at date are units. */

#define BAL_NEIGHBOURS_MOST_KEYS 4096

typedef struct
{
  const BalEpisodes *episodes;
  const BalRange *range; /* of all children */
  gint32 as_at;
  BalDenseBy key;
  const guint8 *is_missing; /* by key */
  gboolean start_to_start;  /* the days between starts, not those after an end */
  gboolean merge_runs;      /* days after the last end of neighbours with the same key */
  gboolean changes_only;    /* no pair of the same key, or of a missing one */
  gboolean with_children;   /* count children by pair */
  gboolean only_lower; /* of the days of a pair, the lower median is enough, or 0 if it is less */
} BalNeighboursPlan;

/* What all pairs together are. */
typedef struct
{
  gint64 children;
  gint64 units;
  gint64 pairs;
  gint64 overlapping;   /* this and the next one are 0 where only changes are counted */
  gint64 by_identifier; /* neighbours that only identifier or row put in order */
  gint64 changes;
  gint64 without_key; /* neighbours of which one has a missing key */
  gint64 children_with_change;
  guint32 *starts; /* owned; by key, children whose first unit has it */
  guint32 *ends;   /* owned; likewise the last one */
} BalNeighboursTotal;

/* One pair of keys; days in rising order, negative ones where the two overlap, or NULL where
 * only the lower median is asked for. */
typedef struct
{
  guint32 to;
  guint32 n;
  guint32 n_children;
  gint32 lower; /* the lower median of the days */
  const gint32 *days;
} BalNeighboursPair;

/* Called in any of the threads with all pairs of keys that there are with the same first key, which
 * come by rising second key. */
typedef void (*BalNeighboursFunc) (gpointer data,
                                   guint from,
                                   const BalNeighboursPair *pairs,
                                   guint n);

void bal_neighbours_run (const BalNeighboursPlan *plan,
                         guint n_threads,
                         BalNeighboursFunc func,
                         gpointer data,
                         BalNeighboursTotal *total);
void bal_neighbours_total_clear (BalNeighboursTotal *self);

G_END_DECLS

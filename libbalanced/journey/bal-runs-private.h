/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-bit-counts-private.h"
#include "libbalanced/journey/bal-dense-by-private.h"

G_BEGIN_DECLS

#ifdef BAL_HAS_WIDE

/* In the cells of a run: it is the first of its child. */
#define BAL_RUNS_NEW_CHILD (1u << 31)
#define BAL_RUNS_MAX_CELLS 31

/* What a child has shown in a group so far. */
typedef struct
{
  guint64 bits;
  guint64 child; /* from 1, as children come */
} BalRunsSeen;

/* The rows of neighbouring children as runs: neighbouring rows of one child in one group. They are
 * found without a branch that depends on the rows, and there are far fewer of them than rows, so
 * that children are counted by run. Only on processors with wide vectors, and for groups that are
 * words or longs.
 *
 * Rows that have not started by the day of the range are runs without cells. */
typedef struct
{
  const BalEpisodes *episodes;
  BalDenseBy by;
  guint64 bits_of_cells[4][256]; /* the bits of eight cells each, by which of them there are */
  guint64 n_children;
  BalRunsSeen *seen; /* owned; by group */

  /* Of the range. */
  gsize n_rows;
  gsize n_words;         /* for which there is room */
  guint64 *is_first;     /* owned; by row: of a child; and the row after the last */
  guint64 *is_unstarted; /* owned; by row */
  guint32 *cells;        /* owned; by run: a bit for each, and BAL_RUNS_NEW_CHILD */
  guint32 *groups;       /* owned; by run */
  guint32 *rows;         /* owned; by run: the first, from that of the range; and the end */
  gsize n;
  guint64 *child_bits; /* owned; by child */
  gsize room;          /* of child_bits */
} BalRuns;

/* Whether there are runs of these at all: otherwise nothing else may be called. */
gboolean bal_runs_can_find (const BalEpisodes *episodes, const BalDenseBy *by);
/* The bits of each cell that there can be are what a child is counted by. */
BalRuns *
bal_runs_new (const BalEpisodes *episodes, const BalDenseBy *by, const guint64 *bits_of_cell);
void bal_runs_free (BalRuns *self);
/* Finds the runs of a range, and counts its children by group; the last group is that of all. */
void bal_runs_find (BalRuns *self, const BalRange *range);
void bal_runs_count_children (BalRuns *self, BalBitCounts *children);

/* FALSE for rows that have not started. */
static inline gboolean
bal_runs_has_cells (const BalRuns *self, gsize run)
{
  return (self->cells[run] & ~BAL_RUNS_NEW_CHILD) != 0;
}

#endif

G_END_DECLS

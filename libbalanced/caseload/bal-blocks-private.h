/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-episodes-private.h"

G_BEGIN_DECLS

/* What a row is when everything is known: what it is at an as-at date that no date of the block
 * comes after, other than an end. */
typedef enum
{
  BAL_BLOCK_TIMED,
  BAL_BLOCK_WAITING,
  BAL_BLOCK_WITHDRAWN,
  BAL_BLOCK_UNDATED,
  BAL_BLOCK_REJECTED, /* ends before it starts, or was closed before it was requested */
} BalBlockState;

#define BAL_BLOCK_N_STATES 5

/* Facts about the rows of some neighbouring children, so that nobody need look at each row to
 * learn that all of them are alike. The last six counts are of the timed rows. */
typedef struct
{
  guint32 first_child;
  guint32 n_children;
  guint16 greatest_day; /* of starts, requests and closings; 0 where there are none */
  guint16 least_end;    /* of timed rows; NO_DAY where all of them are open */
  guint32 rows[BAL_BLOCK_N_STATES];
  guint32 n_ambient;
  guint32 n_with_grouping;
  guint32 n_universal;
  guint32 n_without_strand;
  guint32 n_without_level;
  guint32 n_without_stage;
} BalBlock;

/* The blocks of a store, in order, and the ends of the rows of each child in rising order.
 *
 * Rows without a start, and rejected ones, have NO_DAY in the ends, as open ones have. So of a
 * child without rejected rows, with n starts on a day or before it, the first n of the ends are
 * those of the units that have started, wherever they are cut off at that day or later. */
typedef struct
{
  BalBlock *blocks;
  guint n_blocks;
  guint16 *ends;
  guint32 *starts_end; /* by child: where its rows with a start end, behind which no other comes */
} BalBlocks;

/* Neighbouring children, for a day: as rows come by their start, those that have not started by
 * the day, or have no start, are the last of a child. */
typedef struct
{
  gsize n_children;
  const guint32 *first; /* where the rows of each begin; one more at the end */
  const guint32 *end;   /* where those that have started end */
} BalRange;

/* A block is done in well under a millisecond, and its columns fit a cache. */
#define BAL_BLOCKS_ROWS 32768

/* Children by child_first, with one more at the end. Work for several threads. A block ends with
 * the child that gives it so many rows. */
BalBlocks *bal_blocks_new (const BalEpisodes *episodes,
                           const guint32 *child_first,
                           guint n_children,
                           guint n_rows_of_block,
                           guint n_threads);
void bal_blocks_free (BalBlocks *self);

/* As many ends as children are written to the given room, and must stay there. */
void bal_range_init (BalRange *self,
                     const BalEpisodes *episodes,
                     const guint32 *first,
                     gsize n_children,
                     gint32 day,
                     guint32 *ends);
/* The first child of one of several parts that have about as many rows each. */
gsize bal_range_find_part (const BalRange *self, guint part, guint n_parts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalBlocks, bal_blocks_free)

G_END_DECLS

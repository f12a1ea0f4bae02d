/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-blocks-private.h"

G_BEGIN_DECLS

#define BAL_MOVE_COUNT_MAX_LEVELS 16

/* Moves between the levels of units that start one after another. */
typedef struct
{
  gint64 children;
  gint64 units;         /* that start where moves are counted */
  gint64 moves;         /* neighbours, the later of which is such a unit */
  gint64 without_level; /* of these, where one of the two has none */
  gint64 jumps;         /* straight from the universal band to the specialist one */
  gint64 steps; /* to the specialist band after targeted units that follow a universal one */
  gint64 by_level[BAL_MOVE_COUNT_MAX_LEVELS * BAL_MOVE_COUNT_MAX_LEVELS]; /* from, then to */
} BalMoveCount;

/* What was before the next unit of a child. */
typedef struct
{
  const BalEpisodes *episodes;
  int level; /* of the last unit; -1 is none, or not recorded */
  gboolean any;
  gboolean stepping; /* only targeted units since a universal one */
} BalMoveState;

static inline void
bal_move_state_begin (BalMoveState *self, const BalEpisodes *episodes)
{
  *self = (BalMoveState){ .episodes = episodes, .level = -1 };
}

/* The next unit in the order of the journey; is_counted is FALSE where it starts before the
 * moves that are counted. */
void bal_move_count_add (BalMoveCount *self, BalMoveState *state, gsize row, gboolean is_counted);

/* All children of a range. */
void
bal_move_count_add_range (BalMoveCount *self, const BalEpisodes *episodes, const BalRange *range);
/* The same without what only some processors have. */
void bal_move_count_add_range_plain (BalMoveCount *self,
                                     const BalEpisodes *episodes,
                                     const BalRange *range);

G_END_DECLS

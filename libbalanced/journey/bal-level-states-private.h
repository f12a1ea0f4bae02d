/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-sweep-private.h"

G_BEGIN_DECLS

/* A run of days with the same highest level; -1: no unit with a level is active. */
typedef struct
{
  gint32 day;
  gint32 n_days;
  gint8 level;
} BalLevelRun;

typedef struct
{
  gint32 day; /* the first day of the new state */
  gint8 from;
  gint8 to;
} BalLevelMove;

typedef enum
{
  BAL_JUMP_NONE,
  BAL_JUMP_UP,   /* from a universal to a specialist level, with no targeted one between */
  BAL_JUMP_DOWN, /* the other way */
} BalJump;

/* The highest level that is active on each day of one child, and the moves between them.
 *
 * Scratch of one thread. Runs are clipped to the window and trimmed to days with a level; moves
 * are those whose new state begins in the window, wherever the old one lies. */
typedef struct
{
  BalLevelRun *runs; /* owned */
  gsize n_runs;
  BalLevelMove *moves; /* owned */
  gsize n_moves;

  gsize n_room;
} BalLevelStates;

typedef struct
{
  gint32 debounce_days; /* a shorter state is absorbed by the one before; 0: none is */
  gint32 gap_breaks;    /* no move is counted across a gap of so many days; 0: gaps hide none */
} BalLevelStatesOptions;

BalLevelStates *bal_level_states_new (void);
void bal_level_states_free (BalLevelStates *self);
void bal_level_states_run (BalLevelStates *self,
                           const BalSweep *sweep,
                           gint32 first_day,
                           const BalLevelStatesOptions *options);
BalJump bal_level_move_get_jump (const BalEpisodes *episodes, int from, int to);

G_END_DECLS

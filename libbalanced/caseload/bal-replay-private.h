/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-episode.h"
#include "libbalanced/caseload/bal-journey-log-private.h"
#include "libbalanced/caseload/bal-store-private.h"

G_BEGIN_DECLS

/* The episodes that were added to one child of a store. Journeys that grow one out of the other
 * share a replay, each knowing how many of the episodes are its own: adding one costs the same
 * whatever their number, and rows are put in order only when somebody reads them.
 *
 * What is added goes through an intake, so that it meets the same rules as a row of a file. Any
 * thread. */
typedef struct _BalReplay BalReplay;

typedef enum
{
  BAL_REPLAY_ADDED,
  BAL_REPLAY_REFUSED, /* with an error */
  BAL_REPLAY_STALE,   /* begin another replay */
} BalReplayOutcome;

/* The child may not exist in an empty store. */
BalReplay *bal_replay_new (BalStore *store, guint child, GError **error);
BalReplay *bal_replay_ref (BalReplay *self);
void bal_replay_unref (BalReplay *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalReplay, bal_replay_unref)

/* After the first ones; stale where there are others already. */
BalReplayOutcome
bal_replay_add (BalReplay *self, guint n_before, BalEpisode *episode, GError **error);

BalFramework *bal_replay_get_framework (const BalReplay *self);
const char *bal_replay_get_child_id (const BalReplay *self);
/* The first rows are those of the store, then come those that were added. */
BalJourneyLog *bal_replay_get_log (const BalReplay *self);
/* Without those that were added. */
guint bal_replay_get_n_first (const BalReplay *self);

/* A store of the one child with the first episodes that were added. Nothing can be added to the
 * replay afterwards: what checks episodes is large, and goes. */
BalStore *bal_replay_build (BalReplay *self, guint n_added);

G_END_DECLS

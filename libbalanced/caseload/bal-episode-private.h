/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-episode.h"
#include "libbalanced/caseload/bal-store-cell-private.h"

G_BEGIN_DECLS

BalEpisode *bal_episode_new_for_row (const BalStore *store, gsize row);

/* One cell for each column of episodes.csv after the first, in the order of the schema; borrowed.
 */
void bal_episode_fill_cells (BalEpisode *self, BalCell *cells);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-episode.h"
#include "libbalanced/caseload/bal-store-private.h"

G_BEGIN_DECLS

/* A store of one child, with one episode more: what the store says of the child goes through the
 * intake once more, so that a new episode meets the same rules as one from a file. */
BalStore *
bal_replay_with_episode (const BalStore *store, guint child, BalEpisode *episode, GError **error);

G_END_DECLS

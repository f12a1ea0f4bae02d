/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include <gio/gio.h>

#include "libbalanced/core/bal-visibility.h"

G_BEGIN_DECLS

#define BAL_TYPE_EPISODE (bal_episode_get_type ())
BAL_AVAILABLE_IN_0_1
G_DECLARE_FINAL_TYPE (BalEpisode, bal_episode, BAL, EPISODE, GObject)

BAL_AVAILABLE_IN_0_1
const char *bal_episode_get_text (BalEpisode *self, const char *column);

BAL_AVAILABLE_IN_0_1
gint32 bal_episode_get_day (BalEpisode *self, const char *column);

BAL_AVAILABLE_IN_0_1
gint64 bal_episode_get_count (BalEpisode *self, const char *column);

BAL_AVAILABLE_IN_0_1
guint64 bal_episode_get_row (BalEpisode *self);

G_END_DECLS

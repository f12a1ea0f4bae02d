/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-unit-private.h"

G_BEGIN_DECLS

typedef struct
{
  gint32 as_at;
  gint32 most_days;   /* longer is too long */
  gint32 review_days; /* how long after the end a review still belongs to it */
  gint32 return_days; /* how long after the end a new start is a return */
  gint32 known_until;
  guint8 review_stage; /* NO_CODE8: no stage is one of reviews */
} BalFiniteEpisodeOptions;

/* One specialist unit, by whether it is finite. */
typedef struct
{
  gint32 start;
  gint32 end; /* the as-at date while it goes on */
  gboolean is_open;
  gboolean has_planned_end; /* open, with an end recorded for later */
  gboolean is_too_long;
  gboolean is_reviewed;
  gboolean has_returned;
  gboolean is_return_known; /* returned, or all the days have been seen */
} BalFiniteEpisode;

static inline gboolean
bal_finite_episode_is_specialist (const BalEpisodes *episodes, gsize row)
{
  int level = bal_episodes_get_level (episodes, row);

  return level >= 0 && episodes->level_band[level] == 3;
}

/* FALSE where the row is no specialist unit that has started. */
gboolean bal_finite_episode_read (const BalEpisodes *episodes,
                                  gsize first,
                                  gsize count,
                                  gsize row,
                                  const BalFiniteEpisodeOptions *options,
                                  BalFiniteEpisode *episode);

G_END_DECLS

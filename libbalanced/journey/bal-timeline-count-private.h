/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-dense-by-private.h"
#include "libbalanced/journey/bal-unit-private.h"

G_BEGIN_DECLS

/* What comes to a point of a timeline, and what leaves after it. */
typedef struct
{
  guint32 children_in;
  guint32 children_out;
  guint32 episodes_in;
  guint32 episodes_out;
} BalTimelinePlace;

/* The days of the store, by the point that they are in. */
typedef struct
{
  gint32 first_day; /* of the first point */
  guint n_points;
  guint16 of_day[BAL_EPISODES_NO_DAY + 1]; /* the first point that ends on the day or after it */
} BalTimelineDays;

/* Active or started episodes by group and point, counted for neighbouring children at once.
 *
 * The starts of a child rise, and so it is enough to know the last point at which the child is in
 * a group so far: a stay that touches it goes on, and one that does not is another. The last
 * group is that of all rows, whose episodes are those of the others together. */
typedef struct
{
  const BalEpisodes *episodes;
  gint32 as_at;
  gboolean only_starts;
  const BalTimelineDays *days; /* borrowed */
  BalDenseBy by;
  BalTimelinePlace *places; /* owned; by group and point, with one more point at the end */
  gint32 *until;            /* owned; by group, of the child: NOWHERE where it was not yet */
  guint32 *touched;         /* owned */
} BalTimelineCount;

#define BAL_TIMELINE_NOWHERE (-2)

BalTimelineCount *bal_timeline_count_new (const BalEpisodes *episodes,
                                          gint32 as_at,
                                          gboolean only_starts,
                                          const BalTimelineDays *days,
                                          const BalDenseBy *by);
void bal_timeline_count_free (BalTimelineCount *self);
void bal_timeline_count_run (BalTimelineCount *self, const BalRange *range);

static inline BalTimelinePlace *
bal_timeline_count_get_places (BalTimelineCount *self, guint group)
{
  return self->places + (gsize) group * (self->days->n_points + 1);
}

G_END_DECLS

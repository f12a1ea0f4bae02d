/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-dense-by-private.h"
#include "libbalanced/journey/bal-unit-private.h"

G_BEGIN_DECLS

/* What comes to a point of a timeline, and what leaves after it: children, and episodes above
 * them, so that one addition serves both. */
typedef struct
{
  guint64 in;
  guint64 out;
} BalTimelinePlace;

#define BAL_TIMELINE_CHILD G_GUINT64_CONSTANT (1)
#define BAL_TIMELINE_EPISODE (BAL_TIMELINE_CHILD << 32)
#define BAL_TIMELINE_CHILDREN(places) ((guint32) (places))
#define BAL_TIMELINE_EPISODES(places) ((guint32) ((places) >> 32))

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
 * a group so far: a stay that touches it goes on, and one that does not is another, and so is the
 * first one of the next child. The last group is that of all rows, whose episodes are those of the
 * others together. */
typedef struct
{
  const BalEpisodes *episodes;
  gint32 as_at;
  gboolean only_starts;
  const BalTimelineDays *days; /* borrowed */
  BalDenseBy by;
  BalTimelinePlace *places; /* owned; by group and point, with one more point at each end */
  guint64 *until;           /* owned; by group: of its last child, as get_until () has it */
  guint64 n_children;       /* so far */
} BalTimelineCount;

BalTimelineCount *bal_timeline_count_new (const BalEpisodes *episodes,
                                          gint32 as_at,
                                          gboolean only_starts,
                                          const BalTimelineDays *days,
                                          const BalDenseBy *by);
void bal_timeline_count_free (BalTimelineCount *self);
void bal_timeline_count_run (BalTimelineCount *self, const BalRange *range);
/* After the last child: all that has come has left. */
void bal_timeline_count_end (BalTimelineCount *self);

static inline BalTimelinePlace *
bal_timeline_count_get_places (BalTimelineCount *self, guint group)
{
  return self->places + (gsize) group * (self->days->n_points + 2) + 1;
}

G_END_DECLS

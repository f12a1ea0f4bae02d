/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-timeline-count-private.h"

BalTimelineCount *
bal_timeline_count_new (const BalEpisodes *episodes,
                        gint32 as_at,
                        gboolean only_starts,
                        const BalTimelineDays *days,
                        const BalDenseBy *by)
{
  BalTimelineCount *self = g_new0 (BalTimelineCount, 1);
  guint n_groups = by->n_groups + 1;

  self->episodes = episodes;
  self->as_at = as_at;
  self->only_starts = only_starts;
  self->days = days;
  self->by = *by;
  self->places = g_new0 (BalTimelinePlace, (gsize) n_groups * (days->n_points + 2));
  self->until = g_new0 (guint64, n_groups);
  return self;
}

void
bal_timeline_count_free (BalTimelineCount *self)
{
  if (!self)
    return;
  g_free (self->places);
  g_free (self->until);
  g_free (self);
}

/* The point behind the number of a child, from 1: it is 0 where no child was, and so stands for the
 * place before the first one, which nobody looks at. */
#define POINT_BITS 17
#define POINT_MASK ((1u << POINT_BITS) - 1)

static inline guint64
get_until (guint64 child, guint32 point)
{
  return child << POINT_BITS | (point + 1);
}

/* A stay goes on, or the one before has ended and another one begins, without a branch: which of
 * them it is changes from row to row. */
static inline __attribute__ ((always_inline)) guint64
add_stay (BalTimelinePlace *places,
          guint64 until,
          guint64 child,
          guint32 from,
          guint32 to,
          guint64 episode)
{
  guint64 is_new = get_until (child, from) > until + 1;

  places[from].in += is_new | episode;
  places[(gsize) (until & POINT_MASK) - 1].out += is_new;
  places[to].out += episode;
  return MAX (until, get_until (child, to));
}

static inline __attribute__ ((always_inline)) void
run (BalTimelineCount *self, const BalRange *range, BalDenseKind kind)
{
  const BalTimelineDays *days = self->days;
  const guint16 *starts = self->episodes->start, *ends = self->episodes->end;
  const gint32 as_at = self->as_at, last_point = (gint32) days->n_points - 1;
  const gint32 first_day = days->first_day;
  const gboolean only_starts = self->only_starts;
  const gsize n_places = days->n_points + 2;
  BalTimelinePlace *groups = bal_timeline_count_get_places (self, 0);
  BalTimelinePlace *all = bal_timeline_count_get_places (self, self->by.n_groups);
  guint64 *untils = self->until;

  for (gsize i = 0; i < range->n_children; i++)
    {
      const guint64 child = ++self->n_children;
      guint64 until = untils[self->by.n_groups];

      for (gsize row = range->first[i]; row < range->end[i]; row++)
        {
          gint32 end = only_starts ? starts[row] : MIN (ends[row], as_at);
          guint32 from = days->of_day[starts[row]];
          guint32 to = (guint32) MIN (days->of_day[end], last_point);
          guint32 group;

          if (end < first_day)
            continue;
          group = bal_dense_by_get_group (&self->by, kind, row);
          until = add_stay (all, until, child, from, to, 0);
          untils[group] = add_stay (groups + group * n_places, untils[group], child, from, to,
                                    BAL_TIMELINE_EPISODE);
        }
      untils[self->by.n_groups] = until;
    }
}

void
bal_timeline_count_end (BalTimelineCount *self)
{
  for (guint group = 0; group <= self->by.n_groups; group++)
    {
      bal_timeline_count_get_places (self, group)[(gsize) (self->until[group] & POINT_MASK) - 1]
        .out += BAL_TIMELINE_CHILD;
      self->until[group] = 0;
    }
}

void
bal_timeline_count_run (BalTimelineCount *self, const BalRange *range)
{
  switch (bal_dense_by_get_kind (&self->by))
    {
    case BAL_DENSE_NONE:
      run (self, range, BAL_DENSE_NONE);
      break;
    case BAL_DENSE_BYTES:
      run (self, range, BAL_DENSE_BYTES);
      break;
    case BAL_DENSE_WORDS:
      run (self, range, BAL_DENSE_WORDS);
      break;
    case BAL_DENSE_LONGS:
      run (self, range, BAL_DENSE_LONGS);
      break;
    }
}

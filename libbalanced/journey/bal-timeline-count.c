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
  self->places = g_new0 (BalTimelinePlace, (gsize) n_groups * (days->n_points + 1));
  self->until = g_new (gint32, n_groups);
  self->touched = g_new0 (guint32, n_groups + 1);
  for (guint group = 0; group < n_groups; group++)
    self->until[group] = BAL_TIMELINE_NOWHERE;
  return self;
}

void
bal_timeline_count_free (BalTimelineCount *self)
{
  if (!self)
    return;
  g_free (self->places);
  g_free (self->until);
  g_free (self->touched);
  g_free (self);
}

/* Moves the end of the child's stay in a group, or begins another one, without a branch: which of
 * them it is changes from row to row. */
static inline gint32
add_stay (BalTimelinePlace *places, gint32 until, gint32 from, gint32 to)
{
  guint32 is_new = from > until + 1;
  guint32 is_longer = to > until;

  places[from].children_in += is_new;
  places[MAX (until, 0)].children_out -= is_longer & ~is_new;
  places[to].children_out += is_longer;
  return MAX (until, to);
}

static inline __attribute__ ((always_inline)) void
run (BalTimelineCount *self, const BalRange *range, BalDenseKind kind)
{
  const BalTimelineDays *days = self->days;
  const guint16 *starts = self->episodes->start, *ends = self->episodes->end;
  const guint n_places = days->n_points + 1;
  const gint32 as_at = self->as_at, last_point = (gint32) days->n_points - 1;
  BalTimelinePlace *all = self->places + (gsize) self->by.n_groups * n_places;

  for (gsize child = 0; child < range->n_children; child++)
    {
      guint n_touched = 0;
      gint32 until = BAL_TIMELINE_NOWHERE;

      for (gsize row = range->first[child]; row < range->end[child]; row++)
        {
          gint32 end = self->only_starts ? starts[row] : MIN (ends[row], as_at);
          gint32 from = days->of_day[starts[row]];
          gint32 to = MIN (days->of_day[end], last_point);
          BalTimelinePlace *places;
          guint32 group;

          if (end < days->first_day)
            continue;
          group = bal_dense_by_get_group (&self->by, kind, row);
          places = self->places + (gsize) group * n_places;
          places[from].episodes_in++;
          places[to].episodes_out++;
          until = add_stay (all, until, from, to);
          if (kind == BAL_DENSE_NONE)
            continue;
          self->touched[n_touched] = group;
          n_touched += self->until[group] == BAL_TIMELINE_NOWHERE;
          self->until[group] = add_stay (places, self->until[group], from, to);
        }
      for (guint i = 0; i < n_touched; i++)
        self->until[self->touched[i]] = BAL_TIMELINE_NOWHERE;
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

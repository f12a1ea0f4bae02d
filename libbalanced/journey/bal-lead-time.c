/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-lead-time-private.h"

gboolean
bal_lead_time_find (BalLeadTime *self,
                    const BalEpisodes *episodes,
                    gsize first,
                    gsize count,
                    const BalWindow *window,
                    guint8 from_stage,
                    guint8 to_stage,
                    BalLeadTimeFunc is_counted,
                    gconstpointer data)
{
  gboolean found = FALSE;
  gint32 start, end;

  *self = (BalLeadTime){ .until = window->as_at };
  for (gsize row = first; row < first + count && !found; row++)
    if (episodes->stage[row] == from_stage &&
        bal_unit_read_days (episodes, row, window->as_at, &start, &end) &&
        (!is_counted || is_counted (data, row)))
      {
        self->row = row;
        self->from = start;
        found = TRUE;
      }
  for (gsize row = first; row < first + count && found && !self->is_reached; row++)
    if (episodes->stage[row] == to_stage &&
        bal_unit_read_days (episodes, row, window->as_at, &start, &end) && start >= self->from &&
        (!is_counted || is_counted (data, row)))
      {
        self->until = start;
        self->is_reached = TRUE;
      }
  return found && self->until >= window->first;
}

gboolean
bal_lead_time_find_plain (BalLeadTime *self,
                          const BalEpisodes *episodes,
                          gsize first,
                          gsize count,
                          const BalWindow *window,
                          guint8 from_stage,
                          guint8 to_stage)
{
  const guint16 *starts = episodes->start;
  const guint8 *stages = episodes->stage;
  gsize row = first, end = first + count;

  while (row < end && stages[row] != from_stage)
    row++;
  if (row == end)
    return FALSE;
  *self = (BalLeadTime){ .row = row, .from = starts[row], .until = window->as_at };
  while (row > first && starts[row - 1] == starts[row])
    row--;
  while (row < end && stages[row] != to_stage)
    row++;
  if (row < end)
    {
      self->until = starts[row];
      self->is_reached = TRUE;
    }
  return TRUE;
}

gint32
bal_lead_time_count_idle (const BalEpisodes *episodes,
                          gsize first,
                          gsize count,
                          gint32 as_at,
                          gint32 from,
                          gint32 until)
{
  gint32 covered = from, idle = 0;

  for (gsize row = first; row < first + count && covered < until; row++)
    {
      gint32 start, end;

      if (!bal_unit_read_days (episodes, row, as_at, &start, &end))
        continue;
      idle += MAX (MIN (start, until) - covered, 0);
      covered = MAX (covered, end + 1);
    }
  return idle + MAX (until - covered, 0);
}

gint32
bal_lead_time_count_idle_plain (const BalEpisodes *episodes,
                                gsize first,
                                gsize count,
                                gint32 as_at,
                                gint32 from,
                                gint32 until)
{
  const guint16 *starts = episodes->start, *ends = episodes->end;
  gint32 covered = from, idle = 0;

  for (gsize row = first; row < first + count && starts[row] < until; row++)
    {
      gint32 end = MIN ((gint32) ends[row], as_at);

      idle += MAX (starts[row] - covered, 0);
      covered = MAX (covered, end + 1);
    }
  return idle + MAX (until - covered, 0);
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-child-clocks-private.h"

#include "libbalanced/base/bal-day-private.h"

BalChildClocks *
bal_child_clocks_new (void)
{
  BalChildClocks *self = g_new0 (BalChildClocks, 1);

  self->stops = g_array_new (FALSE, FALSE, sizeof (gint32));
  self->pauses = g_array_new (FALSE, FALSE, sizeof (BalClockPause));
  self->readings = g_array_new (FALSE, FALSE, sizeof (BalClockReading));
  return self;
}

void
bal_child_clocks_free (BalChildClocks *self)
{
  g_array_unref (self->stops);
  g_array_unref (self->pauses);
  g_array_unref (self->readings);
  g_free (self);
}

/* Days, or working days, from the first to the one before the last. */
static gint32
count_days (const BalClockPlan *plan, gint32 from, gint32 until)
{
  if (until <= from)
    return 0;
  if (!plan->working)
    return until - from;
  return (gint32) (plan->working[CLAMP (until, 0, G_MAXUINT16)] -
                   plan->working[CLAMP (from, 0, G_MAXUINT16)]);
}

/* The last day on which a stop is in time is the first that counts after the limit is used up. */
static gint32
find_due (const BalClockPlan *plan,
          const BalClockPause *pauses,
          guint n_pauses,
          const BalClockReading *reading)
{
  gint32 due = reading->from + reading->limit;
  gint32 left = reading->limit;
  guint next = 0;

  if (!plan->working)
    {
      for (guint i = 0; i < n_pauses && pauses[i].first <= due; i++)
        if (pauses[i].last >= reading->from)
          due += pauses[i].last - MAX (pauses[i].first, reading->from) + 1;
      return due;
    }
  for (due = reading->from; due < G_MAXUINT16; due++)
    {
      while (next < n_pauses && pauses[next].last < due)
        next++;
      if ((next < n_pauses && pauses[next].first <= due) || count_days (plan, due, due + 1) == 0)
        continue;
      if (left-- == 0)
        break;
    }
  return due;
}

void
bal_clock_measure (const BalClockPlan *plan,
                   const BalClockPause *pauses,
                   guint n_pauses,
                   BalClockReading *reading)
{
  reading->elapsed = count_days (plan, reading->from, reading->until);
  reading->paused = 0;
  reading->is_paused = FALSE;
  reading->limit = (gint32) plan->days;
  if (plan->months > 0 && !plan->working)
    reading->limit += bal_day_add_months (reading->from + BAL_EPISODES_EPOCH, plan->months) -
                      (reading->from + BAL_EPISODES_EPOCH);
  for (guint i = 0; i < n_pauses; i++)
    {
      reading->paused += count_days (plan, MAX (pauses[i].first, reading->from),
                                     MIN (pauses[i].last + 1, reading->until));
      if (reading->state == BAL_CLOCK_RUNNING && pauses[i].first <= reading->until &&
          pauses[i].last >= reading->until)
        reading->is_paused = TRUE;
    }
  reading->due = find_due (plan, pauses, n_pauses, reading);
}

/* A day that is known, or -1. */
static gint32
get_day (const BalEpisodes *episodes, BalClockEvent event, gsize row, gint32 as_at)
{
  const guint16 *days = NULL;

  switch (event)
    {
    case BAL_CLOCK_EVENT_REQUESTED:
      days = episodes->requested;
      break;
    case BAL_CLOCK_EVENT_STARTED:
      days = episodes->start;
      break;
    case BAL_CLOCK_EVENT_ENDED:
      days = episodes->end;
      break;
    case BAL_CLOCK_EVENT_CLOSED:
      days = episodes->closed;
      break;
    }
  if (!days || days[row] == BAL_EPISODES_NO_DAY || days[row] > as_at)
    return -1;
  return days[row];
}

/* Rows whose dates contradict each other, or do not place them, start and stop nothing. */
static gboolean
is_placed (const BalEpisodes *episodes, gsize row, gint32 as_at)
{
  BalUnit unit;

  bal_unit_read (episodes, row, as_at, &unit);
  return unit.state != BAL_UNIT_REJECTED && unit.state != BAL_UNIT_UNDATED;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const gint32 *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static void
find_stops (BalChildClocks *self,
            const BalClockPlan *plan,
            const BalAnalysisInput *input,
            gsize first,
            gsize count,
            gint32 as_at)
{
  g_array_set_size (self->stops, 0);
  for (gsize row = first; row < first + count; row++)
    {
      gint32 day = get_day (input->episodes, plan->to_event, row, as_at);

      if (day >= 0 && bal_row_match_takes (&plan->to, input, row) &&
          is_placed (input->episodes, row, as_at))
        g_array_append_val (self->stops, day);
    }
  g_array_sort (self->stops, compare_days);
}

/* The first stop that is not before the start, or -1. */
static gint32
find_stop (const BalChildClocks *self, gint32 from)
{
  const gint32 *stops = (const gint32 *) self->stops->data;
  guint low = 0, high = self->stops->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (stops[middle] < from)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->stops->len ? stops[low] : -1;
}

/* How the clock that a row starts stands; FALSE where the row starts none. */
static gboolean
read_clock (const BalChildClocks *self,
            const BalClockPlan *plan,
            const BalEpisodes *episodes,
            gint32 as_at,
            BalClockReading *reading)
{
  gint32 stop, closed;

  reading->from = get_day (episodes, plan->from_event, reading->row, as_at);
  if (reading->from < 0 || !is_placed (episodes, reading->row, as_at))
    return FALSE;
  closed = plan->from_event == BAL_CLOCK_EVENT_CLOSED || plan->to_event == BAL_CLOCK_EVENT_CLOSED
             ? -1
             : get_day (episodes, BAL_CLOCK_EVENT_CLOSED, reading->row, as_at);
  if (plan->same_row)
    stop = get_day (episodes, plan->to_event, reading->row, as_at);
  else
    stop = find_stop (self, reading->from);
  reading->state = BAL_CLOCK_COMPLETED;
  reading->until = stop;
  if (stop >= 0 && stop < reading->from)
    reading->state = BAL_CLOCK_RETROSPECTIVE;
  else if (closed >= reading->from && (stop < 0 || (!plan->same_row && closed < stop)))
    {
      reading->until = closed;
      if (!episodes->closed_reason || !plan->completes[episodes->closed_reason[reading->row]])
        reading->state = BAL_CLOCK_DISCONTINUED;
    }
  else if (stop < 0)
    {
      reading->until = as_at;
      reading->state = BAL_CLOCK_RUNNING;
    }
  return TRUE;
}

/* Pauses of several reasons may overlap: here they are apart. */
static void
read_pauses (BalChildClocks *self,
             const BalClockPlan *plan,
             const BalPauses *pauses,
             gsize row,
             gint32 as_at)
{
  gsize n_pauses;
  gsize first = bal_pauses_find (pauses, row, &n_pauses);
  gint32 next = 0;

  g_array_set_size (self->pauses, 0);
  for (gsize i = first; i < first + n_pauses; i++)
    {
      BalClockPause pause = { MAX (pauses->from[i], next), MIN (pauses->to[i], as_at) };

      if (!plan->pauses[pauses->reason[i]] || pause.first > pause.last)
        continue;
      g_array_append_val (self->pauses, pause);
      next = pause.last + 1;
    }
}

void
bal_child_clocks_run (BalChildClocks *self,
                      const BalClockPlan *plan,
                      const BalAnalysisInput *input,
                      gsize first,
                      gsize count,
                      const BalWindow *window)
{
  g_array_set_size (self->readings, 0);
  if (!plan->same_row)
    find_stops (self, plan, input, first, count, window->as_at);
  for (gsize row = first; row < first + count; row++)
    {
      BalClockReading reading = { .row = row };

      if (!bal_row_match_takes (&plan->from, input, row) ||
          !read_clock (self, plan, input->episodes, window->as_at, &reading))
        continue;
      if (reading.state != BAL_CLOCK_RUNNING && !bal_window_has (window, reading.until))
        continue;
      read_pauses (self, plan, input->episodes->pauses, row, window->as_at);
      bal_clock_measure (plan, (const BalClockPause *) self->pauses->data, self->pauses->len,
                         &reading);
      g_array_append_val (self->readings, reading);
    }
}

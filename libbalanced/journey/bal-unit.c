/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-unit-private.h"

static gint32
to_stored (gint32 day, gint32 if_none)
{
  if (day == G_MININT32)
    return if_none;
  return CLAMP ((gint64) day - BAL_EPISODES_EPOCH, BAL_WINDOW_NO_FIRST, BAL_WINDOW_NO_LAST);
}

/* Days from 1970-01-01; G_MININT32 where there is no bound. A period that ends before the as-at
 * date is looked at from its own end: what was waiting then is waiting. */
BalWindow
bal_window_new (gint32 as_at_day, gint32 first_day, gint32 last_day)
{
  BalWindow window;

  window.as_at = to_stored (as_at_day, BAL_WINDOW_NO_LAST);
  window.first = to_stored (first_day, BAL_WINDOW_NO_FIRST);
  window.last = MIN (to_stored (last_day, BAL_WINDOW_NO_LAST), window.as_at);
  window.as_at = window.last;
  return window;
}

static gint32
get_optional (const guint16 *column, gsize row)
{
  if (!column || column[row] == BAL_EPISODES_NO_DAY)
    return -1;
  return column[row];
}

static void
read_wait (BalUnit *unit, BalWaitState wait, gint32 until)
{
  unit->wait = wait;
  unit->until = until;
}

static void
read_timed (BalUnit *unit, gint32 end, gint32 as_at)
{
  unit->state = BAL_UNIT_TIMED;
  unit->is_open = end < 0 || end > as_at;
  unit->end = unit->is_open ? as_at : end;
  if (unit->requested < 0 || unit->requested > as_at)
    return;
  if (unit->requested > unit->start)
    read_wait (unit, BAL_WAIT_RETROSPECTIVE, unit->requested);
  else
    read_wait (unit, BAL_WAIT_STARTED, unit->start);
}

void
bal_unit_read (const BalEpisodes *episodes, gsize row, gint32 as_at, BalUnit *unit)
{
  gint32 start = get_optional (episodes->start, row);
  gint32 end = get_optional (episodes->end, row);
  gint32 requested = get_optional (episodes->requested, row);
  gint32 closed = get_optional (episodes->closed, row);
  gboolean was_requested = requested >= 0 && requested <= as_at;

  *unit = (BalUnit){ .start = start, .end = end, .requested = requested };
  if ((start >= 0 && end >= 0 && end < start) ||
      (closed >= 0 && requested >= 0 && closed < requested))
    unit->state = BAL_UNIT_REJECTED;
  else if (start >= 0 && start <= as_at)
    read_timed (unit, end, as_at);
  else if (was_requested && closed >= 0 && closed <= as_at)
    {
      unit->state = BAL_UNIT_WITHDRAWN;
      read_wait (unit, BAL_WAIT_WITHDRAWN, closed);
    }
  else if (was_requested && (start >= 0 || end < 0))
    {
      unit->state = BAL_UNIT_WAITING;
      read_wait (unit, BAL_WAIT_WAITING, as_at);
    }
  else if (start >= 0 || (requested >= 0 && !was_requested && end < 0))
    unit->state = BAL_UNIT_FUTURE;
  else
    unit->state = BAL_UNIT_UNDATED;
}

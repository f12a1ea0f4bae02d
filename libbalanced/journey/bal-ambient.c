/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-ambient-private.h"

#include <stdlib.h>
#include <string.h>

#include "libbalanced/base/bal-day-private.h"

/* What one unit of the plan is on the day that the sweep has reached. */
typedef struct
{
  guint32 n_at;       /* active rows in one of its settings */
  guint32 n_recorded; /* active rows that are this unit */
  gboolean is_on;     /* within its dates, and the child within its ages */
  gboolean at_school; /* the child's school is one of its settings */
  gboolean is_joined;
  gint64 days;
} Unit;

typedef enum
{
  ROW_ENDS,
  ROW_BEGINS,
  UNIT_ENDS,
  UNIT_BEGINS,
  OBSERVATION_ENDS,
  OBSERVATION_BEGINS,
} Kind;

struct _BalAmbient
{
  const BalAmbientPlan *plan; /* borrowed */
  Unit *units;                /* owned */
  guint64 *events;            /* owned; day, kind, and row or unit */
  gsize n_events;
  gsize n_room;
  guint32 by_level[256];

  gint32 day; /* from here on it is as the state says */
  guint32 n_rows;
  guint32 n_in_settings; /* of these: they say where */
  guint32 n_joined;
  guint32 levels;
  gboolean is_observed;
  BalAmbientFigures figures;
};

#define KIND_SHIFT 29
#define INDEX_MASK ((1u << KIND_SHIFT) - 1)

BalAmbient *
bal_ambient_new (const BalAmbientPlan *plan)
{
  BalAmbient *self = g_new0 (BalAmbient, 1);

  self->plan = plan;
  self->units = g_new0 (Unit, plan->n_units);
  return self;
}

void
bal_ambient_free (BalAmbient *self)
{
  if (!self)
    return;
  g_free (self->units);
  g_free (self->events);
  g_free (self);
}

static void
add_span (BalAmbient *self, gint32 start, gint32 end, Kind ends, guint32 index)
{
  start = MAX (start, 0);
  if (start > end)
    return;
  self->events[self->n_events++] =
    (guint64) (guint32) start << 32 | (guint32) (ends + 1) << KIND_SHIFT | index;
  self->events[self->n_events++] =
    (guint64) (guint32) (end + 1) << 32 | (guint32) ends << KIND_SHIFT | index;
}

/* The day on which a child is so many months old; where the month has no such day, its last. */
gint32
bal_ambient_add_months (gint32 birth, gint32 months)
{
  const gint32 found = bal_day_add_months (birth + BAL_EPISODES_EPOCH, (guint) months);

  return found == BAL_DAY_NONE ? BAL_WINDOW_NO_LAST : found - BAL_EPISODES_EPOCH;
}

static void
add_unit (BalAmbient *self, guint number, gint32 birth, gint32 as_at)
{
  const BalAmbientUnit *unit = &self->plan->units[number];
  gint32 start = unit->start, end = MIN (unit->end, as_at);

  if ((unit->from_months > 0 || unit->to_months >= 0) && birth < 0)
    {
      self->units[number].days = -1;
      return;
    }
  if (unit->from_months > 0)
    start = MAX (start, bal_ambient_add_months (birth, unit->from_months));
  if (unit->to_months >= 0)
    end = MIN (end, bal_ambient_add_months (birth, unit->to_months) - 1);
  add_span (self, start, end, UNIT_ENDS, number);
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  guint64 one = *(const guint64 *) a, other = *(const guint64 *) b;

  return one < other ? -1 : one > other;
}

static void
gather (BalAmbient *self,
        const BalEpisodes *episodes,
        gsize first,
        gsize count,
        const BalAmbientChild *child,
        const BalWindow *window)
{
  gint32 observed_from = child->observed_from;
  gint32 observed_to =
    child->observed_to < 0 ? window->as_at : MIN (child->observed_to, window->as_at);
  gsize needed = 2 * (count + self->plan->n_units + 1);

  if (needed > self->n_room)
    {
      self->n_room = MAX (needed, 2 * self->n_room);
      self->events = g_renew (guint64, self->events, self->n_room);
    }
  self->n_events = 0;
  for (gsize i = 0; i < count; i++)
    {
      gint32 start, end;

      if (!bal_unit_read_days (episodes, first + i, window->as_at, &start, &end))
        continue;
      if (observed_from < 0)
        observed_from = start;
      add_span (self, start, end, ROW_ENDS, (guint32) i);
    }
  for (guint i = 0; i < self->plan->n_units; i++)
    add_unit (self, i, child->birth, window->as_at);
  if (observed_from >= 0)
    add_span (self, observed_from, observed_to, OBSERVATION_ENDS, 0);
  if (self->n_events > 1)
    qsort (self->events, self->n_events, sizeof (guint64), compare_events);
}

static void
change_units (BalAmbient *self, const BalAmbientIndex *index, guint code, gsize offset, int change)
{
  if (code >= index->n_codes)
    return;
  for (guint i = index->first[code]; i < index->first[code + 1]; i++)
    G_STRUCT_MEMBER (guint32, &self->units[index->units[i]], offset) += (guint32) change;
}

static void
change_row (BalAmbient *self, const BalEpisodes *episodes, gsize row, int change)
{
  guint level = episodes->cell[row] % (episodes->n_levels + 1u);

  self->n_rows += (guint32) change;
  self->by_level[level] += (guint32) change;
  if (episodes->provision && episodes->provision[row] != BAL_EPISODES_NO_CODE16)
    change_units (self, &self->plan->by_provision, episodes->provision[row],
                  G_STRUCT_OFFSET (Unit, n_recorded), change);
  if (!episodes->setting || episodes->setting[row] == BAL_EPISODES_NO_CODE32)
    return;
  self->n_in_settings += (guint32) change;
  change_units (self, &self->plan->by_setting, episodes->setting[row], G_STRUCT_OFFSET (Unit, n_at),
                change);
}

static void
apply (BalAmbient *self, const BalEpisodes *episodes, gsize first, guint32 event)
{
  Kind kind = (Kind) (event >> KIND_SHIFT);
  guint32 index = event & INDEX_MASK;

  if (kind == ROW_ENDS || kind == ROW_BEGINS)
    change_row (self, episodes, first + index, kind == ROW_BEGINS ? 1 : -1);
  else if (kind == UNIT_ENDS || kind == UNIT_BEGINS)
    self->units[index].is_on = kind == UNIT_BEGINS;
  else
    self->is_observed = kind == OBSERVATION_BEGINS;
}

/* Where the child's rows say where they are, that is where the child is; the school only says so
 * on the other days. */
static gboolean
joins (const BalAmbient *self, const BalAmbientUnit *unit, const Unit *now)
{
  gboolean is_seen = self->is_observed || self->n_rows > 0;

  if (!now->is_on || now->n_recorded > 0)
    return FALSE;
  if (unit->everywhere)
    return is_seen;
  return self->n_in_settings > 0 ? now->n_at > 0 : is_seen && now->at_school;
}

static void
look (BalAmbient *self, const BalEpisodes *episodes)
{
  self->n_joined = 0;
  self->levels = 0;
  for (guint level = 0; level < episodes->n_levels; level++)
    self->levels |= self->by_level[level + 1] > 0 ? 1u << level : 0;
  for (guint i = 0; i < self->plan->n_units; i++)
    {
      Unit *unit = &self->units[i];

      unit->is_joined = joins (self, &self->plan->units[i], unit);
      if (!unit->is_joined)
        continue;
      self->n_joined++;
      self->levels |= self->plan->units[i].levels;
    }
}

/* Counts the days before the given one. */
static void
count_days (BalAmbient *self, const BalEpisodes *episodes, gint32 day, gint32 first_day)
{
  gint64 days = day - MAX (self->day, first_day);
  guint mix = 0;

  if (days <= 0 || self->n_rows + self->n_joined == 0)
    return;
  for (guint levels = self->levels; levels; levels &= levels - 1)
    mix |= 1u << (episodes->level_band[__builtin_ctz (levels)] - 1);
  self->figures.active_days += days;
  self->figures.joined_unit_days += days * self->n_joined;
  self->figures.peak = MAX (self->figures.peak, self->n_rows + self->n_joined);
  self->figures.mix_days[mix] += days;
  for (guint i = 0; i < self->plan->n_units; i++)
    if (self->units[i].is_joined)
      self->units[i].days += days;
}

static void
begin_child (BalAmbient *self, const BalAmbientChild *child)
{
  const BalAmbientIndex *schools = &self->plan->by_school;

  memset (self->units, 0, self->plan->n_units * sizeof (Unit));
  memset (self->by_level, 0, sizeof self->by_level);
  self->figures = (BalAmbientFigures){ 0 };
  self->day = 0;
  self->n_rows = self->n_in_settings = self->n_joined = 0;
  self->levels = 0;
  self->is_observed = FALSE;
  if (child->school < 0 || child->school >= schools->n_codes)
    return;
  for (guint i = schools->first[child->school]; i < schools->first[child->school + 1]; i++)
    self->units[schools->units[i]].at_school = TRUE;
}

void
bal_ambient_run (BalAmbient *self,
                 const BalEpisodes *episodes,
                 gsize first,
                 gsize count,
                 const BalAmbientChild *child,
                 const BalWindow *window)
{
  gsize i = 0;

  begin_child (self, child);
  gather (self, episodes, first, count, child, window);

  /* All that happens on one day is one change: it does not matter in which order. */
  while (i < self->n_events)
    {
      gint32 day = (gint32) (self->events[i] >> 32);

      count_days (self, episodes, day, window->first);
      for (; i < self->n_events && (gint32) (self->events[i] >> 32) == day; i++)
        apply (self, episodes, first, (guint32) self->events[i]);
      look (self, episodes);
      self->day = day;
    }
}

const BalAmbientFigures *
bal_ambient_get_figures (const BalAmbient *self)
{
  return &self->figures;
}

gint64
bal_ambient_get_unit_days (const BalAmbient *self, guint unit)
{
  return self->units[unit].days;
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-level-states-private.h"

BalLevelStates *
bal_level_states_new (void)
{
  return g_new0 (BalLevelStates, 1);
}

void
bal_level_states_free (BalLevelStates *self)
{
  if (!self)
    return;
  g_free (self->runs);
  g_free (self->moves);
  g_free (self);
}

static void
make_room (BalLevelStates *self, gsize n)
{
  if (n <= self->n_room)
    return;
  self->n_room = MAX (n, 2 * self->n_room);
  self->runs = g_renew (BalLevelRun, self->runs, self->n_room);
  self->moves = g_renew (BalLevelMove, self->moves, self->n_room);
}

static int
get_highest (const BalSegment *segment)
{
  return segment->levels ? 31 - __builtin_clz (segment->levels) : -1;
}

static void
collect_runs (BalLevelStates *self, const BalSweep *sweep)
{
  for (gsize i = 0; i + 1 < sweep->n_segments; i++)
    {
      const BalSegment *segment = &sweep->segments[i];
      int level = get_highest (segment);
      gint32 n_days = segment[1].day - segment->day;

      if (self->n_runs > 0 && self->runs[self->n_runs - 1].level == level)
        self->runs[self->n_runs - 1].n_days += n_days;
      else
        self->runs[self->n_runs++] = (BalLevelRun){ segment->day, n_days, (gint8) level };
    }
}

/* States come one after another, so an absorbed one may join two equal neighbours. */
static void
absorb_short_runs (BalLevelStates *self, gint32 debounce_days)
{
  gsize n = 0;

  for (gsize i = 0; i < self->n_runs; i++)
    {
      BalLevelRun run = self->runs[i];

      if (n > 0 && (run.n_days < debounce_days || run.level == self->runs[n - 1].level))
        self->runs[n - 1].n_days += run.n_days;
      else
        self->runs[n++] = run;
    }
  self->n_runs = n;
}

static void
collect_moves (BalLevelStates *self, gint32 first_day, gint32 gap_breaks)
{
  int before = -1;

  for (gsize i = 0; i < self->n_runs; i++)
    {
      const BalLevelRun *run = &self->runs[i];

      if (run->level < 0)
        {
          if (gap_breaks > 0 && run->n_days >= gap_breaks)
            before = -1;
          continue;
        }
      if (before >= 0 && before != run->level && run->day >= first_day)
        self->moves[self->n_moves++] = (BalLevelMove){ run->day, (gint8) before, run->level };
      before = run->level;
    }
}

static void
clip_runs (BalLevelStates *self, gint32 first_day)
{
  gsize n = 0;

  for (gsize i = 0; i < self->n_runs; i++)
    {
      BalLevelRun run = self->runs[i];
      gint32 cut = MAX (first_day - run.day, 0);

      if (cut >= run.n_days || (n == 0 && run.level < 0))
        continue;
      run.day += cut;
      run.n_days -= cut;
      self->runs[n++] = run;
    }
  while (n > 0 && self->runs[n - 1].level < 0)
    n--;
  self->n_runs = n;
}

void
bal_level_states_run (BalLevelStates *self,
                      const BalSweep *sweep,
                      gint32 first_day,
                      const BalLevelStatesOptions *options)
{
  self->n_runs = 0;
  self->n_moves = 0;
  make_room (self, sweep->n_segments);
  collect_runs (self, sweep);
  if (options && options->debounce_days > 0)
    absorb_short_runs (self, options->debounce_days);
  collect_moves (self, first_day, options ? options->gap_breaks : 0);
  clip_runs (self, first_day);
}

/* Each level of a scheme names its band, so a scheme with more levels has the same jumps. */
BalJump
bal_level_move_get_jump (const BalEpisodes *episodes, int from, int to)
{
  int from_band = episodes->level_band[from];
  int to_band = episodes->level_band[to];

  if (from_band == 1 && to_band == 3)
    return BAL_JUMP_UP;
  if (from_band == 3 && to_band == 1)
    return BAL_JUMP_DOWN;
  return BAL_JUMP_NONE;
}

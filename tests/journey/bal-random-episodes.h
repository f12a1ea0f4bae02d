/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-unit-private.h"

#include <string.h>

/* A small caseload for tests: its columns can be written, and one random child fills it with
 * dates so close to each other that every kind of meeting happens. */

#define RANDOM_ROWS 128
#define RANDOM_DAYS 60
#define RANDOM_ORIGIN 30000

typedef struct
{
  BalEpisodes episodes;
  guint16 start[RANDOM_ROWS];
  guint16 end[RANDOM_ROWS];
  guint16 requested[RANDOM_ROWS];
  guint16 closed[RANDOM_ROWS];
  guint8 cell[RANDOM_ROWS];
  guint8 stage[RANDOM_ROWS];
  guint16 agency[RANDOM_ROWS];
  guint8 need_type[RANDOM_ROWS];
  guint8 grouping[RANDOM_ROWS];
} RandomEpisodes;

static inline void
random_episodes_init (RandomEpisodes *self)
{
  memset (self, 0, sizeof *self);
  memset (self->start, 0xff, sizeof self->start);
  memset (self->end, 0xff, sizeof self->end);
  memset (self->requested, 0xff, sizeof self->requested);
  memset (self->closed, 0xff, sizeof self->closed);
  self->episodes = (BalEpisodes){
    .start = self->start,
    .end = self->end,
    .requested = self->requested,
    .closed = self->closed,
    .cell = self->cell,
    .stage = self->stage,
    .agency = self->agency,
    .need_type = self->need_type,
    .grouping = self->grouping,
    .n_strands = 5,
    .n_levels = 3,
    .n_stages = 4,
    .level_band = { 1, 2, 3 },
    .stage_intervention = 2,
  };
}

/* Strands and levels from 0, or -1 when they are not recorded. */
static inline void
random_episodes_add (RandomEpisodes *self, int start, int end, int strand, int level)
{
  gsize row = self->episodes.n_rows++;

  g_assert (row < RANDOM_ROWS);
  self->start[row] = start < 0 ? BAL_EPISODES_NO_DAY : (guint16) start;
  self->end[row] = end < 0 ? BAL_EPISODES_NO_DAY : (guint16) end;
  self->cell[row] = (guint8) ((strand + 1) * (self->episodes.n_levels + 1) + level + 1);
  self->stage[row] = 2;
}

static inline guint16
random_day (GRand *rand, int percent_missing)
{
  if (g_rand_int_range (rand, 0, 100) < percent_missing)
    return BAL_EPISODES_NO_DAY;
  return (guint16) (RANDOM_ORIGIN + g_rand_int_range (rand, 0, RANDOM_DAYS));
}

static inline void
random_episodes_sort (RandomEpisodes *self)
{
  for (gsize i = 1; i < self->episodes.n_rows; i++)
    for (gsize j = i; j > 0; j--)
      {
        guint32 key = (guint32) self->start[j] << 16 | self->end[j];
        guint32 before = (guint32) self->start[j - 1] << 16 | self->end[j - 1];
        guint16 swap;

        if (before <= key)
          break;
        swap = self->start[j], self->start[j] = self->start[j - 1], self->start[j - 1] = swap;
        swap = self->end[j], self->end[j] = self->end[j - 1], self->end[j - 1] = swap;
      }
}

/* Now and then an end before a start, or a closing before a request. */
static inline void
random_episodes_fill (RandomEpisodes *self, GRand *rand, guint n_rows)
{
  random_episodes_init (self);
  for (guint i = 0; i < n_rows; i++)
    {
      guint16 start = random_day (rand, 20);
      int length = g_rand_int_range (rand, -1, g_rand_boolean (rand) ? 4 : 25);
      gboolean has_end = g_rand_int_range (rand, 0, 100) < 75;

      random_episodes_add (self, start == BAL_EPISODES_NO_DAY ? -1 : start, -1,
                           g_rand_int_range (rand, -1, 5), g_rand_int_range (rand, -1, 3));
      if (start == BAL_EPISODES_NO_DAY)
        self->end[i] = random_day (rand, 80);
      else if (has_end)
        self->end[i] = (guint16) (start + length);
      self->requested[i] = random_day (rand, 40);
      self->closed[i] = random_day (rand, 70);
      if (self->closed[i] < self->requested[i] && g_rand_int_range (rand, 0, 10) > 0 &&
          self->requested[i] != BAL_EPISODES_NO_DAY)
        self->closed[i] = self->requested[i];
      self->stage[i] =
        g_rand_int_range (rand, 0, 10) == 0 ? 255 : (guint8) g_rand_int_range (rand, 0, 4);
      self->agency[i] =
        g_rand_int_range (rand, 0, 10) == 0 ? 65535 : (guint16) g_rand_int_range (rand, 0, 4);
      self->need_type[i] =
        g_rand_int_range (rand, 0, 10) == 0 ? 255 : (guint8) g_rand_int_range (rand, 0, 3);
      self->grouping[i] =
        g_rand_int_range (rand, 0, 4) == 0 ? 255 : (guint8) g_rand_int_range (rand, 0, 5);
    }
  random_episodes_sort (self);
}

/* A window among the days of the rows, sometimes without bounds, sometimes empty. */
static inline BalWindow
random_window (GRand *rand)
{
  gint32 origin = RANDOM_ORIGIN + BAL_EPISODES_EPOCH;
  gint32 as_at = origin + g_rand_int_range (rand, -3, RANDOM_DAYS + 40);
  gint32 first = G_MININT32, last = G_MININT32;

  if (g_rand_boolean (rand))
    first = origin + g_rand_int_range (rand, -3, RANDOM_DAYS);
  if (g_rand_boolean (rand))
    last = origin + g_rand_int_range (rand, 0, RANDOM_DAYS + 20);
  return bal_window_new (as_at, first, last);
}

/* Whether a row covers a day, by the definition and nothing else. */
static inline gboolean
random_episodes_covers (const RandomEpisodes *self, gsize row, gint32 as_at, gint32 day)
{
  if (self->start[row] == BAL_EPISODES_NO_DAY || self->start[row] > as_at || day > as_at)
    return FALSE;
  if (self->end[row] < self->start[row])
    return FALSE;
  if (self->requested[row] != BAL_EPISODES_NO_DAY && self->closed[row] < self->requested[row])
    return FALSE;
  return day >= self->start[row] &&
         (self->end[row] == BAL_EPISODES_NO_DAY || day <= self->end[row]);
}

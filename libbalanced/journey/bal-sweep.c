/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-sweep-private.h"

#include <string.h>

/* Up to here, insertion is faster than counting digits. */
#define FEW_ROWS 48

BalSweep *
bal_sweep_new (void)
{
  BalSweep *self = g_new0 (BalSweep, 1);

  self->agencies = g_new0 (guint32, G_MAXUINT16 + 1);
  return self;
}

void
bal_sweep_free (BalSweep *self)
{
  if (!self)
    return;
  g_free (self->segments);
  g_free (self->ends);
  g_free (self->sorting);
  g_free (self->starts);
  g_free (self->rows);
  g_free (self->agencies);
  g_free (self);
}

static void
make_room (BalSweep *self, gsize count)
{
  if (count <= self->n_room)
    return;
  self->n_room = MAX (count, 2 * self->n_room);
  self->segments = g_renew (BalSegment, self->segments, 2 * self->n_room + 1);
  self->ends = g_renew (guint64, self->ends, self->n_room);
  self->sorting = g_renew (guint64, self->sorting, self->n_room);
  self->starts = g_renew (gint32, self->starts, self->n_room);
  self->rows = g_renew (guint32, self->rows, self->n_room);
}

static void
sort_few (guint64 *keys, gsize n)
{
  for (gsize i = 1; i < n; i++)
    {
      guint64 key = keys[i];
      gsize j = i;

      for (; j > 0 && keys[j - 1] > key; j--)
        keys[j] = keys[j - 1];
      keys[j] = key;
    }
}

/* Equal days keep the order of the rows: every pass is stable. */
static void
sort_many (guint64 **keys, guint64 **other, gsize n)
{
  for (guint shift = 32; shift < 64; shift += 8)
    {
      gsize place[257] = { 0 };

      for (gsize i = 0; i < n; i++)
        place[(((*keys)[i] >> shift) & 255) + 1]++;
      if (place[(((*keys)[0] >> shift) & 255) + 1] == n)
        continue;
      for (guint digit = 1; digit < 257; digit++)
        place[digit] += place[digit - 1];
      for (gsize i = 0; i < n; i++)
        (*other)[place[((*keys)[i] >> shift) & 255]++] = (*keys)[i];

      guint64 *swap = *keys;
      *keys = *other;
      *other = swap;
    }
}

static gsize
gather (BalSweep *self,
        const BalEpisodes *episodes,
        gsize first,
        gsize count,
        const BalWindow *window,
        const guint8 *counted)
{
  gsize n = 0;

  for (gsize i = 0; i < count; i++)
    {
      gint32 start, end;

      if (counted && !counted[i])
        continue;
      if (!bal_unit_read_days (episodes, first + i, window->as_at, &start, &end))
        continue;
      self->starts[n] = start;
      self->rows[n] = (guint32) i;
      self->ends[n] = (guint64) (guint32) (end + 1) << 32 | (guint32) i;
      n++;
    }
  if (n <= FEW_ROWS)
    sort_few (self->ends, n);
  else
    sort_many (&self->ends, &self->sorting, n);
  return n;
}

/* The state of the day that the sweep has reached, and the scheme that reads a cell. */
typedef struct
{
  BalSegment now;
  guint n_columns;
} Reached;

static void
begin_unit (BalSweep *self, const BalEpisodes *episodes, gsize row, Reached *reached)
{
  guint cell = episodes->cell[row];
  guint strand = cell / reached->n_columns;
  guint level = cell % reached->n_columns;

  reached->now.n_units++;
  reached->now.n_ambient += bal_sweep_is_ambient (episodes, row);
  if (self->by_strand[strand]++ == 0 && strand > 0)
    reached->now.n_strands++;
  if (self->by_level[level]++ == 0 && level > 0)
    reached->now.levels |= (guint16) (1u << (level - 1));
  if (episodes->agency[row] != BAL_EPISODES_NO_CODE16 &&
      self->agencies[episodes->agency[row]]++ == 0)
    reached->now.n_agencies++;
}

static void
end_unit (BalSweep *self, const BalEpisodes *episodes, gsize row, Reached *reached)
{
  guint cell = episodes->cell[row];
  guint strand = cell / reached->n_columns;
  guint level = cell % reached->n_columns;

  reached->now.n_units--;
  reached->now.n_ambient -= bal_sweep_is_ambient (episodes, row);
  if (--self->by_strand[strand] == 0 && strand > 0)
    reached->now.n_strands--;
  if (--self->by_level[level] == 0 && level > 0)
    reached->now.levels &= (guint16) ~(1u << (level - 1));
  if (episodes->agency[row] != BAL_EPISODES_NO_CODE16 &&
      --self->agencies[episodes->agency[row]] == 0)
    reached->now.n_agencies--;
}

/* Rows first..first + count - 1 are one child's, in the order of the journey. counted, when
 * given, has a byte for each of them: 0 leaves the row out. */
void
bal_sweep_run (BalSweep *self,
               const BalEpisodes *episodes,
               gsize first,
               gsize count,
               const BalWindow *window,
               const guint8 *counted)
{
  Reached reached = { .n_columns = episodes->n_levels + 1u };
  gsize n, started = 0, ended = 0;

  self->n_segments = 0;
  make_room (self, count);
  n = gather (self, episodes, first, count, window, counted);

  /* A unit covers its last day, so on the day after an end the unit is gone before another
   * begins; every end leaves its count at zero, ready for the next child. */
  while (ended < n)
    {
      gint32 end = (gint32) (self->ends[ended] >> 32);
      gint32 day = started < n ? MIN (self->starts[started], end) : end;

      for (; ended < n && (gint32) (self->ends[ended] >> 32) == day; ended++)
        end_unit (self, episodes, first + (guint32) self->ends[ended], &reached);
      for (; started < n && self->starts[started] == day; started++)
        begin_unit (self, episodes, first + self->rows[started], &reached);
      reached.now.day = day;
      self->segments[self->n_segments++] = reached.now;
    }
}

static gint64
get_days (const BalSweep *self, gsize i, gint32 first_day)
{
  gint32 from = MAX (self->segments[i].day, first_day);

  return MAX (self->segments[i + 1].day - from, 0);
}

/* The first segment with a covered day in the window. */
static gsize
find_first (const BalSweep *self, gint32 first_day)
{
  gsize i = 0;

  while (i + 1 < self->n_segments &&
         (self->segments[i].n_units == 0 || self->segments[i + 1].day <= first_day))
    i++;
  return i;
}

static void
measure_gap (gint64 days, BalConcurrencyFigures *figures)
{
  figures->n_gaps++;
  figures->gap_days += days;
  figures->longest_gap = MAX (figures->longest_gap, days);
}

static void
measure_covered (const BalSegment *segment,
                 gint32 from,
                 gint64 days,
                 BalConcurrencyFigures *figures)
{
  figures->active_days += days;
  figures->unit_days += days * segment->n_units;
  figures->ambient_unit_days += days * segment->n_ambient;
  if (segment->n_units >= 2)
    figures->overlap_days += days;
  if (segment->n_units > figures->peak)
    {
      figures->peak = segment->n_units;
      figures->peak_day = from;
    }
  figures->peak_without_ambient =
    MAX (figures->peak_without_ambient, segment->n_units - segment->n_ambient);
  figures->max_strands = MAX (figures->max_strands, segment->n_strands);
  figures->max_levels = MAX (figures->max_levels, (guint32) __builtin_popcount (segment->levels));
  figures->max_agencies = MAX (figures->max_agencies, segment->n_agencies);
}

void
bal_sweep_measure (const BalSweep *self, gint32 first_day, BalConcurrencyFigures *figures)
{
  gsize i = find_first (self, first_day);

  *figures = (BalConcurrencyFigures){ 0 };
  if (i + 1 >= self->n_segments)
    return;
  figures->first_day = MAX (self->segments[i].day, first_day);
  figures->last_day = self->segments[self->n_segments - 1].day - 1;
  for (; i + 1 < self->n_segments; i++)
    {
      gint64 days = get_days (self, i, first_day);

      if (self->segments[i].n_units == 0)
        measure_gap (days, figures);
      else
        measure_covered (&self->segments[i], MAX (self->segments[i].day, first_day), days, figures);
    }
}

/* Adds the days with exactly n units to the element n - 1 of an array of gint64. */
void
bal_sweep_add_days_at (const BalSweep *self, gint32 first_day, GArray *days)
{
  for (gsize i = find_first (self, first_day); i + 1 < self->n_segments; i++)
    {
      guint32 n = self->segments[i].n_units;

      if (n == 0)
        continue;
      if (n > days->len)
        g_array_set_size (days, n);
      g_array_index (days, gint64, n - 1) += get_days (self, i, first_day);
    }
}

/* Appends the length of every gap to an array of gint64. */
void
bal_sweep_add_gaps (const BalSweep *self, gint32 first_day, GArray *gaps)
{
  for (gsize i = find_first (self, first_day); i + 1 < self->n_segments; i++)
    {
      gint64 days = get_days (self, i, first_day);

      if (self->segments[i].n_units == 0)
        g_array_append_val (gaps, days);
    }
}

/* Adds the days on which some unit of each level is active. */
void
bal_sweep_add_level_days (const BalSweep *self, gint32 first_day, gint64 days[16])
{
  for (gsize i = find_first (self, first_day); i + 1 < self->n_segments; i++)
    for (guint levels = self->segments[i].levels; levels; levels &= levels - 1)
      days[__builtin_ctz (levels)] += get_days (self, i, first_day);
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-peaks-count-private.h"

#include <string.h>

#define FIRST_ROOM 256

BalPeaksCount *
bal_peaks_count_new (const BalEpisodes *episodes, const guint16 *ends, const BalWindow *window)
{
  BalPeaksCount *self = g_new0 (BalPeaksCount, 1);

  self->episodes = episodes;
  self->ends = ends;
  self->window = *window;
  self->room = FIRST_ROOM;
  self->peaks = g_new0 (guint64, self->room);
  self->halves = g_new0 (guint64, 2 * self->room);
  return self;
}

void
bal_peaks_count_free (BalPeaksCount *self)
{
  if (!self)
    return;
  g_free (self->peaks);
  g_free (self->halves);
  g_free (self);
}

/* No child has more units at once than rows. */
static void
grow (BalPeaksCount *self, gsize n_rows)
{
  gsize room = MAX (n_rows + 1, 2 * self->room);

  self->peaks = g_renew (guint64, self->peaks, room);
  self->halves = g_renew (guint64, self->halves, 2 * room);
  memset (self->peaks + self->room, 0, (room - self->room) * sizeof *self->peaks);
  memset (self->halves + 2 * self->room, 0, 2 * (room - self->room) * sizeof *self->halves);
  self->room = room;
}

/* There are more than c at once where the start c places further comes no later than an end. With
 * both in order, c only grows on the way. */
static inline guint32
find_peak (const guint16 *starts, const guint16 *ends, guint32 n)
{
  guint32 c = 1;

  for (guint32 i = 0; i + c < n; i++)
    while (i + c < n && starts[i + c] <= ends[i])
      c++;
  return c;
}

/* Before a start there is a gap where as many units have ended as have started. */
static inline __attribute__ ((always_inline)) guint32
sum_gaps (const guint16 *starts, const guint16 *ends, guint32 n)
{
  guint32 sum = 0;

  for (guint32 i = 1; i < n; i++)
    sum += starts[i] > ends[i - 1] ? (guint32) (starts[i] - ends[i - 1] - 1) : 0;
  return sum;
}

static inline __attribute__ ((always_inline)) gint64
sum_days (const guint16 *starts, const guint16 *ends, guint32 n, guint16 first, guint16 as_at)
{
  guint32 sum = n;

  for (guint32 i = 0; i < n; i++)
    sum += (guint32) MIN (ends[i], as_at) - MAX (starts[i], first);
  return sum;
}

/* Units that ended before the window are the first of the ends. As many of the starts, those that
 * are the first, may be left out instead of theirs: all of them are before the window. */
static inline __attribute__ ((always_inline)) void
count_child (BalPeaksCount *self, const guint16 *starts, const guint16 *ends, guint32 n)
{
  const guint16 as_at = (guint16) MIN (self->window.as_at, BAL_EPISODES_NO_DAY - 1);
  const guint16 first = (guint16) MAX (self->window.first, 0);
  gint64 unit_days, active_days;

  while (n > 0 && ends[0] < first)
    {
      starts++;
      ends++;
      n--;
    }
  if (n == 0)
    return;
  unit_days = sum_days (starts, ends, n, first, as_at);
  active_days =
    (gint64) MIN (ends[n - 1], as_at) - MAX (starts[0], first) + 1 - sum_gaps (starts, ends, n);
  self->n_children++;
  self->unit_days += unit_days;
  self->active_days += active_days;
  self->peaks[find_peak (starts, ends, n)]++;
  self->halves[2 * unit_days / active_days]++;
}

static inline __attribute__ ((always_inline)) void
run (BalPeaksCount *self, const BalRange *range)
{
  for (gsize child = 0; child < range->n_children; child++)
    {
      guint32 first = range->first[child], n = range->end[child] - first;

      if (G_UNLIKELY (n >= self->room))
        grow (self, n);
      count_child (self, self->episodes->start + first, self->ends + first, n);
    }
}

void
bal_peaks_count_run_plain (BalPeaksCount *self, const BalRange *range)
{
  run (self, range);
}

#ifdef __x86_64__

__attribute__ ((target ("avx2"))) static void
run_avx2 (BalPeaksCount *self, const BalRange *range)
{
  run (self, range);
}

#endif

void
bal_peaks_count_run (BalPeaksCount *self, const BalRange *range)
{
#ifdef __x86_64__
  if (__builtin_cpu_supports ("avx2"))
    {
      run_avx2 (self, range);
      return;
    }
#endif
  run (self, range);
}

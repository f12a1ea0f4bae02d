/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-peaks-count-private.h"

#include <string.h>

#include "libbalanced/base/bal-wide-private.h"

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

#ifdef BAL_HAS_WIDE

/* 32 days at once. */
#define DAYS_AT_ONCE 32

BAL_WIDE static inline __mmask32
get_days (gsize n)
{
  return n < DAYS_AT_ONCE ? (1u << n) - 1 : G_MAXUINT32;
}

/* c grows while any of some neighbours has so many more at once. */
BAL_WIDE static inline guint32
find_peak_wide (const guint16 *starts, const guint16 *ends, guint32 n)
{
  guint32 c = 1;

  for (guint32 i = 0; i + c < n; i += DAYS_AT_ONCE)
    {
      __m512i end = _mm512_maskz_loadu_epi16 (get_days (n - i), ends + i);

      while (i + c < n)
        {
          __mmask32 days = get_days (n - i - c);
          __m512i start = _mm512_maskz_loadu_epi16 (days, starts + i + c);

          if (_mm512_mask_cmple_epu16_mask (days, start, end) == 0)
            break;
          c++;
        }
    }
  return c;
}

/* Adds the two halves of each of 16 sums. */
BAL_WIDE static inline __m512i
add_days (__m512i sums, __m512i days)
{
  return _mm512_add_epi32 (
    sums, _mm512_add_epi32 (_mm512_maskz_srli_epi32 (G_MAXUINT16, days, 16),
                            _mm512_and_si512 (days, _mm512_set1_epi32 (G_MAXUINT16))));
}

BAL_WIDE static inline guint32
add_up (__m512i sums)
{
  guint32 each[16], sum = 0;

  _mm512_storeu_si512 (each, sums);
  for (guint i = 0; i < G_N_ELEMENTS (each); i++)
    sum += each[i];
  return sum;
}

BAL_WIDE static inline guint32
sum_gaps_wide (const guint16 *starts, const guint16 *ends, guint32 n)
{
  __m512i sums = _mm512_setzero_si512 ();

  for (guint32 i = 1; i < n; i += DAYS_AT_ONCE)
    {
      __mmask32 days = get_days (n - i);
      __m512i gaps = _mm512_subs_epu16 (_mm512_maskz_loadu_epi16 (days, starts + i),
                                        _mm512_maskz_loadu_epi16 (days, ends + i - 1));

      sums = add_days (sums, _mm512_subs_epu16 (gaps, _mm512_set1_epi16 (1)));
    }
  return add_up (sums);
}

BAL_WIDE static inline gint64
sum_days_wide (const guint16 *starts, const guint16 *ends, guint32 n, guint16 first, guint16 as_at)
{
  const __m512i least = _mm512_set1_epi16 ((gint16) first);
  const __m512i most = _mm512_set1_epi16 ((gint16) as_at);
  __m512i sums = _mm512_setzero_si512 ();

  for (guint32 i = 0; i < n; i += DAYS_AT_ONCE)
    {
      __mmask32 days = get_days (n - i);
      __m512i until = _mm512_min_epu16 (_mm512_maskz_loadu_epi16 (days, ends + i), most);
      __m512i from = _mm512_max_epu16 (_mm512_maskz_loadu_epi16 (days, starts + i), least);

      sums = add_days (sums, _mm512_maskz_sub_epi16 (days, until, from));
    }
  return (gint64) add_up (sums) + n;
}

#else

#define find_peak_wide find_peak
#define sum_gaps_wide sum_gaps
#define sum_days_wide sum_days

#endif

/* Units that ended before the window are the first of the ends. As many of the starts, those that
 * are the first, may be left out instead of theirs: all of them are before the window. */
static inline __attribute__ ((always_inline)) void
count_child (BalPeaksCount *self,
             const guint16 *starts,
             const guint16 *ends,
             guint32 n,
             gboolean wide)
{
  const guint16 as_at = (guint16) MIN (self->window.as_at, BAL_EPISODES_NO_DAY - 1);
  const guint16 first = (guint16) MAX (self->window.first, 0);
  gint64 unit_days, active_days;
  guint32 gaps;

  while (n > 0 && ends[0] < first)
    {
      starts++;
      ends++;
      n--;
    }
  if (n == 0)
    return;
  unit_days =
    wide ? sum_days_wide (starts, ends, n, first, as_at) : sum_days (starts, ends, n, first, as_at);
  gaps = wide ? sum_gaps_wide (starts, ends, n) : sum_gaps (starts, ends, n);
  active_days = (gint64) MIN (ends[n - 1], as_at) - MAX (starts[0], first) + 1 - gaps;
  self->n_children++;
  self->unit_days += unit_days;
  self->active_days += active_days;
  self->peaks[wide ? find_peak_wide (starts, ends, n) : find_peak (starts, ends, n)]++;
  self->halves[2 * unit_days / active_days]++;
}

static inline __attribute__ ((always_inline)) void
run (BalPeaksCount *self, const BalRange *range, gboolean wide)
{
  for (gsize child = 0; child < range->n_children; child++)
    {
      guint32 first = range->first[child], n = range->end[child] - first;

      if (G_UNLIKELY (n >= self->room))
        grow (self, n);
      count_child (self, self->episodes->start + first, self->ends + first, n, wide);
    }
}

void
bal_peaks_count_run_plain (BalPeaksCount *self, const BalRange *range)
{
  run (self, range, FALSE);
}

#ifdef BAL_HAS_WIDE

__attribute__ ((target ("avx2"))) static void
run_avx2 (BalPeaksCount *self, const BalRange *range)
{
  run (self, range, FALSE);
}

BAL_WIDE static void
run_wide (BalPeaksCount *self, const BalRange *range)
{
  run (self, range, TRUE);
}

#endif

void
bal_peaks_count_run (BalPeaksCount *self, const BalRange *range)
{
#ifdef BAL_HAS_WIDE
  if (bal_processor_is_wide ())
    {
      run_wide (self, range);
      return;
    }
  if (__builtin_cpu_supports ("avx2"))
    {
      run_avx2 (self, range);
      return;
    }
#endif
  run (self, range, FALSE);
}

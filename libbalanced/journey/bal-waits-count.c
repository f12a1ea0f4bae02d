/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-waits-count-private.h"

#include <string.h>

#include "libbalanced/base/bal-wide-private.h"

/* Nearly all waits are shorter. */
#define FEW_DAYS 1024

#define NOT_MEASURED (-1)

G_STATIC_ASSERT (2 * BAL_WAITS_N_STATES <= 8 * sizeof (guint8));

BalWaitsCount *
bal_waits_count_new (const BalEpisodes *episodes,
                     const BalWindow *window,
                     const BalOfferMask *offers,
                     const BalDenseBy *by)
{
  BalWaitsCount *self = g_new0 (BalWaitsCount, 1);

  self->episodes = episodes;
  self->window = *window;
  self->offers = *offers;
  self->by = *by;
  self->wide = bal_processor_is_wide ();
  self->groups = g_new0 (BalWaitsGroup, by->n_groups + 1);
  self->touched = g_new0 (guint32, by->n_groups + 1);
  return self;
}

void
bal_waits_count_free (BalWaitsCount *self)
{
  if (!self)
    return;
  for (guint i = 0; i <= self->by.n_groups; i++)
    for (guint j = 0; j < BAL_WAITS_N_ALL_HISTOGRAMS; j++)
      g_free (self->groups[i].days[j].counts);
  g_free (self->groups);
  g_free (self->touched);
  g_free (self->requests);
  g_free (self->offering);
  g_free (self->cover);
  g_free (self->waits);
  g_free (self);
}

/* More than rows: what is next is written before it is known to stay, and up to 64 at a time. */
static void
make_room (BalWaitsCount *self, gsize n_rows)
{
  if (n_rows + 64 < self->n_room)
    return;
  self->n_room = MAX (n_rows + 65, 2 * self->n_room);
  self->requests = g_renew (guint32, self->requests, self->n_room);
  self->offering = g_renew (guint32, self->offering, self->n_room);
  self->cover = g_renew (BalSpan, self->cover, self->n_room);
  self->waits = g_renew (BalWaitsStretch, self->waits, self->n_room);
}

static __attribute__ ((noinline)) void
days_grow (BalWaitsDays *self, guint32 days)
{
  guint32 n = MAX (days + 1, MAX (FEW_DAYS, 2 * self->n));

  self->counts = g_renew (guint32, self->counts, n);
  memset (self->counts + self->n, 0, (n - self->n) * sizeof (guint32));
  self->n = n;
}

static inline void
days_add (BalWaitsDays *self, gint32 days)
{
  if ((guint32) days >= self->n)
    days_grow (self, (guint32) days);
  self->counts[days]++;
}

#ifdef BAL_HAS_WIDE

BAL_WIDE static gsize
find_requests_wide (BalWaitsCount *self, gsize first, gsize end)
{
  gsize n = 0;

  for (gsize row = first; row < end; row += 64)
    {
      guint64 rows = bal_wide_get_rows (end - row);

      n += bal_wide_list_rows (self->requests + n, row,
                               bal_wide_find_days (self->episodes->requested + row, rows));
    }
  return n;
}

BAL_WIDE static gsize
find_offers_wide (BalWaitsCount *self, gsize first, gsize end)
{
  const guint8 *cells = self->episodes->cell, *stages = self->episodes->stage;
  gsize n = 0;

  for (gsize row = first; row < end; row += 64)
    {
      guint64 rows = bal_wide_get_rows (end - row);
      __m512i cell = _mm512_maskz_loadu_epi8 (rows, cells + row);
      __m512i stage = _mm512_maskz_loadu_epi8 (rows, stages + row);
      guint64 takes = _mm512_test_epi8_mask (bal_wide_look_up (self->offers.cell_takes, cell),
                                             bal_wide_look_up (self->offers.stage_takes, stage));

      n += bal_wide_list_rows (self->offering + n, row, takes & rows);
    }
  return n;
}

#else

#define find_requests_wide find_requests
#define find_offers_wide find_offers

#endif

static gsize
find_requests (BalWaitsCount *self, gsize first, gsize end)
{
  const guint16 *requested = self->episodes->requested;
  gsize n = 0;

  for (gsize row = first; row < end; row++)
    {
      self->requests[n] = (guint32) row;
      n += requested[row] != BAL_EPISODES_NO_DAY;
    }
  return n;
}

static gsize
find_offers (BalWaitsCount *self, gsize first, gsize end)
{
  const guint8 *cells = self->episodes->cell, *stages = self->episodes->stage;
  const guint8 *cell_takes = self->offers.cell_takes, *stage_takes = self->offers.stage_takes;
  gsize n = 0;

  for (gsize row = first; row < end; row++)
    {
      self->offering[n] = (guint32) row;
      n += cell_takes[cells[row]] & stage_takes[stages[row]];
    }
  return n;
}

/* Puts the days from..until - 1 among those that the child waits. */
static inline gsize
add_stretch (BalWaitsStretch *waits, gsize n, const BalWaitsStretch *stretch)
{
  BalWaitsStretch sum = *stretch;
  gsize high = n, low;

  while (high > 0 && waits[high - 1].from > sum.until)
    high--;
  for (low = high; low > 0 && waits[low - 1].until >= sum.from; low--)
    {
      sum.from = MIN (sum.from, waits[low - 1].from);
      sum.until = MAX (sum.until, waits[low - 1].until);
      sum.idle_days = NOT_MEASURED;
    }
  if (high < n && high != low + 1)
    memmove (waits + low + 1, waits + high, (n - high) * sizeof (BalWaitsStretch));
  waits[low] = sum;
  return n - (high - low) + 1;
}

/* From the last day back: the cover is that of the rows before the wait's own, most of which
 * began long before. */
static inline void
measure (BalWaitsStretch *stretch, const BalSpan *cover, gsize n_cover)
{
  gint32 until = stretch->until, idle = 0, longest = 0, spell;

  for (; n_cover > 0 && cover[n_cover - 1].until > stretch->from; n_cover--)
    {
      spell = MAX (until - cover[n_cover - 1].until, 0);
      idle += spell;
      longest = MAX (longest, spell);
      until = MIN (until, cover[n_cover - 1].from);
    }
  spell = MAX (until - stretch->from, 0);
  stretch->idle_days = idle + spell;
  stretch->longest_spell = MAX (longest, spell);
}

typedef struct
{
  BalWaitState state;
  gint32 requested;
  gint32 until;
} Wait;

/* As bal_unit_read () has it for a row that is not rejected, and with those alone that the window
 * counts. */
static inline gboolean
read_wait (const BalWaitsCount *self, gsize row, Wait *wait)
{
  const BalEpisodes *episodes = self->episodes;
  const BalWindow *window = &self->window;
  gint32 requested = episodes->requested[row], start = episodes->start[row];

  if (requested > window->as_at)
    return FALSE;
  wait->requested = requested;
  if (start <= window->as_at)
    {
      wait->state = requested > start ? BAL_WAIT_RETROSPECTIVE : BAL_WAIT_STARTED;
      wait->until = MAX (requested, start);
      return bal_window_has (window, start);
    }
  if (episodes->closed && episodes->closed[row] <= window->as_at)
    {
      wait->state = BAL_WAIT_WITHDRAWN;
      wait->until = episodes->closed[row];
      return bal_window_has (window, wait->until);
    }
  wait->state = BAL_WAIT_WAITING;
  wait->until = window->as_at;
  return start != BAL_EPISODES_NO_DAY || episodes->end[row] == BAL_EPISODES_NO_DAY;
}

static inline void
count_wait (BalWaitsCount *self, guint32 index, const Wait *wait, const BalWaitsStretch *idle)
{
  BalWaitsGroup *group = &self->groups[index];
  guint state = wait->state - BAL_WAITS_FIRST_STATE;
  BalWaitsFigures *figures = &group->states[state];
  BalWaitsDays *days = &group->days[bal_waits_get_histogram (wait->state, BAL_WAITS_LENGTHS)];
  gint32 length = wait->until - wait->requested, n_days = MAX (idle->until - idle->from, 0);
  gint32 before = MIN (self->window.first - wait->requested, length);
  gboolean is_idle = idle->idle_days > 0;

  self->touched[self->n_touched] = index;
  self->n_touched += group->seen == 0;
  group->seen |= (guint8) (1u << state | (guint) is_idle << (BAL_WAITS_N_STATES + state));
  figures->waits++;
  figures->waiting_days += n_days;
  figures->idle_days += idle->idle_days;
  figures->wholly_idle += is_idle & (idle->idle_days == n_days);
  days_add (&days[BAL_WAITS_LENGTHS], length);
  days_add (&days[BAL_WAITS_IDLE_LENGTHS], idle->idle_days);
  days_add (&days[BAL_WAITS_SPELLS], idle->longest_spell);
  if (before > 0 && wait->state != BAL_WAIT_RETROSPECTIVE)
    days_add (&group->days[BAL_WAITS_LATE_ENTRIES], before);
}

static inline void
add_child (BalWaitsGroup *group, guint seen, const BalWaitsUnion *any, gint32 longest_spell)
{
  for (guint state = 0; state < BAL_WAITS_N_STATES; state++)
    {
      group->states[state].children += seen >> state & 1;
      group->states[state].idle_children += seen >> (BAL_WAITS_N_STATES + state) & 1;
    }
  if (any->days == 0)
    return;
  group->any.children++;
  group->any.days += any->days;
  group->any.idle_days += any->idle_days;
  group->any.idle_children += any->idle_children;
  group->any.wholly_idle += any->wholly_idle;
  days_add (&group->days[BAL_WAITS_ANY_SPELLS], longest_spell);
}

static inline void
end_child (BalWaitsCount *self, gsize n_waits, gsize n_cover)
{
  BalWaitsUnion any = { 0 };
  gint32 longest = 0;
  guint seen = 0;

  for (gsize i = 0; i < n_waits; i++)
    {
      BalWaitsStretch *wait = &self->waits[i];

      if (wait->idle_days == NOT_MEASURED)
        measure (wait, self->cover, n_cover);
      any.days += wait->until - wait->from;
      any.idle_days += wait->idle_days;
      longest = MAX (longest, wait->longest_spell);
    }
  any.idle_children = any.idle_days > 0;
  any.wholly_idle = any.idle_days > 0 && any.idle_days == any.days;
  for (guint i = 0; i < self->n_touched; i++)
    {
      BalWaitsGroup *group = &self->groups[self->touched[i]];

      add_child (group, group->seen, &any, longest);
      seen |= group->seen;
      group->seen = 0;
    }
  if (self->n_touched > 0)
    add_child (&self->groups[self->by.n_groups], seen, &any, longest);
  self->n_touched = 0;
}

/* The cover grows as rows go by: of a unit that starts when a wait ends, or later, no day is one of
 * the wait's. Rows that have not started come last. */
static inline __attribute__ ((always_inline)) void
count_child (BalWaitsCount *self,
             gsize first,
             const guint32 *requests,
             gsize n_requests,
             BalDenseKind kind)
{
  const guint16 *starts = self->episodes->start, *ends = self->episodes->end;
  const gint32 as_at = self->window.as_at;
  gsize last = requests[n_requests - 1];
  gsize n_offers =
    self->wide ? find_offers_wide (self, first, last) : find_offers (self, first, last);
  gsize n_cover = 0, n_waits = 0, offer = 0;
  BalSpan *cover = self->cover;
  gint32 covered = -1;

  for (gsize i = 0; i < n_requests; i++)
    {
      BalWaitsStretch stretch;
      Wait wait;

      for (; offer < n_offers && self->offering[offer] < requests[i]; offer++)
        {
          gint32 start = starts[self->offering[offer]];
          gint32 until = MIN ((gint32) ends[self->offering[offer]], as_at) + 1;

          if (start > as_at)
            break;
          cover[n_cover].from = start;
          n_cover += start > covered;
          covered = MAX (covered, until);
          cover[n_cover - 1].until = covered;
        }
      if (!read_wait (self, requests[i], &wait))
        continue;
      stretch.from = MAX (wait.requested, self->window.first);
      stretch.until = wait.until;
      measure (&stretch, cover, n_cover);
      count_wait (self, bal_dense_by_get_group (&self->by, kind, requests[i]), &wait, &stretch);
      if (stretch.until > stretch.from)
        n_waits = add_stretch (self->waits, n_waits, &stretch);
    }
  end_child (self, n_waits, n_cover);
}

static inline __attribute__ ((always_inline)) void
count_children (BalWaitsCount *self, const BalRange *range, BalDenseKind kind)
{
  const guint32 *first = range->first;
  gsize n_requests, at = 0;

  make_room (self, first[range->n_children] - first[0]);
  n_requests = self->wide ? find_requests_wide (self, first[0], first[range->n_children])
                          : find_requests (self, first[0], first[range->n_children]);
  for (gsize child = 0; child < range->n_children && at < n_requests; child++)
    {
      gsize from = at;

      while (at < n_requests && self->requests[at] < first[child + 1])
        at++;
      if (at > from)
        count_child (self, first[child], self->requests + from, at - from, kind);
    }
}

void
bal_waits_count_run (BalWaitsCount *self, const BalRange *range)
{
  BalDenseKind kind = bal_dense_by_get_kind (&self->by);

  if (!self->episodes->requested)
    return;
  if (kind == BAL_DENSE_BYTES)
    count_children (self, range, BAL_DENSE_BYTES);
  else
    count_children (self, range, kind);
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-child-waits-private.h"

#include <stdlib.h>

BalChildWaits *
bal_child_waits_new (void)
{
  return g_new0 (BalChildWaits, 1);
}

void
bal_child_waits_free (BalChildWaits *self)
{
  if (!self)
    return;
  g_free (self->waits);
  g_free (self->cover);
  g_free (self->waiting);
  g_clear_pointer (&self->idle, g_array_unref);
  g_free (self);
}

static void
make_room (BalChildWaits *self, gsize count)
{
  if (count <= self->n_room)
    return;
  self->n_room = MAX (count, 2 * self->n_room);
  self->waits = g_renew (BalChildWait, self->waits, self->n_room);
  self->cover = g_renew (BalSpan, self->cover, self->n_room);
  self->waiting = g_renew (BalSpan, self->waiting, self->n_room);
}

static void
collect_waits (BalChildWaits *self,
               const BalEpisodes *episodes,
               gsize first,
               gsize count,
               const BalWindow *window)
{
  for (gsize i = first; i < first + count; i++)
    {
      BalUnit unit;
      gint32 event;

      if (episodes->requested[i] == BAL_EPISODES_NO_DAY)
        continue;
      bal_unit_read (episodes, i, window->as_at, &unit);
      if (unit.wait == BAL_WAIT_NONE)
        continue;
      event = unit.wait == BAL_WAIT_RETROSPECTIVE ? unit.start : unit.until;
      if (unit.wait != BAL_WAIT_WAITING && !bal_window_has (window, event))
        continue;
      self->waits[self->n_waits++] = (BalChildWait){
        .row = i,
        .state = unit.wait,
        .requested = unit.requested,
        .until = unit.until,
        .length = unit.until - unit.requested,
      };
    }
}

static int
get_need (const BalEpisodes *episodes, gsize row)
{
  return episodes->need_type ? episodes->need_type[row] : BAL_EPISODES_NO_CODE8;
}

static void
measure_waits (BalChildWaits *self,
               const BalEpisodes *episodes,
               gsize first,
               gsize count,
               const BalWindow *window,
               const BalOfferMask *offers)
{
  int need = -1;

  for (gsize i = 0; i < self->n_waits; i++)
    {
      BalChildWait *wait = &self->waits[i];
      int wanted = offers->same_need ? get_need (episodes, wait->row) : 0;

      wait->has_idle = !offers->same_need || wanted != BAL_EPISODES_NO_CODE8;
      if (!wait->has_idle)
        continue;
      if (wanted != need)
        self->n_cover = self->is_plain && !offers->same_need
                          ? bal_offer_mask_cover_plain (offers, episodes, first, count,
                                                        window->as_at, self->cover)
                          : bal_offer_mask_cover (offers, episodes, first, count, window->as_at,
                                                  wanted, self->cover);
      need = wanted;
      bal_spans_add_idle (self->cover, self->n_cover, MAX (wait->requested, window->first),
                          wait->until, &wait->idle);
    }
}

static int
compare_spans (const void *a, const void *b)
{
  const BalSpan *left = a, *right = b;

  return (left->from > right->from) - (left->from < right->from);
}

/* Of few it is quicker to move each to its place than to call for every comparison. */
#define FEW_SPANS 24

static void
sort_spans (BalSpan *spans, gsize count)
{
  if (count > FEW_SPANS)
    {
      qsort (spans, count, sizeof (BalSpan), compare_spans);
      return;
    }
  for (gsize i = 1; i < count; i++)
    {
      BalSpan span = spans[i];
      gsize at = i;

      for (; at > 0 && spans[at - 1].from > span.from; at--)
        spans[at] = spans[at - 1];
      spans[at] = span;
    }
}

/* Sorts spans and joins those that touch; returns how many are left. */
static gsize
unite_spans (BalSpan *spans, gsize count)
{
  gsize n = 0;

  sort_spans (spans, count);
  for (gsize i = 0; i < count; i++)
    if (n > 0 && spans[i].from <= spans[n - 1].until)
      spans[n - 1].until = MAX (spans[n - 1].until, spans[i].until);
    else if (spans[i].from < spans[i].until)
      spans[n++] = spans[i];
  return n;
}

#define ANY_NEED -1

/* The days of the waits for units with a need, or of all waits whose idle days can be told. */
static gsize
unite_waits (BalChildWaits *self, const BalEpisodes *episodes, const BalWindow *window, int need)
{
  gsize n = 0;

  for (gsize i = 0; i < self->n_waits; i++)
    {
      const BalChildWait *wait = &self->waits[i];

      if (wait->has_idle && (need == ANY_NEED || get_need (episodes, wait->row) == need))
        self->waiting[n++] = (BalSpan){ MAX (wait->requested, window->first), wait->until };
    }
  return unite_spans (self->waiting, n);
}

/* The cover is that of the waits, which do not differ in what is an offer. */
static void
measure_union (BalChildWaits *self, const BalEpisodes *episodes, const BalWindow *window)
{
  gsize n = unite_waits (self, episodes, window, ANY_NEED);

  for (gsize i = 0; i < n; i++)
    bal_spans_add_idle (self->cover, self->n_cover, self->waiting[i].from, self->waiting[i].until,
                        &self->all);
}

static void
collect_idle_of_need (BalChildWaits *self,
                      const BalEpisodes *episodes,
                      gsize first,
                      gsize count,
                      const BalWindow *window,
                      const BalOfferMask *offers,
                      int need)
{
  gsize n_cover =
    bal_offer_mask_cover (offers, episodes, first, count, window->as_at, need, self->cover);
  gsize n = unite_waits (self, episodes, window, need);

  for (gsize i = 0; i < n; i++)
    bal_spans_append_idle (self->cover, n_cover, self->waiting[i].from, self->waiting[i].until,
                           self->idle);
}

/* An offer for one need does not fill the wait for another: the union is of the idle days of each
 * need. */
static void
measure_union_of_needs (BalChildWaits *self,
                        const BalEpisodes *episodes,
                        gsize first,
                        gsize count,
                        const BalWindow *window,
                        const BalOfferMask *offers)
{
  gboolean seen[BAL_EPISODES_NO_CODE8 + 1] = { FALSE };
  BalSpan *idle;
  gsize n;

  if (!self->idle)
    self->idle = g_array_new (FALSE, FALSE, sizeof (BalSpan));
  g_array_set_size (self->idle, 0);
  for (gsize i = 0; i < self->n_waits; i++)
    {
      int need = get_need (episodes, self->waits[i].row);

      if (self->waits[i].has_idle && !seen[need])
        collect_idle_of_need (self, episodes, first, count, window, offers, need);
      seen[need] = TRUE;
    }
  idle = (BalSpan *) (gpointer) self->idle->data;
  n = unite_spans (idle, self->idle->len);
  for (gsize i = 0; i < n; i++)
    bal_spans_add_idle (NULL, 0, idle[i].from, idle[i].until, &self->all);
  self->all.n_days = 0;
  n = unite_waits (self, episodes, window, ANY_NEED);
  for (gsize i = 0; i < n; i++)
    self->all.n_days += self->waiting[i].until - self->waiting[i].from;
}

void
bal_child_waits_run (BalChildWaits *self,
                     const BalEpisodes *episodes,
                     gsize first,
                     gsize count,
                     const BalWindow *window,
                     const BalOfferMask *offers)
{
  self->n_waits = 0;
  self->all = (BalIdleFigures){ 0 };
  if (!episodes->requested)
    return;
  make_room (self, count);
  collect_waits (self, episodes, first, count, window);
  if (self->n_waits == 0)
    return;
  measure_waits (self, episodes, first, count, window, offers);
  if (offers->same_need)
    measure_union_of_needs (self, episodes, first, count, window, offers);
  else
    measure_union (self, episodes, window);
}

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
  gsize n_cover = 0;

  for (gsize i = 0; i < self->n_waits; i++)
    {
      BalChildWait *wait = &self->waits[i];
      int wanted = offers->same_need ? get_need (episodes, wait->row) : 0;

      wait->has_idle = !offers->same_need || wanted != BAL_EPISODES_NO_CODE8;
      if (!wait->has_idle)
        continue;
      if (wanted != need)
        n_cover =
          bal_offer_mask_cover (offers, episodes, first, count, window->as_at, wanted, self->cover);
      need = wanted;
      bal_spans_add_idle (self->cover, n_cover, MAX (wait->requested, window->first), wait->until,
                          &wait->idle);
    }
}

static int
compare_spans (const void *a, const void *b)
{
  const BalSpan *left = a, *right = b;

  return (left->from > right->from) - (left->from < right->from);
}

/* The union is over days, so an offer for one need also fills the wait for another. */
static void
measure_union (BalChildWaits *self,
               const BalEpisodes *episodes,
               gsize first,
               gsize count,
               const BalWindow *window,
               const BalOfferMask *offers)
{
  BalOfferMask any_need = *offers;
  gsize n_cover, n = 0;

  any_need.same_need = FALSE;
  n_cover = bal_offer_mask_cover (&any_need, episodes, first, count, window->as_at, 0, self->cover);
  for (gsize i = 0; i < self->n_waits; i++)
    self->waiting[i] =
      (BalSpan){ MAX (self->waits[i].requested, window->first), self->waits[i].until };
  qsort (self->waiting, self->n_waits, sizeof (BalSpan), compare_spans);
  for (gsize i = 0; i < self->n_waits; i++)
    if (n > 0 && self->waiting[i].from <= self->waiting[n - 1].until)
      self->waiting[n - 1].until = MAX (self->waiting[n - 1].until, self->waiting[i].until);
    else if (self->waiting[i].from < self->waiting[i].until)
      self->waiting[n++] = self->waiting[i];
  for (gsize i = 0; i < n; i++)
    bal_spans_add_idle (self->cover, n_cover, self->waiting[i].from, self->waiting[i].until,
                        &self->all);
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
  measure_union (self, episodes, first, count, window, offers);
}

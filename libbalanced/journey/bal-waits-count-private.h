/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-dense-by-private.h"
#include "libbalanced/journey/bal-offer-private.h"
#include "libbalanced/journey/bal-waits-private.h"

G_BEGIN_DECLS

/* How many waits have each number of days. */
typedef struct
{
  guint32 *counts; /* owned; nullable; by days */
  guint32 n;
} BalWaitsDays;

/* Of the waits of one state. */
typedef struct
{
  gint64 waits;
  gint64 waiting_days;
  gint64 idle_days;
  gint64 wholly_idle;
  gint64 children;
  gint64 idle_children;
} BalWaitsFigures;

/* Of all waits of children, a day counted once for each child. */
typedef struct
{
  gint64 children;
  gint64 days;
  gint64 idle_days;
  gint64 idle_children;
  gint64 wholly_idle;
} BalWaitsUnion;

/* Waits of one group; of all rows, only what cannot be summed from the groups: the union, and the
 * children of each state. */
typedef struct
{
  BalWaitsFigures states[BAL_WAITS_N_STATES];
  BalWaitsUnion any;
  BalWaitsDays days[BAL_WAITS_N_ALL_HISTOGRAMS];
  guint8 seen; /* of the child: a bit for each state, and above them for each with idle days */
} BalWaitsGroup;

typedef struct
{
  gint32 from;
  gint32 until;
  gint32 idle_days; /* -1: not measured yet */
  gint32 longest_spell;
} BalWaitsStretch;

/* The waits of neighbouring children, counted at once: nothing is kept for a wait, and a row
 * without a request is looked at only where its child has one. For rows of which those that have
 * started by the as-at date are units, and offers for any need. */
typedef struct
{
  const BalEpisodes *episodes;
  BalWindow window;
  BalOfferMask offers;
  BalDenseBy by;
  BalWaitsGroup *groups; /* owned; the last one is that of all rows */
  guint32 *touched;      /* owned; groups of the child */
  guint n_touched;
  gboolean wide; /* the processor has wide vectors */

  gsize n_room;
  guint32 *requests;      /* owned; rows */
  guint32 *offering;      /* owned; rows of the child */
  BalSpan *cover;         /* owned; days of the child with an offer */
  BalWaitsStretch *waits; /* owned; days of the child that it waits, apart and in order */
} BalWaitsCount;

BalWaitsCount *bal_waits_count_new (const BalEpisodes *episodes,
                                    const BalWindow *window,
                                    const BalOfferMask *offers,
                                    const BalDenseBy *by);
void bal_waits_count_free (BalWaitsCount *self);
void bal_waits_count_run (BalWaitsCount *self, const BalRange *range);

G_END_DECLS

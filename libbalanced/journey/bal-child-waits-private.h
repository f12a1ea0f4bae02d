/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-offer-private.h"

G_BEGIN_DECLS

/* One wait of a child. length is the whole wait; idle is about its days in the window. */
typedef struct
{
  gsize row;
  BalWaitState state;
  gint32 requested;
  gint32 until; /* the day after the last day of waiting */
  gint32 length;
  gboolean has_idle; /* FALSE where the mask asks for the same need and the row names none */
  BalIdleFigures idle;
} BalChildWait;

/* The waits of one child that the window counts: started or withdrawn in it, or waiting at its
 * end. Scratch of one thread; waits are in the order of the rows. */
typedef struct
{
  BalChildWait *waits; /* owned */
  gsize n_waits;
  BalIdleFigures all; /* over the days of the waits whose idle days can be told: a day counts once,
                       * and is idle where it is idle in one of them */

  gboolean is_plain; /* rows that have started by the as-at date are units: none is rejected */

  gsize n_room;
  gsize n_cover;
  BalSpan *cover;   /* owned */
  BalSpan *waiting; /* owned */
  GArray *idle;     /* owned; nullable: of BalSpan */
} BalChildWaits;

BalChildWaits *bal_child_waits_new (void);
void bal_child_waits_free (BalChildWaits *self);
void bal_child_waits_run (BalChildWaits *self,
                          const BalEpisodes *episodes,
                          gsize first,
                          gsize count,
                          const BalWindow *window,
                          const BalOfferMask *offers);

G_END_DECLS

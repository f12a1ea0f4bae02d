/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-journey-log-private.h"
#include "libbalanced/journey/bal-offer-private.h"

G_BEGIN_DECLS

/* The days on which some unit of a mask is active, by everything that is recorded; whoever reads
 * them stops at the as-at date. */
typedef struct
{
  BalOfferMask mask;
  int need;      /* looked at where the mask says so */
  GArray *spans; /* owned, of BalSpan: disjoint, in the order of their days */
  gsize n_seen;
} BalJourneyCover;

typedef struct
{
  gint64 n_moves;
  gint64 n_jumps_up;
  gint64 n_jumps_down;
} BalJourneyMoves;

#define BAL_JOURNEY_N_MASKS 8

/* What is known about one child, kept while rows come and the as-at date goes on: a row costs the
 * logarithm of their number, whatever its dates. An as-at date before the last one begins again.
 *
 * Days are those of the store. Never from two threads at once. */
typedef struct
{
  BalEpisodes scheme; /* without columns */

  /* On the as-at date. */
  gint32 as_at;
  gsize n_seen;
  guint n_units[6]; /* by BalUnitState */
  guint n_active;   /* the next two are of these */
  guint cells[256]; /* as BalEpisodes.cell */
  GArray *agencies; /* owned, of guint; by code, -1 is not in it */
  GArray *waiting;  /* owned, of guint32: rows */
  GArray *states;   /* owned, of guint8: by row, its BalUnitState, and whether it is active */
  GArray *changes;  /* owned: a heap of days on which a row becomes something else */

  BalJourneyCover levels[16];
  BalJourneyCover everything;
  BalJourneyCover masks[BAL_JOURNEY_N_MASKS];
  guint next_mask;
} BalJourneyFacts;

BalJourneyFacts *bal_journey_facts_new (const BalEpisodes *scheme);
void bal_journey_facts_free (gpointer self);

/* These are the rows, of which the first n_seen are those of the last call. */
void bal_journey_facts_look (BalJourneyFacts *self,
                             const BalJourneyLogRow *rows,
                             gsize n_rows,
                             gint32 as_at);

/* Valid until the next call. */
const BalJourneyCover *bal_journey_facts_get_cover (BalJourneyFacts *self,
                                                    const BalJourneyLogRow *rows,
                                                    const BalOfferMask *mask,
                                                    int need);

/* The index of the highest level that is active, or -1. */
int bal_journey_facts_get_highest_level (const BalJourneyFacts *self);

/* The last day up to the as-at date with a unit, or -1. */
gint32 bal_journey_facts_get_last_day (const BalJourneyFacts *self);

/* Moves of the highest active level up to the as-at date. */
void bal_journey_facts_count_moves (const BalJourneyFacts *self, BalJourneyMoves *moves);

G_END_DECLS

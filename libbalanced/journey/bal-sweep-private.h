/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-unit-private.h"

G_BEGIN_DECLS

/* A stretch of days on which the same number of units is active; it ends where the next begins. */
typedef struct
{
  gint32 day;
  guint32 n_units;
  guint32 n_ambient;  /* of these: setting-wide or area-wide */
  guint16 levels;     /* bit n: a unit of level n is active */
  guint8 n_strands;   /* distinct */
  guint16 n_agencies; /* distinct */
} BalSegment;

/* The days of one child, cut wherever a unit begins or ends.
 *
 * Scratch of one thread, used for one child after another. Invariants after run: segments are in
 * the order of their days; the last one has no units, and is the day after the last covered day;
 * with no covered day there is no segment. They reach back before the window, because a move at
 * its first day needs the state of the day before: measures clip to the window. */
typedef struct
{
  BalSegment *segments; /* owned */
  gsize n_segments;

  gsize n_room;
  guint64 *ends;     /* owned; last day + 1 in the high half, row in the low one */
  guint64 *sorting;  /* owned */
  gint32 *starts;    /* owned */
  guint32 *rows;     /* owned */
  guint32 *agencies; /* owned; units active by agency */
  guint32 by_strand[256];
  guint32 by_level[256];
} BalSweep;

typedef struct
{
  gint32 first_day; /* of the covered days; only where active_days > 0 */
  gint32 last_day;
  gint64 active_days;
  gint64 unit_days;
  gint64 ambient_unit_days;
  gint64 overlap_days; /* with two units or more */
  guint32 peak;
  gint32 peak_day; /* the first day of the peak */
  guint32 peak_without_ambient;
  guint32 max_strands;
  guint32 max_levels;
  guint32 max_agencies;
  guint32 n_gaps; /* runs of uncovered days between the first and the last covered day */
  gint64 gap_days;
  gint64 longest_gap;
} BalConcurrencyFigures;

BalSweep *bal_sweep_new (void);
void bal_sweep_free (BalSweep *self);
void bal_sweep_run (BalSweep *self,
                    const BalEpisodes *episodes,
                    gsize first,
                    gsize count,
                    const BalWindow *window,
                    const guint8 *counted);
void bal_sweep_measure (const BalSweep *self, gint32 first_day, BalConcurrencyFigures *figures);
void bal_sweep_add_days_at (const BalSweep *self, gint32 first_day, GArray *days);
void bal_sweep_add_gaps (const BalSweep *self, gint32 first_day, GArray *gaps);
void bal_sweep_add_level_days (const BalSweep *self, gint32 first_day, gint64 days[16]);

/* The places of whole_school and population among the groupings. */
#define BAL_SWEEP_FIRST_AMBIENT_GROUPING 3

static inline gboolean
bal_sweep_is_ambient (const BalEpisodes *episodes, gsize row)
{
  return episodes->grouping && episodes->grouping[row] != BAL_EPISODES_NO_CODE8 &&
         episodes->grouping[row] >= BAL_SWEEP_FIRST_AMBIENT_GROUPING;
}

G_END_DECLS

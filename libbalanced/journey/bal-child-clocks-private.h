/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-clock.h"
#include "libbalanced/journey/bal-row-match-private.h"
#include "libbalanced/journey/bal-unit-private.h"

G_BEGIN_DECLS

/* Days on which a clock stands still, both included; days of the store. */
typedef struct
{
  gint32 first;
  gint32 last;
} BalClockPause;

typedef enum
{
  BAL_CLOCK_COMPLETED,
  BAL_CLOCK_RUNNING,
  BAL_CLOCK_DISCONTINUED,
  BAL_CLOCK_RETROSPECTIVE, /* stopped before it started: no days, and in no rate */
} BalClockState;

#define BAL_CLOCK_N_STATES 4

/* A clock in the terms of one input. */
typedef struct
{
  const char *name; /* borrowed */
  guint days;
  guint months;
  BalClockEvent from_event;
  BalClockEvent to_event;
  BalRowMatch from;
  BalRowMatch to;
  gboolean same_row;
  guint8 completes[256];  /* by code of the reason for closing */
  guint8 pauses[256];     /* by code of the reason: whether its pauses stop the clock */
  const guint32 *working; /* borrowed; nullable: working days before each day of the store */
} BalClockPlan;

/* One clock of a child. The days of a clock are from its start to the day before it stops, as the
 * days of a wait are. */
typedef struct
{
  gsize row; /* that started it */
  BalClockState state;
  gint32 from;
  gint32 until;       /* it stopped; the as-at date where it runs */
  gint32 elapsed;     /* days, or working days, that it took so far */
  gint32 paused;      /* of these */
  gboolean is_paused; /* a running one, on the as-at date */
  gint32 limit;       /* days from this start */
  gint32 due;         /* the last day on which it stops in time, as far as pauses are known */
} BalClockReading;

/* Scratch of one thread. */
typedef struct
{
  GArray *stops;    /* owned; of gint32 */
  GArray *pauses;   /* owned; of BalClockPause */
  GArray *readings; /* owned; of BalClockReading; those of the last run */
} BalChildClocks;

BalChildClocks *bal_child_clocks_new (void);
void bal_child_clocks_free (BalChildClocks *self);
/* Clocks that stopped in the window, or run at its end, in the order of the rows. */
void bal_child_clocks_run (BalChildClocks *self,
                           const BalClockPlan *plan,
                           const BalAnalysisInput *input,
                           gsize first,
                           gsize count,
                           const BalWindow *window);

/* Fills elapsed, paused, is_paused, limit and due; the others must be there. */
void bal_clock_measure (const BalClockPlan *plan,
                        const BalClockPause *pauses,
                        guint n_pauses,
                        BalClockReading *reading);

G_END_DECLS

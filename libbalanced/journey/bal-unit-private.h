/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-episodes-private.h"

G_BEGIN_DECLS

/* Days in the kernels are signed counts from the origin of the store, so that a period which
 * begins before it, or observation that ends after it, needs no special case. */
#define BAL_WINDOW_NO_FIRST (-10000000)
#define BAL_WINDOW_NO_LAST 10000000

/* What a computation can see: nothing after as_at, and only first..last is counted. */
typedef struct
{
  gint32 as_at; /* the end of observation: never after last */
  gint32 first;
  gint32 last;
} BalWindow;

BalWindow bal_window_new (gint32 as_at_day, gint32 first_day, gint32 last_day);

static inline gboolean
bal_window_has (const BalWindow *self, gint32 day)
{
  return day >= self->first && day <= self->last;
}

/* Every row is exactly one of these at an as-at date. */
typedef enum
{
  BAL_UNIT_REJECTED,  /* ends before it starts, or was closed before it was requested */
  BAL_UNIT_TIMED,     /* has covered at least one day */
  BAL_UNIT_WITHDRAWN, /* requested, and closed without a start */
  BAL_UNIT_WAITING,   /* requested, and not started yet */
  BAL_UNIT_FUTURE,    /* begins, or will be requested, later */
  BAL_UNIT_UNDATED,   /* its dates do not place it */
} BalUnitState;

typedef enum
{
  BAL_WAIT_NONE,
  BAL_WAIT_STARTED,
  BAL_WAIT_WAITING,
  BAL_WAIT_WITHDRAWN,
  BAL_WAIT_RETROSPECTIVE, /* requested after it had started: no days, and counted apart */
} BalWaitState;

#define BAL_WAIT_N_STATES 5

/* One row as seen from an as-at date. */
typedef struct
{
  BalUnitState state;
  BalWaitState wait;
  gint32 start;     /* a timed unit: its first day */
  gint32 end;       /* a timed unit: its last day, included */
  gboolean is_open; /* a timed unit that no recorded end has closed by the as-at date */
  gint32 requested; /* a wait: the first day of waiting */
  gint32 until;     /* a wait: the day after the last day of waiting */
} BalUnit;

void bal_unit_read (const BalEpisodes *episodes, gsize row, gint32 as_at, BalUnit *unit);

/* The part of the classification that the loops over all rows need. */
static inline gboolean
bal_unit_read_days (const BalEpisodes *episodes,
                    gsize row,
                    gint32 as_at,
                    gint32 *start,
                    gint32 *end)
{
  guint16 from = episodes->start[row];
  guint16 to = episodes->end[row];

  if (from == BAL_EPISODES_NO_DAY || from > as_at || to < from)
    return FALSE;
  if (episodes->closed && episodes->requested && episodes->closed[row] < episodes->requested[row] &&
      episodes->requested[row] != BAL_EPISODES_NO_DAY)
    return FALSE;
  *start = from;
  *end = to == BAL_EPISODES_NO_DAY || to > as_at ? as_at : to;
  return TRUE;
}

G_END_DECLS

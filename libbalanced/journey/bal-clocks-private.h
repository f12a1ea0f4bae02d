/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-child-clocks-private.h"

G_BEGIN_DECLS

/* Of one state of one clock. */
typedef enum
{
  BAL_CLOCKS_COUNT,
  BAL_CLOCKS_CHILDREN,
  BAL_CLOCKS_WITHIN,      /* the limit, pauses or not */
  BAL_CLOCKS_WITHIN_LESS, /* the limit, less the days of pauses */
  BAL_CLOCKS_UNPAUSED,    /* never paused */
  BAL_CLOCKS_UNPAUSED_WITHIN,
  BAL_CLOCKS_PAUSED_DAYS,
  BAL_CLOCKS_DUE, /* running and within, and will not be so many days later */
  BAL_CLOCKS_PAUSED_NOW,
} BalClocksFigure;

#define BAL_CLOCKS_N_FIGURES 9
#define BAL_CLOCKS_N_HISTOGRAMS 3 /* of completed, running and discontinued ones */
#define BAL_CLOCKS_MAX 64

static inline guint
bal_clocks_get_counter (guint clock, BalClockState state, BalClocksFigure figure)
{
  return BAL_N_ROWS + (clock * BAL_CLOCK_N_STATES + state) * BAL_CLOCKS_N_FIGURES + figure;
}

static inline guint
bal_clocks_get_histogram (guint clock, BalClockState state)
{
  return clock * BAL_CLOCKS_N_HISTOGRAMS + state;
}

/* The values of a record for each clock of a child; days of the store. */
typedef enum
{
  BAL_CLOCKS_RECORD_STATE,
  BAL_CLOCKS_RECORD_FROM,
  BAL_CLOCKS_RECORD_UNTIL,
  BAL_CLOCKS_RECORD_DUE,
  BAL_CLOCKS_RECORD_ELAPSED,
  BAL_CLOCKS_RECORD_PAUSED,
  BAL_CLOCKS_RECORD_IS_PAUSED,
} BalClocksRecord;

#define BAL_CLOCKS_N_RECORD 7

/* The clocks of an analysis, in their order; never NULL. */
GListModel *bal_clocks_dup_clocks (BalAnalysis *analysis);
guint bal_clocks_get_days_ahead (BalAnalysis *analysis);
gboolean bal_clocks_get_with_children (BalAnalysis *analysis);

void bal_clocks_finish (BalAnalysis *analysis, BalReport *report);

G_END_DECLS

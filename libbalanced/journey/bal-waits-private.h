/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-report-private.h"
#include "libbalanced/journey/bal-unit-private.h"

G_BEGIN_DECLS

/* Where an analysis of waits keeps its histograms of days: some for each state, then its own. */

#define BAL_WAITS_FIRST_STATE BAL_WAIT_STARTED
#define BAL_WAITS_N_STATES (BAL_WAIT_N_STATES - 1)

typedef enum
{
  BAL_WAITS_LENGTHS,
  BAL_WAITS_IDLE_LENGTHS,
  BAL_WAITS_SPELLS,
} BalWaitsHistogram;

#define BAL_WAITS_N_HISTOGRAMS 3

enum
{
  BAL_WAITS_ANY_SPELLS = BAL_WAITS_N_STATES * BAL_WAITS_N_HISTOGRAMS,
  BAL_WAITS_LATE_ENTRIES, /* how long waits had lasted when the period began, where they had */
};

#define BAL_WAITS_N_ALL_HISTOGRAMS (BAL_WAITS_N_STATES * BAL_WAITS_N_HISTOGRAMS + 2)

#define BAL_WAITS_COMPETING "\nwithdrawn=competing\n"

static inline guint
bal_waits_get_histogram (guint state, BalWaitsHistogram histogram)
{
  return (state - BAL_WAITS_FIRST_STATE) * BAL_WAITS_N_HISTOGRAMS + histogram;
}

/* The tables "survival" and "survival_shares", and "survival_test" where there are groups. */
void bal_waits_report_survival (BalReport *report);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-child-waits-private.h"
#include "libbalanced/journey/bal-level-states-private.h"

G_BEGIN_DECLS

/* The numbers about one child, in the order in which a record holds them. Days are those of the
 * store, -1 where there is none. */
typedef enum
{
  BAL_PROFILE_UNITS,
  BAL_PROFILE_TIMED,
  BAL_PROFILE_WAITING,
  BAL_PROFILE_WITHDRAWN,
  BAL_PROFILE_FUTURE,
  BAL_PROFILE_UNDATED,
  BAL_PROFILE_ACTIVE_DAYS,
  BAL_PROFILE_UNIT_DAYS,
  BAL_PROFILE_OVERLAP_DAYS,
  BAL_PROFILE_AMBIENT_UNIT_DAYS,
  BAL_PROFILE_PEAK,
  BAL_PROFILE_PEAK_DAY,
  BAL_PROFILE_PEAK_WITHOUT_AMBIENT,
  BAL_PROFILE_MAX_STRANDS,
  BAL_PROFILE_MAX_LEVELS,
  BAL_PROFILE_MAX_AGENCIES,
  BAL_PROFILE_FIRST_DAY,
  BAL_PROFILE_LAST_DAY,
  BAL_PROFILE_GAPS,
  BAL_PROFILE_GAP_DAYS,
  BAL_PROFILE_LONGEST_GAP,
  BAL_PROFILE_JUMPS_UP,
  BAL_PROFILE_JUMPS_DOWN,
  BAL_PROFILE_SPECIALIST_START,
  BAL_PROFILE_WAITING_DAYS,
  BAL_PROFILE_IDLE_DAYS,
  BAL_PROFILE_LONGEST_IDLE_SPELL,
  BAL_PROFILE_DAYS_WITHOUT_OFFER,
} BalProfileFigure;

#define BAL_PROFILE_N_FIGURES 28

/* What follows the figures: each list is its number of rows, and so many numbers a row. */
typedef enum
{
  BAL_PROFILE_DAYS_AT, /* days, by units at once from 1 */
  BAL_PROFILE_GAP_LENGTHS,
  BAL_PROFILE_LEVEL_DAYS,  /* of the highest level, of any unit; by level */
  BAL_PROFILE_LEVEL_RUNS,  /* level or -1, first day, days */
  BAL_PROFILE_LEVEL_MOVES, /* from, to, how many */
  BAL_PROFILE_WAITS, /* state, requested, length, idle days, days without targeted, without offer */
} BalProfileList;

#define BAL_PROFILE_N_LISTS 6

guint bal_profile_list_get_width (BalProfileList list);

/* Scratch of one thread. */
typedef struct _BalProfileScratch BalProfileScratch;

gpointer bal_profile_scratch_new (const BalAnalysisRun *run);
void bal_profile_scratch_free (gpointer self);

/* The profile of one child, as a record; key is its identifier. */
BalSummaryRecord *bal_profile_make_record (const BalAnalysisRun *run,
                                           BalProfileScratch *scratch,
                                           const char *key,
                                           gsize child,
                                           gsize first,
                                           gsize count);

/* FALSE where the record does not have the form of a profile: bytes may come from anywhere. */
gboolean bal_profile_check_record (const BalSummaryRecord *record, guint n_levels);
/* The numbers of a list, and how many rows there are. */
const gint64 *
bal_profile_get_list (const BalSummaryRecord *record, BalProfileList list, gsize *n_rows);

void bal_profiles_finish (BalAnalysis *self, BalReport *report);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-cohort.h"
#include "libbalanced/caseload/bal-selection.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/journey/bal-analysis.h"
#include "libbalanced/journey/bal-report-private.h"
#include "libbalanced/journey/bal-tally-private.h"
#include "libbalanced/journey/bal-unit-private.h"

G_BEGIN_DECLS

/* The names behind the counters and histograms of a group, in their order. */
typedef struct
{
  GPtrArray *counters;   /* owned, of char * */
  GPtrArray *histograms; /* owned, of char * */
  guint n_stamps;
  GPtrArray *entry_counters;   /* owned, of char *; of the entries, where there are any */
  GPtrArray *entry_histograms; /* owned, of char * */
} BalAnalysisNames;

/* What every thread of a run may read. */
typedef struct
{
  BalAnalysis *analysis;
  const BalAnalysisInput *input;
  BalWindow window;
  BalBasis basis;
  BalBy by;
  gpointer plan;     /* of the class */
  gboolean by_range; /* whole ranges are counted at once, where the rows allow it */
} BalAnalysisRun;

struct _BalAnalysis
{
  GObject parent_instance;

  gint32 as_at;
  BalPeriod *period; /* owned; nullable */
  BalBasis basis;
  GStrv by;                /* owned */
  BalCohort *cohort;       /* owned; nullable */
  BalSelection *selection; /* owned; nullable */
  guint n_threads;
  guint observation_days;
};

struct _BalAnalysisClass
{
  GObjectClass parent_class;

  const char *name;
  /* The options of the class, as "name=value" lines. */
  void (*append_options) (BalAnalysis *self, GString *options);
  /* Nullable: reads the options in the terms of the input; freed with plan_free. */
  gboolean (*prepare) (BalAnalysis *self, BalAnalysisRun *run, GError **error);
  GDestroyNotify plan_free;
  void (*describe) (BalAnalysis *self, const BalAnalysisScheme *scheme, BalAnalysisNames *names);
  /* Nullable: what one thread needs for itself. */
  gpointer (*scratch_new) (const BalAnalysisRun *run);
  GDestroyNotify scratch_free;
  void (*count_child) (const BalAnalysisRun *run,
                       gpointer scratch,
                       BalTally *tally,
                       gsize child,
                       gsize first,
                       gsize count);
  /* Nullable, both or none: counts neighbouring children at once, and must count what count_child
   * would. Asked for only where every row is counted, and none is rejected: then a row has days if
   * and only if it starts on the as-at date or before, and the range says which rows these are. The
   * README says more. */
  gboolean (*can_count_range) (const BalAnalysisRun *run);
  void (*count_range) (const BalAnalysisRun *run,
                       gpointer scratch,
                       BalTally *tally,
                       gsize first_child,
                       const BalRange *range);
  /* Nullable, all three or none: counts all children at once in threads of its own, for what has so
   * many entries that to name and to add them would take longer than to count. Asked for only in a
   * whole run where nothing is grouped, left out or clipped, and no row is rejected. The tally has
   * the total; what comes back is for finish, in place of the entries of its summary. */
  gboolean (*can_count_whole) (const BalAnalysisRun *run);
  gpointer (*count_whole) (const BalAnalysisRun *run,
                           const BalRange *range,
                           guint n_threads,
                           BalTally *tally);
  GDestroyNotify whole_free;
  /* Nullable, both (with whole_free) or none, beside count_range: in a whole run where all children
   * come by ranges, the scratch of the threads is added up, and end_whole makes of the sum what
   * finish takes in place of the groups of its summary, which would only be named, sorted and
   * looked up. The total goes to the tally. What comes back may look at the input. */
  void (*add_scratch) (const BalAnalysisRun *run, gpointer scratch, gpointer other);
  gpointer (*end_whole) (const BalAnalysisRun *run, gpointer scratch, BalTally *tally);
  /* Nullable: gives the tally what the scratch of a thread has counted, and the entries. */
  void (*end_part) (const BalAnalysisRun *run, gpointer scratch, BalTally *tally);
  /* Nullable: FALSE where the key of an entry of a summary, in its components, is not one of this
   * analysis. */
  gboolean (*check_entry) (BalAnalysis *self, GPtrArray *components);
  /* Nullable: FALSE where a record of a summary is not one of this analysis. */
  gboolean (*check_record) (const BalSummaryRecord *record, guint n_levels);
  void (*finish) (BalAnalysis *self, BalReport *report);
};

#define BAL_ANALYSIS_GET_CLASS(object) \
  (G_TYPE_INSTANCE_GET_CLASS ((object), BAL_TYPE_ANALYSIS, BalAnalysisClass))

/* Counters that every analysis has before its own; only the total's are used. */
typedef enum
{
  BAL_ROWS_ALL,
  BAL_ROWS_TIMED,
  BAL_ROWS_WAITING,
  BAL_ROWS_WITHDRAWN,
  BAL_ROWS_FUTURE,
  BAL_ROWS_UNDATED,
  BAL_ROWS_REJECTED,
  BAL_ROWS_ACTIVE,        /* timed, with a day in the period; the next ones are of these */
  BAL_ROWS_AMBIENT,       /* setting-wide or area-wide */
  BAL_ROWS_WITH_GROUPING, /* that say how they are given */
  BAL_ROWS_UNIVERSAL,     /* at a universal level */
  BAL_ROWS_WITHOUT_STRAND,
  BAL_ROWS_WITHOUT_LEVEL,
  BAL_ROWS_WITHOUT_STAGE,
} BalRows;

#define BAL_N_ROWS 14

guint bal_analysis_names_add (BalAnalysisNames *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
guint bal_analysis_names_add_histogram (BalAnalysisNames *self, const char *name);

BalSummary *bal_analysis_accumulate_input (BalAnalysis *self,
                                           const BalAnalysisInput *input,
                                           gsize first_child,
                                           gsize n_children,
                                           GError **error);
BalResult *bal_analysis_run_input (BalAnalysis *self,
                                   const BalAnalysisInput *input,
                                   BalProgress *progress,
                                   GCancellable *cancellable,
                                   GError **error);
gboolean bal_analysis_begin (BalAnalysis *self,
                             const BalAnalysisInput *input,
                             BalAnalysisRun *run,
                             GError **error);
void bal_analysis_end (BalAnalysis *self, BalAnalysisRun *run);

/* How far setting-wide and area-wide offers are recorded: a table, and a finding. */
void bal_report_add_recording (BalReport *self);

static inline gboolean
bal_analysis_run_counts (const BalAnalysisRun *run, gsize row)
{
  return !run->input->is_counted || run->input->is_counted (run->input->selection, row);
}

/* The as-at date of the analysis, as the store keeps days; that of the window is never behind the
 * end of the period. */
static inline gint32
bal_analysis_run_get_as_at (const BalAnalysisRun *run)
{
  return run->analysis->as_at - BAL_EPISODES_EPOCH;
}

/* Whether an active row is one that its basis counts; start and end are set where it is. */
gboolean bal_analysis_run_has_row (const BalAnalysisRun *run, gsize row, gint32 *start);

/* Enters the child into the groups of its active rows that are counted, and into the total when
 * there is one. */
void bal_analysis_run_enter (const BalAnalysisRun *run, BalTally *tally, gsize first, gsize count);

G_END_DECLS

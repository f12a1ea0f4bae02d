/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-active-days.h"

#include <stdlib.h>

#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-sweep-private.h"

/**
 * BalActiveDays:
 *
 * On how many days children have how many units, and how long they have none in between.
 *
 * The table `active_days` has the days with a unit, the days from the first to the last of them,
 * and the idle gaps: the longest runs of days without a unit between them. A unit that starts on
 * the day after another one has ended leaves no gap, and nothing before the first unit or after
 * the last one is a gap. `days_by_units` has the days with exactly so many units, and how many
 * children have such a day; `idle_gaps` has the gaps by their length. All of it is clipped to the
 * period, and looks at all units of the child.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F2.
 *
 * Since: 0.1
 */
struct _BalActiveDays
{
  BalAnalysis parent_instance;
};

struct _BalActiveDaysClass
{
  BalAnalysisClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalActiveDays, bal_active_days, BAL_TYPE_ANALYSIS)

enum
{
  CHILDREN,
  ACTIVE_DAYS,
  UNIT_DAYS,
  SPAN_DAYS,
  GAPS,
  GAP_DAYS,
  CHILDREN_WITH_GAP,
  N_FIGURES,
};

static const char *const figure_names[N_FIGURES] = { "children",         "active_days", "unit_days",
                                                     "span_days",        "gaps",        "gap_days",
                                                     "children_with_gap" };

enum
{
  SPANS,
  DAYS_BY_UNITS,
  CHILDREN_BY_UNITS,
  GAP_LENGTHS,
  CHILDREN_BY_GAP,
  N_HISTOGRAMS,
};

static const char *const histogram_names[N_HISTOGRAMS] = {
  "spans", "days_by_units", "children_by_units", "gap_lengths", "children_by_gap",
};

static void
bal_active_days_describe (BalAnalysis *self,
                          const BalAnalysisScheme *scheme,
                          BalAnalysisNames *names)
{
  for (guint i = 0; i < N_FIGURES; i++)
    bal_analysis_names_add (names, "%s", figure_names[i]);
  for (guint i = 0; i < N_HISTOGRAMS; i++)
    bal_analysis_names_add_histogram (names, histogram_names[i]);
}

/* Scratch of one thread. */
typedef struct
{
  BalSweep *sweep; /* owned */
  GArray *days;    /* owned, of gint64; by number of units - 1 */
  GArray *gaps;    /* owned, of gint64; lengths, rising */
} Scratch;

static gpointer
scratch_new (const BalAnalysisRun *run)
{
  Scratch *self = g_new0 (Scratch, 1);

  self->sweep = bal_sweep_new ();
  self->days = g_array_new (FALSE, TRUE, sizeof (gint64));
  self->gaps = g_array_new (FALSE, TRUE, sizeof (gint64));
  return self;
}

static void
scratch_free (gpointer data)
{
  Scratch *self = data;

  bal_sweep_free (self->sweep);
  g_array_unref (self->days);
  g_array_unref (self->gaps);
  g_free (self);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const gint64 *left = a, *right = b;

  return *left < *right ? -1 : *left > *right;
}

static void
count_in_group (const Scratch *self,
                BalTally *tally,
                guint group,
                const BalConcurrencyFigures *figures)
{
  gint64 span = figures->active_days > 0 ? figures->last_day - figures->first_day + 1 : 0;
  const gint64 counts[N_FIGURES] = { 1,
                                     figures->active_days,
                                     figures->unit_days,
                                     span,
                                     figures->n_gaps,
                                     figures->gap_days,
                                     figures->n_gaps > 0 };
  gint64 before = 0;

  for (guint i = 0; i < N_FIGURES; i++)
    bal_tally_add (tally, group, BAL_N_ROWS + i, counts[i]);
  bal_tally_record (tally, group, SPANS, (guint64) span, 1);
  for (guint i = 0; i < self->days->len; i++)
    {
      gint64 days = g_array_index (self->days, gint64, i);

      if (days == 0)
        continue;
      bal_tally_record (tally, group, DAYS_BY_UNITS, i + 1, (guint64) days);
      bal_tally_record (tally, group, CHILDREN_BY_UNITS, i + 1, 1);
    }
  for (guint i = 0; i < self->gaps->len; i++)
    {
      gint64 gap = g_array_index (self->gaps, gint64, i);

      bal_tally_record (tally, group, GAP_LENGTHS, (guint64) gap, 1);
      if (gap != before)
        bal_tally_record (tally, group, CHILDREN_BY_GAP, (guint64) gap, 1);
      before = gap;
    }
}

static void
bal_active_days_count_child (const BalAnalysisRun *run,
                             gpointer scratch,
                             BalTally *tally,
                             gsize child,
                             gsize first,
                             gsize count)
{
  Scratch *self = scratch;
  BalConcurrencyFigures figures;

  bal_analysis_run_enter (run, tally, first, count);
  if (tally->groups->len == 0)
    return;
  g_array_set_size (self->days, 0);
  g_array_set_size (self->gaps, 0);
  bal_sweep_run (self->sweep, run->input->episodes, first, count, &run->window, NULL);
  bal_sweep_measure (self->sweep, run->window.first, &figures);
  bal_sweep_add_days_at (self->sweep, run->window.first, self->days);
  bal_sweep_add_gaps (self->sweep, run->window.first, self->gaps);
  g_array_sort (self->gaps, compare_days);
  for (guint i = 0; i < tally->groups->len; i++)
    count_in_group (self, tally, g_array_index (tally->groups, guint, i), &figures);
}

static const BalReportColumn day_columns[] = {
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "active_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "unit_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "span_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "gaps", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "gaps" },
  { "gap_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "children_with_gap", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "active_share", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "span_min", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
  { "span_median", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "span_max", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
  { "gap_median", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "gap_p90", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "gap_max", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
};

static const BalReportColumn unit_columns[] = {
  { "units", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_KEY, "units" },
  { "days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
};

static const BalReportColumn gap_columns[] = {
  { "days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_KEY, "days" },
  { "gaps", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "gaps" },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
};

static void
add_days (BalReport *report,
          const BalReportTable *table,
          BalTableBuilder *builder,
          const BalSummaryGroup *group)
{
  const gint64 *figures = group->counters + BAL_N_ROWS;
  BalReportRow row = bal_report_begin_row (report, builder, group);

  for (guint i = 0; i < N_FIGURES; i++)
    bal_report_row_int (&row, figures[i]);
  bal_report_row_ratio (&row, figures[ACTIVE_DAYS], figures[SPAN_DAYS]);
  bal_report_row_smallest (&row, group->bins[SPANS]);
  bal_report_row_quantile (&row, group->bins[SPANS], 0.5);
  bal_report_row_largest (&row, group->bins[SPANS]);
  bal_report_row_quantile (&row, group->bins[GAP_LENGTHS], 0.5);
  bal_report_row_quantile (&row, group->bins[GAP_LENGTHS], 0.9);
  bal_report_row_largest (&row, group->bins[GAP_LENGTHS]);
}

static guint64
get_count (GArray *bins, guint32 value, guint *at)
{
  while (*at < bins->len && g_array_index (bins, BalSummaryBin, *at).value < value)
    (*at)++;
  if (*at < bins->len && g_array_index (bins, BalSummaryBin, *at).value == value)
    return g_array_index (bins, BalSummaryBin, *at).count;
  return 0;
}

/* The choice of the table is the histogram of what it lists; that of its children is the next. */
static void
add_bins (BalReport *report,
          const BalReportTable *table,
          BalTableBuilder *builder,
          const BalSummaryGroup *group)
{
  GArray *bins = group->bins[table->choice];
  guint at = 0;

  for (guint i = 0; i < bins->len; i++)
    {
      const BalSummaryBin *bin = &g_array_index (bins, BalSummaryBin, i);
      BalReportRow row = bal_report_begin_row (report, builder, group);

      bal_report_row_int (&row, bin->value);
      bal_report_row_int (&row, (gint64) bin->count);
      bal_report_row_int (&row,
                          (gint64) get_count (group->bins[table->choice + 1], bin->value, &at));
    }
}

static void
bal_active_days_finish (BalAnalysis *analysis, BalReport *report)
{
  static const BalReportTable tables[] = {
    { "active_days", BAL_BASIS_ACTIVE, day_columns, G_N_ELEMENTS (day_columns), add_days },
    { "days_by_units", BAL_BASIS_ACTIVE, unit_columns, G_N_ELEMENTS (unit_columns), add_bins,
      DAYS_BY_UNITS },
    { "idle_gaps", BAL_BASIS_ACTIVE, gap_columns, G_N_ELEMENTS (gap_columns), add_bins,
      GAP_LENGTHS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    bal_report_add_table (report, &tables[i]);
}

static void
bal_active_days_class_init (BalActiveDaysClass *klass)
{
  BalAnalysisClass *analysis_class = &klass->parent_class;

  analysis_class->name = "active_days";
  analysis_class->describe = bal_active_days_describe;
  analysis_class->scratch_new = scratch_new;
  analysis_class->scratch_free = scratch_free;
  analysis_class->count_child = bal_active_days_count_child;
  analysis_class->finish = bal_active_days_finish;
}

static void
bal_active_days_init (BalActiveDays *self)
{
}

/**
 * bal_active_days_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days that are counted, or %NULL for everything up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 *
 * Creates an analysis of active days and idle gaps.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalActiveDays *
bal_active_days_new (gint32 as_at, BalPeriod *period, const char *const *by)
{
  return g_object_new (BAL_TYPE_ACTIVE_DAYS, "as-at", as_at, "period", period, "by", by, NULL);
}

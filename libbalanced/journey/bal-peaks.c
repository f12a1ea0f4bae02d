/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-peaks.h"

#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-peaks-count-private.h"
#include "libbalanced/journey/bal-sweep-private.h"

/**
 * BalPeaks:
 *
 * How many units children have at once, at most and on average.
 *
 * It is the short form of [class@Balanced.Concurrency], for very many children: the table `peaks`
 * has the days, the mean and the peaks, `children_by_peak` the children by the most units that
 * they have on a day, and `children_by_mean` the children by the units that they have on average
 * on a day with any, in steps of half a unit: a mean of 2.5 or more and less than 3 is in the row
 * of 2.5. A day on which one unit ends and another starts is a day together. A child is in them
 * with a unit that is active in the period; days are clipped to it, and all units of the child
 * count.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F2.
 *
 * Since: 0.1
 */
struct _BalPeaks
{
  BalAnalysis parent_instance;
};

struct _BalPeaksClass
{
  BalAnalysisClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalPeaks, bal_peaks, BAL_TYPE_ANALYSIS)

enum
{
  CHILDREN,
  ACTIVE_DAYS,
  UNIT_DAYS,
  N_FIGURES,
};

static const char *const figure_names[N_FIGURES] = { "children", "active_days", "unit_days" };

enum
{
  PEAKS,
  HALVES,
  N_HISTOGRAMS,
};

static const char *const histogram_names[N_HISTOGRAMS] = { "peaks", "mean_in_halves" };

static void
bal_peaks_describe (BalAnalysis *self, const BalAnalysisScheme *scheme, BalAnalysisNames *names)
{
  for (guint i = 0; i < N_FIGURES; i++)
    bal_analysis_names_add (names, "%s", figure_names[i]);
  for (guint i = 0; i < N_HISTOGRAMS; i++)
    bal_analysis_names_add_histogram (names, histogram_names[i]);
}

typedef struct
{
  BalSweep *sweep;      /* owned */
  BalPeaksCount *count; /* owned; nullable */
} Scratch;

static gpointer
scratch_new (const BalAnalysisRun *run)
{
  Scratch *self = g_new0 (Scratch, 1);

  self->sweep = bal_sweep_new ();
  if (run->by_range)
    self->count =
      bal_peaks_count_new (run->input->episodes, run->input->blocks->ends, &run->window);
  return self;
}

static void
scratch_free (gpointer data)
{
  Scratch *self = data;

  bal_sweep_free (self->sweep);
  bal_peaks_count_free (self->count);
  g_free (self);
}

static void
bal_peaks_count_child (const BalAnalysisRun *run,
                       gpointer scratch,
                       BalTally *tally,
                       gsize child,
                       gsize first,
                       gsize count)
{
  const Scratch *self = scratch;
  BalConcurrencyFigures figures;

  bal_analysis_run_enter (run, tally, first, count);
  if (tally->groups->len == 0)
    return;
  bal_sweep_run (self->sweep, run->input->episodes, first, count, &run->window, NULL);
  bal_sweep_measure (self->sweep, run->window.first, &figures);
  for (guint i = 0; i < tally->groups->len; i++)
    {
      guint group = g_array_index (tally->groups, guint, i);

      bal_tally_add (tally, group, BAL_N_ROWS + CHILDREN, 1);
      bal_tally_add (tally, group, BAL_N_ROWS + ACTIVE_DAYS, figures.active_days);
      bal_tally_add (tally, group, BAL_N_ROWS + UNIT_DAYS, figures.unit_days);
      bal_tally_record (tally, group, PEAKS, figures.peak, 1);
      bal_tally_record (tally, group, HALVES,
                        (guint64) (2 * figures.unit_days / figures.active_days), 1);
    }
}

static gboolean
bal_peaks_can_count_range (const BalAnalysisRun *run)
{
  return run->by.n == 0;
}

static void
bal_peaks_count_range (const BalAnalysisRun *run,
                       gpointer scratch,
                       BalTally *tally,
                       gsize first_child,
                       const BalRange *range)
{
  const Scratch *self = scratch;

  bal_peaks_count_run (self->count, range);
}

static void
record_all (BalTally *tally, guint histogram, const guint64 *children, gsize n)
{
  for (gsize value = 0; value < n; value++)
    if (children[value] > 0)
      bal_tally_record (tally, BAL_TALLY_TOTAL, histogram, value, children[value]);
}

static void
bal_peaks_end_part (const BalAnalysisRun *run, gpointer scratch, BalTally *tally)
{
  const BalPeaksCount *count = ((const Scratch *) scratch)->count;

  if (!count)
    return;
  bal_tally_add_total (tally);
  bal_tally_add (tally, BAL_TALLY_TOTAL, BAL_N_ROWS + CHILDREN, count->n_children);
  bal_tally_add (tally, BAL_TALLY_TOTAL, BAL_N_ROWS + ACTIVE_DAYS, count->active_days);
  bal_tally_add (tally, BAL_TALLY_TOTAL, BAL_N_ROWS + UNIT_DAYS, count->unit_days);
  record_all (tally, PEAKS, count->peaks, count->room);
  record_all (tally, HALVES, count->halves, 2 * count->room);
}

static const BalReportColumn peak_columns[] = {
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "active_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "unit_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "mean_units", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "units" },
  { "median_peak", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "units" },
  { "highest_peak", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "units" },
};

static const BalReportColumn by_peak_columns[] = {
  { "peak_units", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_KEY, "units" },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
};

static const BalReportColumn by_mean_columns[] = {
  { "mean_units_from", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_KEY, "units" },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
};

static void
add_peaks (BalReport *report,
           const BalReportTable *table,
           BalTableBuilder *builder,
           const BalSummaryGroup *group)
{
  const gint64 *figures = group->counters + BAL_N_ROWS;
  BalReportRow row = bal_report_begin_row (report, builder, group);

  for (guint i = 0; i < N_FIGURES; i++)
    bal_report_row_int (&row, figures[i]);
  bal_report_row_ratio (&row, figures[UNIT_DAYS], figures[ACTIVE_DAYS]);
  bal_report_row_quantile (&row, group->bins[PEAKS], 0.5);
  bal_report_row_largest (&row, group->bins[PEAKS]);
}

static void
add_children (BalReport *report,
              const BalReportTable *table,
              BalTableBuilder *builder,
              const BalSummaryGroup *group)
{
  GArray *bins = group->bins[table->choice];

  for (guint i = 0; i < bins->len; i++)
    {
      const BalSummaryBin *bin = &g_array_index (bins, BalSummaryBin, i);
      BalReportRow row = bal_report_begin_row (report, builder, group);

      if (table->choice == HALVES)
        bal_report_row_double (&row, (double) bin->value / 2);
      else
        bal_report_row_int (&row, bin->value);
      bal_report_row_int (&row, (gint64) bin->count);
    }
}

static void
bal_peaks_finish (BalAnalysis *self, BalReport *report)
{
  static const BalReportTable tables[] = {
    { "peaks", BAL_BASIS_ACTIVE, peak_columns, G_N_ELEMENTS (peak_columns), add_peaks },
    { "children_by_peak", BAL_BASIS_ACTIVE, by_peak_columns, G_N_ELEMENTS (by_peak_columns),
      add_children, PEAKS },
    { "children_by_mean", BAL_BASIS_ACTIVE, by_mean_columns, G_N_ELEMENTS (by_mean_columns),
      add_children, HALVES },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    bal_report_add_table (report, &tables[i]);
}

static void
bal_peaks_class_init (BalPeaksClass *klass)
{
  BalAnalysisClass *analysis_class = &klass->parent_class;

  analysis_class->name = "peaks";
  analysis_class->describe = bal_peaks_describe;
  analysis_class->scratch_new = scratch_new;
  analysis_class->scratch_free = scratch_free;
  analysis_class->count_child = bal_peaks_count_child;
  analysis_class->can_count_range = bal_peaks_can_count_range;
  analysis_class->count_range = bal_peaks_count_range;
  analysis_class->end_part = bal_peaks_end_part;
  analysis_class->finish = bal_peaks_finish;
}

static void
bal_peaks_init (BalPeaks *self)
{
}

/**
 * bal_peaks_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days that are counted, or %NULL for everything up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 *
 * Creates an analysis of peaks; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalPeaks *
bal_peaks_new (gint32 as_at, BalPeriod *period, const char *const *by)
{
  return g_object_new (BAL_TYPE_PEAKS, "as-at", as_at, "period", period, "by", by, NULL);
}

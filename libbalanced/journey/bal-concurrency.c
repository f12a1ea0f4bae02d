/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-concurrency.h"

#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-sweep-private.h"

/**
 * BalConcurrency:
 *
 * How many units of provision children have at once.
 *
 * Three tables: `concurrency` has days, means and peaks; `concurrency_by_children` counts the
 * children by their peak; `level_mix` has the days by the levels that were active together. A day
 * on which one unit ends and another starts is a day together.
 *
 * Setting-wide and area-wide units that are recorded for the children are part of every figure,
 * and shown apart; peaks are also given without them. The expectation, six or seven at once by
 * default, counts such units too: where no episode says whether it is one, a finding warns that
 * the comparison cannot be made.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Since: 0.1
 */
struct _BalConcurrency
{
  BalAnalysis parent_instance;

  guint least_expected;
  guint most_expected;
};

struct _BalConcurrencyClass
{
  BalAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_LEAST_EXPECTED,
  PROP_MOST_EXPECTED,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalConcurrency, bal_concurrency, BAL_TYPE_ANALYSIS)

enum
{
  CHILDREN,
  ACTIVE_DAYS,
  UNIT_DAYS,
  AMBIENT_UNIT_DAYS,
  OVERLAP_DAYS,
  GAPS,
  GAP_DAYS,
  CHILDREN_WITH_AMBIENT,
  N_FIGURES,
};

static const char *const figure_names[N_FIGURES] = {
  "children",     "active_days", "unit_days", "ambient_unit_days",
  "overlap_days", "gaps",        "gap_days",  "children_with_ambient",
};

enum
{
  PEAK,
  PEAK_WITHOUT_AMBIENT,
  MOST_STRANDS,
  MOST_AGENCIES,
  N_HISTOGRAMS,
};

static const char *const histogram_names[N_HISTOGRAMS] = { "peak", "peak_without_ambient",
                                                           "most_strands", "most_agencies" };

/* A bit for each of the bands universal, targeted, specialist. */
#define N_MIXES 8

static guint
get_mix_counter (guint mix, gboolean children)
{
  return BAL_N_ROWS + N_FIGURES + 2 * mix + (children ? 1 : 0);
}

static void
bal_concurrency_describe (BalAnalysis *self,
                          const BalAnalysisScheme *scheme,
                          BalAnalysisNames *names)
{
  for (guint i = 0; i < N_FIGURES; i++)
    bal_analysis_names_add (names, "%s", figure_names[i]);
  for (guint mix = 0; mix < N_MIXES; mix++)
    {
      bal_analysis_names_add (names, "days of mix %u", mix);
      bal_analysis_names_add (names, "children of mix %u", mix);
    }
  for (guint i = 0; i < N_HISTOGRAMS; i++)
    bal_analysis_names_add_histogram (names, histogram_names[i]);
  names->n_stamps = 1;
}

static gpointer
scratch_new (const BalAnalysisRun *run)
{
  return bal_sweep_new ();
}

static void
scratch_free (gpointer data)
{
  bal_sweep_free (data);
}

static guint
get_mix (const BalEpisodes *episodes, guint levels)
{
  guint mix = 0;

  for (; levels; levels &= levels - 1)
    mix |= 1u << (episodes->level_band[__builtin_ctz (levels)] - 1);
  return mix;
}

static void
collect_mixes (const BalAnalysisRun *run, const BalSweep *sweep, gint64 days[N_MIXES])
{
  for (gsize i = 0; i + 1 < sweep->n_segments; i++)
    {
      const BalSegment *segment = &sweep->segments[i];
      gint32 from = MAX (segment->day, run->window.first);

      if (segment->n_units > 0 && segment[1].day > from)
        days[get_mix (run->input->episodes, segment->levels)] += segment[1].day - from;
    }
}

static void
count_in_group (BalTally *tally,
                guint group,
                const BalConcurrencyFigures *figures,
                const gint64 mixes[N_MIXES])
{
  const gint64 counts[N_FIGURES] = {
    1,
    figures->active_days,
    figures->unit_days,
    figures->ambient_unit_days,
    figures->overlap_days,
    figures->n_gaps,
    figures->gap_days,
    figures->ambient_unit_days > 0,
  };

  for (guint i = 0; i < N_FIGURES; i++)
    bal_tally_add (tally, group, BAL_N_ROWS + i, counts[i]);
  for (guint mix = 0; mix < N_MIXES; mix++)
    {
      bal_tally_add (tally, group, get_mix_counter (mix, FALSE), mixes[mix]);
      bal_tally_add (tally, group, get_mix_counter (mix, TRUE), mixes[mix] > 0);
    }
  bal_tally_record (tally, group, PEAK, figures->peak, 1);
  bal_tally_record (tally, group, PEAK_WITHOUT_AMBIENT, figures->peak_without_ambient, 1);
  bal_tally_record (tally, group, MOST_STRANDS, figures->max_strands, 1);
  bal_tally_record (tally, group, MOST_AGENCIES, figures->max_agencies, 1);
}

static void
bal_concurrency_count_child (const BalAnalysisRun *run,
                             gpointer scratch,
                             BalTally *tally,
                             gsize child,
                             gsize first,
                             gsize count)
{
  BalConcurrencyFigures figures;
  gint64 mixes[N_MIXES] = { 0 };

  bal_analysis_run_enter (run, tally, first, count);
  if (tally->groups->len == 0)
    return;
  bal_sweep_run (scratch, run->input->episodes, first, count, &run->window, NULL);
  bal_sweep_measure (scratch, run->window.first, &figures);
  collect_mixes (run, scratch, mixes);
  for (guint i = 0; i < tally->groups->len; i++)
    count_in_group (tally, g_array_index (tally->groups, guint, i), &figures, mixes);
}

static const BalReportColumn concurrency_columns[] = {
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "active_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "unit_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "mean_units", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "units" },
  { "overlap_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "overlap_share", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "median_peak", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "units" },
  { "highest_peak", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "units" },
  { "ambient_unit_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "children_with_ambient", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "median_peak_without_ambient", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "units" },
  { "highest_peak_without_ambient", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "units" },
  { "median_most_strands", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "strands" },
  { "median_most_agencies", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "agencies" },
  { "gaps", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "gaps" },
  { "gap_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "least_expected", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "units" },
  { "most_expected", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "units" },
  { "children_below_expected", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN,
    "children" },
  { "children_within_expected", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN,
    "children" },
  { "children_above_expected", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN,
    "children" },
};

static const BalReportColumn peak_columns[] = {
  { "peak_units", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_KEY, "units" },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "children_without_ambient", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN,
    "children" },
};

static const BalReportColumn mix_columns[] = {
  { "universal", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_KEY, NULL },
  { "targeted", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_KEY, NULL },
  { "specialist", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_KEY, NULL },
  { "days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "share_of_days", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
};

static gint64
get_figure (const BalSummaryGroup *group, guint figure)
{
  return group->counters[BAL_N_ROWS + figure];
}

/* What is not known to be setting-wide is not known to be none either. */
static void
add_ambient (BalReport *report, BalReportRow *row, const BalSummaryGroup *group)
{
  const gint64 *rows = bal_report_get_total (report)->counters;

  bal_report_row_total (row, get_figure (group, AMBIENT_UNIT_DAYS), rows[BAL_ROWS_ACTIVE],
                        rows[BAL_ROWS_WITH_GROUPING]);
  bal_report_row_total (row, get_figure (group, CHILDREN_WITH_AMBIENT), rows[BAL_ROWS_ACTIVE],
                        rows[BAL_ROWS_WITH_GROUPING]);
  bal_report_row_quantile (row, group->bins[PEAK_WITHOUT_AMBIENT], 0.5);
  bal_report_row_largest (row, group->bins[PEAK_WITHOUT_AMBIENT]);
}

static void
add_expected (BalReportRow *row, const BalSummaryGroup *group, guint least, guint most)
{
  GArray *bins = group->bins[PEAK];
  guint64 above = bal_summary_bins_count_above (bins, most);
  guint64 not_below =
    least > 0 ? bal_summary_bins_count_above (bins, least - 1) : bal_summary_bins_get_count (bins);

  bal_report_row_int (row, least);
  bal_report_row_int (row, most);
  bal_report_row_int (row, (gint64) (bal_summary_bins_get_count (bins) - not_below));
  bal_report_row_int (row, (gint64) (not_below - above));
  bal_report_row_int (row, (gint64) above);
}

/* The choice of the table holds both ends of the expectation. */
static void
add_concurrency (BalReport *report,
                 const BalReportTable *table,
                 BalTableBuilder *builder,
                 const BalSummaryGroup *group)
{
  BalReportRow row = bal_report_begin_row (report, builder, group);
  gint64 active_days = get_figure (group, ACTIVE_DAYS);

  bal_report_row_int (&row, get_figure (group, CHILDREN));
  bal_report_row_int (&row, active_days);
  bal_report_row_int (&row, get_figure (group, UNIT_DAYS));
  bal_report_row_ratio (&row, get_figure (group, UNIT_DAYS), active_days);
  bal_report_row_int (&row, get_figure (group, OVERLAP_DAYS));
  bal_report_row_ratio (&row, get_figure (group, OVERLAP_DAYS), active_days);
  bal_report_row_quantile (&row, group->bins[PEAK], 0.5);
  bal_report_row_largest (&row, group->bins[PEAK]);
  add_ambient (report, &row, group);
  bal_report_row_quantile (&row, group->bins[MOST_STRANDS], 0.5);
  bal_report_row_quantile (&row, group->bins[MOST_AGENCIES], 0.5);
  bal_report_row_int (&row, get_figure (group, GAPS));
  bal_report_row_int (&row, get_figure (group, GAP_DAYS));
  add_expected (&row, group, table->choice >> 16, table->choice & 0xffff);
}

static guint64
get_count_of (GArray *bins, guint32 value)
{
  for (guint i = 0; i < bins->len; i++)
    if (g_array_index (bins, BalSummaryBin, i).value == value)
      return g_array_index (bins, BalSummaryBin, i).count;
  return 0;
}

/* Up to here every peak has a row, also where no child has it. */
#define LAST_PEAK_WITHOUT_CHILDREN 1000

static guint32
get_next_value (GArray *bins, guint32 value)
{
  for (guint i = 0; i < bins->len; i++)
    if (g_array_index (bins, BalSummaryBin, i).value > value)
      return g_array_index (bins, BalSummaryBin, i).value;
  return 0;
}

/* The next peak to show, or 0 after the last one. */
static guint32
get_next_peak (const BalSummaryGroup *group, guint32 peak)
{
  guint32 next = get_next_value (group->bins[PEAK], peak);
  guint32 without = get_next_value (group->bins[PEAK_WITHOUT_AMBIENT], peak);

  if (next == 0 || (without > 0 && without < next))
    next = without;
  return next > 0 && peak < LAST_PEAK_WITHOUT_CHILDREN ? peak + 1 : next;
}

static void
add_peaks (BalReport *report,
           const BalReportTable *table,
           BalTableBuilder *builder,
           const BalSummaryGroup *group)
{
  for (guint32 peak = get_next_peak (group, 0); peak > 0; peak = get_next_peak (group, peak))
    {
      BalReportRow row = bal_report_begin_row (report, builder, group);

      bal_report_row_int (&row, peak);
      bal_report_row_int (&row, (gint64) get_count_of (group->bins[PEAK], peak));
      bal_report_row_int (&row, (gint64) get_count_of (group->bins[PEAK_WITHOUT_AMBIENT], peak));
    }
}

static void
add_mixes (BalReport *report,
           const BalReportTable *table,
           BalTableBuilder *builder,
           const BalSummaryGroup *group)
{
  for (guint mix = 0; mix < N_MIXES; mix++)
    {
      gint64 days = group->counters[get_mix_counter (mix, FALSE)];
      BalReportRow row;

      /* Days on which no active unit has a level are no mix of levels. */
      if (mix == 0 && days == 0)
        continue;
      row = bal_report_begin_row (report, builder, group);
      for (guint band = 0; band < 3; band++)
        if (mix == 0)
          bal_report_row_state (&row, BAL_VALUE_STATE_MISSING);
        else
          bal_report_row_boolean (&row, mix >> band & 1);
      bal_report_row_int (&row, days);
      bal_report_row_ratio (&row, days, get_figure (group, ACTIVE_DAYS));
      bal_report_row_int (&row, group->counters[get_mix_counter (mix, TRUE)]);
    }
}

static void
find_expectation (BalReport *report, BalConcurrency *self)
{
  const BalSummaryGroup *total = bal_report_get_total (report);
  GArray *bins = total->bins[PEAK];
  guint64 children = bal_summary_bins_get_count (bins);
  guint64 not_below = self->least_expected > 0
                        ? bal_summary_bins_count_above (bins, self->least_expected - 1)
                        : children;
  const BalFindingFigure figures[] = {
    { "count", (double) (children - not_below) },
    { "children", (double) children },
    { "share", children ? (double) (children - not_below) / (double) children : 0 },
    { "least_expected", self->least_expected },
    { "most_expected", self->most_expected },
    { "median_peak", children ? bal_summary_bins_get_quantile (bins, 0.5) : 0 },
  };

  if (children == 0)
    return;
  if (total->counters[BAL_ROWS_WITH_GROUPING] == 0)
    bal_findings_builder_add (report->findings, "concurrency-ambient-unknown", "concurrency", NULL,
                              figures, G_N_ELEMENTS (figures));
  else if (children > not_below)
    bal_findings_builder_add (report->findings, "concurrency-below-expectation", "concurrency",
                              NULL, figures, G_N_ELEMENTS (figures));
}

static void
bal_concurrency_finish (BalAnalysis *analysis, BalReport *report)
{
  BalConcurrency *self = BAL_CONCURRENCY (analysis);
  const BalReportTable tables[] = {
    { "concurrency", BAL_BASIS_ACTIVE, concurrency_columns, G_N_ELEMENTS (concurrency_columns),
      add_concurrency, self->least_expected << 16 | self->most_expected },
    { "concurrency_by_children", BAL_BASIS_ACTIVE, peak_columns, G_N_ELEMENTS (peak_columns),
      add_peaks },
    { "level_mix", BAL_BASIS_ACTIVE, mix_columns, G_N_ELEMENTS (mix_columns), add_mixes },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    bal_report_add_table (report, &tables[i]);
  bal_report_add_recording (report);
  find_expectation (report, self);
}

static void
bal_concurrency_append_options (BalAnalysis *analysis, GString *options)
{
  BalConcurrency *self = BAL_CONCURRENCY (analysis);

  g_string_append_printf (options, "least_expected=%u\nmost_expected=%u\n", self->least_expected,
                          self->most_expected);
}

static void
bal_concurrency_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalConcurrency *self = BAL_CONCURRENCY (object);

  switch (id)
    {
    case PROP_LEAST_EXPECTED:
      g_value_set_uint (value, self->least_expected);
      break;
    case PROP_MOST_EXPECTED:
      g_value_set_uint (value, self->most_expected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_concurrency_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalConcurrency *self = BAL_CONCURRENCY (object);

  switch (id)
    {
    case PROP_LEAST_EXPECTED:
      self->least_expected = g_value_get_uint (value);
      break;
    case PROP_MOST_EXPECTED:
      self->most_expected = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_concurrency_class_init (BalConcurrencyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalAnalysisClass *analysis_class = &klass->parent_class;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bal_concurrency_get_property;
  object_class->set_property = bal_concurrency_set_property;
  analysis_class->name = "concurrency";
  analysis_class->append_options = bal_concurrency_append_options;
  analysis_class->describe = bal_concurrency_describe;
  analysis_class->scratch_new = scratch_new;
  analysis_class->scratch_free = scratch_free;
  analysis_class->count_child = bal_concurrency_count_child;
  analysis_class->finish = bal_concurrency_finish;

  /**
   * BalConcurrency:least-expected:
   *
   * How many units at once are expected at least.
   *
   * Since: 0.1
   */
  props[PROP_LEAST_EXPECTED] = g_param_spec_uint ("least-expected", NULL, NULL, 0, 32767, 6, flags);
  /**
   * BalConcurrency:most-expected:
   *
   * How many units at once are expected at most.
   *
   * Since: 0.1
   */
  props[PROP_MOST_EXPECTED] = g_param_spec_uint ("most-expected", NULL, NULL, 0, 32767, 7, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_concurrency_init (BalConcurrency *self)
{
}

/**
 * bal_concurrency_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days that are counted, or %NULL for everything up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 *
 * Creates an analysis of concurrency; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalConcurrency *
bal_concurrency_new (gint32 as_at, BalPeriod *period, const char *const *by)
{
  return g_object_new (BAL_TYPE_CONCURRENCY, "as-at", as_at, "period", period, "by", by, NULL);
}

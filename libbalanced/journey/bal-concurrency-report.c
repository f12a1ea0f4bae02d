/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-concurrency-private.h"

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
  { "ambient_joined_unit_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "children_with_ambient_joined", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN,
    "children" },
  { "active_days_with_joined", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "mean_units_with_joined", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "units" },
  { "median_peak_with_joined", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "units" },
  { "highest_peak_with_joined", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "units" },
  { "median_most_strands", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "strands" },
  { "median_most_agencies", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "agencies" },
  { "gaps", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "gaps" },
  { "gap_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "compared_profile", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
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
  { "children_with_joined", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
};

static const BalReportColumn mix_columns[] = {
  { "universal", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_KEY, NULL },
  { "targeted", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_KEY, NULL },
  { "specialist", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_KEY, NULL },
  { "days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "share_of_days", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "days_with_joined", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "share_of_days_with_joined", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
};

static const BalReportColumn ambient_columns[] = {
  { "provision", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "grouping", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "start", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "end", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "joining", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "unit_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "children_without_age", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
};

/* A table, and the analysis that it is of. */
typedef struct
{
  BalReportTable table;
  BalConcurrency *analysis;
} Table;

static BalConcurrency *
get_analysis (const BalReportTable *table)
{
  return ((const Table *) (gconstpointer) table)->analysis;
}

static gint64
get_figure (const BalSummaryGroup *group, guint figure)
{
  return group->counters[BAL_N_ROWS + figure];
}

/* Where no unit of the group's children says how it is given, setting-wide ones are unknown: that
 * is not none, whatever other groups record. */
static void
add_ambient (BalReportRow *row, const BalSummaryGroup *group)
{
  gint64 days = get_figure (group, BAL_CONCURRENCY_UNIT_DAYS),
         known = get_figure (group, BAL_CONCURRENCY_KNOWN_UNITS);

  bal_report_row_total (row, get_figure (group, BAL_CONCURRENCY_AMBIENT_UNIT_DAYS), days, known);
  bal_report_row_total (row, get_figure (group, BAL_CONCURRENCY_CHILDREN_WITH_AMBIENT), days,
                        known);
  bal_report_row_quantile (row, group->bins[BAL_CONCURRENCY_PEAK_WITHOUT_AMBIENT], 0.5);
  bal_report_row_largest (row, group->bins[BAL_CONCURRENCY_PEAK_WITHOUT_AMBIENT]);
}

static void
add_nothing_joined (BalReportRow *row, guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    bal_report_row_state (row, BAL_VALUE_STATE_NOT_AVAILABLE);
}

/* What the area does not say is not none. */
static void
add_joined (BalConcurrency *self, BalReportRow *row, const BalSummaryGroup *group)
{
  gint64 active_days, unit_days;

  if (!bal_concurrency_has_joined (self))
    {
      add_nothing_joined (row, 6);
      return;
    }
  active_days = group->counters[BAL_CONCURRENCY_FIRST_JOINED + BAL_CONCURRENCY_JOINED_ACTIVE_DAYS];
  unit_days = group->counters[BAL_CONCURRENCY_FIRST_JOINED + BAL_CONCURRENCY_JOINED_UNIT_DAYS];
  bal_report_row_int (row, unit_days);
  bal_report_row_int (
    row, group->counters[BAL_CONCURRENCY_FIRST_JOINED + BAL_CONCURRENCY_CHILDREN_WITH_JOINED]);
  bal_report_row_int (row, active_days);
  bal_report_row_ratio (row, get_figure (group, BAL_CONCURRENCY_UNIT_DAYS) + unit_days,
                        active_days);
  bal_report_row_quantile (row, group->bins[BAL_CONCURRENCY_PEAK_WITH_JOINED], 0.5);
  bal_report_row_largest (row, group->bins[BAL_CONCURRENCY_PEAK_WITH_JOINED]);
}

static GArray *
get_compared (BalConcurrency *self, const BalSummaryGroup *group)
{
  return group->bins[bal_concurrency_has_joined (self) ? BAL_CONCURRENCY_PEAK_WITH_JOINED
                                                       : BAL_CONCURRENCY_PEAK];
}

static void
add_expected (BalConcurrency *self, BalReportRow *row, const BalSummaryGroup *group)
{
  guint least = self->least_expected;
  guint most = self->most_expected;
  GArray *bins = get_compared (self, group);
  guint64 above = bal_summary_bins_count_above (bins, most);
  guint64 not_below =
    least > 0 ? bal_summary_bins_count_above (bins, least - 1) : bal_summary_bins_get_count (bins);

  bal_report_row_text (row, bal_concurrency_has_joined (self) ? "joined" : "recorded");
  bal_report_row_int (row, least);
  bal_report_row_int (row, most);
  bal_report_row_int (row, (gint64) (bal_summary_bins_get_count (bins) - not_below));
  bal_report_row_int (row, (gint64) (not_below - above));
  bal_report_row_int (row, (gint64) above);
}

static void
add_concurrency (BalReport *report,
                 const BalReportTable *table,
                 BalTableBuilder *builder,
                 const BalSummaryGroup *group)
{
  BalReportRow row = bal_report_begin_row (report, builder, group);
  gint64 active_days = get_figure (group, BAL_CONCURRENCY_ACTIVE_DAYS);

  bal_report_row_int (&row, get_figure (group, BAL_CONCURRENCY_CHILDREN));
  bal_report_row_int (&row, active_days);
  bal_report_row_int (&row, get_figure (group, BAL_CONCURRENCY_UNIT_DAYS));
  bal_report_row_ratio (&row, get_figure (group, BAL_CONCURRENCY_UNIT_DAYS), active_days);
  bal_report_row_int (&row, get_figure (group, BAL_CONCURRENCY_OVERLAP_DAYS));
  bal_report_row_ratio (&row, get_figure (group, BAL_CONCURRENCY_OVERLAP_DAYS), active_days);
  bal_report_row_quantile (&row, group->bins[BAL_CONCURRENCY_PEAK], 0.5);
  bal_report_row_largest (&row, group->bins[BAL_CONCURRENCY_PEAK]);
  add_ambient (&row, group);
  add_joined (get_analysis (table), &row, group);
  bal_report_row_quantile (&row, group->bins[BAL_CONCURRENCY_MOST_STRANDS], 0.5);
  bal_report_row_quantile (&row, group->bins[BAL_CONCURRENCY_MOST_AGENCIES], 0.5);
  bal_report_row_int (&row, get_figure (group, BAL_CONCURRENCY_GAPS));
  bal_report_row_int (&row, get_figure (group, BAL_CONCURRENCY_GAP_DAYS));
  add_expected (get_analysis (table), &row, group);
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
get_next_peak (BalConcurrency *self, const BalSummaryGroup *group, guint32 peak)
{
  const guint shown[] = { BAL_CONCURRENCY_PEAK, BAL_CONCURRENCY_PEAK_WITHOUT_AMBIENT,
                          BAL_CONCURRENCY_PEAK_WITH_JOINED };
  guint32 next = 0;

  for (guint i = 0; i < (bal_concurrency_has_joined (self) ? 3 : 2); i++)
    {
      guint32 value = get_next_value (group->bins[shown[i]], peak);

      if (next == 0 || (value > 0 && value < next))
        next = value;
    }
  return next > 0 && peak < LAST_PEAK_WITHOUT_CHILDREN ? peak + 1 : next;
}

static void
add_peaks (BalReport *report,
           const BalReportTable *table,
           BalTableBuilder *builder,
           const BalSummaryGroup *group)
{
  BalConcurrency *self = get_analysis (table);

  for (guint32 peak = get_next_peak (self, group, 0); peak > 0;
       peak = get_next_peak (self, group, peak))
    {
      BalReportRow row = bal_report_begin_row (report, builder, group);

      bal_report_row_int (&row, peak);
      bal_report_row_int (&row, (gint64) get_count_of (group->bins[BAL_CONCURRENCY_PEAK], peak));
      bal_report_row_int (
        &row, (gint64) get_count_of (group->bins[BAL_CONCURRENCY_PEAK_WITHOUT_AMBIENT], peak));
      if (bal_concurrency_has_joined (self))
        bal_report_row_int (
          &row, (gint64) get_count_of (group->bins[BAL_CONCURRENCY_PEAK_WITH_JOINED], peak));
      else
        add_nothing_joined (&row, 1);
    }
}

static void
add_mixes (BalReport *report,
           const BalReportTable *table,
           BalTableBuilder *builder,
           const BalSummaryGroup *group)
{
  gboolean is_joined = bal_concurrency_has_joined (get_analysis (table));

  for (guint mix = 0; mix < BAL_CONCURRENCY_N_MIXES; mix++)
    {
      gint64 days = group->counters[bal_concurrency_get_mix_counter (mix, FALSE)];
      gint64 joined = is_joined ? group->counters[BAL_CONCURRENCY_FIRST_JOINED_MIX + mix] : 0;
      BalReportRow row;

      /* Days on which no active unit has a level are no mix of levels. */
      if (mix == 0 && days == 0 && joined == 0)
        continue;
      row = bal_report_begin_row (report, builder, group);
      for (guint band = 0; band < 3; band++)
        if (mix == 0)
          bal_report_row_state (&row, BAL_VALUE_STATE_MISSING);
        else
          bal_report_row_boolean (&row, mix >> band & 1);
      bal_report_row_int (&row, days);
      bal_report_row_ratio (&row, days, get_figure (group, BAL_CONCURRENCY_ACTIVE_DAYS));
      bal_report_row_int (&row, group->counters[bal_concurrency_get_mix_counter (mix, TRUE)]);
      if (!is_joined)
        {
          add_nothing_joined (&row, 2);
          continue;
        }
      bal_report_row_int (&row, joined);
      bal_report_row_ratio (
        &row, joined,
        group->counters[BAL_CONCURRENCY_FIRST_JOINED + BAL_CONCURRENCY_JOINED_ACTIVE_DAYS]);
    }
}

static void
add_day (BalReportRow *row, gint32 day)
{
  if (day == BAL_DAY_NONE)
    bal_report_row_state (row, BAL_VALUE_STATE_MISSING);
  else
    bal_report_row_day (row, day);
}

static void
add_ambient_units (BalReport *report,
                   const BalReportTable *table,
                   BalTableBuilder *builder,
                   const BalSummaryGroup *group)
{
  GPtrArray *items = get_analysis (table)->ambient->items;
  const gint64 *figures = group->counters + BAL_CONCURRENCY_FIRST_UNIT;

  for (guint i = 0; i < items->len; i++)
    {
      const BalAmbientItem *item = g_ptr_array_index (items, i);
      BalReportRow row = bal_report_begin_row (report, builder, group);

      bal_report_row_text (&row, item->code);
      bal_report_row_text (&row, item->everywhere ? "population" : "whole_school");
      add_day (&row, item->start);
      add_day (&row, item->end);
      bal_report_row_text (&row, bal_ambient_state_get_nick (item->state));
      if (item->state != BAL_AMBIENT_JOINED)
        {
          add_nothing_joined (&row, 3);
          continue;
        }
      bal_report_row_int (&row, figures[BAL_CONCURRENCY_UNIT_CHILDREN]);
      bal_report_row_int (&row, figures[BAL_CONCURRENCY_UNIT_DAYS_JOINED]);
      bal_report_row_int (&row, figures[BAL_CONCURRENCY_UNIT_WITHOUT_AGE]);
      figures += BAL_CONCURRENCY_N_UNIT_FIGURES;
    }
}

/* Units of the area that could not be joined. */
static void
find_not_joined (BalReport *report, BalConcurrency *self)
{
  guint n_units = self->ambient ? self->ambient->items->len : 0;
  guint n_joined = n_units > 0 ? self->ambient->n_joined : 0;
  const BalFindingFigure figures[] = {
    { "count", n_units - n_joined },
    { "units", n_units },
  };

  if (n_joined < n_units)
    bal_findings_builder_add (report->findings, "concurrency-ambient-not-joined", "concurrency",
                              NULL, figures, G_N_ELEMENTS (figures));
}

static void
find_expectation (BalReport *report, BalConcurrency *self)
{
  const BalSummaryGroup *total = bal_report_get_total (report);
  GArray *bins = get_compared (self, total);
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
    { "units", bal_concurrency_has_joined (self) ? self->ambient->n_joined : 0 },
  };

  if (children == 0)
    return;
  if (bal_concurrency_has_joined (self) && children > not_below)
    bal_findings_builder_add (report->findings, "concurrency-below-expectation-joined",
                              "concurrency", NULL, figures, G_N_ELEMENTS (figures));
  else if (!bal_concurrency_has_joined (self) && total->counters[BAL_ROWS_WITH_GROUPING] == 0)
    bal_findings_builder_add (report->findings, "concurrency-ambient-unknown", "concurrency", NULL,
                              figures, G_N_ELEMENTS (figures));
  else if (children > not_below)
    bal_findings_builder_add (report->findings, "concurrency-below-expectation", "concurrency",
                              NULL, figures, G_N_ELEMENTS (figures));
}

void
bal_concurrency_finish (BalAnalysis *analysis, BalReport *report)
{
  BalConcurrency *self = BAL_CONCURRENCY (analysis);
  const Table tables[] = {
    { { "concurrency", BAL_BASIS_ACTIVE, concurrency_columns, G_N_ELEMENTS (concurrency_columns),
        add_concurrency },
      self },
    { { "concurrency_by_children", BAL_BASIS_ACTIVE, peak_columns, G_N_ELEMENTS (peak_columns),
        add_peaks },
      self },
    { { "level_mix", BAL_BASIS_ACTIVE, mix_columns, G_N_ELEMENTS (mix_columns), add_mixes }, self },
    { { "ambient_units", BAL_BASIS_ACTIVE, ambient_columns, G_N_ELEMENTS (ambient_columns),
        add_ambient_units },
      self },
  };
  gsize n_tables = G_N_ELEMENTS (tables);

  if (!self->ambient || self->ambient->items->len == 0)
    n_tables--;
  for (gsize i = 0; i < n_tables; i++)
    bal_report_add_table (report, &tables[i].table);
  bal_report_add_recording (report);
  find_not_joined (report, self);
  find_expectation (report, self);
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-analysis-private.h"

static const BalReportColumn columns[] = {
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "episodes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "episodes_with_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "episodes_waiting", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "episodes_withdrawn", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "episodes_in_future", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "episodes_without_dates", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "active_episodes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "active_universal", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "active_with_grouping", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "active_setting_wide", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "active_without_strand", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "active_without_level", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "active_without_stage", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
};

static const BalRows counters[] = {
  BAL_ROWS_ALL,           BAL_ROWS_TIMED,   BAL_ROWS_WAITING,        BAL_ROWS_WITHDRAWN,
  BAL_ROWS_FUTURE,        BAL_ROWS_UNDATED, BAL_ROWS_ACTIVE,         BAL_ROWS_UNIVERSAL,
  BAL_ROWS_WITH_GROUPING, BAL_ROWS_AMBIENT, BAL_ROWS_WITHOUT_STRAND, BAL_ROWS_WITHOUT_LEVEL,
  BAL_ROWS_WITHOUT_STAGE,
};

/* Where no episode says how it is given, setting-wide ones are unknown: that is not none. */
static void
add_row (BalReport *report,
         const BalReportTable *table,
         BalTableBuilder *builder,
         const BalSummaryGroup *group)
{
  const BalSummaryGroup *total = bal_report_get_total (report);
  BalReportRow row = { builder, 0 };

  bal_report_row_int (&row, (gint64) report->summary->n_children);
  for (gsize i = 0; i < G_N_ELEMENTS (counters); i++)
    bal_report_row_total (&row, total->counters[counters[i]],
                          counters[i] == BAL_ROWS_AMBIENT ? total->counters[BAL_ROWS_ACTIVE] : 0,
                          total->counters[BAL_ROWS_WITH_GROUPING]);
}

static void
add_findings (BalReport *report)
{
  const gint64 *rows = bal_report_get_total (report)->counters;
  const BalFindingFigure figures[] = {
    { "episodes", (double) rows[BAL_ROWS_ACTIVE] },
    { "with_grouping", (double) rows[BAL_ROWS_WITH_GROUPING] },
    { "setting_wide", (double) rows[BAL_ROWS_AMBIENT] },
    { "universal", (double) rows[BAL_ROWS_UNIVERSAL] },
    { "share", rows[BAL_ROWS_ACTIVE]
                 ? (double) rows[BAL_ROWS_WITH_GROUPING] / (double) rows[BAL_ROWS_ACTIVE]
                 : 0 },
  };

  if (rows[BAL_ROWS_ACTIVE] == 0)
    return;
  bal_findings_builder_add (report->findings,
                            rows[BAL_ROWS_WITH_GROUPING] == 0 ? "setting-wide-recording-unknown"
                                                              : "setting-wide-recording",
                            "episodes", NULL, figures, G_N_ELEMENTS (figures));
}

void
bal_report_add_recording (BalReport *self)
{
  const BalReportTable table = { "recording", BAL_BASIS_NONE, columns, G_N_ELEMENTS (columns),
                                 add_row };
  BalTableBuilder *builder = bal_table_builder_new (table.name);

  for (guint i = 0; i < table.n_columns; i++)
    bal_table_builder_add_column (builder, columns[i].name, columns[i].kind, columns[i].role,
                                  columns[i].unit);
  add_row (self, &table, builder, NULL);
  g_ptr_array_add (self->tables, bal_table_builder_end (builder, table.basis, self->as_at,
                                                        self->period, self->summary->synthetic));
  add_findings (self);
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-clock.h"
#include "libbalanced/journey/bal-clocks-private.h"
#include "libbalanced/statistics/bal-interval-private.h"

static const char *const state_names[BAL_CLOCK_N_STATES] = { "completed", "running", "discontinued",
                                                             "retrospective" };

#define CODE(name)                                        \
  {                                                       \
    name, BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL \
  }
#define COUNT(name)                                              \
  {                                                              \
    name, BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "clocks" \
  }
#define DAYS(name)                                            \
  {                                                           \
    name, BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" \
  }
#define SHARE(name)                                           \
  {                                                           \
    name, BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL \
  }
#define DAY(name)                                         \
  {                                                       \
    name, BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL \
  }

static const BalReportColumn clock_columns[] = {
  CODE ("clock"),
  CODE ("state"),
  DAYS ("limit_days"),
  { "limit_months", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "months" },
  COUNT ("clocks"),
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "median_days", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "p92_days", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  DAYS ("longest_days"),
  COUNT ("over_limit"),
  COUNT ("over_limit_less_pauses"),
  COUNT ("with_pauses"),
  { "paused_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  COUNT ("paused_now"),
  COUNT ("due_soon"),
};

static const BalReportColumn rate_columns[] = {
  CODE ("clock"),
  COUNT ("completed"),
  COUNT ("within"),
  SHARE ("share_within"),
  SHARE ("share_within_lower"),
  SHARE ("share_within_upper"),
  COUNT ("within_less_pauses"),
  SHARE ("share_within_less_pauses"),
  SHARE ("share_within_less_pauses_lower"),
  SHARE ("share_within_less_pauses_upper"),
  COUNT ("completed_without_pauses"),
  COUNT ("within_without_pauses"),
  SHARE ("share_within_without_pauses"),
  SHARE ("share_within_without_pauses_lower"),
  SHARE ("share_within_without_pauses_upper"),
  COUNT ("running_over_limit"),
  SHARE ("share_within_of_due"),
};

static const BalReportColumn list_columns[] = {
  { "child_id", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_IDENTIFIER, NULL },
  CODE ("source"),
  { "episode_id", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_IDENTIFIER, NULL },
  CODE ("clock"),
  CODE ("state"),
  DAY ("from_day"),
  DAY ("stop_day"),
  DAY ("due_day"),
  DAYS ("elapsed_days"),
  DAYS ("paused_days"),
  DAYS ("days_left"),
  { "paused_now", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
};

static gint64
get_figure (const BalSummaryGroup *group, guint clock, BalClockState state, BalClocksFigure figure)
{
  return group->counters[bal_clocks_get_counter (clock, state, figure)];
}

static void
add_state (BalReportRow *row, BalClock *clock, const BalSummaryGroup *group, guint i, guint state)
{
  gint64 n = get_figure (group, i, state, BAL_CLOCKS_COUNT);
  GArray *lengths;

  bal_report_row_text (row, bal_clock_get_name (clock));
  bal_report_row_text (row, state_names[state]);
  bal_report_row_int (row, bal_clock_get_limit_days (clock));
  bal_report_row_int (row, bal_clock_get_limit_months (clock));
  bal_report_row_int (row, n);
  bal_report_row_int (row, get_figure (group, i, state, BAL_CLOCKS_CHILDREN));
  if (state == BAL_CLOCK_RETROSPECTIVE)
    {
      for (guint j = 0; j < 9; j++)
        bal_report_row_state (row, BAL_VALUE_STATE_NOT_APPLICABLE);
      return;
    }
  lengths = group->bins[bal_clocks_get_histogram (i, state)];
  bal_report_row_quantile (row, lengths, 0.5);
  bal_report_row_quantile (row, lengths, 0.92);
  bal_report_row_largest (row, lengths);
  bal_report_row_int (row, n - get_figure (group, i, state, BAL_CLOCKS_WITHIN));
  bal_report_row_int (row, n - get_figure (group, i, state, BAL_CLOCKS_WITHIN_LESS));
  bal_report_row_int (row, n - get_figure (group, i, state, BAL_CLOCKS_UNPAUSED));
  bal_report_row_int (row, get_figure (group, i, state, BAL_CLOCKS_PAUSED_DAYS));
  for (guint figure = BAL_CLOCKS_PAUSED_NOW; figure >= BAL_CLOCKS_DUE; figure--)
    if (state == BAL_CLOCK_RUNNING)
      bal_report_row_int (row, get_figure (group, i, state, figure));
    else
      bal_report_row_state (row, BAL_VALUE_STATE_NOT_APPLICABLE);
}

static void
add_clocks (BalReport *report,
            const BalReportTable *table,
            BalTableBuilder *builder,
            const BalSummaryGroup *group)
{
  GListModel *clocks = report->extra;

  for (guint i = 0; i < g_list_model_get_n_items (clocks); i++)
    for (guint state = 0; state < BAL_CLOCK_N_STATES; state++)
      {
        g_autoptr (BalClock) clock = g_list_model_get_item (clocks, i);
        BalReportRow row = bal_report_begin_row (report, builder, group);

        add_state (&row, clock, group, i, state);
      }
}

static void
add_share (BalReportRow *row, gint64 within, gint64 n)
{
  bal_report_row_int (row, within);
  bal_report_row_share (row, within, n);
}

static void
add_rates (BalReport *report,
           const BalReportTable *table,
           BalTableBuilder *builder,
           const BalSummaryGroup *group)
{
  GListModel *clocks = report->extra;

  for (guint i = 0; i < g_list_model_get_n_items (clocks); i++)
    {
      g_autoptr (BalClock) clock = g_list_model_get_item (clocks, i);
      const gint64 *done = group->counters + bal_clocks_get_counter (i, BAL_CLOCK_COMPLETED, 0);
      const gint64 *running = group->counters + bal_clocks_get_counter (i, BAL_CLOCK_RUNNING, 0);
      gint64 late = running[BAL_CLOCKS_COUNT] - running[BAL_CLOCKS_WITHIN];
      BalReportRow row = bal_report_begin_row (report, builder, group);

      bal_report_row_text (&row, bal_clock_get_name (clock));
      bal_report_row_int (&row, done[BAL_CLOCKS_COUNT]);
      add_share (&row, done[BAL_CLOCKS_WITHIN], done[BAL_CLOCKS_COUNT]);
      add_share (&row, done[BAL_CLOCKS_WITHIN_LESS], done[BAL_CLOCKS_COUNT]);
      bal_report_row_int (&row, done[BAL_CLOCKS_UNPAUSED]);
      add_share (&row, done[BAL_CLOCKS_UNPAUSED_WITHIN], done[BAL_CLOCKS_UNPAUSED]);
      bal_report_row_int (&row, late);
      bal_report_row_ratio (&row, done[BAL_CLOCKS_WITHIN], done[BAL_CLOCKS_COUNT] + late);
    }
}

static void
add_list_row (BalReportRow *row, const BalSummaryRecord *record, guint i)
{
  const gint64 *values = record->values + i * BAL_CLOCKS_N_RECORD;
  gint64 state = values[BAL_CLOCKS_RECORD_STATE];

  bal_report_row_child (row, record);
  bal_report_row_text (row, record->texts[2 * i + 1]);
  bal_report_row_text (row, record->texts[2 * i]);
  bal_report_row_text (row, state_names[state]);
  bal_report_row_day (row, (gint32) values[BAL_CLOCKS_RECORD_FROM] + BAL_EPISODES_EPOCH);
  if (state == BAL_CLOCK_RUNNING)
    bal_report_row_state (row, BAL_VALUE_STATE_NOT_DUE);
  else
    bal_report_row_day (row, (gint32) values[BAL_CLOCKS_RECORD_UNTIL] + BAL_EPISODES_EPOCH);
  bal_report_row_day (row, (gint32) values[BAL_CLOCKS_RECORD_DUE] + BAL_EPISODES_EPOCH);
  bal_report_row_int (row, values[BAL_CLOCKS_RECORD_ELAPSED]);
  bal_report_row_int (row, values[BAL_CLOCKS_RECORD_PAUSED]);
  if (state == BAL_CLOCK_RUNNING)
    {
      bal_report_row_int (row, values[BAL_CLOCKS_RECORD_DUE] - values[BAL_CLOCKS_RECORD_UNTIL]);
      bal_report_row_boolean (row, values[BAL_CLOCKS_RECORD_IS_PAUSED] != 0);
      return;
    }
  bal_report_row_state (row, BAL_VALUE_STATE_NOT_APPLICABLE);
  bal_report_row_state (row, BAL_VALUE_STATE_NOT_APPLICABLE);
}

static void
add_list (BalReport *report)
{
  BalTableBuilder *builder =
    bal_report_begin_list (report, "clock_list", list_columns, G_N_ELEMENTS (list_columns));
  GPtrArray *records = report->summary->records;

  for (guint i = 0; i < records->len; i++)
    {
      const BalSummaryRecord *record = g_ptr_array_index (records, i);

      for (guint j = 0; j < record->n_values / BAL_CLOCKS_N_RECORD; j++)
        {
          BalReportRow row = { builder, 0 };

          add_list_row (&row, record, j);
        }
    }
  bal_report_end_list (report, builder, BAL_BASIS_WAITING);
}

static void
find_late (BalReport *report, BalClock *clock, guint i, guint days_ahead)
{
  const BalSummaryGroup *total = bal_report_get_total (report);
  const gint64 *running = total->counters + bal_clocks_get_counter (i, BAL_CLOCK_RUNNING, 0);
  gint64 late = running[BAL_CLOCKS_COUNT] - running[BAL_CLOCKS_WITHIN_LESS];
  gint64 started = 0;
  const BalFindingFigure late_figures[] = {
    { "count", (double) late },
    { "clocks", (double) running[BAL_CLOCKS_COUNT] },
  };
  const BalFindingFigure due_figures[] = {
    { "count", (double) running[BAL_CLOCKS_DUE] },
    { "days", (double) days_ahead },
  };

  for (guint state = 0; state < BAL_CLOCK_N_STATES; state++)
    started += get_figure (total, i, state, BAL_CLOCKS_COUNT);
  if (late > 0)
    bal_findings_builder_add (report->findings, "clocks-over-limit", bal_clock_get_name (clock),
                              NULL, late_figures, G_N_ELEMENTS (late_figures));
  if (running[BAL_CLOCKS_DUE] > 0)
    bal_findings_builder_add (report->findings, "clocks-due-soon", bal_clock_get_name (clock), NULL,
                              due_figures, G_N_ELEMENTS (due_figures));
  if (started == 0)
    bal_findings_builder_add (report->findings, "clock-never-started", bal_clock_get_name (clock),
                              NULL, NULL, 0);
}

void
bal_clocks_finish (BalAnalysis *analysis, BalReport *report)
{
  const BalReportTable tables[] = {
    { "clocks", BAL_BASIS_WAITING, clock_columns, G_N_ELEMENTS (clock_columns), add_clocks },
    { "clock_rates", BAL_BASIS_ENDED, rate_columns, G_N_ELEMENTS (rate_columns), add_rates },
  };
  g_autoptr (GListModel) clocks = bal_clocks_dup_clocks (analysis);

  report->extra = clocks;
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    bal_report_add_table (report, &tables[i]);
  if (bal_clocks_get_with_children (analysis))
    add_list (report);
  for (guint i = 0; i < g_list_model_get_n_items (clocks); i++)
    {
      g_autoptr (BalClock) clock = g_list_model_get_item (clocks, i);

      find_late (report, clock, i, bal_clocks_get_days_ahead (analysis));
    }
  report->extra = NULL;
}

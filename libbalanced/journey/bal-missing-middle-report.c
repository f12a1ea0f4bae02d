/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-missing-middle-private.h"

#include <string.h>

enum
{
  UNIVERSAL = 1,
  TARGETED = 2,
  SPECIALIST = 3,
};

static const BalReportColumn middle_columns[] = {
  { "episodes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "universal_episodes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "targeted_episodes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "specialist_episodes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "targeted_share_of_episodes", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "targeted_children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "targeted_share_of_children", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "minutes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "minutes" },
  { "targeted_minutes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "minutes" },
  { "targeted_share_of_minutes", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "episodes_without_level", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "strands", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "strands" },
  { "strands_with_targeted", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "strands" },
  { "focus_episodes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "focus_share_of_episodes", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
};

/* The columns of middle_columns that a strand has too. */
#define N_SHARED_COLUMNS 12

static const BalReportColumn move_columns[] = {
  { "from_level", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "to_level", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "moves", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "moves" },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "share_of_moves", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "is_jump", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
};

static const BalReportColumn specialist_columns[] = {
  { "children_with_specialist_start", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN,
    "children" },
  { "targeted_before", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "no_targeted_before", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "unknown_before", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "no_targeted_share_of_known", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
};

static gint64
get_figure (const BalSummaryGroup *group, guint scope, guint band, guint figure)
{
  return group->counters[bal_middle_get_figure (scope, band, figure)];
}

/* Over the bands of known levels. */
static gint64
sum_bands (const BalSummaryGroup *group, guint scope, guint figure)
{
  gint64 sum = 0;

  for (guint band = UNIVERSAL; band <= SPECIALIST; band++)
    sum += get_figure (group, scope, band, figure);
  return sum;
}

static void
add_minutes (BalReportRow *row, const BalSummaryGroup *group, guint scope)
{
  gint64 all = sum_bands (group, scope, BAL_MIDDLE_MINUTES);
  gint64 targeted = get_figure (group, scope, TARGETED, BAL_MIDDLE_MINUTES);
  gint64 started = get_figure (group, scope, TARGETED, BAL_MIDDLE_STARTED);
  gint64 recorded = get_figure (group, scope, TARGETED, BAL_MIDDLE_WITH_MINUTES);

  bal_report_row_total (row, all, sum_bands (group, scope, BAL_MIDDLE_STARTED),
                        sum_bands (group, scope, BAL_MIDDLE_WITH_MINUTES));
  bal_report_row_total (row, targeted, started, recorded);
  if (started > 0 && recorded == 0)
    bal_report_row_state (row, BAL_VALUE_STATE_MISSING);
  else
    bal_report_row_ratio (row, targeted, all);
}

static void
add_shared (BalReportRow *row, const BalSummaryGroup *group, guint scope)
{
  gint64 episodes = sum_bands (group, scope, BAL_MIDDLE_EPISODES);
  gint64 targeted = get_figure (group, scope, TARGETED, BAL_MIDDLE_EPISODES);
  gint64 children = group->counters[bal_middle_get_known_children (scope)];
  gint64 targeted_children = get_figure (group, scope, TARGETED, BAL_MIDDLE_CHILDREN);

  bal_report_row_int (row, episodes);
  for (guint band = UNIVERSAL; band <= SPECIALIST; band++)
    bal_report_row_int (row, get_figure (group, scope, band, BAL_MIDDLE_EPISODES));
  bal_report_row_ratio (row, targeted, episodes);
  bal_report_row_int (row, children);
  bal_report_row_int (row, targeted_children);
  bal_report_row_ratio (row, targeted_children, children);
  add_minutes (row, group, scope);
  bal_report_row_int (row, get_figure (group, scope, 0, BAL_MIDDLE_EPISODES));
}

/* Of the strands that the caller looks at together; -1 when the scheme has none of them. */
static gint64
sum_focus (BalReport *report, const BalSummaryGroup *group, GStrv focus, gint64 *all)
{
  gboolean found = FALSE;
  gint64 sum = 0;

  *all = 0;
  for (guint strand = 0; report->scheme.strands[strand]; strand++)
    {
      gint64 episodes = 0;

      for (guint band = 0; band < BAL_MIDDLE_N_BANDS; band++)
        episodes += get_figure (group, strand + 1, band, BAL_MIDDLE_EPISODES);
      *all += episodes;
      if (!g_strv_contains ((const char *const *) focus, report->scheme.strands[strand]))
        continue;
      found = TRUE;
      sum += episodes;
    }
  return found ? sum : -1;
}

static guint
count_strands_with_targeted (BalReport *report, const BalSummaryGroup *group)
{
  guint n = 0;

  for (guint strand = 0; report->scheme.strands[strand]; strand++)
    n += get_figure (group, strand + 1, TARGETED, BAL_MIDDLE_EPISODES) > 0;
  return n;
}

/* The focus strands stand in the options of the summary, which are those of the analysis. */
static GStrv
read_focus (BalReport *report)
{
  const char *at = strstr (report->summary->options, "\nfocus_strands=");
  g_auto (GStrv) lines = g_strsplit (at + strlen ("\nfocus_strands="), "\n", 2);

  return g_strsplit (lines[0], " ", -1);
}

static void
add_middle (BalReport *report,
            const BalReportTable *table,
            BalTableBuilder *builder,
            const BalSummaryGroup *group)
{
  g_auto (GStrv) focus = read_focus (report);
  BalReportRow row = bal_report_begin_row (report, builder, group);
  gint64 all, focused;

  add_shared (&row, group, 0);
  bal_report_row_int (&row, g_strv_length (report->scheme.strands));
  bal_report_row_int (&row, count_strands_with_targeted (report, group));
  focused = sum_focus (report, group, focus, &all);
  if (focused < 0)
    {
      bal_report_row_state (&row, BAL_VALUE_STATE_NOT_APPLICABLE);
      bal_report_row_state (&row, BAL_VALUE_STATE_NOT_APPLICABLE);
      return;
    }
  bal_report_row_int (&row, focused);
  bal_report_row_ratio (&row, focused, all);
}

static gboolean
has_episodes (const BalSummaryGroup *group, guint scope)
{
  return get_figure (group, scope, 0, BAL_MIDDLE_EPISODES) +
           sum_bands (group, scope, BAL_MIDDLE_EPISODES) >
         0;
}

static void
add_strands (BalReport *report,
             const BalReportTable *table,
             BalTableBuilder *builder,
             const BalSummaryGroup *group)
{
  guint n_strands = g_strv_length (report->scheme.strands);

  for (guint strand = 0; strand <= n_strands; strand++)
    if (strand < n_strands || has_episodes (group, strand + 1))
      {
        BalReportRow row = bal_report_begin_row (report, builder, group);

        /* Behind the last strand stands NULL: the strand is missing. */
        bal_report_row_text (&row, report->scheme.strands[strand]);
        add_shared (&row, group, strand + 1);
      }
}

static BalMiddleLayout
get_layout (BalReport *report)
{
  return (BalMiddleLayout){ g_strv_length (report->scheme.strands),
                            g_strv_length (report->scheme.levels) };
}

static gint64
sum_moves (BalReport *report, const BalSummaryGroup *group)
{
  BalMiddleLayout layout = get_layout (report);
  gint64 sum = 0;

  for (guint from = 0; from < layout.n_levels; from++)
    for (guint to = 0; to < layout.n_levels; to++)
      sum += group->counters[bal_middle_get_moves (&layout, from, to, FALSE)];
  return sum;
}

static void
add_moves (BalReport *report,
           const BalReportTable *table,
           BalTableBuilder *builder,
           const BalSummaryGroup *group)
{
  BalMiddleLayout layout = get_layout (report);
  gint64 all = sum_moves (report, group);

  for (guint from = 0; from < layout.n_levels; from++)
    for (guint to = 0; to < layout.n_levels; to++)
      {
        gint64 moves = group->counters[bal_middle_get_moves (&layout, from, to, FALSE)];
        int bands = report->scheme.level_band[from] + report->scheme.level_band[to];
        BalReportRow row;

        if (from == to)
          continue;
        row = bal_report_begin_row (report, builder, group);
        bal_report_row_text (&row, report->scheme.levels[from]);
        bal_report_row_text (&row, report->scheme.levels[to]);
        bal_report_row_int (&row, moves);
        bal_report_row_int (&row, group->counters[bal_middle_get_moves (&layout, from, to, TRUE)]);
        bal_report_row_ratio (&row, moves, all);
        bal_report_row_boolean (&row, bands == UNIVERSAL + SPECIALIST &&
                                        report->scheme.level_band[from] != TARGETED);
      }
}

static gint64
get_other (BalReport *report, const BalSummaryGroup *group, guint other)
{
  BalMiddleLayout layout = get_layout (report);

  return group->counters[bal_middle_get_other (&layout, other)];
}

static void
add_specialist (BalReport *report,
                const BalReportTable *table,
                BalTableBuilder *builder,
                const BalSummaryGroup *group)
{
  BalReportRow row = bal_report_begin_row (report, builder, group);
  gint64 with = get_other (report, group, BAL_MIDDLE_TARGETED_BEFORE);
  gint64 without = get_other (report, group, BAL_MIDDLE_NO_TARGETED_BEFORE);
  gint64 unknown = get_other (report, group, BAL_MIDDLE_UNKNOWN_BEFORE);

  bal_report_row_int (&row, with + without + unknown);
  bal_report_row_int (&row, with);
  bal_report_row_int (&row, without);
  bal_report_row_int (&row, unknown);
  bal_report_row_ratio (&row, without, with + without);
}

static double
divide (gint64 numerator, gint64 denominator)
{
  return denominator > 0 ? (double) numerator / (double) denominator : 0;
}

static void
find_missing_targeted (BalReport *report)
{
  const BalSummaryGroup *total = bal_report_get_total (report);

  if (sum_bands (total, 0, BAL_MIDDLE_EPISODES) == 0)
    return;
  for (guint strand = 0; report->scheme.strands[strand]; strand++)
    {
      const BalFindingFigure figures[] = {
        { "episodes", (double) sum_bands (total, strand + 1, BAL_MIDDLE_EPISODES) },
      };

      if (get_figure (total, strand + 1, TARGETED, BAL_MIDDLE_EPISODES) == 0)
        bal_findings_builder_add (report->findings, "targeted-missing",
                                  report->scheme.strands[strand], NULL, figures,
                                  G_N_ELEMENTS (figures));
    }
}

static void
find_shares (BalReport *report, BalMissingMiddle *self)
{
  const BalSummaryGroup *total = bal_report_get_total (report);
  gint64 episodes = sum_bands (total, 0, BAL_MIDDLE_EPISODES), all;
  gint64 targeted = get_figure (total, 0, TARGETED, BAL_MIDDLE_EPISODES);
  gint64 focused = sum_focus (report, total, self->focus_strands, &all);
  const BalFindingFigure targeted_figures[] = {
    { "share", divide (targeted, episodes) },
    { "threshold", self->least_targeted_share },
    { "episodes", (double) episodes },
  };
  const BalFindingFigure focus_figures[] = {
    { "share", divide (focused, all) },
    { "threshold", self->most_focus_share },
    { "episodes", (double) all },
  };

  if (self->least_targeted_share >= 0 && episodes > 0 &&
      targeted_figures[0].value < self->least_targeted_share)
    bal_findings_builder_add (report->findings, "targeted-share-low", "missing_middle", NULL,
                              targeted_figures, G_N_ELEMENTS (targeted_figures));
  if (self->most_focus_share >= 0 && focused > 0 && focus_figures[0].value > self->most_focus_share)
    bal_findings_builder_add (report->findings, "strands-unbalanced", "missing_middle", NULL,
                              focus_figures, G_N_ELEMENTS (focus_figures));
}

static void
find_jumps (BalReport *report)
{
  const BalSummaryGroup *total = bal_report_get_total (report);
  gint64 moves = sum_moves (report, total);
  gint64 jumps = get_other (report, total, BAL_MIDDLE_JUMPS_UP);
  const BalFindingFigure figures[] = {
    { "count", (double) jumps },
    { "children", (double) get_other (report, total, BAL_MIDDLE_CHILDREN_UP) },
    { "moves", (double) moves },
    { "share", divide (jumps, moves) },
  };

  if (jumps > 0)
    bal_findings_builder_add (report->findings, "universal-to-specialist-jumps",
                              "level_transitions", NULL, figures, G_N_ELEMENTS (figures));
}

static void
find_specialist_starts (BalReport *report, guint observation_days)
{
  const BalSummaryGroup *total = bal_report_get_total (report);
  gint64 with = get_other (report, total, BAL_MIDDLE_TARGETED_BEFORE);
  gint64 without = get_other (report, total, BAL_MIDDLE_NO_TARGETED_BEFORE);
  gint64 unknown = get_other (report, total, BAL_MIDDLE_UNKNOWN_BEFORE);
  const BalFindingFigure skipped[] = {
    { "count", (double) without },
    { "children", (double) (with + without) },
    { "share", divide (without, with + without) },
  };
  const BalFindingFigure late[] = {
    { "count", (double) unknown },
    { "children", (double) (with + without + unknown) },
    { "days", observation_days },
  };

  if (without > 0)
    bal_findings_builder_add (report->findings, "specialist-without-targeted", "first_specialist",
                              NULL, skipped, G_N_ELEMENTS (skipped));
  if (unknown > 0)
    bal_findings_builder_add (report->findings, "observation-began-late", "first_specialist", NULL,
                              late, G_N_ELEMENTS (late));
}

void
bal_missing_middle_finish (BalAnalysis *analysis, BalReport *report)
{
  BalReportColumn strand_columns[N_SHARED_COLUMNS + 1] = {
    { "strand", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  };
  const BalReportTable tables[] = {
    { "missing_middle", report->basis, middle_columns, G_N_ELEMENTS (middle_columns), add_middle },
    { "missing_middle_strands", report->basis, strand_columns, G_N_ELEMENTS (strand_columns),
      add_strands },
    { "level_transitions", BAL_BASIS_NONE, move_columns, G_N_ELEMENTS (move_columns), add_moves },
    { "first_specialist", BAL_BASIS_STARTED, specialist_columns, G_N_ELEMENTS (specialist_columns),
      add_specialist },
  };

  for (guint i = 0; i < N_SHARED_COLUMNS; i++)
    strand_columns[i + 1] = middle_columns[i];
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    bal_report_add_table (report, &tables[i]);
  bal_report_add_recording (report);
  find_missing_targeted (report);
  find_shares (report, BAL_MISSING_MIDDLE (analysis));
  find_jumps (report);
  find_specialist_starts (report, analysis->observation_days);
}

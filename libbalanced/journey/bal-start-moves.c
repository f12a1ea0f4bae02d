/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-start-moves.h"

#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-move-count-private.h"

/**
 * BalStartMoves:
 *
 * From which level to which level the starts of a child's units go.
 *
 * Units are taken in the order of the journey: a move leads from each unit to the one that starts
 * next, also where both are active at once, and also from a level to itself. The table
 * `start_moves` has the moves from every level to every level. `start_move_totals` has those
 * straight from the universal band to the specialist one (`universal_to_specialist`), and the
 * specialist starts that follow one or more targeted units which themselves follow a universal one
 * (`universal_targeted_specialist`). Moves from or to a unit without a level are counted apart.
 *
 * A move belongs to the day on which the later unit starts, and so to a period; the earlier one may
 * have started before it. Children belong to the groups of their units that the selection counts
 * and that have covered a day in the period, and all of a child's moves are counted in each of its
 * groups.
 *
 * This is not what the table `level_transitions` of [class@Balanced.MissingMiddle] has: there a
 * level is the highest one that is active on a day, and there are far fewer moves.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: C4.
 *
 * Since: 0.1
 */
struct _BalStartMoves
{
  BalAnalysis parent_instance;
};

struct _BalStartMovesClass
{
  BalAnalysisClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalStartMoves, bal_start_moves, BAL_TYPE_ANALYSIS)

enum
{
  CHILDREN,
  UNITS,
  MOVES,
  WITHOUT_LEVEL,
  JUMPS,
  STEPS,
  BY_LEVEL,
};

static void
bal_start_moves_describe (BalAnalysis *self,
                          const BalAnalysisScheme *scheme,
                          BalAnalysisNames *names)
{
  static const char *const figures[] = { "children",
                                         "units",
                                         "moves",
                                         "moves_without_level",
                                         "universal_to_specialist",
                                         "universal_targeted_specialist" };

  for (guint i = 0; i < BY_LEVEL; i++)
    bal_analysis_names_add (names, "%s", figures[i]);
  for (guint from = 0; scheme->levels[from]; from++)
    for (guint to = 0; scheme->levels[to]; to++)
      bal_analysis_names_add (names, "moves %u %u", from, to);
}

static void
add_count (const BalAnalysisRun *run, BalTally *tally, guint group, const BalMoveCount *count)
{
  const gint64 figures[BY_LEVEL] = { count->children,      count->units, count->moves,
                                     count->without_level, count->jumps, count->steps };
  guint n_levels = run->input->episodes->n_levels;

  for (guint i = 0; i < BY_LEVEL; i++)
    bal_tally_add (tally, group, BAL_N_ROWS + i, figures[i]);
  for (guint from = 0; from < n_levels; from++)
    for (guint to = 0; to < n_levels; to++)
      bal_tally_add (tally, group, BAL_N_ROWS + BY_LEVEL + from * n_levels + to,
                     count->by_level[from * BAL_MOVE_COUNT_MAX_LEVELS + to]);
}

static void
bal_start_moves_count_child (const BalAnalysisRun *run,
                             gpointer scratch,
                             BalTally *tally,
                             gsize child,
                             gsize first,
                             gsize count)
{
  const BalEpisodes *episodes = run->input->episodes;
  BalMoveCount counted = { .children = 1 };
  BalMoveState state;

  bal_analysis_run_enter (run, tally, first, count);
  if (tally->groups->len == 0)
    return;
  bal_move_state_begin (&state, episodes);
  for (gsize row = first; row < first + count; row++)
    {
      gint32 start, end;

      if (bal_unit_read_days (episodes, row, run->window.as_at, &start, &end) &&
          bal_analysis_run_counts (run, row))
        bal_move_count_add (&counted, &state, row, start >= run->window.first);
    }
  for (guint i = 0; i < tally->groups->len; i++)
    add_count (run, tally, g_array_index (tally->groups, guint, i), &counted);
}

static gboolean
can_count_range (const BalAnalysisRun *run)
{
  return run->by.n == 0 && run->window.first == BAL_WINDOW_NO_FIRST;
}

static void
bal_start_moves_count_range (const BalAnalysisRun *run,
                             gpointer scratch,
                             BalTally *tally,
                             gsize first_child,
                             const BalRange *range)
{
  BalMoveCount count = { 0 };

  bal_move_count_add_range (&count, run->input->episodes, range);
  add_count (run, tally, BAL_TALLY_TOTAL, &count);
}

static const BalReportColumn move_columns[] = {
  { "from_level", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "to_level", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "moves", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "moves" },
  { "share_of_moves", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "is_jump", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
};

static const BalReportColumn total_columns[] = {
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "units_started", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "moves", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "moves" },
  { "moves_without_level", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "moves" },
  { "universal_to_specialist", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "moves" },
  { "universal_targeted_specialist", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "moves" },
};

#define BAND_UNIVERSAL 1
#define BAND_SPECIALIST 3

static void
add_moves (BalReport *report,
           const BalReportTable *table,
           BalTableBuilder *builder,
           const BalSummaryGroup *group)
{
  const BalAnalysisScheme *scheme = &report->scheme;
  const gint64 *figures = group->counters + BAL_N_ROWS;
  gint64 known = figures[MOVES] - figures[WITHOUT_LEVEL];
  guint n_levels = g_strv_length (scheme->levels);

  for (guint from = 0; from < n_levels; from++)
    for (guint to = 0; to < n_levels; to++)
      {
        gint64 moves = figures[BY_LEVEL + from * n_levels + to];
        BalReportRow row = bal_report_begin_row (report, builder, group);

        bal_report_row_text (&row, scheme->levels[from]);
        bal_report_row_text (&row, scheme->levels[to]);
        bal_report_row_int (&row, moves);
        bal_report_row_ratio (&row, moves, known);
        bal_report_row_boolean (&row, scheme->level_band[from] + scheme->level_band[to] ==
                                          BAND_UNIVERSAL + BAND_SPECIALIST &&
                                        scheme->level_band[from] != scheme->level_band[to]);
      }
}

static void
add_totals (BalReport *report,
            const BalReportTable *table,
            BalTableBuilder *builder,
            const BalSummaryGroup *group)
{
  BalReportRow row = bal_report_begin_row (report, builder, group);

  for (guint i = 0; i < BY_LEVEL; i++)
    bal_report_row_int (&row, group->counters[BAL_N_ROWS + i]);
}

static void
bal_start_moves_finish (BalAnalysis *analysis, BalReport *report)
{
  const BalReportTable tables[] = {
    { "start_moves", BAL_BASIS_STARTED, move_columns, G_N_ELEMENTS (move_columns), add_moves },
    { "start_move_totals", BAL_BASIS_STARTED, total_columns, G_N_ELEMENTS (total_columns),
      add_totals },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    bal_report_add_table (report, &tables[i]);
}

static void
bal_start_moves_class_init (BalStartMovesClass *klass)
{
  BalAnalysisClass *analysis_class = &klass->parent_class;

  analysis_class->name = "start_moves";
  analysis_class->describe = bal_start_moves_describe;
  analysis_class->count_child = bal_start_moves_count_child;
  analysis_class->can_count_range = can_count_range;
  analysis_class->count_range = bal_start_moves_count_range;
  analysis_class->finish = bal_start_moves_finish;
}

static void
bal_start_moves_init (BalStartMoves *self)
{
}

/**
 * bal_start_moves_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days that are counted, or %NULL for everything up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 *
 * Creates an analysis of the levels of consecutive starts; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalStartMoves *
bal_start_moves_new (gint32 as_at, BalPeriod *period, const char *const *by)
{
  return g_object_new (BAL_TYPE_START_MOVES, "as-at", as_at, "period", period, "by", by, NULL);
}

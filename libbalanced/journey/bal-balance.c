/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-balance.h"

#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-balance-count-private.h"

/**
 * BalBalance:
 *
 * The balance of an offer: episodes, children, minutes and contacts in every strand and level.
 *
 * The table `balance` has a row for each strand and level, also where there is nothing: that is a
 * true zero of what was recorded. Episodes without a strand or a level have rows of their own,
 * with the missing one shown as missing. The table `balance_margins` has the rows for whole
 * strands, whole levels and everything; the column `over` says what was put together, and children
 * are counted once in each. The table `recording` says how far offers for whole settings and areas
 * are in the records: not recorded is not the same as not provided.
 *
 * An episode that began before the period counts as an episode, but its minutes and contacts
 * belong to the period of its start.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: C3, C4.
 *
 * Since: 0.1
 */
struct _BalBalance
{
  BalAnalysis parent_instance;
};

struct _BalBalanceClass
{
  BalAnalysisClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalBalance, bal_balance, BAL_TYPE_ANALYSIS)

/* What is counted in one place of the grid: what can be summed, and then children. */
enum
{
  EPISODES = BAL_BALANCE_EPISODES,
  STARTED = BAL_BALANCE_STARTED,
  WITH_MINUTES = BAL_BALANCE_WITH_MINUTES,
  MINUTES = BAL_BALANCE_MINUTES,
  WITH_OFFERED = BAL_BALANCE_WITH_OFFERED,
  OFFERED = BAL_BALANCE_OFFERED,
  WITH_ATTENDED = BAL_BALANCE_WITH_ATTENDED,
  ATTENDED = BAL_BALANCE_ATTENDED,
  CHILDREN = BAL_BALANCE_N_SUMS,
  N_FIGURES,
};

static const char *const figure_names[N_FIGURES] = {
  "episodes",
  "started",
  "with_minutes",
  "minutes",
  "with_contacts_offered",
  "contacts_offered",
  "with_contacts_attended",
  "contacts_attended",
  "children",
};

/* Places of children after the cells: a strand, a level, and the whole grid. */
typedef struct
{
  guint n_strands; /* with the one for missing */
  guint n_levels;
  guint n_cells;
} Grid;

static Grid
get_grid (guint n_strands, guint n_levels)
{
  return (Grid){ n_strands + 1, n_levels + 1, (n_strands + 1) * (n_levels + 1) };
}

static guint
get_cell_counter (guint cell, guint figure)
{
  return BAL_N_ROWS + cell * N_FIGURES + figure;
}

static guint
get_margin_counter (const Grid *grid, guint margin)
{
  return BAL_N_ROWS + grid->n_cells * N_FIGURES + margin;
}

static guint
get_whole_margin (const Grid *grid)
{
  return grid->n_strands + grid->n_levels;
}

static void
bal_balance_describe (BalAnalysis *self, const BalAnalysisScheme *scheme, BalAnalysisNames *names)
{
  Grid grid = get_grid (g_strv_length (scheme->strands), g_strv_length (scheme->levels));

  for (guint cell = 0; cell < grid.n_cells; cell++)
    for (guint figure = 0; figure < N_FIGURES; figure++)
      bal_analysis_names_add (names, "%s %u %u", figure_names[figure], cell / grid.n_levels,
                              cell % grid.n_levels);
  for (guint margin = 0; margin <= get_whole_margin (&grid); margin++)
    bal_analysis_names_add (names, "children %u", margin);
  names->n_stamps = grid.n_cells + get_whole_margin (&grid) + 1;
}

static void
add_sum (gint64 *figures, guint with, guint sum, guint32 value, guint32 missing)
{
  if (value == missing)
    return;
  figures[with]++;
  figures[sum] += value;
}

static void
add_amounts (const BalEpisodes *episodes, gsize row, gint64 *figures)
{
  figures[STARTED]++;
  if (episodes->minutes)
    add_sum (figures, WITH_MINUTES, MINUTES, episodes->minutes[row], BAL_EPISODES_NO_CODE32);
  if (episodes->contacts_offered)
    add_sum (figures, WITH_OFFERED, OFFERED, episodes->contacts_offered[row],
             BAL_EPISODES_NO_CODE16);
  if (episodes->contacts_attended)
    add_sum (figures, WITH_ATTENDED, ATTENDED, episodes->contacts_attended[row],
             BAL_EPISODES_NO_CODE16);
}

static void
count_child_in (BalTally *tally, guint group, const Grid *grid, guint cell)
{
  const guint margins[] = { cell / grid->n_levels, grid->n_strands + cell % grid->n_levels,
                            get_whole_margin (grid) };

  if (!bal_tally_stamp (tally, group, cell))
    return;
  bal_tally_add (tally, group, get_cell_counter (cell, CHILDREN), 1);
  for (guint i = 0; i < G_N_ELEMENTS (margins); i++)
    if (bal_tally_stamp (tally, group, grid->n_cells + margins[i]))
      bal_tally_add (tally, group, get_margin_counter (grid, margins[i]), 1);
}

static void
count_row (BalTally *tally,
           guint group,
           const Grid *grid,
           const BalEpisodes *episodes,
           gsize row,
           gboolean started)
{
  guint cell = episodes->cell[row];
  gint64 *figures =
    tally->counters + (gsize) group * tally->n_counters + get_cell_counter (cell, 0);

  figures[EPISODES]++;
  if (started)
    add_amounts (episodes, row, figures);
  count_child_in (tally, group, grid, cell);
}

static void
bal_balance_count_child (const BalAnalysisRun *run,
                         gpointer scratch,
                         BalTally *tally,
                         gsize child,
                         gsize first,
                         gsize count)
{
  const BalEpisodes *episodes = run->input->episodes;
  Grid grid = get_grid (episodes->n_strands, episodes->n_levels);

  for (gsize row = first; row < first + count; row++)
    {
      gint32 start;
      guint group;

      if (!bal_analysis_run_counts (run, row) || !bal_analysis_run_has_row (run, row, &start))
        continue;
      count_row (tally, BAL_TALLY_TOTAL, &grid, episodes, row, start >= run->window.first);
      group = bal_tally_get_group (tally, row);
      if (group != BAL_TALLY_TOTAL)
        count_row (tally, group, &grid, episodes, row, start >= run->window.first);
    }
}

/* So many groups at most have a place of their own each for every thread. */
#define MANY_GROUPS 100000

static gboolean
bal_balance_can_count_range (const BalAnalysisRun *run)
{
  const BalEpisodes *episodes = run->input->episodes;
  Grid grid = get_grid (episodes->n_strands, episodes->n_levels);
  BalDenseBy by;

  return run->basis == BAL_BASIS_ACTIVE &&
         grid.n_cells + get_whole_margin (&grid) < BAL_BALANCE_MAX_BITS &&
         bal_dense_by_init (&by, &run->by, episodes, MANY_GROUPS);
}

static gpointer
scratch_new (const BalAnalysisRun *run)
{
  BalDenseBy by;

  if (!run->by_range)
    return NULL;
  bal_dense_by_init (&by, &run->by, run->input->episodes, MANY_GROUPS);
  return bal_balance_count_new (run->input->episodes, &run->window, &by);
}

static void
scratch_free (gpointer scratch)
{
  bal_balance_count_free (scratch);
}

static void
bal_balance_count_range (const BalAnalysisRun *run,
                         gpointer scratch,
                         BalTally *tally,
                         gsize first_child,
                         const BalRange *range)
{
  bal_balance_count_run (scratch, range);
}

static void
add_sums (BalTally *tally, guint group, BalBalanceCount *count, guint from)
{
  for (guint cell = 0; cell < count->n_cells; cell++)
    for (guint sum = 0; sum < BAL_BALANCE_N_SUMS; sum++)
      bal_tally_add (tally, group, get_cell_counter (cell, sum),
                     (gint64) count->sums[(gsize) from * count->n_cells + cell][sum]);
}

static void
add_children (BalTally *tally, guint group, BalBalanceCount *count, guint from)
{
  const guint32 *children = bal_bit_counts_get (&count->children, from);
  guint margins = get_cell_counter (count->n_cells, 0);

  for (guint cell = 0; cell < count->n_cells; cell++)
    bal_tally_add (tally, group, get_cell_counter (cell, CHILDREN), children[cell]);
  for (guint bit = count->n_cells; bit < count->n_bits; bit++)
    bal_tally_add (tally, group, margins + bit - count->n_cells, children[bit]);
}

static void
bal_balance_end_part (const BalAnalysisRun *run, gpointer scratch, BalTally *tally)
{
  BalBalanceCount *count = scratch;

  if (!count)
    return;
  bal_balance_count_end (count);
  bal_tally_add_total (tally);
  add_children (tally, BAL_TALLY_TOTAL, count, count->by.n_groups);
  for (guint from = 0; from < count->by.n_groups; from++)
    {
      guint group;

      if (bal_bit_counts_get (&count->children, from)[count->n_bits - 1] == 0)
        continue;
      add_sums (tally, BAL_TALLY_TOTAL, count, from);
      if (run->by.n == 0)
        continue;
      group = bal_tally_get_group_of (tally, from);
      add_sums (tally, group, count, from);
      add_children (tally, group, count, from);
    }
}

static const BalReportColumn cell_columns[] = {
  { "strand", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "level", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "episodes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "share_of_episodes", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "minutes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "minutes" },
  { "contacts_offered", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "contacts" },
  { "contacts_attended", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "contacts" },
  { "episodes_started", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "episodes_with_minutes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
};

static const BalReportColumn margin_columns[] = {
  { "over", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "strand", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "level", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "episodes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "share_of_episodes", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "minutes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "minutes" },
  { "contacts_offered", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "contacts" },
  { "contacts_attended", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "contacts" },
  { "episodes_started", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "episodes_with_minutes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
};

/* Episodes are in one cell each, so what is not a child may be summed over cells. */
static void
sum_cells (const BalSummaryGroup *group,
           const Grid *grid,
           int strand,
           int level,
           gint64 figures[N_FIGURES])
{
  for (guint figure = 0; figure < N_FIGURES; figure++)
    figures[figure] = 0;
  for (guint cell = 0; cell < grid->n_cells; cell++)
    if ((strand < 0 || cell / grid->n_levels == (guint) strand) &&
        (level < 0 || cell % grid->n_levels == (guint) level))
      for (guint figure = 0; figure < N_FIGURES; figure++)
        figures[figure] += group->counters[get_cell_counter (cell, figure)];
}

static void
add_figures (BalReportRow *row, const gint64 *figures, gint64 children, gint64 all_episodes)
{
  bal_report_row_int (row, children);
  bal_report_row_int (row, figures[EPISODES]);
  bal_report_row_ratio (row, figures[EPISODES], all_episodes);
  bal_report_row_total (row, figures[MINUTES], figures[STARTED], figures[WITH_MINUTES]);
  bal_report_row_total (row, figures[OFFERED], figures[STARTED], figures[WITH_OFFERED]);
  bal_report_row_total (row, figures[ATTENDED], figures[STARTED], figures[WITH_ATTENDED]);
  bal_report_row_int (row, figures[STARTED]);
  bal_report_row_int (row, figures[WITH_MINUTES]);
}

static Grid
get_report_grid (BalReport *report)
{
  return get_grid (g_strv_length (report->scheme.strands), g_strv_length (report->scheme.levels));
}

/* Missing ones come last, and only where there are any. */
static void
add_cells (BalReport *report,
           const BalReportTable *table,
           BalTableBuilder *builder,
           const BalSummaryGroup *group)
{
  Grid grid = get_report_grid (report);
  gint64 figures[N_FIGURES], all[N_FIGURES];

  sum_cells (group, &grid, -1, -1, all);
  for (guint i = 1; i <= grid.n_strands; i++)
    for (guint j = 1; j <= grid.n_levels; j++)
      {
        guint strand = i % grid.n_strands, level = j % grid.n_levels;
        BalReportRow row;

        sum_cells (group, &grid, (int) strand, (int) level, figures);
        if ((strand == 0 || level == 0) && figures[EPISODES] == 0)
          continue;
        row = bal_report_begin_row (report, builder, group);
        bal_report_row_text (&row, bal_report_get_code (report->scheme.strands, (int) strand - 1));
        bal_report_row_text (&row, bal_report_get_code (report->scheme.levels, (int) level - 1));
        add_figures (&row, figures, figures[CHILDREN], all[EPISODES]);
      }
}

static void
add_margin (BalReport *report,
            BalTableBuilder *builder,
            const BalSummaryGroup *group,
            int strand,
            int level)
{
  Grid grid = get_report_grid (report);
  gint64 figures[N_FIGURES], all[N_FIGURES];
  guint margin = strand >= 0  ? (guint) strand
                 : level >= 0 ? grid.n_strands + (guint) level
                              : get_whole_margin (&grid);
  BalReportRow row;

  sum_cells (group, &grid, -1, -1, all);
  sum_cells (group, &grid, strand, level, figures);
  if ((strand == 0 || level == 0) && figures[EPISODES] == 0)
    return;
  row = bal_report_begin_row (report, builder, group);
  bal_report_row_text (&row, strand >= 0 ? "level" : level >= 0 ? "strand" : "strand and level");
  if (strand < 0)
    bal_report_row_state (&row, BAL_VALUE_STATE_NOT_APPLICABLE);
  else
    bal_report_row_text (&row, bal_report_get_code (report->scheme.strands, strand - 1));
  if (level < 0)
    bal_report_row_state (&row, BAL_VALUE_STATE_NOT_APPLICABLE);
  else
    bal_report_row_text (&row, bal_report_get_code (report->scheme.levels, level - 1));
  add_figures (&row, figures, group->counters[get_margin_counter (&grid, margin)], all[EPISODES]);
}

static void
add_margins (BalReport *report,
             const BalReportTable *table,
             BalTableBuilder *builder,
             const BalSummaryGroup *group)
{
  Grid grid = get_report_grid (report);

  for (guint i = 1; i <= grid.n_strands; i++)
    add_margin (report, builder, group, (int) (i % grid.n_strands), -1);
  for (guint j = 1; j <= grid.n_levels; j++)
    add_margin (report, builder, group, -1, (int) (j % grid.n_levels));
  add_margin (report, builder, group, -1, -1);
}

static void
bal_balance_finish (BalAnalysis *self, BalReport *report)
{
  const BalReportTable cells = { "balance", report->basis, cell_columns,
                                 G_N_ELEMENTS (cell_columns), add_cells };
  const BalReportTable margins = { "balance_margins", report->basis, margin_columns,
                                   G_N_ELEMENTS (margin_columns), add_margins };

  bal_report_add_table (report, &cells);
  bal_report_add_table (report, &margins);
  bal_report_add_recording (report);
}

static void
bal_balance_class_init (BalBalanceClass *klass)
{
  BalAnalysisClass *analysis_class = &klass->parent_class;

  analysis_class->name = "balance";
  analysis_class->describe = bal_balance_describe;
  analysis_class->scratch_new = scratch_new;
  analysis_class->scratch_free = scratch_free;
  analysis_class->count_child = bal_balance_count_child;
  analysis_class->can_count_range = bal_balance_can_count_range;
  analysis_class->count_range = bal_balance_count_range;
  analysis_class->end_part = bal_balance_end_part;
  analysis_class->finish = bal_balance_finish;
}

static void
bal_balance_init (BalBalance *self)
{
}

/**
 * bal_balance_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days that are counted, or %NULL for everything up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 *
 * Creates an analysis of the balance; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalBalance *
bal_balance_new (gint32 as_at, BalPeriod *period, const char *const *by)
{
  return g_object_new (BAL_TYPE_BALANCE, "as-at", as_at, "period", period, "by", by, NULL);
}

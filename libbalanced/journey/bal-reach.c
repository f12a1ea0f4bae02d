/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-reach.h"

#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-reach-count-private.h"
#include "libbalanced/journey/bal-report-groups-private.h"

/**
 * BalReach:
 *
 * How many children each group reaches, in every strand and level.
 *
 * It is the short form of [class@Balanced.Balance], for groups as many as settings: the table
 * `reach` has one row for a group, with its children, its episodes, and a column of children for
 * each strand and level, named after both, such as `family_universal`. A child is counted once in
 * each of them, so that columns must not be added. `children_without_cell` are those with an
 * episode that does not say its strand or its level.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: C3.
 *
 * Since: 0.1
 */
struct _BalReach
{
  BalAnalysis parent_instance;
};

struct _BalReachClass
{
  BalAnalysisClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalReach, bal_reach, BAL_TYPE_ANALYSIS)

/* After the episodes, children by their places: the cells, then these. */
enum
{
  WITHOUT_CELL,
  EVERYWHERE,
  N_OTHER_PLACES,
};

#define EPISODES BAL_N_ROWS
#define FIRST_PLACE (EPISODES + 1)

/* So many groups at most have places of their own for every thread. */
#define MANY_GROUPS (1u << 20)

static guint
get_n_cells (const BalEpisodes *episodes)
{
  return (guint) episodes->n_strands * episodes->n_levels;
}

static guint
get_place (const BalEpisodes *episodes, guint8 cell)
{
  guint strand = cell / (episodes->n_levels + 1u), level = cell % (episodes->n_levels + 1u);

  if (strand == 0 || level == 0)
    return get_n_cells (episodes) + WITHOUT_CELL;
  return (strand - 1) * episodes->n_levels + level - 1;
}

static void
bal_reach_describe (BalAnalysis *self, const BalAnalysisScheme *scheme, BalAnalysisNames *names)
{
  guint n_cells = g_strv_length (scheme->strands) * g_strv_length (scheme->levels);

  bal_analysis_names_add (names, "episodes");
  for (guint place = 0; place < n_cells + N_OTHER_PLACES; place++)
    bal_analysis_names_add (names, "children %u", place);
  names->n_stamps = n_cells + N_OTHER_PLACES;
}

static void
count_row (BalTally *tally, guint group, guint place, guint everywhere)
{
  bal_tally_add (tally, group, EPISODES, 1);
  if (bal_tally_stamp (tally, group, place))
    bal_tally_add (tally, group, FIRST_PLACE + place, 1);
  if (bal_tally_stamp (tally, group, everywhere))
    bal_tally_add (tally, group, FIRST_PLACE + everywhere, 1);
}

static void
bal_reach_count_child (const BalAnalysisRun *run,
                       gpointer scratch,
                       BalTally *tally,
                       gsize child,
                       gsize first,
                       gsize count)
{
  const BalEpisodes *episodes = run->input->episodes;
  guint everywhere = get_n_cells (episodes) + EVERYWHERE;

  for (gsize row = first; row < first + count; row++)
    {
      guint place = get_place (episodes, episodes->cell[row]);
      gint32 start;
      guint group;

      if (!bal_analysis_run_counts (run, row) || !bal_analysis_run_has_row (run, row, &start))
        continue;
      count_row (tally, BAL_TALLY_TOTAL, place, everywhere);
      group = bal_tally_get_group (tally, row);
      if (group != BAL_TALLY_TOTAL)
        count_row (tally, group, place, everywhere);
    }
}

static gboolean
bal_reach_can_count_range (const BalAnalysisRun *run)
{
  BalDenseBy by;

  return run->basis == BAL_BASIS_ACTIVE &&
         get_n_cells (run->input->episodes) + N_OTHER_PLACES <= BAL_REACH_MAX_BITS &&
         bal_dense_by_init (&by, &run->by, run->input->episodes, MANY_GROUPS);
}

static gpointer
scratch_new (const BalAnalysisRun *run)
{
  const BalEpisodes *episodes = run->input->episodes;
  guint n_cells = get_n_cells (episodes);
  guint64 bits_of_cell[256];
  BalDenseBy by;

  if (!run->by_range)
    return NULL;
  bal_dense_by_init (&by, &run->by, episodes, MANY_GROUPS);
  for (guint cell = 0; cell < G_N_ELEMENTS (bits_of_cell); cell++)
    bits_of_cell[cell] = G_GUINT64_CONSTANT (1)
                           << (get_place (episodes, (guint8) cell) % BAL_REACH_MAX_BITS) |
                         G_GUINT64_CONSTANT (1) << (n_cells + EVERYWHERE);
  return bal_reach_count_new (episodes, &run->window, &by, bits_of_cell, n_cells + N_OTHER_PLACES);
}

static void
scratch_free (gpointer scratch)
{
  bal_reach_count_free (scratch);
}

static void
bal_reach_count_range (const BalAnalysisRun *run,
                       gpointer scratch,
                       BalTally *tally,
                       gsize first_child,
                       const BalRange *range)
{
  bal_reach_count_run (scratch, range);
}

static void
add_children (BalTally *tally, guint group, BalReachCount *count, guint from)
{
  const guint32 *children = bal_bit_counts_get (&count->children, from);

  for (guint bit = 0; bit < count->n_bits; bit++)
    bal_tally_add (tally, group, FIRST_PLACE + bit, children[bit]);
}

static void
add_scratch (const BalAnalysisRun *run, gpointer scratch, gpointer other)
{
  bal_reach_count_add (scratch, other);
}

/* What the groups have, in the places of the counters, and by the numbers of the groups. */
typedef struct
{
  const BalAnalysisInput *input; /* borrowed */
  BalBy by;
  guint n_bits;
  guint32 *n_rows;   /* owned; by group */
  guint32 *children; /* owned; by group and place */
} Whole;

static void
whole_free (gpointer data)
{
  Whole *whole = data;

  g_free (whole->n_rows);
  g_free (whole->children);
  g_free (whole);
}

static gpointer
end_whole (const BalAnalysisRun *run, gpointer scratch, BalTally *tally)
{
  BalReachCount *count = scratch;
  Whole *whole = g_new0 (Whole, 1);

  bal_tally_add_total (tally);
  add_children (tally, BAL_TALLY_TOTAL, count, count->by.n_groups);
  for (guint group = 0; group < count->by.n_groups; group++)
    bal_tally_add (tally, BAL_TALLY_TOTAL, EPISODES, count->n_rows[group]);
  for (guint group = 0; group < count->by.n_groups; group++)
    bal_bit_counts_empty (&count->children, group);
  whole->input = run->input;
  whole->by = run->by;
  whole->n_bits = count->n_bits;
  whole->n_rows = g_steal_pointer (&count->n_rows);
  whole->children = g_steal_pointer (&count->children.counts);
  return whole;
}

static void
bal_reach_end_part (const BalAnalysisRun *run, gpointer scratch, BalTally *tally)
{
  BalReachCount *count = scratch;

  if (!count)
    return;
  bal_tally_add_total (tally);
  add_children (tally, BAL_TALLY_TOTAL, count, count->by.n_groups);
  for (guint from = 0; from < count->by.n_groups; from++)
    {
      guint group;

      if (count->n_rows[from] == 0)
        continue;
      bal_tally_add (tally, BAL_TALLY_TOTAL, EPISODES, count->n_rows[from]);
      if (run->by.n == 0)
        continue;
      group = bal_tally_get_group_of (tally, from);
      bal_tally_add (tally, group, EPISODES, count->n_rows[from]);
      add_children (tally, group, count, from);
    }
}

static void
add_reach (BalReport *report,
           const BalReportTable *table,
           BalTableBuilder *builder,
           const BalSummaryGroup *group)
{
  guint n_cells = table->choice;
  BalReportRow row = bal_report_begin_row (report, builder, group);

  bal_report_row_int (&row, group->counters[FIRST_PLACE + n_cells + EVERYWHERE]);
  bal_report_row_int (&row, group->counters[EPISODES]);
  bal_report_row_int (&row, group->counters[FIRST_PLACE + n_cells + WITHOUT_CELL]);
  for (guint cell = 0; cell < n_cells; cell++)
    bal_report_row_int (&row, group->counters[FIRST_PLACE + cell]);
}

/* The columns in the order of add_reach (), each with all its cells at once. */
static void
add_reach_of_groups (BalReport *report, const BalReportTable *table, BalTableBuilder *builder)
{
  const Whole *whole = report->summary->whole;
  guint n_cells = table->choice, column = whole->by.n;
  const guint first[] = { n_cells + EVERYWHERE, n_cells + WITHOUT_CELL };
  g_autofree gint64 *values = NULL;
  BalReportGroups groups;

  bal_report_groups_init (&groups, report, whole->input, &whole->by, whole->n_rows);
  bal_report_groups_append (&groups, builder);
  values = g_new (gint64, groups.n + 1);
  for (guint i = 0; i < n_cells + 3; i++)
    {
      guint place = i == 0 ? first[0] : i == 2 ? first[1] : i - 3;

      for (guint row = 0; row < groups.n; row++)
        {
          gsize group = groups.combinations[row];

          values[row] =
            i == 1 ? whole->n_rows[group] : whole->children[group * whole->n_bits + place];
        }
      bal_table_builder_append_ints (builder, column++, values, groups.n);
    }
  bal_report_groups_clear (&groups);
}

/* Codes can be such that two names come out alike: then the later one has its number too. */
static char *
name_cell (GHashTable *names, const char *strand, const char *level)
{
  char *name = g_strdup_printf ("%s_%s", strand, level);

  if (g_hash_table_contains (names, name))
    {
      char *longer = g_strdup_printf ("%s_%u", name, g_hash_table_size (names));

      g_free (name);
      name = longer;
    }
  g_hash_table_add (names, name);
  return name;
}

static void
bal_reach_finish (BalAnalysis *self, BalReport *report)
{
  static const BalReportColumn fixed[] = {
    { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
    { "episodes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
    { "children_without_cell", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN,
      "children" },
  };
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (BalReportColumn));
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  BalReportTable table = { .name = "reach", .basis = report->basis, .add_rows = add_reach };

  g_array_append_vals (columns, fixed, G_N_ELEMENTS (fixed));
  for (guint i = 0; report->scheme.strands[i]; i++)
    for (guint j = 0; report->scheme.levels[j]; j++)
      {
        BalReportColumn column = fixed[0];

        column.name = name_cell (names, report->scheme.strands[i], report->scheme.levels[j]);
        g_array_append_val (columns, column);
      }
  table.columns = (const BalReportColumn *) (gconstpointer) columns->data;
  table.n_columns = columns->len;
  table.choice = columns->len - G_N_ELEMENTS (fixed);
  if (report->summary->whole)
    table.add_groups = add_reach_of_groups;
  bal_report_add_table (report, &table);
}

static void
bal_reach_class_init (BalReachClass *klass)
{
  BalAnalysisClass *analysis_class = &klass->parent_class;

  analysis_class->name = "reach";
  analysis_class->describe = bal_reach_describe;
  analysis_class->scratch_new = scratch_new;
  analysis_class->scratch_free = scratch_free;
  analysis_class->count_child = bal_reach_count_child;
  analysis_class->can_count_range = bal_reach_can_count_range;
  analysis_class->count_range = bal_reach_count_range;
  analysis_class->add_scratch = add_scratch;
  analysis_class->end_whole = end_whole;
  analysis_class->whole_free = whole_free;
  analysis_class->end_part = bal_reach_end_part;
  analysis_class->finish = bal_reach_finish;
}

static void
bal_reach_init (BalReach *self)
{
}

/**
 * bal_reach_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days that are counted, or %NULL for everything up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 *
 * Creates an analysis of reach; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalReach *
bal_reach_new (gint32 as_at, BalPeriod *period, const char *const *by)
{
  return g_object_new (BAL_TYPE_REACH, "as-at", as_at, "period", period, "by", by, NULL);
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-directly-follows.h"

#include "libbalanced/core/bal-error.h"
#include "libbalanced/journey/bal-sequence-analysis-private.h"
#include "libbalanced/journey/bal-sequence-pairs-private.h"

/**
 * BalDirectlyFollows:
 *
 * Which units come directly after which in the order of the journey.
 *
 * The table `directly_follows` has a row for each pair of keys of neighbours, with the days
 * between them: a gap is the whole days after the end of the first and before the start of the
 * second, and 0 where they overlap; or, with [property@Balanced.DirectlyFollows:gap], the days from
 * start to start. The median is the mean of the two middle values, the lower median the lower one
 * of these, the 90th percentile that of type 7; all are exact. With
 * [property@Balanced.DirectlyFollows:figures] the table has only some of these. `start_keys` and
 * `end_keys` count children by the key of their first and their last unit. `sequence_order` says
 * how many pairs of neighbours there are, and of how many the order was decided only by identifier
 * or number of the row, because both units begin and end on the same days and come from the same
 * source.
 *
 * Neighbours in this order need not come one after the other in time: where they overlap, the
 * order is that of their starts. [class@Balanced.Successors] invents no order among units that
 * are active at once.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F10.
 *
 * Since: 0.1
 */
struct _BalDirectlyFollows
{
  BalSequenceAnalysis parent_instance;

  BalGapMeasure gap;
  GStrv figures; /* owned; nullable: all */
};

struct _BalDirectlyFollowsClass
{
  BalSequenceAnalysisClass parent_class;
};

G_DEFINE_ENUM_TYPE (BalGapMeasure,
                    bal_gap_measure,
                    G_DEFINE_ENUM_VALUE (BAL_GAP_MEASURE_END_TO_START, "end-to-start"),
                    G_DEFINE_ENUM_VALUE (BAL_GAP_MEASURE_START_TO_START, "start-to-start"))

enum
{
  PROP_0,
  PROP_GAP,
  PROP_FIGURES,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalDirectlyFollows, bal_directly_follows, BAL_TYPE_SEQUENCE_ANALYSIS)

enum
{
  PAIR,
  START,
  END,
  N_KINDS,
};

static const BalSequenceKind kinds[N_KINDS] = {
  { "pair", BAL_SEQUENCE_KEYS, 2 },
  { "start", BAL_SEQUENCE_KEYS, 1 },
  { "end", BAL_SEQUENCE_KEYS, 1 },
};

/* Of an entry. */
enum
{
  PAIRS,
  CHILDREN,
  GAP_DAYS,
  OVERLAPPING,
};

static const char *const entry_counters[] = { "pairs", "children", "gap_days", "overlapping",
                                              NULL };
static const char *const entry_histograms[] = { "gaps", NULL };

/* Of a group. */
enum
{
  ALL_CHILDREN,
  ALL_UNITS,
  ALL_PAIRS,
  ALL_OVERLAPPING,
  ALL_BY_IDENTIFIER,
};

static const char *const group_counters[] = {
  "children", "units", "pairs", "overlapping_pairs", "pairs_by_identifier", NULL
};

/* Whether nothing but identifier or row says which of two neighbours comes first. */
static gboolean
is_by_identifier (const BalEpisodes *episodes, gsize a, gsize b)
{
  return episodes->start[a] == episodes->start[b] && episodes->end[a] == episodes->end[b] &&
         episodes->source[a] == episodes->source[b];
}

static void
count_pair (BalSequence *sequence, BalTally *tally, guint group, guint i)
{
  const BalDirectlyFollows *self = BAL_DIRECTLY_FOLLOWS (sequence->run->analysis);
  const BalSequenceUnit *a = bal_sequence_get (sequence, i - 1);
  const BalSequenceUnit *b = bal_sequence_get (sequence, i);
  guint32 entry = bal_sequence_find (sequence, PAIR, group, a->key, b->key);
  gint32 gap = bal_sequence_get_gap (a, b);
  gint32 days = self->gap == BAL_GAP_MEASURE_START_TO_START ? b->start - a->start : MAX (gap, 0);

  bal_key_tally_add (sequence->tally, entry, PAIRS, 1);
  bal_key_tally_add (sequence->tally, entry, GAP_DAYS, days);
  bal_key_tally_add (sequence->tally, entry, OVERLAPPING, gap < 0);
  bal_key_tally_record (sequence->tally, entry, 0, (guint32) days);
  if (bal_key_tally_stamp (sequence->tally, entry, tally->child))
    bal_key_tally_add (sequence->tally, entry, CHILDREN, 1);
  bal_tally_add (tally, group, BAL_N_ROWS + ALL_PAIRS, 1);
  bal_tally_add (tally, group, BAL_N_ROWS + ALL_OVERLAPPING, gap < 0);
  bal_tally_add (tally, group, BAL_N_ROWS + ALL_BY_IDENTIFIER,
                 is_by_identifier (sequence->run->input->episodes, a->row, b->row));
}

static void
count_in_group (BalSequence *sequence, BalTally *tally, guint group)
{
  guint n = sequence->units->len;
  guint32 start =
    bal_sequence_find_one (sequence, START, group, bal_sequence_get (sequence, 0)->key);
  guint32 end;

  bal_key_tally_add (sequence->tally, start, CHILDREN, 1);
  end = bal_sequence_find_one (sequence, END, group, bal_sequence_get (sequence, n - 1)->key);
  bal_key_tally_add (sequence->tally, end, CHILDREN, 1);
  bal_tally_add (tally, group, BAL_N_ROWS + ALL_CHILDREN, 1);
  bal_tally_add (tally, group, BAL_N_ROWS + ALL_UNITS, n);
  for (guint i = 1; i < n; i++)
    count_pair (sequence, tally, group, i);
}

static void
bal_directly_follows_count_child (const BalAnalysisRun *run,
                                  gpointer scratch,
                                  BalTally *tally,
                                  gsize child,
                                  gsize first,
                                  gsize count)
{
  bal_analysis_run_enter (run, tally, first, count);
  if (tally->groups->len == 0)
    return;
  bal_sequence_read (scratch, first, count);
  for (guint i = 0; i < tally->groups->len; i++)
    count_in_group (scratch, tally, g_array_index (tally->groups, guint, i));
}

/* The columns after the keys. */
enum
{
  FIGURE_PAIRS,
  FIGURE_CHILDREN,
  FIGURE_OVERLAPPING,
  FIGURE_GAP_DAYS,
  FIGURE_GAP_MIN,
  FIGURE_GAP_MAX,
  FIGURE_GAP_MEAN,
  FIGURE_GAP_MEDIAN,
  FIGURE_GAP_MEDIAN_LOWER,
  FIGURE_GAP_P90,
  N_FIGURES,
};

static const BalReportColumn pair_columns[N_FIGURES] = {
  { "pairs", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "pairs" },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "overlapping_pairs", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "pairs" },
  { "gap_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "gap_min", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
  { "gap_max", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
  { "gap_mean", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "gap_median", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "gap_median_lower", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
  { "gap_p90", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
};

/* Which figures the table has, and the columns for them. */
typedef struct
{
  guint n;
  guint ids[N_FIGURES];
  BalReportColumn columns[N_FIGURES];
} Figures;

static gboolean
has_figure (const BalDirectlyFollows *self, guint figure)
{
  return !self->figures ||
         g_strv_contains ((const char *const *) self->figures, pair_columns[figure].name);
}

static void
figures_init (Figures *figures, const BalDirectlyFollows *self)
{
  figures->n = 0;
  for (guint i = 0; i < N_FIGURES; i++)
    if (has_figure (self, i))
      {
        figures->columns[figures->n] = pair_columns[i];
        figures->ids[figures->n++] = i;
      }
}

static gboolean
bal_directly_follows_prepare (BalAnalysis *analysis, BalAnalysisRun *run, GError **error)
{
  GStrv figures = BAL_DIRECTLY_FOLLOWS (analysis)->figures;

  for (guint i = 0; figures && figures[i]; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < N_FIGURES; j++)
        found = found || g_str_equal (pair_columns[j].name, figures[i]);
      if (found)
        continue;
      g_set_error (
        error, BAL_ERROR, BAL_ERROR_NOT_FOUND,
        "Reading the figures of the analysis “directly_follows”: there is no figure “%s”",
        figures[i]);
      return FALSE;
    }
  return ((BalAnalysisClass *) bal_directly_follows_parent_class)->prepare (analysis, run, error);
}

/* Between starts nothing overlaps: who asks for overlaps has them counted child by child. */
static gboolean
can_count_whole (const BalAnalysisRun *run)
{
  const BalDirectlyFollows *self = BAL_DIRECTLY_FOLLOWS (run->analysis);

  return bal_sequence_pairs_can_count (run) &&
         (self->gap == BAL_GAP_MEASURE_END_TO_START || !has_figure (self, FIGURE_OVERLAPPING));
}

static gpointer
count_whole (const BalAnalysisRun *run, const BalRange *range, guint n_threads, BalTally *tally)
{
  const BalDirectlyFollows *self = BAL_DIRECTLY_FOLLOWS (run->analysis);
  BalNeighboursPlan plan = {
    .range = range,
    .start_to_start = self->gap == BAL_GAP_MEASURE_START_TO_START,
    .with_children = has_figure (self, FIGURE_CHILDREN),
  };
  gboolean only_lower = TRUE;
  BalSequencePairs *pairs;

  for (guint i = FIGURE_OVERLAPPING; i < N_FIGURES; i++)
    only_lower = only_lower && (i == FIGURE_GAP_MEDIAN_LOWER || !has_figure (self, i));
  pairs =
    bal_sequence_pairs_count (run, n_threads, &plan, BAL_SEQUENCE_PAIRS_FROM_ZERO, only_lower);
  bal_tally_add (tally, BAL_TALLY_TOTAL, BAL_N_ROWS + ALL_CHILDREN, pairs->total.children);
  bal_tally_add (tally, BAL_TALLY_TOTAL, BAL_N_ROWS + ALL_UNITS, pairs->total.units);
  bal_tally_add (tally, BAL_TALLY_TOTAL, BAL_N_ROWS + ALL_PAIRS, pairs->total.pairs);
  bal_tally_add (tally, BAL_TALLY_TOTAL, BAL_N_ROWS + ALL_OVERLAPPING, pairs->total.overlapping);
  bal_tally_add (tally, BAL_TALLY_TOTAL, BAL_N_ROWS + ALL_BY_IDENTIFIER,
                 pairs->total.by_identifier);
  return pairs;
}

static void
free_whole (gpointer whole)
{
  bal_sequence_pairs_free (whole);
}

static const BalReportColumn end_columns[] = {
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "share", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
};

static const BalReportColumn order_columns[] = {
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "units", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "pairs", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "pairs" },
  { "overlapping_pairs", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "pairs" },
  { "pairs_by_identifier", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "pairs" },
  { "share_by_identifier", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
};

static void
put_figure (BalReportRow *row, const BalSummaryGroup *entry, guint figure)
{
  static const guint counters[] = { PAIRS, CHILDREN, OVERLAPPING, GAP_DAYS };

  switch (figure)
    {
    case FIGURE_GAP_MIN:
      bal_report_row_smallest (row, entry->bins[0]);
      break;
    case FIGURE_GAP_MAX:
      bal_report_row_largest (row, entry->bins[0]);
      break;
    case FIGURE_GAP_MEAN:
      bal_report_row_ratio (row, entry->counters[GAP_DAYS], entry->counters[PAIRS]);
      break;
    case FIGURE_GAP_MEDIAN:
      bal_report_row_quantile (row, entry->bins[0], 0.5);
      break;
    case FIGURE_GAP_MEDIAN_LOWER:
      bal_report_row_lower_median (row, entry->bins[0]);
      break;
    case FIGURE_GAP_P90:
      bal_report_row_quantile (row, entry->bins[0], 0.9);
      break;
    default:
      bal_report_row_int (row, entry->counters[counters[figure]]);
    }
}

static void
put_pair (const BalSequenceTable *table,
          BalReportRow *row,
          const BalSummaryGroup *entry,
          const BalSummaryGroup *group)
{
  const Figures *figures = table->data;

  for (guint i = 0; i < figures->n; i++)
    put_figure (row, entry, figures->ids[i]);
}

static gint64
get_whole (const BalSequencePair *pair, guint figure)
{
  switch (figure)
    {
    case FIGURE_PAIRS:
      return pair->pairs;
    case FIGURE_CHILDREN:
      return pair->children;
    case FIGURE_OVERLAPPING:
      return pair->overlapping;
    case FIGURE_GAP_DAYS:
      return pair->days;
    case FIGURE_GAP_MIN:
      return pair->least;
    case FIGURE_GAP_MAX:
      return pair->most;
    default:
      return pair->lower;
    }
}

static void
append_figure (BalTableBuilder *builder,
               guint column,
               guint figure,
               const BalSequencePair *const *pairs,
               gsize n)
{
  gint64 *wholes;

  switch (figure)
    {
    case FIGURE_GAP_MEAN:
      for (gsize i = 0; i < n; i++)
        bal_table_builder_append_double (builder, column,
                                         (double) pairs[i]->days / pairs[i]->pairs);
      break;
    case FIGURE_GAP_MEDIAN:
      for (gsize i = 0; i < n; i++)
        bal_table_builder_append_double (builder, column, pairs[i]->median);
      break;
    case FIGURE_GAP_P90:
      for (gsize i = 0; i < n; i++)
        bal_table_builder_append_double (builder, column, pairs[i]->p90);
      break;
    default:
      wholes = bal_table_builder_extend_ints (builder, column, n);
      for (gsize i = 0; i < n; i++)
        wholes[i] = get_whole (pairs[i], figure);
    }
}

static void
put_end (const BalSequenceTable *table,
         BalReportRow *row,
         const BalSummaryGroup *entry,
         const BalSummaryGroup *group)
{
  bal_report_row_int (row, entry->counters[CHILDREN]);
  bal_report_row_ratio (row, entry->counters[CHILDREN],
                        bal_sequence_analysis_get_figure (group, ALL_CHILDREN));
}

static void
add_order (BalReport *report,
           const BalReportTable *table,
           BalTableBuilder *builder,
           const BalSummaryGroup *group)
{
  BalReportRow row = bal_report_begin_row (report, builder, group);

  for (guint i = ALL_CHILDREN; i <= ALL_BY_IDENTIFIER; i++)
    bal_report_row_int (&row, bal_sequence_analysis_get_figure (group, i));
  bal_report_row_ratio (&row, bal_sequence_analysis_get_figure (group, ALL_BY_IDENTIFIER),
                        bal_sequence_analysis_get_figure (group, ALL_PAIRS));
}

static void
find_undecided (BalReport *report)
{
  const BalSummaryGroup *total = bal_report_get_total (report);
  gint64 pairs = bal_sequence_analysis_get_figure (total, ALL_PAIRS);
  gint64 by_identifier = bal_sequence_analysis_get_figure (total, ALL_BY_IDENTIFIER);
  const BalFindingFigure figures[] = {
    { "count", (double) by_identifier },
    { "pairs", (double) pairs },
    { "share", pairs ? (double) by_identifier / (double) pairs : 0 },
  };

  if (by_identifier > 0)
    bal_findings_builder_add (report->findings, "order-by-identifier", "directly_follows", NULL,
                              figures, G_N_ELEMENTS (figures));
}

static void
bal_directly_follows_finish (BalAnalysis *analysis, BalReport *report)
{
  static const char *const both[] = { "from_", "to_", NULL };
  static const char *const one[] = { "", NULL };
  BalSequencePairs *pairs = report->summary->whole;
  Figures figures;
  const BalSequenceTable tables[] = {
    { .table = { "directly_follows", BAL_BASIS_ACTIVE, figures.columns },
      .kind = "pair",
      .prefixes = both,
      .put = put_pair,
      .data = &figures },
    { .table = { "start_keys", BAL_BASIS_ACTIVE, end_columns, G_N_ELEMENTS (end_columns) },
      .kind = "start",
      .prefixes = one,
      .put = put_end },
    { .table = { "end_keys", BAL_BASIS_ACTIVE, end_columns, G_N_ELEMENTS (end_columns) },
      .kind = "end",
      .prefixes = one,
      .put = put_end },
  };
  const BalReportTable order = { "sequence_order", BAL_BASIS_ACTIVE, order_columns,
                                 G_N_ELEMENTS (order_columns), add_order };

  bal_sequence_report_begin (report,
                             bal_sequence_analysis_get_key (BAL_SEQUENCE_ANALYSIS (analysis)));
  figures_init (&figures, BAL_DIRECTLY_FOLLOWS (analysis));
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      BalSequenceTable table = tables[i];

      if (i == 0)
        table.table.n_columns = figures.n;
      if (!pairs)
        bal_sequence_report_add_table (report, &table);
      else if (i == 0)
        bal_sequence_pairs_add_table (pairs, report, &table, figures.ids, append_figure);
      else
        bal_sequence_pairs_add_counts (pairs, report, &table,
                                       i == 1 ? pairs->total.starts : pairs->total.ends);
    }
  bal_report_add_table (report, &order);
  bal_sequence_report_end (report);
  find_undecided (report);
}

static void
bal_directly_follows_append_options (BalAnalysis *analysis, GString *options)
{
  BalDirectlyFollows *self = BAL_DIRECTLY_FOLLOWS (analysis);
  g_autofree char *figures = self->figures ? g_strjoinv (" ", self->figures) : g_strdup ("all");

  bal_sequence_analysis_append_options (analysis, options);
  g_string_append_printf (options, "gap=%s\nfigures=%s\n",
                          self->gap == BAL_GAP_MEASURE_START_TO_START ? "start-to-start"
                                                                      : "end-to-start",
                          figures);
}

static void
bal_directly_follows_finalize (GObject *object)
{
  g_strfreev (BAL_DIRECTLY_FOLLOWS (object)->figures);

  G_OBJECT_CLASS (bal_directly_follows_parent_class)->finalize (object);
}

static void
bal_directly_follows_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalDirectlyFollows *self = BAL_DIRECTLY_FOLLOWS (object);

  switch (id)
    {
    case PROP_GAP:
      g_value_set_enum (value, self->gap);
      break;
    case PROP_FIGURES:
      g_value_set_boxed (value, self->figures);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_directly_follows_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  BalDirectlyFollows *self = BAL_DIRECTLY_FOLLOWS (object);

  switch (id)
    {
    case PROP_GAP:
      self->gap = g_value_get_enum (value);
      break;
    case PROP_FIGURES:
      self->figures = g_value_dup_boxed (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_directly_follows_class_init (BalDirectlyFollowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalSequenceAnalysisClass *sequence_class = &klass->parent_class;
  BalAnalysisClass *analysis_class = &sequence_class->parent_class;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bal_directly_follows_finalize;
  object_class->get_property = bal_directly_follows_get_property;
  object_class->set_property = bal_directly_follows_set_property;
  analysis_class->name = "directly_follows";
  analysis_class->append_options = bal_directly_follows_append_options;
  analysis_class->prepare = bal_directly_follows_prepare;
  analysis_class->can_count_whole = can_count_whole;
  analysis_class->count_whole = count_whole;
  analysis_class->whole_free = free_whole;
  analysis_class->count_child = bal_directly_follows_count_child;
  analysis_class->finish = bal_directly_follows_finish;
  sequence_class->kinds = kinds;
  sequence_class->n_kinds = N_KINDS;
  sequence_class->entry_counters = entry_counters;
  sequence_class->entry_histograms = entry_histograms;
  sequence_class->group_counters = group_counters;

  /**
   * BalDirectlyFollows:gap:
   *
   * What the days between two units are.
   *
   * Since: 0.1
   */
  props[PROP_GAP] = g_param_spec_enum ("gap", NULL, NULL, BAL_TYPE_GAP_MEASURE,
                                       BAL_GAP_MEASURE_END_TO_START, flags);
  /**
   * BalDirectlyFollows:figures:
   *
   * The columns of the table `directly_follows` after the keys, by their names; %NULL: all.
   *
   * What is not asked for need not be counted: with few columns a large caseload takes a fraction
   * of the time.
   *
   * Since: 0.1
   */
  props[PROP_FIGURES] = g_param_spec_boxed ("figures", NULL, NULL, G_TYPE_STRV, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_directly_follows_init (BalDirectlyFollows *self)
{
}

/**
 * bal_directly_follows_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days that are counted, or %NULL for everything up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 *
 * Creates an analysis of what directly follows what; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalDirectlyFollows *
bal_directly_follows_new (gint32 as_at, BalPeriod *period, const char *const *by)
{
  return g_object_new (BAL_TYPE_DIRECTLY_FOLLOWS, "as-at", as_at, "period", period, "by", by, NULL);
}

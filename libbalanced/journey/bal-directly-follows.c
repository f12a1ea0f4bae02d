/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-directly-follows.h"

#include "libbalanced/journey/bal-sequence-analysis-private.h"

/**
 * BalDirectlyFollows:
 *
 * Which units come directly after which in the order of the journey.
 *
 * The table `directly_follows` has a row for each pair of keys of neighbours, with the days
 * between them: a gap is the whole days after the end of the first and before the start of the
 * second, and 0 where they overlap. The median is the mean of the two middle values, the 90th
 * percentile that of type 7; both are exact. `start_keys` and `end_keys` count children by the key
 * of their first and their last unit. `sequence_order` says how many pairs of neighbours there
 * are, and of how many the order was decided only by identifier or number of the row, because
 * both units begin and end on the same days and come from the same source.
 *
 * Neighbours in this order need not come one after the other in time: where they overlap, the
 * order is that of their starts. [class@Balanced.Successors] invents no order among units that
 * are active at once.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Since: 0.1
 */
struct _BalDirectlyFollows
{
  BalSequenceAnalysis parent_instance;
};

struct _BalDirectlyFollowsClass
{
  BalSequenceAnalysisClass parent_class;
};

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
  const BalSequenceUnit *a = bal_sequence_get (sequence, i - 1);
  const BalSequenceUnit *b = bal_sequence_get (sequence, i);
  guint32 entry = bal_sequence_find (sequence, PAIR, group, a->key, b->key);
  gint32 gap = bal_sequence_get_gap (a, b);

  bal_key_tally_add (sequence->tally, entry, PAIRS, 1);
  bal_key_tally_add (sequence->tally, entry, GAP_DAYS, MAX (gap, 0));
  bal_key_tally_add (sequence->tally, entry, OVERLAPPING, gap < 0);
  bal_key_tally_record (sequence->tally, entry, 0, (guint32) MAX (gap, 0));
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

static const BalReportColumn pair_columns[] = {
  { "pairs", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "pairs" },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "overlapping_pairs", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "pairs" },
  { "gap_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "gap_min", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
  { "gap_max", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
  { "gap_mean", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "gap_median", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "gap_p90", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
};

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
put_pair (BalReportRow *row, const BalSummaryGroup *entry, const BalSummaryGroup *group)
{
  const gint64 *counters = entry->counters;

  bal_report_row_int (row, counters[PAIRS]);
  bal_report_row_int (row, counters[CHILDREN]);
  bal_report_row_int (row, counters[OVERLAPPING]);
  bal_report_row_int (row, counters[GAP_DAYS]);
  bal_report_row_smallest (row, entry->bins[0]);
  bal_report_row_largest (row, entry->bins[0]);
  bal_report_row_ratio (row, counters[GAP_DAYS], counters[PAIRS]);
  bal_report_row_quantile (row, entry->bins[0], 0.5);
  bal_report_row_quantile (row, entry->bins[0], 0.9);
}

static void
put_end (BalReportRow *row, const BalSummaryGroup *entry, const BalSummaryGroup *group)
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
  const BalSequenceTable tables[] = {
    { { "directly_follows", BAL_BASIS_ACTIVE, pair_columns, G_N_ELEMENTS (pair_columns) },
      "pair",
      both,
      0,
      0,
      put_pair },
    { { "start_keys", BAL_BASIS_ACTIVE, end_columns, G_N_ELEMENTS (end_columns) },
      "start",
      one,
      0,
      0,
      put_end },
    { { "end_keys", BAL_BASIS_ACTIVE, end_columns, G_N_ELEMENTS (end_columns) },
      "end",
      one,
      0,
      0,
      put_end },
  };
  const BalReportTable order = { "sequence_order", BAL_BASIS_ACTIVE, order_columns,
                                 G_N_ELEMENTS (order_columns), add_order };

  bal_sequence_report_begin (report,
                             bal_sequence_analysis_get_key (BAL_SEQUENCE_ANALYSIS (analysis)));
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    bal_sequence_report_add_table (report, &tables[i]);
  bal_report_add_table (report, &order);
  bal_sequence_report_end (report);
  find_undecided (report);
}

static void
bal_directly_follows_class_init (BalDirectlyFollowsClass *klass)
{
  BalSequenceAnalysisClass *sequence_class = &klass->parent_class;
  BalAnalysisClass *analysis_class = &sequence_class->parent_class;

  analysis_class->name = "directly_follows";
  analysis_class->count_child = bal_directly_follows_count_child;
  analysis_class->finish = bal_directly_follows_finish;
  sequence_class->kinds = kinds;
  sequence_class->n_kinds = N_KINDS;
  sequence_class->entry_counters = entry_counters;
  sequence_class->entry_histograms = entry_histograms;
  sequence_class->group_counters = group_counters;
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

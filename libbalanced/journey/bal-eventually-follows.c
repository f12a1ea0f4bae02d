/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-eventually-follows.h"

#include "libbalanced/journey/bal-sequence-analysis-private.h"

/**
 * BalEventuallyFollows:
 *
 * Which units come after which in time at all, and which come again.
 *
 * A unit comes after another one when it starts after the end of the other, however many are
 * between them; units that are active at once do not follow each other. The table
 * `eventually_follows` has a row for each pair of keys with all pairs of such units, the children
 * who have one, and the days between them: 0 where the second starts on the day after the first has
 * ended. The table `repetitions` has a row for each key: its units, the children with it, those who
 * have it more than once, and how often it is its own neighbour in the order of the journey, as
 * [class@Balanced.DirectlyFollows] has it. The period chooses the units.
 *
 * The pairs of a child may grow with the square of its units. Children with more than
 * [property@Balanced.EventuallyFollows:most-pairs] are left out whole, and `eventually_totals` and
 * a finding say how many.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F10.
 *
 * Since: 0.1
 */
struct _BalEventuallyFollows
{
  BalSequenceAnalysis parent_instance;

  guint most_pairs;
};

struct _BalEventuallyFollowsClass
{
  BalSequenceAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_MOST_PAIRS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalEventuallyFollows, bal_eventually_follows, BAL_TYPE_SEQUENCE_ANALYSIS)

enum
{
  PAIR,
  KEY,
  N_KINDS,
};

static const BalSequenceKind kinds[N_KINDS] = {
  { "pair", BAL_SEQUENCE_KEYS, 2 },
  { "key", BAL_SEQUENCE_KEYS, 1 },
};

/* Of an entry: what is counted is pairs, or units. */
enum
{
  COUNT,
  CHILDREN,
  GAP_DAYS,
  CHILDREN_AGAIN,
  NEIGHBOURS,
  CHILDREN_NEIGHBOURS,
};

static const char *const entry_counters[] = {
  "count", "children", "gap_days", "children_again", "neighbours", "children_neighbours", NULL
};
static const char *const entry_histograms[] = { "gaps", NULL };

/* Of a group. */
enum
{
  ALL_CHILDREN,
  ALL_UNITS,
  ALL_PAIRS,
  ALL_LEFT_OUT,
};

static const char *const group_counters[] = { "children", "units", "pairs", "children_left_out",
                                              NULL };

static guint64
count_candidates (const BalSequence *sequence)
{
  guint64 n = 0;

  for (guint i = 0; i < sequence->units->len; i++)
    n += sequence->units->len -
         bal_sequence_count_until (sequence, bal_sequence_get (sequence, i)->end);
  return n;
}

static void
count_pair (BalSequence *sequence,
            BalTally *tally,
            guint group,
            const BalSequenceUnit *a,
            const BalSequenceUnit *b)
{
  guint32 entry = bal_sequence_find (sequence, PAIR, group, a->key, b->key);
  gint32 gap = bal_sequence_get_gap (a, b);

  bal_key_tally_add (sequence->tally, entry, COUNT, 1);
  bal_key_tally_add (sequence->tally, entry, GAP_DAYS, gap);
  bal_key_tally_record (sequence->tally, entry, 0, (guint32) gap);
  bal_key_tally_add (sequence->tally, entry, CHILDREN,
                     bal_key_tally_stamp (sequence->tally, entry, tally->child));
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const gint32 *left = a, *right = b;

  return *left < *right ? -1 : *left > *right;
}

/* The keys of neighbours that are the same, or of all units, in the order of their numbers. */
static void
collect_keys (BalSequence *sequence, gboolean of_neighbours)
{
  g_array_set_size (sequence->days, 0);
  for (guint i = of_neighbours; i < sequence->units->len; i++)
    {
      gint32 key = (gint32) bal_sequence_get (sequence, i)->key;

      if (!of_neighbours || bal_sequence_get (sequence, i - 1)->key == (guint32) key)
        g_array_append_val (sequence->days, key);
    }
  g_array_sort (sequence->days, compare_numbers);
}

/* Adds for each key how often it is there, and the child once: where it is there so often. */
static void
count_keys (BalSequence *sequence, guint group, guint counter, guint children, guint least)
{
  for (guint i = 0, end; i < sequence->days->len; i = end)
    {
      gint32 key = g_array_index (sequence->days, gint32, i);
      guint32 entry = bal_sequence_find_one (sequence, KEY, group, (guint32) key);

      for (end = i + 1;
           end < sequence->days->len && g_array_index (sequence->days, gint32, end) == key;)
        end++;
      bal_key_tally_add (sequence->tally, entry, counter, end - i);
      bal_key_tally_add (sequence->tally, entry, children, end - i >= least);
      if (counter == COUNT)
        bal_key_tally_add (sequence->tally, entry, CHILDREN, 1);
    }
}

static void
count_in_group (BalSequence *sequence, BalTally *tally, guint group)
{
  gint64 pairs = 0;

  for (guint i = 0; i < sequence->units->len; i++)
    {
      const BalSequenceUnit *unit = bal_sequence_get (sequence, i);
      guint first = bal_sequence_count_until (sequence, unit->end);

      for (guint j = first; j < sequence->units->len; j++)
        count_pair (sequence, tally, group, unit, bal_sequence_get (sequence, j));
      pairs += sequence->units->len - first;
    }
  bal_tally_add (tally, group, BAL_N_ROWS + ALL_PAIRS, pairs);
  collect_keys (sequence, FALSE);
  count_keys (sequence, group, COUNT, CHILDREN_AGAIN, 2);
  collect_keys (sequence, TRUE);
  count_keys (sequence, group, NEIGHBOURS, CHILDREN_NEIGHBOURS, 1);
}

static void
bal_eventually_follows_count_child (const BalAnalysisRun *run,
                                    gpointer scratch,
                                    BalTally *tally,
                                    gsize child,
                                    gsize first,
                                    gsize count)
{
  BalSequence *sequence = scratch;
  gboolean is_left_out;

  bal_analysis_run_enter (run, tally, first, count);
  if (tally->groups->len == 0)
    return;
  bal_sequence_read (sequence, first, count);
  is_left_out = count_candidates (sequence) > BAL_EVENTUALLY_FOLLOWS (run->analysis)->most_pairs;
  for (guint i = 0; i < tally->groups->len; i++)
    {
      guint group = g_array_index (tally->groups, guint, i);

      bal_tally_add (tally, group, BAL_N_ROWS + ALL_CHILDREN, 1);
      bal_tally_add (tally, group, BAL_N_ROWS + ALL_UNITS, sequence->units->len);
      bal_tally_add (tally, group, BAL_N_ROWS + ALL_LEFT_OUT, is_left_out);
      if (!is_left_out)
        count_in_group (sequence, tally, group);
    }
}

static const BalReportColumn pair_columns[] = {
  { "pairs", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "pairs" },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "gap_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "gap_mean", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "gap_median", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "gap_p90", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "gap_max", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
};

static const BalReportColumn key_columns[] = {
  { "units", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "repetitions", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "children_repeating", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "share_repeating", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "self_loops", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "pairs" },
  { "children_with_self_loop", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN,
    "children" },
};

static const BalReportColumn total_columns[] = {
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "units", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "pairs", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "pairs" },
  { "children_left_out", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
};

static void
put_pair (const BalSequenceTable *table,
          BalReportRow *row,
          const BalSummaryGroup *entry,
          const BalSummaryGroup *group)
{
  const gint64 *counters = entry->counters;

  bal_report_row_int (row, counters[COUNT]);
  bal_report_row_int (row, counters[CHILDREN]);
  bal_report_row_int (row, counters[GAP_DAYS]);
  bal_report_row_ratio (row, counters[GAP_DAYS], counters[COUNT]);
  bal_report_row_quantile (row, entry->bins[0], 0.5);
  bal_report_row_quantile (row, entry->bins[0], 0.9);
  bal_report_row_largest (row, entry->bins[0]);
}

static void
put_key (const BalSequenceTable *table,
         BalReportRow *row,
         const BalSummaryGroup *entry,
         const BalSummaryGroup *group)
{
  const gint64 *counters = entry->counters;

  bal_report_row_int (row, counters[COUNT]);
  bal_report_row_int (row, counters[CHILDREN]);
  bal_report_row_int (row, counters[COUNT] - counters[CHILDREN]);
  bal_report_row_int (row, counters[CHILDREN_AGAIN]);
  bal_report_row_ratio (row, counters[CHILDREN_AGAIN], counters[CHILDREN]);
  bal_report_row_int (row, counters[NEIGHBOURS]);
  bal_report_row_int (row, counters[CHILDREN_NEIGHBOURS]);
}

static void
add_totals (BalReport *report,
            const BalReportTable *table,
            BalTableBuilder *builder,
            const BalSummaryGroup *group)
{
  BalReportRow row = bal_report_begin_row (report, builder, group);

  for (guint i = ALL_CHILDREN; i <= ALL_LEFT_OUT; i++)
    bal_report_row_int (&row, bal_sequence_analysis_get_figure (group, i));
}

static void
bal_eventually_follows_finish (BalAnalysis *analysis, BalReport *report)
{
  static const char *const prefixes[] = { "from_", "to_", NULL };
  static const char *const one[] = { "", NULL };
  const BalSequenceTable pairs = {
    .table = { "eventually_follows", BAL_BASIS_ACTIVE, pair_columns, G_N_ELEMENTS (pair_columns) },
    .kind = "pair",
    .prefixes = prefixes,
    .put = put_pair,
  };
  const BalSequenceTable keys = {
    .table = { "repetitions", BAL_BASIS_ACTIVE, key_columns, G_N_ELEMENTS (key_columns) },
    .kind = "key",
    .prefixes = one,
    .put = put_key,
  };
  const BalReportTable totals = { "eventually_totals", BAL_BASIS_ACTIVE, total_columns,
                                  G_N_ELEMENTS (total_columns), add_totals };

  bal_sequence_report_begin (report,
                             bal_sequence_analysis_get_key (BAL_SEQUENCE_ANALYSIS (analysis)));
  bal_sequence_report_add_table (report, &pairs);
  bal_sequence_report_add_table (report, &keys);
  bal_report_add_table (report, &totals);
  bal_sequence_report_end (report);
  bal_sequence_report_find_left_out (report, "eventually_follows", BAL_N_ROWS + ALL_LEFT_OUT,
                                     BAL_EVENTUALLY_FOLLOWS (analysis)->most_pairs);
}

static void
bal_eventually_follows_append_options (BalAnalysis *analysis, GString *options)
{
  bal_sequence_analysis_append_options (analysis, options);
  g_string_append_printf (options, "most_pairs=%u\n",
                          BAL_EVENTUALLY_FOLLOWS (analysis)->most_pairs);
}

static void
bal_eventually_follows_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_MOST_PAIRS:
      g_value_set_uint (value, BAL_EVENTUALLY_FOLLOWS (object)->most_pairs);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_eventually_follows_set_property (GObject *object,
                                     guint id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_MOST_PAIRS:
      BAL_EVENTUALLY_FOLLOWS (object)->most_pairs = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_eventually_follows_class_init (BalEventuallyFollowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalSequenceAnalysisClass *sequence_class = &klass->parent_class;
  BalAnalysisClass *analysis_class = &sequence_class->parent_class;

  object_class->get_property = bal_eventually_follows_get_property;
  object_class->set_property = bal_eventually_follows_set_property;
  analysis_class->name = "eventually_follows";
  analysis_class->append_options = bal_eventually_follows_append_options;
  analysis_class->count_child = bal_eventually_follows_count_child;
  analysis_class->finish = bal_eventually_follows_finish;
  sequence_class->kinds = kinds;
  sequence_class->n_kinds = N_KINDS;
  sequence_class->entry_counters = entry_counters;
  sequence_class->entry_histograms = entry_histograms;
  sequence_class->group_counters = group_counters;

  /**
   * BalEventuallyFollows:most-pairs:
   *
   * How many pairs a child may have; a child with more is left out.
   *
   * Since: 0.1
   */
  props[PROP_MOST_PAIRS] =
    g_param_spec_uint ("most-pairs", NULL, NULL, 1, G_MAXINT32, 1000000,
                       G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_eventually_follows_init (BalEventuallyFollows *self)
{
}

/**
 * bal_eventually_follows_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days that are counted, or %NULL for everything up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 *
 * Creates an analysis of what eventually follows; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalEventuallyFollows *
bal_eventually_follows_new (gint32 as_at, BalPeriod *period, const char *const *by)
{
  return g_object_new (BAL_TYPE_EVENTUALLY_FOLLOWS, "as-at", as_at, "period", period, "by", by,
                       NULL);
}

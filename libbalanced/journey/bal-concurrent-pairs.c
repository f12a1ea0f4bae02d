/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-concurrent-pairs.h"

#include "libbalanced/journey/bal-sequence-analysis-private.h"

/**
 * BalConcurrentPairs:
 *
 * Which units children have at the same time.
 *
 * The table `concurrent_pairs` has a row for each unordered pair of keys: how many pairs of units
 * of one child have at least [property@Balanced.ConcurrentPairs:least-common-days] days in common,
 * and how many days these are. By default a start on the day of the other's end is a day together;
 * from 2 days on it is not. Two units with the same key are a pair of that key with itself; the key
 * whose name comes first by its bytes is the first of a pair. Days are clipped to the period.
 *
 * The pairs of a child grow with the square of its units. Children with more pairs than
 * [property@Balanced.ConcurrentPairs:most-pairs] are left out whole, and
 * `concurrent_pair_totals` and a finding say how many.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F2.
 *
 * Since: 0.1
 */
struct _BalConcurrentPairs
{
  BalSequenceAnalysis parent_instance;

  guint least_common_days;
  guint most_pairs;
};

struct _BalConcurrentPairsClass
{
  BalSequenceAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_LEAST_COMMON_DAYS,
  PROP_MOST_PAIRS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalConcurrentPairs, bal_concurrent_pairs, BAL_TYPE_SEQUENCE_ANALYSIS)

static const BalSequenceKind kinds[] = { { "pair", BAL_SEQUENCE_UNORDERED, 2 } };

/* Of an entry. */
enum
{
  PAIRS,
  CHILDREN,
  COMMON_DAYS,
};

static const char *const entry_counters[] = { "pairs", "children", "common_days", NULL };
static const char *const entry_histograms[] = { "days", NULL };

/* Of a group. */
enum
{
  ALL_CHILDREN,
  ALL_WITH_PAIRS,
  ALL_PAIRS,
  ALL_COMMON_DAYS,
  ALL_LEFT_OUT,
};

static const char *const group_counters[] = { "children",    "children_with_pairs", "pairs",
                                              "common_days", "children_left_out",   NULL };

/* Pairs with a common day, without looking at each. */
static guint64
count_candidates (const BalSequence *sequence)
{
  guint64 n = 0;

  for (guint i = 0; i < sequence->units->len; i++)
    n += bal_sequence_count_until (sequence, bal_sequence_get (sequence, i)->end) - i - 1;
  return n;
}

static void
count_pair (BalSequence *sequence, BalTally *tally, guint group, guint32 a, guint32 b, gint32 days)
{
  guint32 entry = bal_sequence_find (sequence, 0, group, MIN (a, b), MAX (a, b));

  bal_key_tally_add (sequence->tally, entry, PAIRS, 1);
  bal_key_tally_add (sequence->tally, entry, COMMON_DAYS, days);
  bal_key_tally_record (sequence->tally, entry, 0, (guint32) days);
  if (bal_key_tally_stamp (sequence->tally, entry, tally->child))
    bal_key_tally_add (sequence->tally, entry, CHILDREN, 1);
}

/* Units are in the order of their starts: the first one that starts after the end ends the search.
 */
static void
count_in_group (BalSequence *sequence, BalTally *tally, guint group, gint32 least)
{
  guint n = sequence->units->len;
  gint64 pairs = 0, common_days = 0;

  for (guint i = 0; i < n; i++)
    {
      const BalSequenceUnit *a = bal_sequence_get (sequence, i);

      for (guint j = i + 1; j < n && bal_sequence_get (sequence, j)->start <= a->end; j++)
        {
          const BalSequenceUnit *b = bal_sequence_get (sequence, j);
          gint32 from = MAX (b->start, sequence->run->window.first);
          gint32 days = MIN (a->end, b->end) - from + 1;

          if (days < least)
            continue;
          count_pair (sequence, tally, group, a->key, b->key, days);
          pairs++;
          common_days += days;
        }
    }
  bal_tally_add (tally, group, BAL_N_ROWS + ALL_WITH_PAIRS, pairs > 0);
  bal_tally_add (tally, group, BAL_N_ROWS + ALL_PAIRS, pairs);
  bal_tally_add (tally, group, BAL_N_ROWS + ALL_COMMON_DAYS, common_days);
}

static void
bal_concurrent_pairs_count_child (const BalAnalysisRun *run,
                                  gpointer scratch,
                                  BalTally *tally,
                                  gsize child,
                                  gsize first,
                                  gsize count)
{
  BalConcurrentPairs *self = BAL_CONCURRENT_PAIRS (run->analysis);
  gboolean is_left_out;

  bal_analysis_run_enter (run, tally, first, count);
  if (tally->groups->len == 0)
    return;
  bal_sequence_read (scratch, first, count);
  is_left_out = count_candidates (scratch) > self->most_pairs;
  for (guint i = 0; i < tally->groups->len; i++)
    {
      guint group = g_array_index (tally->groups, guint, i);

      bal_tally_add (tally, group, BAL_N_ROWS + ALL_CHILDREN, 1);
      bal_tally_add (tally, group, BAL_N_ROWS + ALL_LEFT_OUT, is_left_out);
      if (!is_left_out)
        count_in_group (scratch, tally, group, (gint32) self->least_common_days);
    }
}

static const BalReportColumn pair_columns[] = {
  { "pairs", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "pairs" },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "common_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "median_common_days", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "most_common_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
};

static const BalReportColumn total_columns[] = {
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "children_with_pairs", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "pairs", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "pairs" },
  { "common_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "children_left_out", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "least_common_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
};

static void
put_pair (const BalSequenceTable *table,
          BalReportRow *row,
          const BalSummaryGroup *entry,
          const BalSummaryGroup *group)
{
  bal_report_row_int (row, entry->counters[PAIRS]);
  bal_report_row_int (row, entry->counters[CHILDREN]);
  bal_report_row_int (row, entry->counters[COMMON_DAYS]);
  bal_report_row_quantile (row, entry->bins[0], 0.5);
  bal_report_row_largest (row, entry->bins[0]);
}

/* The choice of the table is the fewest common days. */
static void
add_totals (BalReport *report,
            const BalReportTable *table,
            BalTableBuilder *builder,
            const BalSummaryGroup *group)
{
  BalReportRow row = bal_report_begin_row (report, builder, group);

  for (guint i = ALL_CHILDREN; i <= ALL_LEFT_OUT; i++)
    bal_report_row_int (&row, bal_sequence_analysis_get_figure (group, i));
  bal_report_row_int (&row, table->choice);
}

static void
bal_concurrent_pairs_finish (BalAnalysis *analysis, BalReport *report)
{
  static const char *const prefixes[] = { "first_", "second_", NULL };
  BalConcurrentPairs *self = BAL_CONCURRENT_PAIRS (analysis);
  const BalSequenceTable pairs = {
    .table = { "concurrent_pairs", BAL_BASIS_ACTIVE, pair_columns, G_N_ELEMENTS (pair_columns) },
    .kind = "pair",
    .prefixes = prefixes,
    .put = put_pair,
  };
  const BalReportTable totals = {
    "concurrent_pair_totals",     BAL_BASIS_ACTIVE, total_columns,
    G_N_ELEMENTS (total_columns), add_totals,       self->least_common_days
  };

  bal_sequence_report_begin (report,
                             bal_sequence_analysis_get_key (BAL_SEQUENCE_ANALYSIS (analysis)));
  bal_sequence_report_add_table (report, &pairs);
  bal_report_add_table (report, &totals);
  bal_sequence_report_end (report);
  bal_sequence_report_find_left_out (report, "concurrent_pairs", BAL_N_ROWS + ALL_LEFT_OUT,
                                     self->most_pairs);
}

static void
bal_concurrent_pairs_append_options (BalAnalysis *analysis, GString *options)
{
  BalConcurrentPairs *self = BAL_CONCURRENT_PAIRS (analysis);

  bal_sequence_analysis_append_options (analysis, options);
  g_string_append_printf (options, "least_common_days=%u\nmost_pairs=%u\n", self->least_common_days,
                          self->most_pairs);
}

static void
bal_concurrent_pairs_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalConcurrentPairs *self = BAL_CONCURRENT_PAIRS (object);

  switch (id)
    {
    case PROP_LEAST_COMMON_DAYS:
      g_value_set_uint (value, self->least_common_days);
      break;
    case PROP_MOST_PAIRS:
      g_value_set_uint (value, self->most_pairs);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_concurrent_pairs_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  BalConcurrentPairs *self = BAL_CONCURRENT_PAIRS (object);

  switch (id)
    {
    case PROP_LEAST_COMMON_DAYS:
      self->least_common_days = g_value_get_uint (value);
      break;
    case PROP_MOST_PAIRS:
      self->most_pairs = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_concurrent_pairs_class_init (BalConcurrentPairsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalSequenceAnalysisClass *sequence_class = &klass->parent_class;
  BalAnalysisClass *analysis_class = &sequence_class->parent_class;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bal_concurrent_pairs_get_property;
  object_class->set_property = bal_concurrent_pairs_set_property;
  analysis_class->name = "concurrent_pairs";
  analysis_class->append_options = bal_concurrent_pairs_append_options;
  analysis_class->count_child = bal_concurrent_pairs_count_child;
  analysis_class->finish = bal_concurrent_pairs_finish;
  sequence_class->kinds = kinds;
  sequence_class->n_kinds = G_N_ELEMENTS (kinds);
  sequence_class->entry_counters = entry_counters;
  sequence_class->entry_histograms = entry_histograms;
  sequence_class->group_counters = group_counters;

  /**
   * BalConcurrentPairs:least-common-days:
   *
   * How many days two units must have in common, at least 1.
   *
   * Since: 0.1
   */
  props[PROP_LEAST_COMMON_DAYS] =
    g_param_spec_uint ("least-common-days", NULL, NULL, 1, 65535, 1, flags);
  /**
   * BalConcurrentPairs:most-pairs:
   *
   * How many pairs with a common day a child may have; a child with more is left out.
   *
   * Since: 0.1
   */
  props[PROP_MOST_PAIRS] =
    g_param_spec_uint ("most-pairs", NULL, NULL, 1, G_MAXINT32, 1000000, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_concurrent_pairs_init (BalConcurrentPairs *self)
{
}

/**
 * bal_concurrent_pairs_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days that are counted, or %NULL for everything up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 *
 * Creates an analysis of what children have at the same time; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalConcurrentPairs *
bal_concurrent_pairs_new (gint32 as_at, BalPeriod *period, const char *const *by)
{
  return g_object_new (BAL_TYPE_CONCURRENT_PAIRS, "as-at", as_at, "period", period, "by", by, NULL);
}

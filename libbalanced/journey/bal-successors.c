/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-successors.h"

#include "libbalanced/journey/bal-sequence-analysis-private.h"

/**
 * BalSuccessors:
 *
 * Which units come immediately after which in time, where several may be active at once.
 *
 * A unit is an immediate successor of another one when it starts after the end of the other, and
 * no third unit of the child lies wholly between them. Among units that are active at once no
 * order is invented, no gap is negative, and a unit may have several successors, or be one of
 * several. The table `successors` has a row for each pair of keys, with the days between them: 0
 * where the second starts on the day after the first has ended. The period chooses the units; their
 * dates are whole.
 *
 * The pairs of a child may grow with the square of its units. Children with more than
 * [property@Balanced.Successors:most-pairs] are left out whole, and `successor_totals` and a
 * finding say how many.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F10.
 *
 * Since: 0.1
 */
struct _BalSuccessors
{
  BalSequenceAnalysis parent_instance;

  guint most_pairs;
};

struct _BalSuccessorsClass
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

G_DEFINE_FINAL_TYPE (BalSuccessors, bal_successors, BAL_TYPE_SEQUENCE_ANALYSIS)

static const BalSequenceKind kinds[] = { { "pair", BAL_SEQUENCE_KEYS, 2 } };

/* Of an entry. */
enum
{
  PAIRS,
  CHILDREN,
  GAP_DAYS,
};

static const char *const entry_counters[] = { "pairs", "children", "gap_days", NULL };
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

/* For each unit the earliest end from it on, in the order of the starts. */
static void
find_earliest_ends (BalSequence *sequence)
{
  gint32 earliest = G_MAXINT32;

  g_array_set_size (sequence->days, sequence->units->len);
  for (guint i = sequence->units->len; i-- > 0;)
    {
      earliest = MIN (earliest, bal_sequence_get (sequence, i)->end);
      g_array_index (sequence->days, gint32, i) = earliest;
    }
}

/* The successors of a unit start after its end, and not after the earliest end of those that do:
 * they are the units from first on, before the end. */
static guint
find_successors (const BalSequence *sequence, const BalSequenceUnit *unit, guint *end)
{
  guint first = bal_sequence_count_until (sequence, unit->end);

  *end = first;
  if (first < sequence->units->len)
    *end = bal_sequence_count_until (sequence, g_array_index (sequence->days, gint32, first));
  return first;
}

static guint64
count_candidates (const BalSequence *sequence)
{
  guint64 n = 0;

  for (guint i = 0; i < sequence->units->len; i++)
    {
      guint end, first = find_successors (sequence, bal_sequence_get (sequence, i), &end);

      n += end - first;
    }
  return n;
}

static void
count_pair (BalSequence *sequence,
            BalTally *tally,
            guint group,
            const BalSequenceUnit *a,
            const BalSequenceUnit *b)
{
  guint32 entry = bal_sequence_find (sequence, 0, group, a->key, b->key);
  gint32 gap = bal_sequence_get_gap (a, b);

  bal_key_tally_add (sequence->tally, entry, PAIRS, 1);
  bal_key_tally_add (sequence->tally, entry, GAP_DAYS, gap);
  bal_key_tally_record (sequence->tally, entry, 0, (guint32) gap);
  if (bal_key_tally_stamp (sequence->tally, entry, tally->child))
    bal_key_tally_add (sequence->tally, entry, CHILDREN, 1);
}

static void
count_in_group (BalSequence *sequence, BalTally *tally, guint group)
{
  gint64 pairs = 0;

  for (guint i = 0; i < sequence->units->len; i++)
    {
      const BalSequenceUnit *unit = bal_sequence_get (sequence, i);
      guint end, first = find_successors (sequence, unit, &end);

      for (guint j = first; j < end; j++)
        count_pair (sequence, tally, group, unit, bal_sequence_get (sequence, j));
      pairs += end - first;
    }
  bal_tally_add (tally, group, BAL_N_ROWS + ALL_PAIRS, pairs);
}

static void
bal_successors_count_child (const BalAnalysisRun *run,
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
  find_earliest_ends (sequence);
  is_left_out = count_candidates (sequence) > BAL_SUCCESSORS (run->analysis)->most_pairs;
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

  bal_report_row_int (row, counters[PAIRS]);
  bal_report_row_int (row, counters[CHILDREN]);
  bal_report_row_int (row, counters[GAP_DAYS]);
  bal_report_row_ratio (row, counters[GAP_DAYS], counters[PAIRS]);
  bal_report_row_quantile (row, entry->bins[0], 0.5);
  bal_report_row_quantile (row, entry->bins[0], 0.9);
  bal_report_row_largest (row, entry->bins[0]);
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
bal_successors_finish (BalAnalysis *analysis, BalReport *report)
{
  static const char *const prefixes[] = { "from_", "to_", NULL };
  const BalSequenceTable pairs = {
    .table = { "successors", BAL_BASIS_ACTIVE, pair_columns, G_N_ELEMENTS (pair_columns) },
    .kind = "pair",
    .prefixes = prefixes,
    .put = put_pair,
  };
  const BalReportTable totals = { "successor_totals", BAL_BASIS_ACTIVE, total_columns,
                                  G_N_ELEMENTS (total_columns), add_totals };

  bal_sequence_report_begin (report,
                             bal_sequence_analysis_get_key (BAL_SEQUENCE_ANALYSIS (analysis)));
  bal_sequence_report_add_table (report, &pairs);
  bal_report_add_table (report, &totals);
  bal_sequence_report_end (report);
  bal_sequence_report_find_left_out (report, "successors", BAL_N_ROWS + ALL_LEFT_OUT,
                                     BAL_SUCCESSORS (analysis)->most_pairs);
}

static void
bal_successors_append_options (BalAnalysis *analysis, GString *options)
{
  bal_sequence_analysis_append_options (analysis, options);
  g_string_append_printf (options, "most_pairs=%u\n", BAL_SUCCESSORS (analysis)->most_pairs);
}

static void
bal_successors_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_MOST_PAIRS:
      g_value_set_uint (value, BAL_SUCCESSORS (object)->most_pairs);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_successors_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_MOST_PAIRS:
      BAL_SUCCESSORS (object)->most_pairs = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_successors_class_init (BalSuccessorsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalSequenceAnalysisClass *sequence_class = &klass->parent_class;
  BalAnalysisClass *analysis_class = &sequence_class->parent_class;

  object_class->get_property = bal_successors_get_property;
  object_class->set_property = bal_successors_set_property;
  analysis_class->name = "successors";
  analysis_class->append_options = bal_successors_append_options;
  analysis_class->count_child = bal_successors_count_child;
  analysis_class->finish = bal_successors_finish;
  sequence_class->kinds = kinds;
  sequence_class->n_kinds = G_N_ELEMENTS (kinds);
  sequence_class->entry_counters = entry_counters;
  sequence_class->entry_histograms = entry_histograms;
  sequence_class->group_counters = group_counters;

  /**
   * BalSuccessors:most-pairs:
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
bal_successors_init (BalSuccessors *self)
{
}

/**
 * bal_successors_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days that are counted, or %NULL for everything up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 *
 * Creates an analysis of immediate successors; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalSuccessors *
bal_successors_new (gint32 as_at, BalPeriod *period, const char *const *by)
{
  return g_object_new (BAL_TYPE_SUCCESSORS, "as-at", as_at, "period", period, "by", by, NULL);
}

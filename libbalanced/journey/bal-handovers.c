/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-handovers.h"

#include <stdlib.h>

#include "libbalanced/journey/bal-sequence-analysis-private.h"
#include "libbalanced/journey/bal-sequence-pairs-private.h"

/**
 * BalHandovers:
 *
 * Where a child's journey passes from one agency to another, and who works together.
 *
 * The table `handovers` has the neighbours in the order of the journey whose agencies differ: how
 * many overlap (a start on the day of the other's end is one), how many follow on the next day,
 * and how many have a gap of whole days between them. The median is that of the gaps alone; the
 * signed lower median is that of all handovers, an overlap being a gap of fewer than no days. With
 * [property@Balanced.Handovers:merge-runs] the days are those after the latest end of all the
 * neighbours that came one after another with the same agency, and not of the last one alone.
 *
 * The table `working_together` has the pairs of agencies that are both active for a child on at
 * least [property@Balanced.Handovers:least-common-days] days: how many children, and how many
 * days. These days are clipped to the period; the agency whose name comes first by its bytes is
 * the first of a pair.
 *
 * Neighbours of which one has no agency are no handover: `handover_totals` counts them apart. With
 * another key, such as "role" or "setting", the same is told of these.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F7.
 *
 * Since: 0.1
 */
struct _BalHandovers
{
  BalSequenceAnalysis parent_instance;

  guint least_common_days;
  gboolean merge_runs;
  gboolean working_together;
};

struct _BalHandoversClass
{
  BalSequenceAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_LEAST_COMMON_DAYS,
  PROP_MERGE_RUNS,
  PROP_WORKING_TOGETHER,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalHandovers, bal_handovers, BAL_TYPE_SEQUENCE_ANALYSIS)

/* Pairs of agencies grow with the square of their number: children with more are left out of who
 * works together. */
#define MOST_AGENCIES 256

enum
{
  HANDOVER,
  TOGETHER,
  N_KINDS,
};

static const BalSequenceKind kinds[N_KINDS] = {
  { "handover", BAL_SEQUENCE_KEYS, 2 },
  { "together", BAL_SEQUENCE_UNORDERED, 2 },
};

/* Of an entry; the days are those of gaps, or those in common. */
enum
{
  HANDOVERS,
  CHILDREN,
  OVERLAPPED,
  NEXT_DAY,
  GAPPED,
  DAYS,
};

static const char *const entry_counters[] = { "handovers", "children", "overlapped", "next_day",
                                              "gapped",    "days",     NULL };
/* The second one has the days of overlap, of handovers that have some. */
static const char *const entry_histograms[] = { "days", "overlap_days", NULL };

enum
{
  ALL_CHILDREN,
  ALL_PAIRS,
  ALL_HANDOVERS,
  ALL_WITHOUT_KEY,
  ALL_WITH_HANDOVER,
  ALL_LEFT_OUT,
};

static const char *const group_counters[] = {
  "children",          "pairs", "handovers", "pairs_without_key", "children_with_handover",
  "children_left_out", NULL
};

static void
count_handover (BalSequence *sequence,
                BalTally *tally,
                guint group,
                const BalSequenceUnit *a,
                const BalSequenceUnit *b,
                gint32 last_end)
{
  guint32 entry = bal_sequence_find (sequence, HANDOVER, group, a->key, b->key);
  gint32 gap = b->start - last_end - 1;

  bal_key_tally_add (sequence->tally, entry, HANDOVERS, 1);
  bal_key_tally_add (sequence->tally, entry,
                     gap < 0    ? OVERLAPPED
                     : gap == 0 ? NEXT_DAY
                                : GAPPED,
                     1);
  if (bal_key_tally_stamp (sequence->tally, entry, tally->child))
    bal_key_tally_add (sequence->tally, entry, CHILDREN, 1);
  if (gap < 0)
    bal_key_tally_record (sequence->tally, entry, 1, (guint32) -gap);
  if (gap <= 0)
    return;
  bal_key_tally_add (sequence->tally, entry, DAYS, gap);
  bal_key_tally_record (sequence->tally, entry, 0, (guint32) gap);
}

static void
count_handovers (BalSequence *sequence, BalTally *tally, guint group)
{
  gboolean merge_runs = BAL_HANDOVERS (sequence->run->analysis)->merge_runs;
  gint64 n = 0, without_key = 0;
  gint32 last_end = bal_sequence_get (sequence, 0)->end;

  for (guint i = 1; i < sequence->units->len; i++)
    {
      const BalSequenceUnit *a = bal_sequence_get (sequence, i - 1);
      const BalSequenceUnit *b = bal_sequence_get (sequence, i);
      gint32 end = last_end;

      last_end = merge_runs && a->key == b->key ? MAX (end, b->end) : b->end;
      if (bal_sequence_is_missing (sequence, a->key) || bal_sequence_is_missing (sequence, b->key))
        {
          without_key++;
          continue;
        }
      if (a->key == b->key)
        continue;
      n++;
      count_handover (sequence, tally, group, a, b, end);
    }
  bal_tally_add (tally, group, BAL_N_ROWS + ALL_CHILDREN, 1);
  bal_tally_add (tally, group, BAL_N_ROWS + ALL_PAIRS, sequence->units->len - 1);
  bal_tally_add (tally, group, BAL_N_ROWS + ALL_HANDOVERS, n);
  bal_tally_add (tally, group, BAL_N_ROWS + ALL_WITHOUT_KEY, without_key);
  bal_tally_add (tally, group, BAL_N_ROWS + ALL_WITH_HANDOVER, n > 0);
}

/* Days on which one agency is active for the child. */
typedef struct
{
  guint32 key;
  gint32 start;
  gint32 end;
} Cover;

static int
compare_covers (gconstpointer a, gconstpointer b)
{
  const Cover *left = a, *right = b;

  if (left->key != right->key)
    return left->key < right->key ? -1 : 1;
  return left->start < right->start ? -1 : left->start > right->start;
}

/* The covers of each agency, disjoint and in their order; firsts has where each agency begins, and
 * the end. */
static GArray *
make_covers (const BalSequence *sequence, GArray *firsts)
{
  GArray *covers = g_array_new (FALSE, FALSE, sizeof (Cover));
  guint n = 0;

  for (guint i = 0; i < sequence->units->len; i++)
    {
      const BalSequenceUnit *unit = bal_sequence_get (sequence, i);
      Cover cover = { unit->key, MAX (unit->start, sequence->run->window.first), unit->end };

      if (!bal_sequence_is_missing (sequence, unit->key))
        g_array_append_val (covers, cover);
    }
  if (covers->len > 1)
    qsort (covers->data, covers->len, sizeof (Cover), compare_covers);
  for (guint i = 0; i < covers->len; i++)
    {
      Cover cover = g_array_index (covers, Cover, i);
      Cover *last = n > 0 ? &g_array_index (covers, Cover, n - 1) : NULL;

      if (last && last->key == cover.key && cover.start <= last->end)
        {
          last->end = MAX (last->end, cover.end);
          continue;
        }
      if (!last || last->key != cover.key)
        g_array_append_val (firsts, n);
      g_array_index (covers, Cover, n++) = cover;
    }
  g_array_append_val (firsts, n);
  return covers;
}

static gint64
count_common_days (GArray *covers, guint i, guint i_end, guint j, guint j_end)
{
  gint64 days = 0;

  while (i < i_end && j < j_end)
    {
      const Cover *a = &g_array_index (covers, Cover, i), *b = &g_array_index (covers, Cover, j);

      days += MAX (MIN (a->end, b->end) - MAX (a->start, b->start) + 1, 0);
      if (a->end < b->end)
        i++;
      else
        j++;
    }
  return days;
}

static void
count_pair (BalSequence *sequence, BalTally *tally, guint32 a, guint32 b, gint64 days)
{
  for (guint i = 0; i < tally->groups->len; i++)
    {
      guint32 entry =
        bal_sequence_find (sequence, TOGETHER, g_array_index (tally->groups, guint, i), MIN (a, b),
                           MAX (a, b));

      bal_key_tally_add (sequence->tally, entry, CHILDREN, 1);
      bal_key_tally_add (sequence->tally, entry, DAYS, days);
      bal_key_tally_record (sequence->tally, entry, 0, (guint32) days);
    }
}

static void
count_together (BalSequence *sequence, BalTally *tally, guint least)
{
  g_autoptr (GArray) firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) covers = make_covers (sequence, firsts);
  const guint *first = (const guint *) firsts->data;
  guint n = firsts->len - 1;

  if (n > MOST_AGENCIES)
    {
      for (guint i = 0; i < tally->groups->len; i++)
        bal_tally_add (tally, g_array_index (tally->groups, guint, i), BAL_N_ROWS + ALL_LEFT_OUT,
                       1);
      return;
    }
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      {
        gint64 days = count_common_days (covers, first[i], first[i + 1], first[j], first[j + 1]);

        if (days >= least)
          count_pair (sequence, tally, g_array_index (covers, Cover, first[i]).key,
                      g_array_index (covers, Cover, first[j]).key, days);
      }
}

static void
bal_handovers_count_child (const BalAnalysisRun *run,
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
    count_handovers (scratch, tally, g_array_index (tally->groups, guint, i));
  if (BAL_HANDOVERS (run->analysis)->working_together)
    count_together (scratch, tally, BAL_HANDOVERS (run->analysis)->least_common_days);
}

/* Who works together is counted child by child. */
static gboolean
can_count_whole (const BalAnalysisRun *run)
{
  return !BAL_HANDOVERS (run->analysis)->working_together && bal_sequence_pairs_can_count (run);
}

static gpointer
count_whole (const BalAnalysisRun *run, const BalRange *range, guint n_threads, BalTally *tally)
{
  BalNeighboursPlan plan = {
    .range = range,
    .merge_runs = BAL_HANDOVERS (run->analysis)->merge_runs,
    .changes_only = TRUE,
    .with_children = TRUE,
  };
  BalSequencePairs *pairs =
    bal_sequence_pairs_count (run, n_threads, &plan, BAL_SEQUENCE_PAIRS_ABOVE, FALSE);

  bal_tally_add (tally, BAL_TALLY_TOTAL, BAL_N_ROWS + ALL_CHILDREN, pairs->total.children);
  bal_tally_add (tally, BAL_TALLY_TOTAL, BAL_N_ROWS + ALL_PAIRS, pairs->total.pairs);
  bal_tally_add (tally, BAL_TALLY_TOTAL, BAL_N_ROWS + ALL_HANDOVERS, pairs->total.changes);
  bal_tally_add (tally, BAL_TALLY_TOTAL, BAL_N_ROWS + ALL_WITHOUT_KEY, pairs->total.without_key);
  bal_tally_add (tally, BAL_TALLY_TOTAL, BAL_N_ROWS + ALL_WITH_HANDOVER,
                 pairs->total.children_with_change);
  return pairs;
}

static void
free_whole (gpointer whole)
{
  bal_sequence_pairs_free (whole);
}

static const BalReportColumn handover_columns[] = {
  { "handovers", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "handovers" },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "overlapped", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "handovers" },
  { "same_or_next_day", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "handovers" },
  { "gapped", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "handovers" },
  { "gap_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "gap_median", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "gap_max", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
  { "signed_gap_median_lower", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
};

static const BalReportColumn together_columns[] = {
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "common_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "median_common_days", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
};

static const BalReportColumn total_columns[] = {
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "pairs", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "pairs" },
  { "handovers", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "handovers" },
  { "pairs_without_key", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "pairs" },
  { "children_with_handover", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN,
    "children" },
  { "children_left_out", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "least_common_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
};

/* Overlaps from the longest to the shortest, then those without a day between, then gaps. */
static gint64
get_signed_lower_median (const BalSummaryGroup *entry)
{
  guint64 place = (guint64) (entry->counters[HANDOVERS] - 1) / 2, seen = 0;
  const GArray *overlaps = entry->bins[1], *gaps = entry->bins[0];

  for (guint i = overlaps->len; i-- > 0;)
    {
      seen += g_array_index (overlaps, BalSummaryBin, i).count;
      if (seen > place)
        return -(gint64) g_array_index (overlaps, BalSummaryBin, i).value;
    }
  seen += (guint64) entry->counters[NEXT_DAY];
  for (guint i = 0; i < gaps->len && seen <= place; i++)
    {
      seen += g_array_index (gaps, BalSummaryBin, i).count;
      if (seen > place)
        return g_array_index (gaps, BalSummaryBin, i).value;
    }
  return 0;
}

static void
put_handover (const BalSequenceTable *table,
              BalReportRow *row,
              const BalSummaryGroup *entry,
              const BalSummaryGroup *group)
{
  for (guint i = HANDOVERS; i <= DAYS; i++)
    bal_report_row_int (row, entry->counters[i]);
  bal_report_row_quantile (row, entry->bins[0], 0.5);
  bal_report_row_largest (row, entry->bins[0]);
  bal_report_row_int (row, get_signed_lower_median (entry));
}

/* The columns of the table, in their order. */
static void
append_pair (BalTableBuilder *builder, guint column, guint figure, const BalSequencePair *pair)
{
  guint32 gapped = pair->pairs - pair->overlapping - pair->next_day;
  const gint64 whole[] = {
    pair->pairs, pair->children, pair->overlapping, pair->next_day, gapped, pair->days,
    0,           pair->most,     pair->lower
  };
  gboolean is_of_gaps = figure == 6 || figure == 7;

  if (is_of_gaps && gapped == 0)
    bal_table_builder_append_state (builder, column, BAL_VALUE_STATE_NOT_APPLICABLE);
  else if (figure == 6)
    bal_table_builder_append_double (builder, column, pair->median);
  else
    bal_table_builder_append_int (builder, column, whole[figure]);
}

static void
append_figure (BalTableBuilder *builder,
               guint column,
               guint figure,
               const BalSequencePair *const *pairs,
               gsize n)
{
  for (gsize i = 0; i < n; i++)
    append_pair (builder, column, figure, pairs[i]);
}

static void
put_together (const BalSequenceTable *table,
              BalReportRow *row,
              const BalSummaryGroup *entry,
              const BalSummaryGroup *group)
{
  bal_report_row_int (row, entry->counters[CHILDREN]);
  bal_report_row_int (row, entry->counters[DAYS]);
  bal_report_row_quantile (row, entry->bins[0], 0.5);
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
add_findings (BalReport *report)
{
  const BalSummaryGroup *total = bal_report_get_total (report);
  gint64 pairs = bal_sequence_analysis_get_figure (total, ALL_PAIRS);
  gint64 without = bal_sequence_analysis_get_figure (total, ALL_WITHOUT_KEY);
  const BalFindingFigure missing[] = {
    { "count", (double) without },
    { "pairs", (double) pairs },
    { "share", pairs ? (double) without / (double) pairs : 0 },
  };
  const BalFindingFigure left_out[] = {
    { "count", (double) bal_sequence_analysis_get_figure (total, ALL_LEFT_OUT) },
    { "most", MOST_AGENCIES },
  };

  if (without > 0)
    bal_findings_builder_add (report->findings, "handovers-unknown", "handovers", NULL, missing,
                              G_N_ELEMENTS (missing));
  if (left_out[0].value > 0)
    bal_findings_builder_add (report->findings, "working-together-left-out", "working_together",
                              NULL, left_out, G_N_ELEMENTS (left_out));
}

static void
bal_handovers_finish (BalAnalysis *analysis, BalReport *report)
{
  static const char *const both[] = { "from_", "to_", NULL };
  static const char *const pair[] = { "first_", "second_", NULL };
  static const guint figures[G_N_ELEMENTS (handover_columns)] = { 0, 1, 2, 3, 4, 5, 6, 7, 8 };
  const BalSequenceTable handovers = {
    .table = { "handovers", BAL_BASIS_ACTIVE, handover_columns, G_N_ELEMENTS (handover_columns) },
    .kind = "handover",
    .prefixes = both,
    .put = put_handover,
  };
  const BalSequenceTable together = {
    .table = { "working_together", BAL_BASIS_ACTIVE, together_columns,
               G_N_ELEMENTS (together_columns) },
    .kind = "together",
    .prefixes = pair,
    .put = put_together,
  };
  const BalReportTable totals = { "handover_totals", BAL_BASIS_ACTIVE,
                                  total_columns,     G_N_ELEMENTS (total_columns),
                                  add_totals,        BAL_HANDOVERS (analysis)->least_common_days };

  bal_sequence_report_begin (report,
                             bal_sequence_analysis_get_key (BAL_SEQUENCE_ANALYSIS (analysis)));
  if (report->summary->whole)
    bal_sequence_pairs_add_table (report->summary->whole, report, &handovers, figures,
                                  append_figure);
  else
    bal_sequence_report_add_table (report, &handovers);
  if (BAL_HANDOVERS (analysis)->working_together)
    bal_sequence_report_add_table (report, &together);
  bal_report_add_table (report, &totals);
  bal_sequence_report_end (report);
  add_findings (report);
}

static void
bal_handovers_append_options (BalAnalysis *analysis, GString *options)
{
  bal_sequence_analysis_append_options (analysis, options);
  g_string_append_printf (options, "least_common_days=%u\nmerge_runs=%s\nworking_together=%s\n",
                          BAL_HANDOVERS (analysis)->least_common_days,
                          BAL_HANDOVERS (analysis)->merge_runs ? "true" : "false",
                          BAL_HANDOVERS (analysis)->working_together ? "true" : "false");
}

static void
bal_handovers_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_LEAST_COMMON_DAYS:
      g_value_set_uint (value, BAL_HANDOVERS (object)->least_common_days);
      break;
    case PROP_MERGE_RUNS:
      g_value_set_boolean (value, BAL_HANDOVERS (object)->merge_runs);
      break;
    case PROP_WORKING_TOGETHER:
      g_value_set_boolean (value, BAL_HANDOVERS (object)->working_together);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_handovers_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_LEAST_COMMON_DAYS:
      BAL_HANDOVERS (object)->least_common_days = g_value_get_uint (value);
      break;
    case PROP_MERGE_RUNS:
      BAL_HANDOVERS (object)->merge_runs = g_value_get_boolean (value);
      break;
    case PROP_WORKING_TOGETHER:
      BAL_HANDOVERS (object)->working_together = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_handovers_class_init (BalHandoversClass *klass)
{
  static const char *const default_key[] = { "agency", NULL };
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalSequenceAnalysisClass *sequence_class = &klass->parent_class;
  BalAnalysisClass *analysis_class = &sequence_class->parent_class;

  object_class->get_property = bal_handovers_get_property;
  object_class->set_property = bal_handovers_set_property;
  analysis_class->name = "handovers";
  analysis_class->append_options = bal_handovers_append_options;
  analysis_class->count_child = bal_handovers_count_child;
  analysis_class->can_count_whole = can_count_whole;
  analysis_class->count_whole = count_whole;
  analysis_class->whole_free = free_whole;
  analysis_class->finish = bal_handovers_finish;
  sequence_class->default_key = default_key;
  sequence_class->kinds = kinds;
  sequence_class->n_kinds = N_KINDS;
  sequence_class->entry_counters = entry_counters;
  sequence_class->entry_histograms = entry_histograms;
  sequence_class->group_counters = group_counters;

  /**
   * BalHandovers:least-common-days:
   *
   * On how many days of a child two agencies must be active to work together, at least 1.
   *
   * Since: 0.1
   */
  props[PROP_LEAST_COMMON_DAYS] =
    g_param_spec_uint ("least-common-days", NULL, NULL, 1, 65535, 1, flags);
  /**
   * BalHandovers:merge-runs:
   *
   * Whether neighbours with the same agency are one: the days are then those after the latest end
   * of all of them.
   *
   * Since: 0.1
   */
  props[PROP_MERGE_RUNS] = g_param_spec_boolean ("merge-runs", NULL, NULL, FALSE, flags);
  /**
   * BalHandovers:working-together:
   *
   * Whether it is counted who works together: if not, there is no such table, and a large caseload
   * takes a fraction of the time.
   *
   * Since: 0.1
   */
  props[PROP_WORKING_TOGETHER] = g_param_spec_boolean ("working-together", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_handovers_init (BalHandovers *self)
{
}

/**
 * bal_handovers_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days that are counted, or %NULL for everything up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 *
 * Creates an analysis of handovers between agencies; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalHandovers *
bal_handovers_new (gint32 as_at, BalPeriod *period, const char *const *by)
{
  return g_object_new (BAL_TYPE_HANDOVERS, "as-at", as_at, "period", period, "by", by, NULL);
}

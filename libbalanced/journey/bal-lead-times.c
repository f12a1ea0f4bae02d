/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-lead-times.h"

#include "libbalanced/core/bal-error.h"
#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-lead-time-private.h"

/**
 * BalLeadTimes:
 *
 * How long it takes children to come from one stage to another, and how long they have nothing.
 *
 * A lead time begins with the start of a child's first unit at
 * [property@Balanced.LeadTimes:from-stage], and ends with the first start of a unit at
 * [property@Balanced.LeadTimes:to-stage] on the same day or later. Its days are those from the one
 * start to the day before the other; a day is idle when no unit of the child is active on it, at
 * whatever stage. Children who have not come to the second stage are counted apart, and so are
 * their days up to the as-at date.
 *
 * The table `lead_times` has the children and their days: lengths are whole, `days` and `idle_days`
 * are clipped to the period. `lead_time_bins` has the children who have come to the second stage by
 * the length of their lead time and by their idle days, in steps of
 * [property@Balanced.LeadTimes:bin-days]; the last bin is open. `lead_time_survival` puts those who
 * have come and those who have not together, as Kaplan and Meier do: the first day by which a
 * quarter, half and three quarters have come to the second stage; not applicable where so many have
 * not. Where a lead time began before the period, it is at risk from the first day of the period
 * on.
 *
 * A lead time that ended before the period is not counted. Children belong to the group of their
 * first unit at the first stage. The selection chooses the units from which and to which; idle days
 * look at all of the child's.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F4.
 *
 * Since: 0.1
 */
struct _BalLeadTimes
{
  BalAnalysis parent_instance;

  char *from_stage; /* owned; nullable: pre-identification */
  char *to_stage;   /* owned; nullable: intervention */
  guint bin_days;
  guint n_bins;
};

struct _BalLeadTimesClass
{
  BalAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_FROM_STAGE,
  PROP_TO_STAGE,
  PROP_BIN_DAYS,
  PROP_N_BINS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalLeadTimes, bal_lead_times, BAL_TYPE_ANALYSIS)

#define DEFAULT_FROM "pre-identification"
#define DEFAULT_TO "intervention"

/* Of those who have come, and of those who have not. */
enum
{
  DAYS,
  IDLE_DAYS,
  WHOLLY_IDLE,
  N_FIGURES,
};

enum
{
  REACHED,
  NOT_REACHED,
  N_STATES,
};

enum
{
  LENGTHS,
  IDLE_LENGTHS = N_STATES,
  LATE_ENTRIES = 2 * N_STATES,
};

static void
bal_lead_times_describe (BalAnalysis *self,
                         const BalAnalysisScheme *scheme,
                         BalAnalysisNames *names)
{
  static const char *const figures[N_FIGURES] = { "days", "idle_days", "wholly_idle" };
  static const char *const states[N_STATES] = { "reached", "not_reached" };
  static const char *const histograms[] = { "lengths reached", "lengths not_reached",
                                            "idle_lengths reached", "idle_lengths not_reached",
                                            "late_entries" };

  for (guint i = 0; i < N_STATES * N_FIGURES; i++)
    bal_analysis_names_add (names, "%s %s", figures[i % N_FIGURES], states[i / N_FIGURES]);
  for (gsize i = 0; i < G_N_ELEMENTS (histograms); i++)
    bal_analysis_names_add_histogram (names, histograms[i]);
}

typedef struct
{
  guint8 from_stage;
  guint8 to_stage;
} Plan;

static gboolean
find_stage (const BalAnalysisScheme *scheme, const char *code, guint8 *index, GError **error)
{
  g_autofree char *known = NULL;

  for (*index = 0; scheme->stages[*index]; (*index)++)
    if (g_str_equal (scheme->stages[*index], code))
      return TRUE;
  known = g_strjoinv (", ", scheme->stages);
  g_set_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND,
               "Reading the stages of the analysis “lead_times”: there is no stage “%s”, only %s",
               code, known);
  return FALSE;
}

static const char *
get_from (BalLeadTimes *self)
{
  return self->from_stage ? self->from_stage : DEFAULT_FROM;
}

static const char *
get_to (BalLeadTimes *self)
{
  return self->to_stage ? self->to_stage : DEFAULT_TO;
}

static gboolean
bal_lead_times_prepare (BalAnalysis *analysis, BalAnalysisRun *run, GError **error)
{
  BalLeadTimes *self = BAL_LEAD_TIMES (analysis);
  Plan *plan = g_new0 (Plan, 1);

  run->plan = plan;
  if (!find_stage (&run->input->scheme, get_from (self), &plan->from_stage, error) ||
      !find_stage (&run->input->scheme, get_to (self), &plan->to_stage, error))
    return FALSE;
  if (plan->from_stage != plan->to_stage)
    return TRUE;
  g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
               "Reading the stages of the analysis “lead_times”: both are “%s”", get_to (self));
  return FALSE;
}

static gboolean
is_counted (gconstpointer data, gsize row)
{
  return bal_analysis_run_counts (data, row);
}

static void
count_in_group (const BalAnalysisRun *run,
                BalTally *tally,
                guint group,
                const BalLeadTime *lead,
                gint32 idle)
{
  guint state = lead->is_reached ? REACHED : NOT_REACHED;
  guint first = BAL_N_ROWS + state * N_FIGURES;
  gint32 length = lead->until - lead->from;
  gint32 days = lead->until - MAX (lead->from, run->window.first);

  bal_tally_add (tally, group, first + DAYS, days);
  bal_tally_add (tally, group, first + IDLE_DAYS, idle);
  bal_tally_add (tally, group, first + WHOLLY_IDLE, days > 0 && idle == days);
  bal_tally_record (tally, group, LENGTHS + state, (guint64) length, 1);
  bal_tally_record (tally, group, IDLE_LENGTHS + state, (guint64) idle, 1);
  if (days < length)
    bal_tally_record (tally, group, LATE_ENTRIES, (guint64) (length - days), 1);
}

static void
bal_lead_times_count_child (const BalAnalysisRun *run,
                            gpointer scratch,
                            BalTally *tally,
                            gsize child,
                            gsize first,
                            gsize count)
{
  const BalEpisodes *episodes = run->input->episodes;
  const Plan *plan = run->plan;
  BalLeadTime lead;
  guint group;
  gint32 idle;

  if (!bal_lead_time_find (&lead, episodes, first, count, &run->window, plan->from_stage,
                           plan->to_stage, is_counted, run))
    return;
  idle = bal_lead_time_count_idle (episodes, first, count, run->window.as_at,
                                   MAX (lead.from, run->window.first), lead.until);
  count_in_group (run, tally, BAL_TALLY_TOTAL, &lead, idle);
  group = bal_tally_get_group (tally, lead.row);
  if (group != BAL_TALLY_TOTAL)
    count_in_group (run, tally, group, &lead, idle);
}

static gboolean
can_count_range (const BalAnalysisRun *run)
{
  return run->by.n == 0 && run->window.first == BAL_WINDOW_NO_FIRST;
}

/* So many children ahead their days are fetched: of most only a few are looked at, which is too
 * little for the processor to foresee where the next ones are. */
#define CHILDREN_AHEAD 8

static inline void
fetch_days (const BalEpisodes *episodes, const BalRange *range, gsize child)
{
  if (child >= range->n_children)
    return;
  __builtin_prefetch (&episodes->start[range->first[child]]);
  __builtin_prefetch (&episodes->end[range->first[child]]);
}

static void
bal_lead_times_count_range (const BalAnalysisRun *run,
                            gpointer scratch,
                            BalTally *tally,
                            gsize first_child,
                            const BalRange *range)
{
  const BalEpisodes *episodes = run->input->episodes;
  const Plan *plan = run->plan;

  for (gsize i = 0; i < range->n_children; i++)
    {
      gsize first = range->first[i], count = range->end[i] - first;
      BalLeadTime lead;

      fetch_days (episodes, range, i + CHILDREN_AHEAD);
      if (bal_lead_time_find_plain (&lead, episodes, first, count, &run->window, plan->from_stage,
                                    plan->to_stage))
        count_in_group (run, tally, BAL_TALLY_TOTAL, &lead,
                        bal_lead_time_count_idle_plain (episodes, first, count, run->window.as_at,
                                                        lead.from, lead.until));
    }
}

static const BalReportColumn lead_columns[] = {
  { "state", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "from_stage", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "to_stage", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "median_days", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "longest_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
  { "days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "idle_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "idle_share_of_days", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "children_wholly_idle", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "median_idle_days", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "most_idle_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
};

static const BalReportColumn bin_columns[] = {
  { "bin", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_KEY, NULL },
  { "from_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
  { "to_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
  { "children_by_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "children_by_idle_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
};

static const BalReportColumn survival_columns[] = {
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "reached", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "not_reached", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "late_entries", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "p25_days", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "median_days", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "p75_days", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
};

static BalLeadTimes *
get_analysis (BalReport *report)
{
  return report->extra;
}

static void
add_leads (BalReport *report,
           const BalReportTable *table,
           BalTableBuilder *builder,
           const BalSummaryGroup *group)
{
  static const char *const states[N_STATES] = { "reached", "not_reached" };

  for (guint state = 0; state < N_STATES; state++)
    {
      const gint64 *figures = group->counters + BAL_N_ROWS + state * N_FIGURES;
      GArray *lengths = group->bins[LENGTHS + state];
      GArray *idle_lengths = group->bins[IDLE_LENGTHS + state];
      BalReportRow row = bal_report_begin_row (report, builder, group);

      bal_report_row_text (&row, states[state]);
      bal_report_row_text (&row, get_from (get_analysis (report)));
      bal_report_row_text (&row, get_to (get_analysis (report)));
      bal_report_row_int (&row, (gint64) bal_summary_bins_get_count (lengths));
      bal_report_row_quantile (&row, lengths, 0.5);
      bal_report_row_largest (&row, lengths);
      bal_report_row_int (&row, figures[DAYS]);
      bal_report_row_int (&row, figures[IDLE_DAYS]);
      bal_report_row_ratio (&row, figures[IDLE_DAYS], figures[DAYS]);
      bal_report_row_int (&row, figures[WHOLLY_IDLE]);
      bal_report_row_quantile (&row, idle_lengths, 0.5);
      bal_report_row_largest (&row, idle_lengths);
    }
}

static void
count_bins (GArray *lengths, guint bin_days, guint n_bins, gint64 *children)
{
  for (guint i = 0; i < lengths->len; i++)
    {
      const BalSummaryBin *bin = &g_array_index (lengths, BalSummaryBin, i);

      children[MIN (bin->value / bin_days, n_bins - 1)] += (gint64) bin->count;
    }
}

static void
add_bins (BalReport *report,
          const BalReportTable *table,
          BalTableBuilder *builder,
          const BalSummaryGroup *group)
{
  guint bin_days = get_analysis (report)->bin_days, n_bins = get_analysis (report)->n_bins;
  g_autofree gint64 *by_days = g_new0 (gint64, n_bins);
  g_autofree gint64 *by_idle_days = g_new0 (gint64, n_bins);

  count_bins (group->bins[LENGTHS + REACHED], bin_days, n_bins, by_days);
  count_bins (group->bins[IDLE_LENGTHS + REACHED], bin_days, n_bins, by_idle_days);
  for (guint i = 0; i < n_bins; i++)
    {
      BalReportRow row = bal_report_begin_row (report, builder, group);

      bal_report_row_int (&row, i);
      bal_report_row_int (&row, (gint64) i * bin_days);
      if (i + 1 < n_bins)
        bal_report_row_int (&row, (gint64) (i + 1) * bin_days - 1);
      else
        bal_report_row_state (&row, BAL_VALUE_STATE_NOT_APPLICABLE);
      bal_report_row_int (&row, by_days[i]);
      bal_report_row_int (&row, by_idle_days[i]);
    }
}

static void
add_survival (BalReport *report,
              const BalReportTable *table,
              BalTableBuilder *builder,
              const BalSummaryGroup *group)
{
  gint64 reached = (gint64) bal_summary_bins_get_count (group->bins[LENGTHS + REACHED]);
  gint64 not_reached = (gint64) bal_summary_bins_get_count (group->bins[LENGTHS + NOT_REACHED]);
  BalReportRow row = bal_report_begin_row (report, builder, group);

  bal_report_row_int (&row, reached + not_reached);
  bal_report_row_int (&row, reached);
  bal_report_row_int (&row, not_reached);
  bal_report_row_int (&row, (gint64) bal_summary_bins_get_count (group->bins[LATE_ENTRIES]));
  bal_report_row_survival (&row, group->bins[LENGTHS + REACHED], group->bins[LENGTHS + NOT_REACHED],
                           group->bins[LATE_ENTRIES]);
}

static void
bal_lead_times_finish (BalAnalysis *analysis, BalReport *report)
{
  const BalReportTable tables[] = {
    { "lead_times", BAL_BASIS_STARTED, lead_columns, G_N_ELEMENTS (lead_columns), add_leads },
    { "lead_time_bins", BAL_BASIS_STARTED, bin_columns, G_N_ELEMENTS (bin_columns), add_bins },
    { "lead_time_survival", BAL_BASIS_STARTED, survival_columns, G_N_ELEMENTS (survival_columns),
      add_survival },
  };

  report->extra = analysis;
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    bal_report_add_table (report, &tables[i]);
  report->extra = NULL;
}

static void
bal_lead_times_append_options (BalAnalysis *analysis, GString *options)
{
  BalLeadTimes *self = BAL_LEAD_TIMES (analysis);

  g_string_append_printf (options, "from_stage=%s\nto_stage=%s\nbin_days=%u\nn_bins=%u\n",
                          get_from (self), get_to (self), self->bin_days, self->n_bins);
}

static void
bal_lead_times_finalize (GObject *object)
{
  BalLeadTimes *self = BAL_LEAD_TIMES (object);

  g_free (self->from_stage);
  g_free (self->to_stage);

  G_OBJECT_CLASS (bal_lead_times_parent_class)->finalize (object);
}

static void
bal_lead_times_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalLeadTimes *self = BAL_LEAD_TIMES (object);

  switch (id)
    {
    case PROP_FROM_STAGE:
      g_value_set_string (value, get_from (self));
      break;
    case PROP_TO_STAGE:
      g_value_set_string (value, get_to (self));
      break;
    case PROP_BIN_DAYS:
      g_value_set_uint (value, self->bin_days);
      break;
    case PROP_N_BINS:
      g_value_set_uint (value, self->n_bins);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_lead_times_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalLeadTimes *self = BAL_LEAD_TIMES (object);

  switch (id)
    {
    case PROP_FROM_STAGE:
      self->from_stage = g_value_dup_string (value);
      break;
    case PROP_TO_STAGE:
      self->to_stage = g_value_dup_string (value);
      break;
    case PROP_BIN_DAYS:
      self->bin_days = g_value_get_uint (value);
      break;
    case PROP_N_BINS:
      self->n_bins = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_lead_times_class_init (BalLeadTimesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalAnalysisClass *analysis_class = &klass->parent_class;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bal_lead_times_finalize;
  object_class->get_property = bal_lead_times_get_property;
  object_class->set_property = bal_lead_times_set_property;
  analysis_class->name = "lead_times";
  analysis_class->append_options = bal_lead_times_append_options;
  analysis_class->prepare = bal_lead_times_prepare;
  analysis_class->plan_free = g_free;
  analysis_class->describe = bal_lead_times_describe;
  analysis_class->count_child = bal_lead_times_count_child;
  analysis_class->can_count_range = can_count_range;
  analysis_class->count_range = bal_lead_times_count_range;
  analysis_class->finish = bal_lead_times_finish;

  /**
   * BalLeadTimes:from-stage:
   *
   * The code of the stage at which a lead time begins; %NULL: pre-identification.
   *
   * Since: 0.1
   */
  props[PROP_FROM_STAGE] = g_param_spec_string ("from-stage", NULL, NULL, NULL, flags);
  /**
   * BalLeadTimes:to-stage:
   *
   * The code of the stage with whose first start it ends; %NULL: intervention.
   *
   * Since: 0.1
   */
  props[PROP_TO_STAGE] = g_param_spec_string ("to-stage", NULL, NULL, NULL, flags);
  /**
   * BalLeadTimes:bin-days:
   *
   * How many days a bin has.
   *
   * Since: 0.1
   */
  props[PROP_BIN_DAYS] = g_param_spec_uint ("bin-days", NULL, NULL, 1, 65535, 28, flags);
  /**
   * BalLeadTimes:n-bins:
   *
   * How many bins there are; all that is longer is in the last one.
   *
   * Since: 0.1
   */
  props[PROP_N_BINS] = g_param_spec_uint ("n-bins", NULL, NULL, 1, 65536, 27, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_lead_times_init (BalLeadTimes *self)
{
}

/**
 * bal_lead_times_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days that are counted, or %NULL for everything up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 *
 * Creates an analysis of the time between two stages; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalLeadTimes *
bal_lead_times_new (gint32 as_at, BalPeriod *period, const char *const *by)
{
  return g_object_new (BAL_TYPE_LEAD_TIMES, "as-at", as_at, "period", period, "by", by, NULL);
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-family-schedule.h"

#include "libbalanced/core/bal-error.h"
#include "libbalanced/journey/bal-analysis-private.h"

/**
 * BalFamilySchedule:
 *
 * What the provision of a child asks of its family: agencies, appointments, and new faces.
 *
 * All figures are of the child's active episodes in the period, whatever group or selection brings
 * it in. The table `family_schedule` has, for each measure, the children of whom it is known and
 * how it spreads over them:
 *
 * * `agencies` and `roles`: how many different ones, of those that are recorded;
 * * `load_days`: days in the period that a unit with recorded contacts covers;
 * * `contacts_per_week`: contacts of the units that started in the period, by the weeks that
 *   these units cover; units that record no contacts are in neither;
 * * `usual_provider_continuity`: the share of the most frequent one among those who did the work
 *   (Breslau and Reeb 1975);
 * * `continuity_of_care`: (sum of n squared - N) / (N (N - 1)), where n is how often each one did
 * it and N the sum (Bice and Boxerman 1977): 1 where it was always the same, 0 where never twice;
 * * `changes`: how often, inside a strand, a unit is done by another than the one before it.
 *
 * Who did the work is the column of [property@Balanced.FamilySchedule:worker], and how often is
 * counted in units: contacts have no dates of their own. Continuity is not known for children with
 * fewer units than [property@Balanced.FamilySchedule:least-units]. Continuity is rounded to
 * thousandths and contacts a week to hundredths, of which 65535 are the most.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F13.
 *
 * Since: 0.1
 */
struct _BalFamilySchedule
{
  BalAnalysis parent_instance;

  char *worker; /* owned */
  guint least_units;
  gboolean with_children;
};

struct _BalFamilyScheduleClass
{
  BalAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_WORKER,
  PROP_LEAST_UNITS,
  PROP_WITH_CHILDREN,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalFamilySchedule, bal_family_schedule, BAL_TYPE_ANALYSIS)

enum
{
  AGENCIES,
  ROLES,
  LOAD_DAYS,
  CONTACTS_PER_WEEK, /* in hundredths; the two of continuity in thousandths */
  USUAL_PROVIDER,
  CONTINUITY,
  CHANGES,
  N_MEASURES,
};

static const struct
{
  const char *name;
  double parts;
} measures[N_MEASURES] = {
  { "agencies", 1 },
  { "roles", 1 },
  { "load_days", 1 },
  { "contacts_per_week", 100 },
  { "usual_provider_continuity", 1000 },
  { "continuity_of_care", 1000 },
  { "changes", 1 },
};

#define CHILDREN BAL_N_ROWS
#define MOST G_MAXUINT16 /* what is above counts as so much */

typedef struct
{
  BalAttribute worker;
  guint least_units;
  gboolean with_children;
} Plan;

/* Scratch of one thread: of the child that is being counted. */
typedef struct
{
  GHashTable *seen;          /* owned; of codes, how often + 0 */
  GHashTable *last;          /* owned; by strand, the worker of the last unit */
  gint64 values[N_MEASURES]; /* -1: not known */
} Scratch;

static void
bal_family_schedule_describe (BalAnalysis *self,
                              const BalAnalysisScheme *scheme,
                              BalAnalysisNames *names)
{
  bal_analysis_names_add (names, "children");
  for (guint i = 0; i < N_MEASURES; i++)
    bal_analysis_names_add (names, "%s", measures[i].name);
  for (guint i = 0; i < N_MEASURES; i++)
    bal_analysis_names_add_histogram (names, measures[i].name);
  names->n_stamps = 0;
}

static gboolean
bal_family_schedule_prepare (BalAnalysis *analysis, BalAnalysisRun *run, GError **error)
{
  BalFamilySchedule *self = BAL_FAMILY_SCHEDULE (analysis);
  Plan *plan = g_new0 (Plan, 1);

  run->plan = plan;
  plan->least_units = self->least_units;
  plan->with_children = self->with_children;
  if (self->worker && bal_attribute_from_name (self->worker, &plan->worker))
    return TRUE;
  g_set_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND,
               "Running the analysis “family_schedule”: episodes have no attribute “%s”",
               self->worker ? self->worker : "");
  return FALSE;
}

static gpointer
scratch_new (const BalAnalysisRun *run)
{
  Scratch *scratch = g_new0 (Scratch, 1);

  scratch->seen = g_hash_table_new (NULL, NULL);
  scratch->last = g_hash_table_new (NULL, NULL);
  return scratch;
}

static void
scratch_free (gpointer data)
{
  Scratch *scratch = data;

  g_hash_table_unref (scratch->seen);
  g_hash_table_unref (scratch->last);
  g_free (scratch);
}

static gboolean
is_active (const BalAnalysisRun *run, gsize row, gint32 *start, gint32 *end)
{
  return bal_unit_read_days (run->input->episodes, row, run->window.as_at, start, end) &&
         *end >= run->window.first;
}

/* How many different codes the active rows have; -1 where none is recorded. */
static gint64
count_codes (const BalAnalysisRun *run,
             Scratch *scratch,
             BalAttribute attribute,
             gsize first,
             gsize count)
{
  g_hash_table_remove_all (scratch->seen);
  for (gsize row = first; row < first + count; row++)
    {
      gint32 start, end;
      gint64 code;

      if (!is_active (run, row, &start, &end))
        continue;
      code = bal_analysis_input_get_code (run->input, attribute, row);
      if (code >= 0)
        g_hash_table_add (scratch->seen, GUINT_TO_POINTER ((guint) code));
    }
  return g_hash_table_size (scratch->seen) > 0 ? (gint64) g_hash_table_size (scratch->seen) : -1;
}

/* The contacts that an episode offered, or else those that were attended; -1 where it says none. */
static gint64
get_contacts (const BalEpisodes *episodes, gsize row)
{
  if (episodes->contacts_offered && episodes->contacts_offered[row] != BAL_EPISODES_NO_CODE16)
    return episodes->contacts_offered[row];
  if (episodes->contacts_attended && episodes->contacts_attended[row] != BAL_EPISODES_NO_CODE16)
    return episodes->contacts_attended[row];
  return -1;
}

/* Rows stand in the order of their starts, so the days of a union need no set. */
static void
measure_contacts (const BalAnalysisRun *run, Scratch *scratch, gsize first, gsize count)
{
  gint64 load = 0, days = 0, contacts = 0;
  gint32 load_until = G_MININT32, until = G_MININT32;
  gboolean is_known = FALSE;

  for (gsize row = first; row < first + count; row++)
    {
      gint32 start, end, from;
      gint64 n = get_contacts (run->input->episodes, row);

      if (n < 0 || !is_active (run, row, &start, &end))
        continue;
      is_known = TRUE;
      from = MAX (MAX (start, run->window.first), load_until);
      if (n > 0 && end >= from)
        {
          load += end - from + 1;
          load_until = end + 1;
        }
      if (start < run->window.first)
        continue;
      contacts += n;
      from = MAX (start, until);
      if (end >= from)
        {
          days += end - from + 1;
          until = end + 1;
        }
    }
  scratch->values[LOAD_DAYS] = is_known ? load : -1;
  scratch->values[CONTACTS_PER_WEEK] = days > 0 ? (contacts * 700 + days / 2) / days : -1;
}

static void
measure_workers (const BalAnalysisRun *run, Scratch *scratch, gsize first, gsize count)
{
  const Plan *plan = run->plan;
  GHashTableIter iter;
  gpointer n_of_one;
  gint64 n = 0, most = 0, squares = 0, changes = 0;

  g_hash_table_remove_all (scratch->seen);
  g_hash_table_remove_all (scratch->last);
  for (gsize row = first; row < first + count; row++)
    {
      gint32 start, end;
      gint64 code;
      gpointer key, strand, last;

      if (!is_active (run, row, &start, &end))
        continue;
      code = bal_analysis_input_get_code (run->input, plan->worker, row);
      if (code < 0)
        continue;
      key = GUINT_TO_POINTER ((guint) code + 1);
      strand = GINT_TO_POINTER (bal_episodes_get_strand (run->input->episodes, row));
      last = g_hash_table_lookup (scratch->last, strand);
      changes += last && last != key;
      g_hash_table_insert (scratch->last, strand, key);
      g_hash_table_insert (scratch->seen, key,
                           GUINT_TO_POINTER (
                             GPOINTER_TO_UINT (g_hash_table_lookup (scratch->seen, key)) + 1));
      n++;
    }
  g_hash_table_iter_init (&iter, scratch->seen);
  while (g_hash_table_iter_next (&iter, NULL, &n_of_one))
    {
      gint64 times = GPOINTER_TO_UINT (n_of_one);

      most = MAX (most, times);
      squares += times * times;
    }
  scratch->values[CHANGES] = n > 0 ? changes : -1;
  scratch->values[USUAL_PROVIDER] =
    n > 0 && n >= plan->least_units ? (most * 1000 + n / 2) / n : -1;
  scratch->values[CONTINUITY] =
    n > 1 && n >= plan->least_units ? ((squares - n) * 1000 + n * (n - 1) / 2) / (n * (n - 1)) : -1;
}

static void
bal_family_schedule_count_child (const BalAnalysisRun *run,
                                 gpointer data,
                                 BalTally *tally,
                                 gsize child,
                                 gsize first,
                                 gsize count)
{
  const Plan *plan = run->plan;
  Scratch *scratch = data;

  bal_analysis_run_enter (run, tally, first, count);
  if (tally->groups->len == 0)
    return;
  scratch->values[AGENCIES] = count_codes (run, scratch, BAL_ATTRIBUTE_AGENCY, first, count);
  scratch->values[ROLES] = count_codes (run, scratch, BAL_ATTRIBUTE_ROLE, first, count);
  measure_contacts (run, scratch, first, count);
  measure_workers (run, scratch, first, count);
  for (guint i = 0; i < tally->groups->len; i++)
    {
      guint group = g_array_index (tally->groups, guint, i);

      bal_tally_add (tally, group, CHILDREN, 1);
      for (guint j = 0; j < N_MEASURES; j++)
        if (scratch->values[j] >= 0)
          {
            gint64 value = MIN (scratch->values[j], MOST);

            bal_tally_add (tally, group, CHILDREN + 1 + j, value);
            bal_tally_record (tally, group, j, (guint64) value, 1);
          }
    }
  if (plan->with_children)
    {
      g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GPtrArray) texts = g_ptr_array_new ();

      g_array_append_vals (values, scratch->values, N_MEASURES);
      bal_tally_take_child_record (tally, child, values, texts);
    }
}

static gboolean
bal_family_schedule_check_record (const BalSummaryRecord *record, guint n_levels)
{
  if (record->n_values != N_MEASURES)
    return FALSE;
  for (guint i = 0; i < N_MEASURES; i++)
    if (record->values[i] < -1 || record->values[i] > BAL_SUMMARY_MAX_COUNT)
      return FALSE;
  return TRUE;
}

#define COLUMN(name, kind, role, unit)                         \
  {                                                            \
    name, BAL_COLUMN_KIND_##kind, BAL_COLUMN_ROLE_##role, unit \
  }

static const BalReportColumn schedule_columns[] = {
  COLUMN ("measure", CODE, KEY, NULL),
  COLUMN ("children", INT64, COUNT_OF_CHILDREN, "children"),
  COLUMN ("children_not_known", INT64, COUNT_OF_CHILDREN, "children"),
  COLUMN ("mean", DOUBLE, NONE, NULL),
  COLUMN ("median", DOUBLE, NONE, NULL),
  COLUMN ("p90", DOUBLE, NONE, NULL),
  COLUMN ("largest", DOUBLE, NONE, NULL),
};

static const BalReportColumn list_columns[] = {
  COLUMN ("child_id", TEXT, IDENTIFIER, NULL),
  COLUMN ("source", CODE, KEY, NULL),
  COLUMN ("agencies", DOUBLE, NONE, "agencies"),
  COLUMN ("roles", DOUBLE, NONE, "roles"),
  COLUMN ("load_days", DOUBLE, NONE, "days"),
  COLUMN ("contacts_per_week", DOUBLE, NONE, "contacts"),
  COLUMN ("usual_provider_continuity", DOUBLE, SHARE, NULL),
  COLUMN ("continuity_of_care", DOUBLE, SHARE, NULL),
  COLUMN ("changes", DOUBLE, NONE, "changes"),
};

static void
add_measures (BalReport *report,
              const BalReportTable *table,
              BalTableBuilder *builder,
              const BalSummaryGroup *group)
{
  for (guint i = 0; i < N_MEASURES; i++)
    {
      GArray *bins = group->bins[i];
      gint64 n = (gint64) bal_summary_bins_get_count (bins);
      double parts = measures[i].parts;
      BalReportRow row = bal_report_begin_row (report, builder, group);

      bal_report_row_text (&row, measures[i].name);
      bal_report_row_int (&row, group->counters[CHILDREN]);
      bal_report_row_int (&row, group->counters[CHILDREN] - n);
      if (n == 0)
        {
          for (guint j = 0; j < 4; j++)
            bal_report_row_state (&row, group->counters[CHILDREN] > 0
                                          ? BAL_VALUE_STATE_MISSING
                                          : BAL_VALUE_STATE_NOT_APPLICABLE);
          continue;
        }
      bal_report_row_double (&row, (double) group->counters[CHILDREN + 1 + i] / (double) n / parts);
      bal_report_row_double (&row, bal_summary_bins_get_quantile (bins, 0.5) / parts);
      bal_report_row_double (&row, bal_summary_bins_get_quantile (bins, 0.9) / parts);
      bal_report_row_double (&row,
                             g_array_index (bins, BalSummaryBin, bins->len - 1).value / parts);
    }
}

static void
add_list (BalReport *report)
{
  BalTableBuilder *builder = bal_report_begin_list (report, "family_schedule_list", list_columns,
                                                    G_N_ELEMENTS (list_columns));
  GPtrArray *records = report->summary->records;

  for (guint i = 0; i < records->len; i++)
    {
      const BalSummaryRecord *record = g_ptr_array_index (records, i);
      BalReportRow row = { builder, 0 };

      bal_report_row_child (&row, record);
      for (guint j = 0; j < N_MEASURES; j++)
        if (record->values[j] < 0)
          bal_report_row_state (&row, BAL_VALUE_STATE_NOT_AVAILABLE);
        else
          bal_report_row_double (&row, (double) record->values[j] / measures[j].parts);
    }
  bal_report_end_list (report, builder, BAL_BASIS_ACTIVE);
}

static void
bal_family_schedule_finish (BalAnalysis *analysis, BalReport *report)
{
  const BalReportTable table = { "family_schedule", BAL_BASIS_ACTIVE, schedule_columns,
                                 G_N_ELEMENTS (schedule_columns), add_measures };
  const BalSummaryGroup *total = bal_report_get_total (report);
  gint64 known = (gint64) bal_summary_bins_get_count (total->bins[CHANGES]);
  const BalFindingFigure found[] = {
    { "count", (double) (total->counters[CHILDREN] - known) },
    { "children", (double) total->counters[CHILDREN] },
  };

  bal_report_add_table (report, &table);
  if (BAL_FAMILY_SCHEDULE (analysis)->with_children)
    add_list (report);
  if (found[0].value > 0)
    bal_findings_builder_add (report->findings, "workers-not-recorded", "family_schedule", NULL,
                              found, G_N_ELEMENTS (found));
}

static void
bal_family_schedule_append_options (BalAnalysis *analysis, GString *options)
{
  BalFamilySchedule *self = BAL_FAMILY_SCHEDULE (analysis);
  g_autofree char *worker = g_strescape (self->worker ? self->worker : "", NULL);

  g_string_append_printf (options, "worker=%s\nleast_units=%u\nwith_children=%s\n", worker,
                          self->least_units, self->with_children ? "true" : "false");
}

static void
bal_family_schedule_finalize (GObject *object)
{
  g_free (BAL_FAMILY_SCHEDULE (object)->worker);

  G_OBJECT_CLASS (bal_family_schedule_parent_class)->finalize (object);
}

static void
bal_family_schedule_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalFamilySchedule *self = BAL_FAMILY_SCHEDULE (object);

  switch (id)
    {
    case PROP_WORKER:
      g_value_set_string (value, self->worker);
      break;
    case PROP_LEAST_UNITS:
      g_value_set_uint (value, self->least_units);
      break;
    case PROP_WITH_CHILDREN:
      g_value_set_boolean (value, self->with_children);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_family_schedule_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalFamilySchedule *self = BAL_FAMILY_SCHEDULE (object);

  switch (id)
    {
    case PROP_WORKER:
      self->worker = g_value_dup_string (value);
      break;
    case PROP_LEAST_UNITS:
      self->least_units = g_value_get_uint (value);
      break;
    case PROP_WITH_CHILDREN:
      self->with_children = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_family_schedule_class_init (BalFamilyScheduleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalAnalysisClass *analysis_class = &klass->parent_class;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bal_family_schedule_finalize;
  object_class->get_property = bal_family_schedule_get_property;
  object_class->set_property = bal_family_schedule_set_property;
  analysis_class->name = "family_schedule";
  analysis_class->append_options = bal_family_schedule_append_options;
  analysis_class->prepare = bal_family_schedule_prepare;
  analysis_class->plan_free = g_free;
  analysis_class->describe = bal_family_schedule_describe;
  analysis_class->scratch_new = scratch_new;
  analysis_class->scratch_free = scratch_free;
  analysis_class->count_child = bal_family_schedule_count_child;
  analysis_class->check_record = bal_family_schedule_check_record;
  analysis_class->finish = bal_family_schedule_finish;

  /**
   * BalFamilySchedule:worker:
   *
   * The column of episodes that says who does the work, such as "role" or "agency".
   *
   * Since: 0.1
   */
  props[PROP_WORKER] = g_param_spec_string ("worker", NULL, NULL, "role", flags);
  /**
   * BalFamilySchedule:least-units:
   *
   * How many units a child needs before its continuity is said.
   *
   * Since: 0.1
   */
  props[PROP_LEAST_UNITS] = g_param_spec_uint ("least-units", NULL, NULL, 1, 1000, 2, flags);
  /**
   * BalFamilySchedule:with-children:
   *
   * Whether a table `family_schedule_list` has every child: never for publication.
   *
   * Since: 0.1
   */
  props[PROP_WITH_CHILDREN] = g_param_spec_boolean ("with-children", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_family_schedule_init (BalFamilySchedule *self)
{
}

/**
 * bal_family_schedule_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days that are counted, or %NULL for everything up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 *
 * Creates an analysis of what provision asks of families; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalFamilySchedule *
bal_family_schedule_new (gint32 as_at, BalPeriod *period, const char *const *by)
{
  return g_object_new (BAL_TYPE_FAMILY_SCHEDULE, "as-at", as_at, "period", period, "by", by, NULL);
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-clocks.h"

#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/caseload/bal-caseload-schema-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-object-list-private.h"
#include "libbalanced/journey/bal-clock-private.h"
#include "libbalanced/journey/bal-clocks-private.h"
#include "libbalanced/journey/bal-definition-private.h"

/**
 * BalClocks:
 *
 * Which clocks ran out, which are running, and how many days they have left.
 *
 * A clock that was stopped in the period is completed, one that a closing ended without a decision
 * is discontinued, one without a stop is running at the end of the period, and one that stops
 * before it starts is retrospective: counted, and in no rate. The days of a clock are those from
 * its start to the day before it stops, so a clock from 1 March to 19 July has 140.
 *
 * The table `clocks` keeps these states apart. The table `clock_rates` has the shares of the
 * completed clocks that kept to the limit, side by side because publications differ: of all clocks
 * as they are; of all clocks, less the days on which they were paused; and of those that were never
 * paused, which is how plans are published "excluding exceptions". Each has a 95 % interval
 * (Wilson). A running clock that is over its limit is late already, whatever comes: the column
 * `share_within_of_due` counts it too.
 *
 * What is due within some days is told with pauses taken off, as far as they are known on the
 * as-at date. Clocks belong to the groups of the episode that starts them.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F6.
 *
 * Since: 0.1
 */
struct _BalClocks
{
  BalAnalysis parent_instance;

  GListModel *clocks; /* owned; nullable: rtt18 */
  GStrv holidays;     /* owned; nullable */
  guint days_ahead;
  gboolean with_children;
};

struct _BalClocksClass
{
  BalAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_CLOCKS,
  PROP_HOLIDAYS,
  PROP_DAYS_AHEAD,
  PROP_WITH_CHILDREN,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalClocks, bal_clocks, BAL_TYPE_ANALYSIS)

typedef struct
{
  GListModel *clocks; /* owned */
  guint n_clocks;
  BalClockPlan clocks_read[BAL_CLOCKS_MAX];
  guint32 *working; /* owned; nullable */
  guint days_ahead;
  gboolean with_children;
} Plan;

GListModel *
bal_clocks_dup_clocks (BalAnalysis *analysis)
{
  BalClocks *self = BAL_CLOCKS (analysis);
  g_autoptr (GPtrArray) one = NULL;

  if (self->clocks)
    return g_object_ref (self->clocks);
  one = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (one, bal_clock_new_named ("rtt18", NULL));
  return bal_object_list_new_take (BAL_TYPE_CLOCK, g_steal_pointer (&one));
}

guint
bal_clocks_get_days_ahead (BalAnalysis *analysis)
{
  return BAL_CLOCKS (analysis)->days_ahead;
}

gboolean
bal_clocks_get_with_children (BalAnalysis *analysis)
{
  return BAL_CLOCKS (analysis)->with_children;
}

static void
bal_clocks_describe (BalAnalysis *self, const BalAnalysisScheme *scheme, BalAnalysisNames *names)
{
  static const char *const figures[BAL_CLOCKS_N_FIGURES] = {
    "count",           "children",    "within", "within_less", "unpaused",
    "unpaused_within", "paused_days", "due",    "paused_now",
  };
  static const char *const states[] = { "completed", "running", "discontinued", "retrospective" };
  g_autoptr (GListModel) clocks = bal_clocks_dup_clocks (self);
  guint n_clocks = MIN (g_list_model_get_n_items (clocks), BAL_CLOCKS_MAX);

  for (guint i = 0; i < n_clocks * BAL_CLOCK_N_STATES; i++)
    for (guint j = 0; j < BAL_CLOCKS_N_FIGURES; j++)
      bal_analysis_names_add (names, "%u %s %s", i / BAL_CLOCK_N_STATES,
                              states[i % BAL_CLOCK_N_STATES], figures[j]);
  for (guint i = 0; i < n_clocks * BAL_CLOCKS_N_HISTOGRAMS; i++)
    {
      g_autofree char *name =
        g_strdup_printf ("%u %s", i / BAL_CLOCKS_N_HISTOGRAMS, states[i % BAL_CLOCKS_N_HISTOGRAMS]);

      bal_analysis_names_add_histogram (names, name);
    }
  names->n_stamps = n_clocks * BAL_CLOCK_N_STATES;
}

/* Working days before each day of the store. */
static guint32 *
count_working_days (const char *const *holidays, GError **error)
{
  g_autofree guint32 *before = g_new0 (guint32, G_MAXUINT16 + 1);

  /* 1 January 1900 was a Monday. */
  for (guint day = 0; day <= G_MAXUINT16; day++)
    before[day] = day % 7 < 5;
  for (guint i = 0; holidays && holidays[i]; i++)
    {
      gint32 day;

      if (!bal_day_parse (holidays[i], strlen (holidays[i]), BAL_DATE_ORDER_ISO, &day, NULL))
        {
          g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                       "Reading the holidays of the analysis “clocks”: “%s” is not a date",
                       holidays[i]);
          return NULL;
        }
      if (day >= BAL_EPISODES_EPOCH && day <= BAL_EPISODES_EPOCH + G_MAXUINT16)
        before[day - BAL_EPISODES_EPOCH] = 0;
    }
  for (guint day = 0, sum = 0; day <= G_MAXUINT16; day++)
    {
      guint is_working = before[day];

      before[day] = sum;
      sum += is_working;
    }
  return g_steal_pointer (&before);
}

static gboolean
read_reasons (BalClock *clock, guint8 completes[256], GError **error)
{
  const char *const *reasons = bal_clock_get_completing_reasons (clock);
  const char *const *known =
    bal_caseload_schema_find (BAL_CASELOAD_FILE_EPISODES, BAL_FIELD_CLOSED_REASON)->choices;

  for (guint i = 0; reasons && reasons[i]; i++)
    {
      guint code;

      for (code = 0; known[code]; code++)
        if (g_str_equal (known[code], reasons[i]))
          break;
      if (!known[code])
        {
          g_autofree char *words = g_strjoinv (", ", (char **) known);

          g_set_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND,
                       "Reading the clock “%s”: there is no reason for closing “%s”, only %s",
                       bal_clock_get_name (clock), reasons[i], words);
          return FALSE;
        }
      completes[code] = 1;
    }
  return TRUE;
}

/* Another part of the caseload may have the reasons that this one has not. */
static void
read_pause_reasons (BalClock *clock, const BalPauses *pauses, guint8 counted[256])
{
  const char *const *reasons = bal_clock_get_pause_reasons (clock);

  memset (counted, reasons == NULL, 256);
  for (guint i = 0; reasons && pauses && i < MIN (pauses->n_names, 256); i++)
    counted[i] = g_strv_contains (reasons, pauses->names[i]);
}

static gboolean
read_clock (Plan *plan, BalClock *clock, const BalAnalysisInput *input, GError **error)
{
  BalClockPlan *read = &plan->clocks_read[plan->n_clocks];
  g_autofree char *what = g_strdup_printf ("the clock “%s”", bal_clock_get_name (clock));

  for (guint i = 0; i < plan->n_clocks; i++)
    if (g_str_equal (plan->clocks_read[i].name, bal_clock_get_name (clock)))
      {
        g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                     "Running the analysis “clocks”: two clocks are called “%s”",
                     bal_clock_get_name (clock));
        return FALSE;
      }
  plan->n_clocks++;
  read->name = bal_clock_get_name (clock);
  read->days = bal_clock_get_limit_days (clock);
  read->months = bal_clock_get_limit_months (clock);
  read->from_event = bal_clock_get_from_event (clock);
  read->to_event = bal_clock_get_to_event (clock);
  read->same_row = bal_clock_get_to_rows (clock) == NULL;
  read_pause_reasons (clock, input->episodes->pauses, read->pauses);
  read->working = bal_clock_get_working_days (clock) ? plan->working : NULL;
  return read_reasons (clock, read->completes, error) &&
         bal_row_match_init (&read->from, input, bal_clock_get_from_rows (clock), what, error) &&
         bal_row_match_init (&read->to, input, bal_clock_get_to_rows (clock), what, error);
}

static gboolean
bal_clocks_prepare (BalAnalysis *analysis, BalAnalysisRun *run, GError **error)
{
  BalClocks *self = BAL_CLOCKS (analysis);
  Plan *plan = g_new0 (Plan, 1);
  guint n_clocks;

  run->plan = plan;
  plan->clocks = bal_clocks_dup_clocks (analysis);
  plan->days_ahead = self->days_ahead;
  plan->with_children = self->with_children;
  plan->working = count_working_days ((const char *const *) self->holidays, error);
  if (!plan->working)
    return FALSE;
  n_clocks = g_list_model_get_n_items (plan->clocks);
  if (n_clocks > BAL_CLOCKS_MAX)
    {
      g_set_error (error, BAL_ERROR, BAL_ERROR_LIMIT_EXCEEDED,
                   "Running the analysis “clocks”: there are more than %d clocks", BAL_CLOCKS_MAX);
      return FALSE;
    }
  for (guint i = 0; i < n_clocks; i++)
    {
      g_autoptr (GObject) clock = g_list_model_get_item (plan->clocks, i);

      if (!BAL_IS_CLOCK (clock))
        {
          g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                       "Running the analysis “clocks”: item %u of the clocks is not one", i);
          return FALSE;
        }
      if (!read_clock (plan, BAL_CLOCK (clock), run->input, error))
        return FALSE;
    }
  return TRUE;
}

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  for (guint i = 0; i < plan->n_clocks; i++)
    {
      bal_row_match_clear (&plan->clocks_read[i].from);
      bal_row_match_clear (&plan->clocks_read[i].to);
    }
  g_clear_object (&plan->clocks);
  g_free (plan->working);
  g_free (plan);
}

static gpointer
scratch_new (const BalAnalysisRun *run)
{
  return bal_child_clocks_new ();
}

static void
scratch_free (gpointer data)
{
  bal_child_clocks_free (data);
}

static void
count_clock (const BalAnalysisRun *run,
             BalTally *tally,
             guint group,
             guint clock,
             const BalClockReading *reading)
{
  const Plan *plan = run->plan;
  guint first = bal_clocks_get_counter (clock, reading->state, 0);
  gint32 net = reading->elapsed - reading->paused;
  gboolean is_within = reading->elapsed <= reading->limit;

  bal_tally_add (tally, group, first + BAL_CLOCKS_COUNT, 1);
  if (bal_tally_stamp (tally, group, clock * BAL_CLOCK_N_STATES + reading->state))
    bal_tally_add (tally, group, first + BAL_CLOCKS_CHILDREN, 1);
  if (reading->state == BAL_CLOCK_RETROSPECTIVE)
    return;
  bal_tally_record (tally, group, bal_clocks_get_histogram (clock, reading->state),
                    (guint64) reading->elapsed, 1);
  bal_tally_add (tally, group, first + BAL_CLOCKS_WITHIN, is_within);
  bal_tally_add (tally, group, first + BAL_CLOCKS_WITHIN_LESS, net <= reading->limit);
  bal_tally_add (tally, group, first + BAL_CLOCKS_UNPAUSED, reading->paused == 0);
  bal_tally_add (tally, group, first + BAL_CLOCKS_UNPAUSED_WITHIN,
                 reading->paused == 0 && is_within);
  bal_tally_add (tally, group, first + BAL_CLOCKS_PAUSED_DAYS, reading->paused);
  if (reading->state != BAL_CLOCK_RUNNING)
    return;
  bal_tally_add (tally, group, first + BAL_CLOCKS_DUE,
                 net <= reading->limit &&
                   reading->due - reading->until < (gint32) plan->days_ahead);
  bal_tally_add (tally, group, first + BAL_CLOCKS_PAUSED_NOW, reading->is_paused);
}

static void
append_record (const BalAnalysisRun *run,
               GArray *values,
               GPtrArray *texts,
               const BalClockPlan *clock,
               const BalClockReading *reading)
{
  const gint64 row[BAL_CLOCKS_N_RECORD] = {
    reading->state,   reading->from,   reading->until,     reading->due,
    reading->elapsed, reading->paused, reading->is_paused,
  };

  g_array_append_vals (values, row, BAL_CLOCKS_N_RECORD);
  g_ptr_array_add (texts, g_strdup (clock->name));
  g_ptr_array_add (texts, run->input->dup_episode_id
                            ? run->input->dup_episode_id (run->input->owner, reading->row)
                            : g_strdup (""));
}

static void
bal_clocks_count_child (const BalAnalysisRun *run,
                        gpointer scratch,
                        BalTally *tally,
                        gsize child,
                        gsize first,
                        gsize count)
{
  const Plan *plan = run->plan;
  BalChildClocks *clocks = scratch;
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < plan->n_clocks; i++)
    {
      bal_child_clocks_run (clocks, &plan->clocks_read[i], run->input, first, count, &run->window);
      for (guint j = 0; j < clocks->readings->len; j++)
        {
          const BalClockReading *reading = &g_array_index (clocks->readings, BalClockReading, j);
          guint group;

          if (!bal_analysis_run_counts (run, reading->row))
            continue;
          count_clock (run, tally, BAL_TALLY_TOTAL, i, reading);
          group = bal_tally_get_group (tally, reading->row);
          if (group != BAL_TALLY_TOTAL)
            count_clock (run, tally, group, i, reading);
          if (plan->with_children)
            append_record (run, values, texts, &plan->clocks_read[i], reading);
        }
    }
  if (texts->len > 0)
    bal_tally_take_child_record (tally, child, values, texts);
}

static gboolean
bal_clocks_check_record (const BalSummaryRecord *record, guint n_levels)
{
  guint n = record->n_values / BAL_CLOCKS_N_RECORD;

  if (record->n_values % BAL_CLOCKS_N_RECORD != 0 || g_strv_length (record->texts) != 2 * n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const gint64 *values = record->values + i * BAL_CLOCKS_N_RECORD;

      for (guint j = 0; j < BAL_CLOCKS_N_RECORD; j++)
        if (values[j] < -G_MAXUINT16 || values[j] > 4 * G_MAXUINT16)
          return FALSE;
      if (values[BAL_CLOCKS_RECORD_STATE] < 0 ||
          values[BAL_CLOCKS_RECORD_STATE] >= BAL_CLOCK_N_STATES)
        return FALSE;
    }
  return TRUE;
}

static void
bal_clocks_append_options (BalAnalysis *analysis, GString *options)
{
  BalClocks *self = BAL_CLOCKS (analysis);
  g_autoptr (GListModel) clocks = bal_clocks_dup_clocks (analysis);
  g_autofree char *holidays = self->holidays ? g_strjoinv (" ", self->holidays) : g_strdup ("");
  g_autofree char *escaped = g_strescape (holidays, NULL);

  bal_definition_append_list (clocks, "clock", options);
  g_string_append_printf (options, "holidays=%s\ndays_ahead=%u\nwith_children=%s\n", escaped,
                          self->days_ahead, self->with_children ? "true" : "false");
}

static void
bal_clocks_finalize (GObject *object)
{
  BalClocks *self = BAL_CLOCKS (object);

  g_clear_object (&self->clocks);
  g_strfreev (self->holidays);

  G_OBJECT_CLASS (bal_clocks_parent_class)->finalize (object);
}

static void
bal_clocks_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalClocks *self = BAL_CLOCKS (object);

  switch (id)
    {
    case PROP_CLOCKS:
      g_value_set_object (value, self->clocks);
      break;
    case PROP_HOLIDAYS:
      g_value_set_boxed (value, self->holidays);
      break;
    case PROP_DAYS_AHEAD:
      g_value_set_uint (value, self->days_ahead);
      break;
    case PROP_WITH_CHILDREN:
      g_value_set_boolean (value, self->with_children);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_clocks_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalClocks *self = BAL_CLOCKS (object);

  switch (id)
    {
    case PROP_CLOCKS:
      self->clocks = bal_definition_dup_list (value);
      break;
    case PROP_HOLIDAYS:
      self->holidays = g_value_dup_boxed (value);
      break;
    case PROP_DAYS_AHEAD:
      self->days_ahead = g_value_get_uint (value);
      break;
    case PROP_WITH_CHILDREN:
      self->with_children = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_clocks_class_init (BalClocksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalAnalysisClass *analysis_class = &klass->parent_class;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bal_clocks_finalize;
  object_class->get_property = bal_clocks_get_property;
  object_class->set_property = bal_clocks_set_property;
  analysis_class->name = "clocks";
  analysis_class->append_options = bal_clocks_append_options;
  analysis_class->prepare = bal_clocks_prepare;
  analysis_class->plan_free = plan_free;
  analysis_class->describe = bal_clocks_describe;
  analysis_class->scratch_new = scratch_new;
  analysis_class->scratch_free = scratch_free;
  analysis_class->count_child = bal_clocks_count_child;
  analysis_class->check_record = bal_clocks_check_record;
  analysis_class->finish = bal_clocks_finish;

  /**
   * BalClocks:clocks:
   *
   * The clocks, of [class@Balanced.Clock], at most 64 and each with a name of its own; %NULL: only
   * the eighteen weeks from request to start, "rtt18".
   *
   * Since: 0.1
   */
  props[PROP_CLOCKS] = g_param_spec_object ("clocks", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  /**
   * BalClocks:holidays:
   *
   * Days that are no working days although they are Mondays to Fridays, as ISO dates.
   *
   * Since: 0.1
   */
  props[PROP_HOLIDAYS] = g_param_spec_boxed ("holidays", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * BalClocks:days-ahead:
   *
   * Within how many days from the as-at date a clock must run out to be called due soon.
   *
   * Since: 0.1
   */
  props[PROP_DAYS_AHEAD] = g_param_spec_uint ("days-ahead", NULL, NULL, 0, 36500, 28, flags);
  /**
   * BalClocks:with-children:
   *
   * Whether a table `clock_list` has every clock of every child: for those who work with the
   * children, and never for publication.
   *
   * Since: 0.1
   */
  props[PROP_WITH_CHILDREN] = g_param_spec_boolean ("with-children", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_clocks_init (BalClocks *self)
{
}

/**
 * bal_clocks_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days in which clocks stopped, or %NULL for everything up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 * @clocks: (nullable): the clocks, of [class@Balanced.Clock]; %NULL: "rtt18"
 *
 * Creates an analysis of clocks; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalClocks *
bal_clocks_new (gint32 as_at, BalPeriod *period, const char *const *by, GListModel *clocks)
{
  return g_object_new (BAL_TYPE_CLOCKS, "as-at", as_at, "period", period, "by", by, "clocks",
                       clocks, NULL);
}

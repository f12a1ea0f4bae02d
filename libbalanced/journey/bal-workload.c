/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-workload.h"

#include <math.h>
#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-object-list-private.h"
#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-definition-private.h"
#include "libbalanced/journey/bal-row-match-private.h"
#include "libbalanced/journey/bal-team-private.h"

/**
 * BalWorkload:
 *
 * How many children teams have, and what they could offer against what they did.
 *
 * The table `workload` has a row for each team and day: the days that are asked for, and the end of
 * the period. Children and episodes are those that are active on the day, and those that wait. A
 * weighted caseload is the sum of the weights of the levels of the active episodes, so a child with
 * two units counts with both; without weights there is none. The table `workload_use` has the
 * contacts and minutes of the episodes that started in the period, and what the team could have
 * offered in its weeks; the table `workload_stages` has the share of the minutes that went into
 * each stage, such as identification.
 *
 * What the whole-time equivalents allow is said for the team as a whole. In tables by groups it is
 * not applicable, as nobody says how they are shared.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: E5, E6.
 *
 * Since: 0.1
 */
struct _BalWorkload
{
  BalAnalysis parent_instance;

  GListModel *teams;   /* owned; nullable: one of everybody */
  GStrv dates;         /* owned; nullable */
  GStrv level_weights; /* owned; nullable */
};

struct _BalWorkloadClass
{
  BalAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_TEAMS,
  PROP_DATES,
  PROP_LEVEL_WEIGHTS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalWorkload, bal_workload, BAL_TYPE_ANALYSIS)

#define MAX_TEAMS 64
#define MAX_DATES 400
#define WEIGHT_PARTS 1000 /* weights are counted in thousandths, so that sums are exact */

/* On each day. */
enum
{
  CHILDREN,
  EPISODES,
  WAITING_CHILDREN,
  WAITING_EPISODES,
  WEIGHT,
  N_DAY_FIGURES,
};

/* Of the episodes that started in the period. */
enum
{
  STARTED,
  OFFERED,
  WITH_OFFERED,
  ATTENDED,
  WITH_ATTENDED,
  OFFERED_OF_BOTH, /* where both are recorded */
  ATTENDED_OF_BOTH,
  MINUTES,
  WITH_MINUTES,
  N_USE_FIGURES,
};

static const char *const day_names[N_DAY_FIGURES] = { "children", "episodes", "waiting_children",
                                                      "waiting_episodes", "weight" };
static const char *const use_names[N_USE_FIGURES] = {
  "started",         "offered",          "with_offered", "attended",    "with_attended",
  "offered_of_both", "attended_of_both", "minutes",      "with_minutes"
};

typedef struct
{
  GListModel *teams; /* owned */
  guint n_teams;
  guint n_days;
  guint n_stages; /* one more for a missing one */
  BalRowMatch rows[MAX_TEAMS];
  gint32 days[MAX_DATES + 1]; /* of the store; the last one is the end of the period */
  gint64 weights[17];         /* by level + 1 */
} Plan;

static GListModel *
dup_teams (BalWorkload *self)
{
  g_autoptr (GPtrArray) one = NULL;

  if (self->teams)
    return g_object_ref (self->teams);
  one = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (one, g_object_new (BAL_TYPE_TEAM, NULL));
  return bal_object_list_new_take (BAL_TYPE_TEAM, g_steal_pointer (&one));
}

static guint
get_n_teams (BalWorkload *self)
{
  g_autoptr (GListModel) teams = dup_teams (self);

  return MIN (g_list_model_get_n_items (teams), MAX_TEAMS);
}

static guint
get_n_days (BalWorkload *self)
{
  return MIN (self->dates ? g_strv_length (self->dates) : 0, MAX_DATES) + 1;
}

static guint
get_day_counter (guint n_days, guint team, guint day)
{
  return BAL_N_ROWS + (team * n_days + day) * N_DAY_FIGURES;
}

static guint
get_use_counter (guint n_teams, guint n_days, guint n_stages, guint team)
{
  return get_day_counter (n_days, n_teams, 0) + team * (N_USE_FIGURES + n_stages);
}

static void
bal_workload_describe (BalAnalysis *analysis,
                       const BalAnalysisScheme *scheme,
                       BalAnalysisNames *names)
{
  BalWorkload *self = BAL_WORKLOAD (analysis);
  guint n_days = get_n_days (self), n_teams = get_n_teams (self);
  guint n_stages = g_strv_length (scheme->stages) + 1;

  for (guint i = 0; i < n_teams * n_days; i++)
    for (guint j = 0; j < N_DAY_FIGURES; j++)
      bal_analysis_names_add (names, "%u %u %s", i / n_days, i % n_days, day_names[j]);
  for (guint team = 0; team < n_teams; team++)
    {
      for (guint j = 0; j < N_USE_FIGURES; j++)
        bal_analysis_names_add (names, "%u %s", team, use_names[j]);
      for (guint j = 0; j < n_stages; j++)
        bal_analysis_names_add (names, "%u minutes of stage %u", team, j);
    }
  names->n_stamps = 2 * n_teams * n_days;
}

static gboolean
read_dates (BalWorkload *self, const BalWindow *window, Plan *plan, GError **error)
{
  plan->n_days = get_n_days (self);
  plan->days[plan->n_days - 1] = window->as_at;
  for (guint i = 0; i < plan->n_days - 1; i++)
    {
      gint32 day;

      if (!bal_day_parse (self->dates[i], strlen (self->dates[i]), BAL_DATE_ORDER_ISO, &day,
                          NULL) ||
          day < BAL_EPISODES_EPOCH || day - BAL_EPISODES_EPOCH > window->as_at)
        {
          g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                       "Running the analysis “workload”: “%s” is not a date up to the as-at date",
                       self->dates[i]);
          return FALSE;
        }
      plan->days[i] = day - BAL_EPISODES_EPOCH;
    }
  return TRUE;
}

static gboolean
read_weight (Plan *plan, const BalAnalysisScheme *scheme, const char *text, GError **error)
{
  const char *value = strchr (text, '=');
  g_autofree char *code = g_strndup (text, value ? (gsize) (value - text) : 0);
  char *end = NULL;
  double weight = value ? g_ascii_strtod (value + 1, &end) : -1;

  for (guint i = 0; scheme->levels[i] && i < 16; i++)
    if (g_str_equal (scheme->levels[i], code) && end && end > value + 1 && !*end && weight >= 0 &&
        weight <= 1e6)
      {
        plan->weights[i + 1] = (gint64) floor (weight * WEIGHT_PARTS + 0.5);
        return TRUE;
      }
  g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
               "Running the analysis “workload”: “%s” is not a level, “=” and a weight", text);
  return FALSE;
}

static gboolean
bal_workload_prepare (BalAnalysis *analysis, BalAnalysisRun *run, GError **error)
{
  BalWorkload *self = BAL_WORKLOAD (analysis);
  Plan *plan = g_new0 (Plan, 1);

  run->plan = plan;
  plan->teams = dup_teams (self);
  plan->n_stages = g_strv_length (run->input->scheme.stages) + 1;
  if (self->dates && g_strv_length (self->dates) > MAX_DATES)
    {
      g_set_error (error, BAL_ERROR, BAL_ERROR_LIMIT_EXCEEDED,
                   "Running the analysis “workload”: there are more than %d dates", MAX_DATES);
      return FALSE;
    }
  if (!bal_definition_check_list (plan->teams, BAL_TYPE_TEAM, MAX_TEAMS, "teams", error) ||
      !read_dates (self, &run->window, plan, error))
    return FALSE;
  for (guint i = 0; self->level_weights && self->level_weights[i]; i++)
    if (!read_weight (plan, &run->input->scheme, self->level_weights[i], error))
      return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (plan->teams); i++)
    {
      g_autoptr (BalTeam) team = g_list_model_get_item (plan->teams, i);
      g_autofree char *what = g_strdup_printf ("the team “%s”", bal_team_get_name (team));

      plan->n_teams++;
      if (!bal_row_match_init (&plan->rows[i], run->input, bal_team_get_rows (team), what, error))
        return FALSE;
    }
  return TRUE;
}

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  for (guint i = 0; i < plan->n_teams; i++)
    bal_row_match_clear (&plan->rows[i]);
  g_clear_object (&plan->teams);
  g_free (plan);
}

static void
count_day (BalTally *tally,
           const Plan *plan,
           guint group,
           guint team,
           guint day,
           gboolean is_active,
           int level)
{
  guint first = get_day_counter (plan->n_days, team, day);
  guint stamp = 2 * (team * plan->n_days + day);

  if (!is_active)
    {
      bal_tally_add (tally, group, first + WAITING_EPISODES, 1);
      if (bal_tally_stamp (tally, group, stamp + 1))
        bal_tally_add (tally, group, first + WAITING_CHILDREN, 1);
      return;
    }
  bal_tally_add (tally, group, first + EPISODES, 1);
  bal_tally_add (tally, group, first + WEIGHT, plan->weights[level + 1]);
  if (bal_tally_stamp (tally, group, stamp))
    bal_tally_add (tally, group, first + CHILDREN, 1);
}

static void
count_use (const BalAnalysisRun *run, BalTally *tally, guint group, guint team, gsize row)
{
  const BalEpisodes *episodes = run->input->episodes;
  const Plan *plan = run->plan;
  guint first = get_use_counter (plan->n_teams, plan->n_days, plan->n_stages, team);
  guint16 offered = episodes->contacts_offered ? episodes->contacts_offered[row] : G_MAXUINT16;
  guint16 attended = episodes->contacts_attended ? episodes->contacts_attended[row] : G_MAXUINT16;
  guint32 minutes = episodes->minutes ? episodes->minutes[row] : G_MAXUINT32;
  guint stage = (guint8) (episodes->stage[row] + 1);

  bal_tally_add (tally, group, first + STARTED, 1);
  if (offered != G_MAXUINT16)
    {
      bal_tally_add (tally, group, first + OFFERED, offered);
      bal_tally_add (tally, group, first + WITH_OFFERED, 1);
    }
  if (attended != G_MAXUINT16)
    {
      bal_tally_add (tally, group, first + ATTENDED, attended);
      bal_tally_add (tally, group, first + WITH_ATTENDED, 1);
    }
  if (offered != G_MAXUINT16 && attended != G_MAXUINT16)
    {
      bal_tally_add (tally, group, first + OFFERED_OF_BOTH, offered);
      bal_tally_add (tally, group, first + ATTENDED_OF_BOTH, attended);
    }
  if (minutes != G_MAXUINT32)
    {
      bal_tally_add (tally, group, first + MINUTES, minutes);
      bal_tally_add (tally, group, first + WITH_MINUTES, 1);
      bal_tally_add (tally, group, first + N_USE_FIGURES + stage % plan->n_stages, minutes);
    }
}

static void
count_row (const BalAnalysisRun *run, BalTally *tally, guint team, gsize row)
{
  const BalEpisodes *episodes = run->input->episodes;
  const Plan *plan = run->plan;
  int level = bal_episodes_get_level (episodes, row);
  const guint groups[] = { BAL_TALLY_TOTAL, bal_tally_get_group (tally, row) };
  guint n_groups = groups[1] == BAL_TALLY_TOTAL ? 1 : 2;

  for (guint day = 0; day < plan->n_days; day++)
    {
      BalUnit unit;
      gboolean is_active;

      bal_unit_read (episodes, row, plan->days[day], &unit);
      is_active = unit.state == BAL_UNIT_TIMED && unit.end >= plan->days[day];
      for (guint i = 0; i < n_groups; i++)
        if (is_active || unit.state == BAL_UNIT_WAITING)
          count_day (tally, plan, groups[i], team, day, is_active, level);
    }
  for (guint i = 0; i < n_groups; i++)
    {
      gint32 start, end;

      if (bal_unit_read_days (episodes, row, run->window.as_at, &start, &end) &&
          start >= run->window.first)
        count_use (run, tally, groups[i], team, row);
    }
}

static void
bal_workload_count_child (const BalAnalysisRun *run,
                          gpointer scratch,
                          BalTally *tally,
                          gsize child,
                          gsize first,
                          gsize count)
{
  const Plan *plan = run->plan;

  for (gsize row = first; row < first + count; row++)
    for (guint team = 0; team < plan->n_teams && bal_analysis_run_counts (run, row); team++)
      if (bal_row_match_takes (&plan->rows[team], run->input, row))
        count_row (run, tally, team, row);
}

#define COLUMN(name, kind, role, unit)                         \
  {                                                            \
    name, BAL_COLUMN_KIND_##kind, BAL_COLUMN_ROLE_##role, unit \
  }

static const BalReportColumn day_columns[] = {
  COLUMN ("team", CODE, KEY, NULL),
  COLUMN ("day", DAY, KEY, NULL),
  COLUMN ("children", INT64, COUNT_OF_CHILDREN, "children"),
  COLUMN ("episodes", INT64, COUNT, "episodes"),
  COLUMN ("waiting_children", INT64, COUNT_OF_CHILDREN, "children"),
  COLUMN ("waiting_episodes", INT64, COUNT, "episodes"),
  COLUMN ("weighted_caseload", DOUBLE, NONE, NULL),
  COLUMN ("wte", DOUBLE, NONE, "wte"),
  COLUMN ("children_per_wte", DOUBLE, NONE, "children"),
  COLUMN ("weighted_per_wte", DOUBLE, NONE, NULL),
  COLUMN ("limit_per_wte", DOUBLE, NONE, "children"),
  COLUMN ("is_over_limit", BOOLEAN, NONE, NULL),
};

static const BalReportColumn use_columns[] = {
  COLUMN ("team", CODE, KEY, NULL),
  COLUMN ("episodes_started", INT64, COUNT, "episodes"),
  COLUMN ("contacts_offered", INT64, TOTAL, "contacts"),
  COLUMN ("contacts_attended", INT64, TOTAL, "contacts"),
  COLUMN ("attended_share", DOUBLE, SHARE, NULL),
  COLUMN ("capacity_contacts", DOUBLE, NONE, "contacts"),
  COLUMN ("offered_share_of_capacity", DOUBLE, SHARE, NULL),
  COLUMN ("minutes", INT64, TOTAL, "minutes"),
  COLUMN ("capacity_minutes", DOUBLE, NONE, "minutes"),
  COLUMN ("minutes_share_of_capacity", DOUBLE, SHARE, NULL),
  COLUMN ("episodes_with_minutes", INT64, COUNT, "episodes"),
};

static const BalReportColumn stage_columns[] = {
  COLUMN ("team", CODE, KEY, NULL),
  COLUMN ("stage", CODE, KEY, NULL),
  COLUMN ("minutes", INT64, TOTAL, "minutes"),
  COLUMN ("share_of_minutes", DOUBLE, SHARE, NULL),
};

typedef struct
{
  BalWorkload *self;
  GListModel *teams;
  guint n_days;
  guint n_teams;
} Extra;

/* What is for the team as a whole, and may not be known. */
static gboolean
add_of_team (BalReportRow *row, const BalSummaryGroup *group, gboolean is_known, double value)
{
  if (group->key[0])
    bal_report_row_state (row, BAL_VALUE_STATE_NOT_APPLICABLE);
  else if (!is_known)
    bal_report_row_state (row, BAL_VALUE_STATE_NOT_AVAILABLE);
  else
    bal_report_row_double (row, value);
  return !group->key[0] && is_known;
}

static void
add_day (BalReport *report,
         BalReportRow *row,
         const BalSummaryGroup *group,
         BalTeam *team,
         const gint64 *figures)
{
  const Extra *extra = report->extra;
  double wte = bal_team_get_wte (team), limit = bal_team_get_children_per_wte (team);
  double weight = (double) figures[WEIGHT] / WEIGHT_PARTS;
  gboolean is_weighted = extra->self->level_weights != NULL;
  double each = wte > 0 ? (double) figures[CHILDREN] / wte : 0;

  for (guint i = CHILDREN; i <= WAITING_EPISODES; i++)
    bal_report_row_int (row, figures[i]);
  if (is_weighted)
    bal_report_row_double (row, weight);
  else
    bal_report_row_state (row, BAL_VALUE_STATE_NOT_AVAILABLE);
  add_of_team (row, group, wte > 0, wte);
  add_of_team (row, group, wte > 0, each);
  add_of_team (row, group, wte > 0 && is_weighted, wte > 0 ? weight / wte : 0);
  if (add_of_team (row, group, limit > 0, limit) && wte > 0)
    bal_report_row_boolean (row, each > limit);
  else
    bal_report_row_state (row, group->key[0] ? BAL_VALUE_STATE_NOT_APPLICABLE
                                             : BAL_VALUE_STATE_NOT_AVAILABLE);
}

static gint32
get_day (const Extra *extra, BalReport *report, guint day)
{
  gint32 stored;

  if (day + 1 < extra->n_days)
    {
      bal_day_parse (extra->self->dates[day], strlen (extra->self->dates[day]), BAL_DATE_ORDER_ISO,
                     &stored, NULL);
      return stored;
    }
  if (report->period && bal_period_get_end (report->period) != BAL_DAY_NONE)
    return MIN (report->as_at, bal_period_get_end (report->period));
  return report->as_at;
}

static void
add_days (BalReport *report,
          const BalReportTable *table,
          BalTableBuilder *builder,
          const BalSummaryGroup *group)
{
  const Extra *extra = report->extra;

  for (guint i = 0; i < extra->n_teams; i++)
    for (guint day = 0; day < extra->n_days; day++)
      {
        g_autoptr (BalTeam) team = g_list_model_get_item (extra->teams, i);
        BalReportRow row = bal_report_begin_row (report, builder, group);

        bal_report_row_text (&row, bal_team_get_name (team));
        bal_report_row_day (&row, get_day (extra, report, day));
        add_day (report, &row, group, team,
                 group->counters + get_day_counter (extra->n_days, i, day));
      }
}

/* Weeks of the period as far as it is known; 0 where it has no first day. */
static double
get_weeks (BalReport *report)
{
  gint32 first = report->period ? bal_period_get_start (report->period) : BAL_DAY_NONE;
  gint32 last = report->as_at;

  if (first == BAL_DAY_NONE)
    return 0;
  if (bal_period_get_end (report->period) != BAL_DAY_NONE)
    last = MIN (last, bal_period_get_end (report->period));
  return MAX (0, (last - first + 1) / 7.0);
}

static const gint64 *
get_use (BalReport *report, const BalSummaryGroup *group, guint team)
{
  const Extra *extra = report->extra;

  return group->counters + get_use_counter (extra->n_teams, extra->n_days,
                                            g_strv_length (report->scheme.stages) + 1, team);
}

static void
add_use (BalReport *report,
         const BalReportTable *table,
         BalTableBuilder *builder,
         const BalSummaryGroup *group)
{
  const Extra *extra = report->extra;
  double weeks = get_weeks (report);

  for (guint i = 0; i < extra->n_teams; i++)
    {
      g_autoptr (BalTeam) team = g_list_model_get_item (extra->teams, i);
      const gint64 *use = get_use (report, group, i);
      BalReportRow row = bal_report_begin_row (report, builder, group);
      double contacts = bal_team_get_wte (team) * bal_team_get_contacts_per_week (team) * weeks;
      double minutes = bal_team_get_wte (team) * bal_team_get_hours_per_week (team) * 60 * weeks;

      bal_report_row_text (&row, bal_team_get_name (team));
      bal_report_row_int (&row, use[STARTED]);
      bal_report_row_total (&row, use[OFFERED], use[STARTED], use[WITH_OFFERED]);
      bal_report_row_total (&row, use[ATTENDED], use[STARTED], use[WITH_ATTENDED]);
      bal_report_row_ratio (&row, use[ATTENDED_OF_BOTH], use[OFFERED_OF_BOTH]);
      add_of_team (&row, group, contacts > 0, contacts);
      add_of_team (&row, group, contacts > 0 && (use[WITH_OFFERED] > 0 || use[STARTED] == 0),
                   contacts > 0 ? (double) use[OFFERED] / contacts : 0);
      bal_report_row_total (&row, use[MINUTES], use[STARTED], use[WITH_MINUTES]);
      add_of_team (&row, group, minutes > 0, minutes);
      add_of_team (&row, group, minutes > 0 && (use[WITH_MINUTES] > 0 || use[STARTED] == 0),
                   minutes > 0 ? (double) use[MINUTES] / minutes : 0);
      bal_report_row_int (&row, use[WITH_MINUTES]);
    }
}

static void
add_stages (BalReport *report,
            const BalReportTable *table,
            BalTableBuilder *builder,
            const BalSummaryGroup *group)
{
  const Extra *extra = report->extra;
  guint n_stages = g_strv_length (report->scheme.stages) + 1;

  for (guint i = 0; i < extra->n_teams; i++)
    for (guint place = 1; place <= n_stages; place++)
      {
        g_autoptr (BalTeam) team = g_list_model_get_item (extra->teams, i);
        const gint64 *use = get_use (report, group, i);
        gint64 minutes = use[N_USE_FIGURES + place % n_stages];
        BalReportRow row = bal_report_begin_row (report, builder, group);

        bal_report_row_text (&row, bal_team_get_name (team));
        bal_report_row_text (&row, place < n_stages ? report->scheme.stages[place - 1] : NULL);
        bal_report_row_total (&row, minutes, use[STARTED], use[WITH_MINUTES]);
        bal_report_row_ratio (&row, minutes, use[MINUTES]);
      }
}

static void
find_pressure (BalReport *report)
{
  const Extra *extra = report->extra;
  const BalSummaryGroup *total = bal_report_get_total (report);

  for (guint i = 0; i < extra->n_teams; i++)
    {
      g_autoptr (BalTeam) team = g_list_model_get_item (extra->teams, i);
      const gint64 *figures =
        total->counters + get_day_counter (extra->n_days, i, extra->n_days - 1);
      double wte = bal_team_get_wte (team), limit = bal_team_get_children_per_wte (team);
      const BalFindingFigure found[] = {
        { "count", (double) figures[CHILDREN] },
        { "each", wte > 0 ? floor ((double) figures[CHILDREN] / wte * 10 + 0.5) / 10 : 0 },
        { "limit", limit },
      };

      if (wte > 0 && limit > 0 && (double) figures[CHILDREN] > wte * limit)
        bal_findings_builder_add (report->findings, "caseload-over-limit", bal_team_get_name (team),
                                  NULL, found, G_N_ELEMENTS (found));
    }
}

static void
bal_workload_finish (BalAnalysis *analysis, BalReport *report)
{
  const BalReportTable tables[] = {
    { "workload", BAL_BASIS_ACTIVE, day_columns, G_N_ELEMENTS (day_columns), add_days },
    { "workload_use", BAL_BASIS_STARTED, use_columns, G_N_ELEMENTS (use_columns), add_use },
    { "workload_stages", BAL_BASIS_STARTED, stage_columns, G_N_ELEMENTS (stage_columns),
      add_stages },
  };
  BalWorkload *self = BAL_WORKLOAD (analysis);
  g_autoptr (GListModel) teams = dup_teams (self);
  Extra extra = { self, teams, get_n_days (self), get_n_teams (self) };

  report->extra = &extra;
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    bal_report_add_table (report, &tables[i]);
  find_pressure (report);
  report->extra = NULL;
}

static void
append_strv (GString *options, const char *name, GStrv values)
{
  g_autofree char *text = values ? g_strjoinv (" ", values) : g_strdup ("");
  g_autofree char *escaped = g_strescape (text, NULL);

  g_string_append_printf (options, "%s=%s\n", name, escaped);
}

static void
bal_workload_append_options (BalAnalysis *analysis, GString *options)
{
  BalWorkload *self = BAL_WORKLOAD (analysis);
  g_autoptr (GListModel) teams = dup_teams (self);

  bal_definition_append_list (teams, "team", options);
  append_strv (options, "dates", self->dates);
  append_strv (options, "level_weights", self->level_weights);
}

static void
bal_workload_finalize (GObject *object)
{
  BalWorkload *self = BAL_WORKLOAD (object);

  g_clear_object (&self->teams);
  g_strfreev (self->dates);
  g_strfreev (self->level_weights);

  G_OBJECT_CLASS (bal_workload_parent_class)->finalize (object);
}

static void
bal_workload_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalWorkload *self = BAL_WORKLOAD (object);

  switch (id)
    {
    case PROP_TEAMS:
      g_value_set_object (value, self->teams);
      break;
    case PROP_DATES:
      g_value_set_boxed (value, self->dates);
      break;
    case PROP_LEVEL_WEIGHTS:
      g_value_set_boxed (value, self->level_weights);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_workload_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalWorkload *self = BAL_WORKLOAD (object);

  switch (id)
    {
    case PROP_TEAMS:
      self->teams = bal_definition_dup_list (value);
      break;
    case PROP_DATES:
      self->dates = g_value_dup_boxed (value);
      break;
    case PROP_LEVEL_WEIGHTS:
      self->level_weights = g_value_dup_boxed (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_workload_class_init (BalWorkloadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalAnalysisClass *analysis_class = &klass->parent_class;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bal_workload_finalize;
  object_class->get_property = bal_workload_get_property;
  object_class->set_property = bal_workload_set_property;
  analysis_class->name = "workload";
  analysis_class->append_options = bal_workload_append_options;
  analysis_class->prepare = bal_workload_prepare;
  analysis_class->plan_free = plan_free;
  analysis_class->describe = bal_workload_describe;
  analysis_class->count_child = bal_workload_count_child;
  analysis_class->finish = bal_workload_finish;

  /**
   * BalWorkload:teams:
   *
   * The teams, of [class@Balanced.Team], at most 64 and each with a name of its own; %NULL: one of
   * everybody.
   *
   * Since: 0.1
   */
  props[PROP_TEAMS] = g_param_spec_object ("teams", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  /**
   * BalWorkload:dates:
   *
   * Days to count on beside the end of the period, as ISO dates up to it; at most 400.
   *
   * Since: 0.1
   */
  props[PROP_DATES] = g_param_spec_boxed ("dates", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * BalWorkload:level-weights:
   *
   * What an active episode of a level weighs, such as "specialist=1" and "universal=0.1", to the
   * thousandth; levels that are not named weigh nothing, and %NULL is no weighting at all.
   *
   * Since: 0.1
   */
  props[PROP_LEVEL_WEIGHTS] = g_param_spec_boxed ("level-weights", NULL, NULL, G_TYPE_STRV, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_workload_init (BalWorkload *self)
{
}

/**
 * bal_workload_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days in which episodes started, or %NULL for everything up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 * @teams: (nullable): the teams, of [class@Balanced.Team]; %NULL: one of everybody
 *
 * Creates an analysis of workload; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalWorkload *
bal_workload_new (gint32 as_at, BalPeriod *period, const char *const *by, GListModel *teams)
{
  return g_object_new (BAL_TYPE_WORKLOAD, "as-at", as_at, "period", period, "by", by, "teams",
                       teams, NULL);
}

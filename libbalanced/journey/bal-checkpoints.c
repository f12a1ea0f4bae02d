/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-checkpoints.h"

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-object-list-private.h"
#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-checkpoint-private.h"
#include "libbalanced/journey/bal-definition-private.h"
#include "libbalanced/journey/bal-row-match-private.h"

/**
 * BalCheckpoints:
 *
 * What is due for children of an age or a school year, and whether their provision goes on across
 * it.
 *
 * The table `checkpoints` says for each checkpoint how many children have it done in time or late,
 * how many have it due or overdue, and for how many it is not due yet, not applicable (the child
 * had gone, or has not come) or not available (no date of birth). The share done is of those whose
 * last day in time has passed, and of those who have it done before.
 *
 * The table `transition_points` looks at the days around the opening of each checkpoint: provision
 * that goes on without a day between, a gap and its days, provision that ended, provision that is
 * new, none at all, and what is not known yet, because the days after it are not over. Only the
 * days of [property@Balanced.Checkpoints:window-days] before and after count. An agency is kept
 * where one of those on the last day before is there on the first day after.
 *
 * A period takes the checkpoints that open in it; those that are not due stay. Children belong to
 * the groups of their active episodes; those without any are in the totals, unless there is a
 * selection of rows. Thread safety: immutable, so safe from any thread.
 *
 * Features: F11.
 *
 * Since: 0.1
 */
struct _BalCheckpoints
{
  BalAnalysis parent_instance;

  GListModel *checkpoints; /* owned; nullable: moves between the phases of education */
  guint window_days;
  gboolean with_children;
};

struct _BalCheckpointsClass
{
  BalAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_CHECKPOINTS,
  PROP_WINDOW_DAYS,
  PROP_WITH_CHILDREN,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalCheckpoints, bal_checkpoints, BAL_TYPE_ANALYSIS)

#define MAX_CHECKPOINTS 64

/* What is due, then what goes on; a child is one of each. */
enum
{
  DONE,
  DONE_LATE,
  DUE,
  OVERDUE,
  NOT_DUE,
  NOT_APPLICABLE,
  NOT_AVAILABLE,
  N_STATES,
};

enum
{
  CONTINUED = N_STATES,
  GAP,
  ENDED,
  NEW,
  NO_PROVISION,
  NOT_KNOWN,
  AGENCY_KEPT,
  AGENCY_CHANGED,
  GAP_DAYS,
  N_FIGURES,
};

static const char *const figure_names[N_FIGURES] = {
  "done",          "done_late",   "due",
  "overdue",       "not_due",     "not_applicable",
  "not_available", "continued",   "gap",
  "ended",         "new",         "no_provision",
  "not_known",     "agency_kept", "agency_changed",
  "gap_days",
};

typedef struct
{
  BalRowMatch rows;
  int age;
  int school_year;
  gint32 within;
  gint32 early;
} PointPlan;

typedef struct
{
  GListModel *checkpoints; /* owned */
  guint n_points;
  PointPlan points[MAX_CHECKPOINTS];
  gint32 window_days;
  gboolean with_children;
} Plan;

/* One checkpoint of one child; days of the store, -1 where there is none. */
typedef struct
{
  guint state;
  guint provision; /* 0: not looked at */
  gint32 opens;
  gint32 done;
  gint32 gap;
  int agency; /* 1 kept, 0 changed, -1 cannot be told */
} Reading;

static GListModel *
dup_checkpoints (BalCheckpoints *self)
{
  static const struct
  {
    const char *name;
    int age;
    int school_year;
  } phases[] = {
    { "early-years-to-primary", -1, 0 },
    { "primary-to-secondary", -1, 7 },
    { "year-9", -1, 9 },
    { "post-16", -1, 12 },
    { "age-18", 18, 0 },
    { "age-25", 25, 0 },
  };
  g_autoptr (GPtrArray) items = NULL;

  if (self->checkpoints)
    return g_object_ref (self->checkpoints);
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (gsize i = 0; i < G_N_ELEMENTS (phases); i++)
    g_ptr_array_add (items,
                     g_object_new (BAL_TYPE_CHECKPOINT, "name", phases[i].name, "age",
                                   phases[i].age, "school-year", phases[i].school_year, NULL));
  return bal_object_list_new_take (BAL_TYPE_CHECKPOINT, g_steal_pointer (&items));
}

static guint
get_n_points (BalCheckpoints *self)
{
  g_autoptr (GListModel) checkpoints = dup_checkpoints (self);

  return MIN (g_list_model_get_n_items (checkpoints), MAX_CHECKPOINTS);
}

static void
bal_checkpoints_describe (BalAnalysis *self,
                          const BalAnalysisScheme *scheme,
                          BalAnalysisNames *names)
{
  guint n_points = get_n_points (BAL_CHECKPOINTS (self));

  for (guint i = 0; i < n_points * N_FIGURES; i++)
    bal_analysis_names_add (names, "%u %s", i / N_FIGURES, figure_names[i % N_FIGURES]);
  for (guint i = 0; i < n_points; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u gaps", i);

      bal_analysis_names_add_histogram (names, name);
    }
  names->n_stamps = 0;
}

static gboolean
bal_checkpoints_prepare (BalAnalysis *analysis, BalAnalysisRun *run, GError **error)
{
  BalCheckpoints *self = BAL_CHECKPOINTS (analysis);
  Plan *plan = g_new0 (Plan, 1);

  run->plan = plan;
  plan->checkpoints = dup_checkpoints (self);
  plan->window_days = (gint32) self->window_days;
  plan->with_children = self->with_children;
  if (!bal_definition_check_list (plan->checkpoints, BAL_TYPE_CHECKPOINT, MAX_CHECKPOINTS,
                                  "checkpoints", error))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (plan->checkpoints); i++)
    {
      g_autoptr (BalCheckpoint) each = g_list_model_get_item (plan->checkpoints, i);
      g_autofree char *what =
        g_strdup_printf ("the checkpoint “%s”", bal_checkpoint_get_name (each));
      PointPlan *point = &plan->points[plan->n_points++];

      point->age = bal_checkpoint_get_age (each);
      point->school_year = bal_checkpoint_get_school_year (each);
      point->within = (gint32) bal_checkpoint_get_within_days (each);
      point->early = (gint32) bal_checkpoint_get_early_days (each);
      if (!bal_row_match_init (&point->rows, run->input, bal_checkpoint_get_rows (each), what,
                               error))
        return FALSE;
    }
  return TRUE;
}

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  for (guint i = 0; i < plan->n_points; i++)
    bal_row_match_clear (&plan->points[i].rows);
  g_clear_object (&plan->checkpoints);
  g_free (plan);
}

/* The first start that does it. */
static gint32
find_done (const BalAnalysisRun *run, const PointPlan *point, gsize first, gsize count, gint32 from)
{
  gint32 done = -1;

  for (gsize row = first; row < first + count; row++)
    {
      gint32 start, end;

      if (bal_unit_read_days (run->input->episodes, row, run->window.as_at, &start, &end) &&
          start >= from && (done < 0 || start < done) && bal_analysis_run_counts (run, row) &&
          bal_row_match_takes (&point->rows, run->input, row))
        done = start;
    }
  return done;
}

static gboolean
was_there (const BalAnalysisInput *input, gsize child, gint32 day)
{
  gint32 from = input->get_observed_from ? input->get_observed_from (input->owner, child) : -1;
  gint32 to = input->get_observed_to ? input->get_observed_to (input->owner, child) : -1;

  return (from < 0 || day >= from) && (to < 0 || day <= to);
}

static void
find_state (const BalAnalysisRun *run,
            const PointPlan *point,
            gsize child,
            gsize first,
            gsize count,
            Reading *reading)
{
  gint32 last = reading->opens + point->within;

  reading->done = -1;
  if (reading->opens > run->window.as_at)
    reading->state = NOT_DUE;
  else if (!was_there (run->input, child, reading->opens))
    reading->state = NOT_APPLICABLE;
  else
    {
      reading->done = find_done (run, point, first, count, reading->opens - point->early);
      if (reading->done >= 0)
        reading->state = reading->done <= last ? DONE : DONE_LATE;
      else
        reading->state = last >= run->window.as_at ? DUE : OVERDUE;
    }
}

static gboolean
covers (const BalAnalysisRun *run, gsize row, gint32 day)
{
  gint32 start, end;

  return bal_unit_read_days (run->input->episodes, row, run->window.as_at, &start, &end) &&
         start <= day && end >= day && bal_analysis_run_counts (run, row);
}

/* Whether one of the agencies on a day is there on another; -1 where one is not recorded. */
static int
compare_agencies (const BalAnalysisRun *run, gsize first, gsize count, gint32 before, gint32 after)
{
  const guint16 *agency = run->input->episodes->agency;
  g_autoptr (GHashTable) there = g_hash_table_new (NULL, NULL);
  gboolean is_known = TRUE, is_kept = FALSE;

  for (gsize row = first; row < first + count; row++)
    if (covers (run, row, before))
      {
        is_known = is_known && agency[row] != BAL_EPISODES_NO_CODE16;
        g_hash_table_add (there, GUINT_TO_POINTER ((guint) agency[row]));
      }
  for (gsize row = first; row < first + count; row++)
    if (covers (run, row, after))
      {
        is_known = is_known && agency[row] != BAL_EPISODES_NO_CODE16;
        is_kept =
          is_kept || (agency[row] != BAL_EPISODES_NO_CODE16 &&
                      g_hash_table_contains (there, GUINT_TO_POINTER ((guint) agency[row])));
      }
  return is_kept ? 1 : is_known ? 0 : -1;
}

/* The last covered day before the opening and the first one from it on, within the window. */
static void
find_provision (const BalAnalysisRun *run, gsize first, gsize count, Reading *reading)
{
  const Plan *plan = run->plan;
  gint32 opens = reading->opens;
  gint32 before = G_MININT32, after = G_MAXINT32;

  for (gsize row = first; row < first + count; row++)
    {
      gint32 start, end;

      if (!bal_unit_read_days (run->input->episodes, row, run->window.as_at, &start, &end) ||
          !bal_analysis_run_counts (run, row))
        continue;
      if (start < opens)
        before = MAX (before, MIN (end, opens - 1));
      if (end >= opens)
        after = MIN (after, MAX (start, opens));
    }
  if (before < opens - plan->window_days)
    before = G_MININT32;
  if (after >= opens + plan->window_days)
    after = G_MAXINT32;
  if (after == G_MAXINT32 && opens + plan->window_days - 1 > run->window.as_at)
    reading->provision = NOT_KNOWN;
  else if (before == G_MININT32)
    reading->provision = after == G_MAXINT32 ? NO_PROVISION : NEW;
  else if (after == G_MAXINT32)
    reading->provision = ENDED;
  else
    {
      reading->gap = after - before - 1;
      reading->provision = reading->gap == 0 ? CONTINUED : GAP;
      reading->agency = compare_agencies (run, first, count, before, after);
    }
}

static void
count_reading (BalTally *tally, guint group, guint point, const Reading *reading)
{
  guint first = BAL_N_ROWS + point * N_FIGURES;

  bal_tally_add (tally, group, first + reading->state, 1);
  if (!reading->provision)
    return;
  bal_tally_add (tally, group, first + reading->provision, 1);
  if (reading->agency >= 0)
    bal_tally_add (tally, group, first + (reading->agency ? AGENCY_KEPT : AGENCY_CHANGED), 1);
  if (reading->provision != GAP)
    return;
  bal_tally_add (tally, group, first + GAP_DAYS, reading->gap);
  bal_tally_record (tally, group, point, (guint64) reading->gap, 1);
}

/* FALSE where the checkpoint is outside the period. */
static gboolean
read_point (const BalAnalysisRun *run,
            const PointPlan *point,
            gsize child,
            gsize first,
            gsize count,
            Reading *reading)
{
  gint32 birth = run->input->get_birth ? run->input->get_birth (run->input->owner, child) : -1;

  *reading = (Reading){ .state = NOT_AVAILABLE, .opens = -1, .done = -1, .gap = -1, .agency = -1 };
  if (birth < 0)
    return TRUE;
  reading->opens =
    bal_checkpoint_find_day (point->age, point->school_year, birth + BAL_EPISODES_EPOCH) -
    BAL_EPISODES_EPOCH;
  if (reading->opens < run->window.first)
    return FALSE;
  find_state (run, point, child, first, count, reading);
  if (reading->state < NOT_DUE)
    find_provision (run, first, count, reading);
  return TRUE;
}

static void
bal_checkpoints_count_child (const BalAnalysisRun *run,
                             gpointer scratch,
                             BalTally *tally,
                             gsize child,
                             gsize first,
                             gsize count)
{
  const Plan *plan = run->plan;
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!run->input->is_counted)
    bal_tally_enter (tally, BAL_TALLY_TOTAL);
  bal_analysis_run_enter (run, tally, first, count);
  for (guint i = 0; i < plan->n_points && tally->groups->len > 0; i++)
    {
      Reading reading;

      if (!read_point (run, &plan->points[i], child, first, count, &reading))
        continue;
      for (guint j = 0; j < tally->groups->len; j++)
        count_reading (tally, g_array_index (tally->groups, guint, j), i, &reading);
      if (plan->with_children)
        {
          const gint64 row[] = {
            i,           reading.state, reading.provision, reading.opens, reading.done,
            reading.gap, reading.agency
          };

          g_array_append_vals (values, row, G_N_ELEMENTS (row));
        }
    }
  if (values->len > 0)
    {
      g_autoptr (GPtrArray) texts = g_ptr_array_new ();

      bal_tally_take_child_record (tally, child, values, texts);
    }
}

#define N_RECORD 7

static gboolean
bal_checkpoints_check_record (const BalSummaryRecord *record, guint n_levels)
{
  if (record->n_values % N_RECORD != 0)
    return FALSE;
  for (guint i = 0; i < record->n_values; i += N_RECORD)
    {
      const gint64 *values = record->values + i;

      if (values[0] < 0 || values[0] >= MAX_CHECKPOINTS || values[1] < 0 || values[1] >= N_STATES ||
          values[2] < 0 || values[2] > NOT_KNOWN)
        return FALSE;
      for (guint j = 3; j < N_RECORD; j++)
        if (values[j] < -1000000 || values[j] > 1000000)
          return FALSE;
    }
  return TRUE;
}

#define COLUMN(name, kind, role, unit)                         \
  {                                                            \
    name, BAL_COLUMN_KIND_##kind, BAL_COLUMN_ROLE_##role, unit \
  }
#define CHILDREN(name) COLUMN (name, INT64, COUNT_OF_CHILDREN, "children")

static const BalReportColumn point_columns[] = {
  COLUMN ("checkpoint", CODE, KEY, NULL),
  CHILDREN ("done"),
  CHILDREN ("done_late"),
  CHILDREN ("due"),
  CHILDREN ("overdue"),
  CHILDREN ("not_due"),
  CHILDREN ("not_applicable"),
  CHILDREN ("not_available"),
  COLUMN ("share_done_in_time", DOUBLE, SHARE, NULL),
  COLUMN ("share_done_in_time_lower", DOUBLE, SHARE, NULL),
  COLUMN ("share_done_in_time_upper", DOUBLE, SHARE, NULL),
};

static const BalReportColumn transition_columns[] = {
  COLUMN ("checkpoint", CODE, KEY, NULL),
  CHILDREN ("continued"),
  CHILDREN ("gap"),
  CHILDREN ("ended"),
  CHILDREN ("new"),
  CHILDREN ("no_provision"),
  CHILDREN ("not_known"),
  COLUMN ("share_continued", DOUBLE, SHARE, NULL),
  COLUMN ("gap_days", INT64, TOTAL, "days"),
  COLUMN ("median_gap_days", DOUBLE, NONE, "days"),
  COLUMN ("longest_gap_days", INT64, NONE, "days"),
  CHILDREN ("agency_kept"),
  CHILDREN ("agency_changed"),
};

static const BalReportColumn list_columns[] = {
  COLUMN ("child_id", TEXT, IDENTIFIER, NULL), COLUMN ("source", CODE, KEY, NULL),
  COLUMN ("checkpoint", CODE, KEY, NULL),      COLUMN ("state", CODE, KEY, NULL),
  COLUMN ("opens_day", DAY, NONE, NULL),       COLUMN ("done_day", DAY, NONE, NULL),
  COLUMN ("provision", CODE, NONE, NULL),      COLUMN ("gap_days", INT64, NONE, "days"),
  COLUMN ("agency_kept", BOOLEAN, NONE, NULL),
};

static void
add_points (BalReport *report,
            const BalReportTable *table,
            BalTableBuilder *builder,
            const BalSummaryGroup *group)
{
  GListModel *points = report->extra;

  for (guint i = 0; i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr (BalCheckpoint) point = g_list_model_get_item (points, i);
      const gint64 *figures = group->counters + BAL_N_ROWS + i * N_FIGURES;
      BalReportRow row = bal_report_begin_row (report, builder, group);

      bal_report_row_text (&row, bal_checkpoint_get_name (point));
      for (guint state = 0; state < N_STATES; state++)
        bal_report_row_int (&row, figures[state]);
      bal_report_row_share (&row, figures[DONE],
                            figures[DONE] + figures[DONE_LATE] + figures[OVERDUE]);
    }
}

static void
add_transitions (BalReport *report,
                 const BalReportTable *table,
                 BalTableBuilder *builder,
                 const BalSummaryGroup *group)
{
  GListModel *points = report->extra;

  for (guint i = 0; i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr (BalCheckpoint) point = g_list_model_get_item (points, i);
      const gint64 *figures = group->counters + BAL_N_ROWS + i * N_FIGURES;
      BalReportRow row = bal_report_begin_row (report, builder, group);

      bal_report_row_text (&row, bal_checkpoint_get_name (point));
      for (guint state = CONTINUED; state <= NOT_KNOWN; state++)
        bal_report_row_int (&row, figures[state]);
      bal_report_row_ratio (&row, figures[CONTINUED],
                            figures[CONTINUED] + figures[GAP] + figures[ENDED]);
      bal_report_row_int (&row, figures[GAP_DAYS]);
      bal_report_row_quantile (&row, group->bins[i], 0.5);
      bal_report_row_largest (&row, group->bins[i]);
      bal_report_row_int (&row, figures[AGENCY_KEPT]);
      bal_report_row_int (&row, figures[AGENCY_CHANGED]);
    }
}

static void
put_day (BalReportRow *row, gint64 stored, BalValueState state)
{
  if (stored == -1)
    bal_report_row_state (row, state);
  else
    bal_report_row_day (row, (gint32) stored + BAL_EPISODES_EPOCH);
}

static void
add_list_row (BalReport *report,
              BalTableBuilder *builder,
              const BalSummaryRecord *record,
              const gint64 *values)
{
  GListModel *points = report->extra;
  g_autoptr (BalCheckpoint) point = g_list_model_get_item (points, (guint) values[0]);
  BalReportRow row = { builder, 0 };

  bal_report_row_child (&row, record);
  bal_report_row_text (&row, point ? bal_checkpoint_get_name (point) : NULL);
  bal_report_row_text (&row, figure_names[values[1]]);
  put_day (&row, values[3], BAL_VALUE_STATE_NOT_AVAILABLE);
  put_day (&row, values[4],
           values[1] == NOT_DUE || values[1] == DUE ? BAL_VALUE_STATE_NOT_DUE
           : values[1] == OVERDUE                   ? BAL_VALUE_STATE_MISSING
                                                    : BAL_VALUE_STATE_NOT_APPLICABLE);
  if (values[2] > 0)
    bal_report_row_text (&row, figure_names[values[2]]);
  else
    bal_report_row_state (&row, values[1] == NOT_DUE ? BAL_VALUE_STATE_NOT_DUE
                                                     : BAL_VALUE_STATE_NOT_APPLICABLE);
  if (values[5] >= 0)
    bal_report_row_int (&row, values[5]);
  else
    bal_report_row_state (&row, BAL_VALUE_STATE_NOT_APPLICABLE);
  if (values[6] >= 0)
    bal_report_row_boolean (&row, values[6] > 0);
  else
    bal_report_row_state (&row, BAL_VALUE_STATE_NOT_APPLICABLE);
}

static void
add_list (BalReport *report)
{
  BalTableBuilder *builder =
    bal_report_begin_list (report, "checkpoint_list", list_columns, G_N_ELEMENTS (list_columns));
  GPtrArray *records = report->summary->records;

  for (guint i = 0; i < records->len; i++)
    {
      const BalSummaryRecord *record = g_ptr_array_index (records, i);

      for (guint j = 0; j < record->n_values; j += N_RECORD)
        add_list_row (report, builder, record, record->values + j);
    }
  bal_report_end_list (report, builder, BAL_BASIS_ACTIVE);
}

static void
find_problems (BalReport *report, guint i, const char *name)
{
  const gint64 *figures = bal_report_get_total (report)->counters + BAL_N_ROWS + i * N_FIGURES;
  const BalFindingFigure overdue[] = { { "count", (double) figures[OVERDUE] } };
  const BalFindingFigure gaps[] = {
    { "count", (double) (figures[GAP] + figures[ENDED]) },
    { "children", (double) (figures[CONTINUED] + figures[GAP] + figures[ENDED]) },
  };

  if (figures[OVERDUE] > 0)
    bal_findings_builder_add (report->findings, "checkpoints-overdue", name, NULL, overdue,
                              G_N_ELEMENTS (overdue));
  if (gaps[0].value > 0)
    bal_findings_builder_add (report->findings, "transition-gaps", name, NULL, gaps,
                              G_N_ELEMENTS (gaps));
}

static void
bal_checkpoints_finish (BalAnalysis *analysis, BalReport *report)
{
  const BalReportTable tables[] = {
    { "checkpoints", BAL_BASIS_ACTIVE, point_columns, G_N_ELEMENTS (point_columns), add_points },
    { "transition_points", BAL_BASIS_ACTIVE, transition_columns, G_N_ELEMENTS (transition_columns),
      add_transitions },
  };
  g_autoptr (GListModel) points = dup_checkpoints (BAL_CHECKPOINTS (analysis));

  report->extra = points;
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    bal_report_add_table (report, &tables[i]);
  if (BAL_CHECKPOINTS (analysis)->with_children)
    add_list (report);
  for (guint i = 0; i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr (BalCheckpoint) point = g_list_model_get_item (points, i);

      find_problems (report, i, bal_checkpoint_get_name (point));
    }
  report->extra = NULL;
}

static void
bal_checkpoints_append_options (BalAnalysis *analysis, GString *options)
{
  BalCheckpoints *self = BAL_CHECKPOINTS (analysis);
  g_autoptr (GListModel) points = dup_checkpoints (self);

  bal_definition_append_list (points, "checkpoint", options);
  g_string_append_printf (options, "window_days=%u\nwith_children=%s\n", self->window_days,
                          self->with_children ? "true" : "false");
}

static void
bal_checkpoints_finalize (GObject *object)
{
  g_clear_object (&BAL_CHECKPOINTS (object)->checkpoints);

  G_OBJECT_CLASS (bal_checkpoints_parent_class)->finalize (object);
}

static void
bal_checkpoints_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalCheckpoints *self = BAL_CHECKPOINTS (object);

  switch (id)
    {
    case PROP_CHECKPOINTS:
      g_value_set_object (value, self->checkpoints);
      break;
    case PROP_WINDOW_DAYS:
      g_value_set_uint (value, self->window_days);
      break;
    case PROP_WITH_CHILDREN:
      g_value_set_boolean (value, self->with_children);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_checkpoints_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalCheckpoints *self = BAL_CHECKPOINTS (object);

  switch (id)
    {
    case PROP_CHECKPOINTS:
      self->checkpoints = bal_definition_dup_list (value);
      break;
    case PROP_WINDOW_DAYS:
      self->window_days = g_value_get_uint (value);
      break;
    case PROP_WITH_CHILDREN:
      self->with_children = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_checkpoints_class_init (BalCheckpointsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalAnalysisClass *analysis_class = &klass->parent_class;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bal_checkpoints_finalize;
  object_class->get_property = bal_checkpoints_get_property;
  object_class->set_property = bal_checkpoints_set_property;
  analysis_class->name = "checkpoints";
  analysis_class->append_options = bal_checkpoints_append_options;
  analysis_class->prepare = bal_checkpoints_prepare;
  analysis_class->plan_free = plan_free;
  analysis_class->describe = bal_checkpoints_describe;
  analysis_class->count_child = bal_checkpoints_count_child;
  analysis_class->check_record = bal_checkpoints_check_record;
  analysis_class->finish = bal_checkpoints_finish;

  /**
   * BalCheckpoints:checkpoints:
   *
   * The checkpoints, of [class@Balanced.Checkpoint], at most 64 and each with a name of its own;
   * %NULL: the start of reception, of years 7, 9 and 12, and the ages of 18 and 25, each done by
   * any episode.
   *
   * Since: 0.1
   */
  props[PROP_CHECKPOINTS] =
    g_param_spec_object ("checkpoints", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  /**
   * BalCheckpoints:window-days:
   *
   * How many days before and from the opening of a checkpoint on provision is looked for.
   *
   * Since: 0.1
   */
  props[PROP_WINDOW_DAYS] = g_param_spec_uint ("window-days", NULL, NULL, 1, 36500, 180, flags);
  /**
   * BalCheckpoints:with-children:
   *
   * Whether a table `checkpoint_list` has every checkpoint of every child: never for publication.
   *
   * Since: 0.1
   */
  props[PROP_WITH_CHILDREN] = g_param_spec_boolean ("with-children", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_checkpoints_init (BalCheckpoints *self)
{
}

/**
 * bal_checkpoints_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days in which checkpoints open, or %NULL for everything up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 * @checkpoints: (nullable): the checkpoints, of [class@Balanced.Checkpoint], or %NULL
 *
 * Creates an analysis of checkpoints and transitions; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalCheckpoints *
bal_checkpoints_new (gint32 as_at,
                     BalPeriod *period,
                     const char *const *by,
                     GListModel *checkpoints)
{
  return g_object_new (BAL_TYPE_CHECKPOINTS, "as-at", as_at, "period", period, "by", by,
                       "checkpoints", checkpoints, NULL);
}

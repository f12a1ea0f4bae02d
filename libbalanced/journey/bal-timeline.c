/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-timeline.h"

#include <stdlib.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-series.h"
#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-timeline-count-private.h"

/**
 * BalTimeline:
 *
 * How many children and episodes there were at many dates, counted in one pass.
 *
 * The period is cut into months, quarters, terms or years, and the table `timeline` has a row for
 * each of them and each group. A row counts what an analysis would count with the row's last day
 * as its as-at date and the row's days as its period: by the basis, what was waiting at the end
 * of these days, what started or ended in them, or what was active on some day of them. A row that
 * begins after the as-at date is not due, and one that the as-at date is in ends with it. Children
 * are counted once in each row: rows must not be added.
 *
 * Terms begin on 1 September, 1 January and 1 April. Years begin with the month in which the period
 * begins, so that school years are those of a period that begins in September. The first part and
 * the last one can be shorter than the others, as the period has it.
 *
 * ```c
 * g_autoptr (BalTimeline) timeline =
 *   bal_timeline_new (as_at, period, BAL_BASIS_WAITING, BAL_FREQUENCY_MONTH, by);
 * g_autoptr (BalResult) result = bal_analysis_run (BAL_ANALYSIS (timeline), caseload, NULL, NULL,
 * NULL); g_autoptr (GListModel) series = bal_timeline_make_series (timeline, result, "children",
 * NULL);
 * ```
 *
 * ```python
 * waiting = caseload.series('waiting', frequency='month', start='2019-04', end='2021-02',
 *                           by=['agency'])
 * ```
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Since: 0.1
 */
struct _BalTimeline
{
  BalAnalysis parent_instance;

  BalFrequency frequency;
};

struct _BalTimelineClass
{
  BalAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_FREQUENCY,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalTimeline, bal_timeline, BAL_TYPE_ANALYSIS)

#define MAX_POINTS 2400

/* What comes to a point, and what leaves after it: each child and episode is counted at the two
 * ends of its stay only. */
enum
{
  CHILDREN_IN,
  CHILDREN_OUT,
  EPISODES_IN,
  EPISODES_OUT,
  N_FIGURES,
};

static guint
get_counter (guint point, guint figure)
{
  return BAL_N_ROWS + point * N_FIGURES + figure;
}

/* The days of one row of the table. */
typedef struct
{
  gint32 first;
  gint32 last; /* never after the as-at date, where the point is due */
  gboolean is_due;
} Point;

/* The first day of what follows the part that has the day. */
static gint32
get_next_first (BalFrequency frequency, gint32 day)
{
  int year, month, day_of_month;

  bal_day_to_civil (day, &year, &month, &day_of_month);
  if (frequency == BAL_FREQUENCY_MONTH)
    month += 1;
  else if (frequency == BAL_FREQUENCY_QUARTER)
    month += 3 - (month - 1) % 3;
  else if (frequency == BAL_FREQUENCY_TERM)
    month = month >= 9 ? 13 : month >= 4 ? 9 : 4;
  else
    month += 12;
  return bal_day_from_civil (year + (month - 1) / 12, (month - 1) % 12 + 1, 1);
}

static gboolean
is_frequency (BalFrequency frequency)
{
  return frequency == BAL_FREQUENCY_MONTH || frequency == BAL_FREQUENCY_QUARTER ||
         frequency == BAL_FREQUENCY_TERM || frequency == BAL_FREQUENCY_YEAR;
}

/* Days from 1970-01-01. No points where the options do not make sense, or make too many. */
static GArray *
make_points (BalFrequency frequency, BalPeriod *period, gint32 as_at)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (Point));
  gint32 end = period ? bal_period_get_end (period) : BAL_DAY_NONE;
  gint32 first = period ? bal_period_get_start (period) : BAL_DAY_NONE;

  end = end == BAL_DAY_NONE ? as_at : end;
  if (!is_frequency (frequency) || first < BAL_DAY_FIRST || end > BAL_DAY_LAST)
    return points;
  while (first != BAL_DAY_NONE && first <= end && points->len <= MAX_POINTS)
    {
      gint32 next = get_next_first (frequency, first);
      Point point = { first, next == BAL_DAY_NONE ? end : MIN (next - 1, end), first <= as_at };

      if (point.is_due)
        point.last = MIN (point.last, as_at);
      g_array_append_val (points, point);
      first = next;
    }
  if (points->len > MAX_POINTS)
    g_array_set_size (points, 0);
  return points;
}

static void
bal_timeline_describe (BalAnalysis *analysis,
                       const BalAnalysisScheme *scheme,
                       BalAnalysisNames *names)
{
  static const char *const figures[N_FIGURES] = { "children_in", "children_out", "episodes_in",
                                                  "episodes_out" };
  g_autoptr (GArray) points =
    make_points (BAL_TIMELINE (analysis)->frequency, analysis->period, analysis->as_at);

  for (guint i = 0; i < points->len; i++)
    for (guint figure = 0; figure < N_FIGURES; figure++)
      bal_analysis_names_add (names, "%s %u", figures[figure], i);
}

/* So many places of groups and points at most are kept for every thread. */
#define MANY_PLACES (1u << 20)

typedef struct
{
  GArray *points;        /* owned, of Point: those that are due, in the days of the store */
  BalTimelineDays *days; /* owned */
  BalDenseBy by;
  gboolean is_dense;
} Plan;

static BalTimelineDays *
make_days (GArray *points)
{
  BalTimelineDays *days = g_new0 (BalTimelineDays, 1);
  guint point = 0;

  days->n_points = points->len;
  days->first_day = points->len > 0 ? g_array_index (points, Point, 0).first : 0;
  for (gint32 day = 0; day <= BAL_EPISODES_NO_DAY; day++)
    {
      while (point < points->len && g_array_index (points, Point, point).last < day)
        point++;
      days->of_day[day] = (guint16) point;
    }
  return days;
}

static Plan *
make_plan (const BalAnalysisRun *run, GArray *points)
{
  Plan *plan = g_new0 (Plan, 1);
  guint most = MANY_PLACES / (points->len + 1);

  plan->points = points;
  plan->is_dense = bal_dense_by_init (&plan->by, &run->by, run->input->episodes, most);
  plan->days = make_days (points);
  return plan;
}

static gboolean
bal_timeline_prepare (BalAnalysis *analysis, BalAnalysisRun *run, GError **error)
{
  g_autoptr (GArray) points =
    make_points (BAL_TIMELINE (analysis)->frequency, analysis->period, analysis->as_at);
  guint n_due = 0;

  if (points->len == 0)
    {
      g_set_error (
        error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
        "Running the analysis “timeline”: it needs a period with a first day, and a "
        "frequency of months, quarters, terms or years that cuts it into at most %d parts",
        MAX_POINTS);
      return FALSE;
    }
  for (guint i = 0; i < points->len; i++)
    {
      Point *point = &g_array_index (points, Point, i);

      n_due += point->is_due;
      point->first -= BAL_EPISODES_EPOCH;
      point->last -= BAL_EPISODES_EPOCH;
    }
  g_array_set_size (points, n_due);
  run->plan = make_plan (run, g_steal_pointer (&points));
  return TRUE;
}

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  g_array_unref (plan->points);
  g_free (plan->days);
  g_free (plan);
}

/* A stay of the child in a group: from one point to another, both included. */
typedef struct
{
  guint group;
  guint from;
  guint to;
} Stay;

typedef struct
{
  GArray *stays;           /* owned, of Stay */
  BalTimelineCount *count; /* owned; nullable */
} Scratch;

static gpointer
scratch_new (const BalAnalysisRun *run)
{
  const Plan *plan = run->plan;
  Scratch *self = g_new0 (Scratch, 1);

  self->stays = g_array_new (FALSE, FALSE, sizeof (Stay));
  if (run->by_range)
    self->count = bal_timeline_count_new (run->input->episodes, run->window.as_at,
                                          run->basis == BAL_BASIS_STARTED, plan->days, &plan->by);
  return self;
}

static void
scratch_free (gpointer data)
{
  Scratch *self = data;

  g_array_unref (self->stays);
  bal_timeline_count_free (self->count);
  g_free (self);
}

/* The first point that ends on the day or after it; their number where none does. */
static guint
find_point (GArray *points, gint32 day)
{
  guint low = 0, high = points->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (points, Point, middle).last < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gint32
get_day (const guint16 *column, gsize row, gint32 if_none)
{
  return column && column[row] != BAL_EPISODES_NO_DAY ? column[row] : if_none;
}

/* A row waits at the end of each point from its request until the day before its start or its
 * closing. */
static gboolean
find_waiting (const BalEpisodes *episodes, gsize row, GArray *points, Stay *stay)
{
  gint32 requested = get_day (episodes->requested, row, -1);
  gint32 start = get_day (episodes->start, row, G_MAXINT32);
  gint32 end = get_day (episodes->end, row, -1);
  gint32 closed = get_day (episodes->closed, row, G_MAXINT32);

  if (requested < 0 || closed < requested || (start == G_MAXINT32 && end >= 0) ||
      (end >= 0 && end < start))
    return FALSE;
  stay->from = find_point (points, requested);
  stay->to = find_point (points, MIN (start, closed));
  return stay->from < stay->to--;
}

static gboolean
find_stay (const BalAnalysisRun *run, gsize row, Stay *stay)
{
  GArray *points = ((const Plan *) run->plan)->points;
  const BalEpisodes *episodes = run->input->episodes;
  gint32 start, end;

  if (run->basis == BAL_BASIS_WAITING)
    return find_waiting (episodes, row, points, stay);
  if (points->len == 0 || !bal_unit_read_days (episodes, row, run->window.as_at, &start, &end))
    return FALSE;
  stay->from = find_point (points, start);
  if (run->basis == BAL_BASIS_ENDED)
    stay->from = find_point (points, get_day (episodes->end, row, G_MAXINT32));
  stay->to = stay->from;
  if (run->basis != BAL_BASIS_STARTED && run->basis != BAL_BASIS_ENDED)
    {
      /* An open episode is active until the end; the last point can be cut. */
      stay->to = find_point (points, end);
      return end >= g_array_index (points, Point, 0).first && stay->from <= stay->to;
    }
  if (stay->from == points->len)
    return FALSE;
  if (run->basis == BAL_BASIS_ENDED)
    start = episodes->end[row];
  return start >= g_array_index (points, Point, stay->from).first;
}

static void
add_stay (BalTally *tally, const Stay *stay, guint first_figure, guint n_points)
{
  bal_tally_add (tally, stay->group, get_counter (stay->from, first_figure), 1);
  if (stay->to + 1 < n_points)
    bal_tally_add (tally, stay->group, get_counter (stay->to, first_figure + 1), 1);
}

static int
compare_stays (const void *a, const void *b)
{
  const Stay *left = a, *right = b;

  if (left->group != right->group)
    return left->group < right->group ? -1 : 1;
  return (left->from > right->from) - (left->from < right->from);
}

/* A child stays as long as one of its episodes does, and is counted once meanwhile. */
static void
add_child (BalTally *tally, GArray *stays, guint n_points)
{
  Stay whole;

  if (stays->len == 0)
    return;
  qsort (stays->data, stays->len, sizeof (Stay), compare_stays);
  whole = g_array_index (stays, Stay, 0);
  for (guint i = 1; i < stays->len; i++)
    {
      const Stay *stay = &g_array_index (stays, Stay, i);

      if (stay->group == whole.group && stay->from <= whole.to + 1)
        {
          whole.to = MAX (whole.to, stay->to);
          continue;
        }
      add_stay (tally, &whole, CHILDREN_IN, n_points);
      whole = *stay;
    }
  add_stay (tally, &whole, CHILDREN_IN, n_points);
}

static void
bal_timeline_count_child (const BalAnalysisRun *run,
                          gpointer scratch,
                          BalTally *tally,
                          gsize child,
                          gsize first,
                          gsize count)
{
  guint n_points = ((const Plan *) run->plan)->points->len;
  GArray *stays = ((Scratch *) scratch)->stays;

  g_array_set_size (stays, 0);
  for (gsize row = first; row < first + count; row++)
    {
      Stay stay = { BAL_TALLY_TOTAL, 0, 0 };

      if (!bal_analysis_run_counts (run, row) || !find_stay (run, row, &stay))
        continue;
      stay.to = MIN (stay.to, n_points - 1);
      add_stay (tally, &stay, EPISODES_IN, n_points);
      g_array_append_val (stays, stay);
      stay.group = bal_tally_get_group (tally, row);
      if (stay.group == BAL_TALLY_TOTAL)
        continue;
      add_stay (tally, &stay, EPISODES_IN, n_points);
      g_array_append_val (stays, stay);
    }
  add_child (tally, stays, n_points);
}

static gboolean
bal_timeline_can_count_range (const BalAnalysisRun *run)
{
  const Plan *plan = run->plan;

  return plan->is_dense && plan->points->len > 0 &&
         (run->basis == BAL_BASIS_ACTIVE || run->basis == BAL_BASIS_STARTED);
}

static void
bal_timeline_count_range (const BalAnalysisRun *run,
                          gpointer scratch,
                          BalTally *tally,
                          gsize first_child,
                          const BalRange *range)
{
  const Scratch *self = scratch;

  bal_timeline_count_run (self->count, range);
}

static gboolean
is_used (const BalTimelinePlace *places, guint n_points)
{
  for (guint point = 0; point < n_points; point++)
    if (BAL_TIMELINE_EPISODES (places[point].in) > 0)
      return TRUE;
  return FALSE;
}

/* Nothing leaves after the last point. */
static void
add_places (BalTally *tally, guint group, const BalTimelinePlace *places, guint n_points)
{
  for (guint point = 0; point < n_points; point++)
    {
      guint64 in = places[point].in, out = point + 1 == n_points ? 0 : places[point].out;

      bal_tally_add (tally, group, get_counter (point, CHILDREN_IN), BAL_TIMELINE_CHILDREN (in));
      bal_tally_add (tally, group, get_counter (point, CHILDREN_OUT), BAL_TIMELINE_CHILDREN (out));
      bal_tally_add (tally, group, get_counter (point, EPISODES_IN), BAL_TIMELINE_EPISODES (in));
      bal_tally_add (tally, group, get_counter (point, EPISODES_OUT), BAL_TIMELINE_EPISODES (out));
    }
}

static void
bal_timeline_end_part (const BalAnalysisRun *run, gpointer scratch, BalTally *tally)
{
  BalTimelineCount *count = ((const Scratch *) scratch)->count;
  guint n_points, total;

  if (!count)
    return;
  bal_timeline_count_end (count);
  n_points = count->days->n_points;
  total = count->by.n_groups;
  for (guint from = 0; from < total; from++)
    {
      const BalTimelinePlace *places = bal_timeline_count_get_places (count, from);
      BalTimelinePlace *all = bal_timeline_count_get_places (count, total);

      if (!is_used (places, n_points))
        continue;
      if (run->by.n > 0)
        add_places (tally, bal_tally_get_group_of (tally, from), places, n_points);
      for (guint point = 0; point < n_points; point++)
        {
          all[point].in += places[point].in - BAL_TIMELINE_CHILDREN (places[point].in);
          all[point].out += places[point].out - BAL_TIMELINE_CHILDREN (places[point].out);
        }
    }
  bal_tally_add_total (tally);
  add_places (tally, BAL_TALLY_TOTAL, bal_timeline_count_get_places (count, total), n_points);
}

static const BalReportColumn columns[] = {
  { "first_day", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_KEY, NULL },
  { "last_day", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_KEY, NULL },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "episodes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
};

static void
add_points (BalReport *report,
            const BalReportTable *table,
            BalTableBuilder *builder,
            const BalSummaryGroup *group)
{
  g_autoptr (GArray) points =
    make_points ((BalFrequency) table->choice, report->period, report->as_at);
  gint64 children = 0, episodes = 0;

  for (guint i = 0; i < points->len; i++)
    {
      const Point *point = &g_array_index (points, Point, i);
      const gint64 *figures = group->counters + get_counter (i, 0);
      BalReportRow row = bal_report_begin_row (report, builder, group);

      children += figures[CHILDREN_IN];
      episodes += figures[EPISODES_IN];
      bal_report_row_day (&row, point->first);
      bal_report_row_day (&row, point->last);
      if (point->is_due)
        {
          bal_report_row_int (&row, children);
          bal_report_row_int (&row, episodes);
        }
      else
        {
          bal_report_row_state (&row, BAL_VALUE_STATE_NOT_DUE);
          bal_report_row_state (&row, BAL_VALUE_STATE_NOT_DUE);
        }
      children = MAX (children - figures[CHILDREN_OUT], 0);
      episodes = MAX (episodes - figures[EPISODES_OUT], 0);
    }
}

static void
bal_timeline_finish (BalAnalysis *self, BalReport *report)
{
  const BalReportTable table = { "timeline", report->basis,
                                 columns,    G_N_ELEMENTS (columns),
                                 add_points, BAL_TIMELINE (self)->frequency };

  bal_report_add_table (report, &table);
}

static void
bal_timeline_append_options (BalAnalysis *self, GString *options)
{
  g_string_append_printf (options, "frequency=%d\n", (int) BAL_TIMELINE (self)->frequency);
}

static void
bal_timeline_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FREQUENCY)
    g_value_set_enum (value, BAL_TIMELINE (object)->frequency);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bal_timeline_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FREQUENCY)
    BAL_TIMELINE (object)->frequency = (BalFrequency) g_value_get_enum (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bal_timeline_class_init (BalTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalAnalysisClass *analysis_class = &klass->parent_class;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bal_timeline_get_property;
  object_class->set_property = bal_timeline_set_property;
  analysis_class->name = "timeline";
  analysis_class->append_options = bal_timeline_append_options;
  analysis_class->prepare = bal_timeline_prepare;
  analysis_class->plan_free = plan_free;
  analysis_class->describe = bal_timeline_describe;
  analysis_class->scratch_new = scratch_new;
  analysis_class->scratch_free = scratch_free;
  analysis_class->count_child = bal_timeline_count_child;
  analysis_class->can_count_range = bal_timeline_can_count_range;
  analysis_class->count_range = bal_timeline_count_range;
  analysis_class->end_part = bal_timeline_end_part;
  analysis_class->finish = bal_timeline_finish;

  /**
   * BalTimeline:frequency: (getter get_frequency)
   *
   * What the period is cut into: months, quarters, terms or years.
   *
   * Since: 0.1
   */
  props[PROP_FREQUENCY] =
    g_param_spec_enum ("frequency", NULL, NULL, BAL_TYPE_FREQUENCY, BAL_FREQUENCY_MONTH, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_timeline_init (BalTimeline *self)
{
}

/**
 * bal_timeline_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: the days that are cut into parts
 * @basis: how episodes belong to a part
 * @frequency: months, quarters, terms or years
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 *
 * Creates an analysis of many dates; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalTimeline *
bal_timeline_new (gint32 as_at,
                  BalPeriod *period,
                  BalBasis basis,
                  BalFrequency frequency,
                  const char *const *by)
{
  return g_object_new (BAL_TYPE_TIMELINE, "as-at", as_at, "period", period, "basis", basis,
                       "frequency", frequency, "by", by, NULL);
}

/**
 * bal_timeline_get_frequency: (get-property frequency)
 * @self: a timeline
 *
 * Gets what the period is cut into.
 *
 * Returns: the frequency
 *
 * Since: 0.1
 */
BalFrequency
bal_timeline_get_frequency (BalTimeline *self)
{
  g_return_val_if_fail (BAL_IS_TIMELINE (self), BAL_FREQUENCY_IRREGULAR);

  return self->frequency;
}

/* The values of the group of a row, as one name. */
static char *
name_group (BalTimeline *self, BalTable *table, guint64 row)
{
  guint n = g_strv_length (BAL_ANALYSIS (self)->by);
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      BalColumn *column = bal_table_get_column (table, i);
      g_autofree char *text = bal_column_dup_cell_text (column, row);

      g_string_append_printf (name, "%s%s", i ? " / " : "",
                              bal_column_has_value (column, row) ? text : "not recorded");
    }
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static BalSeries *
make_one (BalTimeline *self, BalTable *table, const char *figure, guint64 first, guint n)
{
  g_autofree gint32 *days = g_new (gint32, n);
  g_autofree double *values = g_new (double, n);
  g_autofree guint8 *states = g_new (guint8, n);
  g_autofree char *name = name_group (self, table, first);
  BalColumn *day = bal_table_lookup_column (table, "first_day");
  BalColumn *count = bal_table_lookup_column (table, figure);

  for (guint i = 0; i < n; i++)
    {
      days[i] = bal_column_get_day (day, first + i);
      states[i] = (guint8) bal_column_get_state (count, first + i);
      values[i] = bal_column_has_value (count, first + i)
                    ? (double) bal_column_get_int64 (count, first + i)
                    : 0;
    }
  return bal_series_new (name[0] ? name : figure, figure, self->frequency, days, values, states, n);
}

/**
 * bal_timeline_make_series:
 * @self: a timeline
 * @result: its result
 * @figure: (nullable): "children" or "episodes"; %NULL is children
 * @error: return location for an error
 *
 * Makes a series for each group of a result, or one where there are no groups.
 *
 * A point has the first day of its part. A series is named by the values of its group, with " / "
 * between them, or as the figure where there are no groups.
 *
 * Returns: (transfer full): a list of [class@Balanced.Series]; [error@Balanced.Error] where the
 *   result is another's
 *
 * Since: 0.1
 */
GListModel *
bal_timeline_make_series (BalTimeline *self, BalResult *result, const char *figure, GError **error)
{
  g_autoptr (GArray) points = NULL;
  GListStore *list;
  BalTable *table;

  g_return_val_if_fail (BAL_IS_TIMELINE (self), NULL);
  g_return_val_if_fail (BAL_IS_RESULT (result), NULL);

  figure = figure ? figure : "children";
  table = bal_result_lookup_table (result, "timeline");
  points = make_points (self->frequency, BAL_ANALYSIS (self)->period, BAL_ANALYSIS (self)->as_at);
  if (!table || points->len == 0 || bal_table_get_n_rows (table) % points->len != 0 ||
      bal_table_get_n_columns (table) !=
        G_N_ELEMENTS (columns) + g_strv_length (BAL_ANALYSIS (self)->by) ||
      !(g_str_equal (figure, "children") || g_str_equal (figure, "episodes")))
    {
      g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                   "Making series of “%s”: the result is not that of this timeline, or has no such "
                   "figure",
                   figure);
      return NULL;
    }
  list = g_list_store_new (BAL_TYPE_SERIES);
  for (guint64 row = 0; row < bal_table_get_n_rows (table); row += points->len)
    {
      g_autoptr (BalSeries) series = make_one (self, table, figure, row, points->len);

      g_list_store_append (list, series);
    }
  return G_LIST_MODEL (list);
}

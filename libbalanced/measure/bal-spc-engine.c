/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/measure/bal-spc-private.h"

#include <string.h>

#include "libbalanced/base/bal-parallel-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/measure/bal-spc-periods-private.h"
#include "libbalanced/statistics/bal-run-chart-private.h"

#define CHUNK 256

/* Room for one series, and what a part of the series leaves. */
typedef struct
{
  BalSpcCharts *charts;
  GArray *groups; /* of BalSpcGroup, in order */
  GError *error;

  gsize room; /* points, with those put in for periods without a row */
  double *values;
  double *denominators;
  gint32 *days;
  gsize *rows; /* of the input; G_MAXSIZE for what was put in */
  gsize *starts;
  guint *reasons; /* of each start */
  BalXmrPoint *points;
  BalXmrGroup *xmr_groups;
  BalAttributePoint *limits;
  GArray *segments;

  /* Of the present series. */
  guint series;
  gsize first;
  gsize end;
  gsize n; /* points that are charted */
  gsize n_starts;
  double target; /* of every day; NaN: none, or another on each */
  BalSpcSummary *summary;
} Part;

static void
part_init (Part *self, BalSpcCharts *charts, guint first, guint end)
{
  *self = (Part){ .charts = charts };
  for (guint i = first; i < end; i++)
    self->room = MAX (self->room, 2 * (charts->input->first[i + 1] - charts->input->first[i]));
  self->room += 1;
  self->groups = g_array_new (FALSE, FALSE, sizeof (BalSpcGroup));
  self->values = g_new (double, self->room);
  self->denominators = g_new (double, self->room);
  self->days = g_new (gint32, self->room);
  self->rows = g_new (gsize, self->room);
  self->starts = g_new (gsize, self->room);
  self->reasons = g_new (guint, self->room + 1);
  self->points = g_new (BalXmrPoint, self->room);
  self->xmr_groups = g_new (BalXmrGroup, self->room + 1);
  self->limits = g_new (BalAttributePoint, self->room);
  self->segments = g_array_new (FALSE, FALSE, sizeof (BalRunSegment));
}

static void
part_clear (Part *self)
{
  g_free (self->values);
  g_free (self->denominators);
  g_free (self->days);
  g_free (self->rows);
  g_free (self->starts);
  g_free (self->reasons);
  g_free (self->points);
  g_free (self->xmr_groups);
  g_free (self->limits);
  g_array_unref (self->segments);
}

static void
check_rows (Part *self)
{
  const BalSpcInput *input = self->charts->input;

  for (gsize row = self->first; row < self->end; row++)
    {
      guint8 state = input->states[row];

      if (state == BAL_VALUE_STATE_SUPPRESSED || state == BAL_VALUE_STATE_LOW)
        self->summary->remarks |= BAL_SPC_HIDDEN;
      if (row > self->first && input->days[row] == input->days[row - 1])
        self->summary->remarks |= BAL_SPC_REPEATED;
      if (isinf (input->values[row]) || (input->denominators && isinf (input->denominators[row])) ||
          (input->targets && isinf (input->targets[row])))
        self->summary->remarks |= BAL_SPC_IMPOSSIBLE;
    }
}

static void
put (Part *self, gint32 day, double value, double denominator, gsize row)
{
  self->values[self->n] = value;
  self->denominators[self->n] = denominator;
  self->days[self->n] = day;
  self->rows[self->n++] = row;
}

static gboolean
refuse_missing (Part *self, gint32 day)
{
  const BalSpcInput *input = self->charts->input;
  g_autofree char *text = bal_day_to_text (day);

  if (self->charts->plan->spc->missing != BAL_SPC_MISSING_ERROR)
    return FALSE;
  if (self->error == NULL)
    g_set_error (&self->error, BAL_DATA_ERROR, BAL_DATA_ERROR_BAD_VALUE,
                 "Drawing charts, series “%s”, %s: a value is missing", input->names[self->series],
                 text);
  return TRUE;
}

/* A point in front of the row, where periods passed without one. */
static void
look_back (Part *self, gsize row)
{
  const BalSpcInput *input = self->charts->input;
  BalFrequency frequency = (BalFrequency) input->frequencies[self->series];
  gint32 absent;
  BalSpcStep step;

  if (row == self->first)
    return;
  step = bal_spc_find_step (self->charts->plan, frequency, input->days[row - 1], input->days[row],
                            &absent);
  if (step == BAL_SPC_STEP_SAME)
    self->summary->remarks |= BAL_SPC_IRREGULAR;
  if (step != BAL_SPC_STEP_SKIPS)
    return;
  self->summary->remarks |= BAL_SPC_SKIPS_PERIODS;
  if (!refuse_missing (self, absent) && self->charts->plan->spc->missing == BAL_SPC_MISSING_GAP)
    put (self, absent, NAN, NAN, G_MAXSIZE);
}

/* The points that the chart is of: what is not due, or not expected, is not one. */
static void
take_rows (Part *self)
{
  const BalSpcInput *input = self->charts->input;
  const BalSpcPlan *plan = self->charts->plan;

  self->n = 0;
  for (gsize row = self->first; row < self->end; row++)
    {
      double value = input->values[row];
      double denominator = input->denominators ? input->denominators[row] : 1;

      look_back (self, row);
      if (input->denominators && denominator == 0)
        self->summary->remarks |= BAL_SPC_NO_DENOMINATOR;
      if (!isnan (value) && !isnan (denominator) && (denominator != 0 || !input->denominators))
        {
          put (self, input->days[row], value, denominator, row);
          continue;
        }
      if (input->states[row] == BAL_VALUE_STATE_NOT_DUE ||
          bal_spc_plan_is_empty (plan, input->days[row]))
        continue;
      self->summary->remarks |= BAL_SPC_HAS_GAPS;
      if (!refuse_missing (self, input->days[row]) && plan->spc->missing == BAL_SPC_MISSING_GAP)
        put (self, input->days[row], NAN, NAN, row);
    }
}

static gboolean
has_row (const Part *self, gint32 day)
{
  const gint32 *days = self->charts->input->days;

  for (gsize row = self->first; row < self->end; row++)
    if (days[row] == day)
      return TRUE;
  return FALSE;
}

/* Points at which groups begin. */
static void
find_starts (Part *self)
{
  const BalSpcPlan *plan = self->charts->plan;
  GArray *own =
    g_hash_table_lookup (plan->series_rebases, self->charts->input->names[self->series]);
  GArray *rebases = own ? own : plan->rebases;
  gsize point = 0;

  self->n_starts = 0;
  self->reasons[0] = 0;
  for (guint i = 0; i < rebases->len; i++)
    {
      const BalSpcRebase *rebase = &g_array_index (rebases, BalSpcRebase, i);
      gboolean exact = has_row (self, rebase->day);

      while (point < self->n && self->days[point] < rebase->day)
        point++;
      if (point == self->n || (!exact && !plan->spc->snap_rebases))
        {
          self->summary->remarks |= BAL_SPC_REBASE_ABSENT;
          continue;
        }
      if (!exact)
        self->summary->remarks |= BAL_SPC_REBASE_MOVED;
      /* The first group begins anyhow, and two days can mean the same point. */
      if (point > 0 && (self->n_starts == 0 || self->starts[self->n_starts - 1] < point))
        self->starts[self->n_starts++] = point;
      self->reasons[self->n_starts] = rebase->reason;
    }
}

static BalSpcStatus
name_status (BalStatisticStatus status)
{
  switch (status)
    {
    case BAL_STATISTIC_OK:
      return BAL_SPC_CHARTED;
    case BAL_STATISTIC_UNDEFINED:
      return BAL_SPC_IS_WITHOUT_SPREAD;
    case BAL_STATISTIC_OVERFLOW:
      return BAL_SPC_IS_TOO_LARGE;
    case BAL_STATISTIC_INVALID:
      return BAL_SPC_IS_REFUSED;
    case BAL_STATISTIC_TOO_FEW:
    case BAL_STATISTIC_TOO_MANY:
    case BAL_STATISTIC_UNRELIABLE:
    default:
      return BAL_SPC_IS_TOO_FEW;
    }
}

static void
add_group (Part *self, const BalXmrGroup *group, guint number)
{
  BalSpcGroup added = { .number = number + 1,
                        .n_rows = (gint64) group->n,
                        .n_values = (gint64) group->n_values,
                        .centre = group->mean,
                        .range = group->range,
                        .lower = group->lower,
                        .upper = group->upper,
                        .near_lower = group->near_lower,
                        .near_upper = group->near_upper,
                        .first_day = self->days[group->first],
                        .last_day = self->days[group->first + group->n - 1],
                        .series = self->series,
                        .status = name_status (group->status),
                        .reason = self->reasons[number],
                        .trial = group->trial != 0 };

  g_array_append_val (self->groups, added);
}

static double
target_of (const Part *self, gsize row)
{
  const BalSpcInput *input = self->charts->input;
  double target = input->targets ? input->targets[row] : NAN;

  if (!isnan (target))
    return target;
  return isnan (self->target) ? bal_spc_plan_follow (self->charts->plan, input->days[row])
                              : self->target;
}

static double
last_target (const Part *self)
{
  for (gsize i = self->n; i > 0; i--)
    if (self->rows[i - 1] != G_MAXSIZE && !isnan (self->values[i - 1]))
      return target_of (self, self->rows[i - 1]);
  return NAN;
}

static guint32
rule_of (guint8 cause)
{
  return cause == 0 ? 0 : (guint32) g_bit_nth_lsf (cause, -1) + 1;
}

static guint32
direction_of (guint8 signals, guint8 high, guint8 low)
{
  return signals & high ? 1 : signals & low ? 2 : 0;
}

static void
set_point (BalSpcPoints *out, gsize row, const BalXmrPoint *point)
{
  out->rule[row] = rule_of (point->cause);
  out->type[row] = point->type;
  out->outside[row] = direction_of (point->signals, BAL_XMR_OUTSIDE_HIGH, BAL_XMR_OUTSIDE_LOW);
  out->trend[row] = direction_of (point->signals, BAL_XMR_TREND_HIGH, BAL_XMR_TREND_LOW);
  out->two_of_three[row] = direction_of (point->signals, BAL_XMR_TWO_HIGH, BAL_XMR_TWO_LOW);
  out->shift[row] = direction_of (point->signals, BAL_XMR_SHIFT_HIGH, BAL_XMR_SHIFT_LOW);
}

static void
set_limits (BalSpcPoints *out, gsize row, const BalXmrGroup *group, const BalAttributePoint *limit)
{
  out->centre[row] = group->mean;
  out->lower[row] = limit ? limit->lower : group->lower;
  out->upper[row] = limit ? limit->upper : group->upper;
  out->near_lower[row] = limit ? limit->near_lower : group->near_lower;
  out->near_upper[row] = limit ? limit->near_upper : group->near_upper;
  if (limit)
    out->value[row] = limit->value;
}

/* Points back to their rows. Rows that are none have the group around them, and no signal. */
static void
put_back (Part *self, gsize n_groups, const BalAttributePoint *limits)
{
  BalSpcPoints *out = &self->charts->points;
  gsize point = 0;
  gsize group = 0;

  for (gsize row = self->first; row < self->end; row++)
    {
      while (point < self->n && (self->rows[point] == G_MAXSIZE || self->rows[point] < row))
        point++;
      while (point < self->n && group + 1 < n_groups &&
             point >= self->xmr_groups[group].first + self->xmr_groups[group].n)
        group++;
      out->group[row] = (gint64) group + 1;
      if (point < self->n && self->rows[point] == row)
        {
          set_limits (out, row, &self->xmr_groups[group], limits ? &limits[point] : NULL);
          set_point (out, row, &self->points[point]);
        }
      else if (n_groups > 0 && limits == NULL)
        set_limits (out, row, &self->xmr_groups[group], NULL);
    }
}

static void
finish_series (Part *self, const BalXmrChart *chart, BalStatisticStatus status, gsize n_groups)
{
  BalSpcSummary *summary = self->summary;

  summary->n_groups = (gint64) n_groups;
  summary->n_special = (gint64) chart->n_special;
  summary->n_improvement = (gint64) chart->n_improvement;
  summary->n_concern = (gint64) chart->n_concern;
  summary->variation = chart->variation;
  summary->assurance = chart->assurance;
  summary->status = name_status (status);
  for (gsize i = 0; i < n_groups; i++)
    add_group (self, &self->xmr_groups[i], (guint) i);
  for (gsize i = n_groups; i > 0; i--)
    {
      const BalXmrGroup *group = &self->xmr_groups[i - 1];

      if (group->n_values == 0 && i > 1)
        continue;
      summary->centre = group->mean;
      summary->range = group->range;
      summary->lower = group->lower;
      summary->upper = group->upper;
      summary->trial = group->trial != 0;
      if (status == BAL_STATISTIC_OK)
        summary->status = name_status (group->status);
      break;
    }
}

static void
run_limits (Part *self)
{
  static const BalAttributeKind kinds[] = {
    [BAL_SPC_KIND_P] = BAL_ATTRIBUTE_P, [BAL_SPC_KIND_P_PRIME] = BAL_ATTRIBUTE_P_PRIME,
    [BAL_SPC_KIND_U] = BAL_ATTRIBUTE_U, [BAL_SPC_KIND_U_PRIME] = BAL_ATTRIBUTE_U_PRIME,
    [BAL_SPC_KIND_C] = BAL_ATTRIBUTE_C, [BAL_SPC_KIND_G] = BAL_ATTRIBUTE_G,
    [BAL_SPC_KIND_T] = BAL_ATTRIBUTE_T,
  };
  const BalSpcPlan *plan = self->charts->plan;
  gboolean single = plan->spc->kind == BAL_SPC_KIND_XMR;
  BalXmrSeries series = { self->values, self->n, self->starts, self->n_starts, last_target (self) };
  BalXmrChart chart = { .points = self->points, .groups = self->xmr_groups };
  BalStatisticStatus status;

  if (single)
    status = bal_xmr_run (&plan->xmr, &series, &chart);
  else
    status = bal_control_chart_run (kinds[plan->spc->kind], &plan->xmr, &series, self->denominators,
                                    self->limits, &chart);
  if (status == BAL_STATISTIC_INVALID)
    {
      self->summary->remarks |= BAL_SPC_IMPOSSIBLE;
      return;
    }
  put_back (self, self->n > 0 ? self->n_starts + 1 : 0, single ? NULL : self->limits);
  finish_series (self, &chart, status, self->n > 0 ? self->n_starts + 1 : 0);
}

/* The median of a run chart as a group, whose later points are those of the run that moved it. */
static void
take_segment (Part *self, guint i, BalXmrGroup *group, int *run)
{
  const BalRunSegment *segment = &g_array_index (self->segments, BalRunSegment, i);
  gboolean last = i + 1 == self->segments->len;
  gsize end = last ? self->n : segment->extended_to;
  double before = i > 0 ? self->xmr_groups[i - 1].mean : segment->median;

  *group = (BalXmrGroup){ .first = segment->first,
                          .n = end - segment->first,
                          .mean = segment->median,
                          .range = NAN,
                          .lower = NAN,
                          .upper = NAN,
                          .near_lower = NAN,
                          .near_upper = NAN };
  if (i == 0)
    group->n += group->first;
  if (i == 0)
    group->first = 0;
  *run = (segment->median > before) - (segment->median < before);
}

static guint8
judge_run (const BalXmrOptions *options, gboolean high)
{
  if (options->improvement == BAL_XMR_NEUTRAL)
    return high ? BAL_XMR_NEUTRAL_HIGH : BAL_XMR_NEUTRAL_LOW;
  return high == (options->improvement == BAL_XMR_INCREASE) ? BAL_XMR_IMPROVEMENT : BAL_XMR_CONCERN;
}

static void
flag_run (Part *self, guint segment_number, int run, BalXmrChart *chart)
{
  const BalRunSegment *segment = &g_array_index (self->segments, BalRunSegment, segment_number);
  double before = self->xmr_groups[segment_number - 1].mean;
  guint8 type = judge_run (&self->charts->plan->xmr, run > 0);

  for (gsize i = segment->first; i <= segment->last; i++)
    {
      /* A point on the median is skipped, as a missing one is. */
      if (isnan (self->values[i]) || self->values[i] == before)
        continue;
      self->points[i].cause = run > 0 ? BAL_XMR_SHIFT_HIGH : BAL_XMR_SHIFT_LOW;
      self->points[i].signals = self->points[i].cause;
      self->points[i].type = type;
      chart->n_special++;
      chart->n_improvement += type == BAL_XMR_IMPROVEMENT;
      chart->n_concern += type == BAL_XMR_CONCERN;
    }
}

static void
run_medians (Part *self)
{
  static const BalRunSide sides[] = { BAL_RUN_EITHER, BAL_RUN_ABOVE, BAL_RUN_BELOW };
  const BalSpc *spc = self->charts->plan->spc;
  BalXmrChart chart = { .points = self->points, .groups = self->xmr_groups };
  BalStatisticStatus status = bal_run_chart (self->values, self->n, spc->run_baseline,
                                             spc->run_length, sides[spc->run_side], self->segments);

  if (status == BAL_STATISTIC_INVALID)
    {
      self->summary->remarks |= BAL_SPC_IMPOSSIBLE;
      return;
    }
  memset (self->points, 0, self->n * sizeof *self->points);
  for (gsize i = 0; i < self->n; i++)
    self->points[i].type = isnan (self->values[i]) ? BAL_XMR_MISSING : BAL_XMR_COMMON;
  for (guint i = 0; i < self->segments->len; i++)
    {
      BalXmrGroup *group = &self->xmr_groups[i];
      int run;

      take_segment (self, i, group, &run);
      for (gsize point = group->first; point < group->first + group->n; point++)
        group->n_values += !isnan (self->values[point]);
      self->reasons[i] = 0;
      if (run != 0)
        flag_run (self, i, run, &chart);
    }
  put_back (self, self->segments->len, NULL);
  finish_series (self, &chart, status, self->segments->len);
}

/* What the row shows, whether or not it is charted. */
static double
value_of (const BalSpcInput *input, gsize row)
{
  double denominator = input->denominators ? input->denominators[row] : 1;

  return denominator > 0 ? input->values[row] / denominator : NAN;
}

static void
begin_series (Part *self, guint i)
{
  const BalSpcInput *input = self->charts->input;
  BalSpcPoints *out = &self->charts->points;
  BalSpcSummary *summary = &self->charts->summaries[i];

  self->series = i;
  self->first = input->first[i];
  self->end = input->first[i + 1];
  self->summary = summary;
  self->target = bal_spc_plan_get_target (self->charts->plan, input->names[i]);
  *summary = (BalSpcSummary){ .n_rows = (gint64) (self->end - self->first),
                              .centre = NAN,
                              .range = NAN,
                              .lower = NAN,
                              .upper = NAN,
                              .target = NAN,
                              .last_value = NAN,
                              .first_day = BAL_DAY_NONE,
                              .last_day = BAL_DAY_NONE,
                              .status = BAL_SPC_IS_TOO_FEW };
  for (gsize row = self->first; row < self->end; row++)
    {
      out->value[row] = value_of (input, row);
      out->centre[row] = out->lower[row] = out->upper[row] = NAN;
      out->near_lower[row] = out->near_upper[row] = NAN;
      out->target[row] = target_of (self, row);
      out->group[row] = 1;
      out->series[row] = i;
      out->type[row] = BAL_XMR_MISSING;
      out->rule[row] = out->outside[row] = out->trend[row] = 0;
      out->two_of_three[row] = out->shift[row] = 0;
    }
}

/* The values stand as they were given; nothing is said about them. */
static void
refuse (Part *self)
{
  BalSpcPoints *out = &self->charts->points;

  for (gsize row = self->first; row < self->end; row++)
    if (!isfinite (out->value[row]))
      out->value[row] = NAN;
  self->summary->status = BAL_SPC_IS_REFUSED;
}

static void
end_series (Part *self)
{
  BalSpcSummary *summary = self->summary;
  const BalSpcPlan *plan = self->charts->plan;
  const double *values = self->charts->points.value;
  const gint32 *days = self->charts->input->days;

  if (self->end > self->first)
    {
      summary->first_day = days[self->first];
      summary->last_day = days[self->end - 1];
    }
  for (gsize row = self->first; row < self->end; row++)
    {
      if (isnan (values[row]))
        continue;
      summary->n_values++;
      summary->last_value = values[row];
      summary->target = self->charts->points.target[row];
    }
  if (summary->status == BAL_SPC_IS_TOO_FEW)
    summary->remarks |= BAL_SPC_TOO_FEW;
  else if (summary->status == BAL_SPC_IS_WITHOUT_SPREAD)
    summary->remarks |= BAL_SPC_NO_SPREAD;
  else if (summary->status == BAL_SPC_IS_TOO_LARGE)
    summary->remarks |= BAL_SPC_TOO_LARGE;
  else if (summary->trial && summary->status == BAL_SPC_CHARTED)
    summary->remarks |= BAL_SPC_TRIAL;
  if (isnan (summary->target) || isnan (summary->last_value) ||
      summary->status == BAL_SPC_IS_REFUSED || plan->xmr.improvement == BAL_XMR_NEUTRAL)
    return;
  summary->met =
    (plan->xmr.improvement == BAL_XMR_INCREASE ? summary->last_value >= summary->target
                                               : summary->last_value <= summary->target)
      ? 1
      : 2;
}

static void
run_series (Part *self, guint i)
{
  begin_series (self, i);
  check_rows (self);
  if (!(self->summary->remarks & BAL_SPC_REFUSED))
    {
      take_rows (self);
      find_starts (self);
      if (self->charts->plan->spc->kind == BAL_SPC_KIND_RUN)
        run_medians (self);
      else
        run_limits (self);
    }
  if (self->summary->remarks & BAL_SPC_REFUSED)
    refuse (self);
  end_series (self);
}

typedef struct
{
  BalSpcCharts *charts;
  GCancellable *cancellable;
  Part *parts;
} Work;

static void
run_chunk (guint chunk, gpointer data)
{
  Work *work = data;
  Part *part = &work->parts[chunk];
  guint first = chunk * CHUNK;
  guint end = MIN (first + CHUNK, work->charts->input->n_series);

  part_init (part, work->charts, first, end);
  for (guint i = first; i < end && part->error == NULL; i++)
    if (!g_cancellable_is_cancelled (work->cancellable))
      run_series (part, i);
  part_clear (part);
}

static void
points_init (BalSpcPoints *points, gsize n)
{
  n = MAX (n, 1);
  points->value = g_new (double, n);
  points->centre = g_new (double, n);
  points->lower = g_new (double, n);
  points->upper = g_new (double, n);
  points->near_lower = g_new (double, n);
  points->near_upper = g_new (double, n);
  points->target = g_new (double, n);
  points->group = g_new (gint64, n);
  points->series = g_new (guint32, n);
  points->rule = g_new (guint32, n);
  points->type = g_new (guint32, n);
  points->outside = g_new (guint32, n);
  points->trend = g_new (guint32, n);
  points->two_of_three = g_new (guint32, n);
  points->shift = g_new (guint32, n);
}

gboolean
bal_spc_engine_run (BalSpcCharts *charts, GCancellable *cancellable, GError **error)
{
  guint n_chunks = (charts->input->n_series + CHUNK - 1) / CHUNK;
  g_autofree Part *parts = g_new0 (Part, MAX (n_chunks, 1));
  g_autoptr (GError) first_error = NULL;
  Work work = { charts, cancellable, parts };

  points_init (&charts->points, charts->input->n_rows);
  charts->summaries = g_new0 (BalSpcSummary, MAX (charts->input->n_series, 1));
  charts->groups = g_array_new (FALSE, FALSE, sizeof (BalSpcGroup));
  bal_parallel_run (bal_parallel_get_n_threads (charts->plan->spc->n_threads), n_chunks, run_chunk,
                    &work);
  for (guint i = 0; i < n_chunks; i++)
    {
      g_array_append_vals (charts->groups, parts[i].groups->data, parts[i].groups->len);
      g_array_unref (parts[i].groups);
      if (first_error == NULL)
        first_error = g_steal_pointer (&parts[i].error);
      g_clear_error (&parts[i].error);
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (first_error != NULL)
    g_propagate_error (error, g_steal_pointer (&first_error));
  return error == NULL || *error == NULL;
}

void
bal_spc_charts_clear (BalSpcCharts *charts)
{
  BalSpcPoints *points = &charts->points;

  g_free (points->value);
  g_free (points->centre);
  g_free (points->lower);
  g_free (points->upper);
  g_free (points->near_lower);
  g_free (points->near_upper);
  g_free (points->target);
  g_free (points->group);
  g_free (points->series);
  g_free (points->rule);
  g_free (points->type);
  g_free (points->outside);
  g_free (points->trend);
  g_free (points->two_of_three);
  g_free (points->shift);
  g_clear_pointer (&charts->summaries, g_free);
  g_clear_pointer (&charts->groups, g_array_unref);
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-xmr-private.h"

#include "libbalanced/statistics/bal-moments-private.h"
#include "libbalanced/statistics/bal-xmr-rules-private.h"

#include <string.h>

void
bal_xmr_options_init (BalXmrOptions *options, BalXmrPreset preset)
{
  *options = (BalXmrOptions){
    .factor = 2.66,
    .screening = 3.267,
    .shift_length = 7,
    .trend_length = 7,
    .trial_under = 13,
    .strict_target = TRUE,
    .two_of_three = BAL_TWO_OF_THREE_BETWEEN,
    .ties = BAL_XMR_TIES_BREAK,
    .missing = BAL_XMR_MISSING_GAP,
    .conflict = BAL_XMR_CONFLICT_ORDER,
    .improvement = BAL_XMR_NEUTRAL,
  };
  if (preset == BAL_XMR_PRESET_MDC)
    {
      options->screening = 0;
      options->withheld_under = 13;
      options->two_of_three = BAL_TWO_OF_THREE_BEYOND;
      options->conflict = BAL_XMR_CONFLICT_IMPROVEMENT;
    }
  else if (preset == BAL_XMR_PRESET_WA)
    {
      options->factor = 3 / 1.128;
      options->screening = 0;
      options->two_of_three = BAL_TWO_OF_THREE_SIGNED;
      options->conflict = BAL_XMR_CONFLICT_BOTH;
    }
}

/* The row after the last that the limits are computed from. */
static gsize
baseline_end (const BalXmrOptions *options, const double *values, gsize n)
{
  gsize seen = 0;

  if (options->fix_after == 0)
    return n;
  for (gsize i = 0; i < n; i++)
    {
      seen += !isnan (values[i]);
      if (seen == options->fix_after)
        return i + 1;
    }
  return n;
}

static double
mean_value (const double *values, gsize n)
{
  BalSum sum = { 0.0, 0.0 };
  gsize count = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (isnan (values[i]))
        continue;
      bal_sum_add (&sum, values[i]);
      count++;
    }
  return count > 0 ? bal_sum_divide (&sum, (double) count) : NAN;
}

static void
compute_limits (const BalXmrOptions *options, const double *values, BalXmrGroup *group)
{
  gsize end = baseline_end (options, values, group->n);
  gboolean screened = options->screening > 0;
  double range;
  double width;
  double near_width;

  group->mean = mean_value (values, end);
  if (group->n_values == 0 || group->n_values < options->withheld_under)
    group->status = BAL_STATISTIC_TOO_FEW;
  else if (!isfinite (group->mean))
    group->status = BAL_STATISTIC_OVERFLOW;
  if (!isfinite (group->mean))
    group->mean = NAN;
  if (group->status != BAL_STATISTIC_OK)
    return;

  range = bal_mean_range (values, end, INFINITY);
  if (screened && isfinite (range))
    {
      double kept = bal_mean_range (values, end, options->screening * range);

      /* Nothing is below 0: with no range there is nothing to screen by. */
      range = range > 0 ? kept : 0;
    }
  width = options->factor * range;
  near_width = 2 * (options->factor / 3) * range;

  if (isnan (range))
    group->status = BAL_STATISTIC_TOO_FEW;
  else if (!isfinite (group->mean - width) || !isfinite (group->mean + width))
    group->status = BAL_STATISTIC_OVERFLOW;
  else if (screened && range == 0)
    group->status = BAL_STATISTIC_UNDEFINED;
  if (group->status != BAL_STATISTIC_OK)
    return;

  group->range = range;
  group->lower = group->mean - width;
  group->upper = group->mean + width;
  group->near_lower = group->mean - near_width;
  group->near_upper = group->mean + near_width;
}

static void
place_points (const BalXmrGroup *group, const double *values, BalXmrPoint *points)
{
  /* Comparisons with NaN are false: without limits every zone is 0. */
  for (gsize i = 0; i < group->n; i++)
    {
      double y = values[i];

      points[i].side = (gint8) ((y > group->mean) - (y < group->mean));
      points[i].zone = (gint8) ((y > group->near_upper) + (y > group->upper) -
                                (y < group->near_lower) - (y < group->lower));
    }
}

/* Rules run over stretches without a missing value. */
static void
find_signals (const BalXmrOptions *options,
              const BalXmrGroup *group,
              const double *values,
              BalXmrPoint *points)
{
  gsize from = 0;

  for (gsize i = 0; i <= group->n; i++)
    {
      if (i < group->n && !isnan (values[i]))
        continue;
      bal_xmr_apply_rules (options, values + from, points + from, i - from);
      from = i + 1;
    }
}

static guint8
judge (const BalXmrOptions *options, const BalXmrPoint *point)
{
  gboolean high = (point->cause & BAL_XMR_ANY_HIGH) != 0;
  gboolean mixed = (point->signals & BAL_XMR_ANY_HIGH) && (point->signals & BAL_XMR_ANY_LOW);

  if (point->cause == 0)
    return BAL_XMR_COMMON;
  if (mixed && options->conflict == BAL_XMR_CONFLICT_BOTH)
    return BAL_XMR_BOTH;
  if (options->improvement == BAL_XMR_NEUTRAL)
    return high ? BAL_XMR_NEUTRAL_HIGH : BAL_XMR_NEUTRAL_LOW;
  if (mixed && options->conflict == BAL_XMR_CONFLICT_IMPROVEMENT)
    return BAL_XMR_IMPROVEMENT;
  return high == (options->improvement == BAL_XMR_INCREASE) ? BAL_XMR_IMPROVEMENT : BAL_XMR_CONCERN;
}

static void
label_points (const BalXmrOptions *options, const double *values, BalXmrPoint *points, gsize n)
{
  /* The bits stand in the order of precedence. */
  for (gsize i = 0; i < n; i++)
    {
      points[i].cause = (guint8) (points[i].signals & -points[i].signals);
      points[i].type = isnan (values[i]) ? BAL_XMR_MISSING : judge (options, points + i);
    }
}

void
bal_xmr_judge (const BalXmrOptions *options,
               const BalXmrGroup *group,
               const double *values,
               BalXmrPoint *points)
{
  if (group->n_values >= options->withheld_under)
    find_signals (options, group, values, points);
  label_points (options, values, points, group->n);
}

static void
run_group (const BalXmrOptions *options,
           const double *values,
           BalXmrGroup *group,
           BalXmrPoint *points)
{
  memset (points, 0, group->n * sizeof *points);
  compute_limits (options, values, group);
  place_points (group, values, points);
  bal_xmr_judge (options, group, values, points);
}

/* The values without the missing ones, and their points put back in their rows. */
static void
run_joined (const BalXmrOptions *options,
            const double *values,
            BalXmrGroup *group,
            BalXmrPoint *points)
{
  gsize n = group->n;
  gsize next = 0;
  g_autofree double *joined = g_new (double, n);
  g_autofree BalXmrPoint *found = g_new (BalXmrPoint, n);

  for (gsize i = 0; i < n; i++)
    if (!isnan (values[i]))
      joined[next++] = values[i];
  group->n = next;
  run_group (options, joined, group, found);
  group->n = n;
  next = 0;
  for (gsize i = 0; i < n; i++)
    points[i] = isnan (values[i]) ? (BalXmrPoint){ .type = BAL_XMR_MISSING } : found[next++];
}

void
bal_xmr_begin_group (const BalXmrOptions *options,
                     const BalXmrSeries *series,
                     gsize i,
                     BalXmrGroup *group)
{
  gsize first = i > 0 ? series->starts[i - 1] : 0;
  gsize end = i < series->n_starts ? series->starts[i] : series->n;

  *group = (BalXmrGroup){ .first = first,
                          .n = end - first,
                          .mean = NAN,
                          .range = NAN,
                          .lower = NAN,
                          .upper = NAN,
                          .near_lower = NAN,
                          .near_upper = NAN };
  for (gsize row = first; row < end; row++)
    group->n_values += !isnan (series->values[row]);
  group->trial = group->n_values < options->trial_under;
}

static BalXmrVariation
vary (const BalXmrOptions *options, const BalXmrPoint *point)
{
  gboolean increase = options->improvement == BAL_XMR_INCREASE;

  switch ((BalXmrType) point->type)
    {
    case BAL_XMR_COMMON:
      return BAL_XMR_VARIATION_COMMON;
    case BAL_XMR_IMPROVEMENT:
      return increase ? BAL_XMR_VARIATION_IMPROVEMENT_HIGH : BAL_XMR_VARIATION_IMPROVEMENT_LOW;
    case BAL_XMR_CONCERN:
      return increase ? BAL_XMR_VARIATION_CONCERN_LOW : BAL_XMR_VARIATION_CONCERN_HIGH;
    case BAL_XMR_NEUTRAL_HIGH:
      return BAL_XMR_VARIATION_NEUTRAL_HIGH;
    case BAL_XMR_NEUTRAL_LOW:
      return BAL_XMR_VARIATION_NEUTRAL_LOW;
    case BAL_XMR_BOTH:
      return BAL_XMR_VARIATION_BOTH;
    case BAL_XMR_MISSING:
      break;
    }
  return BAL_XMR_VARIATION_NONE;
}

static BalXmrAssurance
assure (const BalXmrOptions *options, const BalXmrGroup *group, double target)
{
  gboolean above = options->strict_target ? target > group->upper : target >= group->upper;
  gboolean below = options->strict_target ? target < group->lower : target <= group->lower;

  if (isnan (target) || options->improvement == BAL_XMR_NEUTRAL ||
      group->status != BAL_STATISTIC_OK)
    return BAL_XMR_ASSURANCE_NONE;
  if (above == below)
    return BAL_XMR_ASSURANCE_INCONSISTENT;
  return above == (options->improvement == BAL_XMR_INCREASE) ? BAL_XMR_ASSURANCE_FAIL
                                                             : BAL_XMR_ASSURANCE_PASS;
}

void
bal_xmr_summarise (const BalXmrOptions *options, const BalXmrSeries *series, BalXmrChart *chart)
{
  for (gsize i = 0; i < series->n; i++)
    {
      BalXmrType type = (BalXmrType) chart->points[i].type;

      chart->n_special += chart->points[i].cause != 0;
      chart->n_improvement += type == BAL_XMR_IMPROVEMENT || type == BAL_XMR_BOTH;
      chart->n_concern += type == BAL_XMR_CONCERN || type == BAL_XMR_BOTH;
    }
  for (gsize i = series->n_starts + 1; i > 0; i--)
    {
      const BalXmrGroup *group = &chart->groups[i - 1];
      gsize last = group->first + group->n;

      if (group->n_values == 0)
        continue;
      chart->assurance = assure (options, group, series->target);
      while (chart->points[last - 1].type == BAL_XMR_MISSING)
        last--;
      if (group->n_values >= options->withheld_under)
        chart->variation = vary (options, &chart->points[last - 1]);
      return;
    }
}

BalStatisticStatus
bal_xmr_check (const BalXmrOptions *options, const BalXmrSeries *series)
{
  if (!(options->factor > 0) || !isfinite (options->factor) || !(options->screening >= 0) ||
      isinf (series->target) || options->shift_length == 1 || options->trend_length == 1)
    return BAL_STATISTIC_INVALID;
  for (gsize i = 0; i < series->n; i++)
    if (isinf (series->values[i]) ||
        (options->missing == BAL_XMR_MISSING_REFUSE && isnan (series->values[i])))
      return BAL_STATISTIC_INVALID;
  for (gsize i = 0; i < series->n_starts; i++)
    if (series->starts[i] >= series->n || series->starts[i] <= (i > 0 ? series->starts[i - 1] : 0))
      return BAL_STATISTIC_INVALID;
  return BAL_STATISTIC_OK;
}

BalStatisticStatus
bal_xmr_run (const BalXmrOptions *options, const BalXmrSeries *series, BalXmrChart *chart)
{
  BalStatisticStatus status = bal_xmr_check (options, series);

  chart->variation = BAL_XMR_VARIATION_NONE;
  chart->assurance = BAL_XMR_ASSURANCE_NONE;
  chart->n_special = chart->n_improvement = chart->n_concern = 0;
  if (status != BAL_STATISTIC_OK)
    return status;
  if (series->n == 0)
    return BAL_STATISTIC_TOO_FEW;

  for (gsize i = 0; i <= series->n_starts; i++)
    {
      BalXmrGroup *group = &chart->groups[i];

      bal_xmr_begin_group (options, series, i, group);
      if (options->missing == BAL_XMR_MISSING_OMIT && group->n_values < group->n)
        run_joined (options, series->values + group->first, group, chart->points + group->first);
      else
        run_group (options, series->values + group->first, group, chart->points + group->first);
    }
  bal_xmr_summarise (options, series, chart);
  return BAL_STATISTIC_OK;
}

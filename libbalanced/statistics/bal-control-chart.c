/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-control-chart-private.h"

#include "libbalanced/statistics/bal-xmr-rules-private.h"

#include <string.h>

static gsize
find_baseline (const BalXmrOptions *options, const double *values, gsize n)
{
  gsize seen = 0;

  for (gsize i = 0; i < n && options->fix_after > 0; i++)
    {
      seen += !isnan (values[i]);
      if (seen == options->fix_after)
        return i + 1;
    }
  return n;
}

static void
place_points (BalAttributePoint *limits,
              double centre,
              double *values,
              gsize n,
              BalXmrPoint *points)
{
  for (gsize i = 0; i < n; i++)
    {
      const BalAttributePoint *limit = &limits[i];
      double y = limit->value;
      int outside = (y > limit->upper) - (y < limit->lower);
      int near = (y > limit->near_upper) - (y < limit->near_lower);

      values[i] = y;
      points[i].side = (gint8) ((y > centre) - (y < centre));
      points[i].zone = (gint8) (outside != 0 ? 2 * outside : near);
    }
}

static void
withhold (BalAttributePoint *limits, gsize n)
{
  for (gsize i = 0; i < n; i++)
    limits[i].lower = limits[i].upper = limits[i].near_lower = limits[i].near_upper = NAN;
}

static void
run_group (BalAttributeKind kind,
           const BalXmrOptions *options,
           const double *numerators,
           const double *denominators,
           BalXmrGroup *group,
           BalAttributePoint *limits,
           BalXmrPoint *points)
{
  g_autofree double *values = g_new (double, MAX (group->n, 1));
  gsize baseline = find_baseline (options, numerators, group->n);
  BalAttributeCentre centre =
    bal_attribute_chart (kind, numerators, denominators, group->n, baseline, limits);

  memset (points, 0, group->n * sizeof *points);
  group->mean = centre.centre;
  group->range = centre.spread;
  group->status = centre.status;
  group->n_values = 0;
  for (gsize i = 0; i < group->n; i++)
    group->n_values += limits[i].status == BAL_STATISTIC_OK;
  group->trial = group->n_values < options->trial_under;
  if (group->n_values < options->withheld_under && group->status == BAL_STATISTIC_OK)
    {
      group->status = BAL_STATISTIC_TOO_FEW;
      withhold (limits, group->n);
    }
  place_points (limits, group->mean, values, group->n, points);
  for (gsize i = group->n; i > 0 && group->status == BAL_STATISTIC_OK; i--)
    {
      if (limits[i - 1].status != BAL_STATISTIC_OK)
        continue;
      group->lower = limits[i - 1].lower;
      group->upper = limits[i - 1].upper;
      group->near_lower = limits[i - 1].near_lower;
      group->near_upper = limits[i - 1].near_upper;
      break;
    }
  bal_xmr_judge (options, group, values, points);
}

BalStatisticStatus
bal_control_chart_run (BalAttributeKind kind,
                       const BalXmrOptions *options,
                       const BalXmrSeries *series,
                       const double *denominators,
                       BalAttributePoint *limits,
                       BalXmrChart *chart)
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
      run_group (kind, options, series->values + group->first,
                 denominators ? denominators + group->first : NULL, group, limits + group->first,
                 chart->points + group->first);
    }
  for (gsize i = 0; i < series->n; i++)
    if (limits[i].status == BAL_STATISTIC_INVALID)
      status = BAL_STATISTIC_INVALID;
  bal_xmr_summarise (options, series, chart);
  return status;
}

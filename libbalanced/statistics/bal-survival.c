/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-survival-private.h"

#include <stdlib.h>

/* What a product of a million factors may lose. */
#define TOLERANCE 1e-9

typedef struct
{
  double time;
  guint8 ended; /* 0: not yet; for several causes, which */
} Observation;

static int
compare_observations (const void *a, const void *b)
{
  const Observation *first = a;
  const Observation *second = b;

  return (first->time > second->time) - (first->time < second->time);
}

/* The rows of times and counts become steps, once everybody is counted. */
static void
compute_steps (GArray *steps, guint64 n_risk)
{
  double survival = 1;
  double greenwood = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      BalSurvivalStep *step = &g_array_index (steps, BalSurvivalStep, i);
      double left = (double) (n_risk - step->n_event);

      step->n_risk = n_risk;
      survival *= left / (double) n_risk;
      greenwood += (double) step->n_event / ((double) n_risk * left);
      step->survival = survival;
      step->standard_error = survival > 0 ? survival * sqrt (greenwood) : NAN;
      n_risk -= step->n_event + step->n_censored;
    }
}

BalStatisticStatus
bal_survival_run (const double *times, const guint8 *ended, gsize n, GArray *steps)
{
  g_autofree Observation *sorted = g_new (Observation, MAX (n, 1));

  g_array_set_size (steps, 0);
  for (gsize i = 0; i < n; i++)
    {
      if (!bal_statistic_is_count (times[i]))
        return BAL_STATISTIC_INVALID;
      sorted[i] = (Observation){ times[i], ended[i] != 0 };
    }
  if (n == 0)
    return BAL_STATISTIC_TOO_FEW;

  qsort (sorted, n, sizeof *sorted, compare_observations);
  for (gsize i = 0; i < n; i++)
    {
      BalSurvivalStep *last;

      if (i == 0 || sorted[i].time != sorted[i - 1].time)
        {
          BalSurvivalStep step = { .time = sorted[i].time };

          g_array_append_val (steps, step);
        }
      last = &g_array_index (steps, BalSurvivalStep, steps->len - 1);
      last->n_event += sorted[i].ended;
      last->n_censored += !sorted[i].ended;
    }
  compute_steps (steps, n);
  return BAL_STATISTIC_OK;
}

BalStatisticStatus
bal_survival_from_counts (const double *times,
                          const guint64 *n_ended,
                          const guint64 *n_censored,
                          gsize n,
                          GArray *steps)
{
  guint64 total = 0;

  g_array_set_size (steps, 0);
  for (gsize i = 0; i < n; i++)
    {
      BalSurvivalStep step = { times[i], 0, n_ended[i], n_censored[i], 0, 0 };
      guint64 here = n_ended[i] + n_censored[i];

      if (!bal_statistic_is_count (times[i]) || (i > 0 && !(times[i] > times[i - 1])) ||
          here < n_ended[i] || total + here < total)
        {
          g_array_set_size (steps, 0);
          return BAL_STATISTIC_INVALID;
        }
      total += here;
      if (here > 0)
        g_array_append_val (steps, step);
    }
  if (total == 0)
    return BAL_STATISTIC_TOO_FEW;
  compute_steps (steps, total);
  return BAL_STATISTIC_OK;
}

/* The next time at which somebody's wait ends, or the present one where there is none. */
static double
next_event (const GArray *steps, guint i)
{
  for (guint j = i + 1; j < steps->len; j++)
    if (g_array_index (steps, BalSurvivalStep, j).n_event > 0)
      return g_array_index (steps, BalSurvivalStep, j).time;
  return g_array_index (steps, BalSurvivalStep, i).time;
}

BalEstimate
bal_survival_quantile (const GArray *steps, double p, BalSurvivalConvention convention)
{
  double wanted = 1 - p;

  if (!bal_statistic_is_share (p))
    return bal_estimate_none (BAL_STATISTIC_INVALID);
  if (steps->len == 0)
    return bal_estimate_none (BAL_STATISTIC_TOO_FEW);
  for (guint i = 0; i < steps->len; i++)
    {
      const BalSurvivalStep *step = &g_array_index (steps, BalSurvivalStep, i);
      double time = step->time;

      if (step->survival > wanted + TOLERANCE)
        continue;
      if (convention == BAL_SURVIVAL_MIDDLE && step->survival >= wanted - TOLERANCE)
        time = time / 2 + next_event (steps, i) / 2;
      return bal_estimate_bare (time, BAL_STATISTIC_UNDEFINED);
    }
  return bal_estimate_none (BAL_STATISTIC_UNDEFINED);
}

BalEstimate
bal_survival_restricted_mean (const GArray *steps, double until)
{
  double area = 0;
  double time = 0;
  double survival = 1;

  if (!bal_statistic_is_count (until))
    return bal_estimate_none (BAL_STATISTIC_INVALID);
  if (steps->len == 0)
    return bal_estimate_none (BAL_STATISTIC_TOO_FEW);
  for (guint i = 0; i < steps->len && time < until; i++)
    {
      const BalSurvivalStep *step = &g_array_index (steps, BalSurvivalStep, i);

      area += survival * (MIN (step->time, until) - time);
      time = MIN (step->time, until);
      survival = step->time <= until ? step->survival : survival;
    }
  if (time < until && survival > 0)
    return bal_estimate_none (BAL_STATISTIC_UNDEFINED);
  return bal_estimate_bare (area, BAL_STATISTIC_UNDEFINED);
}

BalStatisticStatus
bal_survival_incidence (const double *times,
                        const guint8 *causes,
                        gsize n,
                        guint8 cause,
                        GArray *steps)
{
  g_autofree Observation *sorted = g_new (Observation, MAX (n, 1));
  double survival = 1;
  double incidence = 0;
  gsize first = 0;

  g_array_set_size (steps, 0);
  if (n == 0)
    return BAL_STATISTIC_TOO_FEW;
  for (gsize i = 0; i < n; i++)
    {
      if (!bal_statistic_is_count (times[i]) || cause == 0)
        return BAL_STATISTIC_INVALID;
      sorted[i] = (Observation){ times[i], causes[i] };
    }

  qsort (sorted, n, sizeof *sorted, compare_observations);
  while (first < n)
    {
      double at_risk = (double) (n - first);
      double n_cause = 0;
      double n_all = 0;
      gsize next = first;
      BalIncidenceStep step = { sorted[first].time, n - first, 0 };

      for (; next < n && sorted[next].time == sorted[first].time; next++)
        {
          n_cause += sorted[next].ended == cause;
          n_all += sorted[next].ended != 0;
        }
      incidence += survival * n_cause / at_risk;
      survival *= (at_risk - n_all) / at_risk;
      step.incidence = incidence;
      g_array_append_val (steps, step);
      first = next;
    }
  return BAL_STATISTIC_OK;
}

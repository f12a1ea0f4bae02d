/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-survival-private.h"

#include "libbalanced/statistics/bal-normal-private.h"

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

/* The rows of times and counts become steps, once everybody is counted. Each row comes with how
 * many have entered until then in the place of its risk. */
static BalStatisticStatus
compute_steps (GArray *steps, guint64 n_all)
{
  double survival = 1;
  double greenwood = 0;
  guint64 gone = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      BalSurvivalStep *step = &g_array_index (steps, BalSurvivalStep, i);
      guint64 entered = step->n_risk;
      guint64 leaving = step->n_event + step->n_censored;
      double left;

      if (entered - gone < leaving)
        {
          g_array_set_size (steps, 0);
          return BAL_STATISTIC_INVALID;
        }
      step->n_risk = entered - gone;
      gone += leaving;
      if (gone == entered && entered < n_all)
        {
          g_array_set_size (steps, i);
          return i > 0 ? BAL_STATISTIC_OK : BAL_STATISTIC_UNDEFINED;
        }
      left = (double) (step->n_risk - step->n_event);
      survival *= left / (double) step->n_risk;
      greenwood += (double) step->n_event / ((double) step->n_risk * left);
      step->survival = survival;
      step->standard_error = survival > 0 ? survival * sqrt (greenwood) : NAN;
    }
  return BAL_STATISTIC_OK;
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
          BalSurvivalStep step = { .time = sorted[i].time, .n_risk = n };

          g_array_append_val (steps, step);
        }
      last = &g_array_index (steps, BalSurvivalStep, steps->len - 1);
      last->n_event += sorted[i].ended;
      last->n_censored += !sorted[i].ended;
    }
  return compute_steps (steps, n);
}

static gboolean
collect_steps (const double *times,
               const BalSurvivalCount *counts,
               gsize n,
               GArray *steps,
               guint64 *n_all)
{
  *n_all = 0;
  for (gsize i = 0; i < n; i++)
    {
      guint64 here = counts[i].n_ended + counts[i].n_censored;
      BalSurvivalStep step = { .time = times[i],
                               .n_event = counts[i].n_ended,
                               .n_censored = counts[i].n_censored };

      if (!bal_statistic_is_count (times[i]) || (i > 0 && !(times[i] > times[i - 1])) ||
          here < counts[i].n_ended || *n_all + counts[i].n_entered < *n_all)
        return FALSE;
      *n_all += counts[i].n_entered;
      step.n_risk = *n_all;
      if (here > 0)
        g_array_append_val (steps, step);
    }
  return TRUE;
}

BalStatisticStatus
bal_survival_from_counts (const double *times,
                          const BalSurvivalCount *counts,
                          gsize n,
                          GArray *steps)
{
  guint64 n_all;

  g_array_set_size (steps, 0);
  if (!collect_steps (times, counts, n, steps, &n_all))
    {
      g_array_set_size (steps, 0);
      return BAL_STATISTIC_INVALID;
    }
  if (steps->len == 0)
    return BAL_STATISTIC_TOO_FEW;
  if (times[0] != 0 || counts[0].n_entered == 0)
    {
      g_array_set_size (steps, 0);
      return BAL_STATISTIC_UNDEFINED;
    }
  return compute_steps (steps, n_all);
}

BalEstimate
bal_survival_at (const GArray *steps, double time, double confidence)
{
  const BalSurvivalStep *step = NULL;
  double log_survival, width;

  if (!bal_statistic_is_count (time) || !bal_statistic_is_share (confidence))
    return bal_estimate_none (BAL_STATISTIC_INVALID);
  if (steps->len == 0)
    return bal_estimate_none (BAL_STATISTIC_TOO_FEW);
  for (guint i = 0; i < steps->len && g_array_index (steps, BalSurvivalStep, i).time <= time; i++)
    step = &g_array_index (steps, BalSurvivalStep, i);
  if (!step)
    return bal_estimate_bare (1, BAL_STATISTIC_UNDEFINED);
  if (step == &g_array_index (steps, BalSurvivalStep, steps->len - 1) && time > step->time &&
      step->survival > 0)
    return bal_estimate_none (BAL_STATISTIC_UNDEFINED);
  if (step->survival <= 0 || step->survival >= 1)
    return bal_estimate_bare (step->survival, BAL_STATISTIC_UNDEFINED);

  log_survival = log (step->survival);
  width = bal_normal_width (confidence) * step->standard_error / (step->survival * -log_survival);
  return bal_estimate_new (step->survival, exp (log_survival * exp (width)),
                           exp (log_survival * exp (-width)));
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

void
bal_survival_select_cause (const GArray *steps,
                           const double *times,
                           const guint64 *n_cause,
                           gsize n,
                           GArray *cause_steps)
{
  double survival = 1;
  double incidence = 0;
  gsize at = 0;

  g_array_set_size (cause_steps, 0);
  for (guint i = 0; i < steps->len; i++)
    {
      BalSurvivalStep step = g_array_index (steps, BalSurvivalStep, i);
      guint64 n_other;

      while (at + 1 < n && times[at] < step.time)
        at++;
      n_other = step.n_event - n_cause[at];
      incidence += survival * (double) n_cause[at] / (double) step.n_risk;
      survival = step.survival;
      step.n_event = n_cause[at];
      step.n_censored += n_other;
      step.survival = 1 - incidence;
      step.standard_error = NAN;
      g_array_append_val (cause_steps, step);
    }
}

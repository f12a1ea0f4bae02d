/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-survival-private.h"

#include "libbalanced/statistics/bal-gamma-private.h"

#include <stdlib.h>
#include <string.h>

#define MOST BAL_LOG_RANK_MOST_GROUPS

typedef struct
{
  double time;
  guint group;
  guint8 ended;
} Observation;

static int
compare_observations (const void *a, const void *b)
{
  const Observation *first = a;
  const Observation *second = b;

  return (first->time > second->time) - (first->time < second->time);
}

typedef struct
{
  guint n_groups;
  double at_risk[MOST];
  double observed[MOST];
  double expected[MOST];
  double variance[MOST][MOST];
} Table;

/* One day: how many of each group would have ended if all were alike. */
static void
add_time (Table *table, const double *events, double n_risk)
{
  double n_events = 0;
  double factor;

  for (guint j = 0; j < table->n_groups; j++)
    n_events += events[j];
  if (n_events == 0)
    return;
  factor = n_risk > 1 ? n_events * (n_risk - n_events) / (n_risk - 1) : 0;

  for (guint j = 0; j < table->n_groups; j++)
    {
      double share = table->at_risk[j] / n_risk;

      table->observed[j] += events[j];
      table->expected[j] += n_events * share;
      for (guint k = 0; k < table->n_groups; k++)
        table->variance[j][k] += factor * share * ((j == k ? 1 : 0) - table->at_risk[k] / n_risk);
    }
}

static void
fill (Table *table, const Observation *sorted, gsize n)
{
  gsize first = 0;

  while (first < n)
    {
      double events[MOST] = { 0 };
      double leaving[MOST] = { 0 };
      gsize next = first;

      for (; next < n && sorted[next].time == sorted[first].time; next++)
        {
          events[sorted[next].group] += sorted[next].ended;
          leaving[sorted[next].group]++;
        }
      add_time (table, events, (double) (n - first));
      for (guint j = 0; j < table->n_groups; j++)
        table->at_risk[j] -= leaving[j];
      first = next;
    }
}

/* d' V⁻¹ d over the given groups, by elimination in place. FALSE when V is singular. */
static gboolean
solve (Table *table, const guint *kept, guint n_kept, double *result)
{
  double d[MOST];

  for (guint i = 0; i < n_kept; i++)
    d[i] = table->observed[kept[i]] - table->expected[kept[i]];
  *result = 0;
  /* V is positive definite: no pivoting is needed, and each step adds one square. */
  for (guint i = 0; i < n_kept; i++)
    {
      double *row = table->variance[kept[i]];
      double pivot = row[kept[i]];

      if (!(pivot > 1e-12))
        return FALSE;
      *result += d[i] * d[i] / pivot;
      for (guint j = i + 1; j < n_kept; j++)
        {
          double *below = table->variance[kept[j]];
          double share = below[kept[i]] / pivot;

          for (guint k = i; k < n_kept; k++)
            below[kept[k]] -= share * row[kept[k]];
          d[j] -= share * d[i];
        }
    }
  return TRUE;
}

static BalLogRank
test (Table *table)
{
  BalLogRank result = { NAN, 0, NAN, BAL_STATISTIC_UNDEFINED };
  guint kept[MOST];
  guint n_kept = 0;

  for (guint j = 0; j < table->n_groups; j++)
    if (table->variance[j][j] > 0)
      kept[n_kept++] = j;
  if (n_kept < 2)
    return result;
  /* The differences add up to 0: the last group says nothing new. */
  if (!solve (table, kept, n_kept - 1, &result.chi_squared))
    {
      result.chi_squared = NAN;
      return result;
    }
  result.degrees = n_kept - 1;
  result.p = bal_chi_squared_upper (result.chi_squared, result.degrees);
  result.status = BAL_STATISTIC_OK;
  return result;
}

BalLogRank
bal_log_rank (const double *times,
              const guint8 *ended,
              const guint *groups,
              gsize n,
              guint n_groups,
              double *observed,
              double *expected)
{
  BalLogRank result = { NAN, 0, NAN, BAL_STATISTIC_OK };
  g_autofree Observation *sorted = g_new (Observation, MAX (n, 1));
  g_autofree Table *table = g_new0 (Table, 1);

  for (guint j = 0; j < n_groups; j++)
    observed[j] = expected[j] = NAN;
  if (n_groups > MOST)
    result.status = BAL_STATISTIC_TOO_MANY;
  else if (n == 0 || n_groups < 2)
    result.status = BAL_STATISTIC_TOO_FEW;
  for (gsize i = 0; i < n && result.status == BAL_STATISTIC_OK; i++)
    {
      if (!bal_statistic_is_count (times[i]) || groups[i] >= n_groups)
        {
          result.status = BAL_STATISTIC_INVALID;
          break;
        }
      sorted[i] = (Observation){ times[i], groups[i], ended[i] != 0 };
      table->at_risk[groups[i]]++;
    }
  if (result.status != BAL_STATISTIC_OK)
    return result;

  table->n_groups = n_groups;
  qsort (sorted, n, sizeof *sorted, compare_observations);
  fill (table, sorted, n);
  memcpy (observed, table->observed, n_groups * sizeof *observed);
  memcpy (expected, table->expected, n_groups * sizeof *expected);
  return test (table);
}

static gboolean
fill_from_counts (Table *table, const double *times, const BalSurvivalCount *counts, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      double events[MOST] = { 0 };
      double n_risk = 0;

      if (!bal_statistic_is_count (times[i]) || (i > 0 && !(times[i] > times[i - 1])))
        return FALSE;
      for (guint j = 0; j < table->n_groups; j++)
        {
          events[j] = (double) counts[j * n + i].n_ended;
          table->at_risk[j] += (double) counts[j * n + i].n_entered;
          n_risk += table->at_risk[j];
          if (table->at_risk[j] < events[j] + (double) counts[j * n + i].n_censored)
            return FALSE;
        }
      add_time (table, events, n_risk);
      for (guint j = 0; j < table->n_groups; j++)
        table->at_risk[j] -= events[j] + (double) counts[j * n + i].n_censored;
    }
  return TRUE;
}

BalLogRank
bal_log_rank_from_counts (const double *times,
                          const BalSurvivalCount *counts,
                          gsize n,
                          guint n_groups,
                          double *observed,
                          double *expected)
{
  BalLogRank result = { NAN, 0, NAN, BAL_STATISTIC_OK };
  g_autofree Table *table = g_new0 (Table, 1);

  for (guint j = 0; j < n_groups; j++)
    observed[j] = expected[j] = NAN;
  table->n_groups = n_groups;
  if (n_groups > MOST)
    result.status = BAL_STATISTIC_TOO_MANY;
  else if (n == 0 || n_groups < 2)
    result.status = BAL_STATISTIC_TOO_FEW;
  else if (!fill_from_counts (table, times, counts, n))
    result.status = BAL_STATISTIC_INVALID;
  if (result.status != BAL_STATISTIC_OK)
    return result;

  memcpy (observed, table->observed, n_groups * sizeof *observed);
  memcpy (expected, table->expected, n_groups * sizeof *expected);
  return test (table);
}

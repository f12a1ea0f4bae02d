/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-run-chart-private.h"

#include "libbalanced/statistics/bal-quantile-private.h"

/* The values that are there, and the rows they come from. */
typedef struct
{
  double *values;
  gsize *rows;
  gsize n;
} Known;

static void
add_segment (const Known *known, GArray *segments, const double *run, const gsize *places, gsize n)
{
  BalRunSegment segment = { bal_median (run, n).value, known->rows[places[0]],
                            known->rows[places[n - 1]], known->rows[known->n - 1] };

  if (segments->len > 0)
    g_array_index (segments, BalRunSegment, segments->len - 1).extended_to = segment.first;
  g_array_append_val (segments, segment);
}

/* Collects the next run of @length from *@next on; FALSE when there is none. */
static gboolean
find_run (const Known *known,
          double median,
          BalRunSide side,
          gsize length,
          gsize *next,
          gsize *places)
{
  gsize count = 0;
  int current = 0;

  for (gsize i = *next; i < known->n; i++)
    {
      int where = (known->values[i] > median) - (known->values[i] < median);

      if (where == 0)
        continue;
      if (where != current)
        count = 0;
      current = where;
      if (side != BAL_RUN_EITHER && where != (int) side)
        continue;
      places[count++] = i;
      if (count < length)
        continue;
      *next = i + 1;
      return TRUE;
    }
  return FALSE;
}

static BalStatisticStatus
collect (const double *values, gsize n, Known *known)
{
  for (gsize i = 0; i < n; i++)
    {
      if (isinf (values[i]))
        return BAL_STATISTIC_INVALID;
      if (isnan (values[i]))
        continue;
      known->rows[known->n] = i;
      known->values[known->n++] = values[i];
    }
  return BAL_STATISTIC_OK;
}

BalStatisticStatus
bal_run_chart (const double *values,
               gsize n,
               gsize baseline,
               gsize length,
               BalRunSide side,
               GArray *segments)
{
  g_autofree double *kept = g_new (double, MAX (n, 1));
  g_autofree gsize *rows = g_new (gsize, MAX (n, 1));
  g_autofree gsize *places = g_new (gsize, MAX (n, 1));
  g_autofree double *run = g_new (double, MAX (n, 1));
  Known known = { kept, rows, 0 };
  BalStatisticStatus status = collect (values, n, &known);
  gsize next = baseline;

  g_array_set_size (segments, 0);
  if (baseline == 0 || length == 0)
    return BAL_STATISTIC_INVALID;
  if (status != BAL_STATISTIC_OK)
    return status;
  if (known.n < baseline || known.n - baseline < length)
    return BAL_STATISTIC_TOO_FEW;

  for (gsize i = 0; i < baseline; i++)
    places[i] = i;
  add_segment (&known, segments, known.values, places, baseline);
  while (find_run (&known, g_array_index (segments, BalRunSegment, segments->len - 1).median, side,
                   length, &next, places))
    {
      for (gsize i = 0; i < length; i++)
        run[i] = known.values[places[i]];
      add_segment (&known, segments, run, places, length);
    }
  return BAL_STATISTIC_OK;
}

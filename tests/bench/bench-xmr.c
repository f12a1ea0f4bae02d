/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-random-private.h"
#include "libbalanced/statistics/bal-xmr-private.h"

#include <stdio.h>

#define N_POINTS 36

/* Prints the seconds for the limits, rules and icons of many short series, the best of five runs.
 */
static void
measure (guint n_series)
{
  g_autofree double *values = g_new (double, (gsize) n_series *N_POINTS);
  g_autofree BalXmrPoint *points = g_new (BalXmrPoint, N_POINTS);
  BalXmrGroup group;
  BalXmrOptions options;
  BalRandom random;
  double best = G_MAXDOUBLE;
  gsize n_special = 0;

  bal_random_init (&random, 2026, 1);
  for (gsize i = 0; i < (gsize) n_series * N_POINTS; i++)
    values[i] = bal_random_between (&random, 0, 1000);
  bal_xmr_options_init (&options, BAL_XMR_PRESET_NHSR);
  options.improvement = BAL_XMR_INCREASE;

  for (guint run = 0; run < 5; run++)
    {
      gint64 start = g_get_monotonic_time ();

      n_special = 0;
      for (guint i = 0; i < n_series; i++)
        {
          BalXmrSeries series = { .values = values + (gsize) i * N_POINTS,
                                  .n = N_POINTS,
                                  .target = 500 };
          BalXmrChart chart = { .points = points, .groups = &group };

          bal_xmr_run (&options, &series, &chart);
          n_special += chart.n_special;
        }
      best = MIN (best, (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
    }
  printf ("xmr-%u-series %.6f\n", n_series, best);
  g_assert_cmpuint (n_special, >, 0);
}

int
main (void)
{
  measure (1000);
  measure (100000);
  return 0;
}

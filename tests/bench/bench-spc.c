/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <stdio.h>
#include <string.h>

#include "libbalanced/base/bal-random-private.h"
#include "libbalanced/core/bal-result.h"
#include "libbalanced/core/bal-table.h"
#include "libbalanced/measure/bal-spc.h"

#define N_POINTS 36

static void
add_column (GListStore *columns,
            const char *name,
            BalColumnKind kind,
            gpointer values,
            gsize size,
            char **names)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (values, size);
  g_autoptr (BalColumn) column =
    bal_column_new_from_bytes (name, kind, bytes, NULL, (const char *const *) names, NULL,
                               BAL_COLUMN_ROLE_NONE, NULL);

  g_list_store_append (columns, column);
}

static BalTable *
make_table (guint n_series)
{
  gsize n = (gsize) n_series * N_POINTS;
  g_autoptr (GListStore) columns = g_list_store_new (BAL_TYPE_COLUMN);
  g_auto (GStrv) names = g_new0 (char *, n_series + 1);
  guint32 *series = g_new (guint32, n);
  gint32 *days = g_new (gint32, n);
  double *values = g_new (double, n);
  BalRandom random;

  bal_random_init (&random, 2026, 1);
  for (guint i = 0; i < n_series; i++)
    names[i] = g_strdup_printf ("series %u", i);
  for (gsize i = 0; i < n; i++)
    {
      series[i] = (guint32) (i / N_POINTS);
      days[i] = (gint32) (18262 + i % N_POINTS);
      values[i] = bal_random_between (&random, 0, 1000);
    }
  add_column (columns, "series", BAL_COLUMN_KIND_CODE, series, n * sizeof *series, names);
  add_column (columns, "day", BAL_COLUMN_KIND_DAY, days, n * sizeof *days, NULL);
  add_column (columns, "value", BAL_COLUMN_KIND_DOUBLE, values, n * sizeof *values, NULL);
  return bal_table_new ("bench", G_LIST_MODEL (columns), BAL_BASIS_NONE, 0, NULL, FALSE, NULL);
}

/* Prints the seconds from a table of series to the tables of their charts, the best of five. */
static void
measure (guint n_series, guint n_threads)
{
  g_autoptr (BalTable) table = make_table (n_series);
  g_autoptr (BalSpc) spc = g_object_new (BAL_TYPE_SPC, "improvement", BAL_POLARITY_INCREASE,
                                         "target", 500.0, "n-threads", n_threads, NULL);
  double best = G_MAXDOUBLE;

  for (guint run = 0; run < 5; run++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (BalResult) result = bal_spc_run_table (spc, table, NULL, NULL);

      best = MIN (best, (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
      g_assert_nonnull (result);
    }
  printf ("spc-%u-series-%s %.6f\n", n_series, n_threads == 1 ? "one-thread" : "all-threads", best);
}

int
main (void)
{
  measure (1000, 1);
  measure (100000, 0);
  return 0;
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-report-private.h"
#include "libbalanced/statistics/bal-survival-private.h"

#define N_KINDS 3

/* All who were seen, on the days on which something happened to them. */
static GArray *
make_curve (GArray *const *kinds)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (BalSurvivalStep));
  guint at[N_KINDS] = { 0 };
  gsize room = 1 + kinds[0]->len + kinds[1]->len + kinds[2]->len, n = 0;
  g_autofree double *days = g_new0 (double, room);
  g_autofree BalSurvivalCount *counts = g_new0 (BalSurvivalCount, room);

  counts[0].n_entered = bal_summary_bins_get_count (kinds[0]) +
                        bal_summary_bins_get_count (kinds[1]) -
                        bal_summary_bins_get_count (kinds[2]);
  for (guint64 day = 0; day != G_MAXUINT64; n++)
    {
      guint64 next = G_MAXUINT64;
      guint64 *const into[] = { &counts[n].n_ended, &counts[n].n_censored, &counts[n].n_entered };

      days[n] = (double) day;
      for (guint i = 0; i < N_KINDS; i++)
        {
          const BalSummaryBin *bins = (const BalSummaryBin *) (gpointer) kinds[i]->data;

          if (at[i] < kinds[i]->len && bins[at[i]].value == day)
            *into[i] += bins[at[i]++].count;
          if (at[i] < kinds[i]->len)
            next = MIN (next, bins[at[i]].value);
        }
      day = next;
      if (next == G_MAXUINT64)
        {
          n++;
          break;
        }
    }
  bal_survival_from_counts (days, counts, n, steps);
  return steps;
}

void
bal_report_row_survival (BalReportRow *row, GArray *ended, GArray *censored, GArray *late)
{
  static const double shares[] = { 0.25, 0.5, 0.75 };
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (BalSummaryBin));
  GArray *kinds[N_KINDS] = { ended, censored, late ? late : none };
  g_autoptr (GArray) steps = make_curve (kinds);

  for (gsize i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      BalEstimate days = bal_survival_quantile (steps, shares[i], BAL_SURVIVAL_FIRST);

      if (days.status == BAL_STATISTIC_OK)
        bal_report_row_double (row, days.value);
      else
        bal_report_row_state (row, BAL_VALUE_STATE_NOT_APPLICABLE);
    }
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-toms-private.h"

static gboolean
is_rating (double rating)
{
  return isnan (rating) || (rating >= 0 && rating <= 5 && 2 * rating == floor (2 * rating));
}

BalTomsSummary
bal_toms_change (const double *start,
                 const double *end,
                 guint n,
                 double *changes,
                 BalTomsCategory *categories)
{
  BalTomsSummary summary = { 0, 0, 0, FALSE, BAL_STATISTIC_OK };

  for (guint i = 0; i < n; i++)
    {
      changes[i] = NAN;
      categories[i] = BAL_TOMS_NOT_RATED;
      if (!is_rating (start[i]) || !is_rating (end[i]))
        {
          summary.status = BAL_STATISTIC_INVALID;
          continue;
        }
      if (isnan (start[i]) || isnan (end[i]))
        continue;

      /* Halves are exact: no tolerance is needed. */
      changes[i] = end[i] - start[i];
      categories[i] = BAL_TOMS_MAINTAINED;
      if (changes[i] >= 0.5)
        categories[i] = BAL_TOMS_IMPROVED;
      else if (changes[i] <= -0.5)
        categories[i] = BAL_TOMS_DECLINED;
      summary.n_rated++;
      summary.n_improved += categories[i] == BAL_TOMS_IMPROVED;
      summary.n_declined += categories[i] == BAL_TOMS_DECLINED;
    }
  if (summary.status == BAL_STATISTIC_OK && summary.n_rated == 0)
    summary.status = BAL_STATISTIC_TOO_FEW;
  summary.improved_all = summary.n_rated > 0 && summary.n_improved == summary.n_rated;
  if (summary.status == BAL_STATISTIC_INVALID)
    summary = (BalTomsSummary){ 0, 0, 0, FALSE, BAL_STATISTIC_INVALID };
  return summary;
}

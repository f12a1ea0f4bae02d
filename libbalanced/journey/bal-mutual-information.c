/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-mutual-information-private.h"

#include <math.h>

double
bal_mutual_information (const gint64 *counts, guint n_rows, guint n_columns)
{
  double all = 0, information = 0;

  for (guint i = 0; i < n_rows * n_columns; i++)
    all += (double) counts[i];
  if (all == 0)
    return NAN;
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      {
        double both = (double) counts[row * n_columns + column];
        double row_sum = 0, column_sum = 0;

        if (both == 0)
          continue;
        for (guint i = 0; i < n_columns; i++)
          row_sum += (double) counts[row * n_columns + i];
        for (guint i = 0; i < n_rows; i++)
          column_sum += (double) counts[i * n_columns + column];
        information += both / all * log2 (both * all / (row_sum * column_sum));
      }
  /* Rounding may leave a trace below zero. */
  return MAX (information, 0);
}

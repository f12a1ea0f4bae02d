/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-apportion-private.h"

#include <math.h>
#include <stdlib.h>

typedef struct
{
  double value;
  guint place;
} Ranked;

/* Large values first; of equal ones the first in the list. */
static int
compare_ranked (const void *a, const void *b)
{
  const Ranked *one = a;
  const Ranked *other = b;

  if (one->value != other->value)
    return one->value > other->value ? -1 : 1;

  return one->place < other->place ? -1 : one->place > other->place;
}

void
bal_apportion (const double *weights, guint n, gint64 total, gint64 *parts)
{
  g_autofree Ranked *remainders = g_new0 (Ranked, n);
  double sum = 0.0;
  gint64 n_left = total;

  for (guint i = 0; i < n; i++)
    {
      sum += weights[i];
      parts[i] = 0;
    }
  if (!(sum > 0.0) || total < 1)
    return;

  for (guint i = 0; i < n; i++)
    {
      const double due = (double) total * weights[i] / sum;

      parts[i] = (gint64) floor (due);
      remainders[i].value = due - floor (due);
      remainders[i].place = i;
      n_left -= parts[i];
    }
  qsort (remainders, n, sizeof (Ranked), compare_ranked);
  for (guint i = 0; i < n && n_left > 0; i++, n_left--)
    parts[remainders[i].place]++;
}

double
bal_concentration_index (const double *need, const double *children, const double *amounts, guint n)
{
  g_autofree Ranked *order = g_new0 (Ranked, n);
  double n_children = 0.0;
  double total = 0.0;
  double above = 0.0;
  double area = 0.0;

  for (guint i = 0; i < n; i++)
    {
      order[i].value = need[i];
      order[i].place = i;
      n_children += children[i];
      total += amounts[i];
    }
  if (!(n_children > 0.0) || !(total > 0.0))
    return NAN;

  /* From the most need to the least: the area under what those with more need have. */
  qsort (order, n, sizeof (Ranked), compare_ranked);
  for (guint i = 0, next = 0; i < n; i = next)
    {
      double width = 0.0;
      double height = 0.0;

      for (next = i; next < n && order[next].value == order[i].value; next++)
        {
          width += children[order[next].place] / n_children;
          height += amounts[order[next].place] / total;
        }
      area += width * (above + height / 2.0);
      above += height;
    }

  return 2.0 * area - 1.0;
}

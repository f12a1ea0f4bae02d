/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-root-private.h"

#include <float.h>
#include <math.h>

/* Bisection alone ends after about 1,100 halvings of the range of doubles; Newton after ten. */
#define MOST_STEPS 1200

double
bal_root_find (BalRootFunc func, gconstpointer data, double guess, double low, double high)
{
  double x = guess > low && guess < high ? guess : low + (high - low) / 2;

  for (guint i = 0; i < MOST_STEPS; i++)
    {
      double value;
      double slope;
      double next;

      func (x, data, &value, &slope);
      if (value == 0 || isnan (value))
        return value == 0 ? x : NAN;
      if (value < 0)
        low = x;
      else
        high = x;

      /* Before the bracket is asked: its other end may still be far away. */
      next = x - value / slope;
      if (fabs (next - x) <= 2 * DBL_EPSILON * MAX (fabs (x), DBL_EPSILON))
        return next;
      if (!(next > low && next < high))
        next = low + (high - low) / 2;
      if (next == low || next == high)
        return next;
      x = next;
    }

  return x;
}

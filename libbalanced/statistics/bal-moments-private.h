/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/statistics/bal-statistic-private.h"

G_BEGIN_DECLS

/* A sum that carries what rounding lost, and so is the same on every machine and in nearly every
 * order: charts compare values with their mean, and a tie must stay a tie. Knuth, The Art of
 * Computer Programming 2, 4.2.2, theorem B. */
typedef struct
{
  double high;
  double low;
} BalSum;

static inline void
bal_sum_add (BalSum *self, double x)
{
  double sum = self->high + x;
  double part = sum - self->high;

  self->low += (self->high - (sum - part)) + (x - part);
  self->high = sum;
}

static inline double
bal_sum_get (const BalSum *self)
{
  return self->high + self->low;
}

/* The sum divided by @n, rounded once. */
double bal_sum_divide (const BalSum *self, double n);

/* FALSE when a value is NaN or infinite. */
gboolean bal_values_are_finite (const double *values, gsize n);

/* The mean, rounded once; values up to the largest double do not overflow. NaN when there is none.
 */
double bal_mean (const double *values, gsize n);

/* The mean of the distances between neighbours, of those below @ceiling. A neighbour that is NaN is
 * a missing value, and has none. NaN when there is none, infinite when one overflows. */
double bal_mean_range (const double *values, gsize n, double ceiling);

typedef struct
{
  gsize n;
  double mean;
  double sd; /* of a sample: divided by n - 1; NaN under two values */
  BalStatisticStatus status;
  BalStatisticStatus sd_status;
} BalMoments;

BalMoments bal_moments (const double *values, gsize n);

G_END_DECLS

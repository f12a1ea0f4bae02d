/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/area/bal-area-private.h"

G_BEGIN_DECLS

/* A band of prevalence with its numbers: the estimate and the ends of the interval in turn; NaN
 * where something is not known. */
typedef struct
{
  BalItem *item;     /* borrowed */
  double share[3];   /* in percent */
  double factor[3];  /* 1 where none is stated */
  double children;   /* of the figure that it names */
  double identified; /* likewise */
} BalPrevalenceBand;

BalPrevalenceBand bal_prevalence_band_read (BalArea *area, BalItem *item);

/* How many of so many children are expected; the ends of intervals are multiplied as they are. */
static inline double
bal_prevalence_band_expect (const BalPrevalenceBand *self, double children, guint end)
{
  return children * self->share[end] / 100.0 * self->factor[end];
}

/* The share of those expected who are not identified; NaN where nobody is expected. */
double bal_prevalence_get_unidentified (double expected, double identified);

G_END_DECLS

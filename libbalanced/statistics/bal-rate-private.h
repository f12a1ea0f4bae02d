/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/statistics/bal-interval-private.h"

G_BEGIN_DECLS

/* Rates of areas whose populations differ in age, made comparable. Ages (or any other strata) are
 * rows. A count that is NaN is a count of none; a population that is missing or 0 is an error. */

typedef struct
{
  BalEstimate rate; /* UNRELIABLE, without figures, under ten events */
  double n_events;
} BalDirectRate;

/* The rate that the area would have with the standard population, for each @multiplier; its limits
 * by Dobson et al. (1991), Statistics in Medicine 10, 457-462. */
BalDirectRate bal_rate_direct (const double *events,
                               const double *population,
                               const double *standard_population,
                               gsize n,
                               double multiplier,
                               double confidence);

typedef struct
{
  double observed;
  double expected; /* events, at the reference's rates */
  double reference_rate;
  BalEstimate ratio; /* observed / expected */
  BalEstimate rate;  /* the reference rate times the ratio */
  BalStatisticStatus status;
} BalIndirectRate;

/* Multiply for the usual units: the ratio by 100, the rates by 1,000 or 100,000. */
BalIndirectRate bal_rate_indirect (const double *events,
                                   const double *population,
                                   const double *reference_events,
                                   const double *reference_population,
                                   gsize n,
                                   double confidence);

G_END_DECLS

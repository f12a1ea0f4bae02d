/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/statistics/bal-statistic-private.h"

G_BEGIN_DECLS

/* Shewhart's charts for shares, rates, counts, and rare events. */
typedef enum
{
  BAL_ATTRIBUTE_P,       /* shares */
  BAL_ATTRIBUTE_P_PRIME, /* shares of large denominators: Laney (2002), Quality Engineering 14,
                            531-537 */
  BAL_ATTRIBUTE_U,       /* events for each unit of exposure */
  BAL_ATTRIBUTE_U_PRIME,
  BAL_ATTRIBUTE_C, /* events, over equal exposures */
  BAL_ATTRIBUTE_G, /* cases between events: Benneyan (2001), Health Care Management Science 4,
                      305-318 */
  BAL_ATTRIBUTE_T, /* time between events: Nelson (1994), Journal of Quality Technology 26, 12-16 */
} BalAttributeKind;

typedef struct
{
  double value;
  double lower;
  double upper;
  double near_lower; /* two sigma; NaN in a g chart, whose cases are far from normal */
  double near_upper;
  BalStatisticStatus status; /* of the value; a missing or impossible one has no limits */
} BalAttributePoint;

typedef struct
{
  double centre; /* the mean; of a g chart the median, of a t chart the transformed mean */
  double spread; /* what Laney's primes multiply by; 1 otherwise */
  BalStatisticStatus status;
} BalAttributeCentre;

/* @denominators is only for shares and rates. Limits are three sigma, come from the first @baseline
 * points (0: all), and are clipped to what is possible. NaN is a missing value. @points has room
 * for n. */
BalAttributeCentre bal_attribute_chart (BalAttributeKind kind,
                                        const double *numerators,
                                        const double *denominators,
                                        gsize n,
                                        gsize baseline,
                                        BalAttributePoint *points);

G_END_DECLS

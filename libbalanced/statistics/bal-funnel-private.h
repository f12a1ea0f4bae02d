/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/statistics/bal-statistic-private.h"

G_BEGIN_DECLS

/* Funnel plots: is an area further from the average than its size explains? */

/* OHID's two pairs of limits are drawn at these one-sided shares. */
#define BAL_FUNNEL_INNER 0.025
#define BAL_FUNNEL_OUTER 0.001

typedef struct
{
  double lower;
  double upper;
  BalStatisticStatus status;
} BalFunnelLimits;

/* Around a share of @average at @n children: the shares whose Wilson interval just reaches the
 * average. */
BalFunnelLimits bal_funnel_share (double n, double average, double tail);

/* The numbers of expected events between which @events is no surprise: exact Poisson. */
BalFunnelLimits bal_funnel_expected (double events, double tail);

typedef enum
{
  BAL_FUNNEL_VERY_LOW = -2, /* outside the outer limits */
  BAL_FUNNEL_LOW = -1,
  BAL_FUNNEL_WITHIN = 0,
  BAL_FUNNEL_HIGH = 1,
  BAL_FUNNEL_VERY_HIGH = 2,
  BAL_FUNNEL_UNKNOWN = 3, /* no figure to place */
} BalFunnelPlace;

/* Each @numerators over @denominators against their common average. */
BalStatisticStatus bal_funnel_place_shares (const double *numerators,
                                            const double *denominators,
                                            gsize n,
                                            BalFunnelPlace *places);

/* Observed events against expected ones. */
BalFunnelPlace bal_funnel_place_ratio (double observed, double expected);

typedef enum
{
  BAL_OVERDISPERSION_SHARE,       /* arc sine of the square root */
  BAL_OVERDISPERSION_RATIO_LOG,   /* observed over expected, by its logarithm (SHMI) */
  BAL_OVERDISPERSION_RATIO_ROOT,  /* observed over expected, by its square root (CQC) */
  BAL_OVERDISPERSION_COUNT_RATIO, /* one count over another */
} BalOverdispersionKind;

typedef struct
{
  BalOverdispersionKind kind;
  double trim;       /* share of the scores at each end: 0.1 */
  gboolean truncate; /* leave them out, as SHMI does, instead of pulling them in */
  double inner;      /* one-sided shares of the limits: 0.025 and 0.001 */
  double outer;
  gboolean
    published; /* limits exactly as FunnelPlotR 0.6 draws them; see bal_overdispersion_limits() */
} BalOverdispersionOptions;

void
bal_overdispersion_options_init (BalOverdispersionOptions *options, BalOverdispersionKind kind);

typedef struct
{
  gsize n_used;
  double target; /* the average, or 1 for observed over expected */
  double phi;    /* how many times chance the scores vary */
  double tau2;   /* variance between areas on the transformed scale; 0 where chance explains all */
  BalStatisticStatus status;
} BalOverdispersion;

/* Spiegelhalter (2005), Statistics in Medicine 24, 1185-1202, and (2012), Journal of the Royal
 * Statistical Society A 175, 1-47. @z and @adjusted, nullable, have room for n; a score that was
 * left out is NaN in @adjusted. */
BalOverdispersion bal_overdispersion (const BalOverdispersionOptions *options,
                                      const double *numerators,
                                      const double *denominators,
                                      gsize n,
                                      double *z,
                                      double *adjusted);

typedef struct
{
  BalFunnelLimits inner; /* chance alone */
  BalFunnelLimits outer;
  BalFunnelLimits inner_wide; /* with the variance between areas */
  BalFunnelLimits outer_wide;
} BalOverdispersionLimits;

/* The limits at a denominator. With options' "published" they are FunnelPlotR's in three things
 * that we do otherwise: the wide limits of the square root stay on that scale, where we square
 * them; those of a ratio of counts have a standard deviation of 1 / (2 sqrt n), where we take that
 * of the scores; and z is rounded to six places. */
BalOverdispersionLimits bal_overdispersion_limits (const BalOverdispersionOptions *options,
                                                   const BalOverdispersion *found,
                                                   double denominator);

G_END_DECLS

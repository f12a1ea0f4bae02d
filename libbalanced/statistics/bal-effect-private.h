/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/statistics/bal-statistic-private.h"

G_BEGIN_DECLS

/* How large is a difference? Published figures called "effect size" are of many kinds, so every
 * member has the name of its kind. A figure whose spread is 0, or is not known, is NaN. */

typedef struct
{
  double mean_a;
  double mean_b;
  double sd_a;
  double sd_b;
  double cohens_d;    /* a less b, over the pooled sd */
  double hedges_g;    /* the same without bias: times the correction */
  double correction;  /* exact, by the gamma function */
  double approximate; /* 1 - 3 / (4 df - 1), as many papers have it */
  double glass_delta; /* over the sd of b, the comparison group */
  double g_variance;  /* of hedges_g, for pooling studies */
  double welch_t;
  double welch_degrees;
  double welch_p;
  BalEstimate difference; /* a less b, with Welch's interval */
  BalStatisticStatus status;
} BalGroupsEffect;

BalGroupsEffect
bal_effect_groups (const double *a, gsize n_a, const double *b, gsize n_b, double confidence);

typedef struct
{
  gsize n;            /* pairs with both values */
  gsize n_incomplete; /* pairs left out, for a NaN on either side */
  BalEstimate change; /* mean of after less before, with the interval of t */
  double sd_change;
  double r;     /* between before and after */
  double d_z;   /* over the sd of the changes: also called standardised response mean */
  double d_pre; /* over the sd before */
  double d_av;  /* over the mean of both sds */
  double d_rm;  /* d_z, corrected for r */
  double t;
  double p;
  BalStatisticStatus status;
} BalPairsEffect;

BalPairsEffect
bal_effect_pairs (const double *before, const double *after, gsize n, double confidence);

typedef struct
{
  double statistic;    /* U of a, or V: the sum of the ranks of the rises */
  double z;            /* corrected for ties, and for continuity as p is */
  double p;            /* two-sided, by the normal distribution */
  double cliffs_delta; /* of groups: how much oftener a is higher than lower, in -1..1 */
  gsize n_used;        /* of pairs: those that changed */
  BalStatisticStatus status;
} BalRankTest;

/* Mann and Whitney (1947), also Wilcoxon's rank-sum test. */
BalRankTest bal_rank_test_groups (const double *a, gsize n_a, const double *b, gsize n_b);

/* Wilcoxon (1945), signed ranks; pairs that did not change, or lack a value, are left out. */
BalRankTest bal_rank_test_pairs (const double *before, const double *after, gsize n);

G_END_DECLS

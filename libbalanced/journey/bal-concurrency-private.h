/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-ambient-list-private.h"
#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-concurrency.h"
#include "libbalanced/journey/bal-sweep-private.h"

G_BEGIN_DECLS

struct _BalConcurrency
{
  BalAnalysis parent_instance;

  guint least_expected;
  guint most_expected;
  BalArea *area;           /* owned; nullable */
  BalAmbientList *ambient; /* owned; nullable, as the area */
};

enum
{
  BAL_CONCURRENCY_CHILDREN,
  BAL_CONCURRENCY_ACTIVE_DAYS,
  BAL_CONCURRENCY_UNIT_DAYS,
  BAL_CONCURRENCY_AMBIENT_UNIT_DAYS,
  BAL_CONCURRENCY_OVERLAP_DAYS,
  BAL_CONCURRENCY_GAPS,
  BAL_CONCURRENCY_GAP_DAYS,
  BAL_CONCURRENCY_CHILDREN_WITH_AMBIENT,
  BAL_CONCURRENCY_KNOWN_UNITS, /* active units that say whether they are setting-wide */
  BAL_CONCURRENCY_N_FIGURES,
};

enum
{
  BAL_CONCURRENCY_PEAK,
  BAL_CONCURRENCY_PEAK_WITHOUT_AMBIENT,
  BAL_CONCURRENCY_MOST_STRANDS,
  BAL_CONCURRENCY_MOST_AGENCIES,
  BAL_CONCURRENCY_N_HISTOGRAMS,
};

#define BAL_CONCURRENCY_N_MIXES BAL_AMBIENT_N_MIXES

/* What is there only where units of the area are joined, after all the rest; then the days by
 * mixes, and for each unit its own. */
enum
{
  BAL_CONCURRENCY_JOINED_ACTIVE_DAYS,
  BAL_CONCURRENCY_JOINED_UNIT_DAYS,
  BAL_CONCURRENCY_CHILDREN_WITH_JOINED,
  BAL_CONCURRENCY_N_JOINED_FIGURES,
};

enum
{
  BAL_CONCURRENCY_UNIT_DAYS_JOINED,
  BAL_CONCURRENCY_UNIT_CHILDREN,
  BAL_CONCURRENCY_UNIT_WITHOUT_AGE,
  BAL_CONCURRENCY_N_UNIT_FIGURES,
};

#define BAL_CONCURRENCY_FIRST_JOINED \
  (BAL_N_ROWS + BAL_CONCURRENCY_N_FIGURES + 2 * BAL_CONCURRENCY_N_MIXES)
#define BAL_CONCURRENCY_FIRST_JOINED_MIX \
  (BAL_CONCURRENCY_FIRST_JOINED + BAL_CONCURRENCY_N_JOINED_FIGURES)
#define BAL_CONCURRENCY_FIRST_UNIT (BAL_CONCURRENCY_FIRST_JOINED_MIX + BAL_CONCURRENCY_N_MIXES)
#define BAL_CONCURRENCY_PEAK_WITH_JOINED BAL_CONCURRENCY_N_HISTOGRAMS

static inline gboolean
bal_concurrency_has_joined (BalConcurrency *self)
{
  return self->ambient && self->ambient->n_joined > 0;
}

static inline guint
bal_concurrency_get_mix_counter (guint mix, gboolean children)
{
  return BAL_N_ROWS + BAL_CONCURRENCY_N_FIGURES + 2 * mix + (children ? 1 : 0);
}

/* The tables and findings, of what bal-concurrency.c has counted. */
void bal_concurrency_finish (BalAnalysis *analysis, BalReport *report);

G_END_DECLS

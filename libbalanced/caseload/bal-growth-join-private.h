/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-growth-private.h"

G_BEGIN_DECLS

/* Neighbouring rows of one store, or rows in which everything is missing. */
typedef struct
{
  const BalStore *store; /* nullable */
  gsize first;
  gsize n_rows;
} BalGrowthRun;

/* Fills in what names the episodes of the runs; their numbers are there. */
void bal_growth_join_identifiers (BalStore *store, const GArray *runs);

/* Fills in the pauses of the episodes of the runs. */
void bal_growth_join_pauses (BalStore *store, const GArray *runs);

G_END_DECLS

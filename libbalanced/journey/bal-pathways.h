/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/journey/bal-sequence-analysis.h"

G_BEGIN_DECLS

/**
 * BalPathwayFilter:
 * @BAL_PATHWAY_FILTER_FIRST: each key or combination only where it comes first
 * @BAL_PATHWAY_FILTER_CHANGES: neighbours that are the same count once
 * @BAL_PATHWAY_FILTER_ALL: every segment
 *
 * Which segments make a care pathway.
 *
 * Nicks are `first`, `changes` and `all`.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_PATHWAY_FILTER_FIRST,
  BAL_PATHWAY_FILTER_CHANGES,
  BAL_PATHWAY_FILTER_ALL,
} BalPathwayFilter;

#define BAL_TYPE_PATHWAY_FILTER (bal_pathway_filter_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_pathway_filter_get_type (void);

#define BAL_TYPE_PATHWAYS (bal_pathways_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalPathways, bal_pathways, BAL, PATHWAYS, BalSequenceAnalysis)

BAL_AVAILABLE_IN_0_1
BalPathways *bal_pathways_new (gint32 as_at, BalPeriod *period, const char *const *by);

G_END_DECLS

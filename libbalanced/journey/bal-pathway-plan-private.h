/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-pathway-case-private.h"
#include "libbalanced/journey/bal-row-match-private.h"

G_BEGIN_DECLS

typedef struct
{
  BalPathwayCaseKind kind;
  gint32 days; /* -1: none stated */
  BalRowMatch subject;
  BalRowMatch other;
} BalPathwayPlanRule;

typedef struct
{
  BalPathwayPlanRule *rules; /* owned */
  guint n_rules;
} BalPathwayPlan;

/* NULL with an error where a rule is not complete, or has a code that the framework does not. */
BalPathwayPlan *
bal_pathway_plan_new (const BalAnalysisInput *input, GListModel *rules, GError **error);
void bal_pathway_plan_free (BalPathwayPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalPathwayPlan, bal_pathway_plan_free)

G_END_DECLS

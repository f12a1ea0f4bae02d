/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-analysis-input-private.h"
#include "libbalanced/journey/bal-pathway-case-private.h"

G_BEGIN_DECLS

#define BAL_PATHWAY_UNITS_MEMBERS 8

/* Units against the codes of one input: for each attribute that a rule states, one byte a code,
 * after one for a value that is missing. */
typedef struct
{
  BalAttribute attributes[BAL_PATHWAY_UNITS_MEMBERS];
  guint8 *takes[BAL_PATHWAY_UNITS_MEMBERS]; /* owned */
  guint n;
} BalPathwayUnitsFilter;

typedef struct
{
  BalPathwayCaseKind kind;
  gint32 days; /* -1: none stated */
  BalPathwayUnitsFilter subject;
  BalPathwayUnitsFilter other;
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

static inline gboolean
bal_pathway_units_filter_takes (const BalPathwayUnitsFilter *self,
                                const BalAnalysisInput *input,
                                gsize row)
{
  for (guint i = 0; i < self->n; i++)
    if (!self->takes[i][bal_analysis_input_get_code (input, self->attributes[i], row) + 1])
      return FALSE;
  return TRUE;
}

G_END_DECLS

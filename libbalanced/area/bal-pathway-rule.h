/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/area/bal-pathway-units.h"
#include "libbalanced/core/bal-severity.h"

G_BEGIN_DECLS

/**
 * BalPathwayRuleKind:
 * @BAL_PATHWAY_RULE_KIND_BEFORE: the other has started when the subject starts
 * @BAL_PATHWAY_RULE_KIND_WITHIN: the other starts within some days after the start of the subject
 * @BAL_PATHWAY_RULE_KIND_WAIT: where the other follows the end of the subject, it does within some
 *   days
 * @BAL_PATHWAY_RULE_KIND_ORDER: where there are both, the first of the other is not after the first
 *   of the subject
 * @BAL_PATHWAY_RULE_KIND_APART: the subject and the other are not active at once
 *
 * What a rule of a care pathway asks for.
 *
 * Nicks are `before`, `within`, `wait`, `order` and `apart`.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_PATHWAY_RULE_KIND_BEFORE,
  BAL_PATHWAY_RULE_KIND_WITHIN,
  BAL_PATHWAY_RULE_KIND_WAIT,
  BAL_PATHWAY_RULE_KIND_ORDER,
  BAL_PATHWAY_RULE_KIND_APART,
} BalPathwayRuleKind;

#define BAL_TYPE_PATHWAY_RULE_KIND (bal_pathway_rule_kind_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_pathway_rule_kind_get_type (void);

#define BAL_TYPE_PATHWAY_RULE (bal_pathway_rule_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalPathwayRule, bal_pathway_rule, BAL, PATHWAY_RULE, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_pathway_rule_get_code (BalPathwayRule *self);

BAL_AVAILABLE_IN_0_1
BalPathwayRuleKind bal_pathway_rule_get_kind (BalPathwayRule *self);

BAL_AVAILABLE_IN_0_1
BalPathwayUnits *bal_pathway_rule_get_subject (BalPathwayRule *self);

BAL_AVAILABLE_IN_0_1
BalPathwayUnits *bal_pathway_rule_get_other (BalPathwayRule *self);

BAL_AVAILABLE_IN_0_1
gint64 bal_pathway_rule_get_days (BalPathwayRule *self);

BAL_AVAILABLE_IN_0_1
BalSeverity bal_pathway_rule_get_severity (BalPathwayRule *self);

G_END_DECLS

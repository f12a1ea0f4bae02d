/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

/**
 * BalAgreementKind:
 * @BAL_AGREEMENT_KIND_UNKNOWN: not said
 * @BAL_AGREEMENT_KIND_TIER_0: a memorandum that covers the others
 * @BAL_AGREEMENT_KIND_TIER_1: the principles, signed by all organisations
 * @BAL_AGREEMENT_KIND_TIER_2: what may flow from whom to whom, for a purpose
 * @BAL_AGREEMENT_KIND_DATA_CONTROLLER: between the controllers of the data; it may stand in the
 * place of Tier 1
 *
 * What an agreement to share data settles.
 *
 * Features: K1.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_AGREEMENT_KIND_UNKNOWN,
  BAL_AGREEMENT_KIND_TIER_0,
  BAL_AGREEMENT_KIND_TIER_1,
  BAL_AGREEMENT_KIND_TIER_2,
  BAL_AGREEMENT_KIND_DATA_CONTROLLER,
} BalAgreementKind;

#define BAL_TYPE_AGREEMENT_KIND (bal_agreement_kind_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_agreement_kind_get_type (void);

/**
 * BalImpactAssessment:
 * @BAL_IMPACT_ASSESSMENT_UNKNOWN: not said
 * @BAL_IMPACT_ASSESSMENT_NOT_NEEDED: it was decided, and recorded, that none is needed
 * @BAL_IMPACT_ASSESSMENT_PLANNED: it is to be made
 * @BAL_IMPACT_ASSESSMENT_UNDER_WAY: it is being made
 * @BAL_IMPACT_ASSESSMENT_COMPLETE: it is made and signed off
 *
 * How far an assessment of the impact on data protection has come.
 *
 * Features: K1.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_IMPACT_ASSESSMENT_UNKNOWN,
  BAL_IMPACT_ASSESSMENT_NOT_NEEDED,
  BAL_IMPACT_ASSESSMENT_PLANNED,
  BAL_IMPACT_ASSESSMENT_UNDER_WAY,
  BAL_IMPACT_ASSESSMENT_COMPLETE,
} BalImpactAssessment;

#define BAL_TYPE_IMPACT_ASSESSMENT (bal_impact_assessment_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_impact_assessment_get_type (void);

#define BAL_TYPE_SHARING_AGREEMENT (bal_sharing_agreement_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalSharingAgreement,
                           bal_sharing_agreement,
                           BAL,
                           SHARING_AGREEMENT,
                           BalItem)

G_END_DECLS

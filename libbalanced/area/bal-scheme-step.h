/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

/**
 * BalSchemeStage:
 * @BAL_SCHEME_STAGE_LICENCE: the setting holds a licence
 * @BAL_SCHEME_STAGE_MENTOR: it has a mentor
 * @BAL_SCHEME_STAGE_AUDIT: it has evaluated itself
 * @BAL_SCHEME_STAGE_PLAN: it has a plan for the gaps
 * @BAL_SCHEME_STAGE_PORTFOLIO: its evidence is together
 * @BAL_SCHEME_STAGE_VERIFICATION: somebody else has looked at it
 * @BAL_SCHEME_STAGE_AWARD: it holds an award
 *
 * A stage on the way to an award, in order.
 *
 * Features: M2.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_SCHEME_STAGE_LICENCE,
  BAL_SCHEME_STAGE_MENTOR,
  BAL_SCHEME_STAGE_AUDIT,
  BAL_SCHEME_STAGE_PLAN,
  BAL_SCHEME_STAGE_PORTFOLIO,
  BAL_SCHEME_STAGE_VERIFICATION,
  BAL_SCHEME_STAGE_AWARD,
} BalSchemeStage;

#define BAL_TYPE_SCHEME_STAGE (bal_scheme_stage_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_scheme_stage_get_type (void);

/**
 * BalSchemeAward:
 * @BAL_SCHEME_AWARD_UNKNOWN: not said
 * @BAL_SCHEME_AWARD_ACCREDITED: accreditation
 * @BAL_SCHEME_AWARD_CENTRE_OF_EXCELLENCE: that it is a centre of excellence
 *
 * What a setting is awarded.
 *
 * Features: M2.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_SCHEME_AWARD_UNKNOWN,
  BAL_SCHEME_AWARD_ACCREDITED,
  BAL_SCHEME_AWARD_CENTRE_OF_EXCELLENCE,
} BalSchemeAward;

#define BAL_TYPE_SCHEME_AWARD (bal_scheme_award_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_scheme_award_get_type (void);

#define BAL_TYPE_SCHEME_STEP (bal_scheme_step_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalSchemeStep, bal_scheme_step, BAL, SCHEME_STEP, BalItem)

G_END_DECLS

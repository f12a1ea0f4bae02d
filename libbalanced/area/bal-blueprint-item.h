/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

/**
 * BalBlueprintStep:
 * @BAL_BLUEPRINT_STEP_VISION_SIGNED_OFF: leadership: vision and objectives signed off by the boards
 * that commission together
 * @BAL_BLUEPRINT_STEP_LEAD_AGENCY: leadership: one agency leads the collating of the data
 * @BAL_BLUEPRINT_STEP_PROJECT_GROUP: governance: a project group with terms of reference
 * @BAL_BLUEPRINT_STEP_IMPACT_ASSESSMENT: governance: those who lead on information governance are
 * in from the start, and the impact on privacy is assessed
 * @BAL_BLUEPRINT_STEP_SHARING_AGREEMENTS: governance: agreements looked through, Tier 1 or one
 * between data controllers signed by all; Tier 2 where provider performance data flows
 * @BAL_BLUEPRINT_STEP_COMMUNICATION_STRATEGY: governance: a strategy for communication and
 * engagement
 * @BAL_BLUEPRINT_STEP_COLLATION: technology: how the lead agency collates and analyses the data
 * @BAL_BLUEPRINT_STEP_REAL_TIME: technology: whether some indicators are reported in real time
 * @BAL_BLUEPRINT_STEP_REPORTING: technology: how often reports are made, and in what format
 * @BAL_BLUEPRINT_STEP_ACCESS: technology: how the agencies get at the reports
 *
 * What the blueprint for sharing information asks for, heading by heading.
 *
 * Features: K1.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_BLUEPRINT_STEP_VISION_SIGNED_OFF,
  BAL_BLUEPRINT_STEP_LEAD_AGENCY,
  BAL_BLUEPRINT_STEP_PROJECT_GROUP,
  BAL_BLUEPRINT_STEP_IMPACT_ASSESSMENT,
  BAL_BLUEPRINT_STEP_SHARING_AGREEMENTS,
  BAL_BLUEPRINT_STEP_COMMUNICATION_STRATEGY,
  BAL_BLUEPRINT_STEP_COLLATION,
  BAL_BLUEPRINT_STEP_REAL_TIME,
  BAL_BLUEPRINT_STEP_REPORTING,
  BAL_BLUEPRINT_STEP_ACCESS,
} BalBlueprintStep;

#define BAL_TYPE_BLUEPRINT_STEP (bal_blueprint_step_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_blueprint_step_get_type (void);

/**
 * BalBlueprintStatus:
 * @BAL_BLUEPRINT_STATUS_UNKNOWN: not said
 * @BAL_BLUEPRINT_STATUS_NOT_STARTED: nothing has been done
 * @BAL_BLUEPRINT_STATUS_UNDER_WAY: it is being done
 * @BAL_BLUEPRINT_STATUS_DONE: it is done
 * @BAL_BLUEPRINT_STATUS_NOT_NEEDED: it was decided that it is not needed
 *
 * How far something that the blueprint asks for has come.
 *
 * Features: K1.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_BLUEPRINT_STATUS_UNKNOWN,
  BAL_BLUEPRINT_STATUS_NOT_STARTED,
  BAL_BLUEPRINT_STATUS_UNDER_WAY,
  BAL_BLUEPRINT_STATUS_DONE,
  BAL_BLUEPRINT_STATUS_NOT_NEEDED,
} BalBlueprintStatus;

#define BAL_TYPE_BLUEPRINT_STATUS (bal_blueprint_status_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_blueprint_status_get_type (void);

#define BAL_TYPE_BLUEPRINT_ITEM (bal_blueprint_item_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalBlueprintItem, bal_blueprint_item, BAL, BLUEPRINT_ITEM, BalItem)

G_END_DECLS

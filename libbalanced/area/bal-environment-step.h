/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

/**
 * BalEnvironmentStepKind:
 * @BAL_ENVIRONMENT_STEP_KIND_AUDIT: somebody looked at how far everyone can get in and take part
 * @BAL_ENVIRONMENT_STEP_KIND_ADAPT: what stood in the way was changed
 * @BAL_ENVIRONMENT_STEP_KIND_ENHANCE: more was made of the place than was needed
 *
 * What is done for the environment of a setting, in the order of the steps.
 *
 * Features: C13.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_ENVIRONMENT_STEP_KIND_AUDIT,
  BAL_ENVIRONMENT_STEP_KIND_ADAPT,
  BAL_ENVIRONMENT_STEP_KIND_ENHANCE,
} BalEnvironmentStepKind;

#define BAL_TYPE_ENVIRONMENT_STEP_KIND (bal_environment_step_kind_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_environment_step_kind_get_type (void);

#define BAL_TYPE_ENVIRONMENT_STEP (bal_environment_step_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalEnvironmentStep, bal_environment_step, BAL, ENVIRONMENT_STEP, BalItem)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

/**
 * BalPlace:
 * @BAL_PLACE_UNKNOWN: not said
 * @BAL_PLACE_HOME: the home of a child
 * @BAL_PLACE_COMMUNITY: a place of the community
 * @BAL_PLACE_LEARNING: a place of learning: an early years setting, a school, a college
 * @BAL_PLACE_LEISURE: a place of leisure
 * @BAL_PLACE_CLINIC: a clinic
 *
 * The kind of place where support happens.
 *
 * Features: C1, C10.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_PLACE_UNKNOWN,
  BAL_PLACE_HOME,
  BAL_PLACE_COMMUNITY,
  BAL_PLACE_LEARNING,
  BAL_PLACE_LEISURE,
  BAL_PLACE_CLINIC,
} BalPlace;

#define BAL_TYPE_PLACE (bal_place_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_place_get_type (void);

#define BAL_TYPE_SETTING (bal_setting_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalSetting, bal_setting, BAL, SETTING, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_setting_get_code (BalSetting *self);

BAL_AVAILABLE_IN_0_1
const char *bal_setting_get_name (BalSetting *self);

BAL_AVAILABLE_IN_0_1
BalPlace bal_setting_get_place (BalSetting *self);

G_END_DECLS

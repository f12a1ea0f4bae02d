/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_OBSERVATION (bal_observation_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalObservation, bal_observation, BAL, OBSERVATION, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_observation_get_code (BalObservation *self);

BAL_AVAILABLE_IN_0_1
const char *bal_observation_get_statement (BalObservation *self);

BAL_AVAILABLE_IN_0_1
const char *bal_observation_get_kind (BalObservation *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_observation_get_themes (BalObservation *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_observation_get_streams (BalObservation *self);

G_END_DECLS

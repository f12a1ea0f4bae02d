/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/area/bal-area.h"
#include "libbalanced/core/bal-result.h"

G_BEGIN_DECLS

#define BAL_TYPE_AREA_CHECK (bal_area_check_get_type ())
BAL_AVAILABLE_IN_0_1
G_DECLARE_FINAL_TYPE (BalAreaCheck, bal_area_check, BAL, AREA_CHECK, GObject)

BAL_AVAILABLE_IN_0_1
BalAreaCheck *bal_area_check_new (BalArea *area, gint32 as_at);

BAL_AVAILABLE_IN_0_1
BalArea *bal_area_check_get_area (BalAreaCheck *self);

BAL_AVAILABLE_IN_0_1
gint32 bal_area_check_get_as_at (BalAreaCheck *self);

BAL_AVAILABLE_IN_0_1
int bal_area_check_get_stale_days (BalAreaCheck *self);

BAL_AVAILABLE_IN_0_1
int bal_area_check_get_minimum_roles (BalAreaCheck *self);

BAL_AVAILABLE_IN_0_1
int bal_area_check_get_minimum_sides (BalAreaCheck *self);

BAL_AVAILABLE_IN_0_1
double bal_area_check_get_minimum_mix (BalAreaCheck *self);

BAL_AVAILABLE_IN_0_1
int bal_area_check_get_unused_days (BalAreaCheck *self);

BAL_AVAILABLE_IN_0_1
int bal_area_check_get_minimum_streams (BalAreaCheck *self);

BAL_AVAILABLE_IN_0_1
gboolean bal_area_check_get_presume_tier_2 (BalAreaCheck *self);

BAL_AVAILABLE_IN_0_1
int bal_area_check_get_stalled_days (BalAreaCheck *self);

BAL_AVAILABLE_IN_0_1
int bal_area_check_get_renewal_days (BalAreaCheck *self);

BAL_AVAILABLE_IN_0_1
int bal_area_check_get_maximum_sites (BalAreaCheck *self);

BAL_AVAILABLE_IN_0_1
double bal_area_check_get_minimum_fill (BalAreaCheck *self);

BAL_AVAILABLE_IN_0_1
BalResult *bal_area_check_run (BalAreaCheck *self);

G_END_DECLS

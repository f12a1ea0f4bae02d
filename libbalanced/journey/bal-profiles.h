/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/caseload/bal-journey.h"
#include "libbalanced/journey/bal-analysis.h"

G_BEGIN_DECLS

#define BAL_TYPE_PROFILES (bal_profiles_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalProfiles, bal_profiles, BAL, PROFILES, BalAnalysis)

BAL_AVAILABLE_IN_0_1
BalProfiles *bal_profiles_new (gint32 as_at, BalPeriod *period);

BAL_AVAILABLE_IN_0_1
BalResult *
bal_journey_profile (BalJourney *journey, gint32 as_at, BalPeriod *period, GError **error);

G_END_DECLS

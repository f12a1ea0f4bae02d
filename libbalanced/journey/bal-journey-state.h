/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/caseload/bal-journey.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-result.h"
#include "libbalanced/journey/bal-journey-state-options.h"

G_BEGIN_DECLS

#define BAL_TYPE_JOURNEY_STATE (bal_journey_state_get_type ())
BAL_AVAILABLE_IN_0_1
G_DECLARE_FINAL_TYPE (BalJourneyState, bal_journey_state, BAL, JOURNEY_STATE, GObject)

BAL_AVAILABLE_IN_0_1
BalJourneyState *bal_journey_state_new (BalJourney *journey,
                                        gint32 as_at,
                                        BalJourneyStateOptions *options,
                                        GError **error);

BAL_AVAILABLE_IN_0_1
gint32 bal_journey_state_get_as_at (BalJourneyState *self);

BAL_AVAILABLE_IN_0_1
guint bal_journey_state_get_n_active (BalJourneyState *self);

BAL_AVAILABLE_IN_0_1
guint bal_journey_state_get_n_waiting (BalJourneyState *self);

BAL_AVAILABLE_IN_0_1
const char *bal_journey_state_get_highest_level (BalJourneyState *self);

BAL_AVAILABLE_IN_0_1
gint32 bal_journey_state_get_last_active_day (BalJourneyState *self);

BAL_AVAILABLE_IN_0_1
int bal_journey_state_get_waiting_days (BalJourneyState *self);

BAL_AVAILABLE_IN_0_1
int bal_journey_state_get_idle_days (BalJourneyState *self);

BAL_AVAILABLE_IN_0_1
BalFindings *bal_journey_state_get_findings (BalJourneyState *self);

BAL_AVAILABLE_IN_0_1
BalResult *bal_journey_state_to_result (BalJourneyState *self);

G_END_DECLS

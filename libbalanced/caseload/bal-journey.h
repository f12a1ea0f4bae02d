/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/caseload/bal-episode.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/framework/bal-framework.h"

G_BEGIN_DECLS

#define BAL_TYPE_JOURNEY (bal_journey_get_type ())
BAL_AVAILABLE_IN_0_1
G_DECLARE_FINAL_TYPE (BalJourney, bal_journey, BAL, JOURNEY, GObject)

BAL_AVAILABLE_IN_0_1
BalJourney *bal_journey_new (BalFramework *framework);

BAL_AVAILABLE_IN_0_1
BalFramework *bal_journey_get_framework (BalJourney *self);

BAL_AVAILABLE_IN_0_1
guint bal_journey_get_n_episodes (BalJourney *self);

BAL_AVAILABLE_IN_0_1
const char *bal_journey_get_child_id (BalJourney *self);

BAL_AVAILABLE_IN_0_1
BalFindings *bal_journey_get_findings (BalJourney *self);

BAL_AVAILABLE_IN_0_1
BalEpisode *bal_journey_get_episode (BalJourney *self, guint position);

BAL_AVAILABLE_IN_0_1
BalJourney *bal_journey_with_event (BalJourney *self, BalEpisode *episode, GError **error);

G_END_DECLS

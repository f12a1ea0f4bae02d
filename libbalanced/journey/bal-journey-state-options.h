/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include <gio/gio.h>

#include "libbalanced/core/bal-visibility.h"

G_BEGIN_DECLS

#define BAL_TYPE_JOURNEY_STATE_OPTIONS (bal_journey_state_options_get_type ())
BAL_AVAILABLE_IN_0_1
G_DECLARE_FINAL_TYPE (BalJourneyStateOptions,
                      bal_journey_state_options,
                      BAL,
                      JOURNEY_STATE_OPTIONS,
                      GObject)

BAL_AVAILABLE_IN_0_1
BalJourneyStateOptions *bal_journey_state_options_new (void);

G_END_DECLS

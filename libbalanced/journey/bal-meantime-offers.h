/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/area/bal-area.h"
#include "libbalanced/caseload/bal-journey.h"
#include "libbalanced/journey/bal-analysis.h"

G_BEGIN_DECLS

#define BAL_TYPE_MEANTIME_OFFERS (bal_meantime_offers_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalMeantimeOffers,
                           bal_meantime_offers,
                           BAL,
                           MEANTIME_OFFERS,
                           BalAnalysis)

BAL_AVAILABLE_IN_0_1
BalMeantimeOffers *bal_meantime_offers_new (BalArea *area, gint32 as_at, const char *const *by);

BAL_AVAILABLE_IN_0_1
BalResult *bal_meantime_offers_find (BalMeantimeOffers *self, BalJourney *journey, GError **error);

G_END_DECLS

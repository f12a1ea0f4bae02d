/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-journey-log-private.h"
#include "libbalanced/caseload/bal-journey.h"
#include "libbalanced/caseload/bal-store-private.h"

G_BEGIN_DECLS

/* Takes a reference of the store. */
BalJourney *bal_journey_new_for_child (BalStore *store, guint child);

/* What kernels read; valid as long as the journey. */
void
bal_journey_get_columns (BalJourney *self, const BalEpisodes **columns, gsize *first, gsize *count);

/* The store, where the journey is the given child; the child may not exist in an empty one. */
const BalStore *bal_journey_get_store (BalJourney *self, guint *child);

/* Whether it grew out of the journey of a child of a caseload. */
gboolean bal_journey_is_of_caseload (BalJourney *self);

/* The log, and how many of its rows are those of the journey; valid as long as the journey. Later
 * rows belong to journeys that grew out of this one. Never puts the episodes in order. */
BalJourneyLog *bal_journey_get_log (BalJourney *self, gsize *n_rows);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/caseload/bal-caseload.h"
#include "libbalanced/caseload/bal-cohort-query.h"

G_BEGIN_DECLS

#define BAL_TYPE_COHORT (bal_cohort_get_type ())
BAL_AVAILABLE_IN_0_1
G_DECLARE_FINAL_TYPE (BalCohort, bal_cohort, BAL, COHORT, GObject)

BAL_AVAILABLE_IN_0_1
BalCohort *bal_cohort_new (BalCaseload *caseload, BalCohortQuery *query, GError **error);

BAL_AVAILABLE_IN_0_1
BalCaseload *bal_cohort_get_caseload (BalCohort *self);

BAL_AVAILABLE_IN_0_1
guint bal_cohort_get_n_children (BalCohort *self);

BAL_AVAILABLE_IN_0_1
gboolean bal_cohort_contains (BalCohort *self, guint child);

BAL_AVAILABLE_IN_0_1
guint bal_cohort_get_child (BalCohort *self, guint position);

BAL_AVAILABLE_IN_0_1
BalCohort *bal_cohort_unite (BalCohort *self, BalCohort *other, GError **error);

BAL_AVAILABLE_IN_0_1
BalCohort *bal_cohort_intersect (BalCohort *self, BalCohort *other, GError **error);

BAL_AVAILABLE_IN_0_1
BalCohort *bal_cohort_subtract (BalCohort *self, BalCohort *other, GError **error);

BAL_AVAILABLE_IN_0_1
BalCohort *bal_cohort_complement (BalCohort *self);

G_END_DECLS

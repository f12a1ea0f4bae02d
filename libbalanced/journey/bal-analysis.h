/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/caseload/bal-cohort.h"
#include "libbalanced/caseload/bal-journey.h"
#include "libbalanced/caseload/bal-selection.h"
#include "libbalanced/core/bal-declare.h"
#include "libbalanced/core/bal-table.h"
#include "libbalanced/core/bal-types.h"

G_BEGIN_DECLS

#define BAL_TYPE_ANALYSIS (bal_analysis_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalAnalysis, bal_analysis, BAL, ANALYSIS, GObject)

BAL_AVAILABLE_IN_0_1
BalResult *bal_analysis_run (BalAnalysis *self,
                             BalCaseload *caseload,
                             BalProgress *progress,
                             GCancellable *cancellable,
                             GError **error);

BAL_AVAILABLE_IN_0_1
void bal_analysis_run_async (BalAnalysis *self,
                             BalCaseload *caseload,
                             BalProgress *progress,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

BAL_AVAILABLE_IN_0_1
BalResult *bal_analysis_run_finish (BalAnalysis *self, GAsyncResult *result, GError **error);

BAL_AVAILABLE_IN_0_1
BalResult *bal_analysis_run_journey (BalAnalysis *self, BalJourney *journey, GError **error);

BAL_AVAILABLE_IN_0_1
BalSummary *bal_analysis_accumulate (BalAnalysis *self,
                                     BalCaseload *caseload,
                                     guint first_child,
                                     guint n_children,
                                     GError **error);

BAL_AVAILABLE_IN_0_1
BalResult *bal_analysis_finish (BalAnalysis *self, BalSummary *summary, GError **error);

BAL_AVAILABLE_IN_0_1
gint32 bal_analysis_get_as_at (BalAnalysis *self);

BAL_AVAILABLE_IN_0_1
BalPeriod *bal_analysis_get_period (BalAnalysis *self);

BAL_AVAILABLE_IN_0_1
BalBasis bal_analysis_get_basis (BalAnalysis *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_analysis_get_by (BalAnalysis *self);

BAL_AVAILABLE_IN_0_1
BalCohort *bal_analysis_get_cohort (BalAnalysis *self);

BAL_AVAILABLE_IN_0_1
BalSelection *bal_analysis_get_selection (BalAnalysis *self);

BAL_AVAILABLE_IN_0_1
guint bal_analysis_get_n_threads (BalAnalysis *self);

BAL_AVAILABLE_IN_0_1
guint bal_analysis_get_observation_days (BalAnalysis *self);

G_END_DECLS

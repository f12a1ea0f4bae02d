/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/core/bal-types.h"

G_BEGIN_DECLS

#define BAL_TYPE_REVIEW (bal_review_get_type ())
BAL_AVAILABLE_IN_0_1
G_DECLARE_FINAL_TYPE (BalReview, bal_review, BAL, REVIEW, GObject)

BAL_AVAILABLE_IN_0_1
BalReview *bal_review_run (BalArea *area,
                           BalCaseload *caseload,
                           gint32 as_at,
                           BalPeriod *period,
                           GCancellable *cancellable,
                           GError **error);

BAL_AVAILABLE_IN_0_1
void bal_review_run_async (BalArea *area,
                           BalCaseload *caseload,
                           gint32 as_at,
                           BalPeriod *period,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);

BAL_AVAILABLE_IN_0_1
BalReview *bal_review_run_finish (GAsyncResult *result, GError **error);

BAL_AVAILABLE_IN_0_1
BalReview *bal_review_load (GFile *file, GCancellable *cancellable, GError **error);

BAL_AVAILABLE_IN_0_1
BalReview *bal_review_new_from_bytes (GBytes *bytes, const char *name, GError **error);

BAL_AVAILABLE_IN_0_1
BalReview *
bal_review_compare (BalReview *self, BalReview *before, GCancellable *cancellable, GError **error);

BAL_AVAILABLE_IN_0_1
BalReview *bal_review_get_before (BalReview *self);

BAL_AVAILABLE_IN_0_1
BalArea *bal_review_get_area (BalReview *self);

BAL_AVAILABLE_IN_0_1
gint32 bal_review_get_as_at (BalReview *self);

BAL_AVAILABLE_IN_0_1
BalPeriod *bal_review_get_period (BalReview *self);

BAL_AVAILABLE_IN_0_1
gboolean bal_review_get_synthetic (BalReview *self);

BAL_AVAILABLE_IN_0_1
gboolean bal_review_get_needs_policy (BalReview *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_review_get_results (BalReview *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_review_get_tables (BalReview *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_review_get_charts (BalReview *self);

BAL_AVAILABLE_IN_0_1
BalFindings *bal_review_get_findings (BalReview *self);

BAL_AVAILABLE_IN_0_1
BalTable *bal_review_lookup_table (BalReview *self, const char *name);

BAL_AVAILABLE_IN_0_1
char **bal_review_dup_missing_tables (BalReview *self);

BAL_AVAILABLE_IN_0_1
char *bal_review_to_json (BalReview *self);

BAL_AVAILABLE_IN_0_1
char *bal_review_to_html (BalReview *self);

BAL_AVAILABLE_IN_0_1
char *bal_review_to_text (BalReview *self);

BAL_AVAILABLE_IN_0_1
gboolean bal_review_save (BalReview *self,
                          GFile *folder,
                          const char *policy,
                          GCancellable *cancellable,
                          GError **error);

BAL_AVAILABLE_IN_0_1
void bal_review_save_async (BalReview *self,
                            GFile *folder,
                            const char *policy,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

BAL_AVAILABLE_IN_0_1
gboolean bal_review_save_finish (BalReview *self, GAsyncResult *result, GError **error);

G_END_DECLS

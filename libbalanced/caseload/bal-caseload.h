/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include <gio/gio.h>

#include "libbalanced/caseload/bal-caseload-options.h"
#include "libbalanced/caseload/bal-journey.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-table.h"
#include "libbalanced/core/bal-visibility.h"

G_BEGIN_DECLS

#define BAL_TYPE_CASELOAD (bal_caseload_get_type ())
BAL_AVAILABLE_IN_0_1
G_DECLARE_FINAL_TYPE (BalCaseload, bal_caseload, BAL, CASELOAD, GObject)

BAL_AVAILABLE_IN_0_1
BalCaseload *bal_caseload_load (GFile *folder,
                                BalCaseloadOptions *options,
                                GCancellable *cancellable,
                                GError **error);

BAL_AVAILABLE_IN_0_1
void bal_caseload_load_async (GFile *folder,
                              BalCaseloadOptions *options,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

BAL_AVAILABLE_IN_0_1
BalCaseload *bal_caseload_load_finish (GAsyncResult *result, GError **error);

BAL_AVAILABLE_IN_0_1
BalCaseload *bal_caseload_open_cache (GFile *file, GCancellable *cancellable, GError **error);

BAL_AVAILABLE_IN_0_1
gboolean
bal_caseload_save_cache (BalCaseload *self, GFile *file, GCancellable *cancellable, GError **error);

BAL_AVAILABLE_IN_0_1
guint bal_caseload_get_n_children (BalCaseload *self);

BAL_AVAILABLE_IN_0_1
guint64 bal_caseload_get_n_episodes (BalCaseload *self);

BAL_AVAILABLE_IN_0_1
gboolean bal_caseload_get_synthetic (BalCaseload *self);

BAL_AVAILABLE_IN_0_1
const char *bal_caseload_get_digest (BalCaseload *self);

BAL_AVAILABLE_IN_0_1
BalFindings *bal_caseload_get_findings (BalCaseload *self);

BAL_AVAILABLE_IN_0_1
BalTable *bal_caseload_get_reconciliation (BalCaseload *self);

BAL_AVAILABLE_IN_0_1
BalFramework *bal_caseload_get_framework (BalCaseload *self);

BAL_AVAILABLE_IN_0_1
const char *bal_caseload_get_child_id (BalCaseload *self, guint child);

BAL_AVAILABLE_IN_0_1
gboolean bal_caseload_lookup_child (BalCaseload *self, const char *id, guint *child);

BAL_AVAILABLE_IN_0_1
BalJourney *bal_caseload_get_journey (BalCaseload *self, guint child);

BAL_AVAILABLE_IN_0_1
BalCaseload *bal_caseload_with_changes (BalCaseload *self, BalCaseload *changes, GError **error);

BAL_AVAILABLE_IN_0_1
BalCaseload *bal_caseload_with_journeys (BalCaseload *self, GListModel *journeys, GError **error);

BAL_AVAILABLE_IN_0_1
void bal_caseload_compact (BalCaseload *self);

BAL_AVAILABLE_IN_0_1
BalTable *bal_caseload_to_table (BalCaseload *self, const char *name, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_caseload_summarise_children (BalCaseload *self,
                                           const guint *children,
                                           gsize n_children,
                                           GError **error);

G_END_DECLS

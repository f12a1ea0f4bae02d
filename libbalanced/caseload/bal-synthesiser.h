/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include <gio/gio.h>

#include "libbalanced/caseload/bal-caseload.h"
#include "libbalanced/core/bal-types.h"
#include "libbalanced/core/bal-visibility.h"

G_BEGIN_DECLS

#define BAL_TYPE_SYNTHESISER (bal_synthesiser_get_type ())
BAL_AVAILABLE_IN_0_1
G_DECLARE_FINAL_TYPE (BalSynthesiser, bal_synthesiser, BAL, SYNTHESISER, GObject)

BAL_AVAILABLE_IN_0_1
BalSynthesiser *bal_synthesiser_new (void);
BAL_AVAILABLE_IN_0_1
BalSynthesiser *bal_synthesiser_load (GFile *plan, GCancellable *cancellable, GError **error);

BAL_AVAILABLE_IN_0_1
guint64 bal_synthesiser_get_seed (BalSynthesiser *self);
BAL_AVAILABLE_IN_0_1
void bal_synthesiser_set_seed (BalSynthesiser *self, guint64 seed);
BAL_AVAILABLE_IN_0_1
gint32 bal_synthesiser_get_as_at (BalSynthesiser *self);
BAL_AVAILABLE_IN_0_1
void bal_synthesiser_set_as_at (BalSynthesiser *self, gint32 as_at);
BAL_AVAILABLE_IN_0_1
guint bal_synthesiser_get_n_children (BalSynthesiser *self);
BAL_AVAILABLE_IN_0_1
void bal_synthesiser_set_n_children (BalSynthesiser *self, guint n_children);
BAL_AVAILABLE_IN_0_1
guint64 bal_synthesiser_get_n_episodes (BalSynthesiser *self);
BAL_AVAILABLE_IN_0_1
void bal_synthesiser_set_n_episodes (BalSynthesiser *self, guint64 n_episodes);

BAL_AVAILABLE_IN_0_1
BalCaseload *bal_synthesiser_run (BalSynthesiser *self, GCancellable *cancellable, GError **error);
BAL_AVAILABLE_IN_0_1
void bal_synthesiser_run_async (BalSynthesiser *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
BAL_AVAILABLE_IN_0_1
BalCaseload *
bal_synthesiser_run_finish (BalSynthesiser *self, GAsyncResult *result, GError **error);
BAL_AVAILABLE_IN_0_1
gboolean bal_synthesiser_save (BalSynthesiser *self,
                               GFile *folder,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS

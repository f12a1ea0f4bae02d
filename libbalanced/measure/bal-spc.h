/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/area/bal-measure.h"
#include "libbalanced/core/bal-types.h"
#include "libbalanced/measure/bal-spc-choices.h"

G_BEGIN_DECLS

#define BAL_TYPE_SPC (bal_spc_get_type ())
BAL_AVAILABLE_IN_0_1
G_DECLARE_FINAL_TYPE (BalSpc, bal_spc, BAL, SPC, GObject)

BAL_AVAILABLE_IN_0_1
BalSpc *bal_spc_new (BalSpcKind kind, BalSpcPreset preset, BalPolarity improvement);

BAL_AVAILABLE_IN_0_1
BalResult *
bal_spc_run (BalSpc *self, GListModel *series, GCancellable *cancellable, GError **error);

BAL_AVAILABLE_IN_0_1
BalResult *
bal_spc_run_table (BalSpc *self, BalTable *table, GCancellable *cancellable, GError **error);

BAL_AVAILABLE_IN_0_1
BalResult *bal_spc_run_file (BalSpc *self, GFile *file, GCancellable *cancellable, GError **error);

BAL_AVAILABLE_IN_0_1
BalResult *bal_spc_select (BalResult *result, const char *series, GError **error);

G_END_DECLS

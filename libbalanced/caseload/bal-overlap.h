/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/caseload/bal-caseload.h"

G_BEGIN_DECLS

BAL_AVAILABLE_IN_0_1
BalTable *bal_overlap_of_counts (const char *const *names,
                                 const gint64 *counts,
                                 gsize n_counts,
                                 gint64 population,
                                 GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_overlap_of_lists (const char *const *names, const char *const *ids, GError **error);

BAL_AVAILABLE_IN_0_1
BalTable *bal_caseload_find_overlap (BalCaseload *self, gint64 population, GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/journey/bal-analysis.h"

G_BEGIN_DECLS

#define BAL_TYPE_PATHWAY_CHECK (bal_pathway_check_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalPathwayCheck, bal_pathway_check, BAL, PATHWAY_CHECK, BalAnalysis)

BAL_AVAILABLE_IN_0_1
BalPathwayCheck *
bal_pathway_check_new (gint32 as_at, BalPeriod *period, GListModel *rules, const char *const *by);
BAL_AVAILABLE_IN_0_1
GListModel *bal_pathway_check_get_rules (BalPathwayCheck *self);

G_END_DECLS

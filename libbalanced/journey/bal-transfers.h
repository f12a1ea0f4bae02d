/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/journey/bal-analysis.h"

G_BEGIN_DECLS

#define BAL_TYPE_TRANSFERS (bal_transfers_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalTransfers, bal_transfers, BAL, TRANSFERS, BalAnalysis)

BAL_AVAILABLE_IN_0_1
BalTransfers *bal_transfers_new (gint32 as_at, BalPeriod *period, const char *const *by);

G_END_DECLS

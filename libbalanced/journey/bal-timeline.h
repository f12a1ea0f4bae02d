/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/core/bal-frequency.h"
#include "libbalanced/journey/bal-analysis.h"

G_BEGIN_DECLS

#define BAL_TYPE_TIMELINE (bal_timeline_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalTimeline, bal_timeline, BAL, TIMELINE, BalAnalysis)

BAL_AVAILABLE_IN_0_1
BalTimeline *bal_timeline_new (gint32 as_at,
                               BalPeriod *period,
                               BalBasis basis,
                               BalFrequency frequency,
                               const char *const *by);

BAL_AVAILABLE_IN_0_1
BalFrequency bal_timeline_get_frequency (BalTimeline *self);

BAL_AVAILABLE_IN_0_1
GListModel *
bal_timeline_make_series (BalTimeline *self, BalResult *result, const char *figure, GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/core/bal-types.h"
#include "libbalanced/core/bal-visibility.h"

G_BEGIN_DECLS

#define BAL_TYPE_CHART (bal_chart_get_type ())

BAL_AVAILABLE_IN_0_1
G_DECLARE_FINAL_TYPE (BalChart, bal_chart, BAL, CHART, GObject)

BAL_AVAILABLE_IN_0_1
BalChart *bal_chart_new_balance (BalTable *balance,
                                 BalTable *margins,
                                 BalFramework *framework,
                                 GError **error);

BAL_AVAILABLE_IN_0_1
BalChart *bal_chart_new_concurrency (BalTable *by_children, BalTable *concurrency, GError **error);

BAL_AVAILABLE_IN_0_1
BalChart *bal_chart_new_pyramids (BalTable *pyramids, BalFramework *framework, GError **error);

BAL_AVAILABLE_IN_0_1
BalChart *bal_chart_new_journeys (BalTable *episodes, BalFramework *framework, GError **error);

BAL_AVAILABLE_IN_0_1
BalChart *bal_chart_new_board (BalTable *measures, BalFramework *framework, GError **error);

BAL_AVAILABLE_IN_0_1
BalChart *bal_chart_new_curve (BalTable *points, BalTable *curve, GError **error);

BAL_AVAILABLE_IN_0_1
BalChart *bal_chart_new_funnel (BalTable *places, BalTable *limits, GError **error);

BAL_AVAILABLE_IN_0_1
BalChart *bal_chart_new_goals (BalTable *goals, BalTable *change, GError **error);

BAL_AVAILABLE_IN_0_1
BalChart *bal_chart_new_spc (BalResult *result, const char *series, GError **error);

BAL_AVAILABLE_IN_0_1
const char *bal_chart_get_name (BalChart *self);

BAL_AVAILABLE_IN_0_1
const char *bal_chart_get_title (BalChart *self);

BAL_AVAILABLE_IN_0_1
const char *bal_chart_get_description (BalChart *self);

BAL_AVAILABLE_IN_0_1
const char *bal_chart_get_svg (BalChart *self);

BAL_AVAILABLE_IN_0_1
guint bal_chart_get_width (BalChart *self);

BAL_AVAILABLE_IN_0_1
guint bal_chart_get_height (BalChart *self);

G_END_DECLS

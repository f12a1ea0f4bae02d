/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/core/bal-types.h"
#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_MEASURE_SERIES (bal_measure_series_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalMeasureSeries, bal_measure_series, BAL, MEASURE_SERIES, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_measure_series_get_code (BalMeasureSeries *self);

BAL_AVAILABLE_IN_0_1
const char *bal_measure_series_get_label (BalMeasureSeries *self);

BAL_AVAILABLE_IN_0_1
const char *bal_measure_series_get_geography (BalMeasureSeries *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_measure_series_get_points (BalMeasureSeries *self);

BAL_AVAILABLE_IN_0_1
BalSeries *bal_measure_series_to_series (BalMeasureSeries *self);

G_END_DECLS

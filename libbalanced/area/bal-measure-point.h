/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/core/bal-figure.h"
#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_MEASURE_POINT (bal_measure_point_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalMeasurePoint, bal_measure_point, BAL, MEASURE_POINT, BalItem)

BAL_AVAILABLE_IN_0_1
gint32 bal_measure_point_get_start (BalMeasurePoint *self);

BAL_AVAILABLE_IN_0_1
gint32 bal_measure_point_get_end (BalMeasurePoint *self);

BAL_AVAILABLE_IN_0_1
BalFigure *bal_measure_point_get_numerator (BalMeasurePoint *self);

BAL_AVAILABLE_IN_0_1
BalFigure *bal_measure_point_get_denominator (BalMeasurePoint *self);

BAL_AVAILABLE_IN_0_1
BalFigure *bal_measure_point_get_published (BalMeasurePoint *self);

G_END_DECLS

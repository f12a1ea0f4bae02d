/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/statistics/bal-attribute-chart-private.h"
#include "libbalanced/statistics/bal-xmr-private.h"

G_BEGIN_DECLS

/* The rules of special cause of XmR charts, on charts whose limits differ from point to point.
 * A group's limits are those of its last value. @series has the numerators, @limits room for its
 * points; the rest is as with bal_xmr_run (). Of a group whose limits cannot be computed the points
 * have no limits, and no signals but those of a trend. */
BalStatisticStatus bal_control_chart_run (BalAttributeKind kind,
                                          const BalXmrOptions *options,
                                          const BalXmrSeries *series,
                                          const double *denominators,
                                          BalAttributePoint *limits,
                                          BalXmrChart *chart);

G_END_DECLS

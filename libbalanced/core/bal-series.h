/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include <gio/gio.h>

#include "libbalanced/core/bal-frequency.h"
#include "libbalanced/core/bal-types.h"
#include "libbalanced/core/bal-value-state.h"
#include "libbalanced/core/bal-visibility.h"

G_BEGIN_DECLS

#define BAL_TYPE_SERIES (bal_series_get_type ())
BAL_AVAILABLE_IN_0_1
G_DECLARE_FINAL_TYPE (BalSeries, bal_series, BAL, SERIES, GObject)

BAL_AVAILABLE_IN_0_1
BalSeries *bal_series_new (const char *name,
                           const char *unit,
                           BalFrequency frequency,
                           const gint32 *days,
                           const double *values,
                           const guint8 *states,
                           gsize n_points);

BAL_AVAILABLE_IN_0_1
BalSeries *bal_series_new_ratio (const char *name,
                                 const char *unit,
                                 BalFrequency frequency,
                                 const gint32 *days,
                                 const double *numerators,
                                 const double *denominators,
                                 gsize n_points);

BAL_AVAILABLE_IN_0_1
const char *bal_series_get_name (BalSeries *self);

BAL_AVAILABLE_IN_0_1
const char *bal_series_get_unit (BalSeries *self);

BAL_AVAILABLE_IN_0_1
BalFrequency bal_series_get_frequency (BalSeries *self);

BAL_AVAILABLE_IN_0_1
guint bal_series_get_n_points (BalSeries *self);

BAL_AVAILABLE_IN_0_1
gboolean bal_series_get_has_denominators (BalSeries *self);

BAL_AVAILABLE_IN_0_1
gint32 bal_series_get_day (BalSeries *self, guint point);

BAL_AVAILABLE_IN_0_1
double bal_series_get_value (BalSeries *self, guint point);

BAL_AVAILABLE_IN_0_1
BalValueState bal_series_get_state (BalSeries *self, guint point);

BAL_AVAILABLE_IN_0_1
double bal_series_get_numerator (BalSeries *self, guint point);

BAL_AVAILABLE_IN_0_1
double bal_series_get_denominator (BalSeries *self, guint point);

BAL_AVAILABLE_IN_0_1
BalTable *bal_series_to_table (BalSeries *self);

G_END_DECLS

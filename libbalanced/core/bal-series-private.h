/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/core/bal-series.h"

G_BEGIN_DECLS

/* The points as columns, for kernels; owned by the series, each n_points long, in rising order of
 * days. A value whose state has none is 0. */
const gint32 *bal_series_get_days (BalSeries *self);
const double *bal_series_get_values (BalSeries *self);
const guint8 *bal_series_get_states (BalSeries *self);

/* NULL unless the series is a ratio. */
const double *bal_series_get_numerators (BalSeries *self);
const double *bal_series_get_denominators (BalSeries *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/statistics/bal-xmr-private.h"

G_BEGIN_DECLS

/* The rules of special cause over one stretch of points without a gap, whose side and zone are
 * known: sets their signals. */
void bal_xmr_apply_rules (const BalXmrOptions *options,
                          const double *values,
                          BalXmrPoint *points,
                          gsize n);

G_END_DECLS

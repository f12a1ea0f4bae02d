/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/core/bal-types.h"

G_BEGIN_DECLS

/**
 * BAL_DAY_NONE:
 *
 * What stands in the place of a day where there is none.
 *
 * Since: 0.1
 */
#define BAL_DAY_NONE (-2147483647 - 1)

#define BAL_TYPE_PERIOD (bal_period_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_period_get_type (void);

BAL_AVAILABLE_IN_0_1
BalPeriod *bal_period_new (gint32 start, gint32 end);

BAL_AVAILABLE_IN_0_1
BalPeriod *bal_period_parse (const char *text, GError **error);

BAL_AVAILABLE_IN_0_1
BalPeriod *bal_period_ref (BalPeriod *self);

BAL_AVAILABLE_IN_0_1
void bal_period_unref (BalPeriod *self);

BAL_AVAILABLE_IN_0_1
gint32 bal_period_get_start (BalPeriod *self);

BAL_AVAILABLE_IN_0_1
gint32 bal_period_get_end (BalPeriod *self);

BAL_AVAILABLE_IN_0_1
gboolean bal_period_contains (BalPeriod *self, gint32 day);

BAL_AVAILABLE_IN_0_1
gboolean bal_period_equal (BalPeriod *self, BalPeriod *other);

BAL_AVAILABLE_IN_0_1
guint bal_period_hash (BalPeriod *self);

BAL_AVAILABLE_IN_0_1
char *bal_period_to_text (BalPeriod *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalPeriod, bal_period_unref)

G_END_DECLS

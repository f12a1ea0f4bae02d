/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include <gio/gio.h>

#include "libbalanced/core/bal-visibility.h"

G_BEGIN_DECLS

/**
 * BalPriceUnit:
 * @BAL_PRICE_UNIT_EPISODE: each episode that starts
 * @BAL_PRICE_UNIT_CONTACT: each contact that was offered
 * @BAL_PRICE_UNIT_MINUTE: each minute
 * @BAL_PRICE_UNIT_DAY: each covered day
 *
 * What a price is for one of.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_PRICE_UNIT_EPISODE,
  BAL_PRICE_UNIT_CONTACT,
  BAL_PRICE_UNIT_MINUTE,
  BAL_PRICE_UNIT_DAY,
} BalPriceUnit;

#define BAL_TYPE_PRICE_UNIT (bal_price_unit_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_price_unit_get_type (void);

#define BAL_TYPE_PRICE (bal_price_get_type ())
BAL_AVAILABLE_IN_0_1
G_DECLARE_FINAL_TYPE (BalPrice, bal_price, BAL, PRICE, GObject)

BAL_AVAILABLE_IN_0_1
BalPrice *bal_price_new (const char *name);

BAL_AVAILABLE_IN_0_1
const char *bal_price_get_name (BalPrice *self);

G_END_DECLS

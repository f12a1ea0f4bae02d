/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-price.h"

G_BEGIN_DECLS

const char *const *bal_price_get_rows (BalPrice *self);
BalPriceUnit bal_price_get_unit (BalPrice *self);
gint64 bal_price_get_low (BalPrice *self);
gint64 bal_price_get_high (BalPrice *self);        /* never under low */
gint64 bal_price_get_most_units (BalPrice *self);  /* -1: nobody says */
const char *bal_price_get_origin (BalPrice *self); /* nullable */

G_END_DECLS

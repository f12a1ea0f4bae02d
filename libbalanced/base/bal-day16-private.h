/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/base/bal-day-private.h"

G_BEGIN_DECLS

/* The day as the store keeps it: 16 bits from 1900-01-01, the last one 2079-06-05. */
typedef guint16 BalDay16;

#define BAL_DAY16_NONE 65535
#define BAL_DAY16_MAX 65534
#define BAL_DAY16_ORIGIN (-25567) /* 1900-01-01 */

static inline gboolean
bal_day16_can_hold (gint32 day)
{
  return day >= BAL_DAY16_ORIGIN && day <= BAL_DAY16_ORIGIN + BAL_DAY16_MAX;
}

/* BAL_DAY16_NONE for no day, and for a day that does not fit: ask bal_day16_can_hold () first. */
static inline BalDay16
bal_day16_from_day (gint32 day)
{
  return bal_day16_can_hold (day) ? (BalDay16) (day - BAL_DAY16_ORIGIN) : BAL_DAY16_NONE;
}

static inline gint32
bal_day16_to_day (BalDay16 stored)
{
  return stored == BAL_DAY16_NONE ? BAL_DAY_NONE : (gint32) stored + BAL_DAY16_ORIGIN;
}

G_END_DECLS

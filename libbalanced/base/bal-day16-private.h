/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <string.h>

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

/* "2020-03-01", in ten bytes that can be read: FALSE for any other text, and for no day or one that
 * cannot be held. Both halves of the text at once: pairs of digits, and what stands between them.
 */
static inline gboolean
bal_day16_read_iso (const char *text, BalDay16 *day)
{
  static const guint16 before[2][13] = {
    { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365 },
    { 0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366 },
  };
  const guint64 not_a_bit = G_GUINT64_CONSTANT (0x8080808080808080);
  guint64 head, tail;
  guint year, month, day_of_month, found;
  gboolean leap;

  /* What is no digit, or not the sign between, has its highest bit set after the addition. */
  memcpy (&head, text, sizeof head);
  memcpy (&tail, text + 2, sizeof tail);
  head = GUINT64_FROM_LE (head) ^ G_GUINT64_CONSTANT (0x2d30302d30303030);
  tail = GUINT64_FROM_LE (tail) ^ G_GUINT64_CONSTANT (0x30302d30302d3030);
  if (((head + G_GUINT64_CONSTANT (0x7f76767f76767676)) | head |
       (tail + G_GUINT64_CONSTANT (0x76767f76767f7676)) | tail) &
      not_a_bit)
    return FALSE;

  head = head * 10 + (head >> 8);
  tail = tail * 10 + (tail >> 8);
  year = (guint) (head & 0xff) * 100 + (guint) (head >> 16 & 0xff) - 1900;
  month = (guint) (head >> 40 & 0xff) - 1;
  day_of_month = (guint) (tail >> 48 & 0xff) - 1;
  if (year >= 180 || month >= 12)
    return FALSE;

  leap = year % 4 == 0 && year != 0;
  found = before[leap][month] + day_of_month;
  if (found >= before[leap][month + 1] || day_of_month >= 31)
    return FALSE;
  found += year * 365 + (year + 3) / 4 - (year != 0);
  *day = (BalDay16) found;
  return found <= BAL_DAY16_MAX;
}

G_END_DECLS

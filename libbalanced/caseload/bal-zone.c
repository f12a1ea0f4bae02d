/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-zone-private.h"

#include <string.h>

#define DAY_SECONDS 86400

static int
two_digits (const char *text, const char *end)
{
  if (end - text < 2 || !g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]))
    return 0;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

/* Where the offset begins: the "Z" or the sign after the time of day; NULL when there is none. */
static const char *
find_offset (const char *text, gsize length)
{
  const char *end = text + length;
  const char *clock = memchr (text, ':', length);

  if (clock == NULL)
    return NULL;
  for (const char *at = clock; at < end; at++)
    {
      if (*at == 'Z' || *at == 'z' || *at == '+' || *at == '-')
        return at;
    }
  return NULL;
}

gboolean
bal_zone_text_has_offset (const char *text, gsize length)
{
  return length > 10 && find_offset (text, length) != NULL;
}

gint32
bal_zone_get_day (GTimeZone *zone, gint64 seconds)
{
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds);
  gint64 local = seconds + (interval >= 0 ? g_time_zone_get_offset (zone, interval) : 0);
  gint64 day = local / DAY_SECONDS;

  return (gint32) (local % DAY_SECONDS < 0 ? day - 1 : day);
}

gint32
bal_zone_shift_text (GTimeZone *zone, const char *text, gsize length, gint32 written)
{
  const char *end = text + length;
  const char *clock = memchr (text, ':', length);
  const char *offset = find_offset (text, length);
  gint64 seconds;

  if (offset == NULL || clock - text < 2)
    return written;

  seconds = (gint64) written * DAY_SECONDS + two_digits (clock - 2, end) * 3600 +
            two_digits (clock + 1, end) * 60;
  if (clock + 3 < end && clock[3] == ':')
    seconds += two_digits (clock + 4, end);
  if (*offset == '+' || *offset == '-')
    {
      const char *minutes = offset + 3 < end && offset[3] == ':' ? offset + 4 : offset + 3;
      int east = two_digits (offset + 1, end) * 3600 + two_digits (minutes, end) * 60;

      seconds -= *offset == '+' ? east : -east;
    }
  return bal_zone_get_day (zone, seconds);
}

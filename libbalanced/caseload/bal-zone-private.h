/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The civil day of an instant, in a named time zone. */

/* Whether the text of a date goes on with a time of day and its offset from UTC. */
gboolean bal_zone_text_has_offset (const char *text, gsize length);

/* The day in the zone, for a text whose date as written is the given day. */
gint32 bal_zone_shift_text (GTimeZone *zone, const char *text, gsize length, gint32 written);

gint32 bal_zone_get_day (GTimeZone *zone, gint64 seconds);

G_END_DECLS

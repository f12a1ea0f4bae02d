/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-unit-private.h"

G_BEGIN_DECLS

/* From the first unit of a child at one stage to the first at another one that starts on the same
 * day or later. */
typedef struct
{
  gsize row; /* of the first unit */
  gint32 from;
  gint32 until; /* the day on which the other one starts, or the as-at date */
  gboolean is_reached;
} BalLeadTime;

/* Which rows are looked at for the two units; NULL takes all. */
typedef gboolean (*BalLeadTimeFunc) (gconstpointer data, gsize row);

/* FALSE where the child has no unit at the first stage, or came to the other one before the
 * window. */
gboolean bal_lead_time_find (BalLeadTime *self,
                             const BalEpisodes *episodes,
                             gsize first,
                             gsize count,
                             const BalWindow *window,
                             guint8 from_stage,
                             guint8 to_stage,
                             BalLeadTimeFunc is_counted,
                             gconstpointer data);
/* The same where all rows are units that have started by the as-at date, and all days are in the
 * window. */
gboolean bal_lead_time_find_plain (BalLeadTime *self,
                                   const BalEpisodes *episodes,
                                   gsize first,
                                   gsize count,
                                   const BalWindow *window,
                                   guint8 from_stage,
                                   guint8 to_stage);
/* The days from..until - 1 on which no unit of the child is active. */
gint32 bal_lead_time_count_idle (const BalEpisodes *episodes,
                                 gsize first,
                                 gsize count,
                                 gint32 as_at,
                                 gint32 from,
                                 gint32 until);
gint32 bal_lead_time_count_idle_plain (const BalEpisodes *episodes,
                                       gsize first,
                                       gsize count,
                                       gint32 as_at,
                                       gint32 from,
                                       gint32 until);

G_END_DECLS

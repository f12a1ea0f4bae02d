/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-eras-private.h"

G_BEGIN_DECLS

#define BAL_FOLLOW_NEVER G_MAXINT32

/* What came after an era of one child. */
typedef struct
{
  gint32 same;  /* the first day after the end on which one of its key starts, or NEVER */
  gint32 other; /* likewise, of any other key */
  gboolean is_accompanied; /* another one is active on the day after the end, and had started */
} BalFollow;

/* What has come of an era within so many days after its end. */
typedef enum
{
  BAL_FOLLOW_SAME,    /* the first that started was, or was among others, of its own key */
  BAL_FOLLOW_OTHER,   /* of another key */
  BAL_FOLLOW_NONE,    /* nothing started */
  BAL_FOLLOW_UNKNOWN, /* nothing yet, but not all the days have been seen */
} BalFollowOutcome;

/* The eras must rise by start. */
void bal_follow_read (const BalEras *eras, guint i, BalFollow *follow);

static inline BalFollowOutcome
bal_follow_get_outcome (const BalFollow *self, gint32 end, gint32 n_days, gint32 known_until)
{
  gint32 first = MIN (self->same, self->other);

  if (first != BAL_FOLLOW_NEVER && first - end <= n_days)
    return self->same == first ? BAL_FOLLOW_SAME : BAL_FOLLOW_OTHER;
  return known_until - end >= n_days ? BAL_FOLLOW_NONE : BAL_FOLLOW_UNKNOWN;
}

G_END_DECLS

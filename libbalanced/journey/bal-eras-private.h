/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days without a break, or with breaks too short to count, under one key. */
typedef struct
{
  gint32 start;
  gint32 end; /* included */
  guint32 key;
} BalEra;

/* A stretch of days on which the same eras are active. */
typedef struct
{
  gint32 start;
  gint32 end;      /* included */
  guint first_key; /* of the keys, rising */
  guint n_keys;
  gboolean is_whole; /* the days of one era are these, neither more nor less */
} BalEraSegment;

typedef enum
{
  BAL_ERA_FILTER_FIRST,   /* each set of keys only where it comes first */
  BAL_ERA_FILTER_CHANGES, /* neighbours with the same keys once */
  BAL_ERA_FILTER_ALL,
} BalEraFilter;

/* What a step has made of what it got. */
typedef struct
{
  gint64 n_before;
  gint64 n_dropped;
  gint64 n_merged;
  gint64 n_shortened;
  gint64 days; /* of what was dropped or cut off */
} BalEraLoss;

/* The care pathway of one child, from units to segments; scratch of one thread.
 *
 * Numbers of keys say only which are the same: no figure depends on their order. Invariants after
 * collapse: eras rise by start, end and key, and those of one key have no day in common. After
 * sweep: segments rise, have no day in common, and their keys are distinct. */
typedef struct
{
  GArray *eras;     /* owned, of BalEra */
  GArray *segments; /* owned, of BalEraSegment */
  GArray *keys;     /* owned, of guint32 */
  GArray *days;     /* owned, of gint32 */
  GArray *active;   /* owned, of BalEra */
} BalEras;

BalEras *bal_eras_new (void);
void bal_eras_free (BalEras *self);
void bal_eras_clear (BalEras *self);
void bal_eras_add (BalEras *self, gint32 start, gint32 end, guint32 key);

/* Eras of one key become one where the next starts at most so many days after the end of the one
 * before; the day after the end is one day after it. Negative: none do. */
void bal_eras_collapse (BalEras *self, gint32 most_days, BalEraLoss *loss);
/* Where two eras have fewer than so many days in common, and neither lies in the other, the
 * earlier ends on the day before the later starts. */
void bal_eras_cut (BalEras *self, gint32 least_days, BalEraLoss *loss);
void bal_eras_sweep (BalEras *self);
/* Segments of fewer days, unless they are a whole era. */
void bal_eras_drop_short (BalEras *self, gint32 least_days, BalEraLoss *loss);
void bal_eras_filter (BalEras *self, BalEraFilter filter, BalEraLoss *loss);
void bal_eras_truncate (BalEras *self, guint longest, BalEraLoss *loss);

static inline const BalEra *
bal_eras_get (const BalEras *self, guint i)
{
  return &g_array_index (self->eras, BalEra, i);
}

static inline const BalEraSegment *
bal_eras_get_segment (const BalEras *self, guint i)
{
  return &g_array_index (self->segments, BalEraSegment, i);
}

static inline const guint32 *
bal_eras_get_keys (const BalEras *self, const BalEraSegment *segment)
{
  return &g_array_index (self->keys, guint32, segment->first_key);
}

G_END_DECLS

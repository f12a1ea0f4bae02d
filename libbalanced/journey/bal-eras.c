/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-eras-private.h"

#include <stdlib.h>
#include <string.h>

BalEras *
bal_eras_new (void)
{
  BalEras *self = g_new0 (BalEras, 1);

  self->eras = g_array_new (FALSE, FALSE, sizeof (BalEra));
  self->segments = g_array_new (FALSE, FALSE, sizeof (BalEraSegment));
  self->keys = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->days = g_array_new (FALSE, FALSE, sizeof (gint32));
  self->active = g_array_new (FALSE, FALSE, sizeof (BalEra));
  return self;
}

void
bal_eras_free (BalEras *self)
{
  if (!self)
    return;
  g_array_unref (self->eras);
  g_array_unref (self->segments);
  g_array_unref (self->keys);
  g_array_unref (self->days);
  g_array_unref (self->active);
  g_free (self);
}

void
bal_eras_clear (BalEras *self)
{
  g_array_set_size (self->eras, 0);
  g_array_set_size (self->segments, 0);
  g_array_set_size (self->keys, 0);
}

void
bal_eras_add (BalEras *self, gint32 start, gint32 end, guint32 key)
{
  BalEra era = { start, end, key };

  g_array_append_val (self->eras, era);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const gint32 *left = a, *right = b;

  return *left < *right ? -1 : *left > *right;
}

static int
compare_by_start (gconstpointer a, gconstpointer b)
{
  const BalEra *left = a, *right = b;
  int order = compare_days (&left->start, &right->start);

  if (order == 0)
    order = compare_days (&left->end, &right->end);
  return order != 0 ? order : left->key < right->key ? -1 : left->key > right->key;
}

static int
compare_by_key (gconstpointer a, gconstpointer b)
{
  const BalEra *left = a, *right = b;

  if (left->key != right->key)
    return left->key < right->key ? -1 : 1;
  return compare_by_start (a, b);
}

void
bal_eras_collapse (BalEras *self, gint32 most_days, BalEraLoss *loss)
{
  BalEra *eras = (BalEra *) self->eras->data;
  guint n = 0;

  loss->n_before = self->eras->len;
  if (self->eras->len == 0)
    return;
  g_array_sort (self->eras, compare_by_key);
  for (guint i = 1; i < self->eras->len; i++)
    if (most_days >= 0 && eras[i].key == eras[n].key &&
        (gint64) eras[i].start - eras[n].end <= most_days)
      eras[n].end = MAX (eras[n].end, eras[i].end);
    else
      eras[++n] = eras[i];
  loss->n_merged = self->eras->len - (n + 1);
  g_array_set_size (self->eras, n + 1);
  g_array_sort (self->eras, compare_by_start);
}

/* How many days an era loses: it is cut at the first later one that it meets too shortly, and then
 * meets no other one after that. */
static gint32
get_cut (const BalEras *self, guint i, gint32 least_days)
{
  const BalEra *era = bal_eras_get (self, i);

  for (guint j = i + 1; j < self->eras->len; j++)
    {
      const BalEra *later = bal_eras_get (self, j);

      if (later->start > era->end)
        break;
      if (later->start > era->start && later->end > era->end &&
          era->end - later->start + 1 < least_days)
        return era->end - later->start + 1;
    }
  return 0;
}

void
bal_eras_cut (BalEras *self, gint32 least_days, BalEraLoss *loss)
{
  loss->n_before = self->eras->len;
  for (guint i = 0; i < self->eras->len; i++)
    {
      gint32 cut = get_cut (self, i, least_days);

      g_array_index (self->eras, BalEra, i).end -= cut;
      loss->n_shortened += cut > 0;
      loss->days += cut;
    }
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const guint32 *left = a, *right = b;

  return *left < *right ? -1 : *left > *right;
}

/* Eras of one key may be active at once where none were collapsed. */
static void
add_segment (BalEras *self, gint32 start, gint32 end)
{
  BalEraSegment segment = { .start = start, .end = end, .first_key = self->keys->len };
  guint32 *keys;
  guint n = 0;

  for (guint i = 0; i < self->active->len; i++)
    {
      const BalEra *era = &g_array_index (self->active, BalEra, i);

      g_array_append_val (self->keys, era->key);
      segment.is_whole = segment.is_whole || (era->start == start && era->end == end);
    }
  keys = &g_array_index (self->keys, guint32, segment.first_key);
  if (self->active->len > 1)
    qsort (keys, self->active->len, sizeof (guint32), compare_keys);
  for (guint i = 0; i < self->active->len; i++)
    if (n == 0 || keys[i] != keys[n - 1])
      keys[n++] = keys[i];
  segment.n_keys = n;
  g_array_set_size (self->keys, segment.first_key + n);
  g_array_append_val (self->segments, segment);
}

/* Leaves those active that have a day from this one on, and takes in those that start on it. */
static guint
move_to (BalEras *self, gint32 day, guint next)
{
  guint n = 0;

  for (guint i = 0; i < self->active->len; i++)
    {
      BalEra era = g_array_index (self->active, BalEra, i);

      if (era.end >= day)
        g_array_index (self->active, BalEra, n++) = era;
    }
  g_array_set_size (self->active, n);
  for (; next < self->eras->len && bal_eras_get (self, next)->start == day; next++)
    g_array_append_val (self->active, g_array_index (self->eras, BalEra, next));
  return next;
}

void
bal_eras_sweep (BalEras *self)
{
  guint next = 0;

  g_array_set_size (self->days, 0);
  g_array_set_size (self->active, 0);
  for (guint i = 0; i < self->eras->len; i++)
    {
      gint32 behind = bal_eras_get (self, i)->end + 1;

      g_array_append_val (self->days, bal_eras_get (self, i)->start);
      g_array_append_val (self->days, behind);
    }
  g_array_sort (self->days, compare_days);
  for (guint i = 0; i + 1 < self->days->len; i++)
    {
      gint32 day = g_array_index (self->days, gint32, i);
      gint32 after = g_array_index (self->days, gint32, i + 1);

      if (day == after)
        continue;
      next = move_to (self, day, next);
      if (self->active->len > 0)
        add_segment (self, day, after - 1);
    }
}

static gint32
count_days (const BalEraSegment *segment)
{
  return segment->end - segment->start + 1;
}

static void
lose (BalEraLoss *loss, const BalEraSegment *segment)
{
  loss->n_dropped++;
  loss->days += count_days (segment);
}

void
bal_eras_drop_short (BalEras *self, gint32 least_days, BalEraLoss *loss)
{
  BalEraSegment *segments = (BalEraSegment *) self->segments->data;
  guint n = 0;

  loss->n_before = self->segments->len;
  for (guint i = 0; i < self->segments->len; i++)
    if (segments[i].is_whole || count_days (&segments[i]) >= least_days)
      segments[n++] = segments[i];
    else
      lose (loss, &segments[i]);
  g_array_set_size (self->segments, n);
}

static gboolean
has_same_keys (const BalEras *self, const BalEraSegment *a, const BalEraSegment *b)
{
  return a->n_keys == b->n_keys && memcmp (bal_eras_get_keys (self, a), bal_eras_get_keys (self, b),
                                           a->n_keys * sizeof (guint32)) == 0;
}

void
bal_eras_filter (BalEras *self, BalEraFilter filter, BalEraLoss *loss)
{
  BalEraSegment *segments = (BalEraSegment *) self->segments->data;
  guint n = 0;

  loss->n_before = self->segments->len;
  for (guint i = 0; i < self->segments->len; i++)
    {
      guint first = filter == BAL_ERA_FILTER_FIRST ? 0 : n > 0 ? n - 1 : 0;
      gboolean is_known = FALSE;

      for (guint j = first; j < n && !is_known && filter != BAL_ERA_FILTER_ALL; j++)
        is_known = has_same_keys (self, &segments[j], &segments[i]);
      if (is_known)
        lose (loss, &segments[i]);
      else
        segments[n++] = segments[i];
    }
  g_array_set_size (self->segments, n);
}

void
bal_eras_truncate (BalEras *self, guint longest, BalEraLoss *loss)
{
  loss->n_before = self->segments->len;
  for (guint i = longest; i < self->segments->len; i++)
    lose (loss, bal_eras_get_segment (self, i));
  g_array_set_size (self->segments, MIN (longest, self->segments->len));
}

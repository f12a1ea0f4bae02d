/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-dense-by-private.h"

G_BEGIN_DECLS

/* Whole sequences of keys, of all children at once. Keys are bytes, sequences are told apart by all
 * their bytes, never by their hash alone, and nothing has a name yet.
 *
 * For children all of whose rows that have started by the as-at date are units. */

#define BAL_VARIANT_COUNT_MOST_KEYS 256

typedef struct
{
  const BalEpisodes *episodes;
  const BalRange *range; /* of all children */
  BalDenseBy key;
  gboolean merge_equal;
  guint longest; /* units of a child that has a variant */
} BalVariantPlan;

typedef struct
{
  const guint8 *keys; /* borrowed */
  guint32 length;
  guint32 n_children;
} BalVariant;

typedef struct
{
  gint64 children;
  gint64 longer;     /* children with too many units */
  GArray *variants;  /* owned, of BalVariant, in no order */
  GPtrArray *arenas; /* owned: the keys */
} BalVariantCount;

void bal_variant_count_run (BalVariantCount *self, const BalVariantPlan *plan, guint n_threads);
void bal_variant_count_clear (BalVariantCount *self);
/* The fewest children that one of so many of the most frequent variants has; 0 takes all. */
guint32 bal_variant_count_get_fewest (const BalVariantCount *self, guint most);

G_END_DECLS

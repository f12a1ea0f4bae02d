/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-dense-by-private.h"

G_BEGIN_DECLS

/* Whole sequences of keys, of all children at once. Keys are bytes, sequences are told apart by all
 * their bytes, never by their hash alone, and nothing has a name yet. A sequence is kept nowhere:
 * it is that of a child, and read again from the child's rows where it is needed.
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
  guint most;    /* variants that are listed, those of the most children; 0 is all of them */
} BalVariantPlan;

typedef struct
{
  guint32 child; /* one that has it */
  guint32 length;
  guint32 n_children;
} BalVariant;

typedef struct
{
  gint64 children;
  gint64 longer; /* children with too many units */
  gint64 n_variants;
  GArray *variants; /* owned, of BalVariant, in no order; with all that are as common as the last */
} BalVariantCount;

void bal_variant_count_run (BalVariantCount *self, const BalVariantPlan *plan, guint n_threads);
void bal_variant_count_clear (BalVariantCount *self);

/* The keys of a variant, one after another; to be freed. */
guint8 *bal_variant_dup_keys (const BalVariant *self, const BalVariantPlan *plan);

G_END_DECLS

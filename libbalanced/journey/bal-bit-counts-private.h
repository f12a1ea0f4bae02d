/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many children have each of up to 64 bits, by group: each child comes once to a group, with
 * the bits of all its rows. Eight bits at a time are spread over the bytes of a word, so that a
 * few additions serve them all; a byte is emptied into the counts before it can overflow. */
typedef struct
{
  guint n_groups;
  guint n_bits;
  guint n_lanes;
  guint64 spread[256]; /* the bits of the index, a byte each */
  guint64 *lanes;      /* owned; n_lanes for each group */
  guint8 *pending;     /* owned; by group: children since it was emptied */
  guint32 *counts;     /* owned; n_bits for each group */
} BalBitCounts;

void bal_bit_counts_init (BalBitCounts *self, guint n_groups, guint n_bits);
void bal_bit_counts_clear (BalBitCounts *self);
void bal_bit_counts_empty (BalBitCounts *self, guint group);
/* Adds the counts of others of the same shape. */
void bal_bit_counts_join (BalBitCounts *self, BalBitCounts *other);

static inline void
bal_bit_counts_add (BalBitCounts *self, guint group, guint64 bits)
{
  guint64 *lanes = self->lanes + (gsize) group * self->n_lanes;

  for (guint i = 0; i < self->n_lanes; i++, bits >>= 8)
    lanes[i] += self->spread[bits & 0xff];
  if (++self->pending[group] == G_MAXUINT8)
    bal_bit_counts_empty (self, group);
}

/* The counts of a group, after the last child. */
static inline const guint32 *
bal_bit_counts_get (BalBitCounts *self, guint group)
{
  bal_bit_counts_empty (self, group);
  return self->counts + (gsize) group * self->n_bits;
}

G_END_DECLS

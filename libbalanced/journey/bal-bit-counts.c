/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-bit-counts-private.h"

void
bal_bit_counts_init (BalBitCounts *self, guint n_groups, guint n_bits)
{
  self->n_groups = n_groups;
  self->n_bits = n_bits;
  self->n_lanes = (n_bits + 7) / 8;
  self->stride = n_bits <= 32 ? 4 : 8;
  self->lanes = g_aligned_alloc0 (n_groups, self->stride * sizeof (guint64), 64);
  self->pending = g_new0 (guint16, n_groups + 1);
  self->counts = g_new0 (guint32, (gsize) n_groups * n_bits + 1);
  for (guint byte = 0; byte < G_N_ELEMENTS (self->spread); byte++)
    {
      self->spread[byte] = 0;
      for (guint bit = 0; bit < 8; bit++)
        self->spread[byte] |= (guint64) (byte >> bit & 1) << 8 * bit;
    }
}

void
bal_bit_counts_clear (BalBitCounts *self)
{
  g_clear_pointer (&self->lanes, g_aligned_free);
  g_clear_pointer (&self->pending, g_free);
  g_clear_pointer (&self->counts, g_free);
}

void
bal_bit_counts_empty (BalBitCounts *self, guint group)
{
  guint64 *lanes = self->lanes + (gsize) group * self->stride;
  guint32 *counts = self->counts + (gsize) group * self->n_bits;

  self->pending[group] = 0;
  for (guint bit = 0; bit < self->n_bits; bit++)
    counts[bit] += lanes[bit / 8] >> 8 * (bit % 8) & 0xff;
  for (guint i = 0; i < self->n_lanes; i++)
    lanes[i] = 0;
}

void
bal_bit_counts_join (BalBitCounts *self, BalBitCounts *other)
{
  gsize n = (gsize) self->n_groups * self->n_bits;

  for (guint group = 0; group < self->n_groups; group++)
    {
      if (self->pending[group] > 0)
        bal_bit_counts_empty (self, group);
      if (other->pending[group] > 0)
        bal_bit_counts_empty (other, group);
    }
  for (gsize i = 0; i < n; i++)
    self->counts[i] += other->counts[i];
}

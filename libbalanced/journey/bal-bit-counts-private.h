/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/base/bal-processor-private.h"

#ifdef BAL_HAS_WIDE
#include <immintrin.h>
#endif

G_BEGIN_DECLS

/* How many children have each of up to 64 bits, by group: each child comes once to a group, with
 * the bits of all its rows. Eight bits at a time are spread over the bytes of a word, so that a
 * few additions serve them all; a byte is emptied into the counts before it can overflow. */
typedef struct
{
  guint n_groups;
  guint n_bits;
  guint n_lanes;       /* words that are used for a group */
  guint stride;        /* words that there are: half a cache line, or one */
  guint64 spread[256]; /* the bits of the index, a byte each */
  guint64 *lanes;      /* owned; stride for each group */
  guint16 *pending;    /* owned; by group: children since it was emptied */
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
  guint64 *lanes = self->lanes + (gsize) group * self->stride;

  for (guint i = 0; i < self->n_lanes; i++, bits >>= 8)
    lanes[i] += self->spread[bits & 0xff];
  if (++self->pending[group] == G_MAXUINT8)
    bal_bit_counts_empty (self, group);
}

#ifdef BAL_HAS_WIDE

/* The same. A bit becomes a byte with all bits set, which is -1. */
BAL_WIDE static inline void
bal_bit_counts_add_wide (BalBitCounts *self, guint group, guint64 bits)
{
  gpointer lanes = self->lanes + (gsize) group * self->stride;

  if (self->stride == 4)
    _mm256_store_si256 (lanes, _mm256_sub_epi8 (_mm256_load_si256 (lanes),
                                                _mm256_movm_epi8 ((__mmask32) bits)));
  else
    _mm512_store_si512 (lanes,
                        _mm512_sub_epi8 (_mm512_load_si512 (lanes), _mm512_movm_epi8 (bits)));
  if (++self->pending[group] == G_MAXUINT8)
    bal_bit_counts_empty (self, group);
}

/* The same for many children one after another, so that the bytes wait in a register. */
BAL_WIDE static inline void
bal_bit_counts_add_many_wide (BalBitCounts *self, guint group, const guint64 *bits, gsize n)
{
  guint64 *lanes = self->lanes + (gsize) group * self->stride;

  for (gsize i = 0; i < n;)
    {
      gsize until = MIN (n, i + (G_MAXUINT8 - self->pending[group]));
      __m512i sums = _mm512_setzero_si512 ();
      guint64 more[8];

      self->pending[group] = (guint16) (self->pending[group] + (until - i));
      for (; i < until; i++)
        sums = _mm512_sub_epi8 (sums, _mm512_movm_epi8 (bits[i]));
      _mm512_storeu_si512 (more, sums);
      for (guint lane = 0; lane < self->n_lanes; lane++)
        lanes[lane] += more[lane];
      if (self->pending[group] == G_MAXUINT8)
        bal_bit_counts_empty (self, group);
    }
}

#endif

static inline __attribute__ ((always_inline)) void
bal_bit_counts_add_as (BalBitCounts *self, guint group, guint64 bits, gboolean wide)
{
#ifdef BAL_HAS_WIDE
  if (wide)
    {
      bal_bit_counts_add_wide (self, group, bits);
      return;
    }
#endif
  bal_bit_counts_add (self, group, bits);
}

/* The counts of a group, after the last child. */
static inline const guint32 *
bal_bit_counts_get (BalBitCounts *self, guint group)
{
  bal_bit_counts_empty (self, group);
  return self->counts + (gsize) group * self->n_bits;
}

G_END_DECLS

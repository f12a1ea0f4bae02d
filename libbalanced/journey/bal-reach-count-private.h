/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-bit-counts-private.h"
#include "libbalanced/journey/bal-dense-by-private.h"
#include "libbalanced/journey/bal-runs-private.h"
#include "libbalanced/journey/bal-unit-private.h"

G_BEGIN_DECLS

#define BAL_REACH_MAX_BITS 64

/* Children and active episodes by group, and children by the places of their cells, counted for
 * neighbouring children at once. The last group is that of all rows. */
typedef struct
{
  const BalEpisodes *episodes;
  BalWindow window;
  BalDenseBy by;
  guint n_bits;
  guint64 bits_of_cell[256];
  guint64 *bits;    /* owned; of the child, by group */
  guint32 *n_rows;  /* owned; by group */
  guint32 *touched; /* owned; groups of the child */
  BalBitCounts children;
#ifdef BAL_HAS_WIDE
  BalRuns *runs; /* owned; nullable; instead of the bits of the child */
#endif
} BalReachCount;

/* The bits of all 256 cells that a byte can have are among n_bits. */
BalReachCount *bal_reach_count_new (const BalEpisodes *episodes,
                                    const BalWindow *window,
                                    const BalDenseBy *by,
                                    const guint64 *bits_of_cell,
                                    guint n_bits);
void bal_reach_count_free (BalReachCount *self);
void bal_reach_count_run (BalReachCount *self, const BalRange *range);
/* Adds what another thread has counted of other children. */
void bal_reach_count_add (BalReachCount *self, BalReachCount *other);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-blocks-private.h"
#include "libbalanced/journey/bal-bit-counts-private.h"
#include "libbalanced/journey/bal-unit-private.h"

G_BEGIN_DECLS

#define BAL_PYRAMIDS_MAX_BITS 64

/* The combinations of three codes of a row, counted for neighbouring children at once.
 *
 * The tables say what a byte of each column adds to the number of the combination. Each
 * combination has some bits of the pairs of codes that it is in. */
typedef struct
{
  guint8 of_need[256];
  guint8 of_cell[256];
  guint8 of_role[256];
  guint n_combinations;
  guint n_pairs;
  guint64 pairs[BAL_PYRAMIDS_MAX_BITS]; /* by combination */
} BalPyramidsScheme;

typedef struct
{
  const BalEpisodes *episodes;
  BalWindow window;
  BalPyramidsScheme scheme;
  guint64 pairs_of_byte[BAL_PYRAMIDS_MAX_BITS / 8][256]; /* of eight combinations at a time */
  guint64 n_rows[4]
                [BAL_PYRAMIDS_MAX_BITS]; /* rows in turn, so that none waits for the one before */
  guint8 *combinations;                  /* owned; nullable; of the rows of a range */
  gsize room;                            /* of combinations */
  BalBitCounts children;
  BalBitCounts pair_children;
} BalPyramidsCount;

BalPyramidsCount *bal_pyramids_count_new (const BalEpisodes *episodes,
                                          const BalWindow *window,
                                          const BalPyramidsScheme *scheme);
void bal_pyramids_count_free (BalPyramidsCount *self);
void bal_pyramids_count_run (BalPyramidsCount *self, const BalRange *range);
guint64 bal_pyramids_count_get_rows (const BalPyramidsCount *self, guint combination);

G_END_DECLS

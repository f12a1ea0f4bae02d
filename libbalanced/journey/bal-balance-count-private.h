/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-bit-counts-private.h"
#include "libbalanced/journey/bal-dense-by-private.h"
#include "libbalanced/journey/bal-runs-private.h"
#include "libbalanced/journey/bal-unit-private.h"

G_BEGIN_DECLS

/* What is summed in one place of the grid. */
enum
{
  BAL_BALANCE_EPISODES,
  BAL_BALANCE_STARTED, /* in the period: only these have minutes and contacts in it */
  BAL_BALANCE_WITH_MINUTES,
  BAL_BALANCE_MINUTES,
  BAL_BALANCE_WITH_OFFERED,
  BAL_BALANCE_OFFERED,
  BAL_BALANCE_WITH_ATTENDED,
  BAL_BALANCE_ATTENDED,
  BAL_BALANCE_N_SUMS,
};

/* Sums under way, several in one number, so that a row adds to few of them; they are moved to the
 * sums before they can overflow. */
typedef struct
{
  guint64 rows; /* episodes, started, and with minutes */
  guint64 minutes;
  guint64 offered;  /* contacts, and episodes with them */
  guint64 attended; /* likewise */
} BalBalancePacked;

typedef struct _BalBalanceSums BalBalanceSums;

/* The grid of strands and levels, counted for neighbouring children at once.
 *
 * A child has a bit for every cell that it is in, then for every strand, every level, and the
 * whole. The last group is that of all rows, whose sums are those of the others together. */
typedef struct
{
  const BalEpisodes *episodes;
  BalWindow window;
  BalDenseBy by;
  guint n_cells;
  guint n_bits;
  guint64 bits_of_cell[256];
  BalBalancePacked *packed;            /* owned; by group and cell */
  gsize n_packed;                      /* rows in it, at most */
  guint64 (*sums)[BAL_BALANCE_N_SUMS]; /* owned; by group and cell */
  guint64 *bits;                       /* owned; of the child, by group */
  guint32 *touched;                    /* owned; groups of the child */
  BalBitCounts children;
#ifdef BAL_HAS_WIDE
  /* Both or none; owned: instead of what is packed, and of the bits of the child. */
  BalRuns *runs;
  BalBalanceSums *run_sums;
#endif
} BalBalanceCount;

#define BAL_BALANCE_MAX_BITS 64

BalBalanceCount *
bal_balance_count_new (const BalEpisodes *episodes, const BalWindow *window, const BalDenseBy *by);
void bal_balance_count_free (BalBalanceCount *self);
void bal_balance_count_run (BalBalanceCount *self, const BalRange *range);
/* After the last child: all that was counted is in the sums. */
void bal_balance_count_end (BalBalanceCount *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-balance-count-private.h"

G_BEGIN_DECLS

#ifdef BAL_HAS_WIDE

#define BAL_BALANCE_SUMS_ROWS 1024
#define BAL_BALANCE_SUMS_MAX_WORDS BAL_BALANCE_N_SUMS
/* With more, they would be emptied for longer than they are filled. */
#define BAL_BALANCE_SUMS_MAX_PLACES 16384

/* Where a sum is in the words of its place. */
typedef struct
{
  guint word;
  guint shift;
  guint width;  /* 0: it is in none */
  guint64 most; /* that any place can have */
} BalBalanceField;

/* The sums of a grid by group, without a window, where groups are words. What a place has to sum
 * shares as few words as what is added allows, mostly one, as an addition to a place that the row
 * chooses costs more than all else. The words are emptied into the sums before one can overflow. */
struct _BalBalanceSums
{
  const BalEpisodes *episodes;
  BalDenseBy by;
  guint n_cells;
  guint n_places;
  guint64 (*sums)[BAL_BALANCE_N_SUMS]; /* borrowed */
  BalBalanceField fields[BAL_BALANCE_N_SUMS];
  guint n_words;
  guint64 *words[BAL_BALANCE_SUMS_MAX_WORDS]; /* owned; by place */
  guint16 places[BAL_BALANCE_SUMS_ROWS];      /* of neighbouring rows */
  guint64 addends[BAL_BALANCE_SUMS_ROWS];     /* likewise */
};

BalBalanceSums *bal_balance_sums_new (const BalEpisodes *episodes,
                                      const BalDenseBy *by,
                                      guint n_cells,
                                      guint64 (*sums)[BAL_BALANCE_N_SUMS]);
void bal_balance_sums_free (BalBalanceSums *self);
/* Rows with a bit are left out. */
void bal_balance_sums_add (BalBalanceSums *self, gsize first, gsize n, const guint64 *left_out);
/* Puts all that was added into the sums. */
void bal_balance_sums_empty (BalBalanceSums *self);

#endif

G_END_DECLS

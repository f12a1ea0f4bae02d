/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-pyramids-count-private.h"

/* Stands in for a column that is not there: nothing is recorded. */
static const guint8 nothing[1] = { BAL_EPISODES_NO_CODE8 };

BalPyramidsCount *
bal_pyramids_count_new (const BalEpisodes *episodes,
                        const BalWindow *window,
                        const BalPyramidsScheme *scheme)
{
  BalPyramidsCount *self = g_new0 (BalPyramidsCount, 1);

  self->episodes = episodes;
  self->window = *window;
  self->scheme = *scheme;
  for (guint byte = 0; byte < BAL_PYRAMIDS_MAX_BITS / 8; byte++)
    for (guint bits = 0; bits < 256; bits++)
      for (guint bit = 0; bit < 8; bit++)
        if (bits >> bit & 1)
          self->pairs_of_byte[byte][bits] |= scheme->pairs[8 * byte + bit];
  bal_bit_counts_init (&self->children, 1, scheme->n_combinations);
  bal_bit_counts_init (&self->pair_children, 1, scheme->n_pairs);
  return self;
}

void
bal_pyramids_count_free (BalPyramidsCount *self)
{
  if (!self)
    return;
  bal_bit_counts_clear (&self->children);
  bal_bit_counts_clear (&self->pair_children);
  g_free (self);
}

/* Rows that have started; with_end where some may have ended before the window. */
static inline __attribute__ ((always_inline)) guint64
count_rows (BalPyramidsCount *self, gsize row, gsize end, gboolean with_end)
{
  const BalPyramidsScheme *scheme = &self->scheme;
  const guint16 *ends = self->episodes->end;
  const guint8 *cells = self->episodes->cell;
  const guint8 *needs = self->episodes->need_tier ? self->episodes->need_tier : nothing;
  const guint8 *roles = self->episodes->role ? self->episodes->role : nothing;
  const gsize need_step = needs != nothing, role_step = roles != nothing;
  const gint32 from = self->window.first;
  guint64 combinations = 0;

  for (; row < end; row++)
    {
      guint combination;

      if (with_end && ends[row] < from)
        continue;
      combination = scheme->of_cell[cells[row]] + scheme->of_need[needs[row * need_step]] +
                    scheme->of_role[roles[row * role_step]];
      self->n_rows[row % 4][combination]++;
      combinations |= G_GUINT64_CONSTANT (1) << combination;
    }
  return combinations;
}

static inline guint64
get_pairs (const BalPyramidsCount *self, guint64 combinations)
{
  guint64 pairs = 0;

  for (guint byte = 0; byte < BAL_PYRAMIDS_MAX_BITS / 8; byte++, combinations >>= 8)
    pairs |= self->pairs_of_byte[byte][combinations & 0xff];
  return pairs;
}

static inline __attribute__ ((always_inline)) void
run (BalPyramidsCount *self, const BalRange *range, gboolean with_end)
{
  for (gsize child = 0; child < range->n_children; child++)
    {
      guint64 combinations = count_rows (self, range->first[child], range->end[child], with_end);

      if (combinations == 0)
        continue;
      bal_bit_counts_add (&self->children, 0, combinations);
      bal_bit_counts_add (&self->pair_children, 0, get_pairs (self, combinations));
    }
}

void
bal_pyramids_count_run (BalPyramidsCount *self, const BalRange *range)
{
  if (self->window.first > 0)
    run (self, range, TRUE);
  else
    run (self, range, FALSE);
}

guint64
bal_pyramids_count_get_rows (const BalPyramidsCount *self, guint combination)
{
  guint64 n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (self->n_rows); i++)
    n += self->n_rows[i][combination];
  return n;
}

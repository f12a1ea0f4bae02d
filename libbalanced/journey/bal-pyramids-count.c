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

void
bal_pyramids_count_run (BalPyramidsCount *self, const guint32 *first, gsize n_children)
{
  const BalPyramidsScheme *scheme = &self->scheme;
  const guint16 *starts = self->episodes->start, *ends = self->episodes->end;
  const guint8 *cells = self->episodes->cell;
  const guint8 *needs = self->episodes->need_tier ? self->episodes->need_tier : nothing;
  const guint8 *roles = self->episodes->role ? self->episodes->role : nothing;
  const gsize need_step = needs != nothing, role_step = roles != nothing;
  const gint32 as_at = self->window.as_at, from = self->window.first;

  for (gsize child = 0; child < n_children; child++)
    {
      guint64 combinations = 0, pairs = 0;

      for (gsize row = first[child]; row < first[child + 1] && starts[row] <= as_at; row++)
        {
          guint combination;

          if (ends[row] < from)
            continue;
          combination = scheme->of_cell[cells[row]] + scheme->of_need[needs[row * need_step]] +
                        scheme->of_role[roles[row * role_step]];
          self->n_rows[row % 4][combination]++;
          combinations |= G_GUINT64_CONSTANT (1) << combination;
          pairs |= scheme->pairs[combination];
        }
      if (combinations == 0)
        continue;
      bal_bit_counts_add (&self->children, 0, combinations);
      bal_bit_counts_add (&self->pair_children, 0, pairs);
    }
}

guint64
bal_pyramids_count_get_rows (const BalPyramidsCount *self, guint combination)
{
  guint64 n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (self->n_rows); i++)
    n += self->n_rows[i][combination];
  return n;
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-reach-count-private.h"

BalReachCount *
bal_reach_count_new (const BalEpisodes *episodes,
                     const BalWindow *window,
                     const BalDenseBy *by,
                     guint n_bits)
{
  BalReachCount *self = g_new0 (BalReachCount, 1);

  self->episodes = episodes;
  self->window = *window;
  self->by = *by;
  self->n_bits = n_bits;
  self->bits = g_new0 (guint64, by->n_groups);
  self->n_rows = g_new0 (guint32, by->n_groups);
  self->touched = g_new0 (guint32, by->n_groups + 1);
  bal_bit_counts_init (&self->children, by->n_groups + 1, n_bits);
  return self;
}

void
bal_reach_count_free (BalReachCount *self)
{
  if (!self)
    return;
  g_free (self->bits);
  g_free (self->n_rows);
  g_free (self->touched);
  bal_bit_counts_clear (&self->children);
  g_free (self);
}

static inline __attribute__ ((always_inline)) void
run (BalReachCount *self, const guint32 *first, gsize n_children, BalDenseKind kind)
{
  const guint16 *starts = self->episodes->start, *ends = self->episodes->end;
  const guint8 *cells = self->episodes->cell;
  const gint32 as_at = self->window.as_at, from = self->window.first;

  for (gsize child = 0; child < n_children; child++)
    {
      guint n_touched = 0;
      guint64 all = 0;

      for (gsize row = first[child]; row < first[child + 1] && starts[row] <= as_at; row++)
        {
          guint64 bits = self->bits_of_cell[cells[row]];
          guint32 group;

          if (ends[row] < from)
            continue;
          group = bal_dense_by_get_group (&self->by, kind, row);
          self->n_rows[group]++;
          self->touched[n_touched] = group;
          n_touched += self->bits[group] == 0;
          self->bits[group] |= bits;
          all |= bits;
        }
      for (guint i = 0; i < n_touched; i++)
        {
          bal_bit_counts_add (&self->children, self->touched[i], self->bits[self->touched[i]]);
          self->bits[self->touched[i]] = 0;
        }
      if (n_touched > 0)
        bal_bit_counts_add (&self->children, self->by.n_groups, all);
    }
}

void
bal_reach_count_run (BalReachCount *self, const guint32 *first, gsize n_children)
{
  switch (bal_dense_by_get_kind (&self->by))
    {
    case BAL_DENSE_NONE:
      run (self, first, n_children, BAL_DENSE_NONE);
      break;
    case BAL_DENSE_BYTES:
      run (self, first, n_children, BAL_DENSE_BYTES);
      break;
    case BAL_DENSE_WORDS:
      run (self, first, n_children, BAL_DENSE_WORDS);
      break;
    case BAL_DENSE_LONGS:
      run (self, first, n_children, BAL_DENSE_LONGS);
      break;
    }
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-balance-count-private.h"

BalBalanceCount *
bal_balance_count_new (const BalEpisodes *episodes, const BalWindow *window, const BalDenseBy *by)
{
  BalBalanceCount *self = g_new0 (BalBalanceCount, 1);
  guint n_strands = episodes->n_strands + 1u, n_levels = episodes->n_levels + 1u;

  self->episodes = episodes;
  self->window = *window;
  self->by = *by;
  self->n_cells = n_strands * n_levels;
  self->n_bits = self->n_cells + n_strands + n_levels + 1;
  for (guint cell = 0; cell < self->n_cells; cell++)
    self->bits_of_cell[cell] =
      G_GUINT64_CONSTANT (1) << cell | G_GUINT64_CONSTANT (1) << (self->n_cells + cell / n_levels) |
      G_GUINT64_CONSTANT (1) << (self->n_cells + n_strands + cell % n_levels) |
      G_GUINT64_CONSTANT (1) << (self->n_bits - 1);
  self->sums = g_malloc0_n ((gsize) by->n_groups * self->n_cells, sizeof *self->sums);
  self->bits = g_new0 (guint64, by->n_groups);
  self->touched = g_new0 (guint32, by->n_groups + 1);
  bal_bit_counts_init (&self->children, by->n_groups + 1, self->n_bits);
  return self;
}

void
bal_balance_count_free (BalBalanceCount *self)
{
  if (!self)
    return;
  g_free (self->sums);
  g_free (self->bits);
  g_free (self->touched);
  bal_bit_counts_clear (&self->children);
  g_free (self);
}

static inline void
add_amounts (const BalEpisodes *episodes, gsize row, guint64 *sums)
{
  sums[BAL_BALANCE_STARTED]++;
  if (episodes->minutes)
    {
      guint64 has = episodes->minutes[row] != BAL_EPISODES_NO_CODE32;

      sums[BAL_BALANCE_WITH_MINUTES] += has;
      sums[BAL_BALANCE_MINUTES] += episodes->minutes[row] & -has;
    }
  if (episodes->contacts_offered)
    {
      guint64 has = episodes->contacts_offered[row] != BAL_EPISODES_NO_CODE16;

      sums[BAL_BALANCE_WITH_OFFERED] += has;
      sums[BAL_BALANCE_OFFERED] += episodes->contacts_offered[row] & -has;
    }
  if (episodes->contacts_attended)
    {
      guint64 has = episodes->contacts_attended[row] != BAL_EPISODES_NO_CODE16;

      sums[BAL_BALANCE_WITH_ATTENDED] += has;
      sums[BAL_BALANCE_ATTENDED] += episodes->contacts_attended[row] & -has;
    }
}

/* The bits of a child in its groups, and of all of them together. */
static inline void
count_bits (BalBalanceCount *self, guint n_touched)
{
  guint64 all = 0;

  for (guint i = 0; i < n_touched; i++)
    {
      guint32 group = self->touched[i];

      bal_bit_counts_add (&self->children, group, self->bits[group]);
      all |= self->bits[group];
      self->bits[group] = 0;
    }
  if (n_touched > 0)
    bal_bit_counts_add (&self->children, self->by.n_groups, all);
}

static inline __attribute__ ((always_inline)) void
run (BalBalanceCount *self, const guint32 *first, gsize n_children, BalDenseKind kind)
{
  const BalEpisodes *episodes = self->episodes;
  const guint16 *starts = episodes->start, *ends = episodes->end;
  const gint32 as_at = self->window.as_at, from = self->window.first;
  const guint n_cells = self->n_cells;

  for (gsize child = 0; child < n_children; child++)
    {
      guint n_touched = 0;

      /* Rows come by their start: after the first that has not started yet there are no others. */
      for (gsize row = first[child]; row < first[child + 1] && starts[row] <= as_at; row++)
        {
          guint32 group;
          guint64 *sums;
          guint8 cell;

          if (ends[row] < from)
            continue;
          group = bal_dense_by_get_group (&self->by, kind, row);
          cell = episodes->cell[row];
          sums = self->sums[(gsize) group * n_cells + cell];
          sums[BAL_BALANCE_EPISODES]++;
          if (starts[row] >= from)
            add_amounts (episodes, row, sums);
          self->touched[n_touched] = group;
          n_touched += self->bits[group] == 0;
          self->bits[group] |= self->bits_of_cell[cell];
        }
      count_bits (self, n_touched);
    }
}

void
bal_balance_count_run (BalBalanceCount *self, const guint32 *first, gsize n_children)
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

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-balance-count-private.h"

#include "libbalanced/journey/bal-balance-sums-private.h"

/* Three counts of rows share a number, and a sum of 16-bit values with one of them. */
#define ROWS_BITS 20
#define MAX_PACKED ((1u << ROWS_BITS) - 1)
#define ROWS_MASK ((guint64) MAX_PACKED)
#define SUM_BITS 40
#define SUM_MASK ((G_GUINT64_CONSTANT (1) << SUM_BITS) - 1)

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
  self->packed = g_new0 (BalBalancePacked, (gsize) by->n_groups * self->n_cells);
  self->bits = g_new0 (guint64, by->n_groups);
  self->touched = g_new0 (guint32, by->n_groups + 1);
  bal_bit_counts_init (&self->children, by->n_groups + 1, self->n_bits);
#ifdef BAL_HAS_WIDE
  if (bal_dense_by_get_kind (by) == BAL_DENSE_WORDS && window->first <= 0 &&
      bal_runs_can_find (episodes, by) &&
      by->n_groups * self->n_cells <= BAL_BALANCE_SUMS_MAX_PLACES)
    {
      self->runs = bal_runs_new (episodes, by, self->bits_of_cell);
      self->run_sums = bal_balance_sums_new (episodes, by, self->n_cells, self->sums);
    }
#endif
  return self;
}

void
bal_balance_count_free (BalBalanceCount *self)
{
  if (!self)
    return;
  g_free (self->sums);
  g_free (self->packed);
  g_free (self->bits);
  g_free (self->touched);
  bal_bit_counts_clear (&self->children);
#ifdef BAL_HAS_WIDE
  bal_runs_free (self->runs);
  bal_balance_sums_free (self->run_sums);
#endif
  g_free (self);
}

void
bal_balance_count_end (BalBalanceCount *self)
{
  for (gsize i = 0; i < (gsize) self->by.n_groups * self->n_cells; i++)
    {
      BalBalancePacked *packed = &self->packed[i];
      guint64 *sums = self->sums[i];

      if (packed->rows == 0)
        continue;
      sums[BAL_BALANCE_EPISODES] += packed->rows & ROWS_MASK;
      sums[BAL_BALANCE_STARTED] += packed->rows >> ROWS_BITS & ROWS_MASK;
      sums[BAL_BALANCE_WITH_MINUTES] += packed->rows >> 2 * ROWS_BITS;
      sums[BAL_BALANCE_MINUTES] += packed->minutes;
      sums[BAL_BALANCE_WITH_OFFERED] += packed->offered >> SUM_BITS;
      sums[BAL_BALANCE_OFFERED] += packed->offered & SUM_MASK;
      sums[BAL_BALANCE_WITH_ATTENDED] += packed->attended >> SUM_BITS;
      sums[BAL_BALANCE_ATTENDED] += packed->attended & SUM_MASK;
      *packed = (BalBalancePacked){ 0 };
    }
  self->n_packed = 0;
#ifdef BAL_HAS_WIDE
  if (self->run_sums)
    bal_balance_sums_empty (self->run_sums);
#endif
}

/* The columns that may not be there, where the compiler can see that they do not change. */
typedef struct
{
  const guint32 *minutes;
  const guint16 *offered;
  const guint16 *attended;
} Amounts;

/* What a row adds to the packed sums of its place, all of it at once. */
typedef guint64 Addend __attribute__ ((vector_size (32), aligned (8), may_alias));

G_STATIC_ASSERT (sizeof (Addend) == sizeof (BalBalancePacked));

static inline guint64
get_contacts (const guint16 *contacts, gsize row)
{
  if (!contacts || contacts[row] == BAL_EPISODES_NO_CODE16)
    return 0;
  return contacts[row] | G_GUINT64_CONSTANT (1) << SUM_BITS;
}

/* A row that is active, and one that has started in the period: only that one has amounts. */
static inline __attribute__ ((always_inline)) void
add_row (BalBalancePacked *packed, const Amounts *amounts, gsize row, gboolean started)
{
  const guint64 has = amounts->minutes && amounts->minutes[row] != BAL_EPISODES_NO_CODE32;
  Addend addend = { 1, 0, 0, 0 };

  if (started)
    addend = (Addend){
      1 | G_GUINT64_CONSTANT (1) << ROWS_BITS | has << 2 * ROWS_BITS,
      amounts->minutes ? amounts->minutes[row] & -has : 0,
      get_contacts (amounts->offered, row),
      get_contacts (amounts->attended, row),
    };
  *(Addend *) (gpointer) packed += addend;
}

/* The bits of a child in its groups, and of all of them together. */
static inline __attribute__ ((always_inline)) void
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

typedef struct
{
  BalDenseKind kind;
  gboolean with_window; /* some rows may have ended or started before it */
} Shape;

/* Rows of one child that have started. */
static inline __attribute__ ((always_inline)) guint
count_rows (BalBalanceCount *self, gsize row, gsize end, const Shape *shape, guint n_touched)
{
  const BalEpisodes *episodes = self->episodes;
  const guint16 *starts = episodes->start, *ends = episodes->end;
  const guint8 *cells = episodes->cell;
  const Amounts amounts = { episodes->minutes, episodes->contacts_offered,
                            episodes->contacts_attended };
  const guint64 *bits_of_cell = self->bits_of_cell;
  const gint32 from = self->window.first;
  const guint n_cells = self->n_cells;
  const BalDenseBy *by = &self->by;
  BalBalancePacked *packed = self->packed;
  guint64 *bits = self->bits;
  guint32 *touched = self->touched;

  for (; row < end; row++)
    {
      guint8 cell = cells[row];
      guint32 group;

      if (shape->with_window && ends[row] < from)
        continue;
      group = bal_dense_by_get_group (by, shape->kind, row);
      add_row (&packed[(gsize) group * n_cells + cell], &amounts, row,
               !shape->with_window || starts[row] >= from);
      touched[n_touched] = group;
      n_touched += bits[group] == 0;
      bits[group] |= bits_of_cell[cell];
    }
  return n_touched;
}

static inline __attribute__ ((always_inline)) void
run (BalBalanceCount *self, const BalRange *range, const Shape *shape)
{
  for (gsize child = 0; child < range->n_children; child++)
    {
      gsize row = range->first[child], end = range->end[child];
      guint n_touched = 0;

      while (row < end)
        {
          gsize until = MIN (end, row + (MAX_PACKED - self->n_packed));

          n_touched = count_rows (self, row, until, shape, n_touched);
          self->n_packed += until - row;
          row = until;
          if (self->n_packed == MAX_PACKED)
            bal_balance_count_end (self);
        }
      count_bits (self, n_touched);
    }
}

/* The loops that matter are compiled on their own; any other shape has one for all. */
static void
run_words (BalBalanceCount *self, const BalRange *range)
{
  run (self, range, &(Shape){ BAL_DENSE_WORDS, FALSE });
}

void
bal_balance_count_run (BalBalanceCount *self, const BalRange *range)
{
  const Shape shape = { bal_dense_by_get_kind (&self->by), self->window.first > 0 };

#ifdef BAL_HAS_WIDE
  if (self->runs)
    {
      bal_runs_find (self->runs, range);
      bal_balance_sums_add (self->run_sums, range->first[0], self->runs->n_rows,
                            self->runs->is_unstarted);
      bal_runs_count_children (self->runs, &self->children);
      return;
    }
#endif
  if (shape.kind == BAL_DENSE_WORDS && !shape.with_window)
    run_words (self, range);
  else
    run (self, range, &shape);
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-reach-count-private.h"

#include <string.h>

BalReachCount *
bal_reach_count_new (const BalEpisodes *episodes,
                     const BalWindow *window,
                     const BalDenseBy *by,
                     const guint64 *bits_of_cell,
                     guint n_bits)
{
  BalReachCount *self = g_new0 (BalReachCount, 1);

  self->episodes = episodes;
  self->window = *window;
  self->by = *by;
  self->n_bits = n_bits;
  memcpy (self->bits_of_cell, bits_of_cell, sizeof self->bits_of_cell);
  self->bits = g_new0 (guint64, by->n_groups);
  self->n_rows = g_new0 (guint32, by->n_groups);
  self->touched = g_new0 (guint32, by->n_groups + 1);
  bal_bit_counts_init (&self->children, by->n_groups + 1, n_bits);
#ifdef BAL_HAS_WIDE
  if (window->first <= 0 && bal_runs_can_find (episodes, by))
    self->runs = bal_runs_new (episodes, by, bits_of_cell);
#endif
  return self;
}

void
bal_reach_count_add (BalReachCount *self, BalReachCount *other)
{
  for (guint group = 0; group < self->by.n_groups; group++)
    self->n_rows[group] += other->n_rows[group];
  bal_bit_counts_join (&self->children, &other->children);
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
#ifdef BAL_HAS_WIDE
  bal_runs_free (self->runs);
#endif
  g_free (self);
}

/* What a child has in a group so far; a group that it has no rows in yet is new to it. */
static inline guint
leave_group (BalReachCount *self, guint n_touched, guint32 group, guint64 bits)
{
  self->touched[n_touched] = group;
  n_touched += self->bits[group] == 0;
  self->bits[group] |= bits;
  return n_touched;
}

typedef struct
{
  BalDenseKind kind;
  gboolean with_window; /* some rows may have ended before it */
} Shape;

/* Most children have most of their rows in one group, one after another. So the bits of a run of
 * rows are gathered before anything is written, and a child of one run never comes to the bits by
 * group. */
static inline __attribute__ ((always_inline)) guint64
count_child (BalReachCount *self,
             const BalDenseBy *by,
             const Shape *shape,
             const guint64 *bits_of_cell,
             gsize row,
             gsize end)
{
  const guint16 *ends = self->episodes->end;
  const guint8 *cells = self->episodes->cell;
  const gint32 from = self->window.first;
  guint64 bits = 0, all = 0;
  guint32 group = 0, n_rows = 0;
  guint n_touched = 0;

  for (; row < end; row++)
    {
      guint32 next;

      if (shape->with_window && ends[row] < from)
        continue;
      next = bal_dense_by_get_group (by, shape->kind, row);
      if (shape->kind != BAL_DENSE_NONE && next != group && n_rows > 0)
        {
          n_touched = leave_group (self, n_touched, group, bits);
          self->n_rows[group] += n_rows;
          all |= bits;
          bits = 0;
          n_rows = 0;
        }
      group = next;
      bits |= bits_of_cell[cells[row]];
      n_rows++;
    }
  if (n_rows == 0)
    return 0;
  self->n_rows[group] += n_rows;
  all |= bits;
  if (n_touched == 0)
    {
      bal_bit_counts_add (&self->children, group, bits);
      return all;
    }
  n_touched = leave_group (self, n_touched, group, bits);
  for (guint i = 0; i < n_touched; i++)
    {
      bal_bit_counts_add (&self->children, self->touched[i], self->bits[self->touched[i]]);
      self->bits[self->touched[i]] = 0;
    }
  return all;
}

static inline __attribute__ ((always_inline)) void
run (BalReachCount *self, const BalRange *range, const Shape *shape)
{
  const BalDenseBy *by = &self->by;
  const guint64 *bits_of_cell = self->bits_of_cell;

  for (gsize child = 0; child < range->n_children; child++)
    {
      guint64 all =
        count_child (self, by, shape, bits_of_cell, range->first[child], range->end[child]);

      if (all != 0)
        bal_bit_counts_add (&self->children, by->n_groups, all);
    }
}

/* The loops that matter are compiled on their own; any other shape has one for all. */
static void
run_longs (BalReachCount *self, const BalRange *range)
{
  run (self, range, &(Shape){ BAL_DENSE_LONGS, FALSE });
}

#ifdef BAL_HAS_WIDE

static void
count_runs (BalReachCount *self, const BalRange *range)
{
  const BalRuns *runs = self->runs;

  bal_runs_find (self->runs, range);
  for (gsize run = 0; run < runs->n; run++)
    if (bal_runs_has_cells (runs, run))
      self->n_rows[runs->groups[run]] += runs->rows[run + 1] - runs->rows[run];
  bal_runs_count_children (self->runs, &self->children);
}

#endif

void
bal_reach_count_run (BalReachCount *self, const BalRange *range)
{
  const Shape shape = { bal_dense_by_get_kind (&self->by), self->window.first > 0 };

#ifdef BAL_HAS_WIDE
  if (self->runs)
    {
      count_runs (self, range);
      return;
    }
#endif
  if (shape.kind == BAL_DENSE_LONGS && !shape.with_window)
    run_longs (self, range);
  else
    run (self, range, &shape);
}

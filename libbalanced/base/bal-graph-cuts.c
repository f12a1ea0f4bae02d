/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-graph-private.h"

/* The nth neighbour of a node, along its edges first and then against them. */
static guint
get_neighbour (const BalGraph *self, guint node, guint n)
{
  const guint n_out = bal_graph_get_n_out (self, node);

  return n < n_out ? self->to[self->out[self->first_out[node] + n]]
                   : self->from[self->in[self->first_in[node] + n - n_out]];
}

static guint
count_neighbours (const BalGraph *self, guint node)
{
  return bal_graph_get_n_out (self, node) + bal_graph_get_n_in (self, node);
}

guint
bal_graph_find_parts (const BalGraph *self, const guint8 *removed, guint *parts)
{
  g_autofree guint *waiting = g_new0 (guint, (gsize) self->n_nodes + 1);
  guint n_parts = 0;

  for (guint i = 0; i < self->n_nodes; i++)
    parts[i] = 0;
  for (guint i = 0; i < self->n_nodes; i++)
    {
      guint n_waiting = 0;

      if (parts[i] != 0 || removed[i])
        continue;
      parts[i] = ++n_parts;
      waiting[n_waiting++] = i;
      while (n_waiting > 0)
        {
          const guint node = waiting[--n_waiting];

          for (guint j = 0; j < count_neighbours (self, node); j++)
            {
              const guint end = get_neighbour (self, node, j);

              if (parts[end] != 0 || removed[end])
                continue;
              parts[end] = n_parts;
              waiting[n_waiting++] = end;
            }
        }
    }

  return n_parts;
}

/* A walk in depth. What hangs below a node, and has no other way to what was seen before it, falls
 * off when the node goes (the method of Hopcroft and Tarjan). */
typedef struct
{
  const BalGraph *graph;
  const guint8 *marked;
  guint *seen;      /* when it was come to, from 1; 0: not yet */
  guint *back;      /* the earliest node that is reached from below it */
  guint *next;      /* which neighbour comes next */
  guint *above;     /* the node that it was come to from */
  guint64 *below;   /* marked nodes in the tree below, with itself */
  guint64 *off;     /* marked nodes that fall off with it */
  guint64 *squares; /* the squares of how many fall off together, added */
  guint *pieces;    /* into how many pieces the rest falls without it */
} Walk;

static void
leave (Walk *walk, guint node)
{
  const guint above = walk->above[node];

  walk->below[above] += walk->below[node];
  walk->back[above] = MIN (walk->back[above], walk->back[node]);
  if (walk->back[node] < walk->seen[above])
    return;
  walk->pieces[above]++;
  walk->off[above] += walk->below[node];
  walk->squares[above] += walk->below[node] * walk->below[node];
}

static void
enter (Walk *walk, guint node, guint above, guint *clock, GArray *order)
{
  walk->seen[node] = walk->back[node] = ++*clock;
  walk->above[node] = above;
  walk->below[node] = walk->marked[node] != 0;
  walk->pieces[node] = node != above;
  g_array_append_val (order, node);
}

/* Everything that is connected with the root, in the order in which it was come to. */
static void
walk_part (Walk *walk, guint root, guint *clock, GArray *order)
{
  guint node = root;

  enter (walk, root, root, clock, order);
  while (TRUE)
    {
      guint end = 0;

      if (walk->next[node] == count_neighbours (walk->graph, node))
        {
          if (node == root)
            return;
          leave (walk, node);
          node = walk->above[node];
          continue;
        }
      end = get_neighbour (walk->graph, node, walk->next[node]++);
      if (walk->seen[end] != 0)
        {
          walk->back[node] = MIN (walk->back[node], walk->seen[end]);
          continue;
        }
      enter (walk, end, node, clock, order);
      node = end;
    }
}

/* Of the pairs of those that remain, those are lost that no longer lie in one piece. */
static guint64
count_lost (const Walk *walk, guint node, guint64 in_part)
{
  const guint64 others = in_part - (walk->marked[node] != 0);
  const guint64 rest = others - walk->off[node];

  return (others * others - walk->squares[node] - rest * rest) / 2;
}

static void
walk_all (const BalGraph *self,
          const guint8 *marked,
          guint *components,
          guint *pieces,
          guint64 *pairs)
{
  const gsize n = (gsize) self->n_nodes + 1;
  g_autofree guint *numbers = g_new0 (guint, 4 * n);
  g_autofree guint64 *sums = g_new0 (guint64, 3 * n);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  Walk walk = { self, marked,   numbers,      numbers + n, numbers + 2 * n, numbers + 3 * n,
                sums, sums + n, sums + 2 * n, pieces };
  guint clock = 0;

  for (guint i = 0, number = 0; i < self->n_nodes; i++)
    {
      if (walk.seen[i] != 0)
        continue;
      number++;
      g_array_set_size (order, 0);
      walk_part (&walk, i, &clock, order);
      for (guint j = 0; j < order->len; j++)
        {
          const guint node = g_array_index (order, guint, j);

          components[node] = number;
          pairs[node] = count_lost (&walk, node, walk.below[i]);
        }
    }
}

guint
bal_graph_find_pieces (const BalGraph *self, guint *components, guint *pieces)
{
  g_autofree guint8 *none = g_new0 (guint8, (gsize) self->n_nodes + 1);
  g_autofree guint64 *pairs = g_new0 (guint64, (gsize) self->n_nodes + 1);
  guint n_components = 0;

  walk_all (self, none, components, pieces, pairs);
  for (guint i = 0; i < self->n_nodes; i++)
    n_components = MAX (n_components, components[i]);

  return n_components;
}

void
bal_graph_count_cuts (const BalGraph *self, const guint8 *marked, guint64 *pairs)
{
  g_autofree guint *components = g_new0 (guint, (gsize) self->n_nodes + 1);
  g_autofree guint *pieces = g_new0 (guint, (gsize) self->n_nodes + 1);

  walk_all (self, marked, components, pieces, pairs);
}

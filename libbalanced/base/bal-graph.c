/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-graph-private.h"

#include <string.h>

/* Sorts the edges by one of their ends, and keeps their order otherwise. */
static void
sort_edges (const guint *ends, guint n_edges, guint n_nodes, guint *first, guint *edges)
{
  g_autofree guint *next = g_new0 (guint, (gsize) n_nodes + 1);

  for (guint i = 0; i < n_edges; i++)
    first[ends[i] + 1]++;
  for (guint i = 0; i < n_nodes; i++)
    first[i + 1] += first[i];
  memcpy (next, first, sizeof (guint) * n_nodes);
  for (guint i = 0; i < n_edges; i++)
    edges[next[ends[i]]++] = i;
}

BalGraph *
bal_graph_new (guint n_nodes, const guint *from, const guint *to, guint n_edges)
{
  BalGraph *self = g_new0 (BalGraph, 1);

  self->n_nodes = n_nodes;
  self->n_edges = n_edges;
  self->from = g_new0 (guint, (gsize) n_edges + 1);
  self->to = g_new0 (guint, (gsize) n_edges + 1);
  self->first_out = g_new0 (guint, (gsize) n_nodes + 1);
  self->first_in = g_new0 (guint, (gsize) n_nodes + 1);
  self->out = g_new0 (guint, (gsize) n_edges + 1);
  self->in = g_new0 (guint, (gsize) n_edges + 1);
  for (guint i = 0; i < n_edges; i++)
    {
      self->from[i] = from[i];
      self->to[i] = to[i];
    }
  sort_edges (self->from, n_edges, n_nodes, self->first_out, self->out);
  sort_edges (self->to, n_edges, n_nodes, self->first_in, self->in);

  return self;
}

void
bal_graph_free (BalGraph *self)
{
  g_free (self->from);
  g_free (self->to);
  g_free (self->first_out);
  g_free (self->first_in);
  g_free (self->out);
  g_free (self->in);
  g_free (self);
}

void
bal_graph_reach (const BalGraph *self, gboolean forwards, guint8 *marks)
{
  const guint *first = forwards ? self->first_out : self->first_in;
  const guint *edges = forwards ? self->out : self->in;
  const guint *ends = forwards ? self->to : self->from;
  g_autofree guint *waiting = g_new0 (guint, (gsize) self->n_nodes + 1);
  guint n_waiting = 0;

  for (guint i = 0; i < self->n_nodes; i++)
    if (marks[i])
      waiting[n_waiting++] = i;
  while (n_waiting > 0)
    {
      const guint node = waiting[--n_waiting];

      for (guint i = first[node]; i < first[node + 1]; i++)
        {
          const guint end = ends[edges[i]];

          if (marks[end])
            continue;
          marks[end] = TRUE;
          waiting[n_waiting++] = end;
        }
    }
}

/* Puts the nodes in the order in which a walk along the edges leaves them for good. */
static void
walk_from (const BalGraph *self, guint start, guint8 *seen, guint *next, GArray *left)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (guint));

  seen[start] = TRUE;
  g_array_append_val (path, start);
  while (path->len > 0)
    {
      guint node = g_array_index (path, guint, path->len - 1);

      if (next[node] == self->first_out[node + 1])
        {
          g_array_append_val (left, node);
          g_array_set_size (path, path->len - 1);
          continue;
        }
      node = self->to[self->out[next[node]++]];
      if (!seen[node])
        {
          seen[node] = TRUE;
          g_array_append_val (path, node);
        }
    }
}

/* Gives the number to all that reach the node and have none yet; returns how many they are. */
static guint
number_from (const BalGraph *self, guint start, guint number, guint *numbers)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_numbered = 1;

  numbers[start] = number;
  g_array_append_val (waiting, start);
  while (waiting->len > 0)
    {
      const guint node = g_array_index (waiting, guint, waiting->len - 1);

      g_array_set_size (waiting, waiting->len - 1);
      for (guint i = self->first_in[node]; i < self->first_in[node + 1]; i++)
        {
          const guint cause = self->from[self->in[i]];

          if (numbers[cause] != 0)
            continue;
          numbers[cause] = number;
          n_numbered++;
          g_array_append_val (waiting, cause);
        }
    }

  return n_numbered;
}

static gboolean
has_edge_to_itself (const BalGraph *self, guint node)
{
  for (guint i = self->first_out[node]; i < self->first_out[node + 1]; i++)
    if (self->to[self->out[i]] == node)
      return TRUE;

  return FALSE;
}

/* The method of Kosaraju: nodes that reach each other are found against the edges, starting from
 * those that a walk along the edges left last. */
guint
bal_graph_find_cycles (const BalGraph *self, guint *cycles)
{
  g_autofree guint8 *seen = g_new0 (guint8, (gsize) self->n_nodes + 1);
  g_autofree guint *next = g_new0 (guint, (gsize) self->n_nodes + 1);
  g_autofree guint *numbers = g_new0 (guint, (gsize) self->n_nodes + 1);
  g_autofree guint *sizes = g_new0 (guint, (gsize) self->n_nodes + 1);
  g_autofree guint *renumbered = g_new0 (guint, (gsize) self->n_nodes + 1);
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_numbers = 0;
  guint n_cycles = 0;

  memcpy (next, self->first_out, sizeof (guint) * self->n_nodes);
  for (guint i = 0; i < self->n_nodes; i++)
    if (!seen[i])
      walk_from (self, i, seen, next, left);
  for (guint i = left->len; i > 0; i--)
    {
      const guint node = g_array_index (left, guint, i - 1);

      if (numbers[node] != 0)
        continue;
      n_numbers++;
      sizes[n_numbers] = number_from (self, node, n_numbers, numbers);
    }

  for (guint i = 0; i < self->n_nodes; i++)
    {
      const guint number = numbers[i];
      const gboolean on_cycle = sizes[number] > 1 || has_edge_to_itself (self, i);

      if (on_cycle && renumbered[number] == 0)
        renumbered[number] = ++n_cycles;
      cycles[i] = on_cycle ? renumbered[number] : 0;
    }

  return n_cycles;
}

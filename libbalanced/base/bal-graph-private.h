/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A directed graph of numbered nodes and edges. Everything here takes time in proportion to nodes
 * and edges together, and no stack. */
typedef struct
{
  guint n_nodes;
  guint n_edges;
  guint *from; /* owned; by edge */
  guint *to;   /* owned; by edge */

  /* The edges out of node n are out[first_out[n]] up to out[first_out[n + 1] - 1], in the order
   * in which they were given; likewise those into it. */
  guint *first_out; /* owned */
  guint *out;       /* owned */
  guint *first_in;  /* owned */
  guint *in;        /* owned */
} BalGraph;

/* The ends of edges must be below n_nodes. */
BalGraph *bal_graph_new (guint n_nodes, const guint *from, const guint *to, guint n_edges);
void bal_graph_free (BalGraph *self);

static inline guint
bal_graph_get_n_out (const BalGraph *self, guint node)
{
  return self->first_out[node + 1] - self->first_out[node];
}

static inline guint
bal_graph_get_n_in (const BalGraph *self, guint node)
{
  return self->first_in[node + 1] - self->first_in[node];
}

/* Marks all that can be reached from what is marked already, along the edges or against them. */
void bal_graph_reach (const BalGraph *self, gboolean forwards, guint8 *marks);

/* Numbers the cycles from 1, by their first node: two nodes that can reach each other, or a node
 * with an edge to itself, have one number; what is on no cycle has 0. Returns how many there are.
 */
guint bal_graph_find_cycles (const BalGraph *self, guint *cycles);

/* Ways may go along edges and against them. Numbers what hangs together from 1, by the first node,
 * and says for each node into how many pieces that falls when the node is taken away: 0 when it was
 * alone, 1 when the rest still hangs together, more when the node held it together. Returns how
 * many components there are. */
guint bal_graph_find_pieces (const BalGraph *self, guint *components, guint *pieces);

/* Numbers from 1 the parts in which everything is connected, whichever way the edges lead, when the
 * removed nodes are gone; these have 0. Returns how many parts there are. */
guint bal_graph_find_parts (const BalGraph *self, const guint8 *removed, guint *parts);

/* For each node, how many pairs of other marked nodes are connected now, whichever way the edges
 * lead, and would not be without it. */
void bal_graph_count_cuts (const BalGraph *self, const guint8 *marked, guint64 *pairs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalGraph, bal_graph_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/area/bal-area.h"
#include "libbalanced/area/bal-logic-node.h"
#include "libbalanced/base/bal-graph-private.h"

G_BEGIN_DECLS

/* The nodes of all logic models of an area by number, one model after the other, and the edges
 * whose two ends are nodes of one model. Other edges are left out: the check reports them. */
typedef struct
{
  guint n_models;
  BalItem **models; /* owned array of borrowed items */
  guint *first;     /* owned: by model its first node; one more at the end */
  guint *n_edges;   /* owned: by model */
  guint n_nodes;
  BalItem **nodes;   /* owned array of borrowed items */
  guint *model_of;   /* owned: by node */
  BalItem **claims;  /* owned array of borrowed items: by edge of the graph */
  BalGraph *edges;   /* owned */
  GHashTable *codes; /* owned: borrowed code -> number + 1 */
} BalLogicGraph;

/* The area must outlive the graph. */
BalLogicGraph *bal_logic_graph_new (BalArea *area);
void bal_logic_graph_free (BalLogicGraph *self);

/* Of two nodes with one code it is the first. */
gboolean bal_logic_graph_lookup (const BalLogicGraph *self, const char *code, guint *node);

static inline BalLogicLayer
bal_logic_graph_get_layer (const BalLogicGraph *self, guint node)
{
  return bal_logic_node_get_layer (BAL_LOGIC_NODE (self->nodes[node]));
}

/* Marks the nodes that the nodes of a layer reach, these included. Free with g_free(). */
guint8 *
bal_logic_graph_reach_from (const BalLogicGraph *self, BalLogicLayer layer, gboolean forwards);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalLogicGraph, bal_logic_graph_free)

G_END_DECLS

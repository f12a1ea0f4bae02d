/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area.h"

#include "libbalanced/area/bal-area-private.h"
#include "libbalanced/area/bal-logic-graph-private.h"
#include "libbalanced/document/bal-item-list-private.h"

/* The nodes that the named one reaches, without itself, in the order of the document. */
static GListModel *
list_reached (BalArea *self, const char *code, gboolean forwards)
{
  g_autoptr (BalLogicGraph) graph = bal_logic_graph_new (self);
  g_autofree guint8 *marks = g_new0 (guint8, (gsize) graph->n_nodes + 1);
  GPtrArray *nodes = g_ptr_array_new_with_free_func (g_object_unref);
  guint start = 0;

  if (bal_logic_graph_lookup (graph, code, &start))
    {
      marks[start] = TRUE;
      bal_graph_reach (graph->edges, forwards, marks);
      for (guint i = 0; i < graph->n_nodes; i++)
        if (marks[i] && i != start)
          g_ptr_array_add (nodes, g_object_ref (graph->nodes[i]));
    }

  return G_LIST_MODEL (bal_item_list_new_take (BAL_TYPE_LOGIC_NODE, nodes));
}

/**
 * bal_area_lookup_logic_node:
 * @self: an area
 * @code: the code of a node
 *
 * Looks up a node of the logic models.
 *
 * Returns: (transfer none) (nullable): the node, or %NULL when there is none
 *
 * Since: 0.1
 */
BalLogicNode *
bal_area_lookup_logic_node (BalArea *self, const char *code)
{
  g_return_val_if_fail (BAL_IS_AREA (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  return bal_area_lookup (self, "logic_nodes", code);
}

/**
 * bal_area_list_causes:
 * @self: an area
 * @code: the code of a node of a logic model
 *
 * Lists everything that leads to a node, directly or through other nodes.
 *
 * This is how a model is built and read backwards, from the impact: what has no cause yet is where
 * to go on.
 *
 * Features: I2.
 *
 * Returns: (transfer full): a list of [class@Balanced.LogicNode], in the order of the document;
 *   empty when there is no such node
 *
 * Since: 0.1
 */
GListModel *
bal_area_list_causes (BalArea *self, const char *code)
{
  g_return_val_if_fail (BAL_IS_AREA (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  return list_reached (self, code, FALSE);
}

/**
 * bal_area_list_effects:
 * @self: an area
 * @code: the code of a node of a logic model
 *
 * Lists everything that a node leads to, directly or through other nodes.
 *
 * Features: I2.
 *
 * Returns: (transfer full): a list of [class@Balanced.LogicNode], in the order of the document;
 *   empty when there is no such node
 *
 * Since: 0.1
 */
GListModel *
bal_area_list_effects (BalArea *self, const char *code)
{
  g_return_val_if_fail (BAL_IS_AREA (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  return list_reached (self, code, TRUE);
}

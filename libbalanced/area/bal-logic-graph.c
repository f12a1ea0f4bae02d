/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-logic-graph-private.h"

#include "libbalanced/document/bal-item-private.h"

gboolean
bal_logic_graph_lookup (const BalLogicGraph *self, const char *code, guint *node)
{
  const guint number =
    code != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->codes, code)) : 0;

  *node = number > 0 ? number - 1 : 0;

  return number > 0;
}

static void
add_nodes (BalLogicGraph *self, guint model, GPtrArray *nodes, GArray *model_of)
{
  GListModel *items = bal_item_get_items (self->models[model], "nodes");
  const guint n_items = g_list_model_get_n_items (items);

  self->first[model] = nodes->len;
  for (guint i = 0; i < n_items; i++)
    {
      BalItem *node = bal_item_peek (items, i);
      const char *code = bal_item_get_text (node, "code");

      g_ptr_array_add (nodes, node);
      g_array_append_val (model_of, model);
      if (code != NULL && !g_hash_table_contains (self->codes, code))
        g_hash_table_insert (self->codes, (gpointer) code, GUINT_TO_POINTER (nodes->len));
    }
}

static void
add_models (BalLogicGraph *self, GListModel *models)
{
  GPtrArray *nodes = g_ptr_array_new ();
  GArray *model_of = g_array_new (FALSE, FALSE, sizeof (guint));

  self->n_models = g_list_model_get_n_items (models);
  self->models = g_new0 (BalItem *, (gsize) self->n_models + 1);
  self->first = g_new0 (guint, (gsize) self->n_models + 1);
  self->n_edges = g_new0 (guint, (gsize) self->n_models + 1);
  for (guint i = 0; i < self->n_models; i++)
    {
      self->models[i] = bal_item_peek (models, i);
      add_nodes (self, i, nodes, model_of);
    }
  self->n_nodes = nodes->len;
  self->first[self->n_models] = nodes->len;
  self->nodes = (BalItem **) g_ptr_array_free (nodes, FALSE);
  self->model_of = (guint *) (gpointer) g_array_free (model_of, FALSE);
}

static void
add_edges (BalLogicGraph *self, GListModel *edges)
{
  const guint n_items = g_list_model_get_n_items (edges);
  g_autofree guint *from = g_new0 (guint, (gsize) n_items + 1);
  g_autofree guint *to = g_new0 (guint, (gsize) n_items + 1);
  guint n_edges = 0;

  self->claims = g_new0 (BalItem *, (gsize) n_items + 1);
  for (guint i = 0; i < n_items; i++)
    {
      BalItem *edge = bal_item_peek (edges, i);

      if (!bal_logic_graph_lookup (self, bal_item_get_text (edge, "cause"), &from[n_edges]) ||
          !bal_logic_graph_lookup (self, bal_item_get_text (edge, "effect"), &to[n_edges]) ||
          self->model_of[from[n_edges]] != self->model_of[to[n_edges]])
        continue;
      self->n_edges[self->model_of[from[n_edges]]]++;
      self->claims[n_edges++] = edge;
    }
  self->edges = bal_graph_new (self->n_nodes, from, to, n_edges);
}

BalLogicGraph *
bal_logic_graph_new (BalArea *area)
{
  BalLogicGraph *self = g_new0 (BalLogicGraph, 1);

  self->codes = g_hash_table_new (g_str_hash, g_str_equal);
  add_models (self, bal_item_get_items (BAL_ITEM (area), "logic_models"));
  add_edges (self, bal_item_get_items (BAL_ITEM (area), "logic_edges"));

  return self;
}

void
bal_logic_graph_free (BalLogicGraph *self)
{
  g_hash_table_unref (self->codes);
  bal_graph_free (self->edges);
  g_free (self->claims);
  g_free (self->model_of);
  g_free (self->nodes);
  g_free (self->n_edges);
  g_free (self->first);
  g_free (self->models);
  g_free (self);
}

guint8 *
bal_logic_graph_reach_from (const BalLogicGraph *self, BalLogicLayer layer, gboolean forwards)
{
  guint8 *marks = g_new0 (guint8, (gsize) self->n_nodes + 1);

  for (guint i = 0; i < self->n_nodes; i++)
    marks[i] = bal_logic_graph_get_layer (self, i) == layer;
  bal_graph_reach (self->edges, forwards, marks);

  return marks;
}

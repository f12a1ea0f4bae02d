/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-logic-graph-private.h"

/* The golden thread: from a strategy to an outcome, from there to an action that works on it or on
 * what leads to it, and to a measure that tells of it. */

enum
{
  STRATEGY,
  NODE,
  LAYER,
  ACTED_ON,
  MEASURED,
  STRATEGIES,
  WHOLE,
};

static const BalTableColumn columns[] = {
  { "strategy", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "node", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "layer", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "acted_on", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "measured", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "strategies", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "whole", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
};

typedef struct
{
  GHashTable *acted_on; /* owned: a set of borrowed nodes */
  GHashTable *named_by; /* owned: borrowed node -> number of strategies */
} Threads;

static void
add_acted_on (BalAreaChecking *self, Threads *threads)
{
  g_autoptr (BalLogicGraph) graph = bal_logic_graph_new (self->area);
  g_autofree guint8 *marks = g_new0 (guint8, (gsize) graph->n_nodes + 1);

  for (guint i = 0; i < graph->n_nodes; i++)
    marks[i] = bal_item_get_texts (graph->nodes[i], "actions")[0] != NULL;
  bal_graph_reach (graph->edges, TRUE, marks);
  for (guint i = 0; i < graph->n_nodes; i++)
    if (marks[i])
      g_hash_table_add (threads->acted_on, graph->nodes[i]);
}

/* The nodes that a strategy names, each once, without those that do not exist. */
static GPtrArray *
list_nodes (BalAreaChecking *self, BalItem *strategy)
{
  const char *const *codes = bal_item_get_texts (strategy, "nodes");
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *nodes = g_ptr_array_new ();

  for (guint i = 0; codes[i] != NULL; i++)
    {
      BalItem *node = bal_area_lookup (self->area, "logic_nodes", codes[i]);

      if (node != NULL && g_hash_table_add (seen, node))
        g_ptr_array_add (nodes, node);
    }

  return nodes;
}

static guint
count_strategies (const Threads *threads, BalItem *node)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (threads->named_by, node));
}

static void
add_named_by (BalAreaChecking *self, Threads *threads, BalItem *strategy)
{
  g_autoptr (GPtrArray) nodes = list_nodes (self, strategy);

  for (guint i = 0; i < nodes->len; i++)
    g_hash_table_insert (threads->named_by, nodes->pdata[i],
                         GUINT_TO_POINTER (count_strategies (threads, nodes->pdata[i]) + 1));
}

static void
append_thread (BalTableBuilder *table,
               const Threads *threads,
               BalItem *strategy,
               BalItem *node,
               gboolean measured)
{
  const gboolean acted_on = g_hash_table_contains (threads->acted_on, node);

  bal_table_builder_append_text (table, STRATEGY, bal_item_get_text (strategy, "code"));
  bal_table_builder_append_text (table, NODE, bal_item_get_text (node, "code"));
  bal_area_checking_append_nick (table, LAYER, BAL_TYPE_LOGIC_LAYER,
                                 bal_item_get_enum (node, "layer"));
  bal_table_builder_append_boolean (table, ACTED_ON, acted_on);
  bal_table_builder_append_boolean (table, MEASURED, measured);
  bal_table_builder_append_int (table, STRATEGIES, count_strategies (threads, node));
  bal_table_builder_append_boolean (table, WHOLE, acted_on && measured);
}

static void
check_strategy (BalAreaChecking *self,
                const Threads *threads,
                BalItem *strategy,
                BalTableBuilder *table)
{
  g_autoptr (GPtrArray) nodes = list_nodes (self, strategy);
  BalFindingFigure idle[] = { { "nodes", 0.0 }, { "total", nodes->len } };
  BalFindingFigure unmeasured[] = { { "nodes", 0.0 }, { "total", nodes->len } };

  for (guint i = 0; i < nodes->len; i++)
    {
      BalItem *node = nodes->pdata[i];
      const gboolean measured = bal_item_get_texts (node, "measures")[0] != NULL;

      append_thread (table, threads, strategy, node, measured);
      idle[0].value += !g_hash_table_contains (threads->acted_on, node);
      unmeasured[0].value += !measured;
    }
  if (bal_item_get_texts (strategy, "nodes")[0] == NULL)
    bal_area_checking_add (self, "thread-without-outcome", strategy, NULL, NULL, 0);
  if (idle[0].value > 0.0)
    bal_area_checking_add (self, "thread-without-action", strategy, "nodes", idle,
                           G_N_ELEMENTS (idle));
  if (unmeasured[0].value > 0.0)
    bal_area_checking_add (self, "thread-without-measure", strategy, "nodes", unmeasured,
                           G_N_ELEMENTS (unmeasured));
}

/* Outcomes and impacts that no strategy sets out to reach. */
static void
check_unnamed (BalAreaChecking *self, const Threads *threads, BalItem *model)
{
  GListModel *nodes = bal_item_get_items (model, "nodes");
  const guint n_nodes = g_list_model_get_n_items (nodes);
  BalFindingFigure figures[] = { { "nodes", 0.0 }, { "total", 0.0 } };

  for (guint i = 0; i < n_nodes; i++)
    {
      BalItem *node = bal_item_peek (nodes, i);
      const int layer = bal_item_get_enum (node, "layer");

      if (layer != BAL_LOGIC_LAYER_OUTCOME && layer != BAL_LOGIC_LAYER_IMPACT)
        continue;
      figures[0].value += count_strategies (threads, node) == 0;
      figures[1].value += 1.0;
    }
  if (figures[0].value > 0.0)
    bal_area_checking_add (self, "thread-without-strategy", model, NULL, figures,
                           G_N_ELEMENTS (figures));
}

void
bal_area_check_threads (BalAreaChecking *self)
{
  GListModel *models = bal_area_checking_get_list (self, "logic_models");
  GListModel *strategies = bal_area_checking_get_list (self, "strategies");
  const guint n_models = g_list_model_get_n_items (models);
  const guint n_strategies = g_list_model_get_n_items (strategies);
  Threads threads = { 0 };
  BalTableBuilder *table = NULL;

  if (n_strategies == 0)
    return;

  threads.acted_on = g_hash_table_new (NULL, NULL);
  threads.named_by = g_hash_table_new (NULL, NULL);
  table = bal_table_builder_new_with_columns ("golden_threads", columns, G_N_ELEMENTS (columns));
  add_acted_on (self, &threads);
  for (guint i = 0; i < n_strategies; i++)
    add_named_by (self, &threads, bal_item_peek (strategies, i));
  for (guint i = 0; i < n_strategies; i++)
    check_strategy (self, &threads, bal_item_peek (strategies, i), table);
  for (guint i = 0; i < n_models; i++)
    check_unnamed (self, &threads, bal_item_peek (models, i));
  bal_area_checking_end_table (self, table);
  g_hash_table_unref (threads.acted_on);
  g_hash_table_unref (threads.named_by);
}

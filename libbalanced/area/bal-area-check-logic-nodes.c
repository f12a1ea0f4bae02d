/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-logic-graph-private.h"

/* What the nodes of a logic model say: whose words they are, who took part, how far they are there,
 * and what tells of them. */

static gboolean
is_voice (int perspective)
{
  return perspective == BAL_PERSPECTIVE_CHILD || perspective == BAL_PERSPECTIVE_PARENT ||
         perspective == BAL_PERSPECTIVE_CHILD_OR_PARENT;
}

static void
check_voices (BalAreaChecking *self, const BalLogicGraph *graph, guint model)
{
  BalFindingFigure figure = { "outcomes", 0.0 };
  guint n_voices = 0;

  for (guint i = graph->first[model]; i < graph->first[model + 1]; i++)
    {
      BalItem *node = graph->nodes[i];
      const int perspective = bal_item_get_enum (node, "perspective");

      if (bal_item_get_boolean (node, "i_statement") && !is_voice (perspective))
        bal_area_checking_add (self, "i-statement-without-voice", node, NULL, NULL, 0);
      if (bal_logic_graph_get_layer (graph, i) != BAL_LOGIC_LAYER_OUTCOME)
        continue;
      figure.value += 1.0;
      n_voices += is_voice (perspective);
    }
  if (figure.value > 0.0 && n_voices == 0)
    bal_area_checking_add (self, "logic-voice-missing", graph->models[model], NULL, &figure, 1);
}

static void
check_blocked (BalAreaChecking *self, const BalLogicGraph *graph, guint node)
{
  g_autofree guint8 *marks = g_new0 (guint8, (gsize) graph->n_nodes + 1);
  BalFindingFigure figure = { "nodes", -1.0 };

  marks[node] = TRUE;
  bal_graph_reach (graph->edges, TRUE, marks);
  for (guint i = 0; i < graph->n_nodes; i++)
    figure.value += marks[i];
  bal_area_checking_add (self, "logic-node-blocked", graph->nodes[node], NULL, &figure, 1);
}

static void
check_status (BalAreaChecking *self, const BalLogicGraph *graph, guint model)
{
  BalFindingFigure unknown[] = { { "enablers", 0.0 }, { "total", 0.0 } };

  for (guint i = graph->first[model]; i < graph->first[model + 1]; i++)
    {
      if (bal_logic_graph_get_layer (graph, i) != BAL_LOGIC_LAYER_ENABLER)
        continue;
      unknown[0].value += bal_item_get_enum (graph->nodes[i], "status") == BAL_LOGIC_STATUS_UNKNOWN;
      unknown[1].value += 1.0;
    }
  if (unknown[0].value > 0.0)
    bal_area_checking_add (self, "logic-status-unknown", graph->models[model], NULL, unknown,
                           G_N_ELEMENTS (unknown));
}

static void
check_co_production (BalAreaChecking *self, const BalLogicGraph *graph, guint model)
{
  BalFindingFigure figures[] = { { "nodes", 0.0 },
                                 { "total", graph->first[model + 1] - graph->first[model] } };

  for (guint i = graph->first[model]; i < graph->first[model + 1]; i++)
    figures[0].value += bal_item_get_texts (graph->nodes[i], "co_producers")[0] == NULL;
  if (figures[0].value > 0.0)
    bal_area_checking_add (self, "logic-co-production-unknown", graph->models[model], NULL, figures,
                           G_N_ELEMENTS (figures));
}

/* The framework's words for quadrants may be others: what they are about is what counts. */
static gboolean
is_quality_of_effort (BalAreaChecking *self, const char *quadrant)
{
  BalScheme *scheme =
    bal_framework_lookup_scheme (bal_area_get_framework (self->area), "quadrants");
  BalTerm *term = scheme != NULL ? bal_scheme_lookup (scheme, quadrant) : NULL;
  const char *const *attributes = term != NULL ? bal_term_get_attributes (term) : NULL;

  return attributes != NULL && g_strv_contains (attributes, "quality") &&
         g_strv_contains (attributes, "effort");
}

static void
check_quadrants (BalAreaChecking *self, BalItem *model, GHashTable *measures)
{
  BalFindingFigure figures[] = { { "measures", 0.0 }, { "unknown", 0.0 } };
  GHashTableIter iter;
  gpointer measure = NULL;

  g_hash_table_iter_init (&iter, measures);
  while (g_hash_table_iter_next (&iter, &measure, NULL))
    {
      const char *quadrant = bal_item_get_text (measure, "quadrant");

      if (quadrant != NULL && is_quality_of_effort (self, quadrant))
        return;
      figures[quadrant != NULL ? 0 : 1].value += 1.0;
    }
  if (figures[0].value > 0.0)
    bal_area_checking_add (self, "logic-quality-of-effort-missing", model, NULL, figures,
                           G_N_ELEMENTS (figures));
}

static void
check_measures (BalAreaChecking *self, const BalLogicGraph *graph, guint model)
{
  g_autoptr (GHashTable) measures = g_hash_table_new (NULL, NULL);
  BalFindingFigure figures[] = { { "nodes", 0.0 }, { "total", 0.0 } };

  for (guint i = graph->first[model]; i < graph->first[model + 1]; i++)
    {
      const char *const *codes = bal_item_get_texts (graph->nodes[i], "measures");
      const BalLogicLayer layer = bal_logic_graph_get_layer (graph, i);

      for (guint j = 0; codes[j] != NULL; j++)
        {
          BalItem *measure = bal_area_lookup (self->area, "measures", codes[j]);

          if (measure != NULL)
            g_hash_table_add (measures, measure);
        }
      if (layer != BAL_LOGIC_LAYER_OUTCOME && layer != BAL_LOGIC_LAYER_IMPACT)
        continue;
      figures[0].value += codes[0] == NULL;
      figures[1].value += 1.0;
    }
  if (figures[0].value > 0.0)
    bal_area_checking_add (self, "logic-node-without-measure", graph->models[model], NULL, figures,
                           G_N_ELEMENTS (figures));
  check_quadrants (self, graph->models[model], measures);
}

void
bal_area_check_logic_nodes (BalAreaChecking *self)
{
  g_autoptr (BalLogicGraph) graph = bal_logic_graph_new (self->area);

  for (guint i = 0; i < graph->n_models; i++)
    {
      check_voices (self, graph, i);
      check_status (self, graph, i);
      check_co_production (self, graph, i);
      check_measures (self, graph, i);
    }
  for (guint i = 0; i < graph->n_nodes; i++)
    if (bal_item_get_enum (graph->nodes[i], "status") == BAL_LOGIC_STATUS_BLOCKED)
      check_blocked (self, graph, i);
}

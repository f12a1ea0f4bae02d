/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-logic-graph-private.h"

/* The structure of logic models: what leads to what. A model without edges only lists what belongs
 * in it: nothing is concluded then from edges that are not there. */

enum
{
  MODEL,
  NODE,
  LAYER,
  GROUP,
  PERSPECTIVE,
  STATUS,
  CAUSES,
  EFFECTS,
  CYCLE,
  FROM_ENABLER,
  TO_IMPACT,
  EVIDENCE,
  MEASURES,
  ACTIONS,
  PARTNERS,
  CO_PRODUCERS,
};

static const BalTableColumn columns[] = {
  { "model", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "node", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "layer", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "group", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "perspective", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "status", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "causes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "effects", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "cycle", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "from_enabler", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "to_impact", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "evidence", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "measures", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "actions", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "partners", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "co_producers", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
};

/* The models, with what their edges give. */
typedef struct
{
  BalLogicGraph *graph; /* owned */
  guint *cycles;        /* owned; by node */
  guint8 *from_enabler; /* owned; by node */
  guint8 *to_impact;    /* owned; by node: to an impact, or to the goal */
  guint8 *from_outcome; /* owned; by node */
  guint *grades;        /* owned; by edge: the place in the scale from 1, or 0 */
  guint *evidence;      /* owned; by node: the grade of the weakest edge in its strongest chain */
  BalLogicLayer *last;  /* owned; by model: the last layer that has a node */
} Models;

static guint
get_grade (const Models *models, guint edge)
{
  const BalLogicGraph *graph = models->graph;
  BalItem *model = graph->models[graph->model_of[graph->edges->from[edge]]];
  const char *const *scale = bal_item_get_texts (model, "evidence_scale");
  const char *word = bal_item_get_text (graph->claims[edge], "evidence");

  for (guint i = 0; word != NULL && scale[i] != NULL; i++)
    if (g_str_equal (scale[i], word))
      return i + 1;

  return 0;
}

static void
reach_at (const Models *models, guint node, guint grade, GArray *waiting)
{
  const BalGraph *edges = models->graph->edges;

  models->evidence[node] = grade;
  g_array_append_val (waiting, node);
  while (waiting->len > 0)
    {
      const guint next = g_array_index (waiting, guint, waiting->len - 1);

      g_array_set_size (waiting, waiting->len - 1);
      for (guint i = edges->first_out[next]; i < edges->first_out[next + 1]; i++)
        {
          const guint end = edges->to[edges->out[i]];

          if (models->evidence[end] != 0 || models->grades[edges->out[i]] < grade)
            continue;
          models->evidence[end] = grade;
          g_array_append_val (waiting, end);
        }
    }
}

static int
compare_grades (gconstpointer one, gconstpointer two, gpointer grades)
{
  const guint *by_edge = grades;
  const guint a = *(const guint *) one;
  const guint b = *(const guint *) two;

  if (by_edge[a] != by_edge[b])
    return by_edge[a] > by_edge[b] ? -1 : 1;

  return a < b ? -1 : a > b;
}

/* A chain is as strong as its weakest edge, and a node as its strongest chain from an enabler.
 * Edges are let in from the strongest down, so that each node is reached at its grade first. */
static void
grade_chains (Models *models)
{
  const BalGraph *edges = models->graph->edges;
  const guint above_all = G_MAXUINT;
  g_autofree guint *order = g_new0 (guint, (gsize) edges->n_edges + 1);
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < edges->n_edges; i++)
    {
      order[i] = i;
      models->grades[i] = get_grade (models, i);
    }
  for (guint i = 0; i < models->graph->n_nodes; i++)
    if (bal_logic_graph_get_layer (models->graph, i) == BAL_LOGIC_LAYER_ENABLER)
      models->evidence[i] = above_all;
  g_qsort_with_data (order, (int) edges->n_edges, sizeof (guint), compare_grades, models->grades);
  for (guint i = 0; i < edges->n_edges && models->grades[order[i]] > 0; i++)
    {
      const guint from = edges->from[order[i]];
      const guint to = edges->to[order[i]];

      if (models->evidence[from] != 0 && models->evidence[to] == 0)
        reach_at (models, to, models->grades[order[i]], waiting);
    }
}

static void
models_init (Models *models, BalArea *area)
{
  guint n_nodes = 0;

  *models = (Models){ 0 };
  models->graph = bal_logic_graph_new (area);
  n_nodes = models->graph->n_nodes;
  models->cycles = g_new0 (guint, (gsize) n_nodes + 1);
  models->evidence = g_new0 (guint, (gsize) n_nodes + 1);
  models->grades = g_new0 (guint, (gsize) models->graph->edges->n_edges + 1);
  models->last = g_new0 (BalLogicLayer, (gsize) models->graph->n_models + 1);
  bal_graph_find_cycles (models->graph->edges, models->cycles);
  models->from_enabler = bal_logic_graph_reach_from (models->graph, BAL_LOGIC_LAYER_ENABLER, TRUE);
  models->from_outcome = bal_logic_graph_reach_from (models->graph, BAL_LOGIC_LAYER_OUTCOME, TRUE);
  models->to_impact = g_new0 (guint8, (gsize) n_nodes + 1);
  for (guint i = 0; i < n_nodes; i++)
    {
      const BalLogicLayer layer = bal_logic_graph_get_layer (models->graph, i);
      BalLogicLayer *last = &models->last[models->graph->model_of[i]];

      *last = MAX (*last, layer);
      models->to_impact[i] = layer >= BAL_LOGIC_LAYER_IMPACT;
    }
  bal_graph_reach (models->graph->edges, FALSE, models->to_impact);
  grade_chains (models);
}

static void
models_clear (Models *models)
{
  bal_logic_graph_free (models->graph);
  g_free (models->cycles);
  g_free (models->from_enabler);
  g_free (models->from_outcome);
  g_free (models->to_impact);
  g_free (models->grades);
  g_free (models->evidence);
  g_free (models->last);
}

static void
append_counts (BalTableBuilder *table, const Models *models, guint node)
{
  const BalGraph *edges = models->graph->edges;
  const guint model = models->graph->model_of[node];
  const char *const *scale = bal_item_get_texts (models->graph->models[model], "evidence_scale");
  const guint evidence = models->evidence[node];

  if (models->graph->n_edges[model] == 0)
    {
      for (guint column = CAUSES; column <= EVIDENCE; column++)
        bal_table_builder_append_state (table, column, BAL_VALUE_STATE_NOT_AVAILABLE);
      return;
    }

  bal_table_builder_append_int (table, CAUSES, bal_graph_get_n_in (edges, node));
  bal_table_builder_append_int (table, EFFECTS, bal_graph_get_n_out (edges, node));
  if (models->cycles[node] > 0)
    bal_table_builder_append_int (table, CYCLE, models->cycles[node]);
  else
    bal_table_builder_append_state (table, CYCLE, BAL_VALUE_STATE_NOT_APPLICABLE);
  bal_table_builder_append_boolean (table, FROM_ENABLER, models->from_enabler[node]);
  bal_table_builder_append_boolean (table, TO_IMPACT, models->to_impact[node]);
  if (evidence == G_MAXUINT)
    bal_table_builder_append_state (table, EVIDENCE, BAL_VALUE_STATE_NOT_APPLICABLE);
  else
    bal_table_builder_append_text (table, EVIDENCE, evidence > 0 ? scale[evidence - 1] : NULL);
}

/* Nobody stated is not nobody. */
static void
append_stated (BalTableBuilder *table, guint column, BalItem *node, const char *member)
{
  const guint n = g_strv_length ((GStrv) bal_item_get_texts (node, member));

  if (n > 0)
    bal_table_builder_append_int (table, column, n);
  else
    bal_table_builder_append_state (table, column, BAL_VALUE_STATE_MISSING);
}

static void
append_nodes (BalTableBuilder *table, const Models *models)
{
  for (guint i = 0; i < models->graph->n_nodes; i++)
    {
      BalItem *node = models->graph->nodes[i];
      BalItem *model = models->graph->models[models->graph->model_of[i]];

      bal_table_builder_append_text (table, MODEL, bal_item_get_text (model, "code"));
      bal_table_builder_append_text (table, NODE, bal_item_get_text (node, "code"));
      bal_area_checking_append_nick (table, LAYER, BAL_TYPE_LOGIC_LAYER,
                                     bal_item_get_enum (node, "layer"));
      bal_table_builder_append_text (table, GROUP, bal_item_get_text (node, "group"));
      bal_area_checking_append_nick (table, PERSPECTIVE, BAL_TYPE_PERSPECTIVE,
                                     bal_item_get_enum (node, "perspective"));
      bal_area_checking_append_nick (table, STATUS, BAL_TYPE_LOGIC_STATUS,
                                     bal_item_get_enum (node, "status"));
      append_counts (table, models, i);
      bal_table_builder_append_int (table, MEASURES,
                                    g_strv_length ((GStrv) bal_item_get_texts (node, "measures")));
      bal_table_builder_append_int (table, ACTIONS,
                                    g_strv_length ((GStrv) bal_item_get_texts (node, "actions")));
      append_stated (table, PARTNERS, node, "partners");
      append_stated (table, CO_PRODUCERS, node, "co_producers");
    }
}

/* What one edge says by itself. */
static void
check_edge (BalAreaChecking *self, const Models *models, guint edge)
{
  BalItem *claim = models->graph->claims[edge];
  const BalLogicLayer cause =
    bal_logic_graph_get_layer (models->graph, models->graph->edges->from[edge]);
  const BalLogicLayer effect =
    bal_logic_graph_get_layer (models->graph, models->graph->edges->to[edge]);
  const BalFindingFigure figure = { "layers", (double) effect - (double) cause - 1.0 };

  if (effect < cause)
    bal_area_checking_add (self, "logic-edge-backwards", claim, NULL, NULL, 0);
  else if (effect > cause + 1)
    bal_area_checking_add (self, "logic-edge-skips-layer", claim, NULL, &figure, 1);
  if (bal_item_get_text (claim, "evidence") != NULL && models->grades[edge] == 0)
    bal_area_checking_add (self, "logic-evidence-off-scale", claim, "evidence", NULL, 0);
}

static void
check_repeated (BalAreaChecking *self, const Models *models)
{
  const BalGraph *edges = models->graph->edges;
  g_autofree guint *seen = g_new0 (guint, (gsize) edges->n_nodes + 1);

  for (guint node = 0; node < edges->n_nodes; node++)
    for (guint i = edges->first_out[node]; i < edges->first_out[node + 1]; i++)
      {
        const guint edge = edges->out[i];

        if (seen[edges->to[edge]] == node + 1)
          bal_area_checking_add (self, "logic-edge-repeated", models->graph->claims[edge], NULL,
                                 NULL, 0);
        seen[edges->to[edge]] = node + 1;
      }
}

/* How many edges of a model say nothing of what they rest on. */
static void
check_grounds (BalAreaChecking *self, const Models *models)
{
  const BalLogicGraph *graph = models->graph;
  g_autofree guint *unassumed = g_new0 (guint, (gsize) graph->n_models + 1);
  g_autofree guint *unproven = g_new0 (guint, (gsize) graph->n_models + 1);

  for (guint i = 0; i < graph->edges->n_edges; i++)
    {
      const guint model = graph->model_of[graph->edges->from[i]];

      unassumed[model] += bal_item_get_texts (graph->claims[i], "assumptions")[0] == NULL;
      unproven[model] += bal_item_get_text (graph->claims[i], "evidence") == NULL;
    }
  for (guint i = 0; i < graph->n_models; i++)
    {
      BalFindingFigure figures[] = { { "edges", unassumed[i] }, { "total", graph->n_edges[i] } };

      if (unassumed[i] > 0)
        bal_area_checking_add (self, "logic-edge-without-assumption", graph->models[i], NULL,
                               figures, G_N_ELEMENTS (figures));
      figures[0].value = unproven[i];
      if (unproven[i] > 0)
        bal_area_checking_add (self, "logic-edge-without-evidence", graph->models[i], NULL, figures,
                               G_N_ELEMENTS (figures));
    }
}

/* Both ends are nodes of the document, but not of one model. */
static void
check_ends (BalAreaChecking *self, const Models *models)
{
  GListModel *edges = bal_area_checking_get_list (self, "logic_edges");
  const guint n_edges = g_list_model_get_n_items (edges);

  for (guint i = 0; i < n_edges; i++)
    {
      BalItem *edge = bal_item_peek (edges, i);
      guint cause = 0;
      guint effect = 0;

      if (bal_logic_graph_lookup (models->graph, bal_item_get_text (edge, "cause"), &cause) &&
          bal_logic_graph_lookup (models->graph, bal_item_get_text (edge, "effect"), &effect) &&
          models->graph->model_of[cause] != models->graph->model_of[effect])
        bal_area_checking_add (self, "logic-edge-between-models", edge, NULL, NULL, 0);
    }
}

static void
check_cycles (BalAreaChecking *self, const Models *models)
{
  g_autofree guint *sizes = g_new0 (guint, (gsize) models->graph->n_nodes + 1);
  guint n_reported = 0;

  for (guint i = 0; i < models->graph->n_nodes; i++)
    sizes[models->cycles[i]]++;
  for (guint i = 0; i < models->graph->n_nodes; i++)
    {
      const BalFindingFigure figure = { "nodes", sizes[models->cycles[i]] };

      /* Cycles are numbered by their first node. */
      if (models->cycles[i] != n_reported + 1)
        continue;
      n_reported++;
      bal_area_checking_add (self, "logic-cycle", models->graph->nodes[i], NULL, &figure, 1);
    }
}

static void
check_place (BalAreaChecking *self, const Models *models, guint node)
{
  BalItem *item = models->graph->nodes[node];
  const BalLogicLayer layer = bal_logic_graph_get_layer (models->graph, node);
  const gboolean has_cause = bal_graph_get_n_in (models->graph->edges, node) > 0;
  const gboolean has_effect = bal_graph_get_n_out (models->graph->edges, node) > 0;

  if (layer >= BAL_LOGIC_LAYER_IMPACT && !models->from_outcome[node])
    bal_area_checking_add (self, "logic-impact-without-chain", item, NULL, NULL, 0);
  else if (!has_cause && !has_effect)
    bal_area_checking_add (self, "logic-node-isolated", item, NULL, NULL, 0);
  else if (!has_cause && layer > BAL_LOGIC_LAYER_ENABLER)
    bal_area_checking_add (self, "logic-node-unsupported", item, NULL, NULL, 0);
  else if (!has_effect && layer < models->last[models->graph->model_of[node]])
    bal_area_checking_add (self, "logic-node-dead-end", item, NULL, NULL, 0);
}

static void
check_goals (BalAreaChecking *self, const BalLogicGraph *graph, guint model)
{
  BalFindingFigure figure = { "goals", 0.0 };

  for (guint i = graph->first[model]; i < graph->first[model + 1]; i++)
    figure.value += bal_logic_graph_get_layer (graph, i) == BAL_LOGIC_LAYER_GOAL;
  if (figure.value > 1.0)
    bal_area_checking_add (self, "logic-goals-many", graph->models[model], NULL, &figure, 1);
  else if (figure.value < 1.0)
    bal_area_checking_add (self, "logic-goal-missing", graph->models[model], NULL, NULL, 0);
}

static void
check_model (BalAreaChecking *self, const Models *models, guint model)
{
  const BalLogicGraph *graph = models->graph;
  const BalFindingFigure figure = { "nodes", graph->first[model + 1] - graph->first[model] };

  check_goals (self, graph, model);
  if (graph->n_edges[model] == 0)
    {
      bal_area_checking_add (self, "logic-edges-not-stated", graph->models[model], NULL, &figure,
                             1);
      return;
    }

  for (guint i = graph->first[model]; i < graph->first[model + 1]; i++)
    check_place (self, models, i);
}

void
bal_area_check_logic (BalAreaChecking *self)
{
  BalTableBuilder *table = NULL;
  Models models = { 0 };

  if (g_list_model_get_n_items (bal_area_checking_get_list (self, "logic_models")) == 0)
    return;

  models_init (&models, self->area);
  table = bal_table_builder_new_with_columns ("logic_nodes", columns, G_N_ELEMENTS (columns));
  append_nodes (table, &models);
  bal_area_checking_end_table (self, table);
  for (guint i = 0; i < models.graph->n_models; i++)
    check_model (self, &models, i);
  check_ends (self, &models);
  for (guint i = 0; i < models.graph->edges->n_edges; i++)
    check_edge (self, &models, i);
  check_repeated (self, &models);
  check_grounds (self, &models);
  check_cycles (self, &models);
  models_clear (&models);
}

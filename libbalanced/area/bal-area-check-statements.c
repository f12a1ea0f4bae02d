/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-logic-graph-private.h"
#include "libbalanced/framework/bal-crosswalk-private.h"

/* Sets of outcome statements against the themes of impact of the logic models, both ways: what a
 * statement leads to, and which impacts no statement speaks of. */

enum
{
  SET,
  STATEMENT,
  THEMES,
  LOSS,
  IMPACTS,
};

static const BalTableColumn columns[] = {
  { "set", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "statement", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "themes", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL },
  { "loss", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "impacts", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "nodes" },
};

enum
{
  BACK_SET,
  BACK_NODE,
  BACK_THEME,
  BACK_STATEMENTS,
};

static const BalTableColumn back_columns[] = {
  { "set", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "impact", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "theme", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "statements", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "statements" },
};

typedef struct
{
  BalAreaChecking *checking;
  const BalLogicGraph *graph;
  BalItem *set;
  BalScheme *statements;
  BalScheme *themes;
  BalMapping mapping;
  guint *n_impacts;    /* owned; by theme */
  guint *n_statements; /* owned; by theme */
} Reading;

/* The theme of an impact, or -1 where it has none that is known. */
static int
get_theme (const Reading *self, guint node)
{
  const char *group = bal_item_get_text (self->graph->nodes[node], "group");

  return group != NULL ? bal_scheme_get_index (self->themes, group) : -1;
}

static void
count_impacts (Reading *self)
{
  for (guint i = 0; i < self->graph->n_nodes; i++)
    {
      const int theme = bal_logic_graph_get_layer (self->graph, i) == BAL_LOGIC_LAYER_IMPACT
                          ? get_theme (self, i)
                          : -1;

      if (theme >= 0)
        self->n_impacts[theme]++;
    }
}

static void
append_statement (Reading *self, const char *code, BalTableBuilder *table, guint *n_unmet)
{
  const BalMappedTerm mapped = bal_mapping_find (&self->mapping, code);
  g_autofree char *themes =
    mapped.targets != NULL ? g_strjoinv (" ", (char **) mapped.targets) : NULL;
  gint64 n_impacts = 0;

  for (guint i = 0; mapped.targets != NULL && mapped.targets[i] != NULL; i++)
    {
      const int theme = bal_scheme_get_index (self->themes, mapped.targets[i]);

      if (theme < 0)
        continue;
      n_impacts += self->n_impacts[theme];
      self->n_statements[theme]++;
    }
  *n_unmet += n_impacts == 0;
  bal_table_builder_append_text (table, SET, bal_item_get_text (self->set, "scheme"));
  bal_table_builder_append_text (table, STATEMENT, code);
  bal_table_builder_append_text (table, THEMES, themes);
  bal_area_checking_append_nick (table, LOSS, BAL_TYPE_MAPPING_LOSS, (int) mapped.loss);
  bal_table_builder_append_int (table, IMPACTS, n_impacts);
}

static void
append_impacts (Reading *self, BalTableBuilder *table, guint *n_unmet)
{
  for (guint i = 0; i < self->graph->n_nodes; i++)
    {
      int theme = -1;
      guint n_statements = 0;

      if (bal_logic_graph_get_layer (self->graph, i) != BAL_LOGIC_LAYER_IMPACT)
        continue;
      theme = get_theme (self, i);
      n_statements = theme >= 0 ? self->n_statements[theme] : 0;
      *n_unmet += n_statements == 0;
      bal_table_builder_append_text (table, BACK_SET, bal_item_get_text (self->set, "scheme"));
      bal_table_builder_append_text (table, BACK_NODE,
                                     bal_item_get_text (self->graph->nodes[i], "code"));
      bal_table_builder_append_text (
        table, BACK_THEME,
        theme >= 0
          ? bal_term_get_code (bal_item_peek (bal_scheme_get_terms (self->themes), (guint) theme))
          : NULL);
      bal_table_builder_append_int (table, BACK_STATEMENTS, n_statements);
    }
}

static guint
count_impact_nodes (const BalLogicGraph *graph)
{
  guint n = 0;

  for (guint i = 0; i < graph->n_nodes; i++)
    n += bal_logic_graph_get_layer (graph, i) == BAL_LOGIC_LAYER_IMPACT;

  return n;
}

/* Without a logic model there is nothing that statements could be held against. */
static void
report (Reading *self, guint n_statements, guint n_impacts)
{
  const guint n_all = g_list_model_get_n_items (bal_scheme_get_terms (self->statements));
  const guint n_nodes = count_impact_nodes (self->graph);
  const BalFindingFigure statements[] = { { "statements", n_statements }, { "total", n_all } };
  const BalFindingFigure impacts[] = { { "impacts", n_impacts }, { "total", n_nodes } };

  if (n_nodes == 0)
    return;
  if (n_statements > 0)
    bal_area_checking_add (self->checking, "statement-without-impact", self->set, NULL, statements,
                           G_N_ELEMENTS (statements));
  if (n_impacts > 0)
    bal_area_checking_add (self->checking, "impact-without-statement", self->set, NULL, impacts,
                           G_N_ELEMENTS (impacts));
}

static gboolean
find_schemes (Reading *self)
{
  BalCrosswalk *walk =
    bal_area_checking_lookup_crosswalk (self->checking, bal_item_get_text (self->set, "crosswalk"));

  self->statements =
    bal_area_checking_lookup_scheme (self->checking, bal_item_get_text (self->set, "scheme"));
  self->themes = walk != NULL ? bal_area_checking_lookup_scheme (self->checking,
                                                                 bal_crosswalk_get_to_scheme (walk))
                              : NULL;
  if (self->statements == NULL || self->themes == NULL)
    {
      bal_area_checking_add (self->checking, "statement-set-unmapped", self->set, NULL, NULL, 0);
      return FALSE;
    }
  bal_mapping_init (&self->mapping, walk, self->statements, self->themes);

  return TRUE;
}

static void
read_set (Reading *self, BalTableBuilder *table, BalTableBuilder *back)
{
  const gsize n_themes = g_list_model_get_n_items (bal_scheme_get_terms (self->themes));
  GListModel *terms = bal_scheme_get_terms (self->statements);
  guint n_statements = 0, n_impacts = 0;

  self->n_impacts = g_new0 (guint, n_themes + 1);
  self->n_statements = g_new0 (guint, n_themes + 1);
  count_impacts (self);
  for (guint i = 0; i < g_list_model_get_n_items (terms); i++)
    {
      const char *code = bal_term_get_code (bal_item_peek (terms, i));

      append_statement (self, code != NULL ? code : "", table, &n_statements);
    }
  append_impacts (self, back, &n_impacts);
  report (self, n_statements, n_impacts);
  g_clear_pointer (&self->n_impacts, g_free);
  g_clear_pointer (&self->n_statements, g_free);
  bal_mapping_clear (&self->mapping);
}

void
bal_area_check_statements (BalAreaChecking *self)
{
  BalItem *section = bal_item_get_item (BAL_ITEM (self->area), "vocabularies");
  GListModel *items = section != NULL ? bal_item_get_items (section, "statement_sets") : NULL;
  g_autoptr (BalLogicGraph) graph = NULL;
  BalTableBuilder *table = NULL;
  BalTableBuilder *back = NULL;

  if (items == NULL || g_list_model_get_n_items (items) == 0)
    return;

  graph = bal_logic_graph_new (self->area);
  table = bal_table_builder_new_with_columns ("statements", columns, G_N_ELEMENTS (columns));
  back = bal_table_builder_new_with_columns ("impact_statements", back_columns,
                                             G_N_ELEMENTS (back_columns));
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      Reading reading = { .checking = self, .graph = graph, .set = bal_item_peek (items, i) };

      if (find_schemes (&reading))
        read_set (&reading, table, back);
    }
  bal_area_checking_end_table (self, table);
  bal_area_checking_end_table (self, back);
}

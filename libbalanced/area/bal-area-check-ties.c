/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-formality.h"
#include "libbalanced/area/bal-tie-graph-private.h"

/* Who keeps agencies together, and what would fall apart without them. */

enum
{
  TIE,
  PURPOSE,
  FORMALITY,
  IN_FORCE,
  AGENCIES,
  POSTS,
  HOURS,
};

static const BalTableColumn columns[] = {
  { "tie", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "purpose", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "formality", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "in_force", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "agencies", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "posts", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "hours", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "hours" },
};

enum
{
  PERSON,
  PERSON_POSTS,
  PERSON_TIES,
  PERSON_PAIRS,
  PERSON_OF,
};

static const BalTableColumn person_columns[] = {
  { "person", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "posts", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "informal_ties", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "ties" },
  { "pairs_lost", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "pairs of agencies" },
  { "pairs", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "pairs of agencies" },
};

static void
append_tie (BalAreaChecking *self, BalTableBuilder *table, BalItem *tie)
{
  const int formality = bal_item_get_enum (tie, "formality");

  bal_table_builder_append_text (table, TIE, bal_item_get_text (tie, "code"));
  bal_table_builder_append_text (table, PURPOSE, bal_item_get_text (tie, "purpose"));
  if (formality == BAL_FORMALITY_UNKNOWN)
    bal_table_builder_append_text (table, FORMALITY, NULL);
  else
    bal_area_checking_append_nick (table, FORMALITY, BAL_TYPE_FORMALITY, formality);
  bal_table_builder_append_boolean (table, IN_FORCE, bal_area_checking_is_in_force (self, tie));
  bal_table_builder_append_int (table, AGENCIES,
                                g_strv_length ((GStrv) bal_item_get_texts (tie, "agencies")));
  bal_table_builder_append_int (table, POSTS,
                                g_strv_length ((GStrv) bal_item_get_texts (tie, "posts")));
  bal_area_checking_append_figure (table, HOURS, bal_item_get_figure (tie, "hours"));
}

/* Packages that are agreed one by one, because nothing was agreed for all of them. */
static void
check_packages (BalAreaChecking *self, BalItem *section, GListModel *ties)
{
  BalFindingFigure figures[] = { { "ties", 0.0 }, { "hours", 0.0 }, { "unknown", 0.0 } };

  for (guint i = 0; i < g_list_model_get_n_items (ties); i++)
    {
      BalItem *tie = bal_item_peek (ties, i);
      double hours = 0.0;

      if (g_strcmp0 (bal_item_get_text (tie, "purpose"), "packages") != 0 ||
          bal_item_get_enum (tie, "formality") != BAL_FORMALITY_INFORMAL ||
          !bal_area_checking_is_in_force (self, tie))
        continue;
      figures[0].value++;
      if (bal_area_checking_get_number (bal_item_get_figure (tie, "hours"), &hours))
        figures[1].value += hours;
      else
        figures[2].value++;
    }
  if (figures[0].value > 0.0)
    bal_area_checking_add (self, "packages-agreed-one-by-one", section, "ties", figures,
                           G_N_ELEMENTS (figures));
}

static void
add_ties (BalAreaChecking *self, GListModel *ties)
{
  BalTableBuilder *table =
    bal_table_builder_new_with_columns ("ties", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < g_list_model_get_n_items (ties); i++)
    {
      BalItem *tie = bal_item_peek (ties, i);

      append_tie (self, table, tie);
      if (bal_area_checking_is_in_force (self, tie) && bal_tie_is_unknown (self->area, tie))
        bal_area_checking_add (self, "tie-person-not-stated", tie, NULL, NULL, 0);
    }
  bal_area_checking_end_table (self, table);
}

static gboolean
is_left_out (BalItem *tie, gpointer data)
{
  return !bal_area_checking_is_in_force (data, tie);
}

/* The pairs of agencies that are connected now. */
static guint64
count_pairs (const BalTieGraph *graph)
{
  g_autofree guint8 *nobody = g_new0 (guint8, (gsize) graph->edges->n_nodes + 1);
  g_autofree guint *reach = g_new0 (guint, (gsize) graph->agencies->len + 1);
  guint64 twice = 0;

  bal_tie_graph_count_reach (graph, nobody, reach);
  for (guint i = 0; i < graph->agencies->len; i++)
    twice += reach[i];

  return twice / 2;
}

/* The ties that a person keeps up, and the posts that the person holds. */
static guint
count_ties (const BalTieGraph *graph, guint person, guint *n_posts, BalItem **first_post)
{
  const BalGraph *edges = graph->edges;
  guint n_ties = 0;

  for (guint i = edges->first_in[person]; i < edges->first_in[person + 1]; i++)
    {
      const guint from = edges->from[edges->in[i]];

      n_ties += from >= graph->first_tie;
      if (from >= graph->first_tie)
        continue;
      if ((*n_posts)++ == 0)
        *first_post = graph->posts->pdata[from - graph->agencies->len];
    }

  return n_ties;
}

static void
add_persons (BalAreaChecking *self)
{
  g_autoptr (BalTieGraph) graph = bal_tie_graph_new (self->area, is_left_out, self);
  g_autofree guint8 *is_agency = g_new0 (guint8, (gsize) graph->edges->n_nodes + 1);
  g_autofree guint64 *lost = g_new0 (guint64, (gsize) graph->edges->n_nodes + 1);
  const guint64 n_pairs = count_pairs (graph);
  BalTableBuilder *table = bal_table_builder_new_with_columns ("resilience", person_columns,
                                                               G_N_ELEMENTS (person_columns));

  for (guint i = 0; i < graph->agencies->len; i++)
    is_agency[i] = TRUE;
  bal_graph_count_cuts (graph->edges, is_agency, lost);
  for (guint i = 0; i < graph->persons->len; i++)
    {
      const char *person = graph->persons->pdata[i];
      const guint node = graph->first_person + i;
      const BalFindingFigure figures[] = { { "pairs", (double) lost[node] },
                                           { "total", (double) n_pairs } };
      BalItem *post = NULL;
      guint n_posts = 0;
      const guint n_ties = count_ties (graph, node, &n_posts, &post);

      bal_table_builder_append_text (table, PERSON, person);
      bal_table_builder_append_int (table, PERSON_POSTS, n_posts);
      bal_table_builder_append_int (table, PERSON_TIES, n_ties);
      bal_table_builder_append_int (table, PERSON_PAIRS, (gint64) lost[node]);
      bal_table_builder_append_int (table, PERSON_OF, (gint64) n_pairs);
      if (lost[node] > 0)
        bal_area_checking_add (self, "person-holds-reach", post, "person", figures, 2);
    }
  bal_area_checking_end_table (self, table);
}

void
bal_area_check_ties (BalAreaChecking *self)
{
  BalItem *section = bal_item_get_item (BAL_ITEM (self->area), "integration");
  GListModel *ties = section != NULL ? bal_item_get_items (section, "ties") : NULL;

  if (ties == NULL || g_list_model_get_n_items (ties) == 0)
    return;

  add_ties (self, ties);
  check_packages (self, section, ties);
  add_persons (self);
}

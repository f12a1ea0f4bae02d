/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area.h"

#include "libbalanced/area/bal-tie-graph-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-findings-builder-private.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-result-private.h"
#include "libbalanced/core/bal-table-builder-private.h"

static gboolean
mark_removed (const BalTieGraph *graph, const char *const *persons, guint8 *removed, GError **error)
{
  for (guint i = 0; persons[i] != NULL; i++)
    {
      const guint number = GPOINTER_TO_UINT (g_hash_table_lookup (graph->numbers, persons[i]));

      if (number == 0)
        {
          g_set_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND,
                       "Finding what is lost with people: no post is held by “%s”", persons[i]);
          return FALSE;
        }
      removed[graph->first_person + number - 1] = TRUE;
    }

  return TRUE;
}

static BalTable *
make_ties (const BalTieGraph *graph, const guint8 *nobody, const guint8 *removed)
{
  BalTableBuilder *table = bal_table_builder_new ("lost_ties");

  bal_table_builder_add_column (table, "tie", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL);
  bal_table_builder_add_column (table, "purpose", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL);
  bal_table_builder_add_column (table, "ends", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL);
  bal_table_builder_add_column (table, "ends_left", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE,
                                NULL);
  bal_table_builder_add_column (table, "lasts", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE,
                                NULL);
  for (guint i = 0; i < graph->ties->len; i++)
    {
      const guint n_ends = bal_tie_graph_count_ends (graph, i, nobody);
      const guint n_left = bal_tie_graph_count_ends (graph, i, removed);

      if (n_left == n_ends)
        continue;
      bal_table_builder_append_text (table, 0, bal_item_get_text (graph->ties->pdata[i], "code"));
      bal_table_builder_append_text (table, 1,
                                     bal_item_get_text (graph->ties->pdata[i], "purpose"));
      bal_table_builder_append_int (table, 2, n_ends);
      bal_table_builder_append_int (table, 3, n_left);
      bal_table_builder_append_boolean (table, 4, n_left > 1);
    }

  return bal_table_builder_end (table, BAL_BASIS_NONE, BAL_DAY_NONE, NULL, FALSE);
}

static BalTable *
make_reach (const BalTieGraph *graph, const guint8 *nobody, const guint8 *removed)
{
  BalTableBuilder *table = bal_table_builder_new ("reach");
  g_autofree guint *before = g_new0 (guint, (gsize) graph->agencies->len + 1);
  g_autofree guint *after = g_new0 (guint, (gsize) graph->agencies->len + 1);

  bal_tie_graph_count_reach (graph, nobody, before);
  bal_tie_graph_count_reach (graph, removed, after);
  bal_table_builder_add_column (table, "agency", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL);
  bal_table_builder_add_column (table, "before", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT,
                                "agencies");
  bal_table_builder_add_column (table, "after", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT,
                                "agencies");
  bal_table_builder_add_column (table, "lost", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT,
                                "agencies");
  for (guint i = 0; i < graph->agencies->len; i++)
    {
      bal_table_builder_append_text (table, 0,
                                     bal_item_get_text (graph->agencies->pdata[i], "code"));
      bal_table_builder_append_int (table, 1, before[i]);
      bal_table_builder_append_int (table, 2, after[i]);
      bal_table_builder_append_int (table, 3, (gint64) before[i] - after[i]);
    }

  return bal_table_builder_end (table, BAL_BASIS_NONE, BAL_DAY_NONE, NULL, FALSE);
}

static BalResult *
make_result (BalArea *area,
             const BalTieGraph *graph,
             const guint8 *removed,
             const char *const *persons)
{
  g_autofree guint8 *nobody = g_new0 (guint8, (gsize) graph->edges->n_nodes + 1);
  g_autofree char *lost = g_strjoinv (",", (char **) persons);
  g_auto (GVariantBuilder) options = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  GPtrArray *tables = g_ptr_array_new_with_free_func (g_object_unref);
  BalResultInfo info = { 0 };

  g_ptr_array_add (tables, make_ties (graph, nobody, removed));
  g_ptr_array_add (tables, make_reach (graph, nobody, removed));
  g_variant_builder_add (&options, "{ss}", "persons", lost);
  info.name = "people";
  info.as_at = BAL_DAY_NONE;
  info.framework_version = bal_framework_get_version (bal_area_get_framework (area));
  info.options = g_variant_builder_end (&options);

  return bal_result_new_take (&info, tables,
                              bal_findings_builder_end (bal_findings_builder_new ()));
}

/**
 * bal_area_lose_people:
 * @self: an area
 * @persons: (array zero-terminated=1): the codes of persons, as the posts name them
 * @error: return location for an error
 *
 * Finds what no longer holds agencies together when people leave.
 *
 * A formal tie stays with the post. An informal one ends for the person, and altogether when it
 * joins fewer than two after that.
 *
 * The result has the table `lost_ties`: every tie that loses an end, with how many it had and has,
 * and whether it lasts; and `reach`: for each agency, how many others it is connected with before
 * and after, directly or through others. Ties count whatever their days, as no day is asked for.
 *
 * ```python
 * area.lose_people(['w04']).tables['reach'].to_pandas()
 * ```
 *
 * Time grows with the agencies, posts and ties, and what they join, together.
 *
 * Features: E4, L3.
 *
 * Returns: (transfer full): the result, or %NULL with [error@Balanced.Error] when a code is that of
 *   nobody
 *
 * Since: 0.1
 */
BalResult *
bal_area_lose_people (BalArea *self, const char *const *persons, GError **error)
{
  g_autoptr (BalTieGraph) graph = NULL;
  g_autofree guint8 *removed = NULL;

  g_return_val_if_fail (BAL_IS_AREA (self), NULL);
  g_return_val_if_fail (persons != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  graph = bal_tie_graph_new (self, NULL, NULL);
  removed = g_new0 (guint8, (gsize) graph->edges->n_nodes + 1);
  if (!mark_removed (graph, persons, removed, error))
    return NULL;

  return make_result (self, graph, removed, persons);
}

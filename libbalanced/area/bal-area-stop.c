/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area.h"

#include "libbalanced/area/bal-dependency-graph-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-findings-builder-private.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-result-private.h"
#include "libbalanced/core/bal-table-builder-private.h"
#include "libbalanced/document/bal-item-private.h"

/* What a unit that needs a stopped one is told. */
typedef struct
{
  BalDependencyGraph *graph; /* owned */
  gboolean *is_stopped;      /* owned */
  guint *steps;              /* owned */
  guint *through;            /* owned */
  guint *nearest;            /* owned */
} Stop;

static void
stop_init (Stop *stop, BalArea *area)
{
  stop->graph = bal_dependency_graph_new (area);
  stop->is_stopped = g_new0 (gboolean, stop->graph->n_units);
  stop->steps = g_new0 (guint, stop->graph->n_units);
  stop->through = g_new0 (guint, stop->graph->n_units);
  stop->nearest = g_new0 (guint, stop->graph->n_units);
}

static void
stop_clear (Stop *stop)
{
  g_clear_pointer (&stop->graph, bal_dependency_graph_free);
  g_clear_pointer (&stop->is_stopped, g_free);
  g_clear_pointer (&stop->steps, g_free);
  g_clear_pointer (&stop->through, g_free);
  g_clear_pointer (&stop->nearest, g_free);
}

static gboolean
mark_stopped (Stop *stop, BalArea *area, const char *const *codes, GError **error)
{
  for (guint i = 0; codes[i] != NULL; i++)
    {
      const guint unit = bal_dependency_graph_find (stop->graph, area, codes[i]);

      if (unit == BAL_DEPENDENCY_NONE)
        {
          g_set_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND,
                       "Finding what stops with units: the area has no provision “%s”", codes[i]);
          return FALSE;
        }
      stop->is_stopped[unit] = TRUE;
    }

  return TRUE;
}

static void
append_unit (BalTableBuilder *table, const Stop *stop, guint unit)
{
  BalItem *item = stop->graph->units[unit];

  bal_table_builder_append_text (table, 0, bal_item_get_text (item, "code"));
  bal_table_builder_append_text (table, 1, bal_item_get_text (item, "agency"));
  bal_table_builder_append_int (table, 2, stop->steps[unit]);
  bal_table_builder_append_text (
    table, 3, bal_item_get_text (stop->graph->units[stop->through[unit]], "code"));
  bal_table_builder_append_text (
    table, 4, bal_item_get_text (stop->graph->units[stop->nearest[unit]], "code"));
  bal_table_builder_append_boolean (table, 5, !bal_dependency_is_unmet (item));
}

static BalTable *
make_table (const Stop *stop)
{
  BalTableBuilder *table = bal_table_builder_new ("breaks");

  bal_table_builder_add_column (table, "unit", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL);
  bal_table_builder_add_column (table, "agency", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL);
  bal_table_builder_add_column (table, "steps", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE,
                                "steps");
  bal_table_builder_add_column (table, "through", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL);
  bal_table_builder_add_column (table, "stopped", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL);
  bal_table_builder_add_column (table, "offered", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE,
                                NULL);
  for (guint i = 0; i < stop->graph->n_units; i++)
    if (stop->steps[i] != BAL_DEPENDENCY_NONE && stop->steps[i] > 0)
      append_unit (table, stop, i);

  return bal_table_builder_end (table, BAL_BASIS_NONE, BAL_DAY_NONE, NULL, FALSE);
}

static BalResult *
make_result (const Stop *stop, BalArea *area, const char *const *codes)
{
  g_autofree char *stopped = g_strjoinv (",", (char **) codes);
  g_auto (GVariantBuilder) options = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  GPtrArray *tables = g_ptr_array_new_with_free_func (g_object_unref);
  BalResultInfo info = { 0 };

  g_ptr_array_add (tables, make_table (stop));
  g_variant_builder_add (&options, "{ss}", "stopped", stopped);
  info.name = "stop";
  info.as_at = BAL_DAY_NONE;
  info.framework_version = bal_framework_get_version (bal_area_get_framework (area));
  info.options = g_variant_builder_end (&options);

  return bal_result_new_take (&info, tables,
                              bal_findings_builder_end (bal_findings_builder_new ()));
}

/**
 * bal_area_stop:
 * @self: an area
 * @codes: (array zero-terminated=1): the codes of provisions
 * @error: return location for an error
 *
 * Finds what can no longer be relied on when units of provision stop.
 *
 * The result has the table `breaks`: every unit that requires a stopped one, directly or through
 * others, with the fewest steps to it, the unit that it requires itself on that way, and the
 * nearest stopped unit. `offered` tells the units that run now from those that are a gap, not
 * funded, planned or ended. The stopped units are not in it.
 *
 * ```python
 * area.stop(['hv-training']).tables['breaks'].to_pandas()
 * ```
 *
 * Time grows with the units and what they require together.
 *
 * Features: C6.
 *
 * Returns: (transfer full): the result, or %NULL with [error@Balanced.Error] when a code names no
 *   provision
 *
 * Since: 0.1
 */
BalResult *
bal_area_stop (BalArea *self, const char *const *codes, GError **error)
{
  BalResult *result = NULL;
  Stop stop = { 0 };

  g_return_val_if_fail (BAL_IS_AREA (self), NULL);
  g_return_val_if_fail (codes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  stop_init (&stop, self);
  if (mark_stopped (&stop, self, codes, error))
    {
      bal_dependency_graph_spread (stop.graph, stop.is_stopped, stop.steps, stop.through,
                                   stop.nearest);
      result = make_result (&stop, self, codes);
    }
  stop_clear (&stop);

  return result;
}

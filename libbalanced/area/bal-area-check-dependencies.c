/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-dependency-graph-private.h"
#include "libbalanced/area/bal-provision.h"

enum
{
  UNIT,
  REQUIRES,
  REQUIRED_BY,
  UNMET,
  UNFUNDED,
  FUNDING_UNKNOWN,
  STEPS,
  NEAREST,
  THROUGH,
};

static const BalTableColumn columns[] = {
  { "unit", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "requires", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "required_by", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "unmet", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "unfunded", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "funding_unknown", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "steps_to_unmet", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "steps" },
  { "nearest_unmet", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "through", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
};

enum
{
  CYCLE,
  STEP,
  CYCLE_UNIT,
  CYCLE_REQUIRES,
};

static const BalTableColumn cycle_columns[] = {
  { "cycle", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_KEY, NULL },
  { "step", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_KEY, NULL },
  { "unit", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "requires", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
};

/* How far a unit is from one that is not there, and by which way. */
typedef struct
{
  BalDependencyGraph *graph; /* borrowed */
  gboolean *is_unmet;        /* owned */
  guint *steps;              /* owned */
  guint *through;            /* owned */
  guint *nearest;            /* owned */
} Risk;

static void
risk_init (Risk *risk, BalDependencyGraph *graph)
{
  risk->graph = graph;
  risk->is_unmet = g_new0 (gboolean, graph->n_units);
  risk->steps = g_new0 (guint, graph->n_units);
  risk->through = g_new0 (guint, graph->n_units);
  risk->nearest = g_new0 (guint, graph->n_units);
  for (guint i = 0; i < graph->n_units; i++)
    risk->is_unmet[i] = bal_dependency_is_unmet (graph->units[i]);
  bal_dependency_graph_spread (graph, risk->is_unmet, risk->steps, risk->through, risk->nearest);
}

static void
risk_clear (Risk *risk)
{
  g_free (risk->is_unmet);
  g_free (risk->steps);
  g_free (risk->through);
  g_free (risk->nearest);
}

/* What one unit needs itself. */
typedef struct
{
  guint n_unmet;
  guint n_unfunded;
  guint n_funding_unknown;
} Needs;

static Needs
count_needs (const Risk *risk, guint unit)
{
  const BalDependencyGraph *graph = risk->graph;
  Needs needs = { 0 };

  for (guint i = graph->first_need[unit]; i < graph->first_need[unit + 1]; i++)
    {
      const guint need = graph->needs[i];
      const int funded = bal_item_get_enum (graph->units[need], "funded");

      needs.n_unmet += risk->is_unmet[need];
      needs.n_unfunded += funded == BAL_FUNDING_NO;
      needs.n_funding_unknown += !risk->is_unmet[need] && funded == BAL_FUNDING_UNKNOWN;
    }

  return needs;
}

/* One finding for a unit that is offered: the nearest thing that is not there. */
static void
report_needs (BalAreaChecking *self, const Risk *risk, guint unit, const Needs *needs)
{
  BalItem *item = risk->graph->units[unit];
  const BalFindingFigure unmet = { "units", needs->n_unmet };
  const BalFindingFigure unknown = { "units", needs->n_funding_unknown };
  const BalFindingFigure steps = { "steps", risk->steps[unit] };

  if (risk->is_unmet[unit])
    return;
  if (needs->n_unmet > 0)
    bal_area_checking_add (self, "requirement-unmet", item, "requires", &unmet, 1);
  else if (risk->steps[unit] != BAL_DEPENDENCY_NONE)
    bal_area_checking_add (self, "requirement-unmet-indirect", item, "requires", &steps, 1);
  if (needs->n_funding_unknown > 0)
    bal_area_checking_add (self, "requirement-funding-unknown", item, "requires", &unknown, 1);
}

static const char *
get_code (const BalDependencyGraph *graph, guint unit)
{
  return bal_item_get_text (graph->units[unit], "code");
}

static void
append_risk (BalTableBuilder *table, const Risk *risk, guint unit)
{
  if (risk->steps[unit] == BAL_DEPENDENCY_NONE || risk->steps[unit] == 0)
    {
      for (guint i = STEPS; i <= THROUGH; i++)
        bal_table_builder_append_state (table, i, BAL_VALUE_STATE_NOT_APPLICABLE);
      return;
    }

  bal_table_builder_append_int (table, STEPS, risk->steps[unit]);
  bal_table_builder_append_text (table, NEAREST, get_code (risk->graph, risk->nearest[unit]));
  bal_table_builder_append_text (table, THROUGH, get_code (risk->graph, risk->through[unit]));
}

static void
add_units (BalAreaChecking *self, BalDependencyGraph *graph)
{
  BalTableBuilder *table =
    bal_table_builder_new_with_columns ("dependencies", columns, G_N_ELEMENTS (columns));
  Risk risk = { 0 };

  risk_init (&risk, graph);
  for (guint i = 0; i < graph->n_units; i++)
    {
      const guint n_needs = graph->first_need[i + 1] - graph->first_need[i];
      const guint n_users = graph->first_user[i + 1] - graph->first_user[i];
      const Needs needs = count_needs (&risk, i);

      report_needs (self, &risk, i, &needs);
      if (n_needs + n_users == 0)
        continue;
      bal_table_builder_append_text (table, UNIT, get_code (graph, i));
      bal_table_builder_append_int (table, REQUIRES, n_needs);
      bal_table_builder_append_int (table, REQUIRED_BY, n_users);
      bal_table_builder_append_int (table, UNMET, needs.n_unmet);
      bal_table_builder_append_int (table, UNFUNDED, needs.n_unfunded);
      bal_table_builder_append_int (table, FUNDING_UNKNOWN, needs.n_funding_unknown);
      append_risk (table, &risk, i);
    }
  bal_area_checking_end_table (self, table);
  risk_clear (&risk);
}

static void
append_cycle (BalTableBuilder *table, const BalDependencyGraph *graph, GArray *path, guint number)
{
  for (guint i = 0; i < path->len; i++)
    {
      const guint unit = g_array_index (path, guint, i);
      const guint need = g_array_index (path, guint, (i + 1) % path->len);

      bal_table_builder_append_int (table, CYCLE, number);
      bal_table_builder_append_int (table, STEP, i + 1);
      bal_table_builder_append_text (table, CYCLE_UNIT, get_code (graph, unit));
      bal_table_builder_append_text (table, CYCLE_REQUIRES, get_code (graph, need));
    }
}

/* Units that need each other are one group, and one finding: where it stands first, with a shortest
 * way around from there. */
static void
add_cycles (BalAreaChecking *self, BalDependencyGraph *graph)
{
  g_autofree guint *groups = g_new0 (guint, graph->n_units);
  g_autofree guint *sizes = g_new0 (guint, graph->n_units);
  g_autofree gboolean *is_done = g_new0 (gboolean, graph->n_units);
  BalTableBuilder *table = bal_table_builder_new_with_columns ("dependency_cycles", cycle_columns,
                                                               G_N_ELEMENTS (cycle_columns));
  guint n_cycles = 0;

  bal_dependency_graph_group (graph, groups, sizes);
  for (guint i = 0; i < graph->n_units; i++)
    {
      g_autoptr (GArray) path = NULL;
      BalFindingFigure figures[2] = { { "units", sizes[groups[i]] }, { "steps", 0.0 } };

      if (is_done[groups[i]])
        continue;
      is_done[groups[i]] = TRUE;
      path = bal_dependency_graph_trace (graph, i, groups);
      if (path->len == 0)
        continue;
      figures[1].value = path->len;
      append_cycle (table, graph, path, ++n_cycles);
      bal_area_checking_add (self, "requirement-cycle", graph->units[i], "requires", figures, 2);
    }
  bal_area_checking_end_table (self, table);
}

void
bal_area_check_dependencies (BalAreaChecking *self)
{
  g_autoptr (BalDependencyGraph) graph = bal_dependency_graph_new (self->area);

  if (graph->first_need[graph->n_units] == 0)
    return;
  add_units (self, graph);
  add_cycles (self, graph);
}

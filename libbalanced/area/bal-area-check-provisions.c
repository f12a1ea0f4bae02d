/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-provision-cell.h"

enum
{
  STRAND,
  LEVEL,
  UNITS,
  INFERRED,
  PLANNED,
  GAPS,
  AGENCIES,
  ROLES,
};

static const BalTableColumn columns[] = {
  { "strand", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "level", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "units", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "inferred", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "planned", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "gaps", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "agencies", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "agencies" },
  { "roles", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "roles" },
};

typedef struct
{
  guint n_units; /* active, stated or inferred */
  guint n_inferred;
  guint n_planned;
  guint n_gaps;
  guint n_with_roles;
  BalItem *first;       /* borrowed: the first active unit */
  GHashTable *agencies; /* owned */
  GHashTable *roles;    /* owned */
} Cell;

/* Strands by levels, with one more of each for units of which the source does not say it. */
typedef struct
{
  BalScheme *strands; /* borrowed */
  BalScheme *levels;  /* borrowed */
  guint n_strands;
  guint n_levels;
  Cell *cells; /* owned */
} Grid;

static Cell *
grid_get (const Grid *grid, guint strand, guint level)
{
  return &grid->cells[strand * (grid->n_levels + 1) + level];
}

static void
grid_init (Grid *grid, BalFramework *framework)
{
  guint n_cells = 0;

  grid->strands = bal_framework_get_strands (framework);
  grid->levels = bal_framework_get_levels (framework);
  grid->n_strands = g_list_model_get_n_items (G_LIST_MODEL (grid->strands));
  grid->n_levels = g_list_model_get_n_items (G_LIST_MODEL (grid->levels));
  n_cells = (grid->n_strands + 1) * (grid->n_levels + 1);
  grid->cells = g_new0 (Cell, n_cells);
  for (guint i = 0; i < n_cells; i++)
    {
      grid->cells[i].agencies = g_hash_table_new (g_str_hash, g_str_equal);
      grid->cells[i].roles = g_hash_table_new (g_str_hash, g_str_equal);
    }
}

static void
grid_clear (Grid *grid)
{
  for (guint i = 0; i < (grid->n_strands + 1) * (grid->n_levels + 1); i++)
    {
      g_hash_table_unref (grid->cells[i].agencies);
      g_hash_table_unref (grid->cells[i].roles);
    }
  g_clear_pointer (&grid->cells, g_free);
}

/* A code that is not said, or not known, stands behind the last one. */
static guint
find_index (BalScheme *scheme, guint n_terms, const char *code)
{
  const int index = code != NULL ? bal_scheme_get_index (scheme, code) : -1;

  return index >= 0 ? (guint) index : n_terms;
}

static void
add_unit (Cell *cell, BalItem *provision, gboolean inferred)
{
  const char *const *roles = bal_item_get_texts (provision, "roles");
  const char *agency = bal_item_get_text (provision, "agency");

  if (cell->first == NULL)
    cell->first = provision;
  cell->n_units++;
  cell->n_inferred += inferred;
  cell->n_with_roles += roles[0] != NULL;
  if (agency != NULL)
    g_hash_table_add (cell->agencies, (gpointer) agency);
  for (guint i = 0; roles[i] != NULL; i++)
    g_hash_table_add (cell->roles, (gpointer) roles[i]);
}

static void
place_unit (const Grid *grid, BalItem *provision, BalItem *place)
{
  const int status = bal_item_get_enum (provision, "status");
  const char *strand = place != NULL ? bal_item_get_text (place, "strand") : NULL;
  const char *level = place != NULL ? bal_item_get_text (place, "level") : NULL;
  Cell *cell = grid_get (grid, find_index (grid->strands, grid->n_strands, strand),
                         find_index (grid->levels, grid->n_levels, level));

  if (bal_item_get_boolean (provision, "gap"))
    cell->n_gaps++;
  else if (status == BAL_PROVISION_STATUS_PLANNED)
    cell->n_planned++;
  else if (status != BAL_PROVISION_STATUS_ENDED)
    add_unit (cell, provision,
              place != NULL && bal_item_get_enum (place, "reading") == BAL_READING_INFERRED);
}

static void
place_provision (const Grid *grid, BalItem *provision)
{
  GListModel *places = bal_item_get_items (provision, "cells");
  const guint n_places = g_list_model_get_n_items (places);

  if (n_places == 0)
    place_unit (grid, provision, NULL);
  for (guint i = 0; i < n_places; i++)
    place_unit (grid, provision, bal_item_peek (places, i));
}

/* Units that may stand in the cell, if only the source said so. */
static guint
count_unsaid (const Grid *grid, guint strand, guint level)
{
  guint n_unsaid = grid_get (grid, grid->n_strands, grid->n_levels)->n_units;

  if (strand < grid->n_strands)
    n_unsaid += grid_get (grid, strand, grid->n_levels)->n_units;
  if (level < grid->n_levels)
    n_unsaid += grid_get (grid, grid->n_strands, level)->n_units;

  return n_unsaid;
}

static guint
count_strand (const Grid *grid, guint strand)
{
  guint n_units = 0;

  for (guint i = 0; i <= grid->n_levels; i++)
    n_units += grid_get (grid, strand, i)->n_units;

  return n_units;
}

static guint
count_level (const Grid *grid, guint level)
{
  guint n_units = 0;

  for (guint i = 0; i <= grid->n_strands; i++)
    n_units += grid_get (grid, i, level)->n_units;

  return n_units;
}

static void
append_code (BalTableBuilder *table, guint column, BalScheme *scheme, guint index)
{
  g_autoptr (BalTerm) term = g_list_model_get_item (G_LIST_MODEL (scheme), index);

  bal_table_builder_append_text (table, column, term != NULL ? bal_term_get_code (term) : NULL);
}

/* Not stated is not the same as not provided: an empty cell is a true zero only when no unit could
 * stand in it. */
static void
append_units (const Grid *grid, BalTableBuilder *table, guint strand, guint level, gboolean any)
{
  const Cell *cell = grid_get (grid, strand, level);

  if (!any)
    bal_table_builder_append_state (table, UNITS, BAL_VALUE_STATE_NOT_AVAILABLE);
  else if (cell->n_units == 0 && count_unsaid (grid, strand, level) > 0)
    bal_table_builder_append_state (table, UNITS, BAL_VALUE_STATE_MISSING);
  else
    bal_table_builder_append_int (table, UNITS, cell->n_units);
}

static void
append_row (const Grid *grid, BalTableBuilder *table, guint strand, guint level, gboolean any)
{
  const Cell *cell = grid_get (grid, strand, level);

  append_code (table, STRAND, grid->strands, strand);
  append_code (table, LEVEL, grid->levels, level);
  append_units (grid, table, strand, level, any);
  bal_table_builder_append_int (table, INFERRED, cell->n_inferred);
  bal_table_builder_append_int (table, PLANNED, cell->n_planned);
  bal_table_builder_append_int (table, GAPS, cell->n_gaps);
  bal_table_builder_append_int (table, AGENCIES, g_hash_table_size (cell->agencies));
  if (cell->n_units > 0 && cell->n_with_roles == 0)
    bal_table_builder_append_state (table, ROLES, BAL_VALUE_STATE_MISSING);
  else
    bal_table_builder_append_int (table, ROLES, g_hash_table_size (cell->roles));
}

static void
add_table (BalAreaChecking *self, const Grid *grid, gboolean any)
{
  BalTableBuilder *table =
    bal_table_builder_new_with_columns ("provision", columns, G_N_ELEMENTS (columns));

  for (guint strand = 0; strand <= grid->n_strands; strand++)
    for (guint level = 0; level <= grid->n_levels; level++)
      {
        const Cell *cell = grid_get (grid, strand, level);
        const gboolean said = strand < grid->n_strands && level < grid->n_levels;

        if (said || cell->n_units + cell->n_planned + cell->n_gaps > 0)
          append_row (grid, table, strand, level, any);
      }
  bal_area_checking_end_table (self, table);
}

/* Outcomes need several roles; a cell where no unit names its roles says nothing about that. */
static void
check_roles (BalAreaChecking *self, const Grid *grid)
{
  for (guint i = 0; i < grid->n_strands; i++)
    for (guint j = 0; j < grid->n_levels; j++)
      {
        const Cell *cell = grid_get (grid, i, j);
        const BalFindingFigure figure = { "units", cell->n_units };

        if (cell->n_units > 0 && cell->n_with_roles == cell->n_units &&
            g_hash_table_size (cell->roles) == 1)
          bal_area_checking_add (self, "single-role-outcome", cell->first, NULL, &figure, 1);
      }
}

static void
report_empty (BalAreaChecking *self,
              const char *code,
              const char *scheme,
              BalTerm *term,
              guint n_unsaid)
{
  g_autofree char *subject =
    g_strconcat ("/framework/", scheme, "/", bal_term_get_code (term), NULL);
  const BalFindingFigure figure = { "unsaid", n_unsaid };

  bal_findings_builder_add (self->findings, code, subject, NULL, &figure, 1);
}

static void
check_empty (BalAreaChecking *self, const Grid *grid)
{
  for (guint i = 0; i < grid->n_strands; i++)
    {
      g_autoptr (BalTerm) strand = g_list_model_get_item (G_LIST_MODEL (grid->strands), i);

      if (count_strand (grid, i) == 0)
        report_empty (self, "strand-not-offered", "strands", strand,
                      count_strand (grid, grid->n_strands));
    }

  for (guint i = 0; i < grid->n_levels; i++)
    {
      g_autoptr (BalTerm) level = g_list_model_get_item (G_LIST_MODEL (grid->levels), i);

      if (count_level (grid, i) == 0)
        report_empty (self, "level-not-offered", "levels", level,
                      count_level (grid, grid->n_levels));
    }
}

static void
check_provision (BalAreaChecking *self, BalItem *provision, guint row)
{
  const gint32 start = bal_item_get_day (provision, "start");
  const gint32 end = bal_item_get_last_day (provision, "end");

  if (bal_item_get_boolean (provision, "gap"))
    bal_area_checking_add_row (self, "provision-gap", "provisions", NULL, row);
  else if (!bal_item_has_member (provision, "agency"))
    bal_area_checking_add_row (self, "provision-without-agency", "provisions", "agency", row);
  if (start == BAL_DAY_NONE)
    bal_area_checking_add_row (self, "provision-undated", "provisions", "start", row);
  if (start != BAL_DAY_NONE && end != BAL_DAY_NONE && end < start)
    bal_area_checking_add (self, "dates-reversed", provision, NULL, NULL, 0);
  bal_area_checking_check_ages (self, provision);
}

void
bal_area_check_provisions (BalAreaChecking *self)
{
  GListModel *provisions = bal_area_checking_get_list (self, "provisions");
  const guint n_provisions = g_list_model_get_n_items (provisions);
  Grid grid = { 0 };

  grid_init (&grid, bal_area_get_framework (self->area));
  for (guint i = 0; i < n_provisions; i++)
    {
      BalItem *provision = bal_item_peek (provisions, i);

      place_provision (&grid, provision);
      check_provision (self, provision, i);
    }
  add_table (self, &grid, n_provisions > 0);
  if (n_provisions > 0)
    check_empty (self, &grid);
  check_roles (self, &grid);
  grid_clear (&grid);
}

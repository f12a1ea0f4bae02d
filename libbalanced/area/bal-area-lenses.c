/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-private.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-result-private.h"
#include "libbalanced/core/bal-table-builder-private.h"
#include "libbalanced/document/bal-item-private.h"

/* One offer, seen from several fields: who is a specialist through one lens is of the wider
 * workforce through another. */

/* Lenses have columns of their own names, which are no other columns. */
#define PREFIX "lens_"
#define FAMILY "family"

typedef struct
{
  BalFramework *framework; /* borrowed */
  GListModel *tiers;       /* borrowed */
  GPtrArray *lenses;       /* owned, of codes that are borrowed */
} Lenses;

static GPtrArray *
collect_lenses (BalFramework *framework)
{
  GListModel *terms = bal_scheme_get_terms (bal_framework_get_lenses (framework));
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *lenses = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (terms); i++)
    {
      const char *code = bal_term_get_code (bal_item_peek (terms, i));

      if (code != NULL && g_hash_table_add (known, (gpointer) code))
        g_ptr_array_add (lenses, (gpointer) code);
    }

  return lenses;
}

static gboolean
is_offered (BalItem *unit)
{
  const int status = bal_item_get_enum (unit, "status");

  return !bal_item_get_boolean (unit, "gap") && status != BAL_PROVISION_STATUS_PLANNED &&
         status != BAL_PROVISION_STATUS_ENDED;
}

/* The tiers of the roles of some units through a lens, in the order of the scheme and the family
 * last; NULL when no role is stated. */
static char *
join_tiers (const Lenses *self, GPtrArray *units, const char *lens)
{
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < units->len; i++)
    {
      const char *const *roles = bal_item_get_texts (g_ptr_array_index (units, i), "roles");

      for (guint j = 0; roles[j] != NULL; j++)
        {
          BalRole *role = bal_framework_lookup_role (self->framework, roles[j]);
          const char *tier = role == NULL                 ? NULL
                             : bal_role_get_family (role) ? FAMILY
                                                          : bal_role_lookup_tier (role, lens);

          if (tier != NULL)
            g_hash_table_add (found, (gpointer) tier);
        }
    }
  for (guint i = 0; i < g_list_model_get_n_items (self->tiers); i++)
    {
      const char *tier = bal_term_get_code (bal_item_peek (self->tiers, i));

      if (tier != NULL && g_hash_table_contains (found, tier))
        g_ptr_array_add (words, (gpointer) tier);
    }
  if (g_hash_table_contains (found, FAMILY))
    g_ptr_array_add (words, (gpointer) FAMILY);
  g_ptr_array_add (words, NULL);

  return words->len > 1 ? g_strjoinv (", ", (char **) words->pdata) : NULL;
}

static void
add_lens_columns (const Lenses *self, BalTableBuilder *table)
{
  for (guint i = 0; i < self->lenses->len; i++)
    {
      g_autofree char *name = g_strconcat (PREFIX, g_ptr_array_index (self->lenses, i), NULL);

      bal_table_builder_add_column (table, name, BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL);
    }
}

/* Of no units nothing can be said; of units without roles it should have been. */
static void
append_lenses (const Lenses *self, BalTableBuilder *table, guint first, GPtrArray *units)
{
  for (guint i = 0; i < self->lenses->len; i++)
    {
      g_autofree char *tiers = join_tiers (self, units, g_ptr_array_index (self->lenses, i));

      if (units->len == 0)
        bal_table_builder_append_state (table, first + i, BAL_VALUE_STATE_NOT_APPLICABLE);
      else
        bal_table_builder_append_text (table, first + i, tiers);
    }
}

static BalTable *
end_table (BalTableBuilder *table)
{
  return bal_table_builder_end (table, BAL_BASIS_NONE, BAL_DAY_NONE, NULL, FALSE);
}

static BalTable *
list_units (const Lenses *self, GListModel *units)
{
  BalTableBuilder *table = bal_table_builder_new ("lens_units");

  bal_table_builder_add_column (table, "unit", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL);
  add_lens_columns (self, table);
  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    {
      BalItem *unit = bal_item_peek (units, i);
      g_autoptr (GPtrArray) one = g_ptr_array_new ();

      if (!is_offered (unit))
        continue;
      g_ptr_array_add (one, unit);
      bal_table_builder_append_text (table, 0, bal_item_get_text (unit, "code"));
      append_lenses (self, table, 1, one);
    }

  return end_table (table);
}

/* The units of every cell, a strand after the other. */
static GPtrArray *
place_units (GListModel *units, BalScheme *strands, BalScheme *levels)
{
  const guint n_levels = g_list_model_get_n_items (bal_scheme_get_terms (levels));
  const guint n_cells = g_list_model_get_n_items (bal_scheme_get_terms (strands)) * n_levels;
  GPtrArray *cells = g_ptr_array_new_full (n_cells, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < n_cells; i++)
    g_ptr_array_add (cells, g_ptr_array_new ());
  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    {
      BalItem *unit = bal_item_peek (units, i);
      GListModel *places = bal_item_get_items (unit, "cells");

      for (guint j = 0; is_offered (unit) && j < g_list_model_get_n_items (places); j++)
        {
          const char *strand = bal_item_get_text (bal_item_peek (places, j), "strand");
          const char *level = bal_item_get_text (bal_item_peek (places, j), "level");
          const int row = strand != NULL ? bal_scheme_get_index (strands, strand) : -1;
          const int column = level != NULL ? bal_scheme_get_index (levels, level) : -1;
          GPtrArray *cell = row >= 0 && column >= 0
                              ? g_ptr_array_index (cells, (guint) row * n_levels + (guint) column)
                              : NULL;

          /* A unit that names a cell twice stands in it once. */
          if (cell != NULL && (cell->len == 0 || g_ptr_array_index (cell, cell->len - 1) != unit))
            g_ptr_array_add (cell, unit);
        }
    }

  return cells;
}

static BalTable *
list_cells (const Lenses *self, GListModel *units)
{
  BalScheme *strands = bal_framework_get_strands (self->framework);
  BalScheme *levels = bal_framework_get_levels (self->framework);
  const guint n_levels = g_list_model_get_n_items (bal_scheme_get_terms (levels));
  g_autoptr (GPtrArray) cells = place_units (units, strands, levels);
  BalTableBuilder *table = bal_table_builder_new ("lens_cells");

  bal_table_builder_add_column (table, "strand", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL);
  bal_table_builder_add_column (table, "level", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL);
  bal_table_builder_add_column (table, "units", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL);
  add_lens_columns (self, table);
  for (guint i = 0; i < cells->len; i++)
    {
      GPtrArray *cell = g_ptr_array_index (cells, i);
      BalTerm *strand = bal_item_peek (bal_scheme_get_terms (strands), i / n_levels);
      BalTerm *level = bal_item_peek (bal_scheme_get_terms (levels), i % n_levels);

      bal_table_builder_append_text (table, 0, bal_term_get_code (strand));
      bal_table_builder_append_text (table, 1, bal_term_get_code (level));
      bal_table_builder_append_int (table, 2, cell->len);
      append_lenses (self, table, 3, cell);
    }

  return end_table (table);
}

/**
 * bal_area_compare_lenses:
 * @self: an area
 *
 * Sees the same offer from each field that the framework has a lens for, side by side.
 *
 * The cells are the same through every lens; who is a specialist in them is not. The result has the
 * tables `lens_cells`, with a row for each strand and level, and `lens_units`, with a row for each
 * unit. Both have a column for each lens, such as `lens_slcn`: the tiers of the workforce that the
 * roles of the units are of through it, such as "wider, specialist", in the order of the framework,
 * and "family" for roles in families. The tier is that which the role states for the lens, and
 * otherwise its usual one.
 *
 * Where units state no role that the framework knows, the tiers are missing; where there is no
 * unit, the question does not arise. Gaps and units that are planned or ended are left out, and of
 * a unit that does not say in which cell it stands only `lens_units` knows.
 *
 * Returns: (transfer full): the result, without findings
 *
 * Features: A4.
 *
 * Since: 0.1
 */
BalResult *
bal_area_compare_lenses (BalArea *self)
{
  Lenses lenses = { 0 };
  g_autoptr (GPtrArray) codes = NULL;
  GListModel *units = NULL;
  GPtrArray *tables = NULL;
  BalResultInfo info = { .name = "lenses", .as_at = BAL_DAY_NONE };

  g_return_val_if_fail (BAL_IS_AREA (self), NULL);

  lenses.framework = bal_area_get_framework (self);
  lenses.tiers = bal_scheme_get_terms (bal_framework_get_workforce_tiers (lenses.framework));
  codes = collect_lenses (lenses.framework);
  lenses.lenses = codes;
  units = bal_item_get_items (BAL_ITEM (self), "provisions");
  info.framework_version = bal_framework_get_version (lenses.framework);
  tables = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (tables, list_cells (&lenses, units));
  g_ptr_array_add (tables, list_units (&lenses, units));

  return bal_result_new_take (&info, tables, NULL);
}

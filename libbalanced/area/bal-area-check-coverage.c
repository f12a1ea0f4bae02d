/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-provision.h"

/* How much there is at each place of the grid, as far as units say so. */

enum
{
  STRAND,
  LEVEL,
  UNITS,
  AGENCIES,
  PER_AGENCY,
  FIRST_AMOUNT,
};

static const BalTableColumn columns[] = {
  { "strand", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "level", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "units", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "agencies", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "agencies" },
  { "units_per_agency", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "units" },
  { "capacity", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "children" },
  { "capacity_stated", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "reached", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "children" },
  { "reached_stated", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "hours", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "hours" },
  { "hours_stated", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "cost", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "GBP" },
  { "cost_stated", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
};

static const char *const amounts[] = { "capacity", "reached", "hours", "cost" };

typedef struct
{
  guint n_units;
  guint last_unit;      /* the number of the unit that was counted last, from 1 */
  GHashTable *agencies; /* owned */
  double sums[G_N_ELEMENTS (amounts)];
  guint n_stated[G_N_ELEMENTS (amounts)];
} Place;

/* Strands by levels, with one more of each for the margin. */
typedef struct
{
  GListModel *strands; /* borrowed */
  GListModel *levels;  /* borrowed */
  guint n_strands;
  guint n_levels;
  Place *places; /* owned */
} Cover;

static void
cover_init (Cover *cover, BalFramework *framework)
{
  cover->strands = G_LIST_MODEL (bal_framework_get_strands (framework));
  cover->levels = G_LIST_MODEL (bal_framework_get_levels (framework));
  cover->n_strands = g_list_model_get_n_items (cover->strands);
  cover->n_levels = g_list_model_get_n_items (cover->levels);
  cover->places = g_new0 (Place, (cover->n_strands + 1) * (cover->n_levels + 1));
  for (guint i = 0; i < (cover->n_strands + 1) * (cover->n_levels + 1); i++)
    cover->places[i].agencies = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
cover_clear (Cover *cover)
{
  for (guint i = 0; i < (cover->n_strands + 1) * (cover->n_levels + 1); i++)
    g_hash_table_unref (cover->places[i].agencies);
  g_clear_pointer (&cover->places, g_free);
}

static Place *
cover_get (const Cover *cover, guint strand, guint level)
{
  return &cover->places[strand * (cover->n_levels + 1) + level];
}

/* A unit of several cells counts once in a margin. */
static void
place_add (Place *place, BalItem *unit, guint number)
{
  const char *agency = bal_item_get_text (unit, "agency");

  if (place->last_unit == number)
    return;
  place->last_unit = number;
  place->n_units++;
  if (agency != NULL)
    g_hash_table_add (place->agencies, (gpointer) agency);
  for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      double amount = 0.0;

      if (!bal_area_checking_get_number (bal_item_get_figure (unit, amounts[i]), &amount))
        continue;
      place->sums[i] += amount;
      place->n_stated[i]++;
    }
}

static guint
find_term (GListModel *scheme, guint n_terms, const char *code)
{
  const int index = code != NULL ? bal_scheme_get_index (BAL_SCHEME (scheme), code) : -1;

  return index >= 0 ? (guint) index : n_terms;
}

static void
cover_add (const Cover *cover, BalItem *unit, guint number)
{
  GListModel *cells = bal_item_get_items (unit, "cells");
  const guint n_strands = cover->n_strands;
  const guint n_levels = cover->n_levels;

  place_add (cover_get (cover, n_strands, n_levels), unit, number);
  for (guint i = 0; i < g_list_model_get_n_items (cells); i++)
    {
      BalItem *cell = bal_item_peek (cells, i);
      const guint strand =
        find_term (cover->strands, n_strands, bal_item_get_text (cell, "strand"));
      const guint level = find_term (cover->levels, n_levels, bal_item_get_text (cell, "level"));

      place_add (cover_get (cover, strand, n_levels), unit, number);
      place_add (cover_get (cover, n_strands, level), unit, number);
      if (strand < n_strands && level < n_levels)
        place_add (cover_get (cover, strand, level), unit, number);
    }
}

static void
append_term (BalTableBuilder *table, guint column, GListModel *scheme, guint index)
{
  g_autoptr (BalTerm) term = g_list_model_get_item (scheme, index);

  if (term != NULL)
    bal_table_builder_append_text (table, column, bal_term_get_code (term));
  else
    bal_table_builder_append_state (table, column, BAL_VALUE_STATE_NOT_APPLICABLE);
}

static void
append_place (const Cover *cover, BalTableBuilder *table, guint strand, guint level)
{
  const Place *place = cover_get (cover, strand, level);
  const guint n_agencies = g_hash_table_size (place->agencies);

  append_term (table, STRAND, cover->strands, strand);
  append_term (table, LEVEL, cover->levels, level);
  bal_table_builder_append_int (table, UNITS, place->n_units);
  bal_table_builder_append_int (table, AGENCIES, n_agencies);
  if (n_agencies > 0)
    bal_table_builder_append_double (table, PER_AGENCY, (double) place->n_units / n_agencies);
  else
    bal_table_builder_append_state (table, PER_AGENCY, BAL_VALUE_STATE_NOT_APPLICABLE);
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      const guint column = FIRST_AMOUNT + 2 * i;

      if (place->n_stated[i] > 0)
        bal_table_builder_append_double (table, column, place->sums[i]);
      else
        bal_table_builder_append_state (table, column, BAL_VALUE_STATE_MISSING);
      bal_table_builder_append_int (table, column + 1, place->n_stated[i]);
    }
}

static gboolean
says_amounts (const Cover *cover)
{
  const Place *all = cover_get (cover, cover->n_strands, cover->n_levels);

  for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++)
    if (all->n_stated[i] > 0)
      return TRUE;

  return FALSE;
}

/* More children reached than there is room for: one of the figures is not what it says. */
static void
check_unit (BalAreaChecking *self, BalItem *unit)
{
  BalFindingFigure figures[] = { { "reached", 0.0 }, { "capacity", 0.0 } };

  if (bal_area_checking_get_number (bal_item_get_figure (unit, "reached"), &figures[0].value) &&
      bal_area_checking_get_number (bal_item_get_figure (unit, "capacity"), &figures[1].value) &&
      figures[0].value > figures[1].value)
    bal_area_checking_add (self, "provision-over-capacity", unit, "reached", figures, 2);
}

void
bal_area_check_coverage (BalAreaChecking *self)
{
  GListModel *units = bal_area_checking_get_list (self, "provisions");
  Cover cover = { 0 };
  BalTableBuilder *table = NULL;

  cover_init (&cover, bal_area_get_framework (self->area));
  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    {
      BalItem *unit = bal_item_peek (units, i);

      check_unit (self, unit);
      if (bal_area_checking_is_offered (self, unit))
        cover_add (&cover, unit, i + 1);
    }
  if (says_amounts (&cover))
    {
      table = bal_table_builder_new_with_columns ("coverage", columns, G_N_ELEMENTS (columns));
      for (guint i = 0; i <= cover.n_strands; i++)
        for (guint j = 0; j <= cover.n_levels; j++)
          append_place (&cover, table, i, j);
      bal_area_checking_end_table (self, table);
    }
  cover_clear (&cover);
}

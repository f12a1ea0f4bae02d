/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-mapping-entry.h"

/* What contributors said. Where more of them were asked there is more in the mapping, so entries
 * are shown for each contributor, and a place of which nobody spoke is missing, not empty. */

enum
{
  DISTRICT,
  STRAND,
  LEVEL,
  PROVISIONS,
  GAPS,
  CONTRIBUTORS,
  ALL_CONTRIBUTORS,
  PER_CONTRIBUTOR,
};

static const BalTableColumn columns[] = {
  { "district", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "strand", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "level", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "provisions", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "entries" },
  { "gaps", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "entries" },
  { "contributors", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "agencies" },
  { "district_contributors", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "agencies" },
  { "provisions_per_contributor", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "entries" },
};

/* What was said about one outcome in one district. */
typedef struct
{
  guint n_provisions;
  guint n_gaps;
  GHashTable *contributors; /* owned */
} Said;

static Said
collect (BalAreaChecking *self, GPtrArray *entries, BalOutcome *outcome)
{
  BalFramework *framework = bal_area_get_framework (self->area);
  Said said = { 0 };

  said.contributors = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < entries->len; i++)
    {
      BalItem *entry = g_ptr_array_index (entries, i);
      const char *contributor = bal_item_get_text (entry, "contributor");
      GListModel *cells = bal_item_get_items (entry, "cells");
      gboolean is_about = FALSE;

      for (guint j = 0; !is_about && j < g_list_model_get_n_items (cells); j++)
        {
          BalItem *cell = bal_item_peek (cells, j);
          const char *strand = bal_item_get_text (cell, "strand");
          const char *level = bal_item_get_text (cell, "level");

          is_about = strand != NULL && level != NULL &&
                     bal_framework_lookup_cell (framework, strand, level) == outcome;
        }
      if (!is_about)
        continue;
      if (bal_item_get_enum (entry, "kind") == BAL_MAPPING_KIND_GAP)
        said.n_gaps++;
      else
        said.n_provisions++;
      if (contributor != NULL)
        g_hash_table_add (said.contributors, (gpointer) contributor);
    }

  return said;
}

static guint
count_contributors (GPtrArray *entries)
{
  g_autoptr (GHashTable) contributors = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < entries->len; i++)
    {
      const char *contributor = bal_item_get_text (g_ptr_array_index (entries, i), "contributor");

      if (contributor != NULL)
        g_hash_table_add (contributors, (gpointer) contributor);
    }

  return g_hash_table_size (contributors);
}

static void
append_counts (BalTableBuilder *table, const Said *said, guint n_contributors)
{
  const guint n_said = said->n_provisions + said->n_gaps;

  for (guint i = PROVISIONS; n_said == 0 && i <= CONTRIBUTORS; i++)
    bal_table_builder_append_state (table, i, BAL_VALUE_STATE_MISSING);
  if (n_said > 0)
    {
      bal_table_builder_append_int (table, PROVISIONS, said->n_provisions);
      bal_table_builder_append_int (table, GAPS, said->n_gaps);
      bal_table_builder_append_int (table, CONTRIBUTORS, g_hash_table_size (said->contributors));
    }
  bal_table_builder_append_int (table, ALL_CONTRIBUTORS, n_contributors);
  if (n_said == 0)
    bal_table_builder_append_state (table, PER_CONTRIBUTOR, BAL_VALUE_STATE_MISSING);
  else if (n_contributors == 0)
    bal_table_builder_append_state (table, PER_CONTRIBUTOR, BAL_VALUE_STATE_NOT_APPLICABLE);
  else
    bal_table_builder_append_double (table, PER_CONTRIBUTOR,
                                     (double) said->n_provisions / n_contributors);
}

/* Counts for every outcome the districts in which some say that it is there and some that it is
 * missing. */
static void
append_district (BalAreaChecking *self,
                 BalTableBuilder *table,
                 const char *district,
                 GPtrArray *entries,
                 guint *n_contested)
{
  GListModel *outcomes = bal_framework_get_outcomes (bal_area_get_framework (self->area));
  const guint n_contributors = count_contributors (entries);

  for (guint i = 0; i < g_list_model_get_n_items (outcomes); i++)
    {
      BalOutcome *outcome = bal_item_peek (outcomes, i);
      Said said = collect (self, entries, outcome);

      bal_table_builder_append_text (table, DISTRICT, district);
      bal_table_builder_append_text (table, STRAND, bal_outcome_get_strand (outcome));
      bal_table_builder_append_text (table, LEVEL, bal_outcome_get_level (outcome));
      append_counts (table, &said, n_contributors);
      n_contested[i] += said.n_provisions > 0 && said.n_gaps > 0;
      g_hash_table_unref (said.contributors);
    }
}

static void
report_contested (BalAreaChecking *self, const guint *n_contested)
{
  GListModel *outcomes = bal_framework_get_outcomes (bal_area_get_framework (self->area));

  for (guint i = 0; i < g_list_model_get_n_items (outcomes); i++)
    {
      const char *code = bal_outcome_get_code (bal_item_peek (outcomes, i));
      g_autofree char *subject = g_strconcat ("/framework/outcomes/", code, NULL);
      const BalFindingFigure figure = { "districts", n_contested[i] };

      if (n_contested[i] > 0)
        bal_findings_builder_add (self->findings, "mapping-contested", subject, NULL, &figure, 1);
    }
}

/* The entries of each district, districts in the order of the document. */
static GHashTable *
sort_entries (GListModel *mapping, GPtrArray *districts)
{
  GHashTable *sorted =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < g_list_model_get_n_items (mapping); i++)
    {
      BalItem *entry = bal_item_peek (mapping, i);
      const char *stated = bal_item_get_text (entry, "district");
      const char *district = stated != NULL ? stated : "";
      GPtrArray *entries = g_hash_table_lookup (sorted, district);

      if (entries == NULL)
        {
          entries = g_ptr_array_new ();
          g_hash_table_insert (sorted, (gpointer) district, entries);
          g_ptr_array_add (districts, (gpointer) district);
        }
      g_ptr_array_add (entries, entry);
    }

  return sorted;
}

static void
check_entries (BalAreaChecking *self, GListModel *mapping)
{
  for (guint i = 0; i < g_list_model_get_n_items (mapping); i++)
    {
      BalItem *entry = bal_item_peek (mapping, i);

      if (bal_item_count (entry, "cells") == 0)
        bal_area_checking_add_row (self, "mapping-without-cell", "mapping", "cells", i);
      if (!bal_item_has_member (entry, "contributor"))
        bal_area_checking_add_row (self, "mapping-without-contributor", "mapping", "contributor",
                                   i);
    }
}

void
bal_area_check_mapping (BalAreaChecking *self)
{
  GListModel *mapping = bal_area_checking_get_list (self, "mapping");
  GListModel *outcomes = bal_framework_get_outcomes (bal_area_get_framework (self->area));
  g_autofree guint *n_contested = g_new0 (guint, g_list_model_get_n_items (outcomes) + 1);
  g_autoptr (GPtrArray) districts = g_ptr_array_new ();
  g_autoptr (GHashTable) sorted = sort_entries (mapping, districts);
  BalFindingFigure figures[] = { { "least", G_MAXUINT }, { "most", 0.0 } };
  BalTableBuilder *table = NULL;

  if (districts->len == 0)
    return;
  check_entries (self, mapping);
  table = bal_table_builder_new_with_columns ("mapping", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < districts->len; i++)
    {
      const char *district = g_ptr_array_index (districts, i);
      GPtrArray *entries = g_hash_table_lookup (sorted, district);
      const double n = count_contributors (entries);

      figures[0].value = MIN (figures[0].value, n);
      figures[1].value = MAX (figures[1].value, n);
      append_district (self, table, *district != '\0' ? district : NULL, entries, n_contested);
    }
  bal_area_checking_end_table (self, table);
  report_contested (self, n_contested);
  if (figures[0].value < figures[1].value)
    bal_findings_builder_add (self->findings, "mapping-uneven", "/mapping", NULL, figures, 2);
}

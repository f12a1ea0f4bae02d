/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-offer.h"
#include "libbalanced/area/bal-reading.h"
#include "libbalanced/area/bal-responsibility-boundary.h"

#define BAND_TARGETED "targeted"

enum
{
  OFFER,
  AGENCY,
  LEVEL,
  STRAND,
  DEFINITION,
  SCOPE,
  OFFER_SOURCE,
  FIRST_PART,
  PARTS_MISSING = FIRST_PART + 4,
};

static const BalTableColumn offer_columns[] = {
  { "offer", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "agency", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "level", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "strand", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "definition", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "scope", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL },
  { "source", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "access_stated", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "criteria_stated", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "lead_stated", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "evidence_stated", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "parts_missing", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "parts" },
};

/* A defined offer says how to come to it, for whom it is, who answers for it, and why. */
static const char *const parts[] = { "access", "criteria", "lead", "evidence" };

enum
{
  LEVEL_AGENCY,
  LEVEL_CODE,
  STATEMENTS,
  DEFINED,
  COMPLETE,
};

static const BalTableColumn level_columns[] = {
  { "agency", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "level", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "statements", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "offers" },
  { "defined", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "offers" },
  { "complete", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "offers" },
};

enum
{
  BOUNDARY,
  KIND,
  STATEMENT,
  RULES,
  AGENCIES,
  READING,
  BOUNDARY_SOURCE,
};

static const BalTableColumn boundary_columns[] = {
  { "boundary", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "kind", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "statement", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL },
  { "rules", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "rules" },
  { "agencies", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "agencies" },
  { "reading", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "source", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
};

/* Whether the level is of the targeted band, whatever the scheme calls it. */
static gboolean
is_targeted (BalAreaChecking *self, const char *level)
{
  BalScheme *levels = bal_framework_lookup_scheme (bal_area_get_framework (self->area), "levels");
  BalTerm *term = level != NULL ? bal_scheme_lookup (levels, level) : NULL;

  return term != NULL && g_strcmp0 (bal_term_get_band (term), BAND_TARGETED) == 0;
}

static guint
count_missing (BalItem *offer)
{
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    n += !bal_item_has_member (offer, parts[i]);

  return n;
}

static void
append_offer (BalTableBuilder *table, BalItem *offer)
{
  bal_table_builder_append_text (table, OFFER, bal_item_get_text (offer, "code"));
  bal_table_builder_append_text (table, AGENCY, bal_item_get_text (offer, "agency"));
  bal_table_builder_append_text (table, LEVEL, bal_item_get_text (offer, "level"));
  if (bal_item_has_member (offer, "strand"))
    bal_table_builder_append_text (table, STRAND, bal_item_get_text (offer, "strand"));
  else
    bal_table_builder_append_state (table, STRAND, BAL_VALUE_STATE_NOT_APPLICABLE);
  bal_area_checking_append_nick (table, DEFINITION, BAL_TYPE_OFFER_DEFINITION,
                                 bal_item_get_enum (offer, "definition"));
  bal_table_builder_append_text (table, SCOPE, bal_item_get_label (offer, "scope"));
  bal_table_builder_append_text (table, OFFER_SOURCE, bal_item_get_text (offer, "source"));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    bal_table_builder_append_boolean (table, FIRST_PART + i, bal_item_has_member (offer, parts[i]));
  bal_table_builder_append_int (table, PARTS_MISSING, count_missing (offer));
}

static void
check_completeness (BalAreaChecking *self, BalItem *offer)
{
  const BalFindingFigure figure = { "parts", count_missing (offer) };

  if (figure.value > 0.0)
    bal_area_checking_add (self, "offer-incomplete", offer, NULL, &figure, 1);
}

/* What is said of one level, by one agency or by any. */
typedef struct
{
  guint n_statements;
  guint n_defined;
  guint n_complete;
} LevelCount;

static LevelCount
count_level (BalAreaChecking *self, const char *agency, guint level)
{
  GListModel *offers = bal_area_checking_get_list (self, "offers");
  BalScheme *levels = bal_framework_get_levels (bal_area_get_framework (self->area));
  LevelCount count = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (offers); i++)
    {
      BalItem *offer = bal_item_peek (offers, i);
      const char *code = bal_item_get_text (offer, "level");
      const gboolean is_defined =
        bal_item_get_enum (offer, "definition") == BAL_OFFER_DEFINITION_DEFINED;

      if (code == NULL || bal_scheme_get_index (levels, code) != (int) level ||
          (agency != NULL && g_strcmp0 (bal_item_get_text (offer, "agency"), agency) != 0))
        continue;
      count.n_statements++;
      count.n_defined += is_defined;
      count.n_complete += is_defined && count_missing (offer) == 0;
    }

  return count;
}

static void
append_level (BalTableBuilder *table, const char *agency, const char *level, LevelCount count)
{
  if (agency != NULL)
    bal_table_builder_append_text (table, LEVEL_AGENCY, agency);
  else
    bal_table_builder_append_state (table, LEVEL_AGENCY, BAL_VALUE_STATE_NOT_APPLICABLE);
  bal_table_builder_append_text (table, LEVEL_CODE, level);
  bal_table_builder_append_int (table, STATEMENTS, count.n_statements);
  bal_table_builder_append_int (table, DEFINED, count.n_defined);
  bal_table_builder_append_int (table, COMPLETE, count.n_complete);
}

/* The levels of one agency, or of all together: which of them have an offer that leaves nothing
 * open. */
static void
add_levels (BalAreaChecking *self, BalTableBuilder *table, const char *agency)
{
  GListModel *levels =
    G_LIST_MODEL (bal_framework_get_levels (bal_area_get_framework (self->area)));

  for (guint i = 0; i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr (BalTerm) level = g_list_model_get_item (levels, i);
      const LevelCount count = count_level (self, agency, i);
      g_autofree char *subject =
        g_strconcat ("/framework/levels/", bal_term_get_code (level), NULL);
      const BalFindingFigure figure = { "statements", count.n_statements };

      append_level (table, agency, bal_term_get_code (level), count);
      if (agency == NULL && count.n_complete == 0)
        bal_findings_builder_add (self->findings, "level-without-complete-offer", subject, NULL,
                                  &figure, 1);
    }
}

static void
add_offer_levels (BalAreaChecking *self)
{
  GListModel *offers = bal_area_checking_get_list (self, "offers");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  BalTableBuilder *table = NULL;

  if (g_list_model_get_n_items (offers) == 0)
    return;
  table = bal_table_builder_new_with_columns ("offer_levels", level_columns,
                                              G_N_ELEMENTS (level_columns));
  for (guint i = 0; i < g_list_model_get_n_items (offers); i++)
    {
      const char *agency = bal_item_get_text (bal_item_peek (offers, i), "agency");

      if (agency != NULL && g_hash_table_add (seen, (gpointer) agency))
        add_levels (self, table, agency);
    }
  add_levels (self, table, NULL);
  bal_area_checking_end_table (self, table);
}

void
bal_area_check_offers (BalAreaChecking *self)
{
  GListModel *offers = bal_area_checking_get_list (self, "offers");
  const guint n_offers = g_list_model_get_n_items (offers);
  BalTableBuilder *table =
    bal_table_builder_new_with_columns ("offers", offer_columns, G_N_ELEMENTS (offer_columns));

  for (guint i = 0; i < n_offers; i++)
    {
      BalItem *offer = bal_item_peek (offers, i);
      const int definition = bal_item_get_enum (offer, "definition");

      append_offer (table, offer);
      if (definition == BAL_OFFER_DEFINITION_DEFINED)
        check_completeness (self, offer);
      if (definition != BAL_OFFER_DEFINITION_UNDEFINED)
        continue;
      bal_area_checking_add (self,
                             is_targeted (self, bal_item_get_text (offer, "level"))
                               ? "targeted-undefined"
                               : "level-undefined",
                             offer, NULL, NULL, 0);
      if (!bal_item_has_member (offer, "scope"))
        bal_area_checking_add_row (self, "statement-without-scope", "offers", "scope", i);
    }
  bal_area_checking_end_table (self, table);
  add_offer_levels (self);
}

static guint
count_agencies (BalAreaChecking *self, BalItem *boundary)
{
  const char *const *codes = bal_item_get_texts (boundary, "responsibilities");
  g_autoptr (GHashTable) agencies = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      BalItem *rule = bal_area_lookup (self->area, "responsibilities", codes[i]);

      if (rule != NULL && bal_item_has_member (rule, "agency"))
        g_hash_table_add (agencies, (gpointer) bal_item_get_text (rule, "agency"));
    }

  return g_hash_table_size (agencies);
}

static void
append_boundary (BalTableBuilder *table, BalItem *boundary, guint n_agencies)
{
  const char *const *codes = bal_item_get_texts (boundary, "responsibilities");

  bal_table_builder_append_text (table, BOUNDARY, bal_item_get_text (boundary, "code"));
  bal_area_checking_append_nick (table, KIND, BAL_TYPE_BOUNDARY_KIND,
                                 bal_item_get_enum (boundary, "kind"));
  bal_table_builder_append_text (table, STATEMENT, bal_item_get_label (boundary, "statement"));
  bal_table_builder_append_int (table, RULES, g_strv_length ((char **) codes));
  bal_table_builder_append_int (table, AGENCIES, n_agencies);
  bal_area_checking_append_nick (table, READING, BAL_TYPE_READING,
                                 bal_item_get_enum (boundary, "reading"));
  bal_table_builder_append_text (table, BOUNDARY_SOURCE, bal_item_get_text (boundary, "source"));
}

static void
check_ages (BalAreaChecking *self)
{
  GListModel *rules = bal_area_checking_get_list (self, "responsibilities");
  const guint n_rules = g_list_model_get_n_items (rules);

  for (guint i = 0; i < n_rules; i++)
    bal_area_checking_check_ages (self, bal_item_peek (rules, i));
}

void
bal_area_check_boundaries (BalAreaChecking *self)
{
  const struct
  {
    BalBoundaryKind kind;
    const char *stated;
    const char *inferred;
  } codes[] = {
    { BAL_BOUNDARY_KIND_OVERLAP, "responsibility-overlap", "responsibility-overlap-inferred" },
    { BAL_BOUNDARY_KIND_GAP, "responsibility-gap", "responsibility-gap-inferred" },
    { BAL_BOUNDARY_KIND_TRANSITION, "responsibility-handover", "responsibility-handover" },
  };
  GListModel *boundaries = bal_area_checking_get_list (self, "boundaries");
  const guint n_boundaries = g_list_model_get_n_items (boundaries);
  BalTableBuilder *table = bal_table_builder_new_with_columns ("responsibility", boundary_columns,
                                                               G_N_ELEMENTS (boundary_columns));

  check_ages (self);
  for (guint i = 0; i < n_boundaries; i++)
    {
      BalItem *boundary = bal_item_peek (boundaries, i);
      const guint n_agencies = count_agencies (self, boundary);
      const gboolean inferred = bal_item_get_enum (boundary, "reading") == BAL_READING_INFERRED;
      const BalFindingFigure figure = { "agencies", n_agencies };

      append_boundary (table, boundary, n_agencies);
      for (gsize j = 0; j < G_N_ELEMENTS (codes); j++)
        if ((int) codes[j].kind == bal_item_get_enum (boundary, "kind"))
          bal_area_checking_add (self, inferred ? codes[j].inferred : codes[j].stated, boundary,
                                 NULL, &figure, 1);
    }
  bal_area_checking_end_table (self, table);
}

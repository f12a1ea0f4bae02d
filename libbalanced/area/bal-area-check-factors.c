/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"

/* What helps integration and what hinders it, with what each rests on. Evidence about leadership is
 * listed by aspect; nothing is made into a score. */

#define LEADERSHIP "leadership"

enum
{
  FACTOR,
  THEME,
  ASPECT,
  EFFECT,
  LEVEL,
  EVIDENCE,
  KINDS,
  SOURCES,
  PARTICIPANTS,
  ACTIONS,
};

static const BalTableColumn columns[] = {
  { "factor", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "theme", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "aspect", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "effect", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "level", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "evidence", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "pieces" },
  { "kinds", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "kinds" },
  { "sources", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "sources" },
  { "participants", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "people" },
  { "actions", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "actions" },
};

enum
{
  LEAD_ASPECT,
  LEAD_HELPS,
  LEAD_HINDERS,
  LEAD_EVIDENCE_HELPS,
  LEAD_EVIDENCE_HINDERS,
};

static const BalTableColumn lead_columns[] = {
  { "aspect", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "enablers", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "factors" },
  { "barriers", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "factors" },
  { "evidence_enables", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "pieces" },
  { "evidence_hinders", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "pieces" },
};

static BalScheme *
get_themes (BalAreaChecking *self)
{
  return bal_framework_lookup_scheme (bal_area_get_framework (self->area), "factor-themes");
}

static BalTerm *
get_term (BalAreaChecking *self, BalItem *factor)
{
  BalScheme *themes = get_themes (self);
  const char *theme = bal_item_get_text (factor, "theme");

  return themes != NULL && theme != NULL ? bal_scheme_lookup (themes, theme) : NULL;
}

static guint
count_distinct (GListModel *evidence, const char *member)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (evidence); i++)
    {
      const char *word = bal_item_get_text (bal_item_peek (evidence, i), member);

      if (word != NULL)
        g_hash_table_add (seen, (gpointer) word);
    }

  return g_hash_table_size (seen);
}

/* People are only counted where every piece of evidence says how many there were. */
static void
append_participants (BalTableBuilder *table, GListModel *evidence)
{
  gint64 n_people = 0;

  for (guint i = 0; i < g_list_model_get_n_items (evidence); i++)
    {
      const gint64 n = bal_item_get_integer (bal_item_peek (evidence, i), "participants");

      if (n < 0 || n > G_MAXINT32)
        {
          bal_table_builder_append_state (table, PARTICIPANTS, BAL_VALUE_STATE_NOT_AVAILABLE);
          return;
        }
      n_people += n;
    }
  if (g_list_model_get_n_items (evidence) == 0)
    bal_table_builder_append_state (table, PARTICIPANTS, BAL_VALUE_STATE_MISSING);
  else
    bal_table_builder_append_int (table, PARTICIPANTS, n_people);
}

static void
append_factor (BalAreaChecking *self, BalTableBuilder *table, BalItem *factor)
{
  GListModel *evidence = bal_item_get_items (factor, "evidence");
  BalTerm *term = get_term (self, factor);
  const char *parent = term != NULL ? bal_term_get_parent (term) : NULL;
  const char *code = term != NULL ? bal_term_get_code (term) : NULL;

  bal_table_builder_append_text (table, FACTOR, bal_item_get_text (factor, "code"));
  bal_table_builder_append_text (table, THEME, parent != NULL ? parent : code);
  bal_table_builder_append_text (table, ASPECT, parent != NULL ? code : NULL);
  bal_table_builder_append_text (table, EFFECT, bal_item_get_text (factor, "effect"));
  bal_table_builder_append_text (table, LEVEL, bal_item_get_text (factor, "level"));
  bal_table_builder_append_int (table, EVIDENCE, g_list_model_get_n_items (evidence));
  bal_table_builder_append_int (table, KINDS, count_distinct (evidence, "kind"));
  bal_table_builder_append_int (table, SOURCES, count_distinct (evidence, "source"));
  append_participants (table, evidence);
  bal_table_builder_append_int (table, ACTIONS,
                                g_strv_length ((GStrv) bal_item_get_texts (factor, "actions")));
}

static gboolean
hinders (BalItem *factor)
{
  return g_strcmp0 (bal_item_get_text (factor, "effect"), "enabler") != 0;
}

static gboolean
helps (BalItem *factor)
{
  return g_strcmp0 (bal_item_get_text (factor, "effect"), "barrier") != 0;
}

static void
check_factor (BalAreaChecking *self, BalItem *factor)
{
  GListModel *evidence = bal_item_get_items (factor, "evidence");
  const guint n_pieces = g_list_model_get_n_items (evidence);

  if (n_pieces == 0)
    bal_area_checking_add (self, "factor-without-evidence", factor, NULL, NULL, 0);
  else if (count_distinct (evidence, "kind") < 2 && count_distinct (evidence, "source") < 2)
    bal_area_checking_add (self, "factor-single-source", factor, "evidence", NULL, 0);
  /* What lies with the government is not for the area to act on. */
  if (hinders (factor) && g_strcmp0 (bal_item_get_text (factor, "level"), "national") != 0 &&
      !bal_item_has_member (factor, "actions"))
    bal_area_checking_add (self, "barrier-without-action", factor, NULL, NULL, 0);
}

static void
add_aspect (BalAreaChecking *self, BalTableBuilder *table, GListModel *factors, BalTerm *aspect)
{
  g_autofree char *subject =
    g_strconcat ("/framework/factor-themes/", bal_term_get_code (aspect), NULL);
  guint n[LEAD_EVIDENCE_HINDERS + 1] = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (factors); i++)
    {
      BalItem *factor = bal_item_peek (factors, i);
      const guint n_pieces = bal_item_count (factor, "evidence");

      if (get_term (self, factor) != aspect)
        continue;
      n[LEAD_HELPS] += helps (factor);
      n[LEAD_HINDERS] += hinders (factor);
      n[LEAD_EVIDENCE_HELPS] += helps (factor) ? n_pieces : 0;
      n[LEAD_EVIDENCE_HINDERS] += hinders (factor) ? n_pieces : 0;
    }
  bal_table_builder_append_text (table, LEAD_ASPECT, bal_term_get_code (aspect));
  for (guint column = LEAD_HELPS; column <= LEAD_EVIDENCE_HINDERS; column++)
    bal_table_builder_append_int (table, column, n[column]);
  if (n[LEAD_EVIDENCE_HELPS] + n[LEAD_EVIDENCE_HINDERS] == 0)
    bal_findings_builder_add (self->findings, "leadership-without-evidence", subject, NULL, NULL,
                              0);
  else if (n[LEAD_EVIDENCE_HELPS] > 0 && n[LEAD_EVIDENCE_HINDERS] > 0)
    bal_findings_builder_add (self->findings, "leadership-seen-differently", subject, NULL, NULL,
                              0);
}

static void
add_leadership (BalAreaChecking *self, GListModel *factors)
{
  GListModel *terms = G_LIST_MODEL (get_themes (self));
  BalTableBuilder *table = NULL;

  if (terms == NULL)
    return;

  table =
    bal_table_builder_new_with_columns ("leadership", lead_columns, G_N_ELEMENTS (lead_columns));
  for (guint i = 0; i < g_list_model_get_n_items (terms); i++)
    {
      g_autoptr (BalTerm) term = g_list_model_get_item (terms, i);

      if (g_strcmp0 (bal_term_get_parent (term), LEADERSHIP) == 0)
        add_aspect (self, table, factors, term);
    }
  bal_area_checking_end_table (self, table);
}

void
bal_area_check_factors (BalAreaChecking *self)
{
  BalItem *section = bal_item_get_item (BAL_ITEM (self->area), "integration");
  GListModel *factors = section != NULL ? bal_item_get_items (section, "factors") : NULL;
  const guint n_factors = factors != NULL ? g_list_model_get_n_items (factors) : 0;
  BalTableBuilder *table = NULL;

  if (n_factors == 0)
    return;

  table = bal_table_builder_new_with_columns ("factors", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n_factors; i++)
    {
      append_factor (self, table, bal_item_peek (factors, i));
      check_factor (self, bal_item_peek (factors, i));
    }
  bal_area_checking_end_table (self, table);
  add_leadership (self, factors);
}

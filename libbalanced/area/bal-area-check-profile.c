/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"

/* The parts of a whole system, with the evidence for each. Evidence is counted; what people rated
 * is repeated as they said it, and nothing is made of it. Leadership has evidence only: it is shown
 * by what people see, and no number stands for it. */

#define FULCRUM "fulcrum"

enum
{
  PART,
  KIND,
  PARENT,
  STATED,
  EVIDENCE,
  SOURCES,
  NEWEST,
  CHAMPIONS,
  RATING,
};

static const BalTableColumn columns[] = {
  { "part", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "kind", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "parent", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "stated", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "evidence", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "statements" },
  { "sources", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "sources" },
  { "newest", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "champions", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "rating", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
};

/* What is said of one part; the last rating of several. */
typedef struct
{
  guint n_entries;
  guint n_evidence;
  gint32 newest;       /* or BAL_DAY_NONE */
  GHashTable *sources; /* owned */
  gboolean has_champions;
  const char *rating; /* nullable */
  gint32 rated;       /* or BAL_DAY_NONE */
} Said;

static void
add_evidence (BalAreaChecking *self, Said *said, BalItem *entry)
{
  GListModel *evidence = bal_item_get_items (entry, "evidence");

  for (guint i = 0; i < g_list_model_get_n_items (evidence); i++)
    {
      BalItem *item = bal_item_peek (evidence, i);
      const gint32 day = bal_item_get_last_day (item, "date");
      const char *source = bal_area_checking_find_source (self, item);

      said->n_evidence++;
      if (day != BAL_DAY_NONE && (said->newest == BAL_DAY_NONE || day > said->newest))
        said->newest = day;
      if (source != NULL)
        g_hash_table_add (said->sources, (gpointer) source);
    }
}

static void
add_entry (BalAreaChecking *self, Said *said, BalItem *entry)
{
  const gint32 day = bal_item_get_last_day (entry, "date");

  said->n_entries++;
  said->has_champions = said->has_champions || bal_item_has_member (entry, "champions");
  add_evidence (self, said, entry);
  if (!bal_item_has_member (entry, "rating") || (said->rating != NULL && day < said->rated))
    return;
  said->rating = bal_item_get_text (entry, "rating");
  said->rated = day;
}

static Said
collect (BalAreaChecking *self, GListModel *parts, const char *member, BalScheme *scheme, guint n)
{
  Said said = { .newest = BAL_DAY_NONE, .rated = BAL_DAY_NONE };

  said.sources = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      BalItem *entry = bal_item_peek (parts, i);
      const char *code = bal_item_get_text (entry, member);

      if (code != NULL && bal_scheme_get_index (scheme, code) == (int) n)
        add_entry (self, &said, entry);
    }

  return said;
}

static gboolean
is_fulcrum (BalTerm *term)
{
  return g_strv_contains (bal_term_get_attributes (term), FULCRUM);
}

/* Of a building block its own word, such as "block", "fulcrum" or "plank". */
static const char *
get_kind (BalTerm *term, gboolean is_block)
{
  const char *const *attributes = bal_term_get_attributes (term);

  if (is_block)
    return attributes[0] != NULL ? attributes[0] : "block";

  return bal_term_get_parent (term) != NULL ? "part" : "principle";
}

static void
append_part (BalTableBuilder *table, BalTerm *term, gboolean is_block, const Said *said)
{
  bal_table_builder_append_text (table, PART, bal_term_get_code (term));
  bal_table_builder_append_text (table, KIND, get_kind (term, is_block));
  if (bal_term_get_parent (term) != NULL)
    bal_table_builder_append_text (table, PARENT, bal_term_get_parent (term));
  else
    bal_table_builder_append_state (table, PARENT, BAL_VALUE_STATE_NOT_APPLICABLE);
  bal_table_builder_append_boolean (table, STATED, said->n_entries > 0);
  bal_table_builder_append_int (table, EVIDENCE, said->n_evidence);
  bal_table_builder_append_int (table, SOURCES, g_hash_table_size (said->sources));
  bal_table_builder_append_day (table, NEWEST, said->newest);
  bal_table_builder_append_boolean (table, CHAMPIONS, said->has_champions);
  if (is_fulcrum (term))
    bal_table_builder_append_state (table, RATING, BAL_VALUE_STATE_NOT_APPLICABLE);
  else
    bal_table_builder_append_text (table, RATING, said->rating);
}

static void
add_scheme (BalAreaChecking *self,
            BalTableBuilder *table,
            BalItem *profile,
            const char *member,
            const char *vocabulary)
{
  BalScheme *scheme = bal_framework_lookup_scheme (bal_area_get_framework (self->area), vocabulary);
  GListModel *parts = bal_item_get_items (profile, "parts");

  for (guint i = 0; scheme != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (scheme)); i++)
    {
      g_autoptr (BalTerm) term = g_list_model_get_item (G_LIST_MODEL (scheme), i);
      g_autofree char *subject =
        g_strconcat ("/framework/", vocabulary, "/", bal_term_get_code (term), NULL);
      Said said = collect (self, parts, member, scheme, i);

      append_part (table, term, g_str_equal (member, "block"), &said);
      if (said.n_entries == 0 && bal_term_get_parent (term) == NULL)
        bal_findings_builder_add (self->findings, "profile-part-missing", subject, NULL, NULL, 0);
      g_hash_table_unref (said.sources);
    }
}

static gboolean
is_about_leadership (BalAreaChecking *self, BalItem *entry)
{
  BalScheme *blocks = bal_framework_get_building_blocks (bal_area_get_framework (self->area));
  const char *code = bal_item_get_text (entry, "block");
  BalTerm *term = code != NULL ? bal_scheme_lookup (blocks, code) : NULL;

  return term != NULL && is_fulcrum (term);
}

static void
check_entry (BalAreaChecking *self, BalItem *profile, BalItem *entry)
{
  const char *const *scale = bal_item_get_texts (profile, "scale");
  const char *rating = bal_item_get_text (entry, "rating");
  const gboolean names_both =
    bal_item_has_member (entry, "block") && bal_item_has_member (entry, "principle");

  if (names_both ||
      (!bal_item_has_member (entry, "block") && !bal_item_has_member (entry, "principle")))
    bal_area_checking_add (self, "profile-part-unclear", entry, NULL, NULL, 0);
  if (rating == NULL)
    return;
  if (is_about_leadership (self, entry))
    {
      bal_area_checking_add (self, "profile-leadership-rated", entry, "rating", NULL, 0);
      return;
    }
  if (!g_strv_contains (scale, rating))
    bal_area_checking_add (self, "profile-rating-unknown", entry, "rating", NULL, 0);
  if (bal_item_count (entry, "evidence") == 0)
    bal_area_checking_add (self, "profile-without-evidence", entry, "rating", NULL, 0);
}

void
bal_area_check_profile (BalAreaChecking *self)
{
  BalItem *profile = bal_item_get_item (BAL_ITEM (self->area), "system_profile");
  GListModel *parts = profile != NULL ? bal_item_get_items (profile, "parts") : NULL;
  BalTableBuilder *table = NULL;

  if (profile == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    check_entry (self, profile, bal_item_peek (parts, i));
  table = bal_table_builder_new_with_columns ("system_profile", columns, G_N_ELEMENTS (columns));
  add_scheme (self, table, profile, "block", "building_blocks");
  add_scheme (self, table, profile, "principle", "principles");
  bal_area_checking_end_table (self, table);
}

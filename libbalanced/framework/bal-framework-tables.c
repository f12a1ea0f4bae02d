/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-table-builder-private.h"
#include "libbalanced/framework/bal-framework-private.h"

/* The vocabulary as tables, to be searched, compared and printed. */

enum
{
  SCHEME,
  CODE,
  ALIASES,
  LABEL,
  DEFINITION,
};

static BalTable *
end_table (BalTableBuilder *table)
{
  return bal_table_builder_end (table, BAL_BASIS_NONE, BAL_DAY_NONE, NULL, FALSE);
}

/* What is not there in the language stands in the one that the document was written in. */
static const char *
get_text (BalItem *item, const char *member, const char *language)
{
  return bal_item_has_member (item, member) ? bal_item_lookup_text (item, member, language) : NULL;
}

static void
append_items (BalTableBuilder *table,
              const char *scheme,
              GListModel *items,
              const char *label,
              const char *language)
{
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      BalItem *item = bal_item_peek (items, i);
      g_autofree char *aliases = g_strjoinv (", ", (char **) bal_item_get_texts (item, "aliases"));

      bal_table_builder_append_text (table, SCHEME, scheme);
      bal_table_builder_append_text (table, CODE, bal_item_get_text (item, "code"));
      bal_table_builder_append_text (table, ALIASES, *aliases != '\0' ? aliases : NULL);
      bal_table_builder_append_text (table, LABEL, get_text (item, label, language));
      bal_table_builder_append_text (table, DEFINITION,
                                     bal_item_knows (item, "definition")
                                       ? get_text (item, "definition", language)
                                       : NULL);
    }
}

static void
append_further (BalTableBuilder *table, BalFramework *self, GHashTable *known, const char *language)
{
  GListModel *schemes = bal_item_get_items (BAL_ITEM (self), "schemes");

  for (guint i = 0; i < g_list_model_get_n_items (schemes); i++)
    {
      BalScheme *scheme = bal_item_peek (schemes, i);
      const char *code = bal_scheme_get_code (scheme);

      if (code != NULL && g_hash_table_add (known, (gpointer) code))
        append_items (table, code, bal_scheme_get_terms (scheme), "label", language);
    }
  if (self->base != NULL)
    append_further (table, self->base, known, language);
}

/**
 * bal_framework_list_terms:
 * @self: a framework
 * @language: (nullable): the language of labels and definitions, such as "cy"
 *
 * Lists everything that the framework has a word for: a glossary.
 *
 * The table has one row for each term, role and outcome: the scheme, the code, the aliases, the
 * words to show and what it means. One word may stand in several schemes and mean another thing in
 * each: what becomes of it from one to another say the crosswalks, with what is lost.
 *
 * Returns: (transfer full): the table
 *
 * Features: A8.
 *
 * Since: 0.1
 */
BalTable *
bal_framework_list_terms (BalFramework *self, const char *language)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  const BalItemClass *klass = NULL;
  BalTableBuilder *table = NULL;

  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  klass = BAL_ITEM_GET_CLASS (self);
  table = bal_table_builder_new ("terms");
  bal_table_builder_add_column (table, "scheme", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL);
  bal_table_builder_add_column (table, "code", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_KEY, NULL);
  bal_table_builder_add_column (table, "aliases", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL);
  bal_table_builder_add_column (table, "label", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL);
  bal_table_builder_add_column (table, "definition", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE,
                                NULL);
  for (guint i = 0; i < klass->n_members; i++)
    if (klass->members[i]->kind == BAL_MEMBER_ITEM)
      append_items (table, klass->members[i]->name,
                    bal_scheme_get_terms (bal_framework_get_scheme (self, klass->members[i]->name)),
                    "label", language);
  append_further (table, self, known, language);
  append_items (table, "roles", bal_framework_get_roles (self), "label", language);
  append_items (table, "outcomes", bal_framework_get_outcomes (self), "text", language);

  return end_table (table);
}

enum
{
  ROLE,
  LENS,
  TIER,
  STATED,
  FAMILY,
};

static gboolean
states_lens (BalRole *role, const char *lens)
{
  GListModel *tiers = bal_role_get_lens_tiers (role);

  for (guint i = 0; i < g_list_model_get_n_items (tiers); i++)
    if (g_strcmp0 (bal_term_get_code (bal_item_peek (tiers, i)), lens) == 0)
      return TRUE;

  return FALSE;
}

/**
 * bal_framework_list_role_tiers:
 * @self: a framework
 *
 * Lists the tier of the workforce that each role has in each domain: the register of roles.
 *
 * The table has one row for each role and lens: whether the tier is stated for the lens, or is the
 * usual one of the role, and whether the role is one of the family, which has no tier of the
 * workforce.
 *
 * Returns: (transfer full): the table
 *
 * Features: A5.
 *
 * Since: 0.1
 */
BalTable *
bal_framework_list_role_tiers (BalFramework *self)
{
  GListModel *roles = NULL;
  GListModel *lenses = NULL;
  BalTableBuilder *table = NULL;

  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  roles = bal_framework_get_roles (self);
  lenses = bal_scheme_get_terms (bal_framework_get_lenses (self));
  table = bal_table_builder_new ("role_tiers");
  bal_table_builder_add_column (table, "role", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL);
  bal_table_builder_add_column (table, "lens", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL);
  bal_table_builder_add_column (table, "tier", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL);
  bal_table_builder_add_column (table, "stated", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE,
                                NULL);
  bal_table_builder_add_column (table, "family", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE,
                                NULL);
  for (guint i = 0; i < g_list_model_get_n_items (roles); i++)
    for (guint j = 0; j < g_list_model_get_n_items (lenses); j++)
      {
        BalRole *role = bal_item_peek (roles, i);
        const char *lens = bal_term_get_code (bal_item_peek (lenses, j));
        const char *tier = bal_role_lookup_tier (role, lens);

        bal_table_builder_append_text (table, ROLE, bal_role_get_code (role));
        bal_table_builder_append_text (table, LENS, lens);
        if (tier != NULL)
          bal_table_builder_append_text (table, TIER, tier);
        else
          bal_table_builder_append_state (table, TIER, BAL_VALUE_STATE_NOT_APPLICABLE);
        bal_table_builder_append_boolean (table, STATED, states_lens (role, lens));
        bal_table_builder_append_boolean (table, FAMILY, bal_role_get_family (role));
      }

  return end_table (table);
}

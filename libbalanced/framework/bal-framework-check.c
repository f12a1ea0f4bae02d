/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/framework/bal-framework-private.h"

#define FORMAT "balanced-framework-1"

/* Sorted as bal_framework_get_band () counts, from 1. */
static const char *const bands[] = { "universal", "targeted", "specialist" };

guint
bal_framework_get_band (BalTerm *level)
{
  const char *band = bal_term_get_band (level);

  for (guint i = 0; band != NULL && i < G_N_ELEMENTS (bands); i++)
    {
      if (g_str_equal (bands[i], band))
        return i + 1;
    }

  return 0;
}

/* A list that is stated in the document, with the node of its first element; or one that is
 * inherited, whose faults are those of the whole document. */
typedef struct
{
  BalNode root;
  BalNode element; /* of the item that is being checked; may not exist */
} Cursor;

static Cursor
cursor_new (BalNode root, const char *member)
{
  Cursor cursor = { .root = root, .element = bal_node_get_member (root, member) };

  if (bal_node_exists (cursor.element))
    cursor.element = bal_node_get_first (cursor.element);

  return cursor;
}

static void
cursor_advance (Cursor *cursor)
{
  if (bal_node_exists (cursor->element))
    cursor->element = bal_node_get_next (cursor->element);
}

/* Where to show that a member of the item is wrong. */
static BalNode
cursor_get (const Cursor *cursor, const char *member)
{
  BalNode node = cursor->element;

  if (!bal_node_exists (node))
    return cursor->root;
  node = bal_node_get_member (node, member);

  return bal_node_exists (node) ? node : cursor->element;
}

static gboolean
check_code (BalScheme *scheme, const char *code, BalNode node, const char *what, GError **error)
{
  if (code == NULL || bal_scheme_get_index (scheme, code) >= 0)
    return TRUE;
  bal_node_set_error (node, error, BAL_DOCUMENT_ERROR_UNKNOWN_CODE,
                      "“%s” is not among the %s of the framework", code, what);

  return FALSE;
}

static gboolean
check_head (BalFramework *self, BalNode root, GError **error)
{
  const char *format = bal_item_get_text (BAL_ITEM (self), "format");
  const char *extends = bal_framework_get_extends (self);

  if (format != NULL && !g_str_equal (format, FORMAT))
    {
      bal_node_set_error (bal_node_get_member (root, "format"), error, BAL_DOCUMENT_ERROR_VERSION,
                          "the format of a framework is “" FORMAT "”");
      return FALSE;
    }
  if (extends != NULL && !g_str_equal (extends, bal_framework_get_code (self->base)))
    {
      bal_node_set_error (bal_node_get_member (root, "extends"), error,
                          BAL_DOCUMENT_ERROR_UNKNOWN_CODE, "only “%s” can be extended",
                          bal_framework_get_code (self->base));
      return FALSE;
    }

  return check_code (bal_framework_get_lenses (self), bal_framework_get_lens (self),
                     bal_node_get_member (root, "lens"), "lenses", error);
}

static gboolean
check_levels (BalFramework *self, BalNode root, GError **error)
{
  GListModel *levels = bal_scheme_get_terms (bal_framework_get_levels (self));
  BalNode scheme = bal_node_get_member (root, "levels");
  BalNode element = { 0 };

  if (!bal_node_exists (scheme))
    return TRUE;

  element = bal_node_get_first (bal_node_get_member (scheme, "terms"));
  for (guint i = 0; bal_node_exists (element); i++)
    {
      if (bal_framework_get_band (bal_item_peek (levels, i)) == 0)
        {
          bal_node_set_error (element, error, BAL_DOCUMENT_ERROR_BAD_VALUE,
                              "a level needs the “band” universal, targeted or specialist");
          return FALSE;
        }
      element = bal_node_get_next (element);
    }

  return TRUE;
}

static gboolean
check_outcomes (BalFramework *self, BalNode root, GError **error)
{
  GListModel *outcomes = bal_framework_get_outcomes (self);
  Cursor cursor = cursor_new (root, "outcomes");

  for (guint i = 0; i < g_list_model_get_n_items (outcomes); i++)
    {
      BalOutcome *outcome = bal_item_peek (outcomes, i);

      if (!check_code (bal_framework_get_strands (self), bal_outcome_get_strand (outcome),
                       cursor_get (&cursor, "strand"), "strands", error) ||
          !check_code (bal_framework_get_levels (self), bal_outcome_get_level (outcome),
                       cursor_get (&cursor, "level"), "levels", error))
        return FALSE;
      cursor_advance (&cursor);
    }

  return TRUE;
}

static gboolean
check_lens_tiers (BalFramework *self, BalRole *role, const Cursor *cursor, GError **error)
{
  GListModel *tiers = bal_role_get_lens_tiers (role);
  BalNode node = cursor_get (cursor, "lens_tiers");

  for (guint i = 0; i < g_list_model_get_n_items (tiers); i++)
    {
      BalTerm *tier = bal_item_peek (tiers, i);

      if (!check_code (bal_framework_get_lenses (self), bal_term_get_code (tier), node, "lenses",
                       error) ||
          !check_code (bal_framework_get_workforce_tiers (self), bal_term_get_tier (tier), node,
                       "tiers of the workforce", error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_roles (BalFramework *self, BalNode root, GError **error)
{
  GListModel *roles = bal_framework_get_roles (self);
  Cursor cursor = cursor_new (root, "roles");

  for (guint i = 0; i < g_list_model_get_n_items (roles); i++)
    {
      BalRole *role = bal_item_peek (roles, i);

      if (!check_code (bal_framework_get_workforce_tiers (self), bal_role_get_tier (role),
                       cursor_get (&cursor, "tier"), "tiers of the workforce", error) ||
          !check_lens_tiers (self, role, &cursor, error))
        return FALSE;
      cursor_advance (&cursor);
    }

  return TRUE;
}

/* A crosswalk of the framework is between two of its schemes, and knows their terms. */
static gboolean
check_crosswalk (BalFramework *self, BalCrosswalk *crosswalk, BalNode node, GError **error)
{
  const char *from_name = bal_crosswalk_get_from_scheme (crosswalk);
  const char *to_name = bal_crosswalk_get_to_scheme (crosswalk);
  BalScheme *from = from_name != NULL ? bal_framework_lookup_scheme (self, from_name) : NULL;
  BalScheme *to = to_name != NULL ? bal_framework_lookup_scheme (self, to_name) : NULL;
  GListModel *entries = bal_crosswalk_get_entries (crosswalk);

  if (from == NULL || to == NULL)
    {
      bal_node_set_error (node, error, BAL_DOCUMENT_ERROR_UNKNOWN_CODE,
                          "“from_scheme” and “to_scheme” need to be schemes of the framework");
      return FALSE;
    }
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      BalCrosswalkEntry *entry = bal_item_peek (entries, i);
      const char *const *targets = bal_crosswalk_entry_get_to_codes (entry);

      if (!check_code (from, bal_crosswalk_entry_get_from_code (entry), node, from_name, error))
        return FALSE;
      for (guint j = 0; targets[j] != NULL; j++)
        {
          if (!check_code (to, targets[j], node, to_name, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
check_crosswalks (BalFramework *self, BalNode root, GError **error)
{
  GListModel *crosswalks = bal_framework_get_crosswalks (self);
  Cursor cursor = cursor_new (root, "crosswalks");

  for (guint i = 0; i < g_list_model_get_n_items (crosswalks); i++)
    {
      BalCrosswalk *crosswalk = bal_item_peek (crosswalks, i);

      if (!check_crosswalk (self, crosswalk, cursor_get (&cursor, "entries"), error))
        return FALSE;
      cursor_advance (&cursor);
    }

  return TRUE;
}

/* In each list of the document a code stands for one thing. */
static gboolean
check_names (BalFramework *self, BalNode root, GError **error)
{
  static const char *const lists[] = { "schemes", "roles", "outcomes", "crosswalks" };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GListModel *items = bal_item_get_items (BAL_ITEM (self), lists[i]);
      g_autoptr (BalCodeIndex) index = bal_code_index_new (items, "code");

      if (!bal_code_index_verify (index, items, bal_node_get_member (root, lists[i]), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_limits (BalFramework *self, BalNode root, GError **error)
{
  const guint n_strands =
    g_list_model_get_n_items (G_LIST_MODEL (bal_framework_get_strands (self)));
  const guint n_levels = g_list_model_get_n_items (G_LIST_MODEL (bal_framework_get_levels (self)));
  GListModel *const lists[] = {
    G_LIST_MODEL (bal_framework_get_stages (self)),
    G_LIST_MODEL (bal_framework_get_need_types (self)),
    G_LIST_MODEL (bal_framework_get_need_tiers (self)),
    bal_framework_get_roles (self),
  };
  gboolean within =
    n_levels <= BAL_FRAMEWORK_MAX_LEVELS && n_strands < BAL_FRAMEWORK_MAX_CELLS &&
    (n_strands + 1) * (n_levels + 1) <= BAL_FRAMEWORK_MAX_CELLS &&
    g_list_model_get_n_items (bal_framework_get_outcomes (self)) <= BAL_FRAMEWORK_MAX_OUTCOMES;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    within = within && g_list_model_get_n_items (lists[i]) <= BAL_FRAMEWORK_MAX_TERMS;
  if (within)
    return TRUE;

  bal_node_set_error (root, error, BAL_DOCUMENT_ERROR_LIMIT,
                      "more terms than a caseload can hold: 16 levels, 255 cells of strand and "
                      "level, 254 stages, types and tiers of need and roles, 65,534 outcomes");

  return FALSE;
}

gboolean
bal_framework_verify (BalItem *item, BalNode root, GError **error)
{
  BalFramework *self = BAL_FRAMEWORK (item);

  return check_head (self, root, error) && check_levels (self, root, error) &&
         check_names (self, root, error) && check_outcomes (self, root, error) &&
         check_roles (self, root, error) && check_crosswalks (self, root, error) &&
         check_limits (self, root, error);
}

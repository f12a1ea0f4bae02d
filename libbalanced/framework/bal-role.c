/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/framework/bal-role.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalRole:
 *
 * Somebody who contributes to outcomes: a profession, a member of staff, a parent.
 *
 * Which tier of the workforce a role belongs to is stated here, and never follows from the level of
 * what it delivers.
 *
 * ## Thread safety
 *
 * It never changes, and may be used from any thread.
 *
 * Features: A5.
 *
 * Since: 0.1
 */

struct _BalRole
{
  BalItem parent_instance;
};

struct _BalRoleClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalRole, bal_role, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE }, { "aliases", BAL_MEMBER_TEXTS },
  { "label", BAL_MEMBER_LABEL },     { "tier", BAL_MEMBER_TEXT },
  { "family", BAL_MEMBER_BOOLEAN },  { "lens_tiers", BAL_MEMBER_ITEMS, FALSE, bal_term_get_type },
};

static void
bal_role_class_init (BalRoleClass *klass)
{
  /**
   * BalRole:code: (getter get_code)
   *
   * The stable code, by which data and results name the role.
   *
   * Since: 0.1
   */
  /**
   * BalRole:aliases: (getter get_aliases)
   *
   * Other codes and words that mean the same.
   *
   * Since: 0.1
   */
  /**
   * BalRole:label: (getter get_label)
   *
   * The words to show. [method@Balanced.Item.lookup_text] gives them in a language.
   *
   * Since: 0.1
   */
  /**
   * BalRole:tier: (getter get_tier)
   *
   * The code of its tier of the workforce.
   *
   * Since: 0.1
   */
  /**
   * BalRole:family: (getter get_family)
   *
   * Whether it is a role in the family.
   *
   * Since: 0.1
   */
  /**
   * BalRole:lens-tiers: (getter get_lens_tiers)
   *
   * Other tiers, by lens: terms whose code is a lens. Of [class@Balanced.Term].
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_role_init (BalRole *self)
{
}

/**
 * bal_role_get_code: (get-property code)
 * @self: a role
 *
 * Gives the stable code, by which data and results name the role.
 *
 * Returns: (nullable): the code; `NULL` only when the role was made without one
 *
 * Since: 0.1
 */
const char *
bal_role_get_code (BalRole *self)
{
  g_return_val_if_fail (BAL_IS_ROLE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_role_get_aliases: (get-property aliases)
 * @self: a role
 *
 * Gives other codes and words that mean the same.
 *
 * Returns: (transfer none): the aliases; empty when there are none
 *
 * Since: 0.1
 */
const char *const *
bal_role_get_aliases (BalRole *self)
{
  g_return_val_if_fail (BAL_IS_ROLE (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "aliases");
}

/**
 * bal_role_get_label: (get-property label)
 * @self: a role
 *
 * Gives the words to show.
 *
 * Returns: (nullable): the words
 *
 * Since: 0.1
 */
const char *
bal_role_get_label (BalRole *self)
{
  g_return_val_if_fail (BAL_IS_ROLE (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "label");
}

/**
 * bal_role_get_tier: (get-property tier)
 * @self: a role
 *
 * Gives the code of its tier of the workforce.
 *
 * Returns: (nullable): the code; `NULL` for a role outside the workforce
 *
 * Since: 0.1
 */
const char *
bal_role_get_tier (BalRole *self)
{
  g_return_val_if_fail (BAL_IS_ROLE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "tier");
}

/**
 * bal_role_get_family: (get-property family)
 * @self: a role
 *
 * Tells whether it is a role in the family.
 *
 * Returns: whether it is
 *
 * Since: 0.1
 */
gboolean
bal_role_get_family (BalRole *self)
{
  g_return_val_if_fail (BAL_IS_ROLE (self), FALSE);

  return bal_item_get_boolean (BAL_ITEM (self), "family");
}

/**
 * bal_role_get_lens_tiers: (get-property lens-tiers)
 * @self: a role
 *
 * Gives the tiers that differ by lens: terms whose code is a lens.
 *
 * Returns: (transfer none): the tiers, of [class@Balanced.Term]
 *
 * Since: 0.1
 */
GListModel *
bal_role_get_lens_tiers (BalRole *self)
{
  g_return_val_if_fail (BAL_IS_ROLE (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "lens_tiers");
}

/**
 * bal_role_lookup_tier:
 * @self: a role
 * @lens: (nullable): the code of a lens, such as "slcn"
 *
 * Gives the tier of the workforce that the role belongs to, seen through a lens.
 *
 * A specialist in one field is part of the wider workforce in another.
 *
 * Features: A4, A5.
 *
 * Returns: (nullable): the code of the tier: that of the lens where one is stated, and the
 *   role's own otherwise
 *
 * Since: 0.1
 */
const char *
bal_role_lookup_tier (BalRole *self, const char *lens)
{
  GListModel *tiers = NULL;

  g_return_val_if_fail (BAL_IS_ROLE (self), NULL);

  tiers = bal_role_get_lens_tiers (self);
  for (guint i = 0; lens != NULL && i < g_list_model_get_n_items (tiers); i++)
    {
      BalTerm *tier = bal_item_peek (tiers, i);

      if (g_strcmp0 (bal_term_get_code (tier), lens) == 0)
        return bal_term_get_tier (tier);
    }

  return bal_role_get_tier (self);
}

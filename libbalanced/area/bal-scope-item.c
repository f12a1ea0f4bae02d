/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-scope-item.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalScopeItem:
 *
 * One thing that a review looks at, or does not look at.
 *
 * Findings and actions name the statements of scope that they fall under.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: N4.
 *
 * Since: 0.1
 */
struct _BalScopeItem
{
  BalItem parent_instance;
};

struct _BalScopeItemClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalScopeItem, bal_scope_item, BAL_TYPE_ITEM)

static const char *const kinds[] = { "in", "out", NULL };

static const BalMember members[] = {
  /**
   * BalScopeItem:code:
   *
   * The code of the statement.
   *
   * Since: 0.1
   */
  { "code", BAL_MEMBER_TEXT, TRUE },
  /**
   * BalScopeItem:label:
   *
   * What it is that is looked at, or not.
   *
   * Since: 0.1
   */
  { "label", BAL_MEMBER_LABEL, TRUE },
  /**
   * BalScopeItem:kind:
   *
   * Whether it is “in” or “out” of scope.
   *
   * Since: 0.1
   */
  { "kind", BAL_MEMBER_TEXT, TRUE, .words = kinds },
  /**
   * BalScopeItem:agencies:
   *
   * The codes of the agencies whose services are meant; none means that it is not about agencies.
   *
   * Since: 0.1
   */
  { "agencies", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  /**
   * BalScopeItem:services:
   *
   * The services that are meant, in the words of the agencies.
   *
   * Since: 0.1
   */
  { "services", BAL_MEMBER_TEXTS },
  /**
   * BalScopeItem:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  /**
   * BalScopeItem:passage:
   *
   * Where in the source it stands.
   *
   * Since: 0.1
   */
  { "passage", BAL_MEMBER_TEXT },
  /**
   * BalScopeItem:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_scope_item_class_init (BalScopeItemClass *klass)
{
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_scope_item_init (BalScopeItem *self)
{
}

/**
 * bal_scope_item_get_code:
 * @self: a statement of scope
 *
 * Gets the code of the statement.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_scope_item_get_code (BalScopeItem *self)
{
  g_return_val_if_fail (BAL_IS_SCOPE_ITEM (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_scope_item_get_label:
 * @self: a statement of scope
 *
 * Gets what it is that is looked at, or not.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_scope_item_get_label (BalScopeItem *self)
{
  g_return_val_if_fail (BAL_IS_SCOPE_ITEM (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "label");
}

/**
 * bal_scope_item_get_kind:
 * @self: a statement of scope
 *
 * Gets whether it is “in” or “out” of scope.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_scope_item_get_kind (BalScopeItem *self)
{
  g_return_val_if_fail (BAL_IS_SCOPE_ITEM (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "kind");
}

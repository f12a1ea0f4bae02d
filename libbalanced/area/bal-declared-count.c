/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-declared-count.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalDeclaredCount:
 *
 * How many of something a source says there are, to be held against how many it lists.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: N3.
 *
 * Since: 0.1
 */
struct _BalDeclaredCount
{
  BalItem parent_instance;
};

struct _BalDeclaredCountClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalDeclaredCount, bal_declared_count, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "what", BAL_MEMBER_TEXT, TRUE },
  { "count", BAL_MEMBER_INTEGER, TRUE },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "passage", BAL_MEMBER_TEXT },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_declared_count_class_init (BalDeclaredCountClass *klass)
{
  /**
   * BalDeclaredCount:what:
   *
   * The list that is counted, such as "actions".
   *
   * Since: 0.1
   */
  /**
   * BalDeclaredCount:count:
   *
   * How many the source says there are.
   *
   * Since: 0.1
   */
  /**
   * BalDeclaredCount:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalDeclaredCount:passage:
   *
   * Where in the source it stands.
   *
   * Since: 0.1
   */
  /**
   * BalDeclaredCount:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_declared_count_init (BalDeclaredCount *self)
{
}

/**
 * bal_declared_count_get_what:
 * @self: a declared count
 *
 * Gets the list that is counted, such as "actions".
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_declared_count_get_what (BalDeclaredCount *self)
{
  g_return_val_if_fail (BAL_IS_DECLARED_COUNT (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "what");
}

/**
 * bal_declared_count_get_count:
 * @self: a declared count
 *
 * Gets how many the source says there are.
 *
 * Returns: the number, or the smallest 32-bit integer when it is not stated
 *
 * Since: 0.1
 */
gint64
bal_declared_count_get_count (BalDeclaredCount *self)
{
  g_return_val_if_fail (BAL_IS_DECLARED_COUNT (self), G_MININT32);

  return bal_item_get_integer (BAL_ITEM (self), "count");
}

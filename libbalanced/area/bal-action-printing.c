/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-action-printing.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalActionPrinting:
 *
 * How an action stands in one list of the source: its number there, and its title where that
 * differs.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: N3.
 *
 * Since: 0.1
 */
struct _BalActionPrinting
{
  BalItem parent_instance;
};

struct _BalActionPrintingClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalActionPrinting, bal_action_printing, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "list", BAL_MEMBER_TEXT, TRUE },
  { "number", BAL_MEMBER_INTEGER, TRUE },
  { "position", BAL_MEMBER_INTEGER },
  { "title", BAL_MEMBER_TEXT },
};

static void
bal_action_printing_class_init (BalActionPrintingClass *klass)
{
  /**
   * BalActionPrinting:list:
   *
   * The list, such as "table" or "text".
   *
   * Since: 0.1
   */
  /**
   * BalActionPrinting:number:
   *
   * The number that is printed before it.
   *
   * Since: 0.1
   */
  /**
   * BalActionPrinting:position:
   *
   * Where in the list it stands, when that is not the order of the document.
   *
   * Since: 0.1
   */
  /**
   * BalActionPrinting:title:
   *
   * The title that is printed there, when lists differ.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_action_printing_init (BalActionPrinting *self)
{
}

/**
 * bal_action_printing_get_list:
 * @self: a printing
 *
 * Gets the list, such as "table" or "text".
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_action_printing_get_list (BalActionPrinting *self)
{
  g_return_val_if_fail (BAL_IS_ACTION_PRINTING (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "list");
}

/**
 * bal_action_printing_get_number:
 * @self: a printing
 *
 * Gets the number that is printed before it.
 *
 * Returns: the number, or the smallest 32-bit integer when it is not stated
 *
 * Since: 0.1
 */
gint64
bal_action_printing_get_number (BalActionPrinting *self)
{
  g_return_val_if_fail (BAL_IS_ACTION_PRINTING (self), G_MININT32);

  return bal_item_get_integer (BAL_ITEM (self), "number");
}

/**
 * bal_action_printing_get_title:
 * @self: a printing
 *
 * Gets the title that is printed there, when lists differ.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_action_printing_get_title (BalActionPrinting *self)
{
  g_return_val_if_fail (BAL_IS_ACTION_PRINTING (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "title");
}

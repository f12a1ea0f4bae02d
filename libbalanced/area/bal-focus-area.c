/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-focus-area.h"

#include "libbalanced/area/bal-action.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalFocusArea:
 *
 * A group of actions of a plan, with one aim.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: N3.
 *
 * Since: 0.1
 */
struct _BalFocusArea
{
  BalItem parent_instance;
};

struct _BalFocusAreaClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalFocusArea, bal_focus_area, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "number", BAL_MEMBER_INTEGER },
  { "title", BAL_MEMBER_LABEL, TRUE },
  { "aim", BAL_MEMBER_LABEL },
  { "actions", BAL_MEMBER_ITEMS, FALSE, bal_action_get_type, .defines = "actions" },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_focus_area_class_init (BalFocusAreaClass *klass)
{
  /**
   * BalFocusArea:code:
   *
   * The code of the focus area.
   *
   * Since: 0.1
   */
  /**
   * BalFocusArea:number:
   *
   * The number that is printed before it.
   *
   * Since: 0.1
   */
  /**
   * BalFocusArea:title:
   *
   * The title of the focus area.
   *
   * Since: 0.1
   */
  /**
   * BalFocusArea:aim:
   *
   * What it is to achieve.
   *
   * Since: 0.1
   */
  /**
   * BalFocusArea:actions:
   *
   * Its actions.
   *
   * Since: 0.1
   */
  /**
   * BalFocusArea:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalFocusArea:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_focus_area_init (BalFocusArea *self)
{
}

/**
 * bal_focus_area_get_code:
 * @self: a focus area
 *
 * Gets the code of the focus area.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_focus_area_get_code (BalFocusArea *self)
{
  g_return_val_if_fail (BAL_IS_FOCUS_AREA (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_focus_area_get_number:
 * @self: a focus area
 *
 * Gets the number that is printed before it.
 *
 * Returns: the number, or the smallest 32-bit integer when it is not stated
 *
 * Since: 0.1
 */
gint64
bal_focus_area_get_number (BalFocusArea *self)
{
  g_return_val_if_fail (BAL_IS_FOCUS_AREA (self), G_MININT32);

  return bal_item_get_integer (BAL_ITEM (self), "number");
}

/**
 * bal_focus_area_get_title:
 * @self: a focus area
 *
 * Gets the title of the focus area.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_focus_area_get_title (BalFocusArea *self)
{
  g_return_val_if_fail (BAL_IS_FOCUS_AREA (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "title");
}

/**
 * bal_focus_area_get_actions:
 * @self: a focus area
 *
 * Gets its actions.
 *
 * Returns: (transfer none): a list of [class@Balanced.Action]
 *
 * Since: 0.1
 */
GListModel *
bal_focus_area_get_actions (BalFocusArea *self)
{
  g_return_val_if_fail (BAL_IS_FOCUS_AREA (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "actions");
}

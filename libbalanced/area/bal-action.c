/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-action.h"

#include "libbalanced/area/bal-action-printing.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalAction:
 *
 * Something that a plan says will be done.
 *
 * Its code is ours and stays the same, whatever numbers the source prints.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: N3.
 *
 * Since: 0.1
 */
struct _BalAction
{
  BalItem parent_instance;
};

struct _BalActionClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalAction, bal_action, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "title", BAL_MEMBER_LABEL, TRUE },
  { "printings", BAL_MEMBER_ITEMS, FALSE, bal_action_printing_get_type },
  { "addressees", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  { "evidence_from", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  { "elements", BAL_MEMBER_TEXTS },
  { "phase", BAL_MEMBER_TEXT, .refers_to = "phases" },
  { "timing", BAL_MEMBER_TEXT },
  { "start", BAL_MEMBER_MONTH_OR_DAY },
  { "end", BAL_MEMBER_MONTH_OR_DAY },
  { "evidence", BAL_MEMBER_TEXTS, .refers_to = "observations" },
  { "carries_out", BAL_MEMBER_TEXTS, .refers_to = "recommendations" },
  { "themes", BAL_MEMBER_TEXTS, .refers_to = "themes" },
  { "scope", BAL_MEMBER_TEXTS, .refers_to = "scope" },
  { "owner", BAL_MEMBER_TEXT, .refers_to = "agencies" },
  { "status", BAL_MEMBER_TEXT },
  { "sub_actions", BAL_MEMBER_ITEMS, FALSE, bal_action_get_type, .defines = "actions" },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_action_class_init (BalActionClass *klass)
{
  /**
   * BalAction:code:
   *
   * The code of the action.
   *
   * Since: 0.1
   */
  /**
   * BalAction:title:
   *
   * What will be done.
   *
   * Since: 0.1
   */
  /**
   * BalAction:printings:
   *
   * How it stands in the lists of the source.
   *
   * Since: 0.1
   */
  /**
   * BalAction:addressees:
   *
   * The codes of the agencies that are to act.
   *
   * Since: 0.1
   */
  /**
   * BalAction:evidence-from:
   *
   * The codes of the agencies that the evidence for it was about.
   *
   * Since: 0.1
   */
  /**
   * BalAction:elements:
   *
   * What it consists of.
   *
   * Since: 0.1
   */
  /**
   * BalAction:phase:
   *
   * The code of the phase in which it is to be done.
   *
   * Since: 0.1
   */
  /**
   * BalAction:timing:
   *
   * When it is to be done, in words.
   *
   * Since: 0.1
   */
  /**
   * BalAction:start:
   *
   * The first day or month on which it is to be done.
   *
   * Since: 0.1
   */
  /**
   * BalAction:end:
   *
   * The last day or month on which it is to be done.
   *
   * Since: 0.1
   */
  /**
   * BalAction:evidence:
   *
   * The codes of the observations that it rests on.
   *
   * Since: 0.1
   */
  /**
   * BalAction:carries-out:
   *
   * The codes of the recommendations that it carries out.
   *
   * Since: 0.1
   */
  /**
   * BalAction:themes:
   *
   * The codes of the themes that it answers.
   *
   * Since: 0.1
   */
  /**
   * BalAction:scope:
   *
   * The codes of the statements of scope that it falls under.
   *
   * Since: 0.1
   */
  /**
   * BalAction:owner:
   *
   * Who answers for it.
   *
   * Since: 0.1
   */
  /**
   * BalAction:status:
   *
   * How far it has come.
   *
   * Since: 0.1
   */
  /**
   * BalAction:sub-actions:
   *
   * The actions that it consists of.
   *
   * Since: 0.1
   */
  /**
   * BalAction:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalAction:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_action_init (BalAction *self)
{
}

/**
 * bal_action_get_code:
 * @self: an action
 *
 * Gets the code of the action.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_action_get_code (BalAction *self)
{
  g_return_val_if_fail (BAL_IS_ACTION (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_action_get_title:
 * @self: an action
 *
 * Gets what will be done.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_action_get_title (BalAction *self)
{
  g_return_val_if_fail (BAL_IS_ACTION (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "title");
}

/**
 * bal_action_get_printings:
 * @self: an action
 *
 * Gets how it stands in the lists of the source.
 *
 * Returns: (transfer none): a list of [class@Balanced.ActionPrinting]
 *
 * Since: 0.1
 */
GListModel *
bal_action_get_printings (BalAction *self)
{
  g_return_val_if_fail (BAL_IS_ACTION (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "printings");
}

/**
 * bal_action_get_addressees:
 * @self: an action
 *
 * Gets the codes of the agencies that are to act.
 *
 * Returns: (transfer none) (array zero-terminated=1): the list, possibly empty
 *
 * Since: 0.1
 */
const char *const *
bal_action_get_addressees (BalAction *self)
{
  g_return_val_if_fail (BAL_IS_ACTION (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "addressees");
}

/**
 * bal_action_get_sub_actions:
 * @self: an action
 *
 * Gets the actions that it consists of.
 *
 * Returns: (transfer none): a list of [class@Balanced.Action]
 *
 * Since: 0.1
 */
GListModel *
bal_action_get_sub_actions (BalAction *self)
{
  g_return_val_if_fail (BAL_IS_ACTION (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "sub_actions");
}

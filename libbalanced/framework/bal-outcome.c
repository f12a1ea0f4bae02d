/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/framework/bal-outcome.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalOutcome:
 *
 * What a whole system should achieve in one strand at one level.
 *
 * The words are replaceable: the official texts are licensed, and load from a file of their own.
 *
 * ## Thread safety
 *
 * It never changes, and may be used from any thread.
 *
 * Features: A3.
 *
 * Since: 0.1
 */

struct _BalOutcome
{
  BalItem parent_instance;
};

struct _BalOutcomeClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalOutcome, bal_outcome, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },   { "aliases", BAL_MEMBER_TEXTS },
  { "strand", BAL_MEMBER_TEXT, TRUE }, { "level", BAL_MEMBER_TEXT, TRUE },
  { "text", BAL_MEMBER_LABEL },
};

static void
bal_outcome_class_init (BalOutcomeClass *klass)
{
  /**
   * BalOutcome:code: (getter get_code)
   *
   * The stable code, by which data and results name the outcome.
   *
   * Since: 0.1
   */
  /**
   * BalOutcome:aliases: (getter get_aliases)
   *
   * Other codes and words that mean the same.
   *
   * Since: 0.1
   */
  /**
   * BalOutcome:strand: (getter get_strand)
   *
   * The code of its strand.
   *
   * Since: 0.1
   */
  /**
   * BalOutcome:level: (getter get_level)
   *
   * The code of its level.
   *
   * Since: 0.1
   */
  /**
   * BalOutcome:text: (getter get_text)
   *
   * What is achieved. [method@Balanced.Item.lookup_text] gives it in a language.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_outcome_init (BalOutcome *self)
{
}

/**
 * bal_outcome_get_code: (get-property code)
 * @self: a outcome
 *
 * Gives the stable code, by which data and results name the outcome.
 *
 * Returns: (nullable): the code; `NULL` only when the outcome was made without one
 *
 * Since: 0.1
 */
const char *
bal_outcome_get_code (BalOutcome *self)
{
  g_return_val_if_fail (BAL_IS_OUTCOME (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_outcome_get_aliases: (get-property aliases)
 * @self: a outcome
 *
 * Gives other codes and words that mean the same.
 *
 * Returns: (transfer none): the aliases; empty when there are none
 *
 * Since: 0.1
 */
const char *const *
bal_outcome_get_aliases (BalOutcome *self)
{
  g_return_val_if_fail (BAL_IS_OUTCOME (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "aliases");
}

/**
 * bal_outcome_get_strand: (get-property strand)
 * @self: a outcome
 *
 * Gives the code of its strand.
 *
 * Returns: (nullable): the code; `NULL` only when the outcome was made without one
 *
 * Since: 0.1
 */
const char *
bal_outcome_get_strand (BalOutcome *self)
{
  g_return_val_if_fail (BAL_IS_OUTCOME (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "strand");
}

/**
 * bal_outcome_get_level: (get-property level)
 * @self: a outcome
 *
 * Gives the code of its level.
 *
 * Returns: (nullable): the code; `NULL` only when the outcome was made without one
 *
 * Since: 0.1
 */
const char *
bal_outcome_get_level (BalOutcome *self)
{
  g_return_val_if_fail (BAL_IS_OUTCOME (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "level");
}

/**
 * bal_outcome_get_text: (get-property text)
 * @self: a outcome
 *
 * Tells what is achieved.
 *
 * Returns: (nullable): the words
 *
 * Since: 0.1
 */
const char *
bal_outcome_get_text (BalOutcome *self)
{
  g_return_val_if_fail (BAL_IS_OUTCOME (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "text");
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-strategy.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalStrategy:
 *
 * A strategy of the area, with the nodes of logic models that it sets out to reach.
 *
 * A golden thread leads from the strategy through an outcome and an action to a measure.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: I7.
 *
 * Since: 0.1
 */
struct _BalStrategy
{
  BalItem parent_instance;
};

struct _BalStrategyClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalStrategy, bal_strategy, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "title", BAL_MEMBER_LABEL, TRUE },
  { "agencies", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  { "start", BAL_MEMBER_MONTH_OR_DAY },
  { "end", BAL_MEMBER_MONTH_OR_DAY },
  { "nodes", BAL_MEMBER_TEXTS, .refers_to = "logic_nodes" },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_strategy_class_init (BalStrategyClass *klass)
{
  /**
   * BalStrategy:code:
   *
   * The code of the strategy.
   *
   * Since: 0.1
   */
  /**
   * BalStrategy:title:
   *
   * The title of the strategy.
   *
   * Since: 0.1
   */
  /**
   * BalStrategy:agencies:
   *
   * The codes of the agencies that own the strategy.
   *
   * Since: 0.1
   */
  /**
   * BalStrategy:start:
   *
   * When the strategy begins.
   *
   * Since: 0.1
   */
  /**
   * BalStrategy:end:
   *
   * When the strategy ends.
   *
   * Since: 0.1
   */
  /**
   * BalStrategy:nodes:
   *
   * The codes of the outcomes and impacts that the strategy sets out to reach.
   *
   * Since: 0.1
   */
  /**
   * BalStrategy:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalStrategy:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_strategy_init (BalStrategy *self)
{
}

/**
 * bal_strategy_get_code:
 * @self: a strategy
 *
 * Gets the code of the strategy.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_strategy_get_code (BalStrategy *self)
{
  g_return_val_if_fail (BAL_IS_STRATEGY (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_strategy_get_title:
 * @self: a strategy
 *
 * Gets the title of the strategy.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_strategy_get_title (BalStrategy *self)
{
  g_return_val_if_fail (BAL_IS_STRATEGY (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "title");
}

/**
 * bal_strategy_get_nodes:
 * @self: a strategy
 *
 * Gets the codes of the outcomes and impacts that the strategy sets out to reach.
 *
 * Returns: (transfer none) (array zero-terminated=1): the codes
 *
 * Since: 0.1
 */
const char *const *
bal_strategy_get_nodes (BalStrategy *self)
{
  g_return_val_if_fail (BAL_IS_STRATEGY (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "nodes");
}

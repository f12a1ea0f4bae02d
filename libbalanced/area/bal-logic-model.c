/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-logic-model.h"

#include "libbalanced/area/bal-logic-node.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalLogicModel:
 *
 * How an area means to reach one goal: enablers, activities, outputs, outcomes, impact and goal in
 * layers.
 *
 * What contributes to what are claims of those who use the model, many to many: they stand apart
 * from it, in [property@Balanced.Area:logic-edges], so that a national model can be taken as it is.
 * Nodes and edges may stand in any order, so that a model can be written from the impact backwards.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: I1.
 *
 * Since: 0.1
 */
struct _BalLogicModel
{
  BalItem parent_instance;
};

struct _BalLogicModelClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalLogicModel, bal_logic_model, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "title", BAL_MEMBER_LABEL, TRUE },
  { "description", BAL_MEMBER_LABEL },
  { "evidence_scale", BAL_MEMBER_TEXTS },
  { "confidence_scale", BAL_MEMBER_TEXTS },
  { "progress_scale", BAL_MEMBER_TEXTS },
  { "nodes", BAL_MEMBER_ITEMS, FALSE, bal_logic_node_get_type, .defines = "logic_nodes" },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_logic_model_class_init (BalLogicModelClass *klass)
{
  /**
   * BalLogicModel:code:
   *
   * The code of the model.
   *
   * Since: 0.1
   */
  /**
   * BalLogicModel:title:
   *
   * The title of the model.
   *
   * Since: 0.1
   */
  /**
   * BalLogicModel:description:
   *
   * What the model is about, and who made it.
   *
   * Since: 0.1
   */
  /**
   * BalLogicModel:evidence-scale:
   *
   * The words for the strength of evidence, the weakest first.
   *
   * Since: 0.1
   */
  /**
   * BalLogicModel:confidence-scale:
   *
   * The words for confidence that an enabler has been invested in, the lowest first.
   *
   * Since: 0.1
   */
  /**
   * BalLogicModel:progress-scale:
   *
   * The words for how far along a component is, the lowest first.
   *
   * Since: 0.1
   */
  /**
   * BalLogicModel:nodes:
   *
   * The nodes of the model.
   *
   * Since: 0.1
   */
  /**
   * BalLogicModel:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalLogicModel:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_logic_model_init (BalLogicModel *self)
{
}

/**
 * bal_logic_model_get_code:
 * @self: a model
 *
 * Gets the code of the model.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_logic_model_get_code (BalLogicModel *self)
{
  g_return_val_if_fail (BAL_IS_LOGIC_MODEL (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_logic_model_get_title:
 * @self: a model
 *
 * Gets the title of the model.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_logic_model_get_title (BalLogicModel *self)
{
  g_return_val_if_fail (BAL_IS_LOGIC_MODEL (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "title");
}

/**
 * bal_logic_model_get_evidence_scale:
 * @self: a model
 *
 * Gets the words for the strength of evidence, the weakest first.
 *
 * Returns: (transfer none) (array zero-terminated=1): the codes
 *
 * Since: 0.1
 */
const char *const *
bal_logic_model_get_evidence_scale (BalLogicModel *self)
{
  g_return_val_if_fail (BAL_IS_LOGIC_MODEL (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "evidence_scale");
}

/**
 * bal_logic_model_get_confidence_scale:
 * @self: a model
 *
 * Gets the words for confidence that an enabler has been invested in, the lowest first.
 *
 * Returns: (transfer none) (array zero-terminated=1): the codes
 *
 * Since: 0.1
 */
const char *const *
bal_logic_model_get_confidence_scale (BalLogicModel *self)
{
  g_return_val_if_fail (BAL_IS_LOGIC_MODEL (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "confidence_scale");
}

/**
 * bal_logic_model_get_progress_scale:
 * @self: a model
 *
 * Gets the words for how far along a component is, the lowest first.
 *
 * Returns: (transfer none) (array zero-terminated=1): the codes
 *
 * Since: 0.1
 */
const char *const *
bal_logic_model_get_progress_scale (BalLogicModel *self)
{
  g_return_val_if_fail (BAL_IS_LOGIC_MODEL (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "progress_scale");
}

/**
 * bal_logic_model_get_nodes:
 * @self: a model
 *
 * Gets the nodes of the model.
 *
 * Returns: (transfer none): a list of [class@Balanced.LogicNode]
 *
 * Since: 0.1
 */
GListModel *
bal_logic_model_get_nodes (BalLogicModel *self)
{
  g_return_val_if_fail (BAL_IS_LOGIC_MODEL (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "nodes");
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-logic-node.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalLogicNode:
 *
 * One element of a logic model: an enabler, an activity, an output, an outcome, an impact or the
 * goal.
 *
 * Its layer says where it stands; what leads to it, and where it leads, say the edges of the model.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: I1, I2.
 *
 * Since: 0.1
 */
struct _BalLogicNode
{
  BalItem parent_instance;
};

struct _BalLogicNodeClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalLogicNode, bal_logic_node, BAL_TYPE_ITEM)

G_DEFINE_ENUM_TYPE (BalLogicLayer,
                    bal_logic_layer,
                    G_DEFINE_ENUM_VALUE (BAL_LOGIC_LAYER_ENABLER, "enabler"),
                    G_DEFINE_ENUM_VALUE (BAL_LOGIC_LAYER_ACTIVITY, "activity"),
                    G_DEFINE_ENUM_VALUE (BAL_LOGIC_LAYER_OUTPUT, "output"),
                    G_DEFINE_ENUM_VALUE (BAL_LOGIC_LAYER_OUTCOME, "outcome"),
                    G_DEFINE_ENUM_VALUE (BAL_LOGIC_LAYER_IMPACT, "impact"),
                    G_DEFINE_ENUM_VALUE (BAL_LOGIC_LAYER_GOAL, "goal"))

G_DEFINE_ENUM_TYPE (BalPerspective,
                    bal_perspective,
                    G_DEFINE_ENUM_VALUE (BAL_PERSPECTIVE_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (BAL_PERSPECTIVE_CHILD, "child"),
                    G_DEFINE_ENUM_VALUE (BAL_PERSPECTIVE_PARENT, "parent"),
                    G_DEFINE_ENUM_VALUE (BAL_PERSPECTIVE_CHILD_OR_PARENT, "child_or_parent"),
                    G_DEFINE_ENUM_VALUE (BAL_PERSPECTIVE_SERVICE, "service"),
                    G_DEFINE_ENUM_VALUE (BAL_PERSPECTIVE_STRATEGIC, "strategic"))

G_DEFINE_ENUM_TYPE (BalLogicStatus,
                    bal_logic_status,
                    G_DEFINE_ENUM_VALUE (BAL_LOGIC_STATUS_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (BAL_LOGIC_STATUS_IN_PLACE, "in_place"),
                    G_DEFINE_ENUM_VALUE (BAL_LOGIC_STATUS_ACHIEVABLE, "achievable"),
                    G_DEFINE_ENUM_VALUE (BAL_LOGIC_STATUS_BLOCKED, "blocked"))

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL, TRUE },
  { "layer", BAL_MEMBER_ENUM, TRUE, bal_logic_layer_get_type },
  { "group", BAL_MEMBER_TEXT },
  { "perspective", BAL_MEMBER_ENUM, FALSE, bal_perspective_get_type },
  { "i_statement", BAL_MEMBER_BOOLEAN },
  { "status", BAL_MEMBER_ENUM, FALSE, bal_logic_status_get_type },
  { "blocked_by", BAL_MEMBER_LABEL },
  { "co_producers", BAL_MEMBER_TEXTS, .refers_to = ":roles" },
  { "partners", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  { "outcomes", BAL_MEMBER_TEXTS, .refers_to = ":outcomes" },
  { "measures", BAL_MEMBER_TEXTS, .refers_to = "measures" },
  { "actions", BAL_MEMBER_TEXTS, .refers_to = "actions" },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_logic_node_class_init (BalLogicNodeClass *klass)
{
  /**
   * BalLogicNode:code:
   *
   * The code of the node.
   *
   * Since: 0.1
   */
  /**
   * BalLogicNode:label:
   *
   * The words of the node.
   *
   * Since: 0.1
   */
  /**
   * BalLogicNode:layer:
   *
   * The layer that the node stands in.
   *
   * Since: 0.1
   */
  /**
   * BalLogicNode:group:
   *
   * The group of outcomes, or the theme of impact, that the node belongs to.
   *
   * Since: 0.1
   */
  /**
   * BalLogicNode:perspective:
   *
   * From whose side the node is worded.
   *
   * Since: 0.1
   */
  /**
   * BalLogicNode:i-statement:
   *
   * Whether the node is worded as a child or parent would say it of themselves.
   *
   * Since: 0.1
   */
  /**
   * BalLogicNode:status:
   *
   * How far what the node asks for is there.
   *
   * Since: 0.1
   */
  /**
   * BalLogicNode:blocked-by:
   *
   * What stands in the way of a node that is blocked.
   *
   * Since: 0.1
   */
  /**
   * BalLogicNode:co-producers:
   *
   * The codes of the roles who took part in wording the node.
   *
   * Since: 0.1
   */
  /**
   * BalLogicNode:partners:
   *
   * The codes of the agencies that contribute to the node.
   *
   * Since: 0.1
   */
  /**
   * BalLogicNode:outcomes:
   *
   * The codes of the outcomes of the framework that the node serves.
   *
   * Since: 0.1
   */
  /**
   * BalLogicNode:measures:
   *
   * The codes of the measures that tell of the node.
   *
   * Since: 0.1
   */
  /**
   * BalLogicNode:actions:
   *
   * The codes of the actions of the plan that work on the node.
   *
   * Since: 0.1
   */
  /**
   * BalLogicNode:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalLogicNode:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_logic_node_init (BalLogicNode *self)
{
}

/**
 * bal_logic_node_get_code:
 * @self: a node
 *
 * Gets the code of the node.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_logic_node_get_code (BalLogicNode *self)
{
  g_return_val_if_fail (BAL_IS_LOGIC_NODE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_logic_node_get_label:
 * @self: a node
 *
 * Gets the words of the node.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_logic_node_get_label (BalLogicNode *self)
{
  g_return_val_if_fail (BAL_IS_LOGIC_NODE (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "label");
}

/**
 * bal_logic_node_get_layer:
 * @self: a node
 *
 * Gets the layer that the node stands in.
 *
 * Returns: the value
 *
 * Since: 0.1
 */
BalLogicLayer
bal_logic_node_get_layer (BalLogicNode *self)
{
  g_return_val_if_fail (BAL_IS_LOGIC_NODE (self), BAL_LOGIC_LAYER_ENABLER);

  return bal_item_get_enum (BAL_ITEM (self), "layer");
}

/**
 * bal_logic_node_get_group:
 * @self: a node
 *
 * Gets the group of outcomes, or the theme of impact, that the node belongs to.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_logic_node_get_group (BalLogicNode *self)
{
  g_return_val_if_fail (BAL_IS_LOGIC_NODE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "group");
}

/**
 * bal_logic_node_get_perspective:
 * @self: a node
 *
 * Gets from whose side the node is worded.
 *
 * Returns: the value
 *
 * Since: 0.1
 */
BalPerspective
bal_logic_node_get_perspective (BalLogicNode *self)
{
  g_return_val_if_fail (BAL_IS_LOGIC_NODE (self), BAL_PERSPECTIVE_UNKNOWN);

  return bal_item_get_enum (BAL_ITEM (self), "perspective");
}

/**
 * bal_logic_node_get_status:
 * @self: a node
 *
 * Gets how far what the node asks for is there.
 *
 * Returns: the value
 *
 * Since: 0.1
 */
BalLogicStatus
bal_logic_node_get_status (BalLogicNode *self)
{
  g_return_val_if_fail (BAL_IS_LOGIC_NODE (self), BAL_LOGIC_STATUS_UNKNOWN);

  return bal_item_get_enum (BAL_ITEM (self), "status");
}

/**
 * bal_logic_node_get_measures:
 * @self: a node
 *
 * Gets the codes of the measures that tell of the node.
 *
 * Returns: (transfer none) (array zero-terminated=1): the codes
 *
 * Since: 0.1
 */
const char *const *
bal_logic_node_get_measures (BalLogicNode *self)
{
  g_return_val_if_fail (BAL_IS_LOGIC_NODE (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "measures");
}

/**
 * bal_logic_node_get_actions:
 * @self: a node
 *
 * Gets the codes of the actions of the plan that work on the node.
 *
 * Returns: (transfer none) (array zero-terminated=1): the codes
 *
 * Since: 0.1
 */
const char *const *
bal_logic_node_get_actions (BalLogicNode *self)
{
  g_return_val_if_fail (BAL_IS_LOGIC_NODE (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "actions");
}

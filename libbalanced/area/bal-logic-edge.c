/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-logic-edge.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalLogicEdge:
 *
 * A claim that one node of a logic model contributes to another.
 *
 * A claim rests on assumptions, and on evidence as strong as the scale of its model says.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: I3.
 *
 * Since: 0.1
 */
struct _BalLogicEdge
{
  BalItem parent_instance;
};

struct _BalLogicEdgeClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalLogicEdge, bal_logic_edge, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "cause", BAL_MEMBER_TEXT, TRUE, .refers_to = "logic_nodes" },
  { "effect", BAL_MEMBER_TEXT, TRUE, .refers_to = "logic_nodes" },
  { "assumptions", BAL_MEMBER_TEXTS },
  { "evidence", BAL_MEMBER_TEXT },
  { "partners", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_logic_edge_class_init (BalLogicEdgeClass *klass)
{
  /**
   * BalLogicEdge:cause:
   *
   * The code of the node that contributes.
   *
   * Since: 0.1
   */
  /**
   * BalLogicEdge:effect:
   *
   * The code of the node that it contributes to.
   *
   * Since: 0.1
   */
  /**
   * BalLogicEdge:assumptions:
   *
   * What has to hold for the claim to be true, in words.
   *
   * Since: 0.1
   */
  /**
   * BalLogicEdge:evidence:
   *
   * How strong the evidence is: a word of the evidence scale of the model.
   *
   * Since: 0.1
   */
  /**
   * BalLogicEdge:partners:
   *
   * The codes of the agencies that make the contribution.
   *
   * Since: 0.1
   */
  /**
   * BalLogicEdge:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalLogicEdge:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_logic_edge_init (BalLogicEdge *self)
{
}

/**
 * bal_logic_edge_get_cause:
 * @self: an edge
 *
 * Gets the code of the node that contributes.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_logic_edge_get_cause (BalLogicEdge *self)
{
  g_return_val_if_fail (BAL_IS_LOGIC_EDGE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "cause");
}

/**
 * bal_logic_edge_get_effect:
 * @self: an edge
 *
 * Gets the code of the node that it contributes to.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_logic_edge_get_effect (BalLogicEdge *self)
{
  g_return_val_if_fail (BAL_IS_LOGIC_EDGE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "effect");
}

/**
 * bal_logic_edge_get_assumptions:
 * @self: an edge
 *
 * Gets what has to hold for the claim to be true, in words.
 *
 * Returns: (transfer none) (array zero-terminated=1): the codes
 *
 * Since: 0.1
 */
const char *const *
bal_logic_edge_get_assumptions (BalLogicEdge *self)
{
  g_return_val_if_fail (BAL_IS_LOGIC_EDGE (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "assumptions");
}

/**
 * bal_logic_edge_get_evidence:
 * @self: an edge
 *
 * Gets how strong the evidence is: a word of the evidence scale of the model.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_logic_edge_get_evidence (BalLogicEdge *self)
{
  g_return_val_if_fail (BAL_IS_LOGIC_EDGE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "evidence");
}

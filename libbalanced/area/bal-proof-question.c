/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-proof-question.h"

#include "libbalanced/area/bal-proof-measurable.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalProofQuestion:
 *
 * A question whose answer shows whether an outcome is met, with what could be measured for it.
 *
 * Strand, level, outcome, question, measurable, example: the way from an outcome to evidence.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: G13.
 *
 * Since: 0.1
 */
struct _BalProofQuestion
{
  BalItem parent_instance;
};

struct _BalProofQuestionClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalProofQuestion, bal_proof_question, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "outcome", BAL_MEMBER_TEXT, TRUE, .refers_to = ":outcomes" },
  { "label", BAL_MEMBER_LABEL, TRUE },
  { "measurables", BAL_MEMBER_ITEMS, FALSE, bal_proof_measurable_get_type,
    .defines = "measurables" },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_proof_question_class_init (BalProofQuestionClass *klass)
{
  /**
   * BalProofQuestion:code:
   *
   * The code of the question.
   *
   * Since: 0.1
   */
  /**
   * BalProofQuestion:outcome:
   *
   * The code of the outcome.
   *
   * Since: 0.1
   */
  /**
   * BalProofQuestion:label:
   *
   * The question.
   *
   * Since: 0.1
   */
  /**
   * BalProofQuestion:measurables:
   *
   * What could be measured for it.
   *
   * Since: 0.1
   */
  /**
   * BalProofQuestion:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalProofQuestion:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_proof_question_init (BalProofQuestion *self)
{
}

/**
 * bal_proof_question_get_code:
 * @self: a question
 *
 * Gets the code of the question.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_proof_question_get_code (BalProofQuestion *self)
{
  g_return_val_if_fail (BAL_IS_PROOF_QUESTION (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_proof_question_get_outcome:
 * @self: a question
 *
 * Gets the code of the outcome.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_proof_question_get_outcome (BalProofQuestion *self)
{
  g_return_val_if_fail (BAL_IS_PROOF_QUESTION (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "outcome");
}

/**
 * bal_proof_question_get_label:
 * @self: a question
 *
 * Gets the question.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_proof_question_get_label (BalProofQuestion *self)
{
  g_return_val_if_fail (BAL_IS_PROOF_QUESTION (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "label");
}

/**
 * bal_proof_question_get_measurables:
 * @self: a question
 *
 * Gets what could be measured for it.
 *
 * Returns: (transfer none): a list of [class@Balanced.ProofMeasurable]
 *
 * Since: 0.1
 */
GListModel *
bal_proof_question_get_measurables (BalProofQuestion *self)
{
  g_return_val_if_fail (BAL_IS_PROOF_QUESTION (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "measurables");
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-proof-measurable.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalProofMeasurable:
 *
 * Something that one could count or observe to answer a question.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: G13.
 *
 * Since: 0.1
 */
struct _BalProofMeasurable
{
  BalItem parent_instance;
};

struct _BalProofMeasurableClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalProofMeasurable, bal_proof_measurable, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL, TRUE },
  { "measure", BAL_MEMBER_TEXT, .refers_to = "measures" },
  { "examples", BAL_MEMBER_TEXTS },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_proof_measurable_class_init (BalProofMeasurableClass *klass)
{
  /**
   * BalProofMeasurable:code:
   *
   * The code of the measurable.
   *
   * Since: 0.1
   */
  /**
   * BalProofMeasurable:label:
   *
   * What can be counted or observed.
   *
   * Since: 0.1
   */
  /**
   * BalProofMeasurable:measure:
   *
   * The code of the measure that it has become.
   *
   * Since: 0.1
   */
  /**
   * BalProofMeasurable:examples:
   *
   * Examples of evidence, in words.
   *
   * Since: 0.1
   */
  /**
   * BalProofMeasurable:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_proof_measurable_init (BalProofMeasurable *self)
{
}

/**
 * bal_proof_measurable_get_code:
 * @self: a measurable
 *
 * Gets the code of the measurable.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_proof_measurable_get_code (BalProofMeasurable *self)
{
  g_return_val_if_fail (BAL_IS_PROOF_MEASURABLE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_proof_measurable_get_label:
 * @self: a measurable
 *
 * Gets what can be counted or observed.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_proof_measurable_get_label (BalProofMeasurable *self)
{
  g_return_val_if_fail (BAL_IS_PROOF_MEASURABLE (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "label");
}

/**
 * bal_proof_measurable_get_measure:
 * @self: a measurable
 *
 * Gets the code of the measure that it has become.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_proof_measurable_get_measure (BalProofMeasurable *self)
{
  g_return_val_if_fail (BAL_IS_PROOF_MEASURABLE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "measure");
}

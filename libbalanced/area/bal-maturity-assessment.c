/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-maturity-assessment.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalMaturityAssessment:
 *
 * How far a locality has come with one node of a logic model, on a day.
 *
 * Enablers are judged by the confidence that they have been invested in, other nodes by the
 * progress made. All localities use the same criteria: the two scales of the model.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: I6.
 *
 * Since: 0.1
 */
struct _BalMaturityAssessment
{
  BalItem parent_instance;
};

struct _BalMaturityAssessmentClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalMaturityAssessment, bal_maturity_assessment, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "node", BAL_MEMBER_TEXT, TRUE, .refers_to = "logic_nodes" },
  { "locality", BAL_MEMBER_TEXT },
  { "date", BAL_MEMBER_MONTH_OR_DAY, TRUE },
  { "confidence", BAL_MEMBER_TEXT },
  { "progress", BAL_MEMBER_TEXT },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_maturity_assessment_class_init (BalMaturityAssessmentClass *klass)
{
  /**
   * BalMaturityAssessment:node:
   *
   * The code of the node that is judged.
   *
   * Since: 0.1
   */
  /**
   * BalMaturityAssessment:locality:
   *
   * The name or code of the locality; not stated for the whole area.
   *
   * Since: 0.1
   */
  /**
   * BalMaturityAssessment:date:
   *
   * The day, month or year of the judgement.
   *
   * Since: 0.1
   */
  /**
   * BalMaturityAssessment:confidence:
   *
   * How sure those asked are that an enabler has been invested in: a word of the confidence scale.
   *
   * Since: 0.1
   */
  /**
   * BalMaturityAssessment:progress:
   *
   * How far along a component is: a word of the progress scale.
   *
   * Since: 0.1
   */
  /**
   * BalMaturityAssessment:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalMaturityAssessment:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_maturity_assessment_init (BalMaturityAssessment *self)
{
}

/**
 * bal_maturity_assessment_get_node:
 * @self: a judgement
 *
 * Gets the code of the node that is judged.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_maturity_assessment_get_node (BalMaturityAssessment *self)
{
  g_return_val_if_fail (BAL_IS_MATURITY_ASSESSMENT (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "node");
}

/**
 * bal_maturity_assessment_get_locality:
 * @self: a judgement
 *
 * Gets the name or code of the locality; not stated for the whole area.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_maturity_assessment_get_locality (BalMaturityAssessment *self)
{
  g_return_val_if_fail (BAL_IS_MATURITY_ASSESSMENT (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "locality");
}

/**
 * bal_maturity_assessment_get_confidence:
 * @self: a judgement
 *
 * Gets how sure those asked are that an enabler has been invested in: a word of the confidence
 * scale.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_maturity_assessment_get_confidence (BalMaturityAssessment *self)
{
  g_return_val_if_fail (BAL_IS_MATURITY_ASSESSMENT (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "confidence");
}

/**
 * bal_maturity_assessment_get_progress:
 * @self: a judgement
 *
 * Gets how far along a component is: a word of the progress scale.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_maturity_assessment_get_progress (BalMaturityAssessment *self)
{
  g_return_val_if_fail (BAL_IS_MATURITY_ASSESSMENT (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "progress");
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-recommendation.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalRecommendation:
 *
 * Something that a review recommends, to somebody, perhaps on a condition.
 *
 * A condition is a fact that is yet to be found out: if it holds, the recommendation does; if not,
 * another may, which “otherwise” names.
 *
 * Whom it is for and what its evidence was about are kept apart: a recommendation for agencies that
 * nobody looked at claims more than its evidence does.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: N6.
 *
 * Since: 0.1
 */
struct _BalRecommendation
{
  BalItem parent_instance;
};

struct _BalRecommendationClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalRecommendation, bal_recommendation, BAL_TYPE_ITEM)

static const char *const condition_states[] = { "open", "met", "not_met", NULL };
static const char *const statuses[] = { "proposed", "accepted", "in_progress",
                                        "done",     "rejected", NULL };

static const BalMember members[] = {
  /**
   * BalRecommendation:code:
   *
   * The code of the recommendation.
   *
   * Since: 0.1
   */
  { "code", BAL_MEMBER_TEXT, TRUE },
  /**
   * BalRecommendation:number:
   *
   * The number that is printed before it.
   *
   * Since: 0.1
   */
  { "number", BAL_MEMBER_INTEGER },
  /**
   * BalRecommendation:heading:
   *
   * The heading that it stands under.
   *
   * Since: 0.1
   */
  { "heading", BAL_MEMBER_LABEL },
  /**
   * BalRecommendation:statement:
   *
   * What is recommended.
   *
   * Since: 0.1
   */
  { "statement", BAL_MEMBER_LABEL, TRUE },
  /**
   * BalRecommendation:addressees:
   *
   * The codes of the agencies that are to act.
   *
   * Since: 0.1
   */
  { "addressees", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  /**
   * BalRecommendation:applies-to:
   *
   * The codes of the agencies whose services it is about; none means those that are to act.
   *
   * Since: 0.1
   */
  { "applies_to", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  /**
   * BalRecommendation:evidence-from:
   *
   * The codes of the agencies that the evidence for it was about.
   *
   * Since: 0.1
   */
  { "evidence_from", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  /**
   * BalRecommendation:evidence:
   *
   * The codes of the observations that it rests on.
   *
   * Since: 0.1
   */
  { "evidence", BAL_MEMBER_TEXTS, .refers_to = "observations" },
  /**
   * BalRecommendation:condition:
   *
   * What must hold for it, in words.
   *
   * Since: 0.1
   */
  { "condition", BAL_MEMBER_LABEL },
  /**
   * BalRecommendation:condition-state:
   *
   * Whether the condition is “open”, “met” or “not_met”.
   *
   * Since: 0.1
   */
  { "condition_state", BAL_MEMBER_TEXT, .words = condition_states },
  /**
   * BalRecommendation:otherwise:
   *
   * The code of the recommendation that holds when the condition does not.
   *
   * Since: 0.1
   */
  { "otherwise", BAL_MEMBER_TEXT, .refers_to = "recommendations" },
  /**
   * BalRecommendation:status:
   *
   * How far it has come: “proposed”, “accepted”, “in_progress”, “done” or “rejected”.
   *
   * Since: 0.1
   */
  { "status", BAL_MEMBER_TEXT, .words = statuses },
  /**
   * BalRecommendation:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  /**
   * BalRecommendation:passage:
   *
   * Where in the source it stands.
   *
   * Since: 0.1
   */
  { "passage", BAL_MEMBER_TEXT },
  /**
   * BalRecommendation:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_recommendation_class_init (BalRecommendationClass *klass)
{
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_recommendation_init (BalRecommendation *self)
{
}

/**
 * bal_recommendation_get_code:
 * @self: a recommendation
 *
 * Gets the code of the recommendation.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_recommendation_get_code (BalRecommendation *self)
{
  g_return_val_if_fail (BAL_IS_RECOMMENDATION (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_recommendation_get_statement:
 * @self: a recommendation
 *
 * Gets what is recommended.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_recommendation_get_statement (BalRecommendation *self)
{
  g_return_val_if_fail (BAL_IS_RECOMMENDATION (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "statement");
}

/**
 * bal_recommendation_get_addressees:
 * @self: a recommendation
 *
 * Gets the codes of the agencies that are to act.
 *
 * Returns: (transfer none) (array zero-terminated=1): the list, possibly empty
 *
 * Since: 0.1
 */
const char *const *
bal_recommendation_get_addressees (BalRecommendation *self)
{
  g_return_val_if_fail (BAL_IS_RECOMMENDATION (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "addressees");
}

/**
 * bal_recommendation_get_condition:
 * @self: a recommendation
 *
 * Gets what must hold for it, in words.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_recommendation_get_condition (BalRecommendation *self)
{
  g_return_val_if_fail (BAL_IS_RECOMMENDATION (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "condition");
}

/**
 * bal_recommendation_get_status:
 * @self: a recommendation
 *
 * Gets how far it has come.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_recommendation_get_status (BalRecommendation *self)
{
  g_return_val_if_fail (BAL_IS_RECOMMENDATION (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "status");
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-engagement-response.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalEngagementResponse:
 *
 * You said, we did: one thing that people said, and what became of it.
 *
 * It is answered by actions, by what was done, or by the reason why nothing is.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: N5.
 *
 * Since: 0.1
 */
struct _BalEngagementResponse
{
  BalItem parent_instance;
};

struct _BalEngagementResponseClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalEngagementResponse, bal_engagement_response, BAL_TYPE_ITEM)

static const BalMember members[] = {
  /**
   * BalEngagementResponse:said:
   *
   * What was said.
   *
   * Since: 0.1
   */
  { "said", BAL_MEMBER_LABEL, TRUE },
  /**
   * BalEngagementResponse:quantity:
   *
   * How many said so, as a number or in a word such as “majority”.
   *
   * Since: 0.1
   */
  { "quantity", BAL_MEMBER_FIGURE },
  /**
   * BalEngagementResponse:themes:
   *
   * The codes of its themes.
   *
   * Since: 0.1
   */
  { "themes", BAL_MEMBER_TEXTS, .refers_to = "themes" },
  /**
   * BalEngagementResponse:actions:
   *
   * The codes of the actions that answer it.
   *
   * Since: 0.1
   */
  { "actions", BAL_MEMBER_TEXTS, .refers_to = "actions" },
  /**
   * BalEngagementResponse:done:
   *
   * What was done.
   *
   * Since: 0.1
   */
  { "done", BAL_MEMBER_LABEL },
  /**
   * BalEngagementResponse:reason:
   *
   * Why nothing is done.
   *
   * Since: 0.1
   */
  { "reason", BAL_MEMBER_LABEL },
  /**
   * BalEngagementResponse:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  /**
   * BalEngagementResponse:passage:
   *
   * Where in the source it stands.
   *
   * Since: 0.1
   */
  { "passage", BAL_MEMBER_TEXT },
  /**
   * BalEngagementResponse:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_engagement_response_class_init (BalEngagementResponseClass *klass)
{
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_engagement_response_init (BalEngagementResponse *self)
{
}

/**
 * bal_engagement_response_get_said:
 * @self: a response
 *
 * Gets what was said.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_engagement_response_get_said (BalEngagementResponse *self)
{
  g_return_val_if_fail (BAL_IS_ENGAGEMENT_RESPONSE (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "said");
}

/**
 * bal_engagement_response_get_actions:
 * @self: a response
 *
 * Gets the codes of the actions that answer it.
 *
 * Returns: (transfer none) (array zero-terminated=1): the list, possibly empty
 *
 * Since: 0.1
 */
const char *const *
bal_engagement_response_get_actions (BalEngagementResponse *self)
{
  g_return_val_if_fail (BAL_IS_ENGAGEMENT_RESPONSE (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "actions");
}

/**
 * bal_engagement_response_get_done:
 * @self: a response
 *
 * Gets what was done.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_engagement_response_get_done (BalEngagementResponse *self)
{
  g_return_val_if_fail (BAL_IS_ENGAGEMENT_RESPONSE (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "done");
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-engagement.h"

#include "libbalanced/area/bal-engagement-response.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalEngagement:
 *
 * A time when people were asked: who, how and when, what they said, and by which route it comes
 * into decisions.
 *
 * The route belongs to the plan of an engagement: it is agreed before people are asked.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: N5.
 *
 * Since: 0.1
 */
struct _BalEngagement
{
  BalItem parent_instance;
};

struct _BalEngagementClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalEngagement, bal_engagement, BAL_TYPE_ITEM)

static const char *const groups[] = { "parents",       "children",      "young_people",
                                      "schools",       "professionals", "providers",
                                      "commissioners", "public",        NULL };
static const char *const methods[] = {
  "listening_event",   "survey",       "focus_group", "workshop", "meeting", "forum",
  "operational_group", "consultation", "other",       NULL
};
static const char *const levels[] = { "strategic", "operational", "individual", NULL };
static const char *const statuses[] = { "planned", "done", "cancelled", NULL };

static const BalMember members[] = {
  /**
   * BalEngagement:code:
   *
   * The code of the engagement.
   *
   * Since: 0.1
   */
  { "code", BAL_MEMBER_TEXT, TRUE },
  /**
   * BalEngagement:label:
   *
   * What it was.
   *
   * Since: 0.1
   */
  { "label", BAL_MEMBER_LABEL, TRUE },
  /**
   * BalEngagement:groups:
   *
   * Who was asked: “parents”, “children”, “young_people”, “schools”, “professionals”, “providers”,
   * “commissioners” or “public”.
   *
   * Since: 0.1
   */
  { "groups", BAL_MEMBER_TEXTS, .words = groups },
  /**
   * BalEngagement:method:
   *
   * How: “listening_event”, “survey”, “focus_group”, “workshop”, “meeting”, “forum”,
   * “operational_group”, “consultation” or “other”.
   *
   * Since: 0.1
   */
  { "method", BAL_MEMBER_TEXT, .words = methods },
  /**
   * BalEngagement:level:
   *
   * The level of co-production: “strategic”, “operational” or “individual”.
   *
   * Since: 0.1
   */
  { "level", BAL_MEMBER_TEXT, .words = levels },
  /**
   * BalEngagement:convened-by:
   *
   * The codes of the agencies that convened it.
   *
   * Since: 0.1
   */
  { "convened_by", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  /**
   * BalEngagement:stream:
   *
   * The code of the stream of evidence that it is part of.
   *
   * Since: 0.1
   */
  { "stream", BAL_MEMBER_TEXT, .refers_to = "streams" },
  /**
   * BalEngagement:phase:
   *
   * The code of the phase that it belongs to.
   *
   * Since: 0.1
   */
  { "phase", BAL_MEMBER_TEXT, .refers_to = "phases" },
  /**
   * BalEngagement:start:
   *
   * Its first day or month.
   *
   * Since: 0.1
   */
  { "start", BAL_MEMBER_MONTH_OR_DAY },
  /**
   * BalEngagement:end:
   *
   * Its last day or month.
   *
   * Since: 0.1
   */
  { "end", BAL_MEMBER_MONTH_OR_DAY },
  /**
   * BalEngagement:status:
   *
   * Whether it is “planned”, “done” or “cancelled”.
   *
   * Since: 0.1
   */
  { "status", BAL_MEMBER_TEXT, .words = statuses },
  /**
   * BalEngagement:events:
   *
   * How many times people met.
   *
   * Since: 0.1
   */
  { "events", BAL_MEMBER_FIGURE },
  /**
   * BalEngagement:invited:
   *
   * How many were asked.
   *
   * Since: 0.1
   */
  { "invited", BAL_MEMBER_FIGURE },
  /**
   * BalEngagement:took-part:
   *
   * How many took part, as a number or in a word.
   *
   * Since: 0.1
   */
  { "took_part", BAL_MEMBER_FIGURE },
  /**
   * BalEngagement:themes:
   *
   * The codes of the themes that came up.
   *
   * Since: 0.1
   */
  { "themes", BAL_MEMBER_TEXTS, .refers_to = "themes" },
  /**
   * BalEngagement:figures:
   *
   * The codes of the figures that came of it.
   *
   * Since: 0.1
   */
  { "figures", BAL_MEMBER_TEXTS, .refers_to = "figures" },
  /**
   * BalEngagement:route:
   *
   * How what is said comes into decisions.
   *
   * Since: 0.1
   */
  { "route", BAL_MEMBER_LABEL },
  /**
   * BalEngagement:route-agreed:
   *
   * When the route was agreed.
   *
   * Since: 0.1
   */
  { "route_agreed", BAL_MEMBER_MONTH_OR_DAY },
  /**
   * BalEngagement:responses:
   *
   * What was said, and what was done about it.
   *
   * Since: 0.1
   */
  { "responses", BAL_MEMBER_ITEMS, FALSE, bal_engagement_response_get_type },
  /**
   * BalEngagement:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  /**
   * BalEngagement:passage:
   *
   * Where in the source it stands.
   *
   * Since: 0.1
   */
  { "passage", BAL_MEMBER_TEXT },
  /**
   * BalEngagement:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_engagement_class_init (BalEngagementClass *klass)
{
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_engagement_init (BalEngagement *self)
{
}

/**
 * bal_engagement_get_code:
 * @self: an engagement
 *
 * Gets the code of the engagement.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_engagement_get_code (BalEngagement *self)
{
  g_return_val_if_fail (BAL_IS_ENGAGEMENT (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_engagement_get_label:
 * @self: an engagement
 *
 * Gets what it was.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_engagement_get_label (BalEngagement *self)
{
  g_return_val_if_fail (BAL_IS_ENGAGEMENT (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "label");
}

/**
 * bal_engagement_get_groups:
 * @self: an engagement
 *
 * Gets who was asked.
 *
 * Returns: (transfer none) (array zero-terminated=1): the list, possibly empty
 *
 * Since: 0.1
 */
const char *const *
bal_engagement_get_groups (BalEngagement *self)
{
  g_return_val_if_fail (BAL_IS_ENGAGEMENT (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "groups");
}

/**
 * bal_engagement_get_route:
 * @self: an engagement
 *
 * Gets how what is said comes into decisions.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_engagement_get_route (BalEngagement *self)
{
  g_return_val_if_fail (BAL_IS_ENGAGEMENT (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "route");
}

/**
 * bal_engagement_get_responses:
 * @self: an engagement
 *
 * Gets what was said, and what was done about it.
 *
 * Returns: (transfer none): a list of [class@Balanced.EngagementResponse]
 *
 * Since: 0.1
 */
GListModel *
bal_engagement_get_responses (BalEngagement *self)
{
  g_return_val_if_fail (BAL_IS_ENGAGEMENT (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "responses");
}

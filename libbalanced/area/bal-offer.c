/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-offer.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalOffer:
 *
 * What is said about one level of an agency's offer as a whole: whether it is defined, who said
 * so, and of what.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: C5.
 *
 * Since: 0.1
 */
struct _BalOffer
{
  BalItem parent_instance;
};

struct _BalOfferClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalOffer, bal_offer, BAL_TYPE_ITEM)

G_DEFINE_ENUM_TYPE (BalOfferDefinition,
                    bal_offer_definition,
                    G_DEFINE_ENUM_VALUE (BAL_OFFER_DEFINITION_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (BAL_OFFER_DEFINITION_DEFINED, "defined"),
                    G_DEFINE_ENUM_VALUE (BAL_OFFER_DEFINITION_UNDEFINED, "undefined"))

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "agency", BAL_MEMBER_TEXT, TRUE, .refers_to = "agencies" },
  { "level", BAL_MEMBER_TEXT, TRUE, .refers_to = ":levels" },
  { "strand", BAL_MEMBER_TEXT, .refers_to = ":strands" },
  { "definition", BAL_MEMBER_ENUM, TRUE, bal_offer_definition_get_type },
  { "scope", BAL_MEMBER_LABEL },
  { "said_by", BAL_MEMBER_LABEL },
  { "access", BAL_MEMBER_LABEL },
  { "criteria", BAL_MEMBER_LABEL },
  { "lead", BAL_MEMBER_TEXT, .refers_to = "agencies" },
  { "evidence", BAL_MEMBER_LABEL },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "passage", BAL_MEMBER_TEXT },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_offer_class_init (BalOfferClass *klass)
{
  /**
   * BalOffer:code:
   *
   * The code of the offer.
   *
   * Since: 0.1
   */
  /**
   * BalOffer:agency:
   *
   * The code of the agency whose offer it is.
   *
   * Since: 0.1
   */
  /**
   * BalOffer:level:
   *
   * The code of the level.
   *
   * Since: 0.1
   */
  /**
   * BalOffer:strand:
   *
   * The code of the strand, when only one is meant.
   *
   * Since: 0.1
   */
  /**
   * BalOffer:definition:
   *
   * Whether the level is defined.
   *
   * Since: 0.1
   */
  /**
   * BalOffer:scope:
   *
   * What the statement was said of, and so may be used for.
   *
   * Since: 0.1
   */
  /**
   * BalOffer:said-by:
   *
   * Who said it.
   *
   * Since: 0.1
   */
  /**
   * BalOffer:access:
   *
   * How a family or a school comes to it.
   *
   * Since: 0.1
   */
  /**
   * BalOffer:criteria:
   *
   * For whom it is.
   *
   * Since: 0.1
   */
  /**
   * BalOffer:lead:
   *
   * Who answers for it.
   *
   * Since: 0.1
   */
  /**
   * BalOffer:evidence:
   *
   * Why it is thought to work.
   *
   * Since: 0.1
   */
  /**
   * BalOffer:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalOffer:passage:
   *
   * Where in the source it stands.
   *
   * Since: 0.1
   */
  /**
   * BalOffer:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_offer_init (BalOffer *self)
{
}

/**
 * bal_offer_get_code:
 * @self: an offer
 *
 * Gets the code of the offer.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_offer_get_code (BalOffer *self)
{
  g_return_val_if_fail (BAL_IS_OFFER (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_offer_get_agency:
 * @self: an offer
 *
 * Gets the code of the agency whose offer it is.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_offer_get_agency (BalOffer *self)
{
  g_return_val_if_fail (BAL_IS_OFFER (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "agency");
}

/**
 * bal_offer_get_level:
 * @self: an offer
 *
 * Gets the code of the level.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_offer_get_level (BalOffer *self)
{
  g_return_val_if_fail (BAL_IS_OFFER (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "level");
}

/**
 * bal_offer_get_definition:
 * @self: an offer
 *
 * Gets whether the level is defined.
 *
 * Returns: the value; the first one when it is not stated
 *
 * Since: 0.1
 */
BalOfferDefinition
bal_offer_get_definition (BalOffer *self)
{
  g_return_val_if_fail (BAL_IS_OFFER (self), 0);

  return (BalOfferDefinition) bal_item_get_enum (BAL_ITEM (self), "definition");
}

/**
 * bal_offer_get_scope:
 * @self: an offer
 *
 * Gets what the statement was said of, and so may be used for.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_offer_get_scope (BalOffer *self)
{
  g_return_val_if_fail (BAL_IS_OFFER (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "scope");
}

/**
 * bal_offer_get_source:
 * @self: an offer
 *
 * Gets the code of the source that says so.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_offer_get_source (BalOffer *self)
{
  g_return_val_if_fail (BAL_IS_OFFER (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "source");
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-information-offer.h"

#include "libbalanced/area/bal-information-item-private.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalInformationOffer:
 *
 * The information that families and professionals are offered, and what they are known to need of
 * languages and media.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: C11.
 *
 * Since: 0.1
 */
struct _BalInformationOffer
{
  BalItem parent_instance;
};

struct _BalInformationOfferClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalInformationOffer, bal_information_offer, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "languages", BAL_MEMBER_TEXTS },
  { "media", BAL_MEMBER_TEXTS, .words = bal_information_media },
  { "items", BAL_MEMBER_ITEMS, FALSE, bal_information_item_get_type,
    .defines = "information_items" },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_information_offer_class_init (BalInformationOfferClass *klass)
{
  /**
   * BalInformationOffer:languages:
   *
   * The codes of the languages that families need, such as "en", "cy" or "ta".
   *
   * Since: 0.1
   */
  /**
   * BalInformationOffer:media:
   *
   * The media that people need: "web", "video", "audio", "print", "easy_read", "in_person",
   * "telephone", "social_media" or "app".
   *
   * Since: 0.1
   */
  /**
   * BalInformationOffer:items:
   *
   * What there is: a list of [class@Balanced.InformationItem].
   *
   * Since: 0.1
   */
  /**
   * BalInformationOffer:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalInformationOffer:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_information_offer_init (BalInformationOffer *self)
{
}

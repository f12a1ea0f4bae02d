/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-information-item.h"

#include "libbalanced/area/bal-information-item-private.h"
#include "libbalanced/area/bal-provision-cell.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalInformationItem:
 *
 * Something that informs or advises: a page, a leaflet, a film, a talk.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: C11.
 *
 * Since: 0.1
 */
struct _BalInformationItem
{
  BalItem parent_instance;
};

struct _BalInformationItemClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalInformationItem, bal_information_item, BAL_TYPE_ITEM)

const char *const bal_information_media[] = { "web",       "video",     "audio",     "print",
                                              "easy_read", "in_person", "telephone", "social_media",
                                              "app",       NULL };

static const char *const audience_words[] = { "families", "young_people", "professionals", NULL };

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "title", BAL_MEMBER_LABEL, TRUE },
  { "agency", BAL_MEMBER_TEXT, .refers_to = "agencies" },
  { "audience", BAL_MEMBER_TEXTS, .words = audience_words },
  { "cells", BAL_MEMBER_ITEMS, FALSE, bal_provision_cell_get_type },
  { "media", BAL_MEMBER_TEXTS, .words = bal_information_media },
  { "languages", BAL_MEMBER_TEXTS },
  { "culture", BAL_MEMBER_LABEL },
  { "assured", BAL_MEMBER_MONTH_OR_DAY },
  { "assured_by", BAL_MEMBER_LABEL },
  { "address", BAL_MEMBER_TEXT },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_information_item_class_init (BalInformationItemClass *klass)
{
  /**
   * BalInformationItem:code:
   *
   * The code of the item.
   *
   * Since: 0.1
   */
  /**
   * BalInformationItem:title:
   *
   * What it is.
   *
   * Since: 0.1
   */
  /**
   * BalInformationItem:agency:
   *
   * The code of the agency that answers for it.
   *
   * Since: 0.1
   */
  /**
   * BalInformationItem:audience:
   *
   * Whom it is for: "families", "young_people" or "professionals".
   *
   * Since: 0.1
   */
  /**
   * BalInformationItem:cells:
   *
   * Where it stands in the grid: a list of [class@Balanced.ProvisionCell].
   *
   * Since: 0.1
   */
  /**
   * BalInformationItem:media:
   *
   * The media it comes in, of the words of [property@Balanced.InformationOffer:media].
   *
   * Since: 0.1
   */
  /**
   * BalInformationItem:languages:
   *
   * The codes of the languages it is in.
   *
   * Since: 0.1
   */
  /**
   * BalInformationItem:culture:
   *
   * How it is adapted to the culture of those it is for.
   *
   * Since: 0.1
   */
  /**
   * BalInformationItem:assured:
   *
   * The day on which its quality was last assured.
   *
   * Since: 0.1
   */
  /**
   * BalInformationItem:assured-by:
   *
   * Who assured it.
   *
   * Since: 0.1
   */
  /**
   * BalInformationItem:address:
   *
   * Where it is found.
   *
   * Since: 0.1
   */
  /**
   * BalInformationItem:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalInformationItem:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_information_item_init (BalInformationItem *self)
{
}

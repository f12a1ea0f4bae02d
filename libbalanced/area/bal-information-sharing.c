/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-information-sharing.h"

#include "libbalanced/area/bal-blueprint-item.h"
#include "libbalanced/area/bal-data-flow.h"
#include "libbalanced/area/bal-data-kind.h"
#include "libbalanced/area/bal-data-return.h"
#include "libbalanced/area/bal-record-linkage.h"
#include "libbalanced/area/bal-shared-record.h"
#include "libbalanced/area/bal-sharing-agreement.h"
#include "libbalanced/area/bal-sharing-purpose.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalInformationSharing:
 *
 * What agencies have agreed about sharing data, and which data flows between them.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: K1, K2, K7, K9.
 *
 * Since: 0.1
 */
struct _BalInformationSharing
{
  BalItem parent_instance;
};

struct _BalInformationSharingClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalInformationSharing, bal_information_sharing, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "participants", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  { "purposes", BAL_MEMBER_ITEMS, FALSE, bal_sharing_purpose_get_type,
    .defines = "sharing_purposes" },
  { "data_classes", BAL_MEMBER_ITEMS, FALSE, bal_data_kind_get_type, .defines = "data_classes" },
  { "agreements", BAL_MEMBER_ITEMS, FALSE, bal_sharing_agreement_get_type,
    .defines = "sharing_agreements" },
  { "flows", BAL_MEMBER_ITEMS, FALSE, bal_data_flow_get_type, .defines = "data_flows" },
  { "blueprint", BAL_MEMBER_ITEMS, FALSE, bal_blueprint_item_get_type },
  { "returns", BAL_MEMBER_ITEMS, FALSE, bal_data_return_get_type, .defines = "data_returns" },
  { "linkages", BAL_MEMBER_ITEMS, FALSE, bal_record_linkage_get_type,
    .defines = "record_linkages" },
  { "shared_records", BAL_MEMBER_ITEMS, FALSE, bal_shared_record_get_type,
    .defines = "shared_records" },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_information_sharing_class_init (BalInformationSharingClass *klass)
{
  /**
   * BalInformationSharing:participants:
   *
   * The codes of the agencies that take part; not stated: those that flows go between.
   *
   * Since: 0.1
   */
  /**
   * BalInformationSharing:purposes:
   *
   * What data is shared for.
   *
   * Since: 0.1
   */
  /**
   * BalInformationSharing:data-classes:
   *
   * The classes of data.
   *
   * Since: 0.1
   */
  /**
   * BalInformationSharing:agreements:
   *
   * The agreements to share data.
   *
   * Since: 0.1
   */
  /**
   * BalInformationSharing:flows:
   *
   * The flows of data.
   *
   * Since: 0.1
   */
  /**
   * BalInformationSharing:blueprint:
   *
   * How far the ten things have come that are to be settled before data is shared.
   *
   * Since: 0.1
   */
  /**
   * BalInformationSharing:returns:
   *
   * The returns of data that agencies owe, and how complete they were.
   *
   * Since: 0.1
   */
  /**
   * BalInformationSharing:linkages:
   *
   * How many records of agencies could be brought together.
   *
   * Since: 0.1
   */
  /**
   * BalInformationSharing:shared-records:
   *
   * The records that agencies share, with who keeps and who uses them.
   *
   * Since: 0.1
   */
  /**
   * BalInformationSharing:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalInformationSharing:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_information_sharing_init (BalInformationSharing *self)
{
}

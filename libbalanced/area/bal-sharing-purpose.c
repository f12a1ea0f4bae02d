/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-sharing-purpose.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalSharingPurpose:
 *
 * What data is shared for.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: K1, K2.
 *
 * Since: 0.1
 */
struct _BalSharingPurpose
{
  BalItem parent_instance;
};

struct _BalSharingPurposeClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalSharingPurpose, bal_sharing_purpose, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL, TRUE },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_sharing_purpose_class_init (BalSharingPurposeClass *klass)
{
  /**
   * BalSharingPurpose:code:
   *
   * The code that agreements and flows name the purpose by.
   *
   * Since: 0.1
   */
  /**
   * BalSharingPurpose:label:
   *
   * What the purpose is.
   *
   * Since: 0.1
   */
  /**
   * BalSharingPurpose:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalSharingPurpose:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_sharing_purpose_init (BalSharingPurpose *self)
{
}

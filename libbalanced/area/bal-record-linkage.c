/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-record-linkage.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalRecordLinkage:
 *
 * How many records of agencies could be brought together, where children have no number in common.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: K9.
 *
 * Since: 0.1
 */
struct _BalRecordLinkage
{
  BalItem parent_instance;
};

struct _BalRecordLinkageClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalRecordLinkage, bal_record_linkage, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT },
  { "label", BAL_MEMBER_LABEL, TRUE },
  { "agencies", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  { "date", BAL_MEMBER_MONTH_OR_DAY },
  { "records", BAL_MEMBER_FIGURE },
  { "linked", BAL_MEMBER_FIGURE },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_record_linkage_class_init (BalRecordLinkageClass *klass)
{
  /**
   * BalRecordLinkage:code:
   *
   * The code of the linkage.
   *
   * Since: 0.1
   */
  /**
   * BalRecordLinkage:label:
   *
   * What is linked.
   *
   * Since: 0.1
   */
  /**
   * BalRecordLinkage:agencies:
   *
   * The codes of the agencies whose records are linked.
   *
   * Since: 0.1
   */
  /**
   * BalRecordLinkage:date:
   *
   * The day, month or year.
   *
   * Since: 0.1
   */
  /**
   * BalRecordLinkage:records:
   *
   * How many records there were.
   *
   * Since: 0.1
   */
  /**
   * BalRecordLinkage:linked:
   *
   * How many of them were linked.
   *
   * Since: 0.1
   */
  /**
   * BalRecordLinkage:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalRecordLinkage:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_record_linkage_init (BalRecordLinkage *self)
{
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-record-use.h"

#include "libbalanced/area/bal-answer.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalRecordUse:
 *
 * What one agency does with a shared record.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: K9.
 *
 * Since: 0.1
 */
struct _BalRecordUse
{
  BalItem parent_instance;
};

struct _BalRecordUseClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalRecordUse, bal_record_use, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "agency", BAL_MEMBER_TEXT, TRUE, .refers_to = "agencies" },
  { "keeps", BAL_MEMBER_ENUM, FALSE, bal_answer_get_type },
  { "uses", BAL_MEMBER_ENUM, FALSE, bal_answer_get_type },
  { "involved", BAL_MEMBER_ENUM, FALSE, bal_answer_get_type },
  { "staff", BAL_MEMBER_FIGURE },
  { "active", BAL_MEMBER_FIGURE },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_record_use_class_init (BalRecordUseClass *klass)
{
  /**
   * BalRecordUse:agency:
   *
   * The code of the agency.
   *
   * Since: 0.1
   */
  /**
   * BalRecordUse:keeps:
   *
   * Whether it keeps the record: writes to it.
   *
   * Since: 0.1
   */
  /**
   * BalRecordUse:uses:
   *
   * Whether it uses the record.
   *
   * Since: 0.1
   */
  /**
   * BalRecordUse:involved:
   *
   * Whether its people had a part in making the record.
   *
   * Since: 0.1
   */
  /**
   * BalRecordUse:staff:
   *
   * How many of its staff are meant to use it.
   *
   * Since: 0.1
   */
  /**
   * BalRecordUse:active:
   *
   * How many of them do.
   *
   * Since: 0.1
   */
  /**
   * BalRecordUse:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalRecordUse:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_record_use_init (BalRecordUse *self)
{
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-shared-record.h"

#include "libbalanced/area/bal-record-use.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalSharedRecord:
 *
 * A record that several agencies share: who keeps it, who uses it, and who had a part in making it.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: K9.
 *
 * Since: 0.1
 */
struct _BalSharedRecord
{
  BalItem parent_instance;
};

struct _BalSharedRecordClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalSharedRecord, bal_shared_record, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL, TRUE },
  { "date", BAL_MEMBER_MONTH_OR_DAY },
  { "participants", BAL_MEMBER_ITEMS, FALSE, bal_record_use_get_type },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_shared_record_class_init (BalSharedRecordClass *klass)
{
  /**
   * BalSharedRecord:code:
   *
   * The code of the record.
   *
   * Since: 0.1
   */
  /**
   * BalSharedRecord:label:
   *
   * What the record is.
   *
   * Since: 0.1
   */
  /**
   * BalSharedRecord:date:
   *
   * The day, month or year of which it is so.
   *
   * Since: 0.1
   */
  /**
   * BalSharedRecord:participants:
   *
   * What each agency does with it.
   *
   * Since: 0.1
   */
  /**
   * BalSharedRecord:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalSharedRecord:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_shared_record_init (BalSharedRecord *self)
{
}

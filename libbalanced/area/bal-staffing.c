/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-staffing.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalStaffing:
 *
 * How many people of one role work in one setting.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: E2.
 *
 * Since: 0.1
 */
struct _BalStaffing
{
  BalItem parent_instance;
};

struct _BalStaffingClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalStaffing, bal_staffing, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "role", BAL_MEMBER_TEXT, TRUE, .refers_to = ":roles" },
  { "setting", BAL_MEMBER_TEXT, .refers_to = "settings" },
  { "agency", BAL_MEMBER_TEXT, .refers_to = "agencies" },
  { "people", BAL_MEMBER_INTEGER, TRUE },
  { "date", BAL_MEMBER_MONTH_OR_DAY },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_staffing_class_init (BalStaffingClass *klass)
{
  /**
   * BalStaffing:role:
   *
   * The code of the role.
   *
   * Since: 0.1
   */
  /**
   * BalStaffing:setting:
   *
   * The code of the setting; not stated for the whole area.
   *
   * Since: 0.1
   */
  /**
   * BalStaffing:agency:
   *
   * The code of the agency that employs them.
   *
   * Since: 0.1
   */
  /**
   * BalStaffing:people:
   *
   * How many people.
   *
   * Since: 0.1
   */
  /**
   * BalStaffing:date:
   *
   * The day, month or year that the number is of.
   *
   * Since: 0.1
   */
  /**
   * BalStaffing:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalStaffing:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_staffing_init (BalStaffing *self)
{
}

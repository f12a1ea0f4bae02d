/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-data-return.h"

#include "libbalanced/area/bal-answer.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalDataReturn:
 *
 * A return of data that an agency owes for a period, such as one to a national data set, and how
 * complete it was.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: K9.
 *
 * Since: 0.1
 */
struct _BalDataReturn
{
  BalItem parent_instance;
};

struct _BalDataReturnClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalDataReturn, bal_data_return, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT },
  { "label", BAL_MEMBER_LABEL },
  { "agency", BAL_MEMBER_TEXT, TRUE, .refers_to = "agencies" },
  { "data_set", BAL_MEMBER_TEXT, TRUE },
  { "start", BAL_MEMBER_MONTH_OR_DAY },
  { "end", BAL_MEMBER_MONTH_OR_DAY },
  { "submitted", BAL_MEMBER_ENUM, FALSE, bal_answer_get_type },
  { "expected", BAL_MEMBER_FIGURE },
  { "received", BAL_MEMBER_FIGURE },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_data_return_class_init (BalDataReturnClass *klass)
{
  /**
   * BalDataReturn:code:
   *
   * The code of the return.
   *
   * Since: 0.1
   */
  /**
   * BalDataReturn:label:
   *
   * What is returned.
   *
   * Since: 0.1
   */
  /**
   * BalDataReturn:agency:
   *
   * The code of the agency that owes it.
   *
   * Since: 0.1
   */
  /**
   * BalDataReturn:data-set:
   *
   * The data set, such as "csds".
   *
   * Since: 0.1
   */
  /**
   * BalDataReturn:start:
   *
   * The first day, month or year of the period.
   *
   * Since: 0.1
   */
  /**
   * BalDataReturn:end:
   *
   * The last day, month or year of the period.
   *
   * Since: 0.1
   */
  /**
   * BalDataReturn:submitted:
   *
   * Whether it was made.
   *
   * Since: 0.1
   */
  /**
   * BalDataReturn:expected:
   *
   * How many records should be in it.
   *
   * Since: 0.1
   */
  /**
   * BalDataReturn:received:
   *
   * How many records were in it.
   *
   * Since: 0.1
   */
  /**
   * BalDataReturn:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalDataReturn:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_data_return_init (BalDataReturn *self)
{
}

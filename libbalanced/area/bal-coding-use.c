/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-coding-use.h"

#include "libbalanced/area/bal-code-count.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalCodingUse:
 *
 * By which scheme an agency codes the needs of children, and how many records have which code.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: A10.
 *
 * Since: 0.1
 */
struct _BalCodingUse
{
  BalItem parent_instance;
};

struct _BalCodingUseClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalCodingUse, bal_coding_use, BAL_TYPE_ITEM)

static const char *const ranks[] = { "primary", "primary_and_secondary", NULL };

static const BalMember members[] = {
  { "agency", BAL_MEMBER_TEXT, .refers_to = "agencies" },
  { "scheme", BAL_MEMBER_TEXT, TRUE },
  { "crosswalk", BAL_MEMBER_TEXT },
  { "ranks", BAL_MEMBER_TEXT, .words = ranks },
  { "date", BAL_MEMBER_MONTH_OR_DAY },
  { "counts", BAL_MEMBER_ITEMS, FALSE, bal_code_count_get_type },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_coding_use_class_init (BalCodingUseClass *klass)
{
  /**
   * BalCodingUse:agency:
   *
   * The code of the agency.
   *
   * Since: 0.1
   */
  /**
   * BalCodingUse:scheme:
   *
   * The code of the scheme: one of the document, or of the framework, such as "need-types".
   *
   * Since: 0.1
   */
  /**
   * BalCodingUse:crosswalk:
   *
   * The code of the crosswalk by which it is mapped to the types of need of the framework, which it
   * may leave out when it is these.
   *
   * Since: 0.1
   */
  /**
   * BalCodingUse:ranks:
   *
   * Whether only the primary need of a child is coded, or secondary needs too.
   *
   * Since: 0.1
   */
  /**
   * BalCodingUse:date:
   *
   * The day, month or year of the counts.
   *
   * Since: 0.1
   */
  /**
   * BalCodingUse:counts:
   *
   * How many records have which code: a list of [class@Balanced.CodeCount].
   *
   * Since: 0.1
   */
  /**
   * BalCodingUse:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalCodingUse:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_coding_use_init (BalCodingUse *self)
{
}

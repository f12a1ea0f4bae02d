/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-data-kind.h"

#include "libbalanced/area/bal-answer.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalDataKind:
 *
 * A class of data: what agreements permit, and flows carry.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: K1, K7.
 *
 * Since: 0.1
 */
struct _BalDataKind
{
  BalItem parent_instance;
};

struct _BalDataKindClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalDataKind, bal_data_kind, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL, TRUE },
  { "provider_performance", BAL_MEMBER_ENUM, FALSE, bal_answer_get_type },
  { "special_category", BAL_MEMBER_ENUM, FALSE, bal_answer_get_type },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_data_kind_class_init (BalDataKindClass *klass)
{
  /**
   * BalDataKind:code:
   *
   * The code that agreements and flows name the class by.
   *
   * Since: 0.1
   */
  /**
   * BalDataKind:label:
   *
   * What data it is.
   *
   * Since: 0.1
   */
  /**
   * BalDataKind:provider-performance:
   *
   * Whether it tells how providers perform, for which an agreement of Tier 2 is presumed. What is
   * not said is taken for yes.
   *
   * Since: 0.1
   */
  /**
   * BalDataKind:special-category:
   *
   * Whether it is personal data of a special category, such as data on health, which needs a
   * condition of its own besides a legal basis. What is not said is taken for yes.
   *
   * Since: 0.1
   */
  /**
   * BalDataKind:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalDataKind:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_data_kind_init (BalDataKind *self)
{
}

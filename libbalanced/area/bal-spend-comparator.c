/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-spend-comparator.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalSpendComparator:
 *
 * What another area spends for each child.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: C12.
 *
 * Since: 0.1
 */
struct _BalSpendComparator
{
  BalItem parent_instance;
};

struct _BalSpendComparatorClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalSpendComparator, bal_spend_comparator, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "name", BAL_MEMBER_LABEL, TRUE },    { "geography", BAL_MEMBER_TEXT },
  { "spend", BAL_MEMBER_FIGURE },        { "children", BAL_MEMBER_FIGURE },
  { "per_child", BAL_MEMBER_FIGURE },    { "basis", BAL_MEMBER_TEXT },
  { "start", BAL_MEMBER_MONTH_OR_DAY },  { "end", BAL_MEMBER_MONTH_OR_DAY },
  { "comparability", BAL_MEMBER_LABEL }, { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_spend_comparator_class_init (BalSpendComparatorClass *klass)
{
  /**
   * BalSpendComparator:name:
   *
   * The name of the area.
   *
   * Since: 0.1
   */
  /**
   * BalSpendComparator:geography:
   *
   * The code of the area in the register of geographies.
   *
   * Since: 0.1
   */
  /**
   * BalSpendComparator:spend:
   *
   * What it spends, in pounds.
   *
   * Since: 0.1
   */
  /**
   * BalSpendComparator:children:
   *
   * The children whom it is spent on.
   *
   * Since: 0.1
   */
  /**
   * BalSpendComparator:per-child:
   *
   * What it spends for each child, where it is published as such.
   *
   * Since: 0.1
   */
  /**
   * BalSpendComparator:basis:
   *
   * What is counted, in the words of [property@Balanced.SpendComparison:basis] where it is the
   * same.
   *
   * Since: 0.1
   */
  /**
   * BalSpendComparator:start:
   *
   * The first day of the time that it is about.
   *
   * Since: 0.1
   */
  /**
   * BalSpendComparator:end:
   *
   * The last day of the time that it is about.
   *
   * Since: 0.1
   */
  /**
   * BalSpendComparator:comparability:
   *
   * How far it can be compared.
   *
   * Since: 0.1
   */
  /**
   * BalSpendComparator:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalSpendComparator:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_spend_comparator_init (BalSpendComparator *self)
{
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-spend-comparison.h"

#include "libbalanced/area/bal-spend-comparator.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalSpendComparison:
 *
 * What is spent for each child, held against other areas.
 *
 * A place among others says little where areas count differently: the basis and the caveats are
 * part of the comparison.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: C12.
 *
 * Since: 0.1
 */
struct _BalSpendComparison
{
  BalItem parent_instance;
};

struct _BalSpendComparisonClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalSpendComparison, bal_spend_comparison, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL, TRUE },
  { "services", BAL_MEMBER_TEXTS },
  { "spend", BAL_MEMBER_FIGURE },
  { "children", BAL_MEMBER_FIGURE },
  { "per_child", BAL_MEMBER_FIGURE },
  { "basis", BAL_MEMBER_TEXT },
  { "start", BAL_MEMBER_MONTH_OR_DAY },
  { "end", BAL_MEMBER_MONTH_OR_DAY },
  { "claim", BAL_MEMBER_TEXT, .refers_to = "figures" },
  { "comparability", BAL_MEMBER_LABEL },
  { "comparators", BAL_MEMBER_ITEMS, FALSE, bal_spend_comparator_get_type },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_spend_comparison_class_init (BalSpendComparisonClass *klass)
{
  /**
   * BalSpendComparison:code:
   *
   * The code of the comparison.
   *
   * Since: 0.1
   */
  /**
   * BalSpendComparison:label:
   *
   * What is compared.
   *
   * Since: 0.1
   */
  /**
   * BalSpendComparison:services:
   *
   * The services that it is about, such as "speech-language".
   *
   * Since: 0.1
   */
  /**
   * BalSpendComparison:spend:
   *
   * What the area spends, in pounds.
   *
   * Since: 0.1
   */
  /**
   * BalSpendComparison:children:
   *
   * The children whom it is spent on.
   *
   * Since: 0.1
   */
  /**
   * BalSpendComparison:per-child:
   *
   * What the area spends for each child, where it is published as such; it is taken before what
   * spending and children give.
   *
   * Since: 0.1
   */
  /**
   * BalSpendComparison:basis:
   *
   * What is counted as spending, and which children, such as "net budget, residents aged 0 to 25".
   *
   * Since: 0.1
   */
  /**
   * BalSpendComparison:start:
   *
   * The first day of the time that it is about.
   *
   * Since: 0.1
   */
  /**
   * BalSpendComparison:end:
   *
   * The last day of the time that it is about.
   *
   * Since: 0.1
   */
  /**
   * BalSpendComparison:claim:
   *
   * The code of the published figure that says where the area stands, as a quantile from 0 to 1.
   *
   * Since: 0.1
   */
  /**
   * BalSpendComparison:comparability:
   *
   * How far the comparison carries.
   *
   * Since: 0.1
   */
  /**
   * BalSpendComparison:comparators:
   *
   * The areas that it is held against: a list of [class@Balanced.SpendComparator].
   *
   * Since: 0.1
   */
  /**
   * BalSpendComparison:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalSpendComparison:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_spend_comparison_init (BalSpendComparison *self)
{
}

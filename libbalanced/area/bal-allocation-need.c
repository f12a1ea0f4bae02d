/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-allocation-need.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalAllocationNeed:
 *
 * The need of one setting by one measure.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: C8.
 *
 * Since: 0.1
 */
struct _BalAllocationNeed
{
  BalItem parent_instance;
};

struct _BalAllocationNeedClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalAllocationNeed, bal_allocation_need, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "measure", BAL_MEMBER_TEXT, TRUE, .refers_to = "need_measures" },
  { "value", BAL_MEMBER_FIGURE, TRUE },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_allocation_need_class_init (BalAllocationNeedClass *klass)
{
  /**
   * BalAllocationNeed:measure:
   *
   * The code of the measure.
   *
   * Since: 0.1
   */
  /**
   * BalAllocationNeed:value:
   *
   * How much of it the setting has: 0 or more.
   *
   * Since: 0.1
   */
  /**
   * BalAllocationNeed:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_allocation_need_init (BalAllocationNeed *self)
{
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-allocation-share.h"

#include "libbalanced/area/bal-allocation-need.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalAllocationShare:
 *
 * What one setting gets of a resource that is shared out, and the need that it is held against.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: C8.
 *
 * Since: 0.1
 */
struct _BalAllocationShare
{
  BalItem parent_instance;
};

struct _BalAllocationShareClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalAllocationShare, bal_allocation_share, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "setting", BAL_MEMBER_TEXT, TRUE, .refers_to = "settings" },
  { "needs", BAL_MEMBER_ITEMS, FALSE, bal_allocation_need_get_type },
  { "allocated", BAL_MEMBER_INTEGER },
  { "top_up", BAL_MEMBER_INTEGER },
  { "nature", BAL_MEMBER_LABEL },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_allocation_share_class_init (BalAllocationShareClass *klass)
{
  /**
   * BalAllocationShare:setting:
   *
   * The code of the setting.
   *
   * Since: 0.1
   */
  /**
   * BalAllocationShare:needs:
   *
   * The need of the setting, by measure: a list of [class@Balanced.AllocationNeed].
   *
   * Since: 0.1
   */
  /**
   * BalAllocationShare:allocated:
   *
   * How much the setting was given of the pool, in whole units.
   *
   * Since: 0.1
   */
  /**
   * BalAllocationShare:top-up:
   *
   * How much the setting buys besides. It is no part of the pool.
   *
   * Since: 0.1
   */
  /**
   * BalAllocationShare:nature:
   *
   * In what way what the setting gets differs in its nature, and not only in its amount.
   *
   * Since: 0.1
   */
  /**
   * BalAllocationShare:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_allocation_share_init (BalAllocationShare *self)
{
}

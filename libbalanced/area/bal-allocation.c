/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-allocation.h"

#include "libbalanced/area/bal-allocation-share.h"
#include "libbalanced/area/bal-need-measure.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalAllocation:
 *
 * How a pool of a resource, such as days of therapy, is shared out among settings by need.
 *
 * Each setting gets the base; the rest of the pool goes by the weighted shares of the measures of
 * need, in whole units by largest remainder; no setting gets less than the minimum. What settings
 * buy for themselves is stated beside it, and never part of the pool.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: C8.
 *
 * Since: 0.1
 */
struct _BalAllocation
{
  BalItem parent_instance;
};

struct _BalAllocationClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalAllocation, bal_allocation, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL },
  { "agency", BAL_MEMBER_TEXT, .refers_to = "agencies" },
  { "services", BAL_MEMBER_TEXTS },
  { "unit", BAL_MEMBER_TEXT },
  { "start", BAL_MEMBER_MONTH_OR_DAY },
  { "end", BAL_MEMBER_MONTH_OR_DAY },
  { "pool", BAL_MEMBER_INTEGER },
  { "base", BAL_MEMBER_INTEGER },
  { "minimum", BAL_MEMBER_INTEGER },
  { "need_measures", BAL_MEMBER_ITEMS, FALSE, bal_need_measure_get_type,
    .defines = "need_measures" },
  { "shares", BAL_MEMBER_ITEMS, FALSE, bal_allocation_share_get_type },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_allocation_class_init (BalAllocationClass *klass)
{
  /**
   * BalAllocation:code:
   *
   * The code of the allocation.
   *
   * Since: 0.1
   */
  /**
   * BalAllocation:label:
   *
   * What is shared out.
   *
   * Since: 0.1
   */
  /**
   * BalAllocation:agency:
   *
   * The code of the agency whose resource it is.
   *
   * Since: 0.1
   */
  /**
   * BalAllocation:services:
   *
   * The services that it is about, such as "speech-language".
   *
   * Since: 0.1
   */
  /**
   * BalAllocation:unit:
   *
   * What the whole numbers count, such as "days", "hours" or "GBP".
   *
   * Since: 0.1
   */
  /**
   * BalAllocation:start:
   *
   * The first day of the time that it is for.
   *
   * Since: 0.1
   */
  /**
   * BalAllocation:end:
   *
   * The last day of the time that it is for.
   *
   * Since: 0.1
   */
  /**
   * BalAllocation:pool:
   *
   * How much there is to share out.
   *
   * Since: 0.1
   */
  /**
   * BalAllocation:base:
   *
   * How much each setting gets whatever its need; 0 when it is not stated.
   *
   * Since: 0.1
   */
  /**
   * BalAllocation:minimum:
   *
   * How much no setting may get less than; 0 when it is not stated.
   *
   * Since: 0.1
   */
  /**
   * BalAllocation:need-measures:
   *
   * By what need is measured: a list of [class@Balanced.NeedMeasure].
   *
   * Since: 0.1
   */
  /**
   * BalAllocation:shares:
   *
   * The settings: a list of [class@Balanced.AllocationShare].
   *
   * Since: 0.1
   */
  /**
   * BalAllocation:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalAllocation:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_allocation_init (BalAllocation *self)
{
}

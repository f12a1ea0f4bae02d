/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-fund-contribution.h"

#include "libbalanced/area/bal-provision.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalFundContribution:
 *
 * What one agency pays into an arrangement.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: L1, L2.
 *
 * Since: 0.1
 */
struct _BalFundContribution
{
  BalItem parent_instance;
};

struct _BalFundContributionClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalFundContribution, bal_fund_contribution, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "agency", BAL_MEMBER_TEXT, TRUE, .refers_to = "agencies" },
  { "amount", BAL_MEMBER_FIGURE },
  { "unit", BAL_MEMBER_TEXT },
  { "start", BAL_MEMBER_MONTH_OR_DAY },
  { "end", BAL_MEMBER_MONTH_OR_DAY },
  { "status", BAL_MEMBER_ENUM, FALSE, bal_provision_status_get_type },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_fund_contribution_class_init (BalFundContributionClass *klass)
{
  /**
   * BalFundContribution:agency:
   *
   * The code of the agency that pays.
   *
   * Since: 0.1
   */
  /**
   * BalFundContribution:amount:
   *
   * How much, for one year.
   *
   * Since: 0.1
   */
  /**
   * BalFundContribution:unit:
   *
   * The unit of the amount, such as "GBP".
   *
   * Since: 0.1
   */
  /**
   * BalFundContribution:start:
   *
   * The first day or month.
   *
   * Since: 0.1
   */
  /**
   * BalFundContribution:end:
   *
   * The last day or month.
   *
   * Since: 0.1
   */
  /**
   * BalFundContribution:status:
   *
   * Whether it is paid: one that has ended was withdrawn.
   *
   * Since: 0.1
   */
  /**
   * BalFundContribution:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalFundContribution:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_fund_contribution_init (BalFundContribution *self)
{
}

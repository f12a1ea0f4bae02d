/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-funding-line.h"

#include "libbalanced/area/bal-provision.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalFundingLine:
 *
 * Money that is paid for a service, by whom and for whom.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: L5.
 *
 * Since: 0.1
 */
struct _BalFundingLine
{
  BalItem parent_instance;
};

struct _BalFundingLineClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalFundingLine, bal_funding_line, BAL_TYPE_ITEM)

static const char *const kinds[] = { "children", "block", "all_age", "grant", "case", NULL };

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL, TRUE },
  { "payers", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  { "providers", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  { "contract", BAL_MEMBER_TEXT, .refers_to = "contracts" },
  { "arrangement", BAL_MEMBER_TEXT, .refers_to = "arrangements" },
  { "services", BAL_MEMBER_TEXTS },
  { "levels", BAL_MEMBER_TEXTS, .refers_to = ":levels" },
  { "age_from_months", BAL_MEMBER_INTEGER },
  { "age_to_months", BAL_MEMBER_INTEGER },
  { "kind", BAL_MEMBER_TEXT, .words = kinds },
  { "amount", BAL_MEMBER_FIGURE },
  { "children_amount", BAL_MEMBER_FIGURE },
  { "unit", BAL_MEMBER_TEXT },
  { "outcomes", BAL_MEMBER_TEXTS, .refers_to = ":outcomes" },
  { "start", BAL_MEMBER_MONTH_OR_DAY },
  { "end", BAL_MEMBER_MONTH_OR_DAY },
  { "status", BAL_MEMBER_ENUM, FALSE, bal_provision_status_get_type },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "passage", BAL_MEMBER_TEXT },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_funding_line_class_init (BalFundingLineClass *klass)
{
  /**
   * BalFundingLine:code:
   *
   * The code of the line.
   *
   * Since: 0.1
   */
  /**
   * BalFundingLine:label:
   *
   * What is paid for.
   *
   * Since: 0.1
   */
  /**
   * BalFundingLine:payers:
   *
   * The codes of the agencies that pay. Several on one line pay together.
   *
   * Since: 0.1
   */
  /**
   * BalFundingLine:providers:
   *
   * The codes of the agencies that are paid.
   *
   * Since: 0.1
   */
  /**
   * BalFundingLine:contract:
   *
   * The code of the contract that it is paid under.
   *
   * Since: 0.1
   */
  /**
   * BalFundingLine:arrangement:
   *
   * The code of the arrangement that it is paid through.
   *
   * Since: 0.1
   */
  /**
   * BalFundingLine:services:
   *
   * The services that it is for; none: all.
   *
   * Since: 0.1
   */
  /**
   * BalFundingLine:levels:
   *
   * The codes of the levels that it is for; none: all.
   *
   * Since: 0.1
   */
  /**
   * BalFundingLine:age-from-months:
   *
   * The age in months from which it pays.
   *
   * Since: 0.1
   */
  /**
   * BalFundingLine:age-to-months:
   *
   * The age in months at which it ends.
   *
   * Since: 0.1
   */
  /**
   * BalFundingLine:kind:
   *
   * How the money is tied: to "children" alone, in a "block" with other services, "all_age", as a
   * "grant", or for each "case".
   *
   * Since: 0.1
   */
  /**
   * BalFundingLine:amount:
   *
   * How much, for one year.
   *
   * Since: 0.1
   */
  /**
   * BalFundingLine:children-amount:
   *
   * How much of it is for children, where that is known.
   *
   * Since: 0.1
   */
  /**
   * BalFundingLine:unit:
   *
   * The unit of the amounts, such as "GBP".
   *
   * Since: 0.1
   */
  /**
   * BalFundingLine:outcomes:
   *
   * The codes of the outcomes that it is paid for.
   *
   * Since: 0.1
   */
  /**
   * BalFundingLine:start:
   *
   * The first day or month.
   *
   * Since: 0.1
   */
  /**
   * BalFundingLine:end:
   *
   * The last day or month.
   *
   * Since: 0.1
   */
  /**
   * BalFundingLine:status:
   *
   * Whether it is paid.
   *
   * Since: 0.1
   */
  /**
   * BalFundingLine:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalFundingLine:passage:
   *
   * Where in the source it stands.
   *
   * Since: 0.1
   */
  /**
   * BalFundingLine:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_funding_line_init (BalFundingLine *self)
{
}

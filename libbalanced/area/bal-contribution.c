/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-contribution.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalContribution:
 *
 * What one role contributes to an outcome.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: B1, B4.
 *
 * Since: 0.1
 */
struct _BalContribution
{
  BalItem parent_instance;
};

struct _BalContributionClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalContribution, bal_contribution, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "role", BAL_MEMBER_TEXT, TRUE, .refers_to = ":roles" },
  { "agency", BAL_MEMBER_TEXT, .refers_to = "agencies" },
  { "tier", BAL_MEMBER_TEXT, .refers_to = ":workforce_tiers" },
  { "share", BAL_MEMBER_NUMBER },
  { "statement", BAL_MEMBER_LABEL },
  { "provisions", BAL_MEMBER_TEXTS, .refers_to = "provisions" },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_contribution_class_init (BalContributionClass *klass)
{
  /**
   * BalContribution:role:
   *
   * The code of the role.
   *
   * Since: 0.1
   */
  /**
   * BalContribution:agency:
   *
   * The code of the agency that the role belongs to.
   *
   * Since: 0.1
   */
  /**
   * BalContribution:tier:
   *
   * The code of the tier that the role has for this outcome, where it is not its usual one.
   *
   * Since: 0.1
   */
  /**
   * BalContribution:share:
   *
   * Its part of the work, in any unit that is the same for the whole outcome.
   *
   * Since: 0.1
   */
  /**
   * BalContribution:statement:
   *
   * What the role does.
   *
   * Since: 0.1
   */
  /**
   * BalContribution:provisions:
   *
   * The codes of the provisions in which it does so.
   *
   * Since: 0.1
   */
  /**
   * BalContribution:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalContribution:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_contribution_init (BalContribution *self)
{
}

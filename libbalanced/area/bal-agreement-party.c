/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-agreement-party.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalAgreementParty:
 *
 * An agency that takes part in a sharing agreement, and when it signed.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: K1.
 *
 * Since: 0.1
 */
struct _BalAgreementParty
{
  BalItem parent_instance;
};

struct _BalAgreementPartyClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalAgreementParty, bal_agreement_party, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "agency", BAL_MEMBER_TEXT, TRUE, .refers_to = "agencies" },
  { "signed", BAL_MEMBER_DAY },
  { "approved_by", BAL_MEMBER_TEXT },
  { "last_day", BAL_MEMBER_DAY },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_agreement_party_class_init (BalAgreementPartyClass *klass)
{
  /**
   * BalAgreementParty:agency:
   *
   * The code of the agency.
   *
   * Since: 0.1
   */
  /**
   * BalAgreementParty:signed:
   *
   * The day on which it signed; not stated: it has not.
   *
   * Since: 0.1
   */
  /**
   * BalAgreementParty:approved-by:
   *
   * The body that approved it for the agency.
   *
   * Since: 0.1
   */
  /**
   * BalAgreementParty:last-day:
   *
   * The last day on which it took part, where it has left.
   *
   * Since: 0.1
   */
  /**
   * BalAgreementParty:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalAgreementParty:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_agreement_party_init (BalAgreementParty *self)
{
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-sharing-term.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalSharingTerm:
 *
 * What a sharing agreement permits for one purpose: from whom, to whom, which data, how
 * identifiable, on what legal basis, for how long.
 *
 * What a term does not name it does not permit.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: K1, K2, K7.
 *
 * Since: 0.1
 */
struct _BalSharingTerm
{
  BalItem parent_instance;
};

struct _BalSharingTermClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalSharingTerm, bal_sharing_term, BAL_TYPE_ITEM)

G_DEFINE_ENUM_TYPE (BalIdentifiability,
                    bal_identifiability,
                    G_DEFINE_ENUM_VALUE (BAL_IDENTIFIABILITY_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (BAL_IDENTIFIABILITY_AGGREGATE, "aggregate"),
                    G_DEFINE_ENUM_VALUE (BAL_IDENTIFIABILITY_PSEUDONYMISED, "pseudonymised"),
                    G_DEFINE_ENUM_VALUE (BAL_IDENTIFIABILITY_IDENTIFIABLE, "identifiable"))

G_DEFINE_ENUM_TYPE (BalConsent,
                    bal_consent,
                    G_DEFINE_ENUM_VALUE (BAL_CONSENT_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (BAL_CONSENT_NOT_REQUIRED, "not_required"),
                    G_DEFINE_ENUM_VALUE (BAL_CONSENT_REQUIRED, "required"))

static const BalMember members[] = {
  { "purpose", BAL_MEMBER_TEXT, TRUE, .refers_to = "sharing_purposes" },
  { "givers", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  { "receivers", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  { "data_classes", BAL_MEMBER_TEXTS, .refers_to = "data_classes" },
  { "fields", BAL_MEMBER_TEXTS },
  { "identifiability", BAL_MEMBER_ENUM, FALSE, bal_identifiability_get_type },
  { "legal_basis", BAL_MEMBER_TEXT },
  { "special_condition", BAL_MEMBER_TEXT },
  { "consent", BAL_MEMBER_ENUM, FALSE, bal_consent_get_type },
  { "retention_days", BAL_MEMBER_INTEGER },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_sharing_term_class_init (BalSharingTermClass *klass)
{
  /**
   * BalSharingTerm:purpose:
   *
   * The code of the purpose.
   *
   * Since: 0.1
   */
  /**
   * BalSharingTerm:givers:
   *
   * The codes of the agencies that may give the data.
   *
   * Since: 0.1
   */
  /**
   * BalSharingTerm:receivers:
   *
   * The codes of the agencies that may receive it.
   *
   * Since: 0.1
   */
  /**
   * BalSharingTerm:data-classes:
   *
   * The codes of the classes of data that may flow.
   *
   * Since: 0.1
   */
  /**
   * BalSharingTerm:fields:
   *
   * The names of the fields that may flow: no more than the purpose needs.
   *
   * Since: 0.1
   */
  /**
   * BalSharingTerm:identifiability:
   *
   * The most that the data may tell about persons.
   *
   * Since: 0.1
   */
  /**
   * BalSharingTerm:legal-basis:
   *
   * The legal basis, such as "public-task".
   *
   * Since: 0.1
   */
  /**
   * BalSharingTerm:special-condition:
   *
   * The condition on which data of a special category may be used.
   *
   * Since: 0.1
   */
  /**
   * BalSharingTerm:consent:
   *
   * Whether those whom the data is about must have consented.
   *
   * Since: 0.1
   */
  /**
   * BalSharingTerm:retention-days:
   *
   * For how many days the receiver may keep it.
   *
   * Since: 0.1
   */
  /**
   * BalSharingTerm:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalSharingTerm:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_sharing_term_init (BalSharingTerm *self)
{
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-sharing-agreement.h"

#include "libbalanced/area/bal-agreement-party.h"
#include "libbalanced/area/bal-sharing-term.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalSharingAgreement:
 *
 * An agreement to share data, in one of three tiers: the cover, the principles that all sign, and
 * what may flow for a purpose.
 *
 * It permits something on the days from its start to its end, between parties who have signed.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: K1.
 *
 * Since: 0.1
 */
struct _BalSharingAgreement
{
  BalItem parent_instance;
};

struct _BalSharingAgreementClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalSharingAgreement, bal_sharing_agreement, BAL_TYPE_ITEM)

G_DEFINE_ENUM_TYPE (BalAgreementKind,
                    bal_agreement_kind,
                    G_DEFINE_ENUM_VALUE (BAL_AGREEMENT_KIND_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (BAL_AGREEMENT_KIND_TIER_0, "tier_0"),
                    G_DEFINE_ENUM_VALUE (BAL_AGREEMENT_KIND_TIER_1, "tier_1"),
                    G_DEFINE_ENUM_VALUE (BAL_AGREEMENT_KIND_TIER_2, "tier_2"),
                    G_DEFINE_ENUM_VALUE (BAL_AGREEMENT_KIND_DATA_CONTROLLER, "data_controller"))

G_DEFINE_ENUM_TYPE (BalImpactAssessment,
                    bal_impact_assessment,
                    G_DEFINE_ENUM_VALUE (BAL_IMPACT_ASSESSMENT_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (BAL_IMPACT_ASSESSMENT_NOT_NEEDED, "not_needed"),
                    G_DEFINE_ENUM_VALUE (BAL_IMPACT_ASSESSMENT_PLANNED, "planned"),
                    G_DEFINE_ENUM_VALUE (BAL_IMPACT_ASSESSMENT_UNDER_WAY, "under_way"),
                    G_DEFINE_ENUM_VALUE (BAL_IMPACT_ASSESSMENT_COMPLETE, "complete"))

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL, TRUE },
  { "kind", BAL_MEMBER_ENUM, TRUE, bal_agreement_kind_get_type },
  { "under", BAL_MEMBER_TEXT, .refers_to = "sharing_agreements" },
  { "version", BAL_MEMBER_TEXT },
  { "replaces", BAL_MEMBER_TEXT, .refers_to = "sharing_agreements" },
  { "start", BAL_MEMBER_DAY },
  { "end", BAL_MEMBER_DAY },
  { "review_date", BAL_MEMBER_DAY },
  { "impact_assessment", BAL_MEMBER_ENUM, FALSE, bal_impact_assessment_get_type },
  { "impact_assessment_date", BAL_MEMBER_DAY },
  { "storage", BAL_MEMBER_LABEL },
  { "parties", BAL_MEMBER_ITEMS, FALSE, bal_agreement_party_get_type },
  { "terms", BAL_MEMBER_ITEMS, FALSE, bal_sharing_term_get_type },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_sharing_agreement_class_init (BalSharingAgreementClass *klass)
{
  /**
   * BalSharingAgreement:code:
   *
   * The code that others name the agreement by.
   *
   * Since: 0.1
   */
  /**
   * BalSharingAgreement:label:
   *
   * What the agreement is called.
   *
   * Since: 0.1
   */
  /**
   * BalSharingAgreement:kind:
   *
   * The tier, or that it is one between data controllers.
   *
   * Since: 0.1
   */
  /**
   * BalSharingAgreement:under:
   *
   * The code of the agreement whose principles it stands under; not stated: any that both sides
   * have signed.
   *
   * Since: 0.1
   */
  /**
   * BalSharingAgreement:version:
   *
   * The version, as its parties number it.
   *
   * Since: 0.1
   */
  /**
   * BalSharingAgreement:replaces:
   *
   * The code of the agreement that it takes the place of.
   *
   * Since: 0.1
   */
  /**
   * BalSharingAgreement:start:
   *
   * The first day on which it holds; not stated: it does not.
   *
   * Since: 0.1
   */
  /**
   * BalSharingAgreement:end:
   *
   * The last day on which it holds; not stated: until it is ended.
   *
   * Since: 0.1
   */
  /**
   * BalSharingAgreement:review-date:
   *
   * The day by which it is to be looked at again.
   *
   * Since: 0.1
   */
  /**
   * BalSharingAgreement:impact-assessment:
   *
   * How far the assessment of its impact on data protection has come.
   *
   * Since: 0.1
   */
  /**
   * BalSharingAgreement:impact-assessment-date:
   *
   * The day on which that was so.
   *
   * Since: 0.1
   */
  /**
   * BalSharingAgreement:storage:
   *
   * How the data is kept securely.
   *
   * Since: 0.1
   */
  /**
   * BalSharingAgreement:parties:
   *
   * The agencies that take part.
   *
   * Since: 0.1
   */
  /**
   * BalSharingAgreement:terms:
   *
   * What it permits, purpose by purpose.
   *
   * Since: 0.1
   */
  /**
   * BalSharingAgreement:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalSharingAgreement:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_sharing_agreement_init (BalSharingAgreement *self)
{
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-arrangement.h"

#include "libbalanced/area/bal-arrangement-feature.h"
#include "libbalanced/area/bal-arrangement-step.h"
#include "libbalanced/area/bal-formality.h"
#include "libbalanced/area/bal-fund-contribution.h"
#include "libbalanced/area/bal-provision.h"
#include "libbalanced/area/bal-reading.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalArrangement:
 *
 * Something that agencies have arranged with each other: an alliance, a pooled fund, a joint post,
 * a panel.
 *
 * The type is a term of the scheme `arrangement-types` of the framework. The attributes of the term
 * are the rules that make an arrangement one of that type; [class@Balanced.AreaCheck] holds the
 * arrangement against them, in the table `arrangement_rules`.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: L1, L2, L3.
 *
 * Since: 0.1
 */
struct _BalArrangement
{
  BalItem parent_instance;
};

struct _BalArrangementClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalArrangement, bal_arrangement, BAL_TYPE_ITEM)

static const char *const scopes[] = { "individual", "multi_service", "system", NULL };
static const char *const degrees[] = { "low", "medium", "high", NULL };
static const char *const coordinators[] = { "agency", "person", "family", NULL };

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL, TRUE },
  { "type", BAL_MEMBER_TEXT, TRUE, .refers_to = ":arrangement-types" },
  { "commissioners", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  { "providers", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  { "partners", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  { "lead", BAL_MEMBER_TEXT, .refers_to = "agencies" },
  { "host", BAL_MEMBER_TEXT, .refers_to = "agencies" },
  { "contracts", BAL_MEMBER_TEXTS, .refers_to = "contracts" },
  { "outcomes", BAL_MEMBER_TEXTS, .refers_to = ":outcomes" },
  { "measures", BAL_MEMBER_TEXTS, .refers_to = "measures" },
  { "population", BAL_MEMBER_TEXT, .refers_to = "populations" },
  { "provisions", BAL_MEMBER_TEXTS, .refers_to = "provisions" },
  { "settings", BAL_MEMBER_TEXTS, .refers_to = "settings" },
  { "posts", BAL_MEMBER_TEXTS, .refers_to = "posts" },
  { "pool", BAL_MEMBER_FIGURE },
  { "contributions", BAL_MEMBER_ITEMS, FALSE, bal_fund_contribution_get_type },
  { "legal_basis", BAL_MEMBER_TEXT },
  { "agreement", BAL_MEMBER_LABEL },
  { "formality", BAL_MEMBER_ENUM, FALSE, bal_formality_get_type },
  { "terms", BAL_MEMBER_LABEL },
  { "scope", BAL_MEMBER_TEXT, .words = scopes },
  { "degree", BAL_MEMBER_TEXT, .words = degrees },
  { "coordinated_by", BAL_MEMBER_TEXT, .words = coordinators },
  { "features", BAL_MEMBER_ITEMS, FALSE, bal_arrangement_feature_get_type },
  { "steps", BAL_MEMBER_ITEMS, FALSE, bal_arrangement_step_get_type,
    .defines = "arrangement_steps" },
  { "start", BAL_MEMBER_MONTH_OR_DAY },
  { "end", BAL_MEMBER_MONTH_OR_DAY },
  { "status", BAL_MEMBER_ENUM, FALSE, bal_provision_status_get_type },
  { "reading", BAL_MEMBER_ENUM, FALSE, bal_reading_get_type },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "passage", BAL_MEMBER_TEXT },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_arrangement_class_init (BalArrangementClass *klass)
{
  /**
   * BalArrangement:code:
   *
   * The code that others name the arrangement by.
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:label:
   *
   * What it is called.
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:type:
   *
   * The code of the type, such as "alliance".
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:commissioners:
   *
   * The codes of the agencies that commission together.
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:providers:
   *
   * The codes of the agencies that provide.
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:partners:
   *
   * The codes of others that take part, such as a forum of parents.
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:lead:
   *
   * The code of the agency that leads: of an accountable provider model that provider.
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:host:
   *
   * The code of the agency that holds the pooled fund.
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:contracts:
   *
   * The codes of the contracts that it brings together. Subcontracts name the one that they
   * belong to themselves.
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:outcomes:
   *
   * The codes of the outcomes that all work towards.
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:measures:
   *
   * The codes of the measures by which all are judged.
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:population:
   *
   * The code of the population that it is for.
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:provisions:
   *
   * The codes of the units that are provided through it.
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:settings:
   *
   * The codes of the places where it happens.
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:posts:
   *
   * The codes of the posts that carry it.
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:pool:
   *
   * The pooled fund, in the unit of the contributions.
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:contributions:
   *
   * What each agency pays into it: a list of [class@Balanced.FundContribution].
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:legal-basis:
   *
   * The law that it rests on.
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:agreement:
   *
   * The written agreement.
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:formality:
   *
   * Whether it is agreed in writing or a habit.
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:terms:
   *
   * What was agreed, in words.
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:scope:
   *
   * What is integrated: care around one child ("individual"), several services
   * ("multi_service"), or the whole system ("system").
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:degree:
   *
   * How far: "low", as a better referral pathway between two teams, "medium", or "high", as a
   * merger.
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:coordinated-by:
   *
   * Who sees to it that things come together: "agency", "person" or "family".
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:features:
   *
   * What is so in it, and what is not: a list of [class@Balanced.ArrangementFeature].
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:steps:
   *
   * How support is agreed, from a conversation to a package: a list of
   * [class@Balanced.ArrangementStep].
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:start:
   *
   * The first day or month.
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:end:
   *
   * The last day or month.
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:status:
   *
   * Whether it is in force. One that has ended is not held against the rules.
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:reading:
   *
   * Whether the source says it, or it is read from what the source says.
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:passage:
   *
   * Where in the source it stands.
   *
   * Since: 0.1
   */
  /**
   * BalArrangement:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_arrangement_init (BalArrangement *self)
{
}

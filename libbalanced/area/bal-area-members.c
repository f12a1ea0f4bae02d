/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

/* What the document of an area holds: every list and member of it in one place, each with its words
 * in the manual. */

#include "libbalanced/area/bal-allocation.h"
#include "libbalanced/area/bal-area-private.h"
#include "libbalanced/area/bal-contract.h"
#include "libbalanced/area/bal-curve-record.h"
#include "libbalanced/area/bal-declared-count.h"
#include "libbalanced/area/bal-figure-relation.h"
#include "libbalanced/area/bal-focus-area.h"
#include "libbalanced/area/bal-information-offer.h"
#include "libbalanced/area/bal-information-sharing.h"
#include "libbalanced/area/bal-integrated-solution.h"
#include "libbalanced/area/bal-integration.h"
#include "libbalanced/area/bal-life-course-place.h"
#include "libbalanced/area/bal-link-therapist.h"
#include "libbalanced/area/bal-logic-edge.h"
#include "libbalanced/area/bal-logic-model.h"
#include "libbalanced/area/bal-mapping-entry.h"
#include "libbalanced/area/bal-maturity-assessment.h"
#include "libbalanced/area/bal-offer-audit.h"
#include "libbalanced/area/bal-offer.h"
#include "libbalanced/area/bal-outcome-statement.h"
#include "libbalanced/area/bal-pathway-rule.h"
#include "libbalanced/area/bal-population.h"
#include "libbalanced/area/bal-prevalence.h"
#include "libbalanced/area/bal-programme.h"
#include "libbalanced/area/bal-proof-question.h"
#include "libbalanced/area/bal-responsibility-boundary.h"
#include "libbalanced/area/bal-responsibility.h"
#include "libbalanced/area/bal-rolling-programme.h"
#include "libbalanced/area/bal-setting-scheme.h"
#include "libbalanced/area/bal-source.h"
#include "libbalanced/area/bal-spend-comparison.h"
#include "libbalanced/area/bal-strategy.h"
#include "libbalanced/area/bal-system-profile.h"
#include "libbalanced/area/bal-vocabularies.h"
#include "libbalanced/area/bal-workforce.h"
#include "libbalanced/document/bal-item-private.h"

static const BalMember members[] = {
  /**
   * BalArea:format:
   *
   * The word that says what the document is: "balanced-area-1".
   *
   * Since: 0.1
   */
  { "format", BAL_MEMBER_TEXT },
  /**
   * BalArea:code:
   *
   * The code of the area.
   *
   * Since: 0.1
   */
  { "code", BAL_MEMBER_TEXT, TRUE },
  /**
   * BalArea:name:
   *
   * The name of the area.
   *
   * Since: 0.1
   */
  { "name", BAL_MEMBER_LABEL, TRUE },
  /**
   * BalArea:country:
   *
   * The code of the country, such as "england" or "wales".
   *
   * Since: 0.1
   */
  { "country", BAL_MEMBER_TEXT },
  /**
   * BalArea:geography-code:
   *
   * The code of the area in the register of geographies, such as "E09000029".
   *
   * Since: 0.1
   */
  { "geography_code", BAL_MEMBER_TEXT },
  /**
   * BalArea:description:
   *
   * What the document is about.
   *
   * Since: 0.1
   */
  { "description", BAL_MEMBER_LABEL },
  /**
   * BalArea:framework-file:
   *
   * The name of a file beside the document that holds another framework than the default one.
   *
   * Since: 0.1
   */
  { "framework_file", BAL_MEMBER_TEXT },
  /**
   * BalArea:preset:
   *
   * The name of a framework that the library comes with, such as "wales", where the document uses
   * it instead of the default one.
   *
   * Features: A11.
   *
   * Since: 0.1
   */
  { "preset", BAL_MEMBER_TEXT },
  /**
   * BalArea:review-start:
   *
   * The first day or month of the review that the document comes from.
   *
   * Since: 0.1
   */
  { "review_start", BAL_MEMBER_MONTH_OR_DAY },
  /**
   * BalArea:review-end:
   *
   * The last day or month of the review that the document comes from.
   *
   * Since: 0.1
   */
  { "review_end", BAL_MEMBER_MONTH_OR_DAY },
  /**
   * BalArea:sources:
   *
   * The published documents that the facts come from.
   *
   * Since: 0.1
   */
  { "sources", BAL_MEMBER_ITEMS, FALSE, bal_source_get_type, .defines = "sources" },
  /**
   * BalArea:agencies:
   *
   * The organisations that commission or provide services.
   *
   * Since: 0.1
   */
  { "agencies", BAL_MEMBER_ITEMS, FALSE, bal_agency_get_type, .defines = "agencies" },
  /**
   * BalArea:settings:
   *
   * The places where children are met.
   *
   * Since: 0.1
   */
  { "settings", BAL_MEMBER_ITEMS, FALSE, bal_setting_get_type, .defines = "settings" },
  /**
   * BalArea:provisions:
   *
   * The units of provision.
   *
   * Since: 0.1
   */
  { "provisions", BAL_MEMBER_ITEMS, FALSE, bal_provision_get_type, .defines = "provisions" },
  /**
   * BalArea:link-therapists:
   *
   * The therapists who are the links of settings: a list of
   * [class@Balanced.LinkTherapist].
   *
   * Since: 0.1
   */
  { "link_therapists", BAL_MEMBER_ITEMS, FALSE, bal_link_therapist_get_type,
    .defines = "link_therapists" },
  /**
   * BalArea:rolling-programmes:
   *
   * The programmes that come round again: a list of
   * [class@Balanced.RollingProgramme].
   *
   * Since: 0.1
   */
  { "rolling_programmes", BAL_MEMBER_ITEMS, FALSE, bal_rolling_programme_get_type,
    .defines = "rolling_programmes" },
  /**
   * BalArea:allocations:
   *
   * How resources are shared out among settings: a list of
   * [class@Balanced.Allocation].
   *
   * Since: 0.1
   */
  { "allocations", BAL_MEMBER_ITEMS, FALSE, bal_allocation_get_type, .defines = "allocations" },
  /**
   * BalArea:information-offer:
   *
   * The information that is offered, and what is needed of it.
   *
   * Since: 0.1
   */
  { "information_offer", BAL_MEMBER_ITEM, FALSE, bal_information_offer_get_type },
  /**
   * BalArea:offers:
   *
   * What is said about whole levels of an offer.
   *
   * Since: 0.1
   */
  { "offers", BAL_MEMBER_ITEMS, FALSE, bal_offer_get_type, .defines = "offers" },
  /**
   * BalArea:populations:
   *
   * Whom or what the figures count.
   *
   * Since: 0.1
   */
  { "populations", BAL_MEMBER_ITEMS, FALSE, bal_population_get_type, .defines = "populations" },
  /**
   * BalArea:figures:
   *
   * The figures that were published about the area.
   *
   * Since: 0.1
   */
  { "figures", BAL_MEMBER_ITEMS, FALSE, bal_published_figure_get_type, .defines = "figures" },
  /**
   * BalArea:relations:
   *
   * How the figures lie to each other.
   *
   * Since: 0.1
   */
  { "relations", BAL_MEMBER_ITEMS, FALSE, bal_figure_relation_get_type, .defines = "relations" },
  /**
   * BalArea:spend-comparisons:
   *
   * What is spent for each child, against other areas: a list of
   * [class@Balanced.SpendComparison].
   *
   * Since: 0.1
   */
  { "spend_comparisons", BAL_MEMBER_ITEMS, FALSE, bal_spend_comparison_get_type,
    .defines = "spend_comparisons" },
  /**
   * BalArea:responsibilities:
   *
   * The rules that say who answers for which children.
   *
   * Since: 0.1
   */
  { "responsibilities", BAL_MEMBER_ITEMS, FALSE, bal_responsibility_get_type,
    .defines = "responsibilities" },
  /**
   * BalArea:boundaries:
   *
   * Where these rules overlap, leave a gap or hand a child over.
   *
   * Since: 0.1
   */
  { "boundaries", BAL_MEMBER_ITEMS, FALSE, bal_responsibility_boundary_get_type,
    .defines = "boundaries" },
  /**
   * BalArea:declared-counts:
   *
   * How many of something the sources say there are.
   *
   * Since: 0.1
   */
  { "declared_counts", BAL_MEMBER_ITEMS, FALSE, bal_declared_count_get_type },
  /**
   * BalArea:focus-areas:
   *
   * The focus areas of the plan, with their actions.
   *
   * Since: 0.1
   */
  { "focus_areas", BAL_MEMBER_ITEMS, FALSE, bal_focus_area_get_type, .defines = "focus_areas" },
  /**
   * BalArea:outcome-statements:
   *
   * A sample of the outcomes that are written for children, without anything that leads to a child.
   *
   * Since: 0.1
   */
  { "outcome_statements", BAL_MEMBER_ITEMS, FALSE, bal_outcome_statement_get_type,
    .defines = "outcome_statements" },
  /**
   * BalArea:programme:
   *
   * The review that the plan came of: its phases, its scope, whom it heard, what it found and what
   * it recommends.
   *
   * Since: 0.1
   */
  { "programme", BAL_MEMBER_ITEM, FALSE, bal_programme_get_type },
  /**
   * BalArea:measures:
   *
   * The measures, with their series.
   *
   * Since: 0.1
   */
  { "measures", BAL_MEMBER_ITEMS, FALSE, bal_measure_get_type, .defines = "measures" },
  /**
   * BalArea:contracts:
   *
   * The contracts, with the measures by which they are judged.
   *
   * Since: 0.1
   */
  { "contracts", BAL_MEMBER_ITEMS, FALSE, bal_contract_get_type, .defines = "contracts" },
  /**
   * BalArea:integration:
   *
   * How the agencies work together: what they have arranged, who holds it together, who pays, what
   * helps and what hinders.
   *
   * Features: E4, K8, L1, L2, L3, L4, L5, L6, L7.
   *
   * Since: 0.1
   */
  { "integration", BAL_MEMBER_ITEM, FALSE, bal_integration_get_type },
  /**
   * BalArea:curve-records:
   *
   * What people found when they set out to turn a curve.
   *
   * Since: 0.1
   */
  { "curve_records", BAL_MEMBER_ITEMS, FALSE, bal_curve_record_get_type,
    .defines = "curve_records" },
  /**
   * BalArea:proof-questions:
   *
   * The questions that lead from outcomes to what can be measured.
   *
   * Since: 0.1
   */
  { "proof_questions", BAL_MEMBER_ITEMS, FALSE, bal_proof_question_get_type,
    .defines = "proof_questions" },
  /**
   * BalArea:pathway-rules:
   *
   * What must come before, after, or not together with what in the journeys of children.
   *
   * Since: 0.1
   */
  { "pathway_rules", BAL_MEMBER_ITEMS, FALSE, bal_pathway_rule_get_type,
    .defines = "pathway_rules" },
  /**
   * BalArea:integrated-solution:
   *
   * What is done together towards each outcome.
   *
   * Since: 0.1
   */
  { "integrated_solution", BAL_MEMBER_ITEM, FALSE, bal_integrated_solution_get_type },
  /**
   * BalArea:workforce:
   *
   * Who is able to do what, and how what specialists know reaches the wider workforce.
   *
   * Features: E1, E2.
   *
   * Since: 0.1
   */
  { "workforce", BAL_MEMBER_ITEM, FALSE, bal_workforce_get_type },
  /**
   * BalArea:system-profile:
   *
   * What is known of the building blocks, leadership, training and delivery principles.
   *
   * Since: 0.1
   */
  { "system_profile", BAL_MEMBER_ITEM, FALSE, bal_system_profile_get_type },
  /**
   * BalArea:prevalences:
   *
   * What research lets expect among the children of the area: a list of
   * [class@Balanced.Prevalence].
   *
   * Since: 0.1
   */
  { "prevalences", BAL_MEMBER_ITEMS, FALSE, bal_prevalence_get_type, .defines = "prevalences" },
  /**
   * BalArea:logic-models:
   *
   * How the area means to reach its goals: a list of [class@Balanced.LogicModel], one for each
   * goal.
   *
   * Since: 0.1
   */
  { "logic_models", BAL_MEMBER_ITEMS, FALSE, bal_logic_model_get_type, .defines = "logic_models" },
  /**
   * BalArea:logic-edges:
   *
   * What contributes to what in the logic models: a list of [class@Balanced.LogicEdge].
   *
   * Since: 0.1
   */
  { "logic_edges", BAL_MEMBER_ITEMS, FALSE, bal_logic_edge_get_type },
  /**
   * BalArea:maturity:
   *
   * How far localities have come with the nodes of the logic models, on different days: a list of
   * [class@Balanced.MaturityAssessment].
   *
   * Since: 0.1
   */
  { "maturity", BAL_MEMBER_ITEMS, FALSE, bal_maturity_assessment_get_type },
  /**
   * BalArea:offer-audits:
   *
   * Moderations of plans and audits of what settings offer: a list of
   * [class@Balanced.OfferAudit].
   *
   * Features: I8.
   *
   * Since: 0.1
   */
  { "offer_audits", BAL_MEMBER_ITEMS, FALSE, bal_offer_audit_get_type, .defines = "offer_audits" },
  /**
   * BalArea:life-course:
   *
   * What stands at which stage of life, from birth to 25: a list of
   * [class@Balanced.LifeCoursePlace].
   *
   * Features: J5.
   *
   * Since: 0.1
   */
  { "life_course", BAL_MEMBER_ITEMS, FALSE, bal_life_course_place_get_type },
  /**
   * BalArea:vocabularies:
   *
   * The words of the area beside those of the framework: codings of need, and sets of outcome
   * statements.
   *
   * Features: A10, J6.
   *
   * Since: 0.1
   */
  { "vocabularies", BAL_MEMBER_ITEM, FALSE, bal_vocabularies_get_type },
  /**
   * BalArea:strategies:
   *
   * The strategies of the area: a list of [class@Balanced.Strategy].
   *
   * Since: 0.1
   */
  { "strategies", BAL_MEMBER_ITEMS, FALSE, bal_strategy_get_type, .defines = "strategies" },
  /**
   * BalArea:information-sharing:
   *
   * What agencies have agreed about sharing data, and which data flows between them.
   *
   * Features: K1.
   *
   * Since: 0.1
   */
  { "information_sharing", BAL_MEMBER_ITEM, FALSE, bal_information_sharing_get_type },
  /**
   * BalArea:setting-scheme:
   *
   * The scheme in which schools, settings and childminders evaluate themselves and are awarded.
   *
   * Features: M1, M2.
   *
   * Since: 0.1
   */
  { "setting_scheme", BAL_MEMBER_ITEM, FALSE, bal_setting_scheme_get_type },
  /**
   * BalArea:mapping:
   *
   * What contributors said there is, and what is missing.
   *
   * Since: 0.1
   */
  { "mapping", BAL_MEMBER_ITEMS, FALSE, bal_mapping_entry_get_type, .defines = "mapping" },
};

void
bal_area_install_members (BalItemClass *klass)
{
  bal_item_class_install_members (klass, members, G_N_ELEMENTS (members));
}

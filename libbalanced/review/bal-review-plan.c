/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/review/bal-review-plan-private.h"

#define NEEDS_AREA "the area’s document, area.json"
#define NEEDS_EPISODES "a caseload: episodes.csv, with strand, level and dates"
#define NEEDS_REQUESTS "a caseload whose episodes have the dates of their requests"
#define NEEDS_BANDS "prevalences in the area’s document, and a caseload with needs.csv"
#define NEEDS_TIERS "a caseload with the tier of need, and the roles of those who give support"

static const BalReviewSection sections[] = {
  { "change", "What has changed?",
    "Two reviews of one area beside each other. What changed together need not have changed because "
    "of each other." },
  { "balance", "Is the offer balanced?",
    "Which children are reached in each of the five strands, at each of the three levels." },
  { "middle", "Is there a missing middle?",
    "Whether targeted support stands between what everybody has and what specialists give." },
  { "waits", "Who waits with nothing?",
    "Waits for support, and the days of them on which a child had no targeted or specialist "
    "offer." },
  { "together", "What children have at the same time",
    "A child with a complex need is meant to have several things at once, from several levels." },
  { "pyramids", "Need, level and workforce",
    "Three separate questions: how complex the need is, what level of help is given, and who "
    "gives it. None is worked out from another." },
  { "identified", "Are needs noticed?",
    "How many children have a need on record, beside how many the prevalences let expect. Records "
    "hold those who are known to services, and not everybody’s." },
  { "journeys", "A few journeys", "What single children went through, stage by stage." },
  { "place", "What the area’s documents say",
    "Findings and figures from the area’s own document, without any child’s record." },
  { "records", "How good are the records?",
    "What was read, what was kept, and what was left out, and why." },
};

static const BalReviewPlan plans[] = {
  { "balance", "balance", "Children and episodes by strand and level",
    "who is reached in each strand at each level", NEEDS_EPISODES },
  { "missing_middle", "middle", "The share of targeted support", "whether targeted support is thin",
    NEEDS_EPISODES },
  { "level_transitions", "middle", "Moves between levels",
    "how often children go from universal support straight to specialist", NEEDS_EPISODES },
  { "first_specialist", "middle", "First specialist support",
    "how many children come to a specialist without targeted support before", NEEDS_EPISODES },
  { "waits", "waits", "Waits: started, still waiting and withdrawn",
    "how long children wait, with those who still wait counted apart", NEEDS_REQUESTS },
  { "idle_waits", "waits", "Waits with nothing meanwhile",
    "how many days of waiting had no targeted or specialist offer", NEEDS_REQUESTS },
  { "survival_shares", "waits", "How many would still wait after 18, 20 and 52 weeks",
    "how long waits are when those that go on are counted with those that have ended",
    NEEDS_REQUESTS },
  { "concurrency", "together", "How much at the same time, in one view",
    "how many units of support children have at once", NEEDS_EPISODES },
  { "concurrency_by_children", "together", "Children by the most they had on one day",
    "how far children are from the six to seven units that are expected", NEEDS_EPISODES },
  { "level_mix", "together", "Which levels children have together",
    "whether the levels are given together, or one instead of another", NEEDS_EPISODES },
  { "pyramids", "pyramids", "Need tier, level and workforce tier, crossed",
    "whether the level and the workforce follow the need, or something else", NEEDS_TIERS },
  { "identification_gap", "identified", "Children expected and identified, by band of prevalence",
    "how many children may have a need that nobody has noticed", NEEDS_BANDS },
  { "balance_margins", "balance", "Whole strands and whole levels",
    "how many children there are in "
    "a strand or a level, each counted once",
    NULL },
  { "missing_middle_strands", "middle", "Targeted support, strand by strand",
    "in which strands targeted support is thin", NULL },
  { "settings", "middle", "Episodes by level, setting by setting",
    "what a later review is held against, to see whether pressure fell", NULL },
  { "waiting_children", "waits", "Children who wait, each counted once",
    "how many children have days of waiting with nothing", NULL },
  { "survival", "waits", "Waits that have ended and waits that go on, together",
    "by which day a quarter, a half and three quarters have started", NULL },
  { "pyramid_pairs", "pyramids", "How far one pyramid says something about another",
    "whether two of the questions have the same answer more often than not", NULL },
  { "pyramid_cells", "pyramids", "Two questions at a time", "which answers come together", NULL },
  { "ambient_units", "together", "What the area offers to whole settings, and to everybody",
    "which of these units are counted for children, and on how many days", NULL },
  { "prevalence", "identified", "Bands of prevalence, and published figures beside them",
    "how many children are expected in each band", NULL },
  { "expected_pyramid", "identified", "Children expected, by tier of need",
    "how many children of each tier there may be", NULL },
  { "recording", "records", "What the records can say", "how far the records go", NULL },
  { "figures", "place", "Published figures", "what has been published about the area", NEEDS_AREA },
  { "shares", "place", "Shares and changes between published figures",
    "what the published figures say when they are set against each other", NULL },
  { "unions", "place", "How many children several caseloads can hold together",
    "the least and the most, as a child may be in more than one", NULL },
  { "offers", "place", "Offers, and how clearly their levels are defined",
    "which levels the area’s providers say that they offer", NEEDS_AREA },
  { "provision", "place", "What the area provides, by strand and level",
    "where there is an offer, and where nothing is said", NEEDS_AREA },
  { "responsibility", "place", "Who is responsible for whom",
    "where agencies overlap, and where nobody is responsible", NEEDS_AREA },
  { "focus_areas", "place", "Focus areas and their actions",
    "what has been decided, and how it is counted", NULL },
  { "actions", "place", "Actions: who, when and on what evidence", "what the plan leaves open",
    NULL },
  { "phases", "place", "The phases of the review", "what is to be there, and when", NULL },
  { "scope", "place", "What the review looks at, and what not",
    "what was not found because nobody looked", NULL },
  { "findings_matrix", "place", "What works well, what could be better, and opportunities",
    "of whom what was found", NULL },
  { "observations", "place", "What the review found", "what each finding rests on", NULL },
  { "themes", "place", "Themes, and who brought them up",
    "how many streams of evidence stand behind each", NULL },
  { "engagements", "place", "Who was asked", "whether what people say comes into decisions", NULL },
  { "engagement_responses", "place", "You said, we did", "what became of what people said", NULL },
  { "recommendations", "place", "Recommendations",
    "to whom, on which condition, and beyond which evidence", NULL },
  { "benchmarks", "place", "The area beside others", "how far a comparison carries", NULL },
  { "outcome_statements", "place", "Statements of outcomes", "what each leaves open", NULL },
  { "outcome_shares", "place", "Functional outcomes, and those that families lead and value",
    "how many are about taking part, and whose they are", NULL },
  { "counts", "place", "What is declared, and what is listed",
    "whether the document agrees with itself", NULL },
  { "measures", "place", "Measures over time", "how the area has done over the years", NEEDS_AREA },
  { "measure_balance", "place", "Measures for each outcome, by kind",
    "whether anyone set out to measure if children are better off", NULL },
  { "reach", "place", "How many were reached, of how many", "how far each goal was reached", NULL },
  { "targets", "place", "Measures and their targets", "which targets are met or in reach", NULL },
  { "curves", "place", "Measures and where they were going",
    "whether things are better than if all had gone on as before", NULL },
  { "contracts", "place", "Contracts and what they ask for",
    "whether a contract asks for hours or for outcomes", NULL },
  { "measure_agenda", "place", "The agenda of measures",
    "which measures come first, and which are still to be made", NULL },
  { "proof", "place", "From outcomes to evidence", "what could answer each question", NULL },
  { "compared_periods", "change", "What is compared", "of which days", NULL },
  { "compared_provision", "change", "Cells that were filled or emptied",
    "where there is an offer now, and was none", NULL },
  { "compared_balance", "change", "Children reached in each cell, of those with support",
    "who is reached more, and who less", NULL },
  { "compared_shares", "change", "Jumps, specialist support without targeted, and idle waits",
    "whether the middle is still missing", NULL },
  { "compared_waiting", "change", "Who still waits after some weeks", "whether waits got shorter",
    NULL },
  { "compared_settings", "change", "Universal and targeted support, and specialist, by setting",
    "whether pressure fell where support was built up", NULL },
  { "reconciliation", "records", "What was read and what was kept",
    "that no row was dropped in silence", NEEDS_EPISODES },
};

/* The story of a review: first where the offer fails children, then the place, then records. */
static const struct
{
  const char *code;
  const char *section;
  gboolean is_key;
} ranked[] = {
  { "review-periods-overlap", "change", TRUE },
  { "review-periods-differ", "change", TRUE },
  { "review-frameworks-differ", "change", TRUE },
  { "review-jumps-changed", "change", TRUE },
  { "review-without-targeted-changed", "change", TRUE },
  { "review-targeted-changed", "change", TRUE },
  { "review-idle-waits-changed", "change", TRUE },
  { "review-pressure", "change", TRUE },
  { "review-cells-changed", "change", TRUE },
  { "targeted-undefined", "place", TRUE },
  { "level-not-offered", "place", TRUE },
  { "strand-not-offered", "place", TRUE },
  { "targeted-missing", "middle", TRUE },
  { "universal-to-specialist-jumps", "middle", TRUE },
  { "specialist-without-targeted", "middle", TRUE },
  { "idle-waits", "waits", TRUE },
  { "identification-gap", "identified", TRUE },
  { "concurrency-below-expectation", "together", TRUE },
  { "concurrency-below-expectation-joined", "together", TRUE },
  { "responsibility-gap", "place", TRUE },
  { "responsibility-overlap", "place", TRUE },
  { "curve-worse", "place", TRUE },
  { "contract-input-only", "place", TRUE },
  { "outcome-without-impact-measure", "place", TRUE },
  { "caseload-union-bounds", "place", TRUE },
  { "caseload-union-narrowed", "place", TRUE },
  { "figures-of-different-bases", "place", TRUE },
  { "figure-share", "place", TRUE },
  { "actions-count-mismatch", "place", TRUE },
  { "recommendation-extrapolated", "place", TRUE },
  { "engagement-without-route", "place", TRUE },
  { "numbering-conflict", "place", TRUE },
  { "setting-wide-recording-unknown", "together", FALSE },
  { "setting-wide-recording", "together", FALSE },
  { "concurrency-ambient-unknown", "together", FALSE },
  { "concurrency-ambient-not-joined", "together", FALSE },
  { "pyramid-not-recorded", "pyramids", FALSE },
  { "observation-began-late", "middle", FALSE },
  { "synthetic-data", "records", FALSE },
};

/* Beginnings of the codes about single rows and columns of what was read. */
static const char *const record_codes[] = { "row-",  "column-",           "value-",
                                            "no-",   "end-without-start", "child-",
                                            "born-", "sources-" };

const BalReviewSection *
bal_review_get_sections (guint *n_sections)
{
  *n_sections = G_N_ELEMENTS (sections);

  return sections;
}

const BalReviewPlan *
bal_review_get_plans (guint *n_plans)
{
  *n_plans = G_N_ELEMENTS (plans);

  return plans;
}

const BalReviewPlan *
bal_review_lookup_plan (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      if (g_strcmp0 (plans[i].name, table) == 0)
        return &plans[i];
    }

  return NULL;
}

guint
bal_review_rank_finding (const char *code)
{
  guint rank = 0;

  while (rank < G_N_ELEMENTS (ranked) && g_strcmp0 (ranked[rank].code, code) != 0)
    rank++;

  return rank;
}

gboolean
bal_review_is_key_finding (const char *code)
{
  guint rank = bal_review_rank_finding (code);

  return rank < G_N_ELEMENTS (ranked) && ranked[rank].is_key;
}

const char *
bal_review_get_finding_section (const char *code)
{
  guint rank = bal_review_rank_finding (code);

  if (rank < G_N_ELEMENTS (ranked))
    return ranked[rank].section;
  for (guint i = 0; i < G_N_ELEMENTS (record_codes); i++)
    {
      if (g_str_has_prefix (code, record_codes[i]))
        return "records";
    }

  return "place";
}

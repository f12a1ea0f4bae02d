/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/area/bal-area-check.h"
#include "libbalanced/area/bal-area-private.h"
#include "libbalanced/core/bal-findings-builder-private.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-table-builder-private.h"
#include "libbalanced/document/bal-item-private.h"

G_BEGIN_DECLS

/* A check that is under way. Every part of it reads the document, and adds findings and tables. */
typedef struct
{
  BalArea *area;                /* borrowed */
  gint32 as_at;                 /* or BAL_DAY_NONE */
  gint32 stale_days;            /* figures that are older at as_at are stale */
  int minimum_roles;            /* that an outcome needs */
  int minimum_sides;            /* tiers or agencies that an outcome needs */
  double minimum_mix;           /* of roles, from 0 to 1 */
  int unused_days;              /* after which a skill above the wider tier may be rusty */
  int minimum_streams;          /* of evidence, that something is called well founded by */
  gboolean presume_tier_2;      /* where provider performance data flows */
  int stalled_days;             /* without a further stage of the scheme */
  int renewal_days;             /* before an award of the scheme runs out */
  int maximum_sites;            /* of a link therapist */
  double minimum_fill;          /* of the places of a programme, from 0 to 1 */
  BalFindingsBuilder *findings; /* owned */
  GPtrArray *tables;            /* owned */
} BalAreaChecking;

struct _BalAreaCheck
{
  GObject parent_instance;

  BalAreaChecking asked; /* owns the area, which may be NULL; nothing is found yet */
};

/* The parts, in the order in which they run. */
void bal_area_check_references (BalAreaChecking *self);
void bal_area_check_figures (BalAreaChecking *self);
void bal_area_check_benchmarks (BalAreaChecking *self);
void bal_area_check_relations (BalAreaChecking *self);
void bal_area_check_unions (BalAreaChecking *self);
void bal_area_check_provisions (BalAreaChecking *self);
void bal_area_check_dependencies (BalAreaChecking *self);
void bal_area_check_offers (BalAreaChecking *self);
void bal_area_check_boundaries (BalAreaChecking *self);
void bal_area_check_plan (BalAreaChecking *self);
void bal_area_check_outcomes (BalAreaChecking *self);
void bal_area_check_programme (BalAreaChecking *self);
void bal_area_check_observations (BalAreaChecking *self);
void bal_area_check_engagements (BalAreaChecking *self);
void bal_area_check_recommendations (BalAreaChecking *self);
void bal_area_check_measures (BalAreaChecking *self);
void bal_area_check_responsible (BalAreaChecking *self);
void bal_area_check_coverage (BalAreaChecking *self);
void bal_area_check_mapping (BalAreaChecking *self);
void bal_area_check_solutions (BalAreaChecking *self);
void bal_area_check_arrangements (BalAreaChecking *self);
void bal_area_check_ties (BalAreaChecking *self);
void bal_area_check_links (BalAreaChecking *self);
void bal_area_check_alignment (BalAreaChecking *self);
void bal_area_check_funding (BalAreaChecking *self);
void bal_area_check_factors (BalAreaChecking *self);
void bal_area_check_drivers (BalAreaChecking *self);
void bal_area_check_traces (BalAreaChecking *self);
void bal_area_check_results (BalAreaChecking *self);
void bal_area_check_audit (BalAreaChecking *self);
void bal_area_check_prevalence (BalAreaChecking *self);
void bal_area_check_logic (BalAreaChecking *self);
void bal_area_check_logic_nodes (BalAreaChecking *self);
void bal_area_check_maturity (BalAreaChecking *self);
void bal_area_check_threads (BalAreaChecking *self);
void bal_area_check_competence (BalAreaChecking *self);
void bal_area_check_training (BalAreaChecking *self);
void bal_area_check_collaboration (BalAreaChecking *self);
void bal_area_check_sharing (BalAreaChecking *self);
void bal_area_check_codings (BalAreaChecking *self);
void bal_area_check_statements (BalAreaChecking *self);
void bal_area_check_life_course (BalAreaChecking *self);
void bal_area_check_offer_audits (BalAreaChecking *self);
void bal_area_check_blueprint (BalAreaChecking *self);
void bal_area_check_returns (BalAreaChecking *self);
void bal_area_check_scheme (BalAreaChecking *self);
void bal_area_check_self_evaluation (BalAreaChecking *self);
void bal_area_check_link_therapists (BalAreaChecking *self);
void bal_area_check_programmes (BalAreaChecking *self);
void bal_area_check_allocations (BalAreaChecking *self);
void bal_area_check_information (BalAreaChecking *self);
void bal_area_check_spend (BalAreaChecking *self);
void bal_area_check_places (BalAreaChecking *self);
void bal_area_check_setting_offers (BalAreaChecking *self);
void bal_area_check_environments (BalAreaChecking *self);
void bal_area_check_profile (BalAreaChecking *self);

/* The source of the item, or of the nearest item around it that names one; nullable. */
const char *bal_area_checking_find_source (BalAreaChecking *self, BalItem *item);

/* A finding about an item, or one of its members, with its source. */
void bal_area_checking_add (BalAreaChecking *self,
                            const char *code,
                            BalItem *item,
                            const char *member,
                            const BalFindingFigure *figures,
                            guint n_figures);

/* A finding about many items of a list at once; the row is the place in the list, from 0. */
void bal_area_checking_add_row (BalAreaChecking *self,
                                const char *code,
                                const char *list,
                                const char *member,
                                guint row);

/* Whether a vocabulary of the framework ("strands", "roles", "outcomes" ...) has the code. */
gboolean
bal_area_checking_has_term (BalAreaChecking *self, const char *vocabulary, const char *code);

GListModel *bal_area_checking_get_list (BalAreaChecking *self, const char *list);

/* A scheme or crosswalk of the document, or else of the framework; NULL where there is none, and
 * for NULL; transfer none. */
BalScheme *bal_area_checking_lookup_scheme (BalAreaChecking *self, const char *code);
BalCrosswalk *bal_area_checking_lookup_crosswalk (BalAreaChecking *self, const char *code);

/* The code of the term that goes by the name; the name itself where there is none. */
const char *bal_area_checking_get_term_code (BalScheme *scheme, const char *name);

/* The code of the tier of the workforce that a role has in a domain, or NULL. */
const char *
bal_area_checking_get_tier (BalAreaChecking *self, const char *role, const char *domain);

/* Whether a text that should be a code of a person looks like a name: words with a space between
 * them. It must not be shown then. */
gboolean bal_area_checking_is_name (const char *person);
/* All actions of all focus areas, in the order of the document, without the actions that they
 * consist of. Free with g_ptr_array_unref (). */
GPtrArray *bal_area_checking_collect_actions (BalAreaChecking *self);

/* How many items name each code in a member: the item, and those of its kind that lie in it; or all
 * actions. The codes belong to the items. */
void bal_area_checking_count_named (GHashTable *codes, BalItem *item, const char *member);
GHashTable *bal_area_checking_count_in_actions (BalAreaChecking *self, const char *member);
guint bal_area_checking_get_named (GHashTable *codes, const char *code);

/* How many of the codes the evidence was not about. */
guint bal_area_checking_count_beyond (const char *const *codes, const char *const *evidence);

void bal_area_checking_end_table (BalAreaChecking *self, BalTableBuilder *table);

/* The number in its state; a word, a range and what has no number are not available as one. */
void bal_area_checking_append_figure (BalTableBuilder *table, guint column, BalFigure *figure);

/* What is not finite is missing. */
void bal_area_checking_append_number (BalTableBuilder *table, guint column, double number);

/* The same for a whole number. */
void bal_area_checking_append_count (BalTableBuilder *table, guint column, double count);
void bal_area_checking_append_nick (BalTableBuilder *table, guint column, GType type, int value);

/* The days of a figure: of its date, or of its period. FALSE when it has neither. */
gboolean bal_area_checking_get_days (BalItem *figure, gint32 *first, gint32 *last);

/* The number of a FIGURE, as of bal_area_checking_get_number (); NaN where there is none. */
double bal_area_checking_peek_number (BalItem *item, const char *member);

/* Whether the figure has a number that can be counted with: exact, estimated or about. */
gboolean bal_area_checking_get_number (BalFigure *figure, double *number);

/* Whether something with a status, a start and an end is in force: neither planned nor ended, and
 * at the as-at date, where there is one, begun and not over. What is not stated is no reason
 * against. */
gboolean bal_area_checking_is_in_force (BalAreaChecking *self, BalItem *item);

/* Whether a provision is there: no gap, and in force. */
gboolean bal_area_checking_is_offered (BalAreaChecking *self, BalItem *unit);

/* Ages are half open: a range that ends where it begins holds nobody. */
void bal_area_checking_check_ages (BalAreaChecking *self, BalItem *item);

/* How the days of two figures lie to each other. */
typedef enum
{
  BAL_CHECK_DATES_SAME,
  BAL_CHECK_DATES_DIFFER,
  BAL_CHECK_DATES_NOT_GIVEN,
} BalCheckDates;

BalCheckDates bal_area_checking_compare_dates (BalItem *one, BalItem *two, gint32 *days_apart);
const char *bal_area_checking_dates_to_word (BalCheckDates dates);

G_END_DECLS

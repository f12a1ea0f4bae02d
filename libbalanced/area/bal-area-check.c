/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-check.h"

#include <string.h>

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/base/bal-digest-private.h"
#include "libbalanced/core/bal-result-private.h"

#define DEFAULT_STALE_DAYS 730
#define DEFAULT_MINIMUM_ROLES 2
#define DEFAULT_MINIMUM_SIDES 2
#define DEFAULT_MINIMUM_MIX 0.25
#define DEFAULT_UNUSED_DAYS 365
#define DEFAULT_MINIMUM_STREAMS 2
#define DEFAULT_STALLED_DAYS 183
#define DEFAULT_RENEWAL_DAYS 183
#define DEFAULT_MAXIMUM_SITES 8
#define DEFAULT_MINIMUM_FILL 0.75

/**
 * BalAreaCheck:
 *
 * What can be found out about an area from its document alone, without any child's record.
 *
 * The rules are general: nothing in them is about one area. What they work on is declared in the
 * document, with its source.
 *
 * The result has these tables:
 *
 * - `figures`: the published figures, with qualifier, population, days and source
 * - `shares`: for every relation of two figures the share, ratio or change, held against the
 *   published one
 * - `unions`: how many children several caseloads hold together, as bounds, and narrower bounds
 *   where the document says how the caseloads lie to other figures; never a sum
 * - `provision`: units by strand and level, with a row for what a source leaves open. An empty cell
 *   is a true zero only when no unit could stand there
 * - `dependencies`: what units need and who needs them, and how far the nearest unit is that cannot
 *   be relied on; with `dependency_cycles`, where units need each other in a circle. Only where
 *   some unit requires another
 * - `offers`: whole levels of an agency's offer, declared defined or undefined, and whether access,
 *   criteria, lead and evidence are stated; `offer_levels`: the same by agency and level, and for
 *   all agencies together
 * - `link_settings` and `link_therapists`: which places of learning have a link therapist, and the
 *   time that is stated for it, in a term of 13 weeks
 * - `programmes`: programmes that come round again: groups needed for the predicted demand, groups
 *   planned, places filled
 * - `allocations` and `allocation_settings`: what is shared out by need; see
 *   [method@Balanced.Area.allocate]
 * - `information`: what is published, and when it was assured; `information_needs`: the languages
 *   and media that are needed
 * - `spend` and `spend_areas`: what is spent for each child, among other areas
 * - `unit_places` and `places`: where units happen, against where they work best
 * - `setting_offers` and `setting_cells`: the offer of each setting over the grid; `assessments`:
 *   units that assess, and whether they do so where children learn
 * - `environments`: how often, and when last, places were looked at, adapted and enhanced
 * - `system_profile`: the parts of a whole system, with the evidence for each
 * - `responsibility`: overlaps, gaps and handovers of the rules of responsibility
 * - `focus_areas`, `counts` and `actions`: the plan, with declared counts against listed ones, and
 *   what its actions leave open
 * - `phases`, `scope`, `findings_matrix`, `observations`, `themes`, `engagements`,
 *   `engagement_responses` and `recommendations`, where the document has a programme: what a review
 *   set out to do, found and recommends, with the streams of evidence behind it
 * - `outcome_statements` and `outcome_shares`, where the document has some: what each statement of
 *   an outcome leaves open, and how many are functional, or led and valued by families, by agency
 *   and document, with intervals
 * - `benchmarks`, where figures compare the area with others: with date, source and what limits
 *   them
 * - `solutions`, where the document has an integrated solution: for every outcome its six
 *   components, who works together, and what has to be so around it; `role_tiers`: the tiers of the
 *   workforce by level; `traces`: from outcome over output, process and measure to values
 * - `coverage`, where units state any of it: capacity, children reached, hours and cost by strand
 *   and level, with margins in which a unit of several cells counts once
 * - `mapping`, where the document has one: what contributors said by strand, level and district,
 *   with the entries for each contributor
 * - `measures`: every published value with the rate that its two counts give
 * - `prevalence`, where the document has bands of prevalence: how many children are expected, how
 *   many are identified, and the gap, each with its interval; `expected_pyramid`: the bands of each
 *   tier of need together, as far as they may be added
 * - `logic_nodes`: every node of the logic models, with what leads to it and where it leads, and
 *   the evidence of its strongest chain from an enabler
 * - `maturity`: how far localities have come with each node, and the change since the time before
 * - `golden_threads`: for every outcome that a strategy names, whether an action works on it and a
 *   measure tells of it
 * - `competences`: what members of the workforce, named by codes, are able to do in which domain,
 *   and whether it holds; `skill_mix`: people by domain and tier
 * - `training_log`: who came to which training; `training_coverage`: by training, role and setting
 *   how many of the staff hold it, as bounds where people are not told apart, and the rate of
 *   renewal
 * - `collaboration`: roles and agencies with the units and outcomes that they carry, which of them
 *   alone, with how many partners, and into how many pieces the rest falls without them;
 *   `collaboration_shares`: how many units and outcomes several carry
 * - `arrangements`: what agencies have arranged with each other, and how many of the rules of its
 *   type hold; `arrangement_rules`: every rule; `integration_levels`: by what is integrated and how
 *   far; `conversations`: the steps from a conversation to a package of support
 * - `ties`: who is in touch with whom; `resilience`: for each person how many pairs of agencies
 *   would lose touch
 * - `information_links` and `information_carriers`: who carries what agencies tell each other, and
 *   how much of it families carry
 * - `alignment`, `alignment_items` and `reporting_burden`: what providers of a service are asked
 *   for, item by item, and what more than once
 * - `children_spend`: how much of each line of money is for children, as bounds;
 *   `responsibility_funding`: who answers and who pays, by service and age
 * - `factors`: what helps and hinders, with its evidence; `leadership`: evidence by aspect, never a
 *   score
 * - `drivers`: children, spend, spend for each child and outcomes before and after
 * - `agreements` about sharing data: whether each is in force and signed; `permits`: for every flow
 *   of data whether they permit it at the as-at date, and why not
 * - `codings`: how far the codes by which agencies code needs map to the types of need of the
 *   framework, in codes and records; `coding_losses`: the same by code
 * - `statements`: what outcome statements lead to in the logic models; `impact_statements`: which
 *   statements speak of an impact
 * - `life_course`: measures, units, preparation for adulthood and transitions by stage of life
 * - `offer_audits`: moderations of plans and audits of offers, and what came of them
 * - `blueprint`: the ten things to settle before data is shared; `returns`, `linkages` and
 *   `record_use`: how complete and how much used what is shared is
 * - `scheme`: how far each setting has come on the way to an award; `scheme_progress`: the cohorts
 *   over time; `self_evaluation` and `scheme_cells`: ratings and evidence by outcome
 *
 * The last of them are there when the document has what they are about.
 *
 * ```c
 * g_autoptr (BalAreaCheck) check = bal_area_check_new (area, as_at);
 * g_autoptr (BalResult) result = bal_area_check_run (check);
 * ```
 *
 * ```python
 * result = Balanced.AreaCheck(area=area, as_at='2021-04-30').run()
 * result.tables['unions'].to_pandas()
 * ```
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: P6.
 *
 * Since: 0.1
 */
struct _BalAreaCheck
{
  GObject parent_instance;

  BalArea *area; /* owned; nullable */
  gint32 as_at;  /* or BAL_DAY_NONE */
  int stale_days;
  int minimum_roles;
  int minimum_sides;
  double minimum_mix;
  int unused_days;
  int minimum_streams;
  gboolean presume_tier_2;
  int stalled_days;
  int renewal_days;
  int maximum_sites;
  double minimum_fill;
};

enum
{
  PROP_0,
  PROP_AREA,
  PROP_AS_AT,
  PROP_STALE_DAYS,
  PROP_MINIMUM_ROLES,
  PROP_MINIMUM_SIDES,
  PROP_MINIMUM_MIX,
  PROP_UNUSED_DAYS,
  PROP_MINIMUM_STREAMS,
  PROP_PRESUME_TIER_2,
  PROP_STALLED_DAYS,
  PROP_RENEWAL_DAYS,
  PROP_MAXIMUM_SITES,
  PROP_MINIMUM_FILL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BalAreaCheck, bal_area_check, G_TYPE_OBJECT)

static void
bal_area_check_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalAreaCheck *self = BAL_AREA_CHECK (object);

  switch (id)
    {
    case PROP_AREA:
      self->area = g_value_dup_object (value);
      break;
    case PROP_AS_AT:
      self->as_at = g_value_get_int (value);
      break;
    case PROP_STALE_DAYS:
      self->stale_days = g_value_get_int (value);
      break;
    case PROP_MINIMUM_ROLES:
      self->minimum_roles = g_value_get_int (value);
      break;
    case PROP_MINIMUM_SIDES:
      self->minimum_sides = g_value_get_int (value);
      break;
    case PROP_MINIMUM_MIX:
      self->minimum_mix = g_value_get_double (value);
      break;
    case PROP_UNUSED_DAYS:
      self->unused_days = g_value_get_int (value);
      break;
    case PROP_MINIMUM_STREAMS:
      self->minimum_streams = g_value_get_int (value);
      break;
    case PROP_PRESUME_TIER_2:
      self->presume_tier_2 = g_value_get_boolean (value);
      break;
    case PROP_STALLED_DAYS:
      self->stalled_days = g_value_get_int (value);
      break;
    case PROP_RENEWAL_DAYS:
      self->renewal_days = g_value_get_int (value);
      break;
    case PROP_MAXIMUM_SITES:
      self->maximum_sites = g_value_get_int (value);
      break;
    case PROP_MINIMUM_FILL:
      self->minimum_fill = g_value_get_double (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
bal_area_check_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalAreaCheck *self = BAL_AREA_CHECK (object);

  switch (id)
    {
    case PROP_AREA:
      g_value_set_object (value, self->area);
      break;
    case PROP_AS_AT:
      g_value_set_int (value, self->as_at);
      break;
    case PROP_STALE_DAYS:
      g_value_set_int (value, self->stale_days);
      break;
    case PROP_MINIMUM_ROLES:
      g_value_set_int (value, self->minimum_roles);
      break;
    case PROP_MINIMUM_SIDES:
      g_value_set_int (value, self->minimum_sides);
      break;
    case PROP_MINIMUM_MIX:
      g_value_set_double (value, self->minimum_mix);
      break;
    case PROP_UNUSED_DAYS:
      g_value_set_int (value, self->unused_days);
      break;
    case PROP_MINIMUM_STREAMS:
      g_value_set_int (value, self->minimum_streams);
      break;
    case PROP_PRESUME_TIER_2:
      g_value_set_boolean (value, self->presume_tier_2);
      break;
    case PROP_STALLED_DAYS:
      g_value_set_int (value, self->stalled_days);
      break;
    case PROP_RENEWAL_DAYS:
      g_value_set_int (value, self->renewal_days);
      break;
    case PROP_MAXIMUM_SITES:
      g_value_set_int (value, self->maximum_sites);
      break;
    case PROP_MINIMUM_FILL:
      g_value_set_double (value, self->minimum_fill);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
bal_area_check_dispose (GObject *object)
{
  BalAreaCheck *self = BAL_AREA_CHECK (object);

  g_clear_object (&self->area);

  G_OBJECT_CLASS (bal_area_check_parent_class)->dispose (object);
}

static void
bal_area_check_class_init (BalAreaCheckClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = bal_area_check_set_property;
  object_class->get_property = bal_area_check_get_property;
  object_class->dispose = bal_area_check_dispose;

  /**
   * BalAreaCheck:area:
   *
   * The area that is checked; without one the result is empty.
   *
   * Since: 0.1
   */
  properties[PROP_AREA] = g_param_spec_object ("area", NULL, NULL, BAL_TYPE_AREA, flags);

  /**
   * BalAreaCheck:as-at:
   *
   * The day from which the age of figures is counted, in days since 1970-01-01.
   *
   * [const@Balanced.DAY_NONE], the default: the age of figures is not checked.
   *
   * Since: 0.1
   */
  properties[PROP_AS_AT] =
    g_param_spec_int ("as-at", NULL, NULL, G_MININT, G_MAXINT, BAL_DAY_NONE, flags);

  /**
   * BalAreaCheck:stale-days:
   *
   * How many days old a figure may be before it is called stale: 730 by default.
   *
   * Since: 0.1
   */
  properties[PROP_STALE_DAYS] =
    g_param_spec_int ("stale-days", NULL, NULL, 0, G_MAXINT, DEFAULT_STALE_DAYS, flags);

  /**
   * BalAreaCheck:minimum-roles:
   *
   * How many roles must contribute to an outcome: 2 by default, as no outcome is reached by one.
   *
   * Since: 0.1
   */
  properties[PROP_MINIMUM_ROLES] =
    g_param_spec_int ("minimum-roles", NULL, NULL, 0, G_MAXINT, DEFAULT_MINIMUM_ROLES, flags);

  /**
   * BalAreaCheck:minimum-sides:
   *
   * From how many tiers of the workforce, or agencies, the roles of an outcome must come: 2 by
   * default. The family counts as a tier. The default is ours: no source gives one.
   *
   * Since: 0.1
   */
  properties[PROP_MINIMUM_SIDES] =
    g_param_spec_int ("minimum-sides", NULL, NULL, 0, G_MAXINT, DEFAULT_MINIMUM_SIDES, flags);

  /**
   * BalAreaCheck:minimum-mix:
   *
   * Below which index the mix of several roles is called narrow: 0.25 by default.
   *
   * The index is 1 less the sum of the squared shares of the roles, from 0 to 1. The default, which
   * is met when of two roles one has no more than about 85 percent, is ours: no source gives one.
   *
   * Since: 0.1
   */
  properties[PROP_MINIMUM_MIX] =
    g_param_spec_double ("minimum-mix", NULL, NULL, 0.0, 1.0, DEFAULT_MINIMUM_MIX, flags);

  /**
   * BalAreaCheck:unused-days:
   *
   * After how many days without use a skill above the wider tier may have faded: 365 by default.
   *
   * The default is ours: no source gives one.
   *
   * Features: E1.
   *
   * Since: 0.1
   */
  properties[PROP_UNUSED_DAYS] =
    g_param_spec_int ("unused-days", NULL, NULL, 0, G_MAXINT, DEFAULT_UNUSED_DAYS, flags);

  /**
   * BalAreaCheck:minimum-streams:
   *
   * On how many streams of evidence an observation or a theme must rest before it is more than the
   * word of one: 2 by default. The default is ours: no source gives one.
   *
   * Since: 0.1
   */
  properties[PROP_MINIMUM_STREAMS] =
    g_param_spec_int ("minimum-streams", NULL, NULL, 0, G_MAXINT, DEFAULT_MINIMUM_STREAMS, flags);

  /**
   * BalAreaCheck:presume-tier-2:
   *
   * Whether figures about the performance of providers need a sharing agreement of Tier 2: %TRUE by
   * default. The source says that there may be a need for one.
   *
   * Features: K1.
   *
   * Since: 0.1
   */
  properties[PROP_PRESUME_TIER_2] =
    g_param_spec_boolean ("presume-tier-2", NULL, NULL, TRUE, flags);

  /**
   * BalAreaCheck:stalled-days:
   *
   * After how many days without a further stage a setting on the way to an award is called stalled:
   * 183 by default. The default is ours: no source gives one.
   *
   * Features: M3.
   *
   * Since: 0.1
   */
  properties[PROP_STALLED_DAYS] =
    g_param_spec_int ("stalled-days", NULL, NULL, 0, G_MAXINT, DEFAULT_STALLED_DAYS, flags);

  /**
   * BalAreaCheck:renewal-days:
   *
   * How many days before an award of the scheme runs out its renewal is called due: 183 by default.
   * The default is ours: no source gives one.
   *
   * Features: M2.
   *
   * Since: 0.1
   */
  properties[PROP_RENEWAL_DAYS] =
    g_param_spec_int ("renewal-days", NULL, NULL, 0, G_MAXINT, DEFAULT_RENEWAL_DAYS, flags);

  /**
   * BalAreaCheck:maximum-sites:
   *
   * Of how many settings a therapist may be the link before they are called many: 8 by default,
   * which is ours. No source gives a number.
   *
   * Features: C9.
   *
   * Since: 0.1
   */
  properties[PROP_MAXIMUM_SITES] =
    g_param_spec_int ("maximum-sites", NULL, NULL, 0, G_MAXINT, DEFAULT_MAXIMUM_SITES, flags);

  /**
   * BalAreaCheck:minimum-fill:
   *
   * Below which share of its places, from 0 to 1, a programme is called not full: 0.75 by default,
   * which is ours. No source gives a number.
   *
   * Features: C7.
   *
   * Since: 0.1
   */
  properties[PROP_MINIMUM_FILL] =
    g_param_spec_double ("minimum-fill", NULL, NULL, 0.0, 1.0, DEFAULT_MINIMUM_FILL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bal_area_check_init (BalAreaCheck *self)
{
}

/**
 * bal_area_check_new:
 * @area: an area
 * @as_at: the day from which the age of figures is counted, in days since 1970-01-01, or
 *   %BAL_DAY_NONE
 *
 * Creates a check of an area.
 *
 * Returns: (transfer full): a new check
 *
 * Since: 0.1
 */
BalAreaCheck *
bal_area_check_new (BalArea *area, gint32 as_at)
{
  g_return_val_if_fail (BAL_IS_AREA (area), NULL);

  return g_object_new (BAL_TYPE_AREA_CHECK, "area", area, "as-at", as_at, NULL);
}

/**
 * bal_area_check_get_area:
 * @self: a check
 *
 * Gets the area that is checked.
 *
 * Returns: (transfer none) (nullable): the area
 *
 * Since: 0.1
 */
BalArea *
bal_area_check_get_area (BalAreaCheck *self)
{
  g_return_val_if_fail (BAL_IS_AREA_CHECK (self), NULL);

  return self->area;
}

/**
 * bal_area_check_get_as_at:
 * @self: a check
 *
 * Gets the day from which the age of figures is counted.
 *
 * Returns: the day, in days since 1970-01-01, or %BAL_DAY_NONE
 *
 * Since: 0.1
 */
gint32
bal_area_check_get_as_at (BalAreaCheck *self)
{
  g_return_val_if_fail (BAL_IS_AREA_CHECK (self), BAL_DAY_NONE);

  return self->as_at;
}

/**
 * bal_area_check_get_stale_days:
 * @self: a check
 *
 * Gets how many days old a figure may be before it is called stale.
 *
 * Returns: a number of days
 *
 * Since: 0.1
 */
int
bal_area_check_get_stale_days (BalAreaCheck *self)
{
  g_return_val_if_fail (BAL_IS_AREA_CHECK (self), 0);

  return self->stale_days;
}

/**
 * bal_area_check_get_minimum_roles:
 * @self: a check
 *
 * Gets how many roles must contribute to an outcome.
 *
 * Returns: a number of roles
 *
 * Since: 0.1
 */
int
bal_area_check_get_minimum_roles (BalAreaCheck *self)
{
  g_return_val_if_fail (BAL_IS_AREA_CHECK (self), 0);

  return self->minimum_roles;
}

/**
 * bal_area_check_get_minimum_sides:
 * @self: a check
 *
 * Gets from how many tiers or agencies the roles of an outcome must come.
 *
 * Returns: a number of tiers or agencies
 *
 * Since: 0.1
 */
int
bal_area_check_get_minimum_sides (BalAreaCheck *self)
{
  g_return_val_if_fail (BAL_IS_AREA_CHECK (self), 0);

  return self->minimum_sides;
}

/**
 * bal_area_check_get_maximum_sites:
 * @self: a check
 *
 * Gets of how many settings a therapist may be the link before they are called many.
 *
 * Features: C9.
 *
 * Returns: a number of settings
 *
 * Since: 0.1
 */
int
bal_area_check_get_maximum_sites (BalAreaCheck *self)
{
  g_return_val_if_fail (BAL_IS_AREA_CHECK (self), 0);

  return self->maximum_sites;
}

/**
 * bal_area_check_get_minimum_fill:
 * @self: a check
 *
 * Gets below which share of its places a programme is called not full.
 *
 * Features: C7.
 *
 * Returns: a share, from 0 to 1
 *
 * Since: 0.1
 */
double
bal_area_check_get_minimum_fill (BalAreaCheck *self)
{
  g_return_val_if_fail (BAL_IS_AREA_CHECK (self), 0.0);

  return self->minimum_fill;
}

/**
 * bal_area_check_get_minimum_mix:
 * @self: a check
 *
 * Gets below which index the mix of several roles is called narrow.
 *
 * Returns: an index, from 0 to 1
 *
 * Since: 0.1
 */
double
bal_area_check_get_minimum_mix (BalAreaCheck *self)
{
  g_return_val_if_fail (BAL_IS_AREA_CHECK (self), 0.0);

  return self->minimum_mix;
}

/**
 * bal_area_check_get_unused_days:
 * @self: a check
 *
 * Gets after how many days without use a skill may have faded.
 *
 * Returns: a number of days
 *
 * Since: 0.1
 */
int
bal_area_check_get_unused_days (BalAreaCheck *self)
{
  g_return_val_if_fail (BAL_IS_AREA_CHECK (self), 0);

  return self->unused_days;
}

/**
 * bal_area_check_get_minimum_streams:
 * @self: a check
 *
 * Gets on how many streams of evidence an observation or a theme must rest.
 *
 * Returns: a number of streams
 *
 * Features: N2.
 *
 * Since: 0.1
 */
int
bal_area_check_get_minimum_streams (BalAreaCheck *self)
{
  g_return_val_if_fail (BAL_IS_AREA_CHECK (self), 0);

  return self->minimum_streams;
}

/**
 * bal_area_check_get_presume_tier_2:
 * @self: a check
 *
 * Gets whether figures about the performance of providers need a sharing agreement of Tier 2.
 *
 * Features: K1.
 *
 * Returns: %TRUE when they do
 *
 * Since: 0.1
 */
gboolean
bal_area_check_get_presume_tier_2 (BalAreaCheck *self)
{
  g_return_val_if_fail (BAL_IS_AREA_CHECK (self), TRUE);

  return self->presume_tier_2;
}

/**
 * bal_area_check_get_stalled_days:
 * @self: a check
 *
 * Gets after how many days without a further stage a setting on the way to an award is called
 * stalled.
 *
 * Features: M3.
 *
 * Returns: a number of days
 *
 * Since: 0.1
 */
int
bal_area_check_get_stalled_days (BalAreaCheck *self)
{
  g_return_val_if_fail (BAL_IS_AREA_CHECK (self), 0);

  return self->stalled_days;
}

/**
 * bal_area_check_get_renewal_days:
 * @self: a check
 *
 * Gets how many days before an award of the scheme runs out its renewal is called due.
 *
 * Features: M2.
 *
 * Returns: a number of days
 *
 * Since: 0.1
 */
int
bal_area_check_get_renewal_days (BalAreaCheck *self)
{
  g_return_val_if_fail (BAL_IS_AREA_CHECK (self), 0);

  return self->renewal_days;
}

static char *
digest_area (BalArea *area)
{
  g_autofree char *text = bal_area_to_json (area);
  BalDigest digest = { 0 };

  bal_digest_init (&digest);
  bal_digest_update (&digest, text, strlen (text));

  return bal_digest_get_string (&digest);
}

static BalResult *
build_result (BalAreaCheck *self, BalAreaChecking *checking)
{
  g_autofree char *digest = self->area != NULL ? digest_area (self->area) : NULL;
  g_autofree char *stale_days = g_strdup_printf ("%d", self->stale_days);
  g_autofree char *roles = g_strdup_printf ("%d", self->minimum_roles);
  g_autofree char *sides = g_strdup_printf ("%d", self->minimum_sides);
  g_autofree char *unused_days = g_strdup_printf ("%d", self->unused_days);
  g_autofree char *streams = g_strdup_printf ("%d", self->minimum_streams);
  g_autofree char *stalled_days = g_strdup_printf ("%d", self->stalled_days);
  g_autofree char *renewal_days = g_strdup_printf ("%d", self->renewal_days);
  g_autofree char *sites = g_strdup_printf ("%d", self->maximum_sites);
  char mix[G_ASCII_DTOSTR_BUF_SIZE] = { 0 };
  char fill[G_ASCII_DTOSTR_BUF_SIZE] = { 0 };
  g_auto (GVariantBuilder) options = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  BalResultInfo info = { 0 };

  g_ascii_formatd (mix, sizeof (mix), "%.12g", self->minimum_mix);
  g_ascii_formatd (fill, sizeof (fill), "%.12g", self->minimum_fill);
  g_variant_builder_add (&options, "{ss}", "maximum-sites", sites);
  g_variant_builder_add (&options, "{ss}", "minimum-fill", fill);
  g_variant_builder_add (&options, "{ss}", "minimum-mix", mix);
  g_variant_builder_add (&options, "{ss}", "minimum-roles", roles);
  g_variant_builder_add (&options, "{ss}", "minimum-sides", sides);
  g_variant_builder_add (&options, "{ss}", "minimum-streams", streams);
  g_variant_builder_add (&options, "{ss}", "presume-tier-2",
                         self->presume_tier_2 ? "true" : "false");
  g_variant_builder_add (&options, "{ss}", "renewal-days", renewal_days);
  g_variant_builder_add (&options, "{ss}", "stale-days", stale_days);
  g_variant_builder_add (&options, "{ss}", "stalled-days", stalled_days);
  g_variant_builder_add (&options, "{ss}", "unused-days", unused_days);
  info.name = "area";
  info.as_at = self->as_at;
  info.framework_version =
    self->area != NULL ? bal_framework_get_version (bal_area_get_framework (self->area)) : NULL;
  info.input_digest = digest;
  info.options = g_variant_builder_end (&options);

  return bal_result_new_take (&info, g_steal_pointer (&checking->tables),
                              bal_findings_builder_end (g_steal_pointer (&checking->findings)));
}

/**
 * bal_area_check_run:
 * @self: a check
 *
 * Checks the area.
 *
 * What is wrong with the document, or with what it says, is a finding. The same document gives the
 * same result.
 *
 * Returns: (transfer full): the tables and findings
 *
 * Since: 0.1
 */
BalResult *
bal_area_check_run (BalAreaCheck *self)
{
  /* One a line, so that two changes do not meet in one. */
  /* clang-format off */
  void (*const parts[]) (BalAreaChecking *) = {
    bal_area_check_references,
    bal_area_check_figures,
    bal_area_check_benchmarks,
    bal_area_check_relations,
    bal_area_check_unions,
    bal_area_check_provisions,
    bal_area_check_dependencies,
    bal_area_check_offers,
    bal_area_check_boundaries,
    bal_area_check_plan,
    bal_area_check_outcomes,
    bal_area_check_programme,
    bal_area_check_observations,
    bal_area_check_engagements,
    bal_area_check_recommendations,
    bal_area_check_measures,
    bal_area_check_responsible,
    bal_area_check_solutions,
    bal_area_check_traces,
    bal_area_check_arrangements,
    bal_area_check_ties,
    bal_area_check_links,
    bal_area_check_alignment,
    bal_area_check_funding,
    bal_area_check_factors,
    bal_area_check_drivers,
    bal_area_check_results,
    bal_area_check_audit,
    bal_area_check_logic,
    bal_area_check_logic_nodes,
    bal_area_check_maturity,
    bal_area_check_threads,
    bal_area_check_coverage,
    bal_area_check_mapping,
    bal_area_check_prevalence,
    bal_area_check_competence,
    bal_area_check_training,
    bal_area_check_collaboration,
    bal_area_check_sharing,
    bal_area_check_codings,
    bal_area_check_statements,
    bal_area_check_life_course,
    bal_area_check_offer_audits,
    bal_area_check_blueprint,
    bal_area_check_returns,
    bal_area_check_scheme,
    bal_area_check_self_evaluation,
    bal_area_check_link_therapists,
    bal_area_check_programmes,
    bal_area_check_allocations,
    bal_area_check_information,
    bal_area_check_spend,
    bal_area_check_places,
    bal_area_check_setting_offers,
    bal_area_check_environments,
    bal_area_check_profile,
  };
  /* clang-format on */
  BalAreaChecking checking = { 0 };

  g_return_val_if_fail (BAL_IS_AREA_CHECK (self), NULL);

  checking.area = self->area;
  checking.as_at = self->as_at;
  checking.stale_days = self->stale_days;
  checking.minimum_roles = self->minimum_roles;
  checking.minimum_sides = self->minimum_sides;
  checking.minimum_mix = self->minimum_mix;
  checking.unused_days = self->unused_days;
  checking.minimum_streams = self->minimum_streams;
  checking.presume_tier_2 = self->presume_tier_2;
  checking.stalled_days = self->stalled_days;
  checking.renewal_days = self->renewal_days;
  checking.maximum_sites = self->maximum_sites;
  checking.minimum_fill = self->minimum_fill;
  checking.findings = bal_findings_builder_new ();
  checking.tables = g_ptr_array_new_with_free_func (g_object_unref);
  bal_findings_builder_set_origin (checking.findings, "published");
  for (gsize i = 0; self->area != NULL && i < G_N_ELEMENTS (parts); i++)
    parts[i](&checking);

  return build_result (self, &checking);
}

/**
 * bal_area_check:
 * @self: an area
 *
 * Checks what the document says, without an as-at date.
 *
 * [class@Balanced.AreaCheck] says what is looked at, and takes options.
 *
 * Returns: (transfer full): the tables and findings
 *
 * Since: 0.1
 */
BalResult *
bal_area_check (BalArea *self)
{
  g_autoptr (BalAreaCheck) check = NULL;

  g_return_val_if_fail (BAL_IS_AREA (self), NULL);

  check = bal_area_check_new (self, BAL_DAY_NONE);

  return bal_area_check_run (check);
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-check.h"

#include "libbalanced/area/bal-area-checking-private.h"

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
      self->asked.area = g_value_dup_object (value);
      break;
    case PROP_AS_AT:
      self->asked.as_at = g_value_get_int (value);
      break;
    case PROP_STALE_DAYS:
      self->asked.stale_days = g_value_get_int (value);
      break;
    case PROP_MINIMUM_ROLES:
      self->asked.minimum_roles = g_value_get_int (value);
      break;
    case PROP_MINIMUM_SIDES:
      self->asked.minimum_sides = g_value_get_int (value);
      break;
    case PROP_MINIMUM_MIX:
      self->asked.minimum_mix = g_value_get_double (value);
      break;
    case PROP_UNUSED_DAYS:
      self->asked.unused_days = g_value_get_int (value);
      break;
    case PROP_MINIMUM_STREAMS:
      self->asked.minimum_streams = g_value_get_int (value);
      break;
    case PROP_PRESUME_TIER_2:
      self->asked.presume_tier_2 = g_value_get_boolean (value);
      break;
    case PROP_STALLED_DAYS:
      self->asked.stalled_days = g_value_get_int (value);
      break;
    case PROP_RENEWAL_DAYS:
      self->asked.renewal_days = g_value_get_int (value);
      break;
    case PROP_MAXIMUM_SITES:
      self->asked.maximum_sites = g_value_get_int (value);
      break;
    case PROP_MINIMUM_FILL:
      self->asked.minimum_fill = g_value_get_double (value);
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
      g_value_set_object (value, self->asked.area);
      break;
    case PROP_AS_AT:
      g_value_set_int (value, self->asked.as_at);
      break;
    case PROP_STALE_DAYS:
      g_value_set_int (value, self->asked.stale_days);
      break;
    case PROP_MINIMUM_ROLES:
      g_value_set_int (value, self->asked.minimum_roles);
      break;
    case PROP_MINIMUM_SIDES:
      g_value_set_int (value, self->asked.minimum_sides);
      break;
    case PROP_MINIMUM_MIX:
      g_value_set_double (value, self->asked.minimum_mix);
      break;
    case PROP_UNUSED_DAYS:
      g_value_set_int (value, self->asked.unused_days);
      break;
    case PROP_MINIMUM_STREAMS:
      g_value_set_int (value, self->asked.minimum_streams);
      break;
    case PROP_PRESUME_TIER_2:
      g_value_set_boolean (value, self->asked.presume_tier_2);
      break;
    case PROP_STALLED_DAYS:
      g_value_set_int (value, self->asked.stalled_days);
      break;
    case PROP_RENEWAL_DAYS:
      g_value_set_int (value, self->asked.renewal_days);
      break;
    case PROP_MAXIMUM_SITES:
      g_value_set_int (value, self->asked.maximum_sites);
      break;
    case PROP_MINIMUM_FILL:
      g_value_set_double (value, self->asked.minimum_fill);
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

  g_clear_object (&self->asked.area);

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

  return self->asked.area;
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

  return self->asked.as_at;
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

  return self->asked.stale_days;
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

  return self->asked.minimum_roles;
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

  return self->asked.minimum_sides;
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

  return self->asked.maximum_sites;
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

  return self->asked.minimum_fill;
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

  return self->asked.minimum_mix;
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

  return self->asked.unused_days;
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

  return self->asked.minimum_streams;
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

  return self->asked.presume_tier_2;
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

  return self->asked.stalled_days;
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

  return self->asked.renewal_days;
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-cohort-query-private.h"

#include "libbalanced/base/bal-day-private.h"

#define NO_AGE (-1)
#define MAX_AGE 200

/**
 * BalCohortQuery:
 *
 * Which children make a cohort: all conditions that are set hold together.
 *
 * Conditions on episodes hold together for one and the same episode. All properties are set on
 * construction.
 *
 * ```c
 * g_autoptr (BalCohortQuery) query = g_object_new (
 *   BAL_TYPE_COHORT_QUERY, "need-type", "SLCN", "min-age", 4, "max-age", 10, "as-at", 18686, NULL);
 * ```
 *
 * **Thread safety**: immutable; any thread.
 *
 * Since: 0.1
 */

enum
{
  PROP_AS_AT = 1,
  PROP_START,
  PROP_END,
  PROP_NEED_TYPE,
  PROP_NEED_TIER,
  PROP_STRAND,
  PROP_LEVEL,
  PROP_STAGE,
  PROP_AGENCY,
  PROP_SETTING,
  PROP_STATUS,
  PROP_STATUS_VALUE,
  PROP_NEED_RANK,
  PROP_NEED_ON_EPISODES,
  PROP_MIN_AGE,
  PROP_MAX_AGE,
  PROP_CHILD_IDS,
  PROP_COLUMNS,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (BalCohortQuery, bal_cohort_query, G_TYPE_OBJECT)

/* Where a property of the type text, or day, is kept. */
static const struct
{
  guint id;
  gsize offset;
} texts[] = {
  { PROP_NEED_TYPE, G_STRUCT_OFFSET (BalCohortQuery, need_type) },
  { PROP_NEED_TIER, G_STRUCT_OFFSET (BalCohortQuery, need_tier) },
  { PROP_STRAND, G_STRUCT_OFFSET (BalCohortQuery, strand) },
  { PROP_LEVEL, G_STRUCT_OFFSET (BalCohortQuery, level) },
  { PROP_STAGE, G_STRUCT_OFFSET (BalCohortQuery, stage) },
  { PROP_AGENCY, G_STRUCT_OFFSET (BalCohortQuery, agency) },
  { PROP_SETTING, G_STRUCT_OFFSET (BalCohortQuery, setting) },
  { PROP_STATUS, G_STRUCT_OFFSET (BalCohortQuery, status) },
  { PROP_STATUS_VALUE, G_STRUCT_OFFSET (BalCohortQuery, status_value) },
}, days[] = {
  { PROP_AS_AT, G_STRUCT_OFFSET (BalCohortQuery, as_at) },
  { PROP_START, G_STRUCT_OFFSET (BalCohortQuery, start) },
  { PROP_END, G_STRUCT_OFFSET (BalCohortQuery, end) },
};

static char **
find_text (BalCohortQuery *self, guint id)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (texts[i].id == id)
        return G_STRUCT_MEMBER_P (self, texts[i].offset);
    }
  return NULL;
}

static gint32 *
find_day (BalCohortQuery *self, guint id)
{
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      if (days[i].id == id)
        return G_STRUCT_MEMBER_P (self, days[i].offset);
    }
  return NULL;
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalCohortQuery *self = BAL_COHORT_QUERY (object);

  if (find_text (self, id) != NULL)
    *find_text (self, id) = g_value_dup_string (value);
  else if (find_day (self, id) != NULL)
    *find_day (self, id) = g_value_get_int (value);
  else if (id == PROP_NEED_RANK)
    self->need_rank = g_value_get_uint (value);
  else if (id == PROP_NEED_ON_EPISODES)
    self->need_on_episodes = g_value_get_boolean (value);
  else if (id == PROP_MIN_AGE)
    self->min_age = g_value_get_int (value);
  else if (id == PROP_MAX_AGE)
    self->max_age = g_value_get_int (value);
  else if (id == PROP_CHILD_IDS)
    self->child_ids = g_value_dup_boxed (value);
  else if (id == PROP_COLUMNS)
    self->columns = g_value_dup_variant (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalCohortQuery *self = BAL_COHORT_QUERY (object);

  if (find_text (self, id) != NULL)
    g_value_set_string (value, *find_text (self, id));
  else if (find_day (self, id) != NULL)
    g_value_set_int (value, *find_day (self, id));
  else if (id == PROP_NEED_RANK)
    g_value_set_uint (value, self->need_rank);
  else if (id == PROP_NEED_ON_EPISODES)
    g_value_set_boolean (value, self->need_on_episodes);
  else if (id == PROP_MIN_AGE)
    g_value_set_int (value, self->min_age);
  else if (id == PROP_MAX_AGE)
    g_value_set_int (value, self->max_age);
  else if (id == PROP_CHILD_IDS)
    g_value_set_boxed (value, self->child_ids);
  else if (id == PROP_COLUMNS)
    g_value_set_variant (value, self->columns);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bal_cohort_query_finalize (GObject *object)
{
  BalCohortQuery *self = BAL_COHORT_QUERY (object);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*find_text (self, texts[i].id));
  g_strfreev (self->child_ids);
  g_clear_pointer (&self->columns, g_variant_unref);

  G_OBJECT_CLASS (bal_cohort_query_parent_class)->finalize (object);
}

static void
bal_cohort_query_class_init (BalCohortQueryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = set_property;
  object_class->get_property = get_property;
  object_class->finalize = bal_cohort_query_finalize;

  /**
   * BalCohortQuery:as-at:
   *
   * The day on which ages, needs and statuses are looked at.
   *
   * Days since 1970-01-01; %G_MININT32 for none.
   *
   * Since: 0.1
   */
  properties[PROP_AS_AT] =
    g_param_spec_int ("as-at", NULL, NULL, G_MININT32, G_MAXINT32, BAL_DAY_NONE, flags);

  /**
   * BalCohortQuery:start:
   *
   * The first day of the window in which an episode must have been active.
   *
   * Days since 1970-01-01; %G_MININT32 for none.
   *
   * Since: 0.1
   */
  properties[PROP_START] =
    g_param_spec_int ("start", NULL, NULL, G_MININT32, G_MAXINT32, BAL_DAY_NONE, flags);

  /**
   * BalCohortQuery:end:
   *
   * The last day of the window; by default the as-at date.
   *
   * Days since 1970-01-01; %G_MININT32 for none.
   *
   * Since: 0.1
   */
  properties[PROP_END] =
    g_param_spec_int ("end", NULL, NULL, G_MININT32, G_MAXINT32, BAL_DAY_NONE, flags);

  /**
   * BalCohortQuery:need-type:
   *
   * The code of a need that the child has on the as-at date.
   *
   * By `needs.csv`, any rank unless [property@Balanced.CohortQuery:need-rank] says which.
   *
   * Since: 0.1
   */
  properties[PROP_NEED_TYPE] = g_param_spec_string ("need-type", NULL, NULL, NULL, flags);

  /**
   * BalCohortQuery:need-tier:
   *
   * The code of the tier of need in force on the as-at date.
   *
   * By `needs.csv`.
   *
   * Since: 0.1
   */
  properties[PROP_NEED_TIER] = g_param_spec_string ("need-tier", NULL, NULL, NULL, flags);

  /**
   * BalCohortQuery:strand:
   *
   * The code of the strand of an episode.
   *
   * Since: 0.1
   */
  properties[PROP_STRAND] = g_param_spec_string ("strand", NULL, NULL, NULL, flags);

  /**
   * BalCohortQuery:level:
   *
   * The code of the level of an episode.
   *
   * Since: 0.1
   */
  properties[PROP_LEVEL] = g_param_spec_string ("level", NULL, NULL, NULL, flags);

  /**
   * BalCohortQuery:stage:
   *
   * The code of the stage of an episode.
   *
   * Since: 0.1
   */
  properties[PROP_STAGE] = g_param_spec_string ("stage", NULL, NULL, NULL, flags);

  /**
   * BalCohortQuery:agency:
   *
   * The agency of an episode.
   *
   * Since: 0.1
   */
  properties[PROP_AGENCY] = g_param_spec_string ("agency", NULL, NULL, NULL, flags);

  /**
   * BalCohortQuery:setting:
   *
   * The setting of an episode.
   *
   * Since: 0.1
   */
  properties[PROP_SETTING] = g_param_spec_string ("setting", NULL, NULL, NULL, flags);

  /**
   * BalCohortQuery:status:
   *
   * A status that the child has on the as-at date, such as `sen_provision`.
   *
   * Since: 0.1
   */
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL, flags);

  /**
   * BalCohortQuery:status-value:
   *
   * The value of that status, such as `E`.
   *
   * Without it, any value.
   *
   * Since: 0.1
   */
  properties[PROP_STATUS_VALUE] = g_param_spec_string ("status-value", NULL, NULL, NULL, flags);

  /**
   * BalCohortQuery:need-rank:
   *
   * The rank of the need; 1 is primary, and 0 any.
   *
   * Since: 0.1
   */
  properties[PROP_NEED_RANK] = g_param_spec_uint ("need-rank", NULL, NULL, 0, 254, 0, flags);

  /**
   * BalCohortQuery:need-on-episodes:
   *
   * Whether the need is looked for on episodes instead of among the needs.
   *
   * Since: 0.1
   */
  properties[PROP_NEED_ON_EPISODES] =
    g_param_spec_boolean ("need-on-episodes", NULL, NULL, FALSE, flags);

  /**
   * BalCohortQuery:min-age:
   *
   * The least age in completed years on the as-at date; -1 for none.
   *
   * A child without a date of birth has no age, and is in no cohort by age.
   *
   * Since: 0.1
   */
  properties[PROP_MIN_AGE] =
    g_param_spec_int ("min-age", NULL, NULL, NO_AGE, MAX_AGE, NO_AGE, flags);

  /**
   * BalCohortQuery:max-age:
   *
   * The greatest age in completed years on the as-at date; -1 for none.
   *
   * A child without a date of birth has no age, and is in no cohort by age.
   *
   * Since: 0.1
   */
  properties[PROP_MAX_AGE] =
    g_param_spec_int ("max-age", NULL, NULL, NO_AGE, MAX_AGE, NO_AGE, flags);

  /**
   * BalCohortQuery:child-ids:
   *
   * The identifiers of children; %NULL for all.
   *
   * Since: 0.1
   */
  properties[PROP_CHILD_IDS] = g_param_spec_boxed ("child-ids", NULL, NULL, G_TYPE_STRV, flags);

  /**
   * BalCohortQuery:columns:
   *
   * Values of any other columns of children or of episodes, of the type `a{sas}`.
   *
   * A child, or an episode of the child, must have one of the values of each column; what is asked
   * of episodes, in whatever way, is asked of one and the same. Dates and identifiers are no such
   * columns; ages and windows have properties of their own.
   *
   * Since: 0.1
   */
  properties[PROP_COLUMNS] =
    g_param_spec_variant ("columns", NULL, NULL, G_VARIANT_TYPE ("a{sas}"), NULL, flags);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
bal_cohort_query_init (BalCohortQuery *self)
{
}

/**
 * bal_cohort_query_new:
 *
 * Creates a query that every child answers.
 *
 * Conditions are given to g_object_new().
 *
 * Returns: (transfer full): the query
 *
 * Since: 0.1
 */
BalCohortQuery *
bal_cohort_query_new (void)
{
  return g_object_new (BAL_TYPE_COHORT_QUERY, NULL);
}

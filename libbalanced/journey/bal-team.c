/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-team-private.h"

#include "libbalanced/journey/bal-definition-class-private.h"

/**
 * BalTeam:
 *
 * Those who do the work of some episodes, and how much of them there is.
 *
 * What is 0 is not known, and is shown as not available; nothing is assumed in its place.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: E5, E6.
 *
 * Since: 0.1
 */

enum
{
  PROP_0,
  PROP_NAME,
  PROP_ROWS,
  PROP_WTE,
  PROP_CHILDREN_PER_WTE,
  PROP_CONTACTS_PER_WEEK,
  PROP_HOURS_PER_WEEK,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

BAL_DEFINE_DEFINITION (BalTeam, bal_team, N_PROPS)

static void
bal_team_class_init (BalTeamClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  bal_definition_class_init (G_OBJECT_CLASS (klass));

  /**
   * BalTeam:name: (getter get_name)
   *
   * What the team is called in tables and findings.
   *
   * Since: 0.1
   */
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "all", flags);
  /**
   * BalTeam:rows:
   *
   * Conditions of the episodes that are its work, such as "role=physiotherapist"; %NULL: all.
   *
   * Since: 0.1
   */
  props[PROP_ROWS] = g_param_spec_boxed ("rows", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * BalTeam:wte:
   *
   * How many whole-time equivalents the team has; 0: not known.
   *
   * Since: 0.1
   */
  props[PROP_WTE] = g_param_spec_double ("wte", NULL, NULL, 0, 1e6, 0, flags);
  /**
   * BalTeam:children-per-wte:
   *
   * How many active children a whole-time equivalent should have at most; 0: nobody says.
   *
   * Since: 0.1
   */
  props[PROP_CHILDREN_PER_WTE] =
    g_param_spec_double ("children-per-wte", NULL, NULL, 0, 1e6, 0, flags);
  /**
   * BalTeam:contacts-per-week:
   *
   * How many contacts a whole-time equivalent can offer in a week; 0: not known.
   *
   * Since: 0.1
   */
  props[PROP_CONTACTS_PER_WEEK] =
    g_param_spec_double ("contacts-per-week", NULL, NULL, 0, 1e6, 0, flags);
  /**
   * BalTeam:hours-per-week:
   *
   * How many hours a whole-time equivalent has for children in a week; 0: not known.
   *
   * Since: 0.1
   */
  props[PROP_HOURS_PER_WEEK] = g_param_spec_double ("hours-per-week", NULL, NULL, 0, 168, 0, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
}

/**
 * bal_team_new:
 * @name: what the team is called
 *
 * Creates a team of all episodes; the rest is given to g_object_new().
 *
 * Returns: (transfer full): a new team
 *
 * Since: 0.1
 */
BalTeam *
bal_team_new (const char *name)
{
  return g_object_new (BAL_TYPE_TEAM, "name", name, NULL);
}

/**
 * bal_team_get_name: (get-property name)
 * @self: a team
 *
 * Gets what the team is called.
 *
 * Returns: (transfer none): the name
 *
 * Since: 0.1
 */
const char *
bal_team_get_name (BalTeam *self)
{
  const char *name;

  g_return_val_if_fail (BAL_IS_TEAM (self), NULL);

  name = g_value_get_string (&self->values[PROP_NAME]);
  return name ? name : "";
}

const char *const *
bal_team_get_rows (BalTeam *self)
{
  return g_value_get_boxed (&self->values[PROP_ROWS]);
}

double
bal_team_get_wte (BalTeam *self)
{
  return g_value_get_double (&self->values[PROP_WTE]);
}

double
bal_team_get_children_per_wte (BalTeam *self)
{
  return g_value_get_double (&self->values[PROP_CHILDREN_PER_WTE]);
}

double
bal_team_get_contacts_per_week (BalTeam *self)
{
  return g_value_get_double (&self->values[PROP_CONTACTS_PER_WEEK]);
}

double
bal_team_get_hours_per_week (BalTeam *self)
{
  return g_value_get_double (&self->values[PROP_HOURS_PER_WEEK]);
}

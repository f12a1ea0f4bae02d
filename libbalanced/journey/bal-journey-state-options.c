/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-journey-state-private.h"

/**
 * BalJourneyStateOptions:
 *
 * What counts as an offer in the meantime, and how long a child may be idle.
 *
 * Offers are those of [class@Balanced.Waits]: without options, units of the stage intervention at
 * a targeted or specialist level.
 *
 * **Thread safety**: immutable; any thread.
 *
 * Since: 0.1
 */

enum
{
  PROP_OFFER_LEVELS = 1,
  PROP_OFFER_STRANDS,
  PROP_OFFER_STAGES,
  PROP_SAME_NEED,
  PROP_IDLE_LIMIT,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (BalJourneyStateOptions, bal_journey_state_options, G_TYPE_OBJECT)

static GStrv *
find_list (BalJourneyStateOptions *self, guint id)
{
  switch (id)
    {
    case PROP_OFFER_LEVELS:
      return &self->offer_levels;
    case PROP_OFFER_STRANDS:
      return &self->offer_strands;
    case PROP_OFFER_STAGES:
      return &self->offer_stages;
    default:
      return NULL;
    }
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalJourneyStateOptions *self = BAL_JOURNEY_STATE_OPTIONS (object);

  if (find_list (self, id) != NULL)
    *find_list (self, id) = g_value_dup_boxed (value);
  else if (id == PROP_SAME_NEED)
    self->same_need = g_value_get_boolean (value);
  else if (id == PROP_IDLE_LIMIT)
    self->idle_limit = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalJourneyStateOptions *self = BAL_JOURNEY_STATE_OPTIONS (object);

  if (find_list (self, id) != NULL)
    g_value_set_boxed (value, *find_list (self, id));
  else if (id == PROP_SAME_NEED)
    g_value_set_boolean (value, self->same_need);
  else if (id == PROP_IDLE_LIMIT)
    g_value_set_int (value, self->idle_limit);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bal_journey_state_options_finalize (GObject *object)
{
  BalJourneyStateOptions *self = BAL_JOURNEY_STATE_OPTIONS (object);

  g_strfreev (self->offer_levels);
  g_strfreev (self->offer_strands);
  g_strfreev (self->offer_stages);

  G_OBJECT_CLASS (bal_journey_state_options_parent_class)->finalize (object);
}

static void
bal_journey_state_options_class_init (BalJourneyStateOptionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = set_property;
  object_class->get_property = get_property;
  object_class->finalize = bal_journey_state_options_finalize;

  /**
   * BalJourneyStateOptions:offer-levels:
   *
   * The codes of the levels whose units are offers; %NULL: those of the targeted and specialist
   * bands.
   *
   * Since: 0.1
   */
  properties[PROP_OFFER_LEVELS] =
    g_param_spec_boxed ("offer-levels", NULL, NULL, G_TYPE_STRV, flags);

  /**
   * BalJourneyStateOptions:offer-strands:
   *
   * The codes of the strands whose units are offers; %NULL: all of them.
   *
   * Since: 0.1
   */
  properties[PROP_OFFER_STRANDS] =
    g_param_spec_boxed ("offer-strands", NULL, NULL, G_TYPE_STRV, flags);

  /**
   * BalJourneyStateOptions:offer-stages:
   *
   * The codes of the stages whose units are offers; %NULL: intervention.
   *
   * Since: 0.1
   */
  properties[PROP_OFFER_STAGES] =
    g_param_spec_boxed ("offer-stages", NULL, NULL, G_TYPE_STRV, flags);

  /**
   * BalJourneyStateOptions:same-need:
   *
   * Whether only units with the need of the unit that is waited for are offers.
   *
   * Since: 0.1
   */
  properties[PROP_SAME_NEED] = g_param_spec_boolean ("same-need", NULL, NULL, FALSE, flags);

  /**
   * BalJourneyStateOptions:idle-limit:
   *
   * The number of idle days after which a wait that goes on is a finding of its own.
   *
   * The limit itself is still within it. -1, the default, sets none: no such limit is agreed.
   *
   * Since: 0.1
   */
  properties[PROP_IDLE_LIMIT] =
    g_param_spec_int ("idle-limit", NULL, NULL, -1, G_MAXINT, -1, flags);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
bal_journey_state_options_init (BalJourneyStateOptions *self)
{
}

/**
 * bal_journey_state_options_new:
 *
 * Creates options with the defaults.
 *
 * Others are given to g_object_new().
 *
 * Returns: (transfer full): the options
 *
 * Since: 0.1
 */
BalJourneyStateOptions *
bal_journey_state_options_new (void)
{
  return g_object_new (BAL_TYPE_JOURNEY_STATE_OPTIONS, NULL);
}

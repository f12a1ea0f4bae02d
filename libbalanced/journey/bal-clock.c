/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-clock-private.h"

#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/framework/bal-framework.h"
#include "libbalanced/journey/bal-definition-private.h"

/**
 * BalClock:
 *
 * A clock with a limit: from one date of an episode to another, of the same episode or of a later
 * one of the child.
 *
 * The limit is included: a clock of 140 days that starts on a Monday is kept to when it stops on
 * the Monday twenty weeks later. What starts it, what stops it, what pauses it and how long it may
 * run are all data. [ctor@Balanced.Clock.new_named] has the limits that are widely published; the
 * rows that they are about are a matter of the local records, and are given as properties.
 *
 * Conditions name a column of episodes with codes and a value, as "stage=identification". Of one
 * column any of the values counts; of several columns all must agree.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F6.
 *
 * Since: 0.1
 */

G_DEFINE_ENUM_TYPE (BalClockEvent,
                    bal_clock_event,
                    G_DEFINE_ENUM_VALUE (BAL_CLOCK_EVENT_REQUESTED, "requested"),
                    G_DEFINE_ENUM_VALUE (BAL_CLOCK_EVENT_STARTED, "started"),
                    G_DEFINE_ENUM_VALUE (BAL_CLOCK_EVENT_ENDED, "ended"),
                    G_DEFINE_ENUM_VALUE (BAL_CLOCK_EVENT_CLOSED, "closed"))

enum
{
  PROP_0,
  PROP_NAME,
  PROP_LIMIT_DAYS,
  PROP_LIMIT_MONTHS,
  PROP_FROM_EVENT,
  PROP_TO_EVENT,
  PROP_FROM_ROWS,
  PROP_TO_ROWS,
  PROP_COMPLETING_REASONS,
  PROP_PAUSE_REASONS,
  PROP_WORKING_DAYS,
  N_PROPS,
};

struct _BalClock
{
  GObject parent_instance;

  GValue values[N_PROPS]; /* owned; by property */
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalClock, bal_clock, G_TYPE_OBJECT)

static void
bal_clock_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  bal_definition_set_property (BAL_CLOCK (object)->values, N_PROPS, object, id, value, pspec);
}

static void
bal_clock_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  bal_definition_get_property (BAL_CLOCK (object)->values, N_PROPS, object, id, value, pspec);
}

static void
bal_clock_finalize (GObject *object)
{
  bal_definition_clear (BAL_CLOCK (object)->values, N_PROPS);

  G_OBJECT_CLASS (bal_clock_parent_class)->finalize (object);
}

static void
bal_clock_class_init (BalClockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  GType event = BAL_TYPE_CLOCK_EVENT;

  object_class->set_property = bal_clock_set_property;
  object_class->get_property = bal_clock_get_property;
  object_class->finalize = bal_clock_finalize;

  /**
   * BalClock:name: (getter get_name)
   *
   * What the clock is called in tables and findings.
   *
   * Since: 0.1
   */
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "clock", flags);
  /**
   * BalClock:limit-days: (getter get_limit_days)
   *
   * How many days the clock may run, the last one included.
   *
   * Since: 0.1
   */
  props[PROP_LIMIT_DAYS] = g_param_spec_uint ("limit-days", NULL, NULL, 0, 36500, 126, flags);
  /**
   * BalClock:limit-months: (getter get_limit_months)
   *
   * How many months it may run beside the days; clocks of working days have none.
   *
   * A month ends on the same day of the month, or on its last day where it is shorter.
   *
   * Since: 0.1
   */
  props[PROP_LIMIT_MONTHS] = g_param_spec_uint ("limit-months", NULL, NULL, 0, 1200, 0, flags);
  /**
   * BalClock:from-event:
   *
   * Which date of an episode starts the clock.
   *
   * Since: 0.1
   */
  props[PROP_FROM_EVENT] =
    g_param_spec_enum ("from-event", NULL, NULL, event, BAL_CLOCK_EVENT_REQUESTED, flags);
  /**
   * BalClock:to-event:
   *
   * Which date of an episode stops the clock.
   *
   * Since: 0.1
   */
  props[PROP_TO_EVENT] =
    g_param_spec_enum ("to-event", NULL, NULL, event, BAL_CLOCK_EVENT_STARTED, flags);
  /**
   * BalClock:from-rows:
   *
   * Conditions of the episodes that start a clock, such as "stage=identification"; %NULL: all.
   *
   * Since: 0.1
   */
  props[PROP_FROM_ROWS] = g_param_spec_boxed ("from-rows", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * BalClock:to-rows:
   *
   * Conditions of the episodes that stop a clock: the first such date of the child that is not
   * before the start of the clock; %NULL: the episode that started it.
   *
   * Since: 0.1
   */
  props[PROP_TO_ROWS] = g_param_spec_boxed ("to-rows", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * BalClock:completing-reasons:
   *
   * Reasons for closing a request that complete its clock, such as "not_accepted" where a
   * decision not to go on is a decision in time; any other closing discontinues it.
   *
   * Since: 0.1
   */
  props[PROP_COMPLETING_REASONS] =
    g_param_spec_boxed ("completing-reasons", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * BalClock:pause-reasons:
   *
   * The reasons whose pauses stop the clock; %NULL: every pause.
   *
   * Since: 0.1
   */
  props[PROP_PAUSE_REASONS] = g_param_spec_boxed ("pause-reasons", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * BalClock:working-days:
   *
   * Whether only working days count: Mondays to Fridays that are no holiday of
   * [property@Balanced.Clocks:holidays].
   *
   * Since: 0.1
   */
  props[PROP_WORKING_DAYS] = g_param_spec_boolean ("working-days", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_clock_init (BalClock *self)
{
}

/**
 * bal_clock_new_from_limit:
 * @limit: how long something may take, as from [method@Balanced.Framework.lookup_clock]
 *
 * Creates a clock with the limit of a framework, from request to start.
 *
 * Returns: (transfer full): the clock
 *
 * Features: A11.
 *
 * Since: 0.1
 */
BalClock *
bal_clock_new_from_limit (BalClockLimit *limit)
{
  g_return_val_if_fail (BAL_IS_CLOCK_LIMIT (limit), NULL);

  return g_object_new (BAL_TYPE_CLOCK, "name", bal_clock_limit_get_code (limit), "limit-days",
                       bal_clock_limit_get_days (limit), "limit-months",
                       bal_clock_limit_get_months (limit), "working-days",
                       bal_clock_limit_get_working_days (limit), NULL);
}

static char *
list_clocks (BalFramework *framework)
{
  GListModel *clocks = bal_framework_get_clocks (framework);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (clocks); i++)
    {
      g_autoptr (BalClockLimit) limit = g_list_model_get_item (clocks, i);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", bal_clock_limit_get_code (limit));
    }

  return g_string_free (text, FALSE);
}

/**
 * bal_clock_new_named:
 * @name: one of "ehc6", "ehc16", "ehc20" (weeks from the request for an assessment to the
 *   decision, to the draft or the decision not to issue, to the final plan), "draft15" (days that
 *   parents have for a draft), "review4" (weeks from a review to the decision), "review12" (months
 *   to the next review), and "rtt18" (weeks from referral to treatment)
 * @error: return location for an error
 *
 * Creates a clock with a limit that the default framework knows by a name, from request to start.
 *
 * Returns: (transfer full): the clock; [error@Balanced.Error] where the name is not known
 *
 * Since: 0.1
 */
BalClock *
bal_clock_new_named (const char *name, GError **error)
{
  g_autoptr (BalFramework) framework = bal_framework_get_default ();
  g_autofree char *known = NULL;
  BalClockLimit *limit = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  limit = bal_framework_lookup_clock (framework, name, BAL_DAY_NONE);
  if (limit != NULL)
    return bal_clock_new_from_limit (limit);
  known = list_clocks (framework);
  g_set_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND, "Looking up a clock: “%s” is none of %s",
               name, known);

  return NULL;
}

/**
 * bal_clock_get_name: (get-property name)
 * @self: a clock
 *
 * Gets what the clock is called.
 *
 * Returns: (transfer none): the name
 *
 * Since: 0.1
 */
const char *
bal_clock_get_name (BalClock *self)
{
  const char *name;

  g_return_val_if_fail (BAL_IS_CLOCK (self), NULL);

  name = g_value_get_string (&self->values[PROP_NAME]);
  return name ? name : "";
}

/**
 * bal_clock_get_limit_days: (get-property limit-days)
 * @self: a clock
 *
 * Gets how many days the clock may run.
 *
 * Returns: the days, the last one included
 *
 * Since: 0.1
 */
guint
bal_clock_get_limit_days (BalClock *self)
{
  g_return_val_if_fail (BAL_IS_CLOCK (self), 0);

  return g_value_get_uint (&self->values[PROP_LIMIT_DAYS]);
}

/**
 * bal_clock_get_limit_months: (get-property limit-months)
 * @self: a clock
 *
 * Gets how many months the clock may run beside the days.
 *
 * Returns: the months
 *
 * Since: 0.1
 */
guint
bal_clock_get_limit_months (BalClock *self)
{
  g_return_val_if_fail (BAL_IS_CLOCK (self), 0);

  return g_value_get_uint (&self->values[PROP_LIMIT_MONTHS]);
}

BalClockEvent
bal_clock_get_from_event (BalClock *self)
{
  return (BalClockEvent) g_value_get_enum (&self->values[PROP_FROM_EVENT]);
}

BalClockEvent
bal_clock_get_to_event (BalClock *self)
{
  return (BalClockEvent) g_value_get_enum (&self->values[PROP_TO_EVENT]);
}

const char *const *
bal_clock_get_from_rows (BalClock *self)
{
  return g_value_get_boxed (&self->values[PROP_FROM_ROWS]);
}

const char *const *
bal_clock_get_to_rows (BalClock *self)
{
  return g_value_get_boxed (&self->values[PROP_TO_ROWS]);
}

const char *const *
bal_clock_get_completing_reasons (BalClock *self)
{
  return g_value_get_boxed (&self->values[PROP_COMPLETING_REASONS]);
}

const char *const *
bal_clock_get_pause_reasons (BalClock *self)
{
  return g_value_get_boxed (&self->values[PROP_PAUSE_REASONS]);
}

gboolean
bal_clock_get_working_days (BalClock *self)
{
  return g_value_get_boolean (&self->values[PROP_WORKING_DAYS]);
}

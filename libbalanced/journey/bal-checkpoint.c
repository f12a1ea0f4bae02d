/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-checkpoint-private.h"

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/journey/bal-definition-class-private.h"

/**
 * BalCheckpoint:
 *
 * Something that is to be done for a child at an age or in a school year.
 *
 * It opens on a birthday, or on 1 September of a school year, whose number follows from the age on
 * the day before: those who are thirteen on 31 August enter year 9. A birthday on 29 February is
 * on 1 March in other years. The same days are points of transition, such as the move from primary
 * to secondary school at year 7.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F11.
 *
 * Since: 0.1
 */

enum
{
  PROP_0,
  PROP_NAME,
  PROP_ROWS,
  PROP_AGE,
  PROP_SCHOOL_YEAR,
  PROP_WITHIN_DAYS,
  PROP_EARLY_DAYS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

BAL_DEFINE_DEFINITION (BalCheckpoint, bal_checkpoint, N_PROPS)

static void
bal_checkpoint_class_init (BalCheckpointClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  bal_definition_class_init (G_OBJECT_CLASS (klass));

  /**
   * BalCheckpoint:name: (getter get_name)
   *
   * What the checkpoint is called in tables.
   *
   * Since: 0.1
   */
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "checkpoint", flags);
  /**
   * BalCheckpoint:rows:
   *
   * Conditions of the episodes whose start does what is to be done, such as "provision=review";
   * %NULL: any episode.
   *
   * Since: 0.1
   */
  props[PROP_ROWS] = g_param_spec_boxed ("rows", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * BalCheckpoint:age:
   *
   * The birthday that opens it, in years; -1: the school year does.
   *
   * Since: 0.1
   */
  props[PROP_AGE] = g_param_spec_int ("age", NULL, NULL, -1, 150, -1, flags);
  /**
   * BalCheckpoint:school-year:
   *
   * The school year that opens it, where 0 is reception and 9 is year 9; it counts where there is
   * no age.
   *
   * Since: 0.1
   */
  props[PROP_SCHOOL_YEAR] = g_param_spec_int ("school-year", NULL, NULL, -4, 30, 9, flags);
  /**
   * BalCheckpoint:within-days:
   *
   * How many days after it has opened it is still in time, the last one included.
   *
   * Since: 0.1
   */
  props[PROP_WITHIN_DAYS] = g_param_spec_uint ("within-days", NULL, NULL, 0, 36500, 364, flags);
  /**
   * BalCheckpoint:early-days:
   *
   * How many days before it opens an episode may start and do it.
   *
   * Since: 0.1
   */
  props[PROP_EARLY_DAYS] = g_param_spec_uint ("early-days", NULL, NULL, 0, 36500, 0, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
}

/**
 * bal_checkpoint_new:
 * @name: what the checkpoint is called
 *
 * Creates a checkpoint of year 9; the rest is given to g_object_new().
 *
 * Returns: (transfer full): a new checkpoint
 *
 * Since: 0.1
 */
BalCheckpoint *
bal_checkpoint_new (const char *name)
{
  return g_object_new (BAL_TYPE_CHECKPOINT, "name", name, NULL);
}

/**
 * bal_checkpoint_get_name: (get-property name)
 * @self: a checkpoint
 *
 * Gets what the checkpoint is called.
 *
 * Returns: (transfer none): the name
 *
 * Since: 0.1
 */
const char *
bal_checkpoint_get_name (BalCheckpoint *self)
{
  const char *name;

  g_return_val_if_fail (BAL_IS_CHECKPOINT (self), NULL);

  name = g_value_get_string (&self->values[PROP_NAME]);
  return name ? name : "";
}

const char *const *
bal_checkpoint_get_rows (BalCheckpoint *self)
{
  return g_value_get_boxed (&self->values[PROP_ROWS]);
}

int
bal_checkpoint_get_age (BalCheckpoint *self)
{
  return g_value_get_int (&self->values[PROP_AGE]);
}

int
bal_checkpoint_get_school_year (BalCheckpoint *self)
{
  return g_value_get_int (&self->values[PROP_SCHOOL_YEAR]);
}

guint
bal_checkpoint_get_within_days (BalCheckpoint *self)
{
  return g_value_get_uint (&self->values[PROP_WITHIN_DAYS]);
}

guint
bal_checkpoint_get_early_days (BalCheckpoint *self)
{
  return g_value_get_uint (&self->values[PROP_EARLY_DAYS]);
}

gint32
bal_checkpoint_find_day (int age, int school_year, gint32 birth)
{
  int year, month, day;

  bal_day_to_civil (birth, &year, &month, &day);
  if (age < 0)
    return bal_day_from_civil (year + school_year + 4 + (month >= 9), 9, 1);
  year += age;
  if (day > bal_day_get_month_length (year, month))
    return bal_day_from_civil (year, 3, 1);
  return bal_day_from_civil (year, month, day);
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-measure-target.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalMeasureTarget:
 *
 * What a measure is to reach, and by when.
 *
 * A measure has as many as it needs: one for all, and one for each of its disaggregations.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: G7.
 *
 * Since: 0.1
 */
struct _BalMeasureTarget
{
  BalItem parent_instance;
};

struct _BalMeasureTargetClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalMeasureTarget, bal_measure_target, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "series", BAL_MEMBER_TEXT },
  { "value", BAL_MEMBER_NUMBER, TRUE },
  { "day", BAL_MEMBER_DAY },
  { "baseline", BAL_MEMBER_NUMBER },
  { "baseline_day", BAL_MEMBER_DAY },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_measure_target_class_init (BalMeasureTargetClass *klass)
{
  /**
   * BalMeasureTarget:code:
   *
   * The code of the target.
   *
   * Since: 0.1
   */
  /**
   * BalMeasureTarget:series:
   *
   * The code of the series of the measure that it is for; none: the first one.
   *
   * Since: 0.1
   */
  /**
   * BalMeasureTarget:value:
   *
   * The value to reach, in the unit of the measure.
   *
   * Since: 0.1
   */
  /**
   * BalMeasureTarget:day:
   *
   * The day by which it is to be reached.
   *
   * Since: 0.1
   */
  /**
   * BalMeasureTarget:baseline:
   *
   * The value that it starts from.
   *
   * Since: 0.1
   */
  /**
   * BalMeasureTarget:baseline-day:
   *
   * The day of that value.
   *
   * Since: 0.1
   */
  /**
   * BalMeasureTarget:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalMeasureTarget:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_measure_target_init (BalMeasureTarget *self)
{
}

/**
 * bal_measure_target_get_code:
 * @self: a target
 *
 * Gets the code of the target.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_measure_target_get_code (BalMeasureTarget *self)
{
  g_return_val_if_fail (BAL_IS_MEASURE_TARGET (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_measure_target_get_series:
 * @self: a target
 *
 * Gets the code of the series of the measure that it is for; none: the first one.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_measure_target_get_series (BalMeasureTarget *self)
{
  g_return_val_if_fail (BAL_IS_MEASURE_TARGET (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "series");
}

/**
 * bal_measure_target_get_value:
 * @self: a target
 *
 * Gets the value to reach, in the unit of the measure.
 *
 * Returns: the number, or NaN when it is not stated
 *
 * Since: 0.1
 */
double
bal_measure_target_get_value (BalMeasureTarget *self)
{
  g_return_val_if_fail (BAL_IS_MEASURE_TARGET (self), 0);

  return bal_item_get_number (BAL_ITEM (self), "value");
}

/**
 * bal_measure_target_get_day:
 * @self: a target
 *
 * Gets the day by which it is to be reached.
 *
 * Returns: the day, in days since 1970-01-01, or %BAL_DAY_NONE
 *
 * Since: 0.1
 */
gint32
bal_measure_target_get_day (BalMeasureTarget *self)
{
  g_return_val_if_fail (BAL_IS_MEASURE_TARGET (self), G_MININT32);

  return bal_item_get_day (BAL_ITEM (self), "day");
}

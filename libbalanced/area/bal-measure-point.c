/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-measure-point.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalMeasurePoint:
 *
 * One value of a series, as published: a period, the two counts behind the rate, and the rate.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: G1.
 *
 * Since: 0.1
 */
struct _BalMeasurePoint
{
  BalItem parent_instance;
};

struct _BalMeasurePointClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalMeasurePoint, bal_measure_point, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "start", BAL_MEMBER_DAY, TRUE },  { "end", BAL_MEMBER_DAY, TRUE },
  { "numerator", BAL_MEMBER_FIGURE }, { "denominator", BAL_MEMBER_FIGURE },
  { "new", BAL_MEMBER_FIGURE },       { "forecast", BAL_MEMBER_FIGURE },
  { "published", BAL_MEMBER_FIGURE }, { "note", BAL_MEMBER_LABEL },
};

static void
bal_measure_point_class_init (BalMeasurePointClass *klass)
{
  /**
   * BalMeasurePoint:start:
   *
   * The first day of the period.
   *
   * Since: 0.1
   */
  /**
   * BalMeasurePoint:end:
   *
   * The last day of the period.
   *
   * Since: 0.1
   */
  /**
   * BalMeasurePoint:numerator:
   *
   * The count above the line.
   *
   * Since: 0.1
   */
  /**
   * BalMeasurePoint:denominator:
   *
   * The count below the line.
   *
   * Since: 0.1
   */
  /**
   * BalMeasurePoint:new:
   *
   * Of the people counted above the line, those whom nobody had reached before.
   *
   * Since: 0.1
   */
  /**
   * BalMeasurePoint:forecast:
   *
   * The value that people expected.
   *
   * Since: 0.1
   */
  /**
   * BalMeasurePoint:published:
   *
   * The value as it was published.
   *
   * Since: 0.1
   */
  /**
   * BalMeasurePoint:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_measure_point_init (BalMeasurePoint *self)
{
}

/**
 * bal_measure_point_get_start:
 * @self: a point
 *
 * Gets the first day of the period.
 *
 * Returns: the day, in days since 1970-01-01, or %BAL_DAY_NONE
 *
 * Since: 0.1
 */
gint32
bal_measure_point_get_start (BalMeasurePoint *self)
{
  g_return_val_if_fail (BAL_IS_MEASURE_POINT (self), G_MININT32);

  return bal_item_get_day (BAL_ITEM (self), "start");
}

/**
 * bal_measure_point_get_end:
 * @self: a point
 *
 * Gets the last day of the period.
 *
 * Returns: the day, in days since 1970-01-01, or %BAL_DAY_NONE
 *
 * Since: 0.1
 */
gint32
bal_measure_point_get_end (BalMeasurePoint *self)
{
  g_return_val_if_fail (BAL_IS_MEASURE_POINT (self), G_MININT32);

  return bal_item_get_day (BAL_ITEM (self), "end");
}

/**
 * bal_measure_point_get_numerator:
 * @self: a point
 *
 * Gets the count above the line.
 *
 * Returns: (transfer none) (nullable): the figure
 *
 * Since: 0.1
 */
BalFigure *
bal_measure_point_get_numerator (BalMeasurePoint *self)
{
  g_return_val_if_fail (BAL_IS_MEASURE_POINT (self), NULL);

  return bal_item_get_figure (BAL_ITEM (self), "numerator");
}

/**
 * bal_measure_point_get_denominator:
 * @self: a point
 *
 * Gets the count below the line.
 *
 * Returns: (transfer none) (nullable): the figure
 *
 * Since: 0.1
 */
BalFigure *
bal_measure_point_get_denominator (BalMeasurePoint *self)
{
  g_return_val_if_fail (BAL_IS_MEASURE_POINT (self), NULL);

  return bal_item_get_figure (BAL_ITEM (self), "denominator");
}

/**
 * bal_measure_point_get_published:
 * @self: a point
 *
 * Gets the value as it was published.
 *
 * Returns: (transfer none) (nullable): the figure
 *
 * Since: 0.1
 */
BalFigure *
bal_measure_point_get_published (BalMeasurePoint *self)
{
  g_return_val_if_fail (BAL_IS_MEASURE_POINT (self), NULL);

  return bal_item_get_figure (BAL_ITEM (self), "published");
}

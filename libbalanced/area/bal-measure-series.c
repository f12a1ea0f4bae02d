/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-measure-series.h"

#include "libbalanced/area/bal-measure-point.h"
#include "libbalanced/core/bal-frequency.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalMeasureSeries:
 *
 * The values of a measure over time, for one place and one way of counting.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Since: 0.1
 */
struct _BalMeasureSeries
{
  BalItem parent_instance;
};

struct _BalMeasureSeriesClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalMeasureSeries, bal_measure_series, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL, TRUE },
  { "geography", BAL_MEMBER_TEXT },
  { "variant", BAL_MEMBER_TEXT },
  { "frequency", BAL_MEMBER_ENUM, FALSE, bal_frequency_get_type },
  { "points", BAL_MEMBER_ITEMS, FALSE, bal_measure_point_get_type },
  { "source", BAL_MEMBER_TEXT },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_measure_series_class_init (BalMeasureSeriesClass *klass)
{
  /**
   * BalMeasureSeries:code:
   *
   * The code of the series.
   *
   * Since: 0.1
   */
  /**
   * BalMeasureSeries:label:
   *
   * What the series shows.
   *
   * Since: 0.1
   */
  /**
   * BalMeasureSeries:geography:
   *
   * The code of the place that it is about; none: the area itself.
   *
   * Since: 0.1
   */
  /**
   * BalMeasureSeries:variant:
   *
   * The way of counting, such as "all" or "without-exceptions".
   *
   * Since: 0.1
   */
  /**
   * BalMeasureSeries:frequency:
   *
   * How often there is a value.
   *
   * Since: 0.1
   */
  /**
   * BalMeasureSeries:points:
   *
   * The values, oldest first.
   *
   * Since: 0.1
   */
  /**
   * BalMeasureSeries:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalMeasureSeries:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_measure_series_init (BalMeasureSeries *self)
{
}

/**
 * bal_measure_series_get_code:
 * @self: a series
 *
 * Gets the code of the series.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_measure_series_get_code (BalMeasureSeries *self)
{
  g_return_val_if_fail (BAL_IS_MEASURE_SERIES (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_measure_series_get_label:
 * @self: a series
 *
 * Gets what the series shows.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_measure_series_get_label (BalMeasureSeries *self)
{
  g_return_val_if_fail (BAL_IS_MEASURE_SERIES (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "label");
}

/**
 * bal_measure_series_get_geography:
 * @self: a series
 *
 * Gets the code of the place that it is about; none: the area itself.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_measure_series_get_geography (BalMeasureSeries *self)
{
  g_return_val_if_fail (BAL_IS_MEASURE_SERIES (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "geography");
}

/**
 * bal_measure_series_get_points:
 * @self: a series
 *
 * Gets the values, oldest first.
 *
 * Returns: (transfer none): a list of [class@Balanced.MeasurePoint]
 *
 * Since: 0.1
 */
GListModel *
bal_measure_series_get_points (BalMeasureSeries *self)
{
  g_return_val_if_fail (BAL_IS_MEASURE_SERIES (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "points");
}

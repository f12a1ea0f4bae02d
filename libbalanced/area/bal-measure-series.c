/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-measure-series.h"

#include <math.h>

#include "libbalanced/area/bal-measure-point.h"
#include "libbalanced/core/bal-series.h"
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
 * Features: G1.
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
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
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

static gboolean
has_number (BalItem *point, const char *member)
{
  BalFigure *figure = bal_item_get_figure (point, member);

  return figure != NULL && bal_value_state_has_value (bal_figure_get_state (figure)) &&
         bal_figure_get_word (figure) == NULL;
}

static double
get_number (BalItem *point, const char *member)
{
  return has_number (point, member) ? bal_figure_get_number (bal_item_get_figure (point, member))
                                    : NAN;
}

/* A series needs a name; a bare object has none. */
static const char *
get_name (BalMeasureSeries *self)
{
  const char *code = bal_measure_series_get_code (self);

  return code != NULL ? code : "";
}

/* Without counts the published values are all there is. */
static BalSeries *
make_published (BalMeasureSeries *self, const gint32 *days, GListModel *points)
{
  const guint n_points = g_list_model_get_n_items (points);
  g_autofree double *values = g_new (double, n_points);
  g_autofree guint8 *states = g_new (guint8, n_points);

  for (guint i = 0; i < n_points; i++)
    {
      BalItem *point = bal_item_peek (points, i);
      BalFigure *figure = bal_item_get_figure (point, "published");

      values[i] = get_number (point, "published");
      states[i] =
        (guint8) (figure != NULL ? bal_figure_get_state (figure) : BAL_VALUE_STATE_MISSING);
    }

  return bal_series_new (get_name (self), NULL,
                         (BalFrequency) bal_item_get_enum (BAL_ITEM (self), "frequency"), days,
                         values, states, n_points);
}

/**
 * bal_measure_series_to_series:
 * @self: a series of a measure
 *
 * Gives the values as a series that can be analysed and drawn.
 *
 * Where the points have the two counts behind the rate, the series is the share that they give,
 * from 0 to 1, with numerators and denominators; otherwise it has the published values. The day of
 * each point is the first one of its period.
 *
 * Returns: (transfer full): a series
 *
 * Since: 0.1
 */
BalSeries *
bal_measure_series_to_series (BalMeasureSeries *self)
{
  GListModel *points = NULL;
  guint n_points = 0;
  gboolean counted = FALSE;
  g_autofree gint32 *days = NULL;
  g_autofree double *numerators = NULL;
  g_autofree double *denominators = NULL;

  g_return_val_if_fail (BAL_IS_MEASURE_SERIES (self), NULL);

  points = bal_measure_series_get_points (self);
  n_points = g_list_model_get_n_items (points);
  days = g_new (gint32, n_points);
  numerators = g_new (double, n_points);
  denominators = g_new (double, n_points);
  for (guint i = 0; i < n_points; i++)
    {
      BalItem *point = bal_item_peek (points, i);

      days[i] = bal_item_get_day (point, "start");
      numerators[i] = get_number (point, "numerator");
      denominators[i] = get_number (point, "denominator");
      counted = counted || has_number (point, "denominator");
    }
  if (!counted)
    return make_published (self, days, points);

  return bal_series_new_ratio (get_name (self), NULL,
                               (BalFrequency) bal_item_get_enum (BAL_ITEM (self), "frequency"),
                               days, numerators, denominators, n_points);
}

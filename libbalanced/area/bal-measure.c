/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-measure.h"

#include "libbalanced/area/bal-measure-disaggregation.h"
#include "libbalanced/area/bal-measure-series.h"
#include "libbalanced/area/bal-measure-target.h"
#include "libbalanced/core/bal-frequency.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalMeasure:
 *
 * Something that is measured again and again, with what one must know to read it.
 *
 * Which direction is better is never assumed: a measure without polarity is an error that
 * [method@Balanced.Area.check] finds.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: G1, G2.
 *
 * Since: 0.1
 */
struct _BalMeasure
{
  BalItem parent_instance;
};

struct _BalMeasureClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalMeasure, bal_measure, BAL_TYPE_ITEM)

G_DEFINE_ENUM_TYPE (BalPolarity,
                    bal_polarity,
                    G_DEFINE_ENUM_VALUE (BAL_POLARITY_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (BAL_POLARITY_INCREASE, "increase"),
                    G_DEFINE_ENUM_VALUE (BAL_POLARITY_DECREASE, "decrease"),
                    G_DEFINE_ENUM_VALUE (BAL_POLARITY_NEUTRAL, "neutral"))

static const char *const value_types[] = { "count",    "proportion", "rate", "mean",
                                           "duration", "score",      NULL };
static const char *const subjects[] = { "child",  "family", "group",      "class", "setting",
                                        "cohort", "area",   "population", NULL };
static const char *const accountabilities[] = { "population", "performance", NULL };
static const char *const natures[] = { "quantitative", "qualitative", NULL };
static const char *const agendas[] = { "headline", "secondary", "data-development", NULL };
static const char *const powers[] = { "high", "medium", "low", NULL };
static const char *const forecasts[] = { "flat", "linear", "theil-sen", "given", NULL };

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "name", BAL_MEMBER_LABEL, TRUE },
  { "definition", BAL_MEMBER_LABEL },
  { "lay_definition", BAL_MEMBER_LABEL },
  { "numerator", BAL_MEMBER_LABEL },
  { "denominator", BAL_MEMBER_LABEL },
  { "unit", BAL_MEMBER_TEXT },
  { "value_type", BAL_MEMBER_TEXT, .words = value_types },
  { "polarity", BAL_MEMBER_ENUM, FALSE, bal_polarity_get_type },
  { "subject", BAL_MEMBER_TEXT, .words = subjects },
  { "accountability", BAL_MEMBER_TEXT, .words = accountabilities },
  { "nature", BAL_MEMBER_TEXT, .words = natures },
  { "quadrant", BAL_MEMBER_TEXT, .refers_to = ":quadrants" },
  { "kind", BAL_MEMBER_TEXT, .refers_to = ":kinds" },
  { "horizon", BAL_MEMBER_TEXT },
  { "horizon_periods", BAL_MEMBER_INTEGER },
  { "origin", BAL_MEMBER_TEXT },
  { "frequency", BAL_MEMBER_ENUM, FALSE, bal_frequency_get_type },
  { "owner", BAL_MEMBER_TEXT, .refers_to = "agencies" },
  { "clock", BAL_MEMBER_TEXT },
  { "outcomes", BAL_MEMBER_TEXTS, .refers_to = ":outcomes" },
  { "provisions", BAL_MEMBER_TEXTS, .refers_to = "provisions" },
  { "contributes_to", BAL_MEMBER_TEXTS, .refers_to = "measures" },
  { "contribution", BAL_MEMBER_LABEL },
  { "agenda", BAL_MEMBER_TEXT, .words = agendas },
  { "communication_power", BAL_MEMBER_TEXT, .words = powers },
  { "proxy_power", BAL_MEMBER_TEXT, .words = powers },
  { "data_power", BAL_MEMBER_TEXT, .words = powers },
  { "sharing_class", BAL_MEMBER_TEXT },
  { "paired_measure", BAL_MEMBER_TEXT, .refers_to = "measures" },
  { "decimals", BAL_MEMBER_INTEGER },
  { "baseline_points", BAL_MEMBER_INTEGER },
  { "forecast_kind", BAL_MEMBER_TEXT, .words = forecasts },
  { "targets", BAL_MEMBER_ITEMS, FALSE, bal_measure_target_get_type },
  { "disaggregations", BAL_MEMBER_ITEMS, FALSE, bal_measure_disaggregation_get_type },
  { "series", BAL_MEMBER_ITEMS, FALSE, bal_measure_series_get_type },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_measure_class_init (BalMeasureClass *klass)
{
  /**
   * BalMeasure:code:
   *
   * The code of the measure.
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:name:
   *
   * Its name in plain words.
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:definition:
   *
   * Exactly what is measured.
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:numerator:
   *
   * What is counted above the line.
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:denominator:
   *
   * What is counted below the line.
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:unit:
   *
   * The unit of its values, such as "percent".
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:polarity:
   *
   * Which direction is better.
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:subject:
   *
   * Whom it is about: "child", "family", "group", "class", "setting", "cohort", "area",
   * "population".
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:quadrant:
   *
   * The code of its quadrant of results-based accountability.
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:kind:
   *
   * The code of its kind: input, reach, implementation or impact.
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:horizon:
   *
   * After how long a difference can be expected.
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:origin:
   *
   * Where its values come from: "national-return", "contract" or "local".
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:frequency:
   *
   * How often it is measured.
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:owner:
   *
   * The code of the agency that answers for it.
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:clock:
   *
   * The statutory clock that it measures, such as "ehc20".
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:outcomes:
   *
   * The codes of the outcomes that it is about.
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:paired-measure:
   *
   * The code of the measure that guards it against perverse effects.
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:decimals:
   *
   * How many decimals are published.
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:series:
   *
   * Its values over time.
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:lay-definition:
   *
   * The same, in words for everybody.
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:value-type:
   *
   * What its values are: "count", "proportion", "rate", "mean", "duration" or "score".
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:accountability:
   *
   * Whether it tells of a whole "population", for which nobody answers alone, or of the
   * "performance" of a service for those whom it serves.
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:nature:
   *
   * Whether it is "quantitative" or "qualitative".
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:horizon-periods:
   *
   * How many values there must be before a difference can be expected.
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:provisions:
   *
   * The codes of the units of provision that it is about.
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:contributes-to:
   *
   * The codes of the measures of a population that it contributes to.
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:contribution:
   *
   * How it contributes to them, in words.
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:agenda:
   *
   * Its place on the agenda: "headline", "secondary" or "data-development".
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:communication-power:
   *
   * How well it speaks to people: "high", "medium" or "low".
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:proxy-power:
   *
   * How well it stands for the result: "high", "medium" or "low".
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:data-power:
   *
   * How good its values are, and how soon they come: "high", "medium" or "low".
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:sharing-class:
   *
   * The class of information that its values are in an agreement about sharing.
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:baseline-points:
   *
   * How many values at the beginning of a series are the history that its forecast goes on
   * from; without it no curve is judged.
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:forecast-kind:
   *
   * How that history goes on: "flat", "linear" (where nothing is said), "theil-sen", or "given" in
   * the points.
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:targets:
   *
   * What it is to reach.
   *
   * Since: 0.1
   */
  /**
   * BalMeasure:disaggregations:
   *
   * Which of its series are parts of another.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_measure_init (BalMeasure *self)
{
}

/**
 * bal_measure_get_code:
 * @self: a measure
 *
 * Gets the code of the measure.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_measure_get_code (BalMeasure *self)
{
  g_return_val_if_fail (BAL_IS_MEASURE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_measure_get_name:
 * @self: a measure
 *
 * Gets its name in plain words.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_measure_get_name (BalMeasure *self)
{
  g_return_val_if_fail (BAL_IS_MEASURE (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "name");
}

/**
 * bal_measure_get_unit:
 * @self: a measure
 *
 * Gets the unit of its values, such as "percent".
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_measure_get_unit (BalMeasure *self)
{
  g_return_val_if_fail (BAL_IS_MEASURE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "unit");
}

/**
 * bal_measure_get_polarity:
 * @self: a measure
 *
 * Gets which direction is better.
 *
 * Returns: the value; the first one when it is not stated
 *
 * Since: 0.1
 */
BalPolarity
bal_measure_get_polarity (BalMeasure *self)
{
  g_return_val_if_fail (BAL_IS_MEASURE (self), 0);

  return (BalPolarity) bal_item_get_enum (BAL_ITEM (self), "polarity");
}

/**
 * bal_measure_get_owner:
 * @self: a measure
 *
 * Gets the code of the agency that answers for it.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_measure_get_owner (BalMeasure *self)
{
  g_return_val_if_fail (BAL_IS_MEASURE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "owner");
}

/**
 * bal_measure_get_series:
 * @self: a measure
 *
 * Gets its values over time.
 *
 * Returns: (transfer none): a list of [class@Balanced.MeasureSeries]
 *
 * Since: 0.1
 */
GListModel *
bal_measure_get_series (BalMeasure *self)
{
  g_return_val_if_fail (BAL_IS_MEASURE (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "series");
}

/**
 * bal_measure_get_kind:
 * @self: a measure
 *
 * Gets the code of its kind: input, reach, implementation or impact.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_measure_get_kind (BalMeasure *self)
{
  g_return_val_if_fail (BAL_IS_MEASURE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "kind");
}

/**
 * bal_measure_get_quadrant:
 * @self: a measure
 *
 * Gets the code of its quadrant of results-based accountability.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_measure_get_quadrant (BalMeasure *self)
{
  g_return_val_if_fail (BAL_IS_MEASURE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "quadrant");
}

/**
 * bal_measure_get_targets:
 * @self: a measure
 *
 * Gets what it is to reach.
 *
 * Returns: (transfer none): a list of [class@Balanced.MeasureTarget]
 *
 * Since: 0.1
 */
GListModel *
bal_measure_get_targets (BalMeasure *self)
{
  g_return_val_if_fail (BAL_IS_MEASURE (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "targets");
}

/**
 * bal_measure_get_disaggregations:
 * @self: a measure
 *
 * Gets which of its series are parts of another.
 *
 * Returns: (transfer none): a list of [class@Balanced.MeasureDisaggregation]
 *
 * Since: 0.1
 */
GListModel *
bal_measure_get_disaggregations (BalMeasure *self)
{
  g_return_val_if_fail (BAL_IS_MEASURE (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "disaggregations");
}

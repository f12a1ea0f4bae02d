/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-measure-disaggregation.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalMeasureDisaggregation:
 *
 * Series of a measure that are parts of another one.
 *
 * Parts that are said to be all of it must add up, with the remainder where there is one.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: G1.
 *
 * Since: 0.1
 */
struct _BalMeasureDisaggregation
{
  BalItem parent_instance;
};

struct _BalMeasureDisaggregationClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalMeasureDisaggregation, bal_measure_disaggregation, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },  { "label", BAL_MEMBER_LABEL },
  { "whole", BAL_MEMBER_TEXT, TRUE }, { "parts", BAL_MEMBER_TEXTS },
  { "remainder", BAL_MEMBER_TEXT },   { "exhaustive", BAL_MEMBER_BOOLEAN },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_measure_disaggregation_class_init (BalMeasureDisaggregationClass *klass)
{
  /**
   * BalMeasureDisaggregation:code:
   *
   * The code of the disaggregation.
   *
   * Since: 0.1
   */
  /**
   * BalMeasureDisaggregation:label:
   *
   * By what the whole is parted, such as age.
   *
   * Since: 0.1
   */
  /**
   * BalMeasureDisaggregation:whole:
   *
   * The code of the series of the whole.
   *
   * Since: 0.1
   */
  /**
   * BalMeasureDisaggregation:parts:
   *
   * The codes of the series of the parts.
   *
   * Since: 0.1
   */
  /**
   * BalMeasureDisaggregation:remainder:
   *
   * The code of the series of what is in none of the parts.
   *
   * Since: 0.1
   */
  /**
   * BalMeasureDisaggregation:exhaustive:
   *
   * Whether the parts, with the remainder, are all of the whole.
   *
   * Since: 0.1
   */
  /**
   * BalMeasureDisaggregation:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_measure_disaggregation_init (BalMeasureDisaggregation *self)
{
}

/**
 * bal_measure_disaggregation_get_code:
 * @self: a disaggregation
 *
 * Gets the code of the disaggregation.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_measure_disaggregation_get_code (BalMeasureDisaggregation *self)
{
  g_return_val_if_fail (BAL_IS_MEASURE_DISAGGREGATION (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_measure_disaggregation_get_whole:
 * @self: a disaggregation
 *
 * Gets the code of the series of the whole.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_measure_disaggregation_get_whole (BalMeasureDisaggregation *self)
{
  g_return_val_if_fail (BAL_IS_MEASURE_DISAGGREGATION (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "whole");
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-prevalence.h"

#include <math.h>

#include "libbalanced/document/bal-item-private.h"

/**
 * BalPrevalence:
 *
 * How many children of a population are expected to have a need, from research: a band with an
 * interval.
 *
 * Bands of one overlap group count children who may be the same, and are never added.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: D3.
 *
 * Since: 0.1
 */
struct _BalPrevalence
{
  BalItem parent_instance;
};

struct _BalPrevalenceClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalPrevalence, bal_prevalence, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL, TRUE },
  { "need_tier", BAL_MEMBER_TEXT, .refers_to = ":need_tiers" },
  { "need_type", BAL_MEMBER_TEXT, .refers_to = ":need_types" },
  { "estimate", BAL_MEMBER_NUMBER, TRUE },
  { "low", BAL_MEMBER_NUMBER },
  { "high", BAL_MEMBER_NUMBER },
  { "overlap_group", BAL_MEMBER_TEXT },
  { "age_from_months", BAL_MEMBER_INTEGER },
  { "age_to_months", BAL_MEMBER_INTEGER },
  { "factor", BAL_MEMBER_NUMBER },
  { "factor_low", BAL_MEMBER_NUMBER },
  { "factor_high", BAL_MEMBER_NUMBER },
  { "factor_reason", BAL_MEMBER_LABEL },
  { "children", BAL_MEMBER_TEXT, .refers_to = "figures" },
  { "identified", BAL_MEMBER_TEXT, .refers_to = "figures" },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_prevalence_class_init (BalPrevalenceClass *klass)
{
  /**
   * BalPrevalence:code:
   *
   * The code of the band.
   *
   * Since: 0.1
   */
  /**
   * BalPrevalence:label:
   *
   * The words of the band.
   *
   * Since: 0.1
   */
  /**
   * BalPrevalence:need-tier:
   *
   * The code of the tier of need that the band stands in.
   *
   * Since: 0.1
   */
  /**
   * BalPrevalence:need-type:
   *
   * The code of the type of need.
   *
   * Since: 0.1
   */
  /**
   * BalPrevalence:estimate:
   *
   * The share of children expected, in percent.
   *
   * Since: 0.1
   */
  /**
   * BalPrevalence:low:
   *
   * The lower end of the interval, in percent.
   *
   * Since: 0.1
   */
  /**
   * BalPrevalence:high:
   *
   * The upper end of the interval, in percent.
   *
   * Since: 0.1
   */
  /**
   * BalPrevalence:overlap-group:
   *
   * The group of bands whose children may be the same.
   *
   * Since: 0.1
   */
  /**
   * BalPrevalence:age-from-months:
   *
   * The first age that the band is about, in months.
   *
   * Since: 0.1
   */
  /**
   * BalPrevalence:age-to-months:
   *
   * The age in months up to which, and not with which, the band holds.
   *
   * Since: 0.1
   */
  /**
   * BalPrevalence:factor:
   *
   * What the share is multiplied by for this area, as for deprivation.
   *
   * Since: 0.1
   */
  /**
   * BalPrevalence:factor-low:
   *
   * The lower end of the factor.
   *
   * Since: 0.1
   */
  /**
   * BalPrevalence:factor-high:
   *
   * The upper end of the factor.
   *
   * Since: 0.1
   */
  /**
   * BalPrevalence:factor-reason:
   *
   * Why the share is adjusted, and where the factor comes from.
   *
   * Since: 0.1
   */
  /**
   * BalPrevalence:children:
   *
   * The code of the figure that counts the children of the area.
   *
   * Since: 0.1
   */
  /**
   * BalPrevalence:identified:
   *
   * The code of the figure that counts those who are identified.
   *
   * Since: 0.1
   */
  /**
   * BalPrevalence:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalPrevalence:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_prevalence_init (BalPrevalence *self)
{
}

/**
 * bal_prevalence_get_code:
 * @self: a band
 *
 * Gets the code of the band.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_prevalence_get_code (BalPrevalence *self)
{
  g_return_val_if_fail (BAL_IS_PREVALENCE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_prevalence_get_label:
 * @self: a band
 *
 * Gets the words of the band.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_prevalence_get_label (BalPrevalence *self)
{
  g_return_val_if_fail (BAL_IS_PREVALENCE (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "label");
}

/**
 * bal_prevalence_get_estimate:
 * @self: a band
 *
 * Gets the share of children expected, in percent.
 *
 * Returns: the number, or NaN when it is not stated
 *
 * Since: 0.1
 */
double
bal_prevalence_get_estimate (BalPrevalence *self)
{
  g_return_val_if_fail (BAL_IS_PREVALENCE (self), NAN);

  return bal_item_get_number (BAL_ITEM (self), "estimate");
}

/**
 * bal_prevalence_get_low:
 * @self: a band
 *
 * Gets the lower end of the interval, in percent.
 *
 * Returns: the number, or NaN when it is not stated
 *
 * Since: 0.1
 */
double
bal_prevalence_get_low (BalPrevalence *self)
{
  g_return_val_if_fail (BAL_IS_PREVALENCE (self), NAN);

  return bal_item_get_number (BAL_ITEM (self), "low");
}

/**
 * bal_prevalence_get_high:
 * @self: a band
 *
 * Gets the upper end of the interval, in percent.
 *
 * Returns: the number, or NaN when it is not stated
 *
 * Since: 0.1
 */
double
bal_prevalence_get_high (BalPrevalence *self)
{
  g_return_val_if_fail (BAL_IS_PREVALENCE (self), NAN);

  return bal_item_get_number (BAL_ITEM (self), "high");
}

/**
 * bal_prevalence_get_overlap_group:
 * @self: a band
 *
 * Gets the group of bands whose children may be the same.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_prevalence_get_overlap_group (BalPrevalence *self)
{
  g_return_val_if_fail (BAL_IS_PREVALENCE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "overlap_group");
}

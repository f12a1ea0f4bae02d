/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-need-measure.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalNeedMeasure:
 *
 * By what the need of settings is measured, and how much it weighs when a resource is shared out.
 *
 * What it measures is taken as the share of each setting in the sum of all, so that measures in
 * different units can be weighed against each other.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: C8.
 *
 * Since: 0.1
 */
struct _BalNeedMeasure
{
  BalItem parent_instance;
};

struct _BalNeedMeasureClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalNeedMeasure, bal_need_measure, BAL_TYPE_ITEM)

G_DEFINE_ENUM_TYPE (BalNeedAspect,
                    bal_need_aspect,
                    G_DEFINE_ENUM_VALUE (BAL_NEED_ASPECT_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (BAL_NEED_ASPECT_VOLUME, "volume"),
                    G_DEFINE_ENUM_VALUE (BAL_NEED_ASPECT_NATURE, "nature"))

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL, TRUE },
  { "aspect", BAL_MEMBER_ENUM, FALSE, bal_need_aspect_get_type },
  { "weight", BAL_MEMBER_NUMBER, TRUE },
  { "date", BAL_MEMBER_MONTH_OR_DAY },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_need_measure_class_init (BalNeedMeasureClass *klass)
{
  /**
   * BalNeedMeasure:code:
   *
   * The code of the measure.
   *
   * Since: 0.1
   */
  /**
   * BalNeedMeasure:label:
   *
   * What is measured, such as children on SEN Support.
   *
   * Since: 0.1
   */
  /**
   * BalNeedMeasure:aspect:
   *
   * Whether it tells how much need there is, or of what nature.
   *
   * Since: 0.1
   */
  /**
   * BalNeedMeasure:weight:
   *
   * How much it weighs beside the others: more than 0.
   *
   * Since: 0.1
   */
  /**
   * BalNeedMeasure:date:
   *
   * The day for which the values hold.
   *
   * Since: 0.1
   */
  /**
   * BalNeedMeasure:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalNeedMeasure:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_need_measure_init (BalNeedMeasure *self)
{
}

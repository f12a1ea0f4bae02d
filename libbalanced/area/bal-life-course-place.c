/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-life-course-place.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalLifeCoursePlace:
 *
 * What stands at a stage of life: what is measured, offered and published about it, and what
 * prepares for what comes after.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: J5.
 *
 * Since: 0.1
 */
struct _BalLifeCoursePlace
{
  BalItem parent_instance;
};

struct _BalLifeCoursePlaceClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalLifeCoursePlace, bal_life_course_place, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "stage", BAL_MEMBER_TEXT, TRUE, .refers_to = ":life_stages" },
  { "label", BAL_MEMBER_LABEL },
  { "measures", BAL_MEMBER_TEXTS, .refers_to = "measures" },
  { "provisions", BAL_MEMBER_TEXTS, .refers_to = "provisions" },
  { "figures", BAL_MEMBER_TEXTS, .refers_to = "figures" },
  { "adulthood", BAL_MEMBER_BOOLEAN },
  { "transition_to", BAL_MEMBER_TEXT, .refers_to = ":life_stages" },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_life_course_place_class_init (BalLifeCoursePlaceClass *klass)
{
  /**
   * BalLifeCoursePlace:stage:
   *
   * The code of the stage of life.
   *
   * Since: 0.1
   */
  /**
   * BalLifeCoursePlace:label:
   *
   * What the place is about.
   *
   * Since: 0.1
   */
  /**
   * BalLifeCoursePlace:measures:
   *
   * The codes of the measures that tell of the stage.
   *
   * Since: 0.1
   */
  /**
   * BalLifeCoursePlace:provisions:
   *
   * The codes of the units that are for it, beside those whose ages say so.
   *
   * Since: 0.1
   */
  /**
   * BalLifeCoursePlace:figures:
   *
   * The codes of the published figures about it.
   *
   * Since: 0.1
   */
  /**
   * BalLifeCoursePlace:adulthood:
   *
   * Whether it prepares for adulthood.
   *
   * Since: 0.1
   */
  /**
   * BalLifeCoursePlace:transition-to:
   *
   * The code of the stage to which it helps to pass.
   *
   * Since: 0.1
   */
  /**
   * BalLifeCoursePlace:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalLifeCoursePlace:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_life_course_place_init (BalLifeCoursePlace *self)
{
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-scheme-step.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalSchemeStep:
 *
 * A stage of the scheme that a setting has reached, on a day.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: M2.
 *
 * Since: 0.1
 */
struct _BalSchemeStep
{
  BalItem parent_instance;
};

struct _BalSchemeStepClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalSchemeStep, bal_scheme_step, BAL_TYPE_ITEM)

G_DEFINE_ENUM_TYPE (BalSchemeStage,
                    bal_scheme_stage,
                    G_DEFINE_ENUM_VALUE (BAL_SCHEME_STAGE_LICENCE, "licence"),
                    G_DEFINE_ENUM_VALUE (BAL_SCHEME_STAGE_MENTOR, "mentor"),
                    G_DEFINE_ENUM_VALUE (BAL_SCHEME_STAGE_AUDIT, "audit"),
                    G_DEFINE_ENUM_VALUE (BAL_SCHEME_STAGE_PLAN, "plan"),
                    G_DEFINE_ENUM_VALUE (BAL_SCHEME_STAGE_PORTFOLIO, "portfolio"),
                    G_DEFINE_ENUM_VALUE (BAL_SCHEME_STAGE_VERIFICATION, "verification"),
                    G_DEFINE_ENUM_VALUE (BAL_SCHEME_STAGE_AWARD, "award"))

G_DEFINE_ENUM_TYPE (BalSchemeAward,
                    bal_scheme_award,
                    G_DEFINE_ENUM_VALUE (BAL_SCHEME_AWARD_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (BAL_SCHEME_AWARD_ACCREDITED, "accredited"),
                    G_DEFINE_ENUM_VALUE (BAL_SCHEME_AWARD_CENTRE_OF_EXCELLENCE,
                                         "centre_of_excellence"))

static const BalMember members[] = {
  { "stage", BAL_MEMBER_ENUM, TRUE, bal_scheme_stage_get_type },  { "date", BAL_MEMBER_DAY, TRUE },
  { "award", BAL_MEMBER_ENUM, FALSE, bal_scheme_award_get_type }, { "last_day", BAL_MEMBER_DAY },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },          { "note", BAL_MEMBER_LABEL },
};

static void
bal_scheme_step_class_init (BalSchemeStepClass *klass)
{
  /**
   * BalSchemeStep:stage:
   *
   * The stage.
   *
   * Since: 0.1
   */
  /**
   * BalSchemeStep:date:
   *
   * The day on which it was reached.
   *
   * Since: 0.1
   */
  /**
   * BalSchemeStep:award:
   *
   * Of an award, which one.
   *
   * Since: 0.1
   */
  /**
   * BalSchemeStep:last-day:
   *
   * Of an award, the last day on which it holds; not stated: as the scheme says.
   *
   * Since: 0.1
   */
  /**
   * BalSchemeStep:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalSchemeStep:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_scheme_step_init (BalSchemeStep *self)
{
}

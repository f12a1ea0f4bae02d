/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-environment-step.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalEnvironmentStep:
 *
 * A step on the way of a place to one in which everyone can take part: it is looked at, then
 * adapted, then enhanced.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: C13.
 *
 * Since: 0.1
 */
struct _BalEnvironmentStep
{
  BalItem parent_instance;
};

struct _BalEnvironmentStepClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalEnvironmentStep, bal_environment_step, BAL_TYPE_ITEM)

G_DEFINE_ENUM_TYPE (BalEnvironmentStepKind,
                    bal_environment_step_kind,
                    G_DEFINE_ENUM_VALUE (BAL_ENVIRONMENT_STEP_KIND_AUDIT, "audit"),
                    G_DEFINE_ENUM_VALUE (BAL_ENVIRONMENT_STEP_KIND_ADAPT, "adapt"),
                    G_DEFINE_ENUM_VALUE (BAL_ENVIRONMENT_STEP_KIND_ENHANCE, "enhance"))

static const BalMember members[] = {
  { "kind", BAL_MEMBER_ENUM, TRUE, bal_environment_step_kind_get_type },
  { "date", BAL_MEMBER_MONTH_OR_DAY },
  { "statement", BAL_MEMBER_LABEL },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_environment_step_class_init (BalEnvironmentStepClass *klass)
{
  /**
   * BalEnvironmentStep:kind:
   *
   * What was done.
   *
   * Since: 0.1
   */
  /**
   * BalEnvironmentStep:date:
   *
   * The day on which it was done.
   *
   * Since: 0.1
   */
  /**
   * BalEnvironmentStep:statement:
   *
   * What was found or changed.
   *
   * Since: 0.1
   */
  /**
   * BalEnvironmentStep:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalEnvironmentStep:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_environment_step_init (BalEnvironmentStep *self)
{
}

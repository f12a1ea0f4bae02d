/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-arrangement-step.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalArrangementStep:
 *
 * A step on the way from a conversation with a family to the support that it is given.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: L1.
 *
 * Since: 0.1
 */
struct _BalArrangementStep
{
  BalItem parent_instance;
};

struct _BalArrangementStepClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalArrangementStep, bal_arrangement_step, BAL_TYPE_ITEM)

static const char *const kinds[] = { "conversation", "assessment", "outcomes", "plan",
                                     "decision",     "package",    "review",   NULL };

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL, TRUE },
  { "kind", BAL_MEMBER_TEXT, TRUE, .words = kinds },
  { "follows", BAL_MEMBER_TEXTS, .refers_to = "arrangement_steps" },
  { "agencies", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  { "roles", BAL_MEMBER_TEXTS, .refers_to = ":roles" },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_arrangement_step_class_init (BalArrangementStepClass *klass)
{
  /**
   * BalArrangementStep:code:
   *
   * The code that later steps name it by.
   *
   * Since: 0.1
   */
  /**
   * BalArrangementStep:label:
   *
   * What happens.
   *
   * Since: 0.1
   */
  /**
   * BalArrangementStep:kind:
   *
   * "conversation", "assessment", "outcomes", "plan", "decision", "package" or "review".
   *
   * Since: 0.1
   */
  /**
   * BalArrangementStep:follows:
   *
   * The codes of the steps whose results it works with. They may be steps of another
   * arrangement.
   *
   * Since: 0.1
   */
  /**
   * BalArrangementStep:agencies:
   *
   * The codes of the agencies that take part.
   *
   * Since: 0.1
   */
  /**
   * BalArrangementStep:roles:
   *
   * The codes of the roles that take part.
   *
   * Since: 0.1
   */
  /**
   * BalArrangementStep:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalArrangementStep:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_arrangement_step_init (BalArrangementStep *self)
{
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-curve-cause.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalCurveCause:
 *
 * A root cause in the story behind a curve.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: G10.
 *
 * Since: 0.1
 */
struct _BalCurveCause
{
  BalItem parent_instance;
};

struct _BalCurveCauseClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalCurveCause, bal_curve_cause, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL, TRUE },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_curve_cause_class_init (BalCurveCauseClass *klass)
{
  /**
   * BalCurveCause:code:
   *
   * The code of the cause.
   *
   * Since: 0.1
   */
  /**
   * BalCurveCause:label:
   *
   * The cause.
   *
   * Since: 0.1
   */
  /**
   * BalCurveCause:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_curve_cause_init (BalCurveCause *self)
{
}

/**
 * bal_curve_cause_get_code:
 * @self: a cause
 *
 * Gets the code of the cause.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_curve_cause_get_code (BalCurveCause *self)
{
  g_return_val_if_fail (BAL_IS_CURVE_CAUSE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_curve_cause_get_label:
 * @self: a cause
 *
 * Gets the cause.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_curve_cause_get_label (BalCurveCause *self)
{
  g_return_val_if_fail (BAL_IS_CURVE_CAUSE (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "label");
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-curve-option.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalCurveOption:
 *
 * Something that could turn a curve.
 *
 * An option is worth its while where it addresses a root cause of the story.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: G10.
 *
 * Since: 0.1
 */
struct _BalCurveOption
{
  BalItem parent_instance;
};

struct _BalCurveOptionClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalCurveOption, bal_curve_option, BAL_TYPE_ITEM)

static const char *const ratings[] = { "high", "medium", "low", NULL };

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL, TRUE },
  { "addresses", BAL_MEMBER_TEXTS, .refers_to = "causes" },
  { "low_cost", BAL_MEMBER_BOOLEAN },
  { "specificity", BAL_MEMBER_TEXT, .words = ratings },
  { "leverage", BAL_MEMBER_TEXT, .words = ratings },
  { "values", BAL_MEMBER_TEXT, .words = ratings },
  { "reach", BAL_MEMBER_TEXT, .words = ratings },
  { "actions", BAL_MEMBER_TEXTS, .refers_to = "actions" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_curve_option_class_init (BalCurveOptionClass *klass)
{
  /**
   * BalCurveOption:code:
   *
   * The code of the option.
   *
   * Since: 0.1
   */
  /**
   * BalCurveOption:label:
   *
   * What would be done.
   *
   * Since: 0.1
   */
  /**
   * BalCurveOption:addresses:
   *
   * The codes of the root causes that it addresses.
   *
   * Since: 0.1
   */
  /**
   * BalCurveOption:low-cost:
   *
   * Whether it costs little or nothing.
   *
   * Since: 0.1
   */
  /**
   * BalCurveOption:specificity:
   *
   * Whether it says who does what, when and where: "high", "medium" or "low".
   *
   * Since: 0.1
   */
  /**
   * BalCurveOption:leverage:
   *
   * How much difference it would make: "high", "medium" or "low".
   *
   * Since: 0.1
   */
  /**
   * BalCurveOption:values:
   *
   * How well it fits the values of the place: "high", "medium" or "low".
   *
   * Since: 0.1
   */
  /**
   * BalCurveOption:reach:
   *
   * How feasible and affordable it is: "high", "medium" or "low".
   *
   * Since: 0.1
   */
  /**
   * BalCurveOption:actions:
   *
   * The codes of the actions that it has become.
   *
   * Since: 0.1
   */
  /**
   * BalCurveOption:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_curve_option_init (BalCurveOption *self)
{
}

/**
 * bal_curve_option_get_code:
 * @self: an option
 *
 * Gets the code of the option.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_curve_option_get_code (BalCurveOption *self)
{
  g_return_val_if_fail (BAL_IS_CURVE_OPTION (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_curve_option_get_label:
 * @self: an option
 *
 * Gets what would be done.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_curve_option_get_label (BalCurveOption *self)
{
  g_return_val_if_fail (BAL_IS_CURVE_OPTION (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "label");
}

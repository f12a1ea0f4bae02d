/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-curve-record.h"

#include "libbalanced/area/bal-curve-cause.h"
#include "libbalanced/area/bal-curve-option.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalCurveRecord:
 *
 * What people found when they set out to turn a curve: the story, its causes, the partners and
 * what would work.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: G10.
 *
 * Since: 0.1
 */
struct _BalCurveRecord
{
  BalItem parent_instance;
};

struct _BalCurveRecordClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalCurveRecord, bal_curve_record, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "measure", BAL_MEMBER_TEXT, TRUE, .refers_to = "measures" },
  { "day", BAL_MEMBER_DAY },
  { "story", BAL_MEMBER_LABEL },
  { "causes", BAL_MEMBER_ITEMS, FALSE, bal_curve_cause_get_type, .defines = "causes" },
  { "partners", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  { "options", BAL_MEMBER_ITEMS, FALSE, bal_curve_option_get_type, .defines = "curve_options" },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_curve_record_class_init (BalCurveRecordClass *klass)
{
  /**
   * BalCurveRecord:code:
   *
   * The code of the record.
   *
   * Since: 0.1
   */
  /**
   * BalCurveRecord:measure:
   *
   * The code of the measure whose curve is to turn.
   *
   * Since: 0.1
   */
  /**
   * BalCurveRecord:day:
   *
   * The day on which it was written.
   *
   * Since: 0.1
   */
  /**
   * BalCurveRecord:story:
   *
   * The story behind the curve.
   *
   * Since: 0.1
   */
  /**
   * BalCurveRecord:causes:
   *
   * The root causes in it.
   *
   * Since: 0.1
   */
  /**
   * BalCurveRecord:partners:
   *
   * The codes of the agencies that have a part to play.
   *
   * Since: 0.1
   */
  /**
   * BalCurveRecord:options:
   *
   * What would work.
   *
   * Since: 0.1
   */
  /**
   * BalCurveRecord:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalCurveRecord:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_curve_record_init (BalCurveRecord *self)
{
}

/**
 * bal_curve_record_get_code:
 * @self: a record
 *
 * Gets the code of the record.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_curve_record_get_code (BalCurveRecord *self)
{
  g_return_val_if_fail (BAL_IS_CURVE_RECORD (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_curve_record_get_measure:
 * @self: a record
 *
 * Gets the code of the measure whose curve is to turn.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_curve_record_get_measure (BalCurveRecord *self)
{
  g_return_val_if_fail (BAL_IS_CURVE_RECORD (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "measure");
}

/**
 * bal_curve_record_get_story:
 * @self: a record
 *
 * Gets the story behind the curve.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_curve_record_get_story (BalCurveRecord *self)
{
  g_return_val_if_fail (BAL_IS_CURVE_RECORD (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "story");
}

/**
 * bal_curve_record_get_causes:
 * @self: a record
 *
 * Gets the root causes in it.
 *
 * Returns: (transfer none): a list of [class@Balanced.CurveCause]
 *
 * Since: 0.1
 */
GListModel *
bal_curve_record_get_causes (BalCurveRecord *self)
{
  g_return_val_if_fail (BAL_IS_CURVE_RECORD (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "causes");
}

/**
 * bal_curve_record_get_options:
 * @self: a record
 *
 * Gets what would work.
 *
 * Returns: (transfer none): a list of [class@Balanced.CurveOption]
 *
 * Since: 0.1
 */
GListModel *
bal_curve_record_get_options (BalCurveRecord *self)
{
  g_return_val_if_fail (BAL_IS_CURVE_RECORD (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "options");
}

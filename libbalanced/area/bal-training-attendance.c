/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-training-attendance.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalTrainingAttendance:
 *
 * How many people of one role, from one setting, came to a session.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: E2.
 *
 * Since: 0.1
 */
struct _BalTrainingAttendance
{
  BalItem parent_instance;
};

struct _BalTrainingAttendanceClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalTrainingAttendance, bal_training_attendance, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "role", BAL_MEMBER_TEXT, TRUE, .refers_to = ":roles" },
  { "setting", BAL_MEMBER_TEXT, .refers_to = "settings" },
  { "invited", BAL_MEMBER_INTEGER },
  { "attended", BAL_MEMBER_INTEGER },
  { "persons", BAL_MEMBER_TEXTS },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_training_attendance_class_init (BalTrainingAttendanceClass *klass)
{
  /**
   * BalTrainingAttendance:role:
   *
   * The code of the role.
   *
   * Since: 0.1
   */
  /**
   * BalTrainingAttendance:setting:
   *
   * The code of the setting that they work in; not stated where it is not known.
   *
   * Since: 0.1
   */
  /**
   * BalTrainingAttendance:invited:
   *
   * How many were asked to come.
   *
   * Since: 0.1
   */
  /**
   * BalTrainingAttendance:attended:
   *
   * How many came; where [property@Balanced.TrainingAttendance:persons] are stated, they are
   * counted instead.
   *
   * Since: 0.1
   */
  /**
   * BalTrainingAttendance:persons:
   *
   * Codes that stand for those who came, never names. With them people are counted once, however
   * often they came.
   *
   * Since: 0.1
   */
  /**
   * BalTrainingAttendance:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_training_attendance_init (BalTrainingAttendance *self)
{
}

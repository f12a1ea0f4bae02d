/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-training-session.h"

#include "libbalanced/area/bal-training-attendance.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalTrainingSession:
 *
 * One time that a training was given.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: E2.
 *
 * Since: 0.1
 */
struct _BalTrainingSession
{
  BalItem parent_instance;
};

struct _BalTrainingSessionClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalTrainingSession, bal_training_session, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "date", BAL_MEMBER_MONTH_OR_DAY, TRUE },
  { "given_by", BAL_MEMBER_TEXT, .refers_to = ":roles" },
  { "agency", BAL_MEMBER_TEXT, .refers_to = "agencies" },
  { "attendances", BAL_MEMBER_ITEMS, FALSE, bal_training_attendance_get_type },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_training_session_class_init (BalTrainingSessionClass *klass)
{
  /**
   * BalTrainingSession:date:
   *
   * The day, month or year of the session.
   *
   * Since: 0.1
   */
  /**
   * BalTrainingSession:given-by:
   *
   * The code of the role that gave it, where it is not the one of the training.
   *
   * Since: 0.1
   */
  /**
   * BalTrainingSession:agency:
   *
   * The code of the agency that gave it.
   *
   * Since: 0.1
   */
  /**
   * BalTrainingSession:attendances:
   *
   * Who came: a list of [class@Balanced.TrainingAttendance].
   *
   * Since: 0.1
   */
  /**
   * BalTrainingSession:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalTrainingSession:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_training_session_init (BalTrainingSession *self)
{
}

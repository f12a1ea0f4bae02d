/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-rolling-programme.h"

#include "libbalanced/area/bal-programme-group.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalRollingProgramme:
 *
 * A programme that comes round again for a need that can be foreseen, such as speech sounds: groups
 * are planned from the demand, before anybody is at the door.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: C7.
 *
 * Since: 0.1
 */
struct _BalRollingProgramme
{
  BalItem parent_instance;
};

struct _BalRollingProgrammeClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalRollingProgramme, bal_rolling_programme, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "name", BAL_MEMBER_LABEL, TRUE },
  { "agency", BAL_MEMBER_TEXT, .refers_to = "agencies" },
  { "provision", BAL_MEMBER_TEXT, .refers_to = "provisions" },
  { "need_types", BAL_MEMBER_TEXTS, .refers_to = ":need_types" },
  { "start", BAL_MEMBER_MONTH_OR_DAY },
  { "end", BAL_MEMBER_MONTH_OR_DAY },
  { "demand", BAL_MEMBER_FIGURE },
  { "demand_low", BAL_MEMBER_NUMBER },
  { "demand_high", BAL_MEMBER_NUMBER },
  { "demand_basis", BAL_MEMBER_LABEL },
  { "group_size", BAL_MEMBER_INTEGER },
  { "groups", BAL_MEMBER_ITEMS, FALSE, bal_programme_group_get_type },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_rolling_programme_class_init (BalRollingProgrammeClass *klass)
{
  /**
   * BalRollingProgramme:code:
   *
   * The code of the programme.
   *
   * Since: 0.1
   */
  /**
   * BalRollingProgramme:name:
   *
   * What it is called.
   *
   * Since: 0.1
   */
  /**
   * BalRollingProgramme:agency:
   *
   * The code of the agency that runs it.
   *
   * Since: 0.1
   */
  /**
   * BalRollingProgramme:provision:
   *
   * The code of the unit of provision that it is.
   *
   * Since: 0.1
   */
  /**
   * BalRollingProgramme:need-types:
   *
   * The codes of the types of need that it is for.
   *
   * Since: 0.1
   */
  /**
   * BalRollingProgramme:start:
   *
   * The first day of the time that is planned, such as a term.
   *
   * Since: 0.1
   */
  /**
   * BalRollingProgramme:end:
   *
   * The last day of the time that is planned.
   *
   * Since: 0.1
   */
  /**
   * BalRollingProgramme:demand:
   *
   * How many children are predicted to need it in that time.
   *
   * Since: 0.1
   */
  /**
   * BalRollingProgramme:demand-low:
   *
   * The lower end of the interval of the prediction.
   *
   * Since: 0.1
   */
  /**
   * BalRollingProgramme:demand-high:
   *
   * The upper end of the interval of the prediction.
   *
   * Since: 0.1
   */
  /**
   * BalRollingProgramme:demand-basis:
   *
   * What the prediction rests on.
   *
   * Since: 0.1
   */
  /**
   * BalRollingProgramme:group-size:
   *
   * How many children one group can take.
   *
   * Since: 0.1
   */
  /**
   * BalRollingProgramme:groups:
   *
   * The groups that are planned: a list of [class@Balanced.ProgrammeGroup].
   *
   * Since: 0.1
   */
  /**
   * BalRollingProgramme:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalRollingProgramme:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_rolling_programme_init (BalRollingProgramme *self)
{
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-programme-group.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalProgrammeGroup:
 *
 * One group of a programme that comes round again.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: C7.
 *
 * Since: 0.1
 */
struct _BalProgrammeGroup
{
  BalItem parent_instance;
};

struct _BalProgrammeGroupClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalProgrammeGroup, bal_programme_group, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "setting", BAL_MEMBER_TEXT, .refers_to = "settings" },
  { "announced", BAL_MEMBER_MONTH_OR_DAY },
  { "start", BAL_MEMBER_MONTH_OR_DAY },
  { "end", BAL_MEMBER_MONTH_OR_DAY },
  { "sessions", BAL_MEMBER_INTEGER },
  { "places", BAL_MEMBER_INTEGER },
  { "filled", BAL_MEMBER_INTEGER },
  { "roles", BAL_MEMBER_TEXTS, .refers_to = ":roles" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_programme_group_class_init (BalProgrammeGroupClass *klass)
{
  /**
   * BalProgrammeGroup:setting:
   *
   * The code of the setting where it meets.
   *
   * Since: 0.1
   */
  /**
   * BalProgrammeGroup:announced:
   *
   * The day on which its dates were made known.
   *
   * Since: 0.1
   */
  /**
   * BalProgrammeGroup:start:
   *
   * The first day on which it meets.
   *
   * Since: 0.1
   */
  /**
   * BalProgrammeGroup:end:
   *
   * The last day on which it meets.
   *
   * Since: 0.1
   */
  /**
   * BalProgrammeGroup:sessions:
   *
   * How many times it meets.
   *
   * Since: 0.1
   */
  /**
   * BalProgrammeGroup:places:
   *
   * How many children it can take; the size of groups of the programme when it is not stated.
   *
   * Since: 0.1
   */
  /**
   * BalProgrammeGroup:filled:
   *
   * How many of the places are taken.
   *
   * Since: 0.1
   */
  /**
   * BalProgrammeGroup:roles:
   *
   * The codes of the roles that run it.
   *
   * Since: 0.1
   */
  /**
   * BalProgrammeGroup:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_programme_group_init (BalProgrammeGroup *self)
{
}

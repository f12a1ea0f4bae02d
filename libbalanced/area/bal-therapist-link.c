/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-therapist-link.h"

#include "libbalanced/area/bal-provision.h"
#include "libbalanced/core/bal-frequency.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalTherapistLink:
 *
 * That a therapist is the link of a setting, and the time that goes with it.
 *
 * What is not stated is not known; none is stated as 0.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: C9.
 *
 * Since: 0.1
 */
struct _BalTherapistLink
{
  BalItem parent_instance;
};

struct _BalTherapistLinkClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalTherapistLink, bal_therapist_link, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "setting", BAL_MEMBER_TEXT, TRUE, .refers_to = "settings" },
  { "days", BAL_MEMBER_NUMBER },
  { "per", BAL_MEMBER_ENUM, FALSE, bal_frequency_get_type },
  { "planning_hours", BAL_MEMBER_NUMBER },
  { "teamwork_hours", BAL_MEMBER_NUMBER },
  { "lead", BAL_MEMBER_BOOLEAN },
  { "start", BAL_MEMBER_MONTH_OR_DAY },
  { "end", BAL_MEMBER_MONTH_OR_DAY },
  { "status", BAL_MEMBER_ENUM, FALSE, bal_provision_status_get_type },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_therapist_link_class_init (BalTherapistLinkClass *klass)
{
  /**
   * BalTherapistLink:setting:
   *
   * The code of the setting; of the base of a cluster, for the settings of the cluster.
   *
   * Since: 0.1
   */
  /**
   * BalTherapistLink:days:
   *
   * How many days the therapist is there in each span of [property@Balanced.TherapistLink:per].
   *
   * Since: 0.1
   */
  /**
   * BalTherapistLink:per:
   *
   * The span that the days are counted in; irregular: not stated.
   *
   * Since: 0.1
   */
  /**
   * BalTherapistLink:planning-hours:
   *
   * Hours in a term to plan with the staff of the setting.
   *
   * Since: 0.1
   */
  /**
   * BalTherapistLink:teamwork-hours:
   *
   * Hours in a term to work as one of the team, as in meetings.
   *
   * Since: 0.1
   */
  /**
   * BalTherapistLink:lead:
   *
   * Whether the therapist is the first to be asked about any child of the setting.
   *
   * Since: 0.1
   */
  /**
   * BalTherapistLink:start:
   *
   * The first day of the link.
   *
   * Since: 0.1
   */
  /**
   * BalTherapistLink:end:
   *
   * The last day of the link.
   *
   * Since: 0.1
   */
  /**
   * BalTherapistLink:status:
   *
   * Whether it is there, where its days do not say so: what is planned or has ended covers no
   * setting.
   *
   * Since: 0.1
   */
  /**
   * BalTherapistLink:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_therapist_link_init (BalTherapistLink *self)
{
}

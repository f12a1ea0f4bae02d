/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-workforce.h"

#include "libbalanced/area/bal-competence.h"
#include "libbalanced/area/bal-staffing.h"
#include "libbalanced/area/bal-training.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalWorkforce:
 *
 * Who is able to do what in the area, and how what specialists know reaches the wider workforce.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: E1, E2.
 *
 * Since: 0.1
 */
struct _BalWorkforce
{
  BalItem parent_instance;
};

struct _BalWorkforceClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalWorkforce, bal_workforce, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "competences", BAL_MEMBER_ITEMS, FALSE, bal_competence_get_type },
  { "staffing", BAL_MEMBER_ITEMS, FALSE, bal_staffing_get_type },
  { "trainings", BAL_MEMBER_ITEMS, FALSE, bal_training_get_type, .defines = "trainings" },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_workforce_class_init (BalWorkforceClass *klass)
{
  /**
   * BalWorkforce:competences:
   *
   * What people are able to do: a list of [class@Balanced.Competence].
   *
   * Since: 0.1
   */
  /**
   * BalWorkforce:staffing:
   *
   * How many people there are of each role in each setting: a list of [class@Balanced.Staffing].
   *
   * Since: 0.1
   */
  /**
   * BalWorkforce:trainings:
   *
   * The trainings, with their sessions: a list of [class@Balanced.Training].
   *
   * Since: 0.1
   */
  /**
   * BalWorkforce:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalWorkforce:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_workforce_init (BalWorkforce *self)
{
}

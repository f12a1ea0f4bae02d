/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-training.h"

#include "libbalanced/area/bal-training-session.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalTraining:
 *
 * A training by which specialists pass on what they know, with the sessions in which it was given.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: E2.
 *
 * Since: 0.1
 */
struct _BalTraining
{
  BalItem parent_instance;
};

struct _BalTrainingClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalTraining, bal_training, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "title", BAL_MEMBER_LABEL, TRUE },
  { "domain", BAL_MEMBER_TEXT, .refers_to = ":lenses" },
  { "tier", BAL_MEMBER_TEXT, .refers_to = ":workforce_tiers" },
  { "given_by", BAL_MEMBER_TEXT, .refers_to = ":roles" },
  { "agency", BAL_MEMBER_TEXT, .refers_to = "agencies" },
  { "for_roles", BAL_MEMBER_TEXTS, .refers_to = ":roles" },
  { "renew_months", BAL_MEMBER_INTEGER },
  { "provisions", BAL_MEMBER_TEXTS, .refers_to = "provisions" },
  { "sessions", BAL_MEMBER_ITEMS, FALSE, bal_training_session_get_type },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_training_class_init (BalTrainingClass *klass)
{
  /**
   * BalTraining:code:
   *
   * The code of the training.
   *
   * Since: 0.1
   */
  /**
   * BalTraining:title:
   *
   * What it is called.
   *
   * Since: 0.1
   */
  /**
   * BalTraining:domain:
   *
   * The code of the domain that it is about: a lens of the framework.
   *
   * Since: 0.1
   */
  /**
   * BalTraining:tier:
   *
   * The code of the tier that it leads to in the domain.
   *
   * Since: 0.1
   */
  /**
   * BalTraining:given-by:
   *
   * The code of the role that gives it.
   *
   * Since: 0.1
   */
  /**
   * BalTraining:agency:
   *
   * The code of the agency that gives it.
   *
   * Since: 0.1
   */
  /**
   * BalTraining:for-roles:
   *
   * The codes of the roles that it is meant for.
   *
   * Since: 0.1
   */
  /**
   * BalTraining:renew-months:
   *
   * After how many months it has to be renewed.
   *
   * Since: 0.1
   */
  /**
   * BalTraining:provisions:
   *
   * The codes of the units of provision that it is part of.
   *
   * Since: 0.1
   */
  /**
   * BalTraining:sessions:
   *
   * When it was given: a list of [class@Balanced.TrainingSession].
   *
   * Since: 0.1
   */
  /**
   * BalTraining:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalTraining:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_training_init (BalTraining *self)
{
}

/**
 * bal_training_get_code:
 * @self: a training
 *
 * Gets the code of the training.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_training_get_code (BalTraining *self)
{
  g_return_val_if_fail (BAL_IS_TRAINING (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_training_get_title:
 * @self: a training
 *
 * Gets what it is called.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_training_get_title (BalTraining *self)
{
  g_return_val_if_fail (BAL_IS_TRAINING (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "title");
}

/**
 * bal_training_get_sessions:
 * @self: a training
 *
 * Gets when it was given: a list of [class@Balanced.TrainingSession].
 *
 * Returns: (transfer none): the list
 *
 * Since: 0.1
 */
GListModel *
bal_training_get_sessions (BalTraining *self)
{
  g_return_val_if_fail (BAL_IS_TRAINING (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "sessions");
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-competence.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalCompetence:
 *
 * What one member of the workforce is able to do in one domain, how that is known, and until when.
 *
 * People are named by a code of the area's own, never by a name.
 *
 * A tier belongs to a person in a domain: a specialist of one domain stands in the wider workforce
 * of another.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: E1.
 *
 * Since: 0.1
 */
struct _BalCompetence
{
  BalItem parent_instance;
};

struct _BalCompetenceClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalCompetence, bal_competence, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "person", BAL_MEMBER_TEXT, TRUE },
  { "role", BAL_MEMBER_TEXT, TRUE, .refers_to = ":roles" },
  { "domain", BAL_MEMBER_TEXT, TRUE, .refers_to = ":lenses" },
  { "tier", BAL_MEMBER_TEXT, TRUE, .refers_to = ":workforce_tiers" },
  { "agency", BAL_MEMBER_TEXT, .refers_to = "agencies" },
  { "setting", BAL_MEMBER_TEXT, .refers_to = "settings" },
  { "evidence", BAL_MEMBER_LABEL },
  { "trainings", BAL_MEMBER_TEXTS, .refers_to = "trainings" },
  { "achieved", BAL_MEMBER_MONTH_OR_DAY },
  { "renewed", BAL_MEMBER_MONTH_OR_DAY },
  { "expires", BAL_MEMBER_MONTH_OR_DAY },
  { "last_used", BAL_MEMBER_MONTH_OR_DAY },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_competence_class_init (BalCompetenceClass *klass)
{
  /**
   * BalCompetence:person:
   *
   * A code that stands for the person, never a name.
   *
   * Since: 0.1
   */
  /**
   * BalCompetence:role:
   *
   * The code of the role that the person has.
   *
   * Since: 0.1
   */
  /**
   * BalCompetence:domain:
   *
   * The code of the domain: a lens of the framework.
   *
   * Since: 0.1
   */
  /**
   * BalCompetence:tier:
   *
   * The code of the tier that the person has in the domain.
   *
   * Since: 0.1
   */
  /**
   * BalCompetence:agency:
   *
   * The code of the agency that the person works for.
   *
   * Since: 0.1
   */
  /**
   * BalCompetence:setting:
   *
   * The code of the setting in which the person works.
   *
   * Since: 0.1
   */
  /**
   * BalCompetence:evidence:
   *
   * What shows the competence, such as a qualification or an observation.
   *
   * Since: 0.1
   */
  /**
   * BalCompetence:trainings:
   *
   * The codes of the trainings that led to it.
   *
   * Since: 0.1
   */
  /**
   * BalCompetence:achieved:
   *
   * The day, month or year in which it was reached.
   *
   * Since: 0.1
   */
  /**
   * BalCompetence:renewed:
   *
   * The day, month or year of the last renewal.
   *
   * Since: 0.1
   */
  /**
   * BalCompetence:expires:
   *
   * The last day, month or year in which it holds.
   *
   * Since: 0.1
   */
  /**
   * BalCompetence:last-used:
   *
   * The day, month or year in which the skill was last used.
   *
   * Since: 0.1
   */
  /**
   * BalCompetence:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalCompetence:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_competence_init (BalCompetence *self)
{
}

/**
 * bal_competence_get_person:
 * @self: a competence
 *
 * Gets a code that stands for the person, never a name.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_competence_get_person (BalCompetence *self)
{
  g_return_val_if_fail (BAL_IS_COMPETENCE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "person");
}

/**
 * bal_competence_get_role:
 * @self: a competence
 *
 * Gets the code of the role that the person has.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_competence_get_role (BalCompetence *self)
{
  g_return_val_if_fail (BAL_IS_COMPETENCE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "role");
}

/**
 * bal_competence_get_domain:
 * @self: a competence
 *
 * Gets the code of the domain: a lens of the framework.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_competence_get_domain (BalCompetence *self)
{
  g_return_val_if_fail (BAL_IS_COMPETENCE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "domain");
}

/**
 * bal_competence_get_tier:
 * @self: a competence
 *
 * Gets the code of the tier that the person has in the domain.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_competence_get_tier (BalCompetence *self)
{
  g_return_val_if_fail (BAL_IS_COMPETENCE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "tier");
}

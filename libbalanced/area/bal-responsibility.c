/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-responsibility.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalResponsibility:
 *
 * A rule that says which agency answers for which children.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F8.
 *
 * Since: 0.1
 */
struct _BalResponsibility
{
  BalItem parent_instance;
};

struct _BalResponsibilityClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalResponsibility, bal_responsibility, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "agency", BAL_MEMBER_TEXT, TRUE, .refers_to = "agencies" },
  { "statement", BAL_MEMBER_LABEL, TRUE },
  { "services", BAL_MEMBER_TEXTS },
  { "levels", BAL_MEMBER_TEXTS, .refers_to = ":levels" },
  { "phases", BAL_MEMBER_TEXTS },
  { "conditions", BAL_MEMBER_TEXTS },
  { "age_from_months", BAL_MEMBER_INTEGER },
  { "age_to_months", BAL_MEMBER_INTEGER },
  { "residence", BAL_MEMBER_TEXT },
  { "registration", BAL_MEMBER_TEXT },
  { "settings", BAL_MEMBER_TEXTS, .refers_to = "settings" },
  { "task", BAL_MEMBER_TEXT },
  { "transfer_to", BAL_MEMBER_TEXT, .refers_to = "agencies" },
  { "extent", BAL_MEMBER_TEXT },
  { "status", BAL_MEMBER_ENUM, FALSE, bal_provision_status_get_type },
  { "reading", BAL_MEMBER_ENUM, FALSE, bal_reading_get_type },
  { "start", BAL_MEMBER_MONTH_OR_DAY },
  { "end", BAL_MEMBER_MONTH_OR_DAY },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "passage", BAL_MEMBER_TEXT },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_responsibility_class_init (BalResponsibilityClass *klass)
{
  /**
   * BalResponsibility:code:
   *
   * The code that boundaries name the rule by.
   *
   * Since: 0.1
   */
  /**
   * BalResponsibility:agency:
   *
   * The code of the agency that answers.
   *
   * Since: 0.1
   */
  /**
   * BalResponsibility:statement:
   *
   * The rule in words.
   *
   * Since: 0.1
   */
  /**
   * BalResponsibility:services:
   *
   * The services that it is about; none: all.
   *
   * Since: 0.1
   */
  /**
   * BalResponsibility:levels:
   *
   * The codes of the levels that it is about; none: all.
   *
   * Since: 0.1
   */
  /**
   * BalResponsibility:phases:
   *
   * The phases of education that it is about; none: all.
   *
   * Since: 0.1
   */
  /**
   * BalResponsibility:conditions:
   *
   * What must hold of the child, such as "ehc-plan"; all of them.
   *
   * Since: 0.1
   */
  /**
   * BalResponsibility:age-from-months:
   *
   * The age in months from which it holds.
   *
   * Since: 0.1
   */
  /**
   * BalResponsibility:age-to-months:
   *
   * The age in months at which it ends.
   *
   * Since: 0.1
   */
  /**
   * BalResponsibility:residence:
   *
   * Where the child must live.
   *
   * Since: 0.1
   */
  /**
   * BalResponsibility:registration:
   *
   * With whose general practitioner the child must be registered.
   *
   * Since: 0.1
   */
  /**
   * BalResponsibility:settings:
   *
   * The codes of the settings that it is about; none: all.
   *
   * Since: 0.1
   */
  /**
   * BalResponsibility:task:
   *
   * The task that it is about, when it is not all support.
   *
   * Since: 0.1
   */
  /**
   * BalResponsibility:transfer-to:
   *
   * The code of the agency that the child passes to.
   *
   * Since: 0.1
   */
  /**
   * BalResponsibility:extent:
   *
   * How strictly it holds, in the word of the source, such as "mainly".
   *
   * Since: 0.1
   */
  /**
   * BalResponsibility:status:
   *
   * Whether it is in force.
   *
   * Since: 0.1
   */
  /**
   * BalResponsibility:reading:
   *
   * Whether the source says it, or it is read from what the source says.
   *
   * Since: 0.1
   */
  /**
   * BalResponsibility:start:
   *
   * The first day or month on which the rule holds.
   *
   * Since: 0.1
   */
  /**
   * BalResponsibility:end:
   *
   * The last day or month on which the rule holds.
   *
   * Since: 0.1
   */
  /**
   * BalResponsibility:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalResponsibility:passage:
   *
   * Where in the source it stands.
   *
   * Since: 0.1
   */
  /**
   * BalResponsibility:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_responsibility_init (BalResponsibility *self)
{
}

/**
 * bal_responsibility_get_code:
 * @self: a responsibility
 *
 * Gets the code that boundaries name the rule by.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_responsibility_get_code (BalResponsibility *self)
{
  g_return_val_if_fail (BAL_IS_RESPONSIBILITY (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_responsibility_get_agency:
 * @self: a responsibility
 *
 * Gets the code of the agency that answers.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_responsibility_get_agency (BalResponsibility *self)
{
  g_return_val_if_fail (BAL_IS_RESPONSIBILITY (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "agency");
}

/**
 * bal_responsibility_get_statement:
 * @self: a responsibility
 *
 * Gets the rule in words.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_responsibility_get_statement (BalResponsibility *self)
{
  g_return_val_if_fail (BAL_IS_RESPONSIBILITY (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "statement");
}

/**
 * bal_responsibility_get_services:
 * @self: a responsibility
 *
 * Gets the services that it is about; none: all.
 *
 * Returns: (transfer none) (array zero-terminated=1): the list, possibly empty
 *
 * Since: 0.1
 */
const char *const *
bal_responsibility_get_services (BalResponsibility *self)
{
  g_return_val_if_fail (BAL_IS_RESPONSIBILITY (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "services");
}

/**
 * bal_responsibility_get_age_from_months:
 * @self: a responsibility
 *
 * Gets the age in months from which it holds.
 *
 * Returns: the number, or the smallest 32-bit integer when it is not stated
 *
 * Since: 0.1
 */
gint64
bal_responsibility_get_age_from_months (BalResponsibility *self)
{
  g_return_val_if_fail (BAL_IS_RESPONSIBILITY (self), G_MININT32);

  return bal_item_get_integer (BAL_ITEM (self), "age_from_months");
}

/**
 * bal_responsibility_get_age_to_months:
 * @self: a responsibility
 *
 * Gets the age in months at which it ends.
 *
 * Returns: the number, or the smallest 32-bit integer when it is not stated
 *
 * Since: 0.1
 */
gint64
bal_responsibility_get_age_to_months (BalResponsibility *self)
{
  g_return_val_if_fail (BAL_IS_RESPONSIBILITY (self), G_MININT32);

  return bal_item_get_integer (BAL_ITEM (self), "age_to_months");
}

/**
 * bal_responsibility_get_transfer_to:
 * @self: a responsibility
 *
 * Gets the code of the agency that the child passes to.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_responsibility_get_transfer_to (BalResponsibility *self)
{
  g_return_val_if_fail (BAL_IS_RESPONSIBILITY (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "transfer_to");
}

/**
 * bal_responsibility_get_status:
 * @self: a responsibility
 *
 * Gets whether it is in force.
 *
 * Returns: the value; the first one when it is not stated
 *
 * Since: 0.1
 */
BalProvisionStatus
bal_responsibility_get_status (BalResponsibility *self)
{
  g_return_val_if_fail (BAL_IS_RESPONSIBILITY (self), 0);

  return (BalProvisionStatus) bal_item_get_enum (BAL_ITEM (self), "status");
}

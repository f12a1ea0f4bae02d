/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-provision.h"

#include "libbalanced/area/bal-provision-cell.h"
#include "libbalanced/area/bal-setting.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalProvision:
 *
 * A unit of provision: something that an agency offers, at one or more places of the grid.
 *
 * A unit that is known to be missing is a provision too, with [property@Balanced.Provision:gap]
 * set.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: C1.
 *
 * Since: 0.1
 */
struct _BalProvision
{
  BalItem parent_instance;
};

struct _BalProvisionClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalProvision, bal_provision, BAL_TYPE_ITEM)

G_DEFINE_ENUM_TYPE (BalFunding,
                    bal_funding,
                    G_DEFINE_ENUM_VALUE (BAL_FUNDING_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (BAL_FUNDING_YES, "yes"),
                    G_DEFINE_ENUM_VALUE (BAL_FUNDING_NO, "no"))

G_DEFINE_ENUM_TYPE (BalProvisionStatus,
                    bal_provision_status,
                    G_DEFINE_ENUM_VALUE (BAL_PROVISION_STATUS_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (BAL_PROVISION_STATUS_ACTIVE, "active"),
                    G_DEFINE_ENUM_VALUE (BAL_PROVISION_STATUS_PLANNED, "planned"),
                    G_DEFINE_ENUM_VALUE (BAL_PROVISION_STATUS_ENDED, "ended"))

static const char *const modes[] = { "direct", "indirect", NULL };
static const char *const groupings[] = { "individual",   "group",      "class",
                                         "whole_school", "population", NULL };
static const char *const media[] = { "in_person", "online", NULL };

static const char *const functions[] = {
  "information", "advice",       "signposting", "informal_assessment",
  "assessment",  "intervention", "training",    NULL,
};
static const char *const routes[] = { "open", "drop_in", "request", "referral", "plan", NULL };

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "name", BAL_MEMBER_LABEL, TRUE },
  { "agency", BAL_MEMBER_TEXT, .refers_to = "agencies" },
  { "commissioner", BAL_MEMBER_TEXT, .refers_to = "agencies" },
  { "services", BAL_MEMBER_TEXTS },
  { "cells", BAL_MEMBER_ITEMS, FALSE, bal_provision_cell_get_type },
  { "stages", BAL_MEMBER_TEXTS, .refers_to = ":stages" },
  { "start", BAL_MEMBER_MONTH_OR_DAY },
  { "end", BAL_MEMBER_MONTH_OR_DAY },
  { "functions", BAL_MEMBER_TEXTS, .words = functions },
  { "routes", BAL_MEMBER_TEXTS, .words = routes },
  { "mode", BAL_MEMBER_TEXT, .words = modes },
  { "grouping", BAL_MEMBER_TEXT, .words = groupings },
  { "medium", BAL_MEMBER_TEXT, .words = media },
  { "settings", BAL_MEMBER_TEXTS, .refers_to = "settings" },
  { "functional_place", BAL_MEMBER_ENUM, FALSE, bal_place_get_type },
  { "roles", BAL_MEMBER_TEXTS, .refers_to = ":roles" },
  { "age_from_months", BAL_MEMBER_INTEGER },
  { "age_to_months", BAL_MEMBER_INTEGER },
  { "capacity", BAL_MEMBER_FIGURE },
  { "reached", BAL_MEMBER_FIGURE },
  { "hours", BAL_MEMBER_FIGURE },
  { "schedule", BAL_MEMBER_TEXT },
  { "requires", BAL_MEMBER_TEXTS, .refers_to = "provisions" },
  { "funded", BAL_MEMBER_ENUM, FALSE, bal_funding_get_type },
  { "cost", BAL_MEMBER_FIGURE },
  { "status", BAL_MEMBER_ENUM, FALSE, bal_provision_status_get_type },
  { "gap", BAL_MEMBER_BOOLEAN },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_provision_class_init (BalProvisionClass *klass)
{
  /**
   * BalProvision:code:
   *
   * The code that records name the unit by.
   *
   * Since: 0.1
   */
  /**
   * BalProvision:name:
   *
   * What it is.
   *
   * Since: 0.1
   */
  /**
   * BalProvision:agency:
   *
   * The code of the agency that provides it.
   *
   * Since: 0.1
   */
  /**
   * BalProvision:commissioner:
   *
   * The code of the agency that commissions it.
   *
   * Since: 0.1
   */
  /**
   * BalProvision:services:
   *
   * The services that take part, such as "speech-language".
   *
   * Since: 0.1
   */
  /**
   * BalProvision:cells:
   *
   * Where it stands in the grid.
   *
   * Since: 0.1
   */
  /**
   * BalProvision:stages:
   *
   * The codes of the stages of a journey that it belongs to.
   *
   * Since: 0.1
   */
  /**
   * BalProvision:start:
   *
   * The first day on which it was offered.
   *
   * Since: 0.1
   */
  /**
   * BalProvision:end:
   *
   * The last day on which it was offered.
   *
   * Since: 0.1
   */
  /**
   * BalProvision:functions:
   *
   * What happens in it: "information", "advice", "signposting", "informal_assessment",
   * "assessment", "intervention" or "training".
   *
   * Since: 0.1
   */
  /**
   * BalProvision:routes:
   *
   * How children come to it: "open" to all who are there, "drop_in", on "request" of a family or
   * setting, on "referral", or by a "plan".
   *
   * Since: 0.1
   */
  /**
   * BalProvision:mode:
   *
   * "direct" or "indirect".
   *
   * Since: 0.1
   */
  /**
   * BalProvision:grouping:
   *
   * "individual", "group", "class", "whole_school" or "population".
   *
   * Since: 0.1
   */
  /**
   * BalProvision:medium:
   *
   * "in_person" or "online".
   *
   * Since: 0.1
   */
  /**
   * BalProvision:settings:
   *
   * The codes of the settings where it happens.
   *
   * Since: 0.1
   */
  /**
   * BalProvision:functional-place:
   *
   * The kind of place where it works best for what children do there, as somebody said.
   *
   * Since: 0.1
   */
  /**
   * BalProvision:roles:
   *
   * The codes of the roles that contribute.
   *
   * Since: 0.1
   */
  /**
   * BalProvision:age-from-months:
   *
   * The age in months from which it is offered.
   *
   * Since: 0.1
   */
  /**
   * BalProvision:age-to-months:
   *
   * The age in months at which it is no longer offered.
   *
   * Since: 0.1
   */
  /**
   * BalProvision:capacity:
   *
   * How many children it can take.
   *
   * Since: 0.1
   */
  /**
   * BalProvision:reached:
   *
   * How many children it reached in a year.
   *
   * Since: 0.1
   */
  /**
   * BalProvision:hours:
   *
   * How many hours of work go into it in a year.
   *
   * Since: 0.1
   */
  /**
   * BalProvision:schedule:
   *
   * When it happens.
   *
   * Since: 0.1
   */
  /**
   * BalProvision:requires:
   *
   * The codes of the provisions that it depends on.
   *
   * Since: 0.1
   */
  /**
   * BalProvision:funded:
   *
   * Whether it is funded.
   *
   * Since: 0.1
   */
  /**
   * BalProvision:cost:
   *
   * What it costs in a year, in pounds.
   *
   * Since: 0.1
   */
  /**
   * BalProvision:status:
   *
   * Whether it is active, planned or ended.
   *
   * Since: 0.1
   */
  /**
   * BalProvision:gap:
   *
   * Whether this is a gap: something that is needed, and that nobody offers.
   *
   * Since: 0.1
   */
  /**
   * BalProvision:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalProvision:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_provision_init (BalProvision *self)
{
}

/**
 * bal_provision_get_code:
 * @self: a provision
 *
 * Gets the code that records name the unit by.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_provision_get_code (BalProvision *self)
{
  g_return_val_if_fail (BAL_IS_PROVISION (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_provision_get_name:
 * @self: a provision
 *
 * Gets what it is.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_provision_get_name (BalProvision *self)
{
  g_return_val_if_fail (BAL_IS_PROVISION (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "name");
}

/**
 * bal_provision_get_agency:
 * @self: a provision
 *
 * Gets the code of the agency that provides it.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_provision_get_agency (BalProvision *self)
{
  g_return_val_if_fail (BAL_IS_PROVISION (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "agency");
}

/**
 * bal_provision_get_cells:
 * @self: a provision
 *
 * Gets where it stands in the grid.
 *
 * Returns: (transfer none): a list of [class@Balanced.ProvisionCell]
 *
 * Since: 0.1
 */
GListModel *
bal_provision_get_cells (BalProvision *self)
{
  g_return_val_if_fail (BAL_IS_PROVISION (self), NULL);

  return bal_item_get_items (BAL_ITEM (self), "cells");
}

/**
 * bal_provision_get_stages:
 * @self: a provision
 *
 * Gets the codes of the stages of a journey that it belongs to.
 *
 * Returns: (transfer none) (array zero-terminated=1): the list, possibly empty
 *
 * Since: 0.1
 */
const char *const *
bal_provision_get_stages (BalProvision *self)
{
  g_return_val_if_fail (BAL_IS_PROVISION (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "stages");
}

/**
 * bal_provision_get_start_day:
 * @self: a provision
 *
 * Gets the first day on which it was offered, as a day.
 *
 * Returns: a day, in days since 1970-01-01, or %BAL_DAY_NONE
 *
 * Since: 0.1
 */
gint32
bal_provision_get_start_day (BalProvision *self)
{
  g_return_val_if_fail (BAL_IS_PROVISION (self), G_MININT32);

  return bal_item_get_day (BAL_ITEM (self), "start");
}

/**
 * bal_provision_get_end_day:
 * @self: a provision
 *
 * Gets the last day on which it was offered, as a day.
 *
 * Returns: a day, in days since 1970-01-01, or %BAL_DAY_NONE
 *
 * Since: 0.1
 */
gint32
bal_provision_get_end_day (BalProvision *self)
{
  g_return_val_if_fail (BAL_IS_PROVISION (self), G_MININT32);

  return bal_item_get_last_day (BAL_ITEM (self), "end");
}

/**
 * bal_provision_get_settings:
 * @self: a provision
 *
 * Gets the codes of the settings where it happens.
 *
 * Returns: (transfer none) (array zero-terminated=1): the list, possibly empty
 *
 * Since: 0.1
 */
const char *const *
bal_provision_get_settings (BalProvision *self)
{
  g_return_val_if_fail (BAL_IS_PROVISION (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "settings");
}

/**
 * bal_provision_get_roles:
 * @self: a provision
 *
 * Gets the codes of the roles that contribute.
 *
 * Returns: (transfer none) (array zero-terminated=1): the list, possibly empty
 *
 * Since: 0.1
 */
const char *const *
bal_provision_get_roles (BalProvision *self)
{
  g_return_val_if_fail (BAL_IS_PROVISION (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "roles");
}

/**
 * bal_provision_get_requires:
 * @self: a provision
 *
 * Gets the codes of the provisions that it depends on.
 *
 * Returns: (transfer none) (array zero-terminated=1): the list, possibly empty
 *
 * Since: 0.1
 */
const char *const *
bal_provision_get_requires (BalProvision *self)
{
  g_return_val_if_fail (BAL_IS_PROVISION (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "requires");
}

/**
 * bal_provision_get_funded:
 * @self: a provision
 *
 * Gets whether it is funded.
 *
 * Returns: the value; the first one when it is not stated
 *
 * Since: 0.1
 */
BalFunding
bal_provision_get_funded (BalProvision *self)
{
  g_return_val_if_fail (BAL_IS_PROVISION (self), 0);

  return (BalFunding) bal_item_get_enum (BAL_ITEM (self), "funded");
}

/**
 * bal_provision_get_status:
 * @self: a provision
 *
 * Gets whether it is active, planned or ended.
 *
 * Returns: the value; the first one when it is not stated
 *
 * Since: 0.1
 */
BalProvisionStatus
bal_provision_get_status (BalProvision *self)
{
  g_return_val_if_fail (BAL_IS_PROVISION (self), 0);

  return (BalProvisionStatus) bal_item_get_enum (BAL_ITEM (self), "status");
}

/**
 * bal_provision_get_gap:
 * @self: a provision
 *
 * Gets whether this is a gap: something that is needed, and that nobody offers.
 *
 * Returns: %TRUE if so
 *
 * Since: 0.1
 */
gboolean
bal_provision_get_gap (BalProvision *self)
{
  g_return_val_if_fail (BAL_IS_PROVISION (self), FALSE);

  return bal_item_get_boolean (BAL_ITEM (self), "gap");
}

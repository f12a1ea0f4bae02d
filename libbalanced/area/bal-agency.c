/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-agency.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalAgency:
 *
 * An organisation that commissions or provides services in an area, or speaks for those who use
 * them.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Since: 0.1
 */
struct _BalAgency
{
  BalItem parent_instance;
};

struct _BalAgencyClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalAgency, bal_agency, BAL_TYPE_ITEM)

static const char *const sectors[] = { "nhs",         "local_authority", "school", "early_years",
                                       "independent", "voluntary",       "family", NULL };

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "name", BAL_MEMBER_LABEL, TRUE },
  { "aliases", BAL_MEMBER_TEXTS },
  { "functions", BAL_MEMBER_TEXTS },
  { "sector", BAL_MEMBER_TEXT, .words = sectors },
  { "services", BAL_MEMBER_TEXTS },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_agency_class_init (BalAgencyClass *klass)
{
  /**
   * BalAgency:code:
   *
   * The code that others name the agency by.
   *
   * Since: 0.1
   */
  /**
   * BalAgency:name:
   *
   * The name of the agency.
   *
   * Since: 0.1
   */
  /**
   * BalAgency:aliases:
   *
   * Other names by which records may call the agency.
   *
   * Since: 0.1
   */
  /**
   * BalAgency:functions:
   *
   * What the agency does: "commissioner", "provider", "parent-carer-forum".
   *
   * Since: 0.1
   */
  /**
   * BalAgency:sector:
   *
   * What kind of body it is: "nhs", "local_authority", "school", "early_years", "independent",
   * "voluntary", or "family" for those who speak for families.
   *
   * Features: L1, L2.
   *
   * Since: 0.1
   */
  /**
   * BalAgency:services:
   *
   * The services that it provides, such as "speech-language".
   *
   * Since: 0.1
   */
  /**
   * BalAgency:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalAgency:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_agency_init (BalAgency *self)
{
}

/**
 * bal_agency_get_code:
 * @self: an agency
 *
 * Gets the code that others name the agency by.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_agency_get_code (BalAgency *self)
{
  g_return_val_if_fail (BAL_IS_AGENCY (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_agency_get_name:
 * @self: an agency
 *
 * Gets the name of the agency.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_agency_get_name (BalAgency *self)
{
  g_return_val_if_fail (BAL_IS_AGENCY (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "name");
}

/**
 * bal_agency_get_functions:
 * @self: an agency
 *
 * Gets what the agency does: "commissioner", "provider", "parent-carer-forum".
 *
 * Returns: (transfer none) (array zero-terminated=1): the list, possibly empty
 *
 * Since: 0.1
 */
const char *const *
bal_agency_get_functions (BalAgency *self)
{
  g_return_val_if_fail (BAL_IS_AGENCY (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "functions");
}

/**
 * bal_agency_get_services:
 * @self: an agency
 *
 * Gets the services that it provides, such as "speech-language".
 *
 * Returns: (transfer none) (array zero-terminated=1): the list, possibly empty
 *
 * Since: 0.1
 */
const char *const *
bal_agency_get_services (BalAgency *self)
{
  g_return_val_if_fail (BAL_IS_AGENCY (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "services");
}

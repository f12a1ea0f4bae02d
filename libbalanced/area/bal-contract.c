/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-contract.h"

#include "libbalanced/area/bal-provision.h"
#include "libbalanced/area/bal-reading.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalContract:
 *
 * A contract, and the measures by which it is judged.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: G5, L4.
 *
 * Since: 0.1
 */
struct _BalContract
{
  BalItem parent_instance;
};

struct _BalContractClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalContract, bal_contract, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL, TRUE },
  { "commissioners", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  { "provider", BAL_MEMBER_TEXT, .refers_to = "agencies" },
  { "start", BAL_MEMBER_DAY },
  { "end", BAL_MEMBER_DAY },
  { "measures", BAL_MEMBER_TEXTS, .refers_to = "measures" },
  { "outcomes", BAL_MEMBER_TEXTS, .refers_to = ":outcomes" },
  { "subcontract_of", BAL_MEMBER_TEXT, .refers_to = "contracts" },
  { "conversion", BAL_MEMBER_LABEL },
  { "status", BAL_MEMBER_ENUM, FALSE, bal_provision_status_get_type },
  { "reading", BAL_MEMBER_ENUM, FALSE, bal_reading_get_type },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "passage", BAL_MEMBER_TEXT },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_contract_class_init (BalContractClass *klass)
{
  /**
   * BalContract:code:
   *
   * The code of the contract.
   *
   * Since: 0.1
   */
  /**
   * BalContract:label:
   *
   * What is bought.
   *
   * Since: 0.1
   */
  /**
   * BalContract:commissioners:
   *
   * The codes of the agencies that pay.
   *
   * Since: 0.1
   */
  /**
   * BalContract:provider:
   *
   * The code of the agency that is paid.
   *
   * Since: 0.1
   */
  /**
   * BalContract:start:
   *
   * The first day.
   *
   * Since: 0.1
   */
  /**
   * BalContract:end:
   *
   * The last day.
   *
   * Since: 0.1
   */
  /**
   * BalContract:measures:
   *
   * The codes of the measures that it asks for.
   *
   * Since: 0.1
   */
  /**
   * BalContract:outcomes:
   *
   * The codes of the outcomes that it is held to.
   *
   * Features: L2.
   *
   * Since: 0.1
   */
  /**
   * BalContract:subcontract-of:
   *
   * The code of the contract under which it was given.
   *
   * Features: L2.
   *
   * Since: 0.1
   */
  /**
   * BalContract:conversion:
   *
   * How measures of effort are to give way to evidence of outcomes.
   *
   * Since: 0.1
   */
  /**
   * BalContract:status:
   *
   * Whether it is planned, in force or over, where its days do not say so.
   *
   * Since: 0.1
   */
  /**
   * BalContract:reading:
   *
   * Whether the source says it, or it is read from what the source says.
   *
   * Since: 0.1
   */
  /**
   * BalContract:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalContract:passage:
   *
   * Where in the source it stands.
   *
   * Since: 0.1
   */
  /**
   * BalContract:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_contract_init (BalContract *self)
{
}

/**
 * bal_contract_get_code:
 * @self: a contract
 *
 * Gets the code of the contract.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_contract_get_code (BalContract *self)
{
  g_return_val_if_fail (BAL_IS_CONTRACT (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_contract_get_label:
 * @self: a contract
 *
 * Gets what is bought.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_contract_get_label (BalContract *self)
{
  g_return_val_if_fail (BAL_IS_CONTRACT (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "label");
}

/**
 * bal_contract_get_provider:
 * @self: a contract
 *
 * Gets the code of the agency that is paid.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_contract_get_provider (BalContract *self)
{
  g_return_val_if_fail (BAL_IS_CONTRACT (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "provider");
}

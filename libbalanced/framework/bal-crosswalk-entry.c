/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/framework/bal-crosswalk-entry.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalCrosswalkEntry:
 *
 * One line of a crosswalk: what a term of one scheme becomes in the other.
 *
 * ## Thread safety
 *
 * It never changes, and may be used from any thread.
 *
 * Features: A2, A8, A10.
 *
 * Since: 0.1
 */

G_DEFINE_ENUM_TYPE (BalMappingLoss,
                    bal_mapping_loss,
                    G_DEFINE_ENUM_VALUE (BAL_MAPPING_LOSS_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (BAL_MAPPING_LOSS_MERGED, "merged"),
                    G_DEFINE_ENUM_VALUE (BAL_MAPPING_LOSS_SPLIT, "split"),
                    G_DEFINE_ENUM_VALUE (BAL_MAPPING_LOSS_APPROXIMATE, "approximate"),
                    G_DEFINE_ENUM_VALUE (BAL_MAPPING_LOSS_UNMAPPED, "unmapped"))

struct _BalCrosswalkEntry
{
  BalItem parent_instance;
};

struct _BalCrosswalkEntryClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalCrosswalkEntry, bal_crosswalk_entry, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "from_code", BAL_MEMBER_TEXT, TRUE },
  { "to_codes", BAL_MEMBER_TEXTS },
  { "loss", BAL_MEMBER_ENUM, FALSE, bal_mapping_loss_get_type },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_crosswalk_entry_class_init (BalCrosswalkEntryClass *klass)
{
  /**
   * BalCrosswalkEntry:from-code: (getter get_from_code)
   *
   * The code of the term that is mapped.
   *
   * Since: 0.1
   */
  /**
   * BalCrosswalkEntry:to-codes: (getter get_to_codes)
   *
   * The codes of the terms that it becomes: none, one or several.
   *
   * Since: 0.1
   */
  /**
   * BalCrosswalkEntry:loss: (getter get_loss)
   *
   * What is declared to be lost.
   *
   * Since: 0.1
   */
  /**
   * BalCrosswalkEntry:note: (getter get_note)
   *
   * Why, in words.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_crosswalk_entry_init (BalCrosswalkEntry *self)
{
}

/**
 * bal_crosswalk_entry_get_from_code: (get-property from-code)
 * @self: a entry
 *
 * Gives the code of the term that is mapped.
 *
 * Returns: (nullable): the code; `NULL` only when the entry was made without one
 *
 * Since: 0.1
 */
const char *
bal_crosswalk_entry_get_from_code (BalCrosswalkEntry *self)
{
  g_return_val_if_fail (BAL_IS_CROSSWALK_ENTRY (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "from_code");
}

/**
 * bal_crosswalk_entry_get_to_codes: (get-property to-codes)
 * @self: a entry
 *
 * Gives the codes of the terms that it becomes: none, one or several.
 *
 * Returns: (transfer none): the codes
 *
 * Since: 0.1
 */
const char *const *
bal_crosswalk_entry_get_to_codes (BalCrosswalkEntry *self)
{
  g_return_val_if_fail (BAL_IS_CROSSWALK_ENTRY (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "to_codes");
}

/**
 * bal_crosswalk_entry_get_loss: (get-property loss)
 * @self: a entry
 *
 * Tells what is declared to be lost.
 *
 * [method@Balanced.Crosswalk.check] also finds what is not declared.
 *
 * Returns: the loss
 *
 * Since: 0.1
 */
BalMappingLoss
bal_crosswalk_entry_get_loss (BalCrosswalkEntry *self)
{
  g_return_val_if_fail (BAL_IS_CROSSWALK_ENTRY (self), BAL_MAPPING_LOSS_NONE);

  return (BalMappingLoss) bal_item_get_enum (BAL_ITEM (self), "loss");
}

/**
 * bal_crosswalk_entry_get_note: (get-property note)
 * @self: a entry
 *
 * Tells why, in words.
 *
 * Returns: (nullable): the note
 *
 * Since: 0.1
 */
const char *
bal_crosswalk_entry_get_note (BalCrosswalkEntry *self)
{
  g_return_val_if_fail (BAL_IS_CROSSWALK_ENTRY (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "note");
}

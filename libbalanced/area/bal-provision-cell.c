/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-provision-cell.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalProvisionCell:
 *
 * Where a unit of provision stands in the grid of strands and levels.
 *
 * A source may say one of the two and not the other: what it does not say is left out, and never
 * guessed.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: C1, C3.
 *
 * Since: 0.1
 */
struct _BalProvisionCell
{
  BalItem parent_instance;
};

struct _BalProvisionCellClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalProvisionCell, bal_provision_cell, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "strand", BAL_MEMBER_TEXT, .refers_to = ":strands" },
  { "level", BAL_MEMBER_TEXT, .refers_to = ":levels" },
  { "reading", BAL_MEMBER_ENUM, FALSE, bal_reading_get_type },
};

static void
bal_provision_cell_class_init (BalProvisionCellClass *klass)
{
  /**
   * BalProvisionCell:strand:
   *
   * The code of the strand, when the source says it.
   *
   * Since: 0.1
   */
  /**
   * BalProvisionCell:level:
   *
   * The code of the level, when the source says it.
   *
   * Since: 0.1
   */
  /**
   * BalProvisionCell:reading:
   *
   * Whether the source says it, or it is read from what the source says.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_provision_cell_init (BalProvisionCell *self)
{
}

/**
 * bal_provision_cell_get_strand:
 * @self: a cell
 *
 * Gets the code of the strand, when the source says it.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_provision_cell_get_strand (BalProvisionCell *self)
{
  g_return_val_if_fail (BAL_IS_PROVISION_CELL (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "strand");
}

/**
 * bal_provision_cell_get_level:
 * @self: a cell
 *
 * Gets the code of the level, when the source says it.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_provision_cell_get_level (BalProvisionCell *self)
{
  g_return_val_if_fail (BAL_IS_PROVISION_CELL (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "level");
}

/**
 * bal_provision_cell_get_reading:
 * @self: a cell
 *
 * Gets whether the source says it, or it is read from what the source says.
 *
 * Returns: the value; the first one when it is not stated
 *
 * Since: 0.1
 */
BalReading
bal_provision_cell_get_reading (BalProvisionCell *self)
{
  g_return_val_if_fail (BAL_IS_PROVISION_CELL (self), 0);

  return (BalReading) bal_item_get_enum (BAL_ITEM (self), "reading");
}

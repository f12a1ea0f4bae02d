/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-pathway-units.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalPathwayUnits:
 *
 * Which units of provision a rule of a care pathway is about.
 *
 * A unit is one of them when every member that is stated has one of its values; a member that is
 * not stated takes every unit, and with none stated it is every unit.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Since: 0.1
 */
struct _BalPathwayUnits
{
  BalItem parent_instance;
};

struct _BalPathwayUnitsClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalPathwayUnits, bal_pathway_units, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "strands", BAL_MEMBER_TEXTS, .refers_to = ":strands" },
  { "levels", BAL_MEMBER_TEXTS, .refers_to = ":levels" },
  { "stages", BAL_MEMBER_TEXTS, .refers_to = ":stages" },
  { "agencies", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  { "roles", BAL_MEMBER_TEXTS, .refers_to = ":roles" },
  { "need_types", BAL_MEMBER_TEXTS },
  { "groupings", BAL_MEMBER_TEXTS },
  { "provisions", BAL_MEMBER_TEXTS },
};

static void
bal_pathway_units_class_init (BalPathwayUnitsClass *klass)
{
  /**
   * BalPathwayUnits:strands:
   *
   * The codes of the strands that a unit may be in.
   *
   * Since: 0.1
   */
  /**
   * BalPathwayUnits:levels:
   *
   * The codes of the levels that a unit may have.
   *
   * Since: 0.1
   */
  /**
   * BalPathwayUnits:stages:
   *
   * The codes of the stages that a unit may be in.
   *
   * Since: 0.1
   */
  /**
   * BalPathwayUnits:agencies:
   *
   * The codes of the agencies that may give a unit.
   *
   * Since: 0.1
   */
  /**
   * BalPathwayUnits:roles:
   *
   * The codes of the roles that may give a unit.
   *
   * Since: 0.1
   */
  /**
   * BalPathwayUnits:need-types:
   *
   * The codes of the types of need that a unit may be for.
   *
   * Since: 0.1
   */
  /**
   * BalPathwayUnits:groupings:
   *
   * The groupings that a unit may have, such as `individual`.
   *
   * Since: 0.1
   */
  /**
   * BalPathwayUnits:provisions:
   *
   * The codes of the provisions that a unit may be of.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_pathway_units_init (BalPathwayUnits *self)
{
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-blueprint-item.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalBlueprintItem:
 *
 * One of the ten things that a blueprint asks for before agencies share data for a dashboard, and
 * how far it has come.
 *
 * Two are about leadership, four about governance and principles, four about the technology.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: K1.
 *
 * Since: 0.1
 */
struct _BalBlueprintItem
{
  BalItem parent_instance;
};

struct _BalBlueprintItemClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalBlueprintItem, bal_blueprint_item, BAL_TYPE_ITEM)

G_DEFINE_ENUM_TYPE (BalBlueprintStep,
                    bal_blueprint_step,
                    G_DEFINE_ENUM_VALUE (BAL_BLUEPRINT_STEP_VISION_SIGNED_OFF, "vision_signed_off"),
                    G_DEFINE_ENUM_VALUE (BAL_BLUEPRINT_STEP_LEAD_AGENCY, "lead_agency"),
                    G_DEFINE_ENUM_VALUE (BAL_BLUEPRINT_STEP_PROJECT_GROUP, "project_group"),
                    G_DEFINE_ENUM_VALUE (BAL_BLUEPRINT_STEP_IMPACT_ASSESSMENT, "impact_assessment"),
                    G_DEFINE_ENUM_VALUE (BAL_BLUEPRINT_STEP_SHARING_AGREEMENTS,
                                         "sharing_agreements"),
                    G_DEFINE_ENUM_VALUE (BAL_BLUEPRINT_STEP_COMMUNICATION_STRATEGY,
                                         "communication_strategy"),
                    G_DEFINE_ENUM_VALUE (BAL_BLUEPRINT_STEP_COLLATION, "collation"),
                    G_DEFINE_ENUM_VALUE (BAL_BLUEPRINT_STEP_REAL_TIME, "real_time"),
                    G_DEFINE_ENUM_VALUE (BAL_BLUEPRINT_STEP_REPORTING, "reporting"),
                    G_DEFINE_ENUM_VALUE (BAL_BLUEPRINT_STEP_ACCESS, "access"))

G_DEFINE_ENUM_TYPE (BalBlueprintStatus,
                    bal_blueprint_status,
                    G_DEFINE_ENUM_VALUE (BAL_BLUEPRINT_STATUS_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (BAL_BLUEPRINT_STATUS_NOT_STARTED, "not_started"),
                    G_DEFINE_ENUM_VALUE (BAL_BLUEPRINT_STATUS_UNDER_WAY, "under_way"),
                    G_DEFINE_ENUM_VALUE (BAL_BLUEPRINT_STATUS_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (BAL_BLUEPRINT_STATUS_NOT_NEEDED, "not_needed"))

static const BalMember members[] = {
  { "item", BAL_MEMBER_ENUM, TRUE, bal_blueprint_step_get_type },
  { "status", BAL_MEMBER_ENUM, FALSE, bal_blueprint_status_get_type },
  { "agency", BAL_MEMBER_TEXT, .refers_to = "agencies" },
  { "evidence", BAL_MEMBER_LABEL },
  { "date", BAL_MEMBER_DAY },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_blueprint_item_class_init (BalBlueprintItemClass *klass)
{
  /**
   * BalBlueprintItem:item:
   *
   * Which of the ten it is.
   *
   * Since: 0.1
   */
  /**
   * BalBlueprintItem:status:
   *
   * How far it has come.
   *
   * Since: 0.1
   */
  /**
   * BalBlueprintItem:agency:
   *
   * The code of the agency that sees to it; of the lead agency, itself.
   *
   * Since: 0.1
   */
  /**
   * BalBlueprintItem:evidence:
   *
   * What shows it.
   *
   * Since: 0.1
   */
  /**
   * BalBlueprintItem:date:
   *
   * The day on which it was so.
   *
   * Since: 0.1
   */
  /**
   * BalBlueprintItem:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalBlueprintItem:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_blueprint_item_init (BalBlueprintItem *self)
{
}

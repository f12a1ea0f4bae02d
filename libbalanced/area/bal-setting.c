/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-setting.h"

#include "libbalanced/area/bal-environment-step.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalSetting:
 *
 * A place, or a kind of place, where children are met: a school, a clinic, a home.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: C1, C10.
 *
 * Since: 0.1
 */
struct _BalSetting
{
  BalItem parent_instance;
};

struct _BalSettingClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalSetting, bal_setting, BAL_TYPE_ITEM)

G_DEFINE_ENUM_TYPE (BalPlace,
                    bal_place,
                    G_DEFINE_ENUM_VALUE (BAL_PLACE_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (BAL_PLACE_HOME, "home"),
                    G_DEFINE_ENUM_VALUE (BAL_PLACE_COMMUNITY, "community"),
                    G_DEFINE_ENUM_VALUE (BAL_PLACE_LEARNING, "learning"),
                    G_DEFINE_ENUM_VALUE (BAL_PLACE_LEISURE, "leisure"),
                    G_DEFINE_ENUM_VALUE (BAL_PLACE_CLINIC, "clinic"))

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "name", BAL_MEMBER_LABEL, TRUE },
  { "place", BAL_MEMBER_ENUM, FALSE, bal_place_get_type },
  { "phases", BAL_MEMBER_TEXTS },
  { "cluster", BAL_MEMBER_TEXT, .refers_to = "settings" },
  { "children", BAL_MEMBER_FIGURE },
  { "deprivation", BAL_MEMBER_NUMBER },
  { "environment", BAL_MEMBER_ITEMS, FALSE, bal_environment_step_get_type },
  { "agency", BAL_MEMBER_TEXT, .refers_to = "agencies" },
  { "urn", BAL_MEMBER_TEXT },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_setting_class_init (BalSettingClass *klass)
{
  /**
   * BalSetting:code:
   *
   * The code that others name the setting by.
   *
   * Since: 0.1
   */
  /**
   * BalSetting:name:
   *
   * The name of the setting.
   *
   * Since: 0.1
   */
  /**
   * BalSetting:place:
   *
   * The kind of place.
   *
   * Since: 0.1
   */
  /**
   * BalSetting:phases:
   *
   * The phases of education that it serves.
   *
   * Since: 0.1
   */
  /**
   * BalSetting:cluster:
   *
   * The code of the setting that is the base of its cluster, such as a family hub.
   *
   * Since: 0.1
   */
  /**
   * BalSetting:children:
   *
   * How many children it has.
   *
   * Since: 0.1
   */
  /**
   * BalSetting:deprivation:
   *
   * A score of how deprived its children are: the higher, the more, as the share in low income. A
   * rank or decile in which 1 is the most deprived is no score.
   *
   * Since: 0.1
   */
  /**
   * BalSetting:environment:
   *
   * What was done so that everyone can take part there: a list of
   * [class@Balanced.EnvironmentStep].
   *
   * Since: 0.1
   */
  /**
   * BalSetting:agency:
   *
   * The code of the agency that runs it.
   *
   * Since: 0.1
   */
  /**
   * BalSetting:urn:
   *
   * The unique reference number of a school.
   *
   * Since: 0.1
   */
  /**
   * BalSetting:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalSetting:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_setting_init (BalSetting *self)
{
}

/**
 * bal_setting_get_code:
 * @self: a setting
 *
 * Gets the code that others name the setting by.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_setting_get_code (BalSetting *self)
{
  g_return_val_if_fail (BAL_IS_SETTING (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_setting_get_name:
 * @self: a setting
 *
 * Gets the name of the setting.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_setting_get_name (BalSetting *self)
{
  g_return_val_if_fail (BAL_IS_SETTING (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "name");
}

/**
 * bal_setting_get_place:
 * @self: a setting
 *
 * Gets the kind of place.
 *
 * Returns: the value; the first one when it is not stated
 *
 * Since: 0.1
 */
BalPlace
bal_setting_get_place (BalSetting *self)
{
  g_return_val_if_fail (BAL_IS_SETTING (self), 0);

  return (BalPlace) bal_item_get_enum (BAL_ITEM (self), "place");
}

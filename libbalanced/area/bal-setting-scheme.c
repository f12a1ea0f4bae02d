/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-setting-scheme.h"

#include "libbalanced/area/bal-scheme-setting.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalSettingScheme:
 *
 * A scheme in which settings evaluate themselves over the outcomes, and are awarded.
 *
 * The rubric is data: no scale and no threshold is built in.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: M1, M2, M3, M4.
 *
 * Since: 0.1
 */
struct _BalSettingScheme
{
  BalItem parent_instance;
};

struct _BalSettingSchemeClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalSettingScheme, bal_setting_scheme, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "label", BAL_MEMBER_LABEL },
  { "rating_scale", BAL_MEMBER_TEXTS },
  { "met_from", BAL_MEMBER_TEXT },
  { "strength_scale", BAL_MEMBER_TEXTS },
  { "valid_months", BAL_MEMBER_INTEGER },
  { "months_to_award", BAL_MEMBER_INTEGER },
  { "settings", BAL_MEMBER_ITEMS, FALSE, bal_scheme_setting_get_type },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_setting_scheme_class_init (BalSettingSchemeClass *klass)
{
  /**
   * BalSettingScheme:label:
   *
   * What the scheme is called.
   *
   * Since: 0.1
   */
  /**
   * BalSettingScheme:rating-scale:
   *
   * The words of the rubric, the weakest first.
   *
   * Since: 0.1
   */
  /**
   * BalSettingScheme:met-from:
   *
   * The word from which an outcome counts as met; not stated: none does.
   *
   * Since: 0.1
   */
  /**
   * BalSettingScheme:strength-scale:
   *
   * The words for the strength of evidence, the weakest first.
   *
   * Since: 0.1
   */
  /**
   * BalSettingScheme:valid-months:
   *
   * For how many months an award holds; not stated: 36.
   *
   * Since: 0.1
   */
  /**
   * BalSettingScheme:months-to-award:
   *
   * Within how many months of its licence a setting is to reach its award; not stated: no limit.
   *
   * Since: 0.1
   */
  /**
   * BalSettingScheme:settings:
   *
   * The settings that take part.
   *
   * Since: 0.1
   */
  /**
   * BalSettingScheme:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalSettingScheme:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_setting_scheme_init (BalSettingScheme *self)
{
}

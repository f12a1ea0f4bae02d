/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-scheme-setting.h"

#include "libbalanced/area/bal-scheme-evidence.h"
#include "libbalanced/area/bal-scheme-step.h"
#include "libbalanced/area/bal-self-rating.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalSchemeSetting:
 *
 * A school, setting or childminder on the way through the scheme: its stages, how it rates itself,
 * and its evidence.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: M1, M2.
 *
 * Since: 0.1
 */
struct _BalSchemeSetting
{
  BalItem parent_instance;
};

struct _BalSchemeSettingClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalSchemeSetting, bal_scheme_setting, BAL_TYPE_ITEM)

G_DEFINE_ENUM_TYPE (BalSchemeSettingKind,
                    bal_scheme_setting_kind,
                    G_DEFINE_ENUM_VALUE (BAL_SCHEME_SETTING_KIND_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (BAL_SCHEME_SETTING_KIND_SCHOOL, "school"),
                    G_DEFINE_ENUM_VALUE (BAL_SCHEME_SETTING_KIND_EARLY_YEARS, "early_years"),
                    G_DEFINE_ENUM_VALUE (BAL_SCHEME_SETTING_KIND_CHILDMINDER, "childminder"),
                    G_DEFINE_ENUM_VALUE (BAL_SCHEME_SETTING_KIND_OTHER, "other"))

G_DEFINE_ENUM_TYPE (BalSchemeRoute,
                    bal_scheme_route,
                    G_DEFINE_ENUM_VALUE (BAL_SCHEME_ROUTE_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (BAL_SCHEME_ROUTE_ACCREDITATION, "accreditation"),
                    G_DEFINE_ENUM_VALUE (BAL_SCHEME_ROUTE_CENTRE_OF_EXCELLENCE,
                                         "centre_of_excellence"))

static const BalMember members[] = {
  { "setting", BAL_MEMBER_TEXT, TRUE, .refers_to = "settings" },
  { "kind", BAL_MEMBER_ENUM, FALSE, bal_scheme_setting_kind_get_type },
  { "cohort", BAL_MEMBER_TEXT },
  { "route", BAL_MEMBER_ENUM, FALSE, bal_scheme_route_get_type },
  { "mentor", BAL_MEMBER_TEXT },
  { "steps", BAL_MEMBER_ITEMS, FALSE, bal_scheme_step_get_type },
  { "ratings", BAL_MEMBER_ITEMS, FALSE, bal_self_rating_get_type },
  { "evidence", BAL_MEMBER_ITEMS, FALSE, bal_scheme_evidence_get_type },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_scheme_setting_class_init (BalSchemeSettingClass *klass)
{
  /**
   * BalSchemeSetting:setting:
   *
   * The code of the setting.
   *
   * Since: 0.1
   */
  /**
   * BalSchemeSetting:kind:
   *
   * What it is.
   *
   * Since: 0.1
   */
  /**
   * BalSchemeSetting:cohort:
   *
   * The cohort that it goes through the scheme with.
   *
   * Since: 0.1
   */
  /**
   * BalSchemeSetting:route:
   *
   * How it comes to the scheme.
   *
   * Since: 0.1
   */
  /**
   * BalSchemeSetting:mentor:
   *
   * The code or role of its mentor.
   *
   * Since: 0.1
   */
  /**
   * BalSchemeSetting:steps:
   *
   * The stages that it has reached; those after an award are on the way to its renewal.
   *
   * Since: 0.1
   */
  /**
   * BalSchemeSetting:ratings:
   *
   * How it rates itself, outcome by outcome.
   *
   * Since: 0.1
   */
  /**
   * BalSchemeSetting:evidence:
   *
   * What shows what it does.
   *
   * Since: 0.1
   */
  /**
   * BalSchemeSetting:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalSchemeSetting:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_scheme_setting_init (BalSchemeSetting *self)
{
}

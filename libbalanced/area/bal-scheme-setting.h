/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

/**
 * BalSchemeSettingKind:
 * @BAL_SCHEME_SETTING_KIND_UNKNOWN: not said
 * @BAL_SCHEME_SETTING_KIND_SCHOOL: a school
 * @BAL_SCHEME_SETTING_KIND_EARLY_YEARS: an early years setting
 * @BAL_SCHEME_SETTING_KIND_CHILDMINDER: a childminder
 * @BAL_SCHEME_SETTING_KIND_OTHER: something else
 *
 * What takes part in a scheme.
 *
 * Features: M1, M2.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_SCHEME_SETTING_KIND_UNKNOWN,
  BAL_SCHEME_SETTING_KIND_SCHOOL,
  BAL_SCHEME_SETTING_KIND_EARLY_YEARS,
  BAL_SCHEME_SETTING_KIND_CHILDMINDER,
  BAL_SCHEME_SETTING_KIND_OTHER,
} BalSchemeSettingKind;

#define BAL_TYPE_SCHEME_SETTING_KIND (bal_scheme_setting_kind_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_scheme_setting_kind_get_type (void);

/**
 * BalSchemeRoute:
 * @BAL_SCHEME_ROUTE_UNKNOWN: not said
 * @BAL_SCHEME_ROUTE_ACCREDITATION: new to it, with the aim of being accredited
 * @BAL_SCHEME_ROUTE_CENTRE_OF_EXCELLENCE: doing it already, with the aim of being a centre of
 * excellence
 *
 * How a setting comes to the scheme.
 *
 * Features: M1, M2.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_SCHEME_ROUTE_UNKNOWN,
  BAL_SCHEME_ROUTE_ACCREDITATION,
  BAL_SCHEME_ROUTE_CENTRE_OF_EXCELLENCE,
} BalSchemeRoute;

#define BAL_TYPE_SCHEME_ROUTE (bal_scheme_route_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_scheme_route_get_type (void);

#define BAL_TYPE_SCHEME_SETTING (bal_scheme_setting_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalSchemeSetting, bal_scheme_setting, BAL, SCHEME_SETTING, BalItem)

G_END_DECLS

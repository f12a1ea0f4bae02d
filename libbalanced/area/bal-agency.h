/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_AGENCY (bal_agency_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalAgency, bal_agency, BAL, AGENCY, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_agency_get_code (BalAgency *self);

BAL_AVAILABLE_IN_0_1
const char *bal_agency_get_name (BalAgency *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_agency_get_functions (BalAgency *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_agency_get_services (BalAgency *self);

G_END_DECLS

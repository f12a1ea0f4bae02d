/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/area/bal-provision.h"
#include "libbalanced/area/bal-reading.h"
#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_RESPONSIBILITY (bal_responsibility_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalResponsibility, bal_responsibility, BAL, RESPONSIBILITY, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_responsibility_get_code (BalResponsibility *self);

BAL_AVAILABLE_IN_0_1
const char *bal_responsibility_get_agency (BalResponsibility *self);

BAL_AVAILABLE_IN_0_1
const char *bal_responsibility_get_statement (BalResponsibility *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_responsibility_get_services (BalResponsibility *self);

BAL_AVAILABLE_IN_0_1
gint64 bal_responsibility_get_age_from_months (BalResponsibility *self);

BAL_AVAILABLE_IN_0_1
gint64 bal_responsibility_get_age_to_months (BalResponsibility *self);

BAL_AVAILABLE_IN_0_1
const char *bal_responsibility_get_transfer_to (BalResponsibility *self);

BAL_AVAILABLE_IN_0_1
BalProvisionStatus bal_responsibility_get_status (BalResponsibility *self);

G_END_DECLS

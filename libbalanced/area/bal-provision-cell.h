/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/area/bal-reading.h"
#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_PROVISION_CELL (bal_provision_cell_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalProvisionCell, bal_provision_cell, BAL, PROVISION_CELL, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_provision_cell_get_strand (BalProvisionCell *self);

BAL_AVAILABLE_IN_0_1
const char *bal_provision_cell_get_level (BalProvisionCell *self);

BAL_AVAILABLE_IN_0_1
BalReading bal_provision_cell_get_reading (BalProvisionCell *self);

G_END_DECLS

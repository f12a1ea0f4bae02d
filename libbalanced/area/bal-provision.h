/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/core/bal-figure.h"
#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

/**
 * BalFunding:
 * @BAL_FUNDING_UNKNOWN: not said
 * @BAL_FUNDING_YES: it is funded
 * @BAL_FUNDING_NO: it is not funded
 *
 * Whether something is funded.
 *
 * Features: C1, C6.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_FUNDING_UNKNOWN,
  BAL_FUNDING_YES,
  BAL_FUNDING_NO,
} BalFunding;

#define BAL_TYPE_FUNDING (bal_funding_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_funding_get_type (void);

/**
 * BalProvisionStatus:
 * @BAL_PROVISION_STATUS_UNKNOWN: not said
 * @BAL_PROVISION_STATUS_ACTIVE: offered now
 * @BAL_PROVISION_STATUS_PLANNED: intended for later
 * @BAL_PROVISION_STATUS_ENDED: no longer offered
 *
 * Whether something is offered, or in force.
 *
 * Features: C1.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_PROVISION_STATUS_UNKNOWN,
  BAL_PROVISION_STATUS_ACTIVE,
  BAL_PROVISION_STATUS_PLANNED,
  BAL_PROVISION_STATUS_ENDED,
} BalProvisionStatus;

#define BAL_TYPE_PROVISION_STATUS (bal_provision_status_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_provision_status_get_type (void);

#define BAL_TYPE_PROVISION (bal_provision_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalProvision, bal_provision, BAL, PROVISION, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_provision_get_code (BalProvision *self);

BAL_AVAILABLE_IN_0_1
const char *bal_provision_get_name (BalProvision *self);

BAL_AVAILABLE_IN_0_1
const char *bal_provision_get_agency (BalProvision *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_provision_get_cells (BalProvision *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_provision_get_stages (BalProvision *self);

BAL_AVAILABLE_IN_0_1
gint32 bal_provision_get_start_day (BalProvision *self);

BAL_AVAILABLE_IN_0_1
gint32 bal_provision_get_end_day (BalProvision *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_provision_get_settings (BalProvision *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_provision_get_roles (BalProvision *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_provision_get_requires (BalProvision *self);

BAL_AVAILABLE_IN_0_1
BalFunding bal_provision_get_funded (BalProvision *self);

BAL_AVAILABLE_IN_0_1
BalProvisionStatus bal_provision_get_status (BalProvision *self);

BAL_AVAILABLE_IN_0_1
gboolean bal_provision_get_gap (BalProvision *self);

G_END_DECLS

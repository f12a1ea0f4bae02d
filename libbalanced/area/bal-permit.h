/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/area/bal-area.h"
#include "libbalanced/area/bal-data-flow.h"
#include "libbalanced/core/bal-findings.h"

G_BEGIN_DECLS

#define BAL_TYPE_PERMIT (bal_permit_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalPermit, bal_permit, BAL, PERMIT, BalItem)

BAL_AVAILABLE_IN_0_1
gboolean bal_permit_get_allowed (BalPermit *self);

BAL_AVAILABLE_IN_0_1
const char *bal_permit_get_agreement (BalPermit *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_permit_get_reasons (BalPermit *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_permit_get_allowed_fields (BalPermit *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_permit_get_refused_fields (BalPermit *self);

BAL_AVAILABLE_IN_0_1
BalFindings *bal_permit_get_findings (BalPermit *self);

BAL_AVAILABLE_IN_0_1
BalPermit *
bal_area_find_permit (BalArea *self, BalDataFlow *flow, gint32 as_at, gboolean presume_tier_2);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_PREVALENCE (bal_prevalence_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalPrevalence, bal_prevalence, BAL, PREVALENCE, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_prevalence_get_code (BalPrevalence *self);

BAL_AVAILABLE_IN_0_1
const char *bal_prevalence_get_label (BalPrevalence *self);

BAL_AVAILABLE_IN_0_1
double bal_prevalence_get_estimate (BalPrevalence *self);

BAL_AVAILABLE_IN_0_1
double bal_prevalence_get_low (BalPrevalence *self);

BAL_AVAILABLE_IN_0_1
double bal_prevalence_get_high (BalPrevalence *self);

BAL_AVAILABLE_IN_0_1
const char *bal_prevalence_get_overlap_group (BalPrevalence *self);

G_END_DECLS

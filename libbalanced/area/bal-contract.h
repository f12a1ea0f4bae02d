/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_CONTRACT (bal_contract_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalContract, bal_contract, BAL, CONTRACT, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_contract_get_code (BalContract *self);

BAL_AVAILABLE_IN_0_1
const char *bal_contract_get_label (BalContract *self);

BAL_AVAILABLE_IN_0_1
const char *bal_contract_get_provider (BalContract *self);

G_END_DECLS

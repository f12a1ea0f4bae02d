/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_DECLARED_COUNT (bal_declared_count_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalDeclaredCount, bal_declared_count, BAL, DECLARED_COUNT, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_declared_count_get_what (BalDeclaredCount *self);

BAL_AVAILABLE_IN_0_1
gint64 bal_declared_count_get_count (BalDeclaredCount *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

/**
 * BalProcessScope:
 * @BAL_PROCESS_SCOPE_LIBRARY: wherever it is taken up
 * @BAL_PROCESS_SCOPE_AREA: in this area
 * @BAL_PROCESS_SCOPE_LOCAL: in one place, service or context of the area
 *
 * How widely a way of working holds.
 *
 * Features: B3.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_PROCESS_SCOPE_LIBRARY,
  BAL_PROCESS_SCOPE_AREA,
  BAL_PROCESS_SCOPE_LOCAL,
} BalProcessScope;

#define BAL_TYPE_PROCESS_SCOPE (bal_process_scope_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_process_scope_get_type (void);

#define BAL_TYPE_PROCESS (bal_process_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalProcess, bal_process, BAL, PROCESS, BalItem)

G_END_DECLS

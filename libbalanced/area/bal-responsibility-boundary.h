/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/area/bal-reading.h"
#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

/**
 * BalBoundaryKind:
 * @BAL_BOUNDARY_KIND_OVERLAP: several agencies answer for one child
 * @BAL_BOUNDARY_KIND_GAP: no agency answers for a child
 * @BAL_BOUNDARY_KIND_TRANSITION: a child is handed over
 *
 * What happens where rules of responsibility meet.
 *
 * Features: F8.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_BOUNDARY_KIND_OVERLAP,
  BAL_BOUNDARY_KIND_GAP,
  BAL_BOUNDARY_KIND_TRANSITION,
} BalBoundaryKind;

#define BAL_TYPE_BOUNDARY_KIND (bal_boundary_kind_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_boundary_kind_get_type (void);

#define BAL_TYPE_RESPONSIBILITY_BOUNDARY (bal_responsibility_boundary_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalResponsibilityBoundary,
                           bal_responsibility_boundary,
                           BAL,
                           RESPONSIBILITY_BOUNDARY,
                           BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_responsibility_boundary_get_code (BalResponsibilityBoundary *self);

BAL_AVAILABLE_IN_0_1
BalBoundaryKind bal_responsibility_boundary_get_kind (BalResponsibilityBoundary *self);

BAL_AVAILABLE_IN_0_1
const char *bal_responsibility_boundary_get_statement (BalResponsibilityBoundary *self);

BAL_AVAILABLE_IN_0_1
const char *const *
bal_responsibility_boundary_get_responsibilities (BalResponsibilityBoundary *self);

BAL_AVAILABLE_IN_0_1
BalReading bal_responsibility_boundary_get_reading (BalResponsibilityBoundary *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

/**
 * BalNeedAspect:
 * @BAL_NEED_ASPECT_UNKNOWN: not said
 * @BAL_NEED_ASPECT_VOLUME: how much need there is
 * @BAL_NEED_ASPECT_NATURE: of what nature it is, such as how complex
 *
 * Which side of need a measure tells of.
 *
 * Features: C8.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_NEED_ASPECT_UNKNOWN,
  BAL_NEED_ASPECT_VOLUME,
  BAL_NEED_ASPECT_NATURE,
} BalNeedAspect;

#define BAL_TYPE_NEED_ASPECT (bal_need_aspect_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_need_aspect_get_type (void);

#define BAL_TYPE_NEED_MEASURE (bal_need_measure_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalNeedMeasure, bal_need_measure, BAL, NEED_MEASURE, BalItem)

G_END_DECLS

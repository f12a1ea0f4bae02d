/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include <gio/gio.h>

#include "libbalanced/core/bal-visibility.h"

G_BEGIN_DECLS

/**
 * BalReading:
 * @BAL_READING_UNKNOWN: not said
 * @BAL_READING_STATED: the source says it
 * @BAL_READING_INFERRED: our reading of what the source says
 *
 * Whether a source says something, or it is read from what the source says.
 *
 * Features: C1.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_READING_UNKNOWN,
  BAL_READING_STATED,
  BAL_READING_INFERRED,
} BalReading;

#define BAL_TYPE_READING (bal_reading_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_reading_get_type (void);

G_END_DECLS

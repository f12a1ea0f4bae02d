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
 * BalSeverity:
 * @BAL_SEVERITY_INFO: worth knowing; nothing needs to be done
 * @BAL_SEVERITY_WARNING: somebody should look at it
 * @BAL_SEVERITY_ERROR: something is wrong, or was left out
 *
 * How much a finding matters.
 *
 * The order is that of growing weight, so that severities can be compared. Nicks are `info`,
 * `warning` and `error`.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_SEVERITY_INFO,
  BAL_SEVERITY_WARNING,
  BAL_SEVERITY_ERROR,
} BalSeverity;

#define BAL_TYPE_SEVERITY (bal_severity_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_severity_get_type (void);

G_END_DECLS

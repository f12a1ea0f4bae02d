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
 * BalFormality:
 * @BAL_FORMALITY_UNKNOWN: not said
 * @BAL_FORMALITY_FORMAL: agreed in writing, between posts or agencies
 * @BAL_FORMALITY_INFORMAL: a habit of the persons who keep it up
 *
 * Whether something between agencies is agreed, or rests on who knows whom.
 *
 * Features: L3, E4.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_FORMALITY_UNKNOWN,
  BAL_FORMALITY_FORMAL,
  BAL_FORMALITY_INFORMAL,
} BalFormality;

#define BAL_TYPE_FORMALITY (bal_formality_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_formality_get_type (void);

G_END_DECLS

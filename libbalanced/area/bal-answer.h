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
 * BalAnswer:
 * @BAL_ANSWER_UNKNOWN: not said
 * @BAL_ANSWER_YES: yes
 * @BAL_ANSWER_NO: no
 *
 * The answer to a question of a document, where not said is not the same as no.
 *
 * Features: K1, K2, K9.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_ANSWER_UNKNOWN,
  BAL_ANSWER_YES,
  BAL_ANSWER_NO,
} BalAnswer;

#define BAL_TYPE_ANSWER (bal_answer_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_answer_get_type (void);

G_END_DECLS

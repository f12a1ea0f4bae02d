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
 * BalFrequency:
 * @BAL_FREQUENCY_IRREGULAR: whenever there was something to note
 * @BAL_FREQUENCY_DAY: every day
 * @BAL_FREQUENCY_WEEK: every week
 * @BAL_FREQUENCY_MONTH: every calendar month
 * @BAL_FREQUENCY_QUARTER: every three months
 * @BAL_FREQUENCY_TERM: every school term
 * @BAL_FREQUENCY_YEAR: every year, of whatever kind
 *
 * How often the points of a series come.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_FREQUENCY_IRREGULAR,
  BAL_FREQUENCY_DAY,
  BAL_FREQUENCY_WEEK,
  BAL_FREQUENCY_MONTH,
  BAL_FREQUENCY_QUARTER,
  BAL_FREQUENCY_TERM,
  BAL_FREQUENCY_YEAR,
} BalFrequency;

#define BAL_TYPE_FREQUENCY (bal_frequency_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_frequency_get_type (void);

G_END_DECLS

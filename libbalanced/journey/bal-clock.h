/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include <gio/gio.h>

#include "libbalanced/core/bal-visibility.h"
#include "libbalanced/framework/bal-clock-limit.h"

G_BEGIN_DECLS

/**
 * BalClockEvent:
 * @BAL_CLOCK_EVENT_REQUESTED: the request
 * @BAL_CLOCK_EVENT_STARTED: the first day
 * @BAL_CLOCK_EVENT_ENDED: the last day
 * @BAL_CLOCK_EVENT_CLOSED: the closing of the request
 *
 * The dates of an episode that start and stop a clock.
 *
 * Features: F6.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_CLOCK_EVENT_REQUESTED,
  BAL_CLOCK_EVENT_STARTED,
  BAL_CLOCK_EVENT_ENDED,
  BAL_CLOCK_EVENT_CLOSED,
} BalClockEvent;

#define BAL_TYPE_CLOCK_EVENT (bal_clock_event_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_clock_event_get_type (void);

#define BAL_TYPE_CLOCK (bal_clock_get_type ())
BAL_AVAILABLE_IN_0_1
G_DECLARE_FINAL_TYPE (BalClock, bal_clock, BAL, CLOCK, GObject)

BAL_AVAILABLE_IN_0_1
BalClock *bal_clock_new_named (const char *name, GError **error);

BAL_AVAILABLE_IN_0_1
BalClock *bal_clock_new_from_limit (BalClockLimit *limit);

BAL_AVAILABLE_IN_0_1
const char *bal_clock_get_name (BalClock *self);

BAL_AVAILABLE_IN_0_1
guint bal_clock_get_limit_days (BalClock *self);

BAL_AVAILABLE_IN_0_1
guint bal_clock_get_limit_months (BalClock *self);

G_END_DECLS

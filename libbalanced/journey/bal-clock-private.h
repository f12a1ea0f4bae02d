/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-clock.h"

G_BEGIN_DECLS

/* Borrowed from the clock. */
BalClockEvent bal_clock_get_from_event (BalClock *self);
BalClockEvent bal_clock_get_to_event (BalClock *self);
const char *const *bal_clock_get_from_rows (BalClock *self);
const char *const *bal_clock_get_to_rows (BalClock *self);
const char *const *bal_clock_get_completing_reasons (BalClock *self);
const char *const *bal_clock_get_pause_reasons (BalClock *self);
gboolean bal_clock_get_working_days (BalClock *self);

G_END_DECLS

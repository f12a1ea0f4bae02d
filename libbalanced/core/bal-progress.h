/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include <gio/gio.h>

#include "libbalanced/core/bal-visibility.h"

G_BEGIN_DECLS

#define BAL_TYPE_PROGRESS (bal_progress_get_type ())
BAL_AVAILABLE_IN_0_1
G_DECLARE_FINAL_TYPE (BalProgress, bal_progress, BAL, PROGRESS, GObject)

BAL_AVAILABLE_IN_0_1
BalProgress *bal_progress_new (void);

BAL_AVAILABLE_IN_0_1
void bal_progress_update (BalProgress *self, guint64 done, guint64 total, const char *stage);

BAL_AVAILABLE_IN_0_1
double bal_progress_get_fraction (BalProgress *self);

BAL_AVAILABLE_IN_0_1
char *bal_progress_dup_stage (BalProgress *self);

G_END_DECLS

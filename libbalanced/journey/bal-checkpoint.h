/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include <gio/gio.h>

#include "libbalanced/core/bal-visibility.h"

G_BEGIN_DECLS

#define BAL_TYPE_CHECKPOINT (bal_checkpoint_get_type ())
BAL_AVAILABLE_IN_0_1
G_DECLARE_FINAL_TYPE (BalCheckpoint, bal_checkpoint, BAL, CHECKPOINT, GObject)

BAL_AVAILABLE_IN_0_1
BalCheckpoint *bal_checkpoint_new (const char *name);

BAL_AVAILABLE_IN_0_1
const char *bal_checkpoint_get_name (BalCheckpoint *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_TRAINING (bal_training_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalTraining, bal_training, BAL, TRAINING, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_training_get_code (BalTraining *self);

BAL_AVAILABLE_IN_0_1
const char *bal_training_get_title (BalTraining *self);

BAL_AVAILABLE_IN_0_1
GListModel *bal_training_get_sessions (BalTraining *self);

G_END_DECLS

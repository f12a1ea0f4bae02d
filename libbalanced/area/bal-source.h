/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_SOURCE (bal_source_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalSource, bal_source, BAL, SOURCE, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_source_get_code (BalSource *self);

BAL_AVAILABLE_IN_0_1
const char *bal_source_get_title (BalSource *self);

BAL_AVAILABLE_IN_0_1
const char *bal_source_get_publisher (BalSource *self);

BAL_AVAILABLE_IN_0_1
gint32 bal_source_get_start_day (BalSource *self);

BAL_AVAILABLE_IN_0_1
gint32 bal_source_get_end_day (BalSource *self);

G_END_DECLS

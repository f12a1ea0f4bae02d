/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_THEME (bal_theme_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalTheme, bal_theme, BAL, THEME, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_theme_get_code (BalTheme *self);

BAL_AVAILABLE_IN_0_1
const char *bal_theme_get_label (BalTheme *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include <gio/gio.h>

#include "libbalanced/core/bal-visibility.h"

G_BEGIN_DECLS

#define BAL_TYPE_TEAM (bal_team_get_type ())
BAL_AVAILABLE_IN_0_1
G_DECLARE_FINAL_TYPE (BalTeam, bal_team, BAL, TEAM, GObject)

BAL_AVAILABLE_IN_0_1
BalTeam *bal_team_new (const char *name);

BAL_AVAILABLE_IN_0_1
const char *bal_team_get_name (BalTeam *self);

G_END_DECLS

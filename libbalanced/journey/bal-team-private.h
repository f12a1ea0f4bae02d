/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-team.h"

G_BEGIN_DECLS

/* 0 is not known. */
const char *const *bal_team_get_rows (BalTeam *self);
double bal_team_get_wte (BalTeam *self);
double bal_team_get_children_per_wte (BalTeam *self);
double bal_team_get_contacts_per_week (BalTeam *self);
double bal_team_get_hours_per_week (BalTeam *self);

G_END_DECLS

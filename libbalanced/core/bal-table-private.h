/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/core/bal-table.h"

G_BEGIN_DECLS

/* What the states of a column are called where they stand in a column of their own: its name and
 * "_state", with more strokes after it if another column has that name. */
char *bal_table_dup_state_name (BalTable *self, BalColumn *column);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/core/bal-column.h"

G_BEGIN_DECLS

/* bal_column_new_from_bytes (), which takes the names; NULL where there are none. */
BalColumn *bal_column_new_take (const char *name,
                                BalColumnKind kind,
                                GBytes *values,
                                GBytes *states,
                                GStrv names,
                                const char *unit,
                                BalColumnRole role,
                                GError **error);

/* A text column has n_rows + 1 offsets: row i takes the bytes from offset i up to the NUL before
 * offset i + 1. NULL for the other kinds. */
const gint64 *bal_column_get_offsets (BalColumn *self);

/* One byte a row, or NULL when every row is in the state value. */
const guint8 *bal_column_get_states (BalColumn *self);

guint32 bal_column_get_n_names (BalColumn *self);

/* Whether some state cannot be told from the presence of a value and the role: then files carry
 * it in a column of its own. */
gboolean bal_column_needs_states (BalColumn *self);

/* Whether a zero in the role is a true zero. */
gboolean bal_column_role_counts (BalColumnRole role);

/* Bytes a row, 0 for text. */
gsize bal_column_kind_get_width (BalColumnKind kind);

G_END_DECLS

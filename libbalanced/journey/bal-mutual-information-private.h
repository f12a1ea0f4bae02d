/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What one classification tells about another: a table of counts with so many rows and columns,
 * row after row. In bits; 0 when they are independent, NAN without counts. */
double bal_mutual_information (const gint64 *counts, guint n_rows, guint n_columns);

G_END_DECLS

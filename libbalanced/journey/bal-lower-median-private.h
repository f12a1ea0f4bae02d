/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The lower one of the two in the middle of n values in any order, at least one; the plain one is
 * for any processor. */
gint32 bal_lower_median (const gint32 *values, guint32 n);
gint32 bal_lower_median_plain (const gint32 *values, guint32 n);

G_END_DECLS

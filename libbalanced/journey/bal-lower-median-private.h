/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The lower one of the two in the middle of n values in any order, at least one, none of which has
 * another bit than those given; the plain one is for any processor. */
guint16 bal_lower_median (const guint16 *values, guint32 n, guint16 bits);
guint16 bal_lower_median_plain (const guint16 *values, guint32 n, guint16 bits);

G_END_DECLS

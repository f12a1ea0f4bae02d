/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Shares a whole number out by weight, so that the parts are whole numbers and sum to it: each gets
 * the whole part of its due, and what is left goes one by one to the largest remainders, the first
 * of equal ones first. The weights are finite and not negative; with a sum of 0, or a total below
 * 1, every part is 0. */
void bal_apportion (const double *weights, guint n, gint64 total, gint64 *parts);

/* How amounts lie to children when these are put in the order of need: the concentration index,
 * from -1 to 1. More than 0: those in more need have more for each child than their number; 0:
 * alike. Of equal needs the groups are taken together, so that their order does not matter. NaN
 * when there are no children, or nothing to share. */
double bal_concentration_index (const double *need,
                                const double *children,
                                const double *amounts,
                                guint n);

G_END_DECLS

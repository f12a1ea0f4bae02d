/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a monotone function crosses zero. It is told @x and gives its value, which rises with x and
 * may be infinite, and its slope. */
typedef void (*BalRootFunc) (double x, gconstpointer data, double *value, double *slope);

/* Newton's method, kept inside a bracket that halves whenever a step would leave it: converges for
 * every rising function, at the speed of Newton where the function is nearly straight. */
double bal_root_find (BalRootFunc func, gconstpointer data, double guess, double low, double high);

G_END_DECLS

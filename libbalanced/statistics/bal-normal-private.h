/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The standard normal distribution. A probability outside 0..1 gives NaN, 0 and 1 give the
 * infinities. */
double bal_normal_lower (double x);
double bal_normal_upper (double x);
double bal_normal_two_sided (double x);
double bal_normal_quantile (double p);

/* z of a two-sided interval, 1.959964 for 0.95; NaN where @confidence is not between 0 and 1. */
double bal_normal_width (double confidence);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The gamma function and the gamma distribution with scale 1. Arguments outside their range give
 * NaN. Both tails are computed directly, so a small one keeps its digits. */

/* lgamma() writes to a global; this does not. */
double bal_gamma_log (double x);

/* What Stirling's formula lacks: log Γ(x) - ((x - 1/2) log x - x + log (2π) / 2); x > 0. */
double bal_gamma_correction (double x);

/* log (1 + t) - t without cancellation; t > -1. */
double bal_log1p_minus (double t);

double bal_gamma_lower (double shape, double x);
double bal_gamma_upper (double shape, double x);

/* x where the lower or the upper tail is @p. */
double bal_gamma_quantile (double shape, double p);
double bal_gamma_quantile_upper (double shape, double p);

double bal_chi_squared_lower (double x, double degrees);
double bal_chi_squared_upper (double x, double degrees);
double bal_chi_squared_quantile (double p, double degrees);
double bal_chi_squared_quantile_upper (double p, double degrees);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The beta distribution, and Student's t, which is one of its shapes. Arguments outside their
 * range give NaN. */

double bal_beta_lower (double a, double b, double x);
double bal_beta_upper (double a, double b, double x);

/* x where the lower tail is @p. */
double bal_beta_quantile (double a, double b, double p);

double bal_student_lower (double t, double degrees);
double bal_student_upper (double t, double degrees);
double bal_student_two_sided (double t, double degrees);
double bal_student_quantile (double p, double degrees);

/* t of a two-sided interval. */
double bal_student_width (double confidence, double degrees);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-normal-private.h"

#include <math.h>

double
bal_normal_lower (double x)
{
  return 0.5 * erfc (-x * M_SQRT1_2);
}

double
bal_normal_upper (double x)
{
  return 0.5 * erfc (x * M_SQRT1_2);
}

double
bal_normal_two_sided (double x)
{
  return erfc (fabs (x) * M_SQRT1_2);
}

static double
horner (const double *coefficients, guint n, double x)
{
  double sum = 0.0;

  for (guint i = n; i > 0; i--)
    sum = sum * x + coefficients[i - 1];
  return sum;
}

/* Wichura (1988), The percentage points of the normal distribution, Applied Statistics 37, 477-484:
 * algorithm AS 241, the variant of 16 digits (PPND16). */
double
bal_normal_quantile (double p)
{
  static const double central[2][8] = {
    { 3.3871328727963666080, 1.3314166789178437745e+2, 1.9715909503065514427e+3,
      1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
      3.3430575583588128105e+4, 2.5090809287301226727e+3 },
    { 1.0, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
      2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4,
      5.2264952788528545610e+3 },
  };
  static const double outer[2][8] = {
    { 1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550,
      3.64784832476320460504, 1.27045825245236838258, 2.41780725177450611770e-1,
      2.27238449892691845833e-2, 7.74545014278341407640e-4 },
    { 1.0, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
      1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
      1.05075007164441684324e-9 },
  };
  static const double tail[2][8] = {
    { 6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580,
      2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
      2.71155556874348757815e-5, 2.01033439929228813265e-7 },
    { 1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
      7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
      2.04426310338993978564e-15 },
  };
  double q = p - 0.5;
  double r;
  double x;

  if (!(p >= 0 && p <= 1))
    return NAN;
  if (p == 0 || p == 1)
    return copysign (INFINITY, q);
  if (fabs (q) <= 0.425)
    {
      r = 0.180625 - q * q;
      return q * horner (central[0], 8, r) / horner (central[1], 8, r);
    }

  r = sqrt (-log (MIN (p, 1 - p)));
  if (r <= 5)
    x = horner (outer[0], 8, r - 1.6) / horner (outer[1], 8, r - 1.6);
  else
    x = horner (tail[0], 8, r - 5) / horner (tail[1], 8, r - 5);
  return copysign (x, q);
}

double
bal_normal_width (double confidence)
{
  if (!(confidence > 0 && confidence < 1))
    return NAN;
  return -bal_normal_quantile ((1 - confidence) / 2);
}

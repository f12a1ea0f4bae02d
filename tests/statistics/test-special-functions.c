/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-random-private.h"
#include "libbalanced/statistics/bal-beta-private.h"
#include "libbalanced/statistics/bal-gamma-private.h"
#include "libbalanced/statistics/bal-normal-private.h"
#include "tests/support/bal-test-vectors.h"

#include <math.h>

static double
call (BalTestVectors *vectors)
{
  const char *name = bal_test_vectors_get_text (vectors, "fn");
  double p = bal_test_vectors_get (vectors, "p");
  double x = bal_test_vectors_get (vectors, "x");
  double df = bal_test_vectors_get (vectors, "df");

  if (g_str_equal (name, "qnorm"))
    return bal_normal_quantile (p);
  if (g_str_equal (name, "pnorm"))
    return bal_normal_lower (x);
  if (g_str_equal (name, "qt"))
    return bal_student_quantile (p, df);
  if (g_str_equal (name, "pt"))
    return bal_student_lower (x, df);
  if (g_str_equal (name, "qchisq"))
    return bal_chi_squared_quantile (p, df);
  if (g_str_equal (name, "pchisq_upper"))
    return bal_chi_squared_upper (x, df);
  g_assert_not_reached ();
}

static void
test_vectors (void)
{
  BalTestVectors *vectors = bal_test_vectors_open ("vectors/stats/special_functions.json");

  if (vectors == NULL)
    return;
  while (bal_test_vectors_next (vectors))
    bal_test_vectors_expect (vectors, "out", call (vectors));
  bal_test_vectors_close (vectors);
}

#define CLOSE(actual, expected, tolerance) \
  g_assert_true (bal_test_is_close (actual, expected, tolerance))

/* Values that every table of the field prints. */
static void
test_printed (void)
{
  CLOSE (bal_normal_quantile (0.975), 1.959963984540054, 1e-15);
  CLOSE (bal_normal_width (0.998), 3.090232306167813, 1e-14);
  CLOSE (bal_normal_quantile (1e-300), -37.0471, 1e-5);
  CLOSE (bal_student_quantile (0.975, 10), 2.2281388519862747, 1e-13);
  CLOSE (bal_student_width (0.95, 1), 12.706204736174698, 1e-13);
  CLOSE (bal_chi_squared_quantile (0.95, 1), 3.841458820694124, 1e-13);
  CLOSE (bal_chi_squared_quantile_upper (0.025, 2), 7.377758908227871, 1e-13);
  /* Closed forms. */
  CLOSE (bal_gamma_upper (1, 700), exp (-700), 1e-12);
  CLOSE (bal_gamma_lower (0.5, 0.25), erf (0.5), 1e-14);
  CLOSE (bal_beta_lower (1, 7, 0.25), 1 - pow (0.75, 7), 1e-14);
  CLOSE (bal_beta_lower (3, 1, 1e-100), 1e-300, 1e-12);
  CLOSE (bal_beta_quantile (1, 1, 0.3), 0.3, 1e-14);
  CLOSE (bal_student_upper (1e4, 2), 4.999999925e-9, 1e-9);
}

static void
test_outside (void)
{
  g_assert_true (isnan (bal_normal_quantile (-0.1)));
  g_assert_true (isnan (bal_normal_quantile (NAN)));
  g_assert_true (isnan (bal_normal_width (1)));
  g_assert_true (isinf (bal_normal_quantile (1)));
  g_assert_true (isnan (bal_gamma_lower (0, 1)));
  g_assert_true (isnan (bal_gamma_lower (1, -1)));
  g_assert_true (isnan (bal_gamma_quantile (NAN, 0.5)));
  g_assert_true (isnan (bal_gamma_quantile (INFINITY, 0.5)));
  g_assert_true (isnan (bal_beta_lower (1, 0, 0.5)));
  g_assert_true (isnan (bal_beta_quantile (1, 1, 1.5)));
  g_assert_true (isnan (bal_student_quantile (0.5, 0)));
  g_assert_true (isnan (bal_student_upper (NAN, 3)));
  g_assert_cmpfloat (bal_gamma_lower (2, INFINITY), ==, 1);
  g_assert_cmpfloat (bal_gamma_upper (2, 0), ==, 1);
  g_assert_cmpfloat (bal_student_upper (INFINITY, 3), ==, 0);
  g_assert_cmpfloat (bal_student_two_sided (0, 3), ==, 1);
}

static double
random_between (BalRandom *random, double low, double high)
{
  return low + (high - low) * ((double) (bal_random_next (random) >> 11) * 0x1p-53);
}

/* A quantile undoes its distribution, for shapes of many sizes and shares of many sizes. */
static void
test_inverses (void)
{
  BalRandom random;

  bal_random_init (&random, 2026, 1);
  for (guint i = 0; i < 3000; i++)
    {
      double shape = exp (random_between (&random, -3, 20));
      double other = exp (random_between (&random, -3, 12));
      double p =
        i % 2 ? random_between (&random, 1e-9, 1 - 1e-9) : exp (random_between (&random, -200, 0));
      double degrees = exp (random_between (&random, 0, 30));

      CLOSE (bal_normal_lower (bal_normal_quantile (p)), p, 1e-12);
      double x = bal_gamma_quantile (shape, p);
      if (x > 1e-300)
        CLOSE (bal_gamma_lower (shape, x), p, 1e-6);
      x = bal_gamma_quantile_upper (shape, p);
      if (x > 1e-300)
        CLOSE (bal_gamma_upper (shape, x), p, 1e-6);
      CLOSE (bal_student_lower (bal_student_quantile (p, degrees), degrees), p, 1e-9);
      x = bal_beta_quantile (MIN (shape, 1e5), other, p);
      if (x > 1e-300 && x < 0.999)
        CLOSE (bal_beta_lower (MIN (shape, 1e5), other, x), p, 1e-8);
    }
}

static void
test_monotone (void)
{
  for (double shape = 0.01; shape < 1e12; shape *= 3)
    {
      double last = 0;

      for (double z = -6; z < 6; z += 0.25)
        {
          double lower = bal_gamma_lower (shape, MAX (shape + z * sqrt (shape), 0));
          double upper = bal_gamma_upper (shape, MAX (shape + z * sqrt (shape), 0));

          g_assert_cmpfloat (lower, >=, last);
          g_assert_cmpfloat (lower, <=, 1);
          CLOSE (lower + upper, 1, 1e-12);
          last = lower;
        }
      CLOSE (bal_student_quantile (0.3, shape), -bal_student_quantile (0.7, shape), 1e-12);
    }
  /* Both sides of the change of method. */
  CLOSE (bal_gamma_lower (0.999999e7, 0.999999e7 + 3000),
         bal_gamma_lower (1.000001e7, 1.000001e7 + 3000), 1e-5);
  CLOSE (bal_student_quantile (0.99, 1e12), bal_normal_quantile (0.99), 1e-11);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statistics/special-functions/vectors", test_vectors);
  g_test_add_func ("/statistics/special-functions/printed", test_printed);
  g_test_add_func ("/statistics/special-functions/outside", test_outside);
  g_test_add_func ("/statistics/special-functions/inverses", test_inverses);
  g_test_add_func ("/statistics/special-functions/monotone", test_monotone);
  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/statistics/bal-apportion-private.h"

#include <math.h>

static void
test_largest_remainder (void)
{
  const double weights[] = { 5.0, 3.0, 1.0 };
  const double alike[] = { 1.0, 1.0, 1.0 };
  const double none[] = { 0.0, 0.0, 0.0 };
  gint64 parts[3] = { 7, 7, 7 };

  bal_apportion (weights, 3, 10, parts);
  g_assert_cmpint (parts[0], ==, 6);
  g_assert_cmpint (parts[1], ==, 3);
  g_assert_cmpint (parts[2], ==, 1);
  bal_apportion (alike, 3, 5, parts);
  g_assert_cmpint (parts[0], ==, 2);
  g_assert_cmpint (parts[1], ==, 2);
  g_assert_cmpint (parts[2], ==, 1);
  bal_apportion (none, 3, 5, parts);
  g_assert_cmpint (parts[0], ==, 0);
}

/* Nothing is lost, and nobody is a whole unit from what is due. */
static void
test_whole (void)
{
  for (guint round = 0; round < 500; round++)
    {
      double weights[20] = { 0.0 };
      gint64 parts[20] = { 0 };
      const gint64 total = g_test_rand_int_range (1, 5000);
      double sum = 0.0;
      gint64 given = 0;

      for (guint i = 0; i < 20; i++)
        {
          weights[i] = g_test_rand_int_range (0, 100) / 7.0;
          sum += weights[i];
        }
      bal_apportion (weights, 20, total, parts);
      for (guint i = 0; i < 20; i++)
        {
          given += parts[i];
          g_assert_cmpfloat (fabs ((double) parts[i] - (double) total * weights[i] / sum), <, 1.0);
        }
      g_assert_cmpint (given, ==, sum > 0.0 ? total : 0);
    }
}

static void
test_concentration (void)
{
  const double need[] = { 1.0, 3.0 };
  const double equal_need[] = { 2.0, 2.0 };
  const double children[] = { 10.0, 10.0 };
  const double alike[] = { 4.0, 4.0 };
  const double more[] = { 0.0, 8.0 };
  const double less[] = { 6.0, 2.0 };
  const double nothing[] = { 0.0, 0.0 };

  g_assert_cmpfloat_with_epsilon (bal_concentration_index (need, children, alike, 2), 0.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (bal_concentration_index (need, children, more, 2), 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (bal_concentration_index (need, children, less, 2), -0.25, 1e-12);
  g_assert_cmpfloat_with_epsilon (bal_concentration_index (equal_need, children, less, 2), 0.0,
                                  1e-12);
  g_assert_true (isnan (bal_concentration_index (need, children, nothing, 2)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/statistics/apportion/largest-remainder", test_largest_remainder);
  g_test_add_func ("/statistics/apportion/whole", test_whole);
  g_test_add_func ("/statistics/apportion/concentration", test_concentration);

  return g_test_run ();
}

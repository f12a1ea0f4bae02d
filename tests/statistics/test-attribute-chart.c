/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-random-private.h"
#include "libbalanced/statistics/bal-attribute-chart-private.h"
#include "tests/support/bal-test-vectors.h"

#define CLOSE(actual, expected) g_assert_true (bal_test_is_close (actual, expected, 1e-10))

static const double EVENTS[] = { 12, 15, 11, 9, 18, 14 };
static const double TOTALS[] = { 100, 120, 90, 80, 150, 110 };

/* Worked with paper and pencil from the formulas. */
static void
test_worked (void)
{
  BalAttributePoint points[6];
  BalAttributeCentre centre;
  double mean = 79 / 650.0;

  centre = bal_attribute_chart (BAL_ATTRIBUTE_P, EVENTS, TOTALS, 6, 0, points);
  CLOSE (centre.centre, mean);
  CLOSE (points[0].value, 0.12);
  CLOSE (points[3].upper, mean + 3 * sqrt (mean * (1 - mean) / 80));
  CLOSE (points[3].lower, mean - 3 * sqrt (mean * (1 - mean) / 80));

  centre = bal_attribute_chart (BAL_ATTRIBUTE_U, EVENTS, TOTALS, 6, 0, points);
  CLOSE (points[4].upper, mean + 3 * sqrt (mean / 150));

  centre = bal_attribute_chart (BAL_ATTRIBUTE_C, EVENTS, NULL, 6, 3, points);
  CLOSE (centre.centre, 38 / 3.0);
  CLOSE (points[5].upper, 38 / 3.0 + 3 * sqrt (38 / 3.0));
  CLOSE (points[5].lower, 38 / 3.0 - 3 * sqrt (38 / 3.0));

  centre = bal_attribute_chart (BAL_ATTRIBUTE_G, EVENTS, NULL, 6, 0, points);
  CLOSE (centre.centre, 13);
  CLOSE (points[0].upper, 79 / 6.0 + 3 * sqrt (79 / 6.0 * (79 / 6.0 + 1)));
  g_assert_cmpfloat (points[0].lower, ==, 0);

  const double days[] = { pow (2, 3.6), pow (3, 3.6), pow (2.5, 3.6) };
  centre = bal_attribute_chart (BAL_ATTRIBUTE_T, days, NULL, 3, 0, points);
  CLOSE (centre.centre, pow (2.5, 3.6));
  CLOSE (points[0].upper, pow (2.5 + 2.66 * 0.75, 3.6));
  CLOSE (points[0].lower, pow (2.5 - 2.66 * 0.75, 3.6));
}

/* Laney's spread is the mean moving range of the standardised shares over 1.128. */
static void
test_primes (void)
{
  BalAttributePoint points[6];
  BalAttributeCentre centre =
    bal_attribute_chart (BAL_ATTRIBUTE_P_PRIME, EVENTS, TOTALS, 6, 0, points);
  double mean = 79 / 650.0;
  double sum = 0;

  for (guint i = 1; i < 6; i++)
    {
      double z = (EVENTS[i] / TOTALS[i] - mean) / sqrt (mean * (1 - mean) / TOTALS[i]);
      double before =
        (EVENTS[i - 1] / TOTALS[i - 1] - mean) / sqrt (mean * (1 - mean) / TOTALS[i - 1]);

      sum += fabs (z - before);
    }
  CLOSE (centre.spread, sum / 5 / 1.128);
  CLOSE (points[1].upper, mean + 3 * centre.spread * sqrt (mean * (1 - mean) / 120));
  centre = bal_attribute_chart (BAL_ATTRIBUTE_U_PRIME, EVENTS, TOTALS, 6, 0, points);
  CLOSE (points[1].upper, mean + 3 * centre.spread * sqrt (mean / 120));
}

static void
test_hostile (void)
{
  const double events[] = { 1, NAN, -1, 0, 5, 1 };
  const double totals[] = { 10, 10, 10, 0, 4, INFINITY };
  const double none[] = { 0, 0, 0 };
  const double huge[] = { 1e300, 1e308, 1e308 };
  BalAttributePoint points[6];
  BalAttributeCentre centre;

  centre = bal_attribute_chart (BAL_ATTRIBUTE_P, events, totals, 6, 0, points);
  g_assert_cmpint (centre.status, ==, BAL_STATISTIC_OK);
  CLOSE (centre.centre, 0.1);
  g_assert_cmpint (points[1].status, ==, BAL_STATISTIC_TOO_FEW);
  g_assert_cmpint (points[2].status, ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (points[3].status, ==, BAL_STATISTIC_UNDEFINED);
  g_assert_cmpint (points[4].status, ==, BAL_STATISTIC_INVALID);
  g_assert_cmpint (points[5].status, ==, BAL_STATISTIC_INVALID);
  g_assert_true (isnan (points[3].value) && isnan (points[3].upper));

  centre = bal_attribute_chart (BAL_ATTRIBUTE_P, none, totals, 3, 0, points);
  g_assert_cmpfloat (points[0].upper, ==, 0);
  centre = bal_attribute_chart (BAL_ATTRIBUTE_P_PRIME, none, totals, 3, 0, points);
  g_assert_cmpint (centre.status, ==, BAL_STATISTIC_UNDEFINED);
  g_assert_true (isnan (points[0].upper));
  centre = bal_attribute_chart (BAL_ATTRIBUTE_C, huge, NULL, 3, 0, points);
  g_assert_cmpint (centre.status, ==, BAL_STATISTIC_OVERFLOW);
  centre = bal_attribute_chart (BAL_ATTRIBUTE_P, events, NULL, 3, 0, points);
  g_assert_cmpint (centre.status, ==, BAL_STATISTIC_INVALID);
  centre = bal_attribute_chart (BAL_ATTRIBUTE_C, NULL, NULL, 0, 0, points);
  g_assert_cmpint (centre.status, ==, BAL_STATISTIC_TOO_FEW);
  centre = bal_attribute_chart (BAL_ATTRIBUTE_T, none, NULL, 1, 0, points);
  g_assert_cmpint (centre.status, ==, BAL_STATISTIC_TOO_FEW);
  centre = bal_attribute_chart (BAL_ATTRIBUTE_G, none, NULL, 3, 0, points);
  g_assert_cmpfloat (points[2].upper, ==, 0);
}

static void
test_properties (void)
{
  BalRandom random;
  double events[40];
  double totals[40];
  BalAttributePoint points[40];

  bal_random_init (&random, 2026, 6);
  for (guint round = 0; round < 2000; round++)
    {
      BalAttributeKind kind = (BalAttributeKind) (round % 7);
      gsize n = 2 + bal_random_below (&random, 38);
      BalAttributeCentre centre;

      for (gsize i = 0; i < n; i++)
        {
          totals[i] = 1 + bal_random_below (&random, 500);
          events[i] = bal_random_below (&random, (guint32) totals[i] + 1);
        }
      centre = bal_attribute_chart (kind, events, totals, n, 0, points);
      if (centre.status != BAL_STATISTIC_OK)
        continue;
      for (gsize i = 0; i < n; i++)
        {
          g_assert_true (points[i].lower >= 0 && points[i].lower <= points[i].upper);
          if (kind <= BAL_ATTRIBUTE_P_PRIME)
            g_assert_true (points[i].upper <= 1);
          if (kind != BAL_ATTRIBUTE_G)
            g_assert_true (points[i].lower <= centre.centre && points[i].upper >= centre.centre);
          /* More children, narrower limits. */
          for (gsize j = 0; j < n && kind <= BAL_ATTRIBUTE_U_PRIME; j++)
            g_assert_true (totals[j] <= totals[i] || points[j].upper <= points[i].upper);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statistics/attribute-chart/worked", test_worked);
  g_test_add_func ("/statistics/attribute-chart/primes", test_primes);
  g_test_add_func ("/statistics/attribute-chart/hostile", test_hostile);
  g_test_add_func ("/statistics/attribute-chart/properties", test_properties);
  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-period.h"

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-error.h"

static void
check (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalPeriod) period = bal_period_parse (text, &error);
  g_autofree char *written = NULL;
  g_autoptr (BalPeriod) again = NULL;

  g_assert_no_error (error);
  written = bal_period_to_text (period);
  g_assert_cmpstr (written, ==, expected);
  again = bal_period_parse (written, &error);
  g_assert_no_error (error);
  g_assert_true (bal_period_equal (period, again));
  g_assert_cmpuint (bal_period_hash (period), ==, bal_period_hash (again));
}

static void
test_parse (void)
{
  check ("2020-03-01/2021-02-28", "2020-03-01/2021-02-28");
  check ("2020-03/2021-02", "2020-03-01/2021-02-28");
  check ("2020", "2020-01-01/2020-12-31");
  check ("2020-02", "2020-02-01/2020-02-29");
  check ("2020-02-10", "2020-02-10/2020-02-10");
  check ("../2021-02", "../2021-02-28");
  check ("2019/..", "2019-01-01/..");
  check ("../..", "../..");
}

static void
test_faults (void)
{
  const char *texts[] = { "",          "/",       "2020-03-01/",
                          "2021/2020", "2020-13", "x/y",
                          "20200",     "202a",    "2020-01-01/2020-01-02/2020-01-03",
                          "0000" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (bal_period_parse (texts[i], &error));
      g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
    }
}

static void
test_contains (void)
{
  g_autoptr (BalPeriod) period = bal_period_new (10, 20);
  g_autoptr (BalPeriod) until = bal_period_new (BAL_DAY_NONE, 20);
  g_autoptr (BalPeriod) from = bal_period_new (10, BAL_DAY_NONE);

  g_assert_cmpint (bal_period_get_start (period), ==, 10);
  g_assert_cmpint (bal_period_get_end (period), ==, 20);
  g_assert_false (bal_period_contains (period, 9));
  g_assert_true (bal_period_contains (period, 10));
  g_assert_true (bal_period_contains (period, 20));
  g_assert_false (bal_period_contains (period, 21));
  g_assert_false (bal_period_contains (period, BAL_DAY_NONE));
  g_assert_true (bal_period_contains (until, -100000));
  g_assert_false (bal_period_contains (until, 21));
  g_assert_false (bal_period_contains (until, BAL_DAY_NONE));
  g_assert_true (bal_period_contains (from, 100000));
  g_assert_false (bal_period_equal (period, until));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/period/parse", test_parse);
  g_test_add_func ("/period/faults", test_faults);
  g_test_add_func ("/period/contains", test_contains);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-series-private.h"

#include <math.h>

#include "libbalanced/core/bal-table.h"

static void
test_bare (void)
{
  g_autoptr (BalSeries) series = g_object_new (BAL_TYPE_SERIES, NULL);
  g_autoptr (BalTable) table = bal_series_to_table (series);

  g_assert_cmpstr (bal_series_get_name (series), ==, "");
  g_assert_null (bal_series_get_unit (series));
  g_assert_cmpuint (bal_series_get_n_points (series), ==, 0);
  g_assert_false (bal_series_get_has_denominators (series));
  g_assert_cmpuint (bal_table_get_n_rows (table), ==, 0);
}

/* Points come in any order; nothing stays behind a state without a value. */
static void
test_points (void)
{
  const gint32 days[] = { 30, 10, 20, 10, 40, 50 };
  const double values[] = { 3, 1, 7, 1.5, NAN, 6 };
  const guint8 states[] = { BAL_VALUE_STATE_UNRELIABLE, BAL_VALUE_STATE_VALUE,
                            BAL_VALUE_STATE_SUPPRESSED, BAL_VALUE_STATE_VALUE,
                            BAL_VALUE_STATE_VALUE,      99 };
  const gint32 expected_days[] = { 10, 10, 20, 30, 40, 50 };
  const double expected_values[] = { 1, 1.5, 0, 3, 0, 0 };
  const BalValueState expected_states[] = { BAL_VALUE_STATE_VALUE,      BAL_VALUE_STATE_VALUE,
                                            BAL_VALUE_STATE_SUPPRESSED, BAL_VALUE_STATE_UNRELIABLE,
                                            BAL_VALUE_STATE_MISSING,    BAL_VALUE_STATE_MISSING };
  g_autoptr (BalSeries) series =
    bal_series_new ("waiting", "children", BAL_FREQUENCY_IRREGULAR, days, values, states, 6);

  g_assert_cmpuint (bal_series_get_n_points (series), ==, 6);
  for (guint i = 0; i < 6; i++)
    {
      g_assert_cmpint (bal_series_get_day (series, i), ==, expected_days[i]);
      g_assert_cmpfloat (bal_series_get_value (series, i), ==, expected_values[i]);
      g_assert_cmpint (bal_series_get_state (series, i), ==, expected_states[i]);
    }
  g_assert_true (isnan (bal_series_get_numerator (series, 0)));
  g_assert_null (bal_series_get_numerators (series));
}

static void
test_zero (void)
{
  const gint32 days[] = { 1, 2, 3 };
  const double values[] = { 0, 0, 5 };
  const guint8 states[] = { BAL_VALUE_STATE_TRUE_ZERO, BAL_VALUE_STATE_VALUE,
                            BAL_VALUE_STATE_TRUE_ZERO };
  g_autoptr (BalSeries) series =
    bal_series_new ("starts", NULL, BAL_FREQUENCY_DAY, days, values, states, 3);

  g_assert_cmpint (bal_series_get_state (series, 0), ==, BAL_VALUE_STATE_TRUE_ZERO);
  g_assert_cmpint (bal_series_get_state (series, 1), ==, BAL_VALUE_STATE_VALUE);
  g_assert_cmpint (bal_series_get_state (series, 2), ==, BAL_VALUE_STATE_VALUE);
}

/* Sutton's plans within twenty weeks, as published: 97.9 % in 2019, 51.7 % in 2022. */
static void
test_ratio (void)
{
  const gint32 days[] = { 18993, 17897, 19358, 19723, 20088 };
  const double numerators[] = { 155, 139, 0, 0, NAN };
  const double denominators[] = { 300, 142, 12, 0, 5 };
  g_autoptr (BalSeries) series =
    bal_series_new_ratio ("plans in 20 weeks", NULL, BAL_FREQUENCY_YEAR, days, numerators,
                          denominators, 5);

  g_assert_true (bal_series_get_has_denominators (series));
  g_assert_cmpfloat_with_epsilon (bal_series_get_value (series, 0), 0.979, 0.0005);
  g_assert_cmpfloat_with_epsilon (bal_series_get_value (series, 1), 0.517, 0.0005);
  g_assert_cmpfloat (bal_series_get_numerator (series, 1), ==, 155);
  g_assert_cmpfloat (bal_series_get_denominator (series, 1), ==, 300);
  g_assert_cmpint (bal_series_get_state (series, 2), ==, BAL_VALUE_STATE_TRUE_ZERO);
  g_assert_cmpint (bal_series_get_state (series, 3), ==, BAL_VALUE_STATE_NOT_APPLICABLE);
  g_assert_cmpint (bal_series_get_state (series, 4), ==, BAL_VALUE_STATE_MISSING);
}

static void
test_table (void)
{
  const gint32 days[] = { 20, 10 };
  const double numerators[] = { NAN, 1 };
  const double denominators[] = { 8, 4 };
  g_autoptr (BalSeries) series = bal_series_new_ratio ("share", "of all", BAL_FREQUENCY_MONTH, days,
                                                       numerators, denominators, 2);
  g_autoptr (BalTable) table = bal_series_to_table (series);
  BalColumn *value = bal_table_lookup_column (table, "value");
  BalColumn *numerator = bal_table_lookup_column (table, "numerator");

  g_assert_cmpstr (bal_table_get_name (table), ==, "share");
  g_assert_cmpuint (bal_table_get_n_columns (table), ==, 4);
  g_assert_cmpuint (bal_table_get_n_rows (table), ==, 2);
  g_assert_cmpint (bal_column_get_day (bal_table_lookup_column (table, "day"), 0), ==, 10);
  g_assert_cmpstr (bal_column_get_unit (value), ==, "of all");
  g_assert_cmpfloat (bal_column_get_double (value, 0), ==, 0.25);
  g_assert_cmpint (bal_column_get_state (value, 1), ==, BAL_VALUE_STATE_MISSING);
  g_assert_cmpint (bal_column_get_state (numerator, 1), ==, BAL_VALUE_STATE_MISSING);
}

static void
test_table_states (void)
{
  const gint32 days[] = { 10, 20, 30 };
  const double values[] = { 0, 2, 3 };
  const guint8 states[] = { BAL_VALUE_STATE_TRUE_ZERO, BAL_VALUE_STATE_UNRELIABLE,
                            BAL_VALUE_STATE_NOT_DUE };
  g_autoptr (BalSeries) series =
    bal_series_new ("starts", NULL, BAL_FREQUENCY_DAY, days, values, states, 3);
  g_autoptr (BalTable) table = bal_series_to_table (series);
  BalColumn *value = bal_table_lookup_column (table, "value");

  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (bal_column_get_state (value, i), ==, states[i]);
  g_assert_cmpfloat (bal_column_get_double (value, 1), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/series/bare", test_bare);
  g_test_add_func ("/series/points", test_points);
  g_test_add_func ("/series/zero", test_zero);
  g_test_add_func ("/series/ratio", test_ratio);
  g_test_add_func ("/series/table", test_table);
  g_test_add_func ("/series/table-states", test_table_states);

  return g_test_run ();
}

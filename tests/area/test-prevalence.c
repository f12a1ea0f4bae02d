/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <string.h>

#include "libbalanced/area/bal-area-check.h"
#include "libbalanced/area/bal-prevalence.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-table.h"

#define BAND(code, group)                                                                     \
  "{\"code\": \"" code "\", \"label\": \"B\", \"need_tier\": \"t\", \"estimate\": 7.58, "     \
  "\"low\": 5.33, \"high\": 10.66, \"overlap_group\": \"" group "\", \"children\": \"all\", " \
  "\"identified\": \"known\"}"

static BalResult *
check (const char *bands)
{
  g_autofree char *text = g_strdup_printf (
    "{\"code\": \"x\", \"name\": \"X\", \"figures\": [{\"code\": \"all\", \"label\": \"A\", "
    "\"value\": 10000}, {\"code\": \"known\", \"label\": \"K\", \"value\": 304}], "
    "\"prevalences\": [%s]}",
    bands);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) area = bal_area_new_from_bytes (bytes, "x.json", &error);

  g_assert_no_error (error);

  return bal_area_check (area);
}

static BalColumn *
get_column (BalResult *result, const char *table, const char *name)
{
  return bal_table_lookup_column (bal_result_lookup_table (result, table), name);
}

/* 3.04 of 7.58 percent are identified: 59.9 percent of those expected are not. */
static void
test_gap (void)
{
  g_autoptr (BalResult) result = check (BAND ("a", "g"));
  BalColumn *expected = get_column (result, "prevalence", "expected");
  BalColumn *low = get_column (result, "prevalence", "gap_low");
  BalColumn *share = get_column (result, "prevalence", "unidentified");

  g_assert_cmpfloat_with_epsilon (bal_column_get_double (expected, 0), 758.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (bal_column_get_double (low, 0), 229.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (bal_column_get_double (share, 0), 0.5989, 1e-4);
}

static void
test_pyramid (void)
{
  g_autoptr (BalResult) apart = check (BAND ("a", "g") "," BAND ("b", "h"));
  g_autoptr (BalResult) together = check (BAND ("a", "g") "," BAND ("b", "g"));
  BalColumn *sum = get_column (apart, "expected_pyramid", "expected");
  BalColumn *none = get_column (together, "expected_pyramid", "expected");

  g_assert_cmpfloat_with_epsilon (bal_column_get_double (sum, 0), 1516.0, 1e-9);
  g_assert_cmpint (bal_column_get_state (none, 0), ==, BAL_VALUE_STATE_NOT_AVAILABLE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area/prevalence/gap", test_gap);
  g_test_add_func ("/area/prevalence/pyramid", test_pyramid);

  return g_test_run ();
}

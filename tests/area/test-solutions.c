/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <string.h>

#include "libbalanced/area/bal-area-check.h"
#include "libbalanced/area/bal-process.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-table.h"
#include "tests/support/bal-test-support.h"

#define CONTRIBUTIONS                                                             \
  "\"contributions\": ["                                                          \
  "{\"role\": \"parent-carer\", \"share\": 5, \"agency\": \"la\"},"               \
  "{\"role\": \"senco\", \"share\": 3}, {\"role\": \"dietitian\", \"share\": 1}," \
  "{\"role\": \"dietitian\", \"share\": 1, \"tier\": \"enhanced\"}]"

#define PROCESSES                                                                 \
  "\"processes\": ["                                                              \
  "{\"code\": \"coach\", \"label\": {\"en\": \"Coach\"}, \"roles\": [\"senco\"]," \
  " \"measures\": [\"m\"]},"                                                      \
  "{\"code\": \"coach-area\", \"based_on\": \"coach\", \"scope\": \"area\","      \
  " \"roles\": [\"dietitian\"]},"                                                 \
  "{\"code\": \"coach-nhs\", \"based_on\": \"coach-area\", \"scope\": \"local\"," \
  " \"agency\": \"nhs\"},"                                                        \
  "{\"code\": \"coach-oak\", \"based_on\": \"coach-area\", \"scope\": \"local\"," \
  " \"settings\": [\"oak\"], \"label\": \"Oak\"},"                                \
  "{\"code\": \"round\", \"based_on\": \"round\"}]"

static BalArea *
read_area (void)
{
  const char *text =
    "{\"code\": \"x\", \"name\": \"X\","
    " \"measures\": [{\"code\": \"m\", \"name\": \"M\", \"series\": [{\"code\": \"s\", \"label\": "
    "\"S\","
    " \"points\": [{\"start\": \"2020-01-01\", \"end\": \"2020-12-31\", \"numerator\": 1}]}]}],"
    " \"integrated_solution\": {" PROCESSES ", \"solutions\": ["
    "{\"outcome\": \"fs2\", \"success\": \"It shows\", \"processes\": [\"coach-nhs\"],"
    " \"outputs\": [{\"code\": \"o\", \"label\": \"O\", \"processes\": [\"coach-nhs\"]},"
    " {\"code\": \"p\", \"label\": \"P\"}], \"measures\": [\"m\"],"
    " \"context\": [{\"statement\": \"Room\", \"state\": \"met\"}, {\"statement\": \"Time\"}],"
    " \"own\": {\"kept\": 0.10}, " CONTRIBUTIONS "}]}}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  BalArea *area = bal_area_new_from_bytes (bytes, "x.json", &error);

  g_assert_no_error (error);

  return area;
}

static BalColumn *
get_column (BalResult *result, const char *table, const char *column)
{
  return bal_table_lookup_column (bal_result_lookup_table (result, table), column);
}

static gint64
get_count (BalResult *result, const char *table, const char *column, guint64 row)
{
  return bal_column_get_int64 (get_column (result, table, column), row);
}

static void
test_components (void)
{
  g_autoptr (BalArea) area = read_area ();
  g_autoptr (BalResult) result = bal_area_check (area);
  BalTable *table = bal_result_lookup_table (result, "solutions");

  /* The outcomes of the framework in its order; FS2 is the second. */
  g_assert_cmpuint (bal_table_get_n_rows (table), ==, 15);
  g_assert_cmpint (get_count (result, "solutions", "complete", 1), ==, 6);
  g_assert_cmpint (get_count (result, "solutions", "outputs", 1), ==, 2);
  g_assert_cmpint (get_count (result, "solutions", "roles", 1), ==, 3);
  g_assert_cmpint (get_count (result, "solutions", "tiers", 1), ==, 3);
  g_assert_cmpint (get_count (result, "solutions", "context_unknown", 1), ==, 1);
  /* Shares of 0.5, 0.3 and 0.2. */
  g_assert_cmpfloat_with_epsilon (
    bal_column_get_double (get_column (result, "solutions", "mix_index"), 1), 0.62, 1e-12);
  g_assert_cmpint (bal_column_get_state (get_column (result, "solutions", "complete"), 0), ==,
                   BAL_VALUE_STATE_MISSING);
}

static void
test_tiers (void)
{
  g_autoptr (BalArea) area = read_area ();
  g_autoptr (BalResult) result = bal_area_check (area);
  g_autoptr (BalFinding) finding =
    bal_findings_lookup (bal_result_get_findings (result), "tier-level-empty");

  /* Three tiers by three levels; only the targeted level has contributions. */
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (result, "role_tiers")), ==, 12);
  g_assert_cmpint (bal_column_get_state (get_column (result, "role_tiers", "roles"), 0), ==,
                   BAL_VALUE_STATE_MISSING);
  g_assert_cmpint (bal_column_get_state (get_column (result, "role_tiers", "roles"), 1), ==,
                   BAL_VALUE_STATE_TRUE_ZERO);
  g_assert_cmpint (get_count (result, "role_tiers", "roles", 4), ==, 2);
  g_assert_cmpint (get_count (result, "role_tiers", "contributions", 7), ==, 1);
  g_assert_cmpstr (bal_finding_get_subject (finding), ==, "/framework/workforce_tiers/wider");
}

static void
test_traces (void)
{
  g_autoptr (BalArea) area = read_area ();
  g_autoptr (BalResult) result = bal_area_check (area);

  /* Through the output and its process, the output without one, and the measure of impact. */
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (result, "traces")), ==, 3);
  g_assert_cmpstr (bal_column_get_text (get_column (result, "traces", "process"), 0), ==,
                   "coach-nhs");
  g_assert_cmpstr (bal_column_get_text (get_column (result, "traces", "measure"), 0), ==, "m");
  g_assert_cmpint (get_count (result, "traces", "values", 0), ==, 1);
  g_assert_cmpint (bal_column_get_state (get_column (result, "traces", "process"), 1), ==,
                   BAL_VALUE_STATE_MISSING);
  g_assert_cmpint (get_count (result, "traces", "values", 2), ==, 1);
}

static void
assert_process (BalArea *area,
                const char *setting,
                const char *agency,
                const char *code,
                const char *label)
{
  g_autoptr (BalProcess) process = bal_area_resolve_process (area, "coach", setting, agency);
  g_auto (GStrv) roles = NULL;

  g_assert_nonnull (process);
  g_assert_cmpstr (bal_item_lookup_text (BAL_ITEM (process), "code", NULL), ==, code);
  g_assert_cmpstr (bal_item_lookup_text (BAL_ITEM (process), "label", NULL), ==, label);
  g_object_get (process, "roles", &roles, NULL);
  g_assert_cmpstr (roles[0], ==, "dietitian");
}

static void
test_resolve (void)
{
  g_autoptr (BalArea) area = read_area ();
  g_autoptr (BalProcess) round = bal_area_resolve_process (area, "round", NULL, NULL);

  assert_process (area, NULL, NULL, "coach-area", "Coach");
  assert_process (area, NULL, "nhs", "coach-nhs", "Coach");
  assert_process (area, "oak", "la", "coach-oak", "Oak");
  g_assert_nonnull (round);
  g_assert_null (bal_area_resolve_process (area, "nothing", NULL, NULL));
}

static void
test_round_trip (void)
{
  g_autoptr (BalArea) area = read_area ();
  g_autofree char *text = bal_area_to_json (area);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) again = bal_area_new_from_bytes (bytes, "y.json", &error);
  g_autofree char *same = NULL;

  g_assert_no_error (error);
  g_assert_true (bal_item_equal (BAL_ITEM (area), BAL_ITEM (again)));
  same = bal_area_to_json (again);
  g_assert_cmpstr (text, ==, same);
  g_assert_nonnull (strstr (text, "0.10"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area/solutions/components", test_components);
  g_test_add_func ("/area/solutions/tiers", test_tiers);
  g_test_add_func ("/area/solutions/traces", test_traces);
  g_test_add_func ("/area/solutions/resolve", test_resolve);
  g_test_add_func ("/area/solutions/round-trip", test_round_trip);

  return g_test_run ();
}

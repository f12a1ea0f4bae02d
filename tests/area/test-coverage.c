/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <string.h>

#include "libbalanced/area/bal-area-check.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-table.h"
#include "tests/support/bal-test-support.h"

#define CELL(strand, level) "{\"strand\": \"" strand "\", \"level\": \"" level "\"}"

static BalResult *
check (const char *members)
{
  g_autofree char *text = g_strdup_printf ("{\"code\": \"x\", \"name\": \"X\", %s}", members);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) area = bal_area_new_from_bytes (bytes, "x.json", &error);

  g_assert_no_error (error);

  return bal_area_check (area);
}

static gboolean
says (BalResult *result, const char *code)
{
  g_autoptr (BalFinding) finding = bal_findings_lookup (bal_result_get_findings (result), code);

  return finding != NULL;
}

static BalColumn *
get_column (BalResult *result, const char *table, const char *column)
{
  return bal_table_lookup_column (bal_result_lookup_table (result, table), column);
}

static void
assert_double (BalResult *result,
               const char *table,
               const char *column,
               guint64 row,
               double expected)
{
  g_assert_cmpfloat_with_epsilon (bal_column_get_double (get_column (result, table, column), row),
                                  expected, 1e-12);
}

static void
assert_count (BalResult *result,
              const char *table,
              const char *column,
              guint64 row,
              gint64 expected)
{
  g_assert_cmpint (bal_column_get_int64 (get_column (result, table, column), row), ==, expected);
}

/* A unit of two cells is in both, and once in the margins; what is planned is in none. */
static void
test_coverage (void)
{
  g_autoptr (BalResult) result = check (
    "\"provisions\": [{\"code\": \"a\", \"name\": \"A\", \"agency\": \"nhs\","
    " \"capacity\": 10, \"hours\": 4, \"cells\": [" CELL ("family", "universal") ", " CELL (
      "family", "targeted") "]},"
                            "{\"code\": \"b\", \"name\": \"B\", \"agency\": \"la\","
                            " \"capacity\": 5, \"cells\": [" CELL (
                              "family", "universal") "]},"
                                                     "{\"code\": \"c\", \"name\": \"C\", "
                                                     "\"status\": \"planned\","
                                                     " \"capacity\": 7, \"cells\": [" CELL (
                                                       "family", "universal") "]},"
                                                                              "{\"code\": \"d\", "
                                                                              "\"name\": \"D\"}]");
  const guint64 last = bal_table_get_n_rows (bal_result_lookup_table (result, "coverage")) - 1;

  g_assert_cmpuint (last, ==, 23);
  assert_count (result, "coverage", "units", 0, 2);
  assert_double (result, "coverage", "capacity", 0, 15.0);
  assert_double (result, "coverage", "hours", 0, 4.0);
  assert_count (result, "coverage", "hours_stated", 0, 1);
  assert_double (result, "coverage", "units_per_agency", 0, 1.0);
  assert_double (result, "coverage", "capacity", 1, 10.0);
  assert_double (result, "coverage", "capacity", 3, 15.0);
  assert_count (result, "coverage", "units", last, 3);
  assert_double (result, "coverage", "capacity", last, 15.0);
  g_assert_cmpint (bal_column_get_state (get_column (result, "coverage", "cost"), last), ==,
                   BAL_VALUE_STATE_MISSING);
  g_assert_cmpint (bal_column_get_state (get_column (result, "coverage", "strand"), last), ==,
                   BAL_VALUE_STATE_NOT_APPLICABLE);
}

static void
test_nothing_stated (void)
{
  g_autoptr (BalResult) result = check ("\"provisions\": [{\"code\": \"a\", \"name\": \"A\"}]");

  g_assert_null (bal_result_lookup_table (result, "coverage"));
  g_assert_null (bal_result_lookup_table (result, "mapping"));
}

/* Two contributors in the North made three entries, one in the South one. */
static void
test_mapping (void)
{
  g_autoptr (BalResult) result = check (
    "\"mapping\": [{\"kind\": \"provision\", \"contributor\": \"a\", \"district\": \"North\","
    " \"cells\": [" CELL ("family", "universal") ", " CELL (
      "family", "targeted") "]},"
                            "{\"kind\": \"provision\", \"contributor\": \"b\", \"district\": "
                            "\"North\","
                            " \"cells\": [" CELL (
                              "family", "universal") "]},"
                                                     "{\"kind\": \"gap\", \"contributor\": \"b\", "
                                                     "\"district\": \"North\","
                                                     " \"cells\": [" CELL (
                                                       "family",
                                                       "targeted") "]},"
                                                                   "{\"kind\": \"provision\", "
                                                                   "\"contributor\": \"a\","
                                                                   " \"district\": \"South\","
                                                                   " \"cells\": [" CELL (
                                                                     "family", "universal") "]}]");

  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (result, "mapping")), ==, 30);
  assert_count (result, "mapping", "provisions", 0, 2);
  assert_double (result, "mapping", "provisions_per_contributor", 0, 1.0);
  assert_double (result, "mapping", "provisions_per_contributor", 1, 0.5);
  assert_count (result, "mapping", "gaps", 1, 1);
  assert_double (result, "mapping", "provisions_per_contributor", 15, 1.0);
  g_assert_cmpint (bal_column_get_state (get_column (result, "mapping", "provisions"), 2), ==,
                   BAL_VALUE_STATE_MISSING);
  g_assert_true (says (result, "mapping-contested"));
  g_assert_true (says (result, "mapping-uneven"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area/coverage/coverage", test_coverage);
  g_test_add_func ("/area/coverage/nothing-stated", test_nothing_stated);
  g_test_add_func ("/area/coverage/mapping", test_mapping);

  return g_test_run ();
}

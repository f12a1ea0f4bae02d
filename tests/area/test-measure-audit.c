/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <math.h>
#include <string.h>

#include "libbalanced/area/bal-area-check.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-table.h"
#include "tests/support/bal-test-area.h"
#include "tests/support/bal-test-findings.h"

/* Waits rose by 2 a year for five years, and then fell by 1: 35 where 44 was to be expected. Of 60
 * children 12 were reached, and 5 of these for the first time; then 90 of 60. */
static const char AREA[] =
  "{\"code\": \"riverside\", \"name\": \"Riverside\", \"measures\": ["
  " {\"code\": \"waits\", \"name\": \"Waits\", \"polarity\": \"decrease\", \"unit\": \"weeks\","
  "  \"kind\": \"implementation\", \"quadrant\": \"quality-effort\", \"origin\": \"local\","
  "  \"outcomes\": [\"FS1\"], \"baseline_points\": 5,"
  "  \"targets\": [{\"code\": \"t\", \"value\": 26, \"day\": \"2010-12-31\","
  "   \"baseline\": 38, \"baseline_day\": \"2004-12-31\"}],"
  "  \"series\": [{\"code\": \"all\", \"label\": \"All\", \"points\": ["
  "   {\"start\": \"2000-01-01\", \"end\": \"2000-12-31\", \"published\": 30},"
  "   {\"start\": \"2001-01-01\", \"end\": \"2001-12-31\", \"published\": 32},"
  "   {\"start\": \"2002-01-01\", \"end\": \"2002-12-31\", \"published\": 34},"
  "   {\"start\": \"2003-01-01\", \"end\": \"2003-12-31\", \"published\": 36},"
  "   {\"start\": \"2004-01-01\", \"end\": \"2004-12-31\", \"published\": 38},"
  "   {\"start\": \"2005-01-01\", \"end\": \"2005-12-31\", \"published\": 37},"
  "   {\"start\": \"2006-01-01\", \"end\": \"2006-12-31\", \"published\": 36},"
  "   {\"start\": \"2007-01-01\", \"end\": \"2007-12-31\", \"published\": 35}]}]},"
  " {\"code\": \"reached\", \"name\": \"Reached\", \"polarity\": \"increase\", \"kind\": \"reach\","
  "  \"outcomes\": [\"FS1\"], \"origin\": \"national-return\","
  "  \"series\": [{\"code\": \"all\", \"label\": \"All\", \"points\": ["
  "   {\"start\": \"2020-01-01\", \"end\": \"2020-12-31\", \"numerator\": 12,"
  "    \"denominator\": 60, \"new\": 5},"
  "   {\"start\": \"2021-01-01\", \"end\": \"2021-12-31\", \"numerator\": 90,"
  "    \"denominator\": 60}]}]},"
  " {\"code\": \"talk\", \"name\": \"Talk\", \"polarity\": \"increase\", \"kind\": \"impact\","
  "  \"outcomes\": [\"FS2\"]},"
  " {\"code\": \"play\", \"name\": \"Play\", \"polarity\": \"increase\", \"unit\": \"percent\","
  "  \"quadrant\": \"quality-effect\","
  "  \"targets\": [{\"code\": \"t\", \"value\": 75}, {\"code\": \"u\", \"value\": 95},"
  "   {\"code\": \"v\", \"value\": 50}], \"series\": [{\"code\": \"all\", \"label\": \"All\","
  "   \"points\": [{\"start\": \"2021-01-01\", \"end\": \"2021-12-31\", \"numerator\": 80,"
  "    \"denominator\": 100, \"published\": 80}]}]}],"
  " \"proof_questions\": [{\"code\": \"q\", \"outcome\": \"FS1\", \"label\": \"Do they know?\","
  "  \"measurables\": [{\"code\": \"x\", \"label\": \"X\", \"measure\": \"talk\","
  "   \"examples\": [\"A survey\", \"A diary\"]}]}]}";

static BalResult *
check (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (AREA, strlen (AREA));
  g_autoptr (BalArea) area = bal_area_new_from_bytes (bytes, "area", &error);

  g_assert_no_error (error);
  return bal_area_check (area);
}

static BalColumn *
get_column (BalResult *result, const char *table, const char *column)
{
  BalTable *found = bal_result_lookup_table (result, table);

  g_assert_nonnull (found);
  return bal_table_lookup_column (found, column);
}

static double
number_of (BalResult *result, const char *table, const char *name, guint row)
{
  BalColumn *column = get_column (result, table, name);

  if (!bal_column_has_value (column, row))
    return NAN;
  return bal_column_get_kind (column) == BAL_COLUMN_KIND_INT64
           ? (double) bal_column_get_int64 (column, row)
           : bal_column_get_double (column, row);
}

#define NUMBER(table, name, row, number) \
  g_assert_cmpfloat_with_epsilon (number_of (result, table, name, row), number, 5e-5)
#define WORD(table, name, row, word) \
  g_assert_cmpstr (bal_column_get_text (get_column (result, table, name), row), ==, word)

static void
test_balance (void)
{
  g_autoptr (BalResult) result = check ();

  WORD ("measure_balance", "outcome", 0, "FS1");
  NUMBER ("measure_balance", "measures", 0, 2);
  NUMBER ("measure_balance", "reach", 0, 1);
  NUMBER ("measure_balance", "implementation", 0, 1);
  NUMBER ("measure_balance", "quality", 0, 1);
  NUMBER ("measure_balance", "national", 0, 1);
  NUMBER ("measure_balance", "local", 0, 1);
  WORD ("measure_balance", "impact_state", 0, "not-planned");
  WORD ("measure_balance", "impact_state", 1, "planned");
  WORD ("measure_balance", "impact_state", 2, "not-planned");
  /* The one that is for no outcome; its quadrant says that it is of impact. */
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (result, "measure_balance")), ==,
                    16);
  WORD ("measure_balance", "outcome", 15, NULL);
  WORD ("measure_balance", "impact_state", 15, "measured");
  NUMBER ("measure_balance", "effect", 15, 1);
}

static void
test_curve (void)
{
  g_autoptr (BalResult) result = check ();

  WORD ("curves", "measure", 0, "waits");
  WORD ("curves", "curve", 0, "turned");
  NUMBER ("curves", "forecast", 0, 44);
  NUMBER ("curves", "delta", 0, 9);
  NUMBER ("curves", "slope_improvement", 0, 3);
}

/* Half of the way from 38 to 26, by days: 1,095 of 2,191 of them. */
static void
test_targets (void)
{
  g_autoptr (BalResult) result = check ();

  NUMBER ("targets", "value", 0, 35);
  NUMBER ("targets", "required", 0, 38 - 12 * 1095.0 / 2191.0);
  WORD ("targets", "on_track", 0, "not-met");
  WORD ("targets", "verdict", 0, "not-met");
  /* 80 of 100 is 71.1 to 86.7 percent. */
  NUMBER ("targets", "lower", 1, 71.1171);
  WORD ("targets", "verdict", 1, "uncertain");
  WORD ("targets", "verdict", 2, "not-met");
  WORD ("targets", "verdict", 3, "met");
  g_assert_true (isnan (number_of (result, "targets", "required", 1)));
}

static void
test_reach (void)
{
  g_autoptr (BalResult) result = check ();

  NUMBER ("reach", "reach", 0, 0.2);
  NUMBER ("reach", "lower", 0, 0.1183);
  NUMBER ("reach", "upper", 0, 0.3178);
  NUMBER ("reach", "existing", 0, 7);
  NUMBER ("reach", "reach", 1, 1.5);
  g_assert_true (isnan (number_of (result, "reach", "lower", 1)));
}

static void
test_proof (void)
{
  g_autoptr (BalResult) result = check ();

  WORD ("proof", "strand", 0, "family");
  WORD ("proof", "level", 0, "universal");
  WORD ("proof", "measure", 0, "talk");
  NUMBER ("proof", "examples", 0, 2);
}

/* What is bought now, and what is to be bought. */
static void
test_contracts (void)
{
  g_autoptr (BalResult) result = bal_test_check_area (
    "'measures': [{'code': 'hours', 'name': 'Hours', 'polarity': 'neutral', 'kind': 'input'},"
    " {'code': 'gain', 'name': 'Gain', 'polarity': 'increase', 'kind': 'impact'}],"
    "'contracts': [{'code': 'now', 'label': 'Now', 'measures': ['hours'], 'conversion': 'Gain'},"
    " {'code': 'next', 'label': 'Next', 'measures': ['gain'], 'status': 'planned',"
    " 'reading': 'inferred', 'passage': 'Chapter 2'}]");

  bal_test_assert_cell (result, "contracts", 0, "in_force", "true");
  bal_test_assert_cell (result, "contracts", 0, "input_measures", "1");
  bal_test_assert_cell (result, "contracts", 0, "has_conversion", "true");
  bal_test_assert_cell (result, "contracts", 1, "in_force", "false");
  bal_test_assert_cell (result, "contracts", 1, "effect_measures", "1");
  g_assert_cmpuint (bal_test_count_findings (result, "contract-input-only"), ==, 1);
  g_assert_true (bal_test_has_finding (result, "contract-input-only", "/contracts/0/measures"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/measure-audit/balance", test_balance);
  g_test_add_func ("/measure-audit/curve", test_curve);
  g_test_add_func ("/measure-audit/targets", test_targets);
  g_test_add_func ("/measure-audit/reach", test_reach);
  g_test_add_func ("/measure-audit/proof", test_proof);
  g_test_add_func ("/measure-audit/contracts", test_contracts);
  return g_test_run ();
}

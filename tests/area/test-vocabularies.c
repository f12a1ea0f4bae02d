/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <string.h>

#include "libbalanced/area/bal-area-check.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-table.h"
#include "tests/support/bal-test-area.h"

#define AS_AT 18686 /* 28 February 2021 */

static BalResult *
check (const char *members, gint32 as_at)
{
  g_autofree char *text = g_strdup_printf ("{\"code\": \"x\", \"name\": \"X\", %s}", members);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) area = bal_area_new_from_bytes (bytes, "x.json", &error);
  g_autoptr (BalAreaCheck) checking = NULL;

  g_assert_no_error (error);
  checking = bal_area_check_new (area, as_at);

  return bal_area_check_run (checking);
}

static BalColumn *
get_column (BalResult *result, const char *table, const char *name)
{
  g_assert_nonnull (bal_result_lookup_table (result, table));

  return bal_table_lookup_column (bal_result_lookup_table (result, table), name);
}

static gboolean
is_found (BalResult *result, const char *code)
{
  g_autoptr (BalFinding) finding = bal_findings_lookup (bal_result_get_findings (result), code);

  return finding != NULL;
}

/* Two codes become one, one becomes two, one nothing, and one record has a code that is not there.
 */
static void
test_losses (void)
{
  g_autoptr (BalResult) result =
    check ("\"vocabularies\": {\"schemes\": [{\"code\": \"local\", \"terms\": [{\"code\": \"a\"},"
           " {\"code\": \"b\"}, {\"code\": \"c\"}, {\"code\": \"d\"}, {\"code\": \"e\"}]}],"
           " \"crosswalks\": [{\"code\": \"w\", \"entries\": ["
           " {\"from_code\": \"a\", \"to_codes\": [\"SLCN\"]},"
           " {\"from_code\": \"b\", \"to_codes\": [\"slcn\"]},"
           " {\"from_code\": \"c\", \"to_codes\": [\"PD\", \"MSI\"]},"
           " {\"from_code\": \"e\", \"to_codes\": [\"HI\"]}]}],"
           " \"codings\": [{\"scheme\": \"local\", \"crosswalk\": \"w\", \"counts\": ["
           " {\"code\": \"a\", \"count\": 1}, {\"code\": \"b\", \"count\": 2},"
           " {\"code\": \"c\", \"count\": 4}, {\"code\": \"d\", \"count\": 8},"
           " {\"code\": \"E\", \"count\": 16}, {\"code\": \"z\", \"count\": 32},"
           " {\"code\": \"e\", \"count\": -5}]}]}",
           BAL_DAY_NONE);
  static const char *const losses[] = { "merged", "merged", "split", "unmapped", "none" };
  static const gint64 records[] = { 63, 16, 7, 8, 32 };
  static const char *const names[] = { "records", "records_exact", "records_lossy",
                                       "records_unmapped", "records_unknown" };
  BalColumn *loss = get_column (result, "coding_losses", "loss");

  for (guint i = 0; i < G_N_ELEMENTS (losses); i++)
    g_assert_cmpstr (bal_column_get_text (loss, i), ==, losses[i]);
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    g_assert_cmpint (bal_column_get_int64 (get_column (result, "codings", names[i]), 0), ==,
                     records[i]);
  g_assert_cmpfloat_with_epsilon (
    bal_column_get_double (get_column (result, "codings", "share_exact"), 0), 16.0 / 63.0, 1e-12);
}

/* The types of need of the framework need no way to themselves; counts that are not stated are
 * missing. */
static void
test_common (void)
{
  g_autoptr (BalResult) result =
    check ("\"vocabularies\": {\"codings\": [{\"scheme\": \"need-types\"}]}", BAL_DAY_NONE);
  BalColumn *codes = get_column (result, "codings", "codes_exact");
  BalColumn *records = get_column (result, "codings", "records");

  g_assert_cmpint (bal_column_get_int64 (codes, 0), >, 10);
  g_assert_cmpint (bal_column_get_state (records, 0), ==, BAL_VALUE_STATE_MISSING);
  g_assert_false (is_found (result, "coding-lossy"));
  g_assert_false (is_found (result, "coding-inconsistent"));
}

/* Counts beyond all records of the world do not overflow. */
static void
test_overflow (void)
{
  g_autoptr (GString) counts = g_string_new (NULL);
  g_autoptr (BalResult) result = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (counts, "%s{\"code\": \"HI\", \"count\": 9007199254740991}",
                            i > 0 ? "," : "");
  g_string_prepend (counts,
                    "\"vocabularies\": {\"codings\": [{\"scheme\": \"need-types\", \"counts\": [");
  g_string_append (counts, "]}]}");
  result = check (counts->str, BAL_DAY_NONE);
  g_assert_cmpint (bal_column_get_int64 (get_column (result, "codings", "records"), 0), ==,
                   G_MAXINT64);
}

/* Our own set leads to the four themes, and says that it has no theme for safety. */
static void
test_statements (void)
{
  g_autoptr (BalResult) result = check (
    "\"logic_models\": [{\"code\": \"m\", \"title\": \"M\", \"nodes\": ["
    "{\"code\": \"L1\", \"label\": \"L\", \"layer\": \"impact\","
    " \"group\": \"learning and employment\"},"
    "{\"code\": \"H1\", \"label\": \"H\", \"layer\": \"impact\", \"group\": \"good health\"},"
    "{\"code\": \"H2\", \"label\": \"H\", \"layer\": \"impact\", \"group\": \"good health\"},"
    "{\"code\": \"X\", \"label\": \"X\", \"layer\": \"impact\"},"
    "{\"code\": \"O\", \"label\": \"O\", \"layer\": \"output\", \"group\": \"good health\"}]}],"
    "\"vocabularies\": {\"statement_sets\": [{\"scheme\": \"statements-five\","
    " \"crosswalk\": \"statements-five-to-themes\"}]}",
    BAL_DAY_NONE);
  BalColumn *loss = get_column (result, "statements", "loss");
  BalColumn *impacts = get_column (result, "statements", "impacts");
  BalColumn *back = get_column (result, "impact_statements", "statements");

  /* safe, learning, healthy, fun, active-citizens */
  g_assert_cmpstr (bal_column_get_text (loss, 0), ==, "unmapped");
  g_assert_cmpint (bal_column_get_state (impacts, 0), ==, BAL_VALUE_STATE_TRUE_ZERO);
  g_assert_cmpint (bal_column_get_int64 (impacts, 1), ==, 1);
  g_assert_cmpint (bal_column_get_int64 (impacts, 2), ==, 2);
  g_assert_cmpint (bal_column_get_state (impacts, 3), ==, BAL_VALUE_STATE_TRUE_ZERO);
  g_assert_cmpuint (bal_column_get_n_rows (back), ==, 4);
  g_assert_cmpint (bal_column_get_int64 (back, 0), ==, 1);
  g_assert_cmpint (bal_column_get_state (back, 3), ==, BAL_VALUE_STATE_TRUE_ZERO);
  g_assert_true (is_found (result, "statement-without-impact"));
  g_assert_true (is_found (result, "impact-without-statement"));
}

/* Without logic models there is nothing to hold statements against. */
static void
test_no_model (void)
{
  g_autoptr (BalResult) result =
    check ("\"vocabularies\": {\"statement_sets\": [{\"scheme\": \"statements-six\","
           " \"crosswalk\": \"statements-six-to-themes\"}]}",
           BAL_DAY_NONE);

  g_assert_cmpuint (bal_column_get_n_rows (get_column (result, "statements", "loss")), ==, 6);
  g_assert_false (is_found (result, "statement-without-impact"));
}

/* A unit that states its ages is at each stage that it shares an age with. */
static void
test_life_course (void)
{
  g_autoptr (BalResult) result =
    check ("\"provisions\": [{\"code\": \"a\", \"name\": \"A\", \"age_to_months\": 61},"
           " {\"code\": \"b\", \"name\": \"B\", \"age_from_months\": 131, \"age_to_months\": 132},"
           " {\"code\": \"c\", \"name\": \"C\"},"
           " {\"code\": \"d\", \"name\": \"D\", \"age_from_months\": 312}],"
           " \"life_course\": [{\"stage\": \"early-childhood\", \"provisions\": [\"c\", \"c\"],"
           " \"transition_to\": \"age-5-10\"}, {\"stage\": \"nowhere\"}]",
           BAL_DAY_NONE);
  static const gint64 by_age[] = { 1, 2, 0, 0, 0 };
  BalColumn *units = get_column (result, "life_course", "units_by_age");
  BalColumn *stated = get_column (result, "life_course", "units");
  BalColumn *transitions = get_column (result, "life_course", "transitions_to_next");

  for (guint i = 0; i < G_N_ELEMENTS (by_age); i++)
    g_assert_cmpint (bal_column_get_int64 (units, i), ==, by_age[i]);
  g_assert_cmpint (bal_column_get_int64 (stated, 0), ==, 1);
  g_assert_cmpint (bal_column_get_int64 (transitions, 0), ==, 1);
  g_assert_cmpint (bal_column_get_state (transitions, 4), ==, BAL_VALUE_STATE_NOT_APPLICABLE);
  g_assert_true (is_found (result, "life-course-adulthood-late"));
}

/* What was due on the day itself is not overdue; without a day nothing is. */
static void
test_audits (void)
{
  static const char *const audits =
    "\"offer_audits\": [{\"code\": \"a\", \"kind\": \"audit\", \"date\": \"2020-01\","
    " \"next_due\": \"2021-02\", \"looked_at\": 8, \"met\": 6}, {\"code\": \"b\", \"kind\":"
    " \"audit\", \"date\": \"2020-02\", \"next_due\": \"2021-01\", \"settings\": [\"x\"]}]";
  g_autoptr (BalResult) dated = check (audits, AS_AT);
  g_autoptr (BalResult) undated = check (audits, BAL_DAY_NONE);
  BalColumn *days = get_column (dated, "offer_audits", "days_overdue");
  BalColumn *share = get_column (dated, "offer_audits", "share_met");

  g_assert_cmpint (bal_column_get_state (days, 0), ==, BAL_VALUE_STATE_VALUE);
  g_assert_cmpint (bal_column_get_int64 (days, 0), ==, 0);
  g_assert_cmpint (bal_column_get_int64 (days, 1), ==, 28);
  g_assert_cmpfloat (bal_column_get_double (share, 0), ==, 0.75);
  g_assert_cmpint (bal_column_get_state (share, 1), ==, BAL_VALUE_STATE_NOT_AVAILABLE);
  days = get_column (undated, "offer_audits", "days_overdue");
  g_assert_cmpint (bal_column_get_state (days, 1), ==, BAL_VALUE_STATE_MISSING);
  g_assert_false (is_found (undated, "audit-overdue"));
}

static void
test_wales (void)
{
  bal_test_assert_example ("wales", "2023-06-30");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area/vocabularies/losses", test_losses);
  g_test_add_func ("/area/vocabularies/common", test_common);
  g_test_add_func ("/area/vocabularies/overflow", test_overflow);
  g_test_add_func ("/area/vocabularies/statements", test_statements);
  g_test_add_func ("/area/vocabularies/no-model", test_no_model);
  g_test_add_func ("/area/vocabularies/life-course", test_life_course);
  g_test_add_func ("/area/vocabularies/audits", test_audits);
  g_test_add_func ("/area/vocabularies/wales", test_wales);

  return g_test_run ();
}

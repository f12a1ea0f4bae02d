/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <string.h>

#include "libbalanced/area/bal-area-check.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-table.h"

#define DAY 19904 /* 2024-06-30 */

#define STEP(stage, date) "{\"stage\": \"" stage "\", \"date\": \"" date "\"}"
#define FIRST                                                                                \
  STEP ("licence", "2017-01-01")                                                             \
  "," STEP ("mentor", "2017-01-05") "," STEP ("audit", "2017-02-01") "," STEP (              \
    "plan", "2017-03-01") "," STEP ("portfolio",                                             \
                                    "2017-05-01") "," STEP ("verification",                  \
                                                            "2017-06-01") "," STEP ("award", \
                                                                                    "2017-07-15")
#define ENTRY(setting, cohort, members) \
  "{\"setting\": \"" setting "\", \"cohort\": \"" cohort "\", " members "}"

static BalResult *
check (const char *scheme, const char *entries, gint32 as_at)
{
  g_autofree char *text = g_strdup_printf (
    "{\"code\": \"x\", \"name\": \"X\", \"settings\": [{\"code\": \"a\", \"name\": \"A\"}, "
    "{\"code\": \"b\", \"name\": \"B\"}], \"setting_scheme\": {%s \"settings\": [%s]}}",
    scheme, entries);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) area = bal_area_new_from_bytes (bytes, "x.json", &error);
  g_autoptr (BalAreaCheck) area_check = NULL;

  g_assert_no_error (error);
  area_check = bal_area_check_new (area, as_at);

  return bal_area_check_run (area_check);
}

static BalColumn *
get_column (BalResult *result, const char *table, const char *name)
{
  BalTable *found = bal_result_lookup_table (result, table);

  g_assert_nonnull (found);

  return bal_table_lookup_column (found, name);
}

static gboolean
is_found (BalResult *result, const char *code)
{
  g_autoptr (BalFinding) finding = bal_findings_lookup (bal_result_get_findings (result), code);

  return finding != NULL;
}

/* An award is granted for three years: the last day is the one before the third anniversary. */
static void
test_expiry (void)
{
  const char *entry = ENTRY ("a", "x", "\"steps\": [" FIRST "]");
  g_autoptr (BalResult) last = check ("", entry, 18457);
  g_autoptr (BalResult) after = check ("", entry, 18458);

  g_assert_cmpint (bal_column_get_int64 (get_column (last, "scheme", "last_day"), 0), ==, 18457);
  g_assert_true (bal_column_get_boolean (get_column (last, "scheme", "in_force"), 0));
  g_assert_false (bal_column_get_boolean (get_column (after, "scheme", "in_force"), 0));
  g_assert_true (is_found (last, "award-renewal-due"));
  g_assert_true (is_found (after, "award-expired"));
}

/* What follows an award is the way to its renewal; it needs a verification of its own. */
static void
test_renewal (void)
{
  g_autoptr (BalResult) result =
    check ("",
           ENTRY ("a", "x",
                  "\"steps\": [" FIRST
                  "," STEP ("audit", "2022-01-01") "," STEP ("award", "2023-02-01") "]"),
           DAY);
  g_autoptr (BalResult) open =
    check ("", ENTRY ("a", "x", "\"steps\": [" FIRST "," STEP ("audit", "2020-01-01") "]"), 18300);

  g_assert_true (is_found (result, "award-lapsed"));
  g_assert_true (is_found (result, "award-without-verification"));
  g_assert_false (is_found (result, "scheme-stage-skipped"));
  g_assert_cmpstr (bal_column_get_text (get_column (result, "scheme", "stage"), 0), ==, "award");
  g_assert_cmpstr (bal_column_get_text (get_column (open, "scheme", "stage"), 0), ==, "audit");
  g_assert_true (bal_column_get_boolean (get_column (open, "scheme", "in_force"), 0));
}

/* Counts of a cohort change on the days on which something happened. */
static void
test_progress (void)
{
  g_autoptr (BalResult) result =
    check ("\"valid_months\": 12,",
           ENTRY ("a", "north",
                  "\"steps\": [" STEP ("licence", "2021-01-01") "," STEP (
                    "award", "2021-03-01") "]") "," ENTRY ("b", "north",
                                                           "\"steps\": [" STEP ("licence",
                                                                                "2021-03-01") "]"),
           DAY);
  BalColumn *licence = get_column (result, "scheme_progress", "licence");
  BalColumn *in_force = get_column (result, "scheme_progress", "in_force");
  BalColumn *settings = get_column (result, "scheme_progress", "settings");

  g_assert_cmpuint (bal_column_get_n_rows (licence), ==, 3);
  g_assert_cmpint (bal_column_get_int64 (licence, 0), ==, 1);
  g_assert_cmpint (bal_column_get_int64 (licence, 1), ==, 2);
  g_assert_cmpint (bal_column_get_int64 (in_force, 1), ==, 1);
  g_assert_cmpint (bal_column_get_int64 (in_force, 2), ==, 0);
  g_assert_cmpint (bal_column_get_int64 (settings, 0), ==, 2);
}

/* The rubric is data; without one nothing is met, and a rating is still kept apart from none. */
static void
test_rubric (void)
{
  const char *entry =
    ENTRY ("a", "x",
           "\"ratings\": [{\"outcome\": \"FS1\", \"rating\": \"good\", \"date\": \"2024\"}, "
           "{\"outcome\": \"FS1\", \"rating\": \"poor\"}], \"evidence\": [{\"label\": \"E\", "
           "\"outcomes\": [\"FS1\", \"FS2\"], \"strength\": \"strong\"}]");
  g_autoptr (BalResult) scaled =
    check ("\"rating_scale\": [\"poor\", \"good\"], \"met_from\": \"good\", \"strength_scale\": "
           "[\"weak\", \"strong\"],",
           entry, DAY);
  g_autoptr (BalResult) bare = check ("", entry, DAY);
  BalColumn *rating = get_column (scaled, "self_evaluation", "rating");
  BalColumn *met = get_column (scaled, "self_evaluation", "met");
  BalColumn *evidenced = get_column (scaled, "scheme_cells", "evidenced");

  g_assert_cmpuint (bal_column_get_n_rows (rating), ==, 15);
  g_assert_cmpstr (bal_column_get_text (rating, 0), ==, "good");
  g_assert_true (bal_column_get_boolean (met, 0));
  g_assert_cmpint (bal_column_get_state (met, 1), ==, BAL_VALUE_STATE_MISSING);
  g_assert_cmpint (bal_column_get_int64 (evidenced, 0), ==, 1);
  g_assert_true (is_found (bare, "scheme-word-off-scale"));
  g_assert_cmpint (bal_column_get_state (get_column (bare, "scheme_cells", "met"), 0), ==,
                   BAL_VALUE_STATE_MISSING);
}

static void
test_empty (void)
{
  g_autoptr (BalResult) none = check ("", "", DAY);
  g_autoptr (BalResult) bare = check ("", "{\"setting\": \"a\"}", DAY);
  g_autoptr (BalResult) undated =
    check ("", ENTRY ("a", "x", "\"steps\": [" FIRST "]"), G_MININT32);
  g_autoptr (BalResult) far =
    check ("\"valid_months\": 999999999, \"months_to_award\": -5,",
           ENTRY ("a", "x",
                  "\"steps\": [" STEP ("award", "9999-12-31") "," STEP ("award", "9999-12-31") "]"),
           2932896);
  g_autoptr (BalResult) late =
    check ("\"months_to_award\": 12,",
           ENTRY ("a", "x", "\"steps\": [" STEP ("licence", "0001-01-01") "]"), G_MAXINT32);

  g_assert_true (is_found (late, "scheme-slow"));
  g_assert_true (is_found (late, "scheme-stalled"));
  g_assert_null (bal_result_lookup_table (none, "scheme"));
  g_assert_cmpint (bal_column_get_state (get_column (bare, "scheme", "stage"), 0), ==,
                   BAL_VALUE_STATE_MISSING);
  g_assert_cmpint (bal_column_get_state (get_column (undated, "scheme", "in_force"), 0), ==,
                   BAL_VALUE_STATE_NOT_AVAILABLE);
  g_assert_cmpint (bal_column_get_state (get_column (far, "scheme", "last_day"), 0), ==,
                   BAL_VALUE_STATE_MISSING);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area/scheme/expiry", test_expiry);
  g_test_add_func ("/area/scheme/renewal", test_renewal);
  g_test_add_func ("/area/scheme/progress", test_progress);
  g_test_add_func ("/area/scheme/rubric", test_rubric);
  g_test_add_func ("/area/scheme/empty", test_empty);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <string.h>

#include "libbalanced/area/bal-area-check.h"
#include "libbalanced/area/bal-outcome-linter-private.h"
#include "libbalanced/area/bal-outcome-statement.h"
#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-result.h"
#include "libbalanced/core/bal-table.h"
#include "tests/support/bal-test-findings.h"

/* Whole words, in any case, in both languages; and what takes a hint back. */
static void
test_words (void)
{
  static const struct
  {
    const char *way;
    const char *text;
    gboolean found;
  } cases[] = {
    { "service", "WILL RECEIVE help", TRUE },
    { "service", "He asks for the accessto of things", FALSE },
    { "service", "Bydd yn derbyn cymorth", TRUE },
    { "service", "", FALSE },
    { "impairment", "Clear speech sounds", TRUE },
    { "impairment", "Clear speech sounds, to be understood by friends", FALSE },
    { "impairment", "Seiniau lleferydd clir", TRUE },
    { "universal", "Be happy", TRUE },
    { "universal", "Maybe happyish", FALSE },
    { "vague", "Better talk", TRUE },
    { "vague", "Better talk: 3 turns", FALSE },
    { "vague", "Letters are bettered", FALSE },
    { "vague", "Yn well", TRUE },
    { "nothing", "Better talk", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const gboolean found = bal_outcome_linter_reads_as (cases[i].way, cases[i].text);

      if (found != cases[i].found)
        g_test_message ("%s: %s", cases[i].way, cases[i].text);
      g_assert_cmpint (found, ==, cases[i].found);
    }
}

/* One statement by itself; no finding repeats a word of it. */
static void
test_lint (void)
{
  g_autoptr (BalOutcomeStatement) statement =
    g_object_new (BAL_TYPE_OUTCOME_STATEMENT, "text", "Zelda will receive therapy", "aim",
                  "body_function", "priority", (gint64) 1, NULL);
  g_autoptr (BalOutcomeStatement) bare = g_object_new (BAL_TYPE_OUTCOME_STATEMENT, NULL);
  g_autoptr (BalFindings) findings = bal_outcome_statement_lint (statement);
  g_autoptr (BalFindings) open = bal_outcome_statement_lint (bare);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (findings));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BalFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);
      g_autofree char *message = bal_finding_dup_message (finding, NULL, "en");

      g_assert_cmpint (bal_finding_get_severity (finding), ==, BAL_SEVERITY_INFO);
      g_assert_null (strstr (message, "Zelda"));
    }
  /* A service, an impairment, an undated priority; need, place, lead, value, day and review. */
  g_assert_cmpuint (n, ==, 9);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (open)), ==, 7);
}

static BalResult *
check (const char *statements, gint32 as_at)
{
  g_autofree char *text =
    g_strdup_printf ("{\"code\": \"x\", \"name\": \"X\", \"agencies\": [{\"code\": \"nhs\", "
                     "\"name\": \"N\"}], \"settings\": [{\"code\": \"s\", \"name\": \"S\", "
                     "\"place\": \"home\"}], \"outcome_statements\": [%s]}",
                     statements);
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
  return bal_table_lookup_column (bal_result_lookup_table (result, table), name);
}

static void
test_shares (void)
{
  g_autoptr (BalResult) result =
    check ("{\"text\": \"A\", \"agency\": \"nhs\", \"document\": \"ehc_advice\", "
           "\"aim\": \"activity\", \"led_by\": [\"parent-carer\", \"class-teacher\"], "
           "\"setting\": \"s\"}, "
           "{\"text\": \"B\", \"agency\": \"nhs\", \"document\": \"ehc_advice\", "
           "\"aim\": \"body_function\", \"led_by\": [\"class-teacher\"]}, "
           "{\"text\": \"C\", \"agency\": \"nhs\", \"document\": \"ehc_advice\"}, "
           "{\"text\": \"D\"}",
           BAL_DAY_NONE);
  BalColumn *statements = get_column (result, "outcome_shares", "statements");
  BalColumn *known = get_column (result, "outcome_shares", "known");
  BalColumn *ratio = get_column (result, "outcome_shares", "ratio");
  BalColumn *lower = get_column (result, "outcome_shares", "lower");

  /* Two groups and all of them, with three questions each. */
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (result, "outcome_shares")), ==,
                    9);
  g_assert_cmpint (bal_column_get_int64 (statements, 0), ==, 3);
  g_assert_cmpint (bal_column_get_int64 (known, 0), ==, 2);
  g_assert_cmpfloat (bal_column_get_double (ratio, 0), ==, 0.5);
  g_assert_cmpfloat_with_epsilon (bal_column_get_double (lower, 0), 0.0945, 1e-4);
  g_assert_cmpfloat (bal_column_get_double (ratio, 1), ==, 0.5);
  /* Of the fourth nothing is known: that is no share of 0. */
  g_assert_cmpint (bal_column_get_state (ratio, 3), ==, BAL_VALUE_STATE_NOT_APPLICABLE);
  g_assert_cmpint (bal_column_get_int64 (statements, 6), ==, 4);
  g_assert_cmpstr (bal_column_get_text (get_column (result, "outcome_statements", "place"), 0), ==,
                   "home");
  g_assert_cmpuint (bal_test_count_findings (result, "outcome-aim-impairment"), ==, 1);
}

/* A month is over with its last day. */
static void
test_overdue (void)
{
  const char *const due = "{\"text\": \"A\", \"review\": \"2021-04\"}";
  const char *const reviewed =
    "{\"text\": \"A\", \"review\": \"2021-04\", \"reviewed\": \"2021-04-01\"}";
  const gint32 last = 18747; /* 30 April 2021 */
  g_autoptr (BalResult) before = check (due, last);
  g_autoptr (BalResult) after = check (due, last + 1);
  g_autoptr (BalResult) done = check (reviewed, last + 1);
  g_autoptr (BalResult) open = check (due, BAL_DAY_NONE);

  g_assert_cmpuint (bal_test_count_findings (before, "outcome-review-overdue"), ==, 0);
  g_assert_cmpuint (bal_test_count_findings (after, "outcome-review-overdue"), ==, 1);
  g_assert_cmpuint (bal_test_count_findings (done, "outcome-review-overdue"), ==, 0);
  g_assert_cmpuint (bal_test_count_findings (open, "outcome-review-overdue"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area/outcome-statements/words", test_words);
  g_test_add_func ("/area/outcome-statements/lint", test_lint);
  g_test_add_func ("/area/outcome-statements/shares", test_shares);
  g_test_add_func ("/area/outcome-statements/overdue", test_overdue);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <string.h>

#include "libbalanced/area/bal-area-check.h"
#include "libbalanced/area/bal-arrangement.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-table.h"
#include "tests/support/bal-test-area.h"
#include "tests/support/bal-test-findings.h"
#include "tests/support/bal-test-support.h"

#define AREA(members) "{\"code\": \"x\", \"name\": \"X\", " members "}"
#define ARRANGEMENT(members) \
  "\"integration\": {\"arrangements\": [{\"code\": \"a\", \"label\": \"A\", " members "}]}"
#define CONTRACT(code, members) "{\"code\": \"" code "\", \"label\": \"C\", " members "}"

static BalArea *
read_area (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  BalArea *area = bal_area_new_from_bytes (bytes, "x.json", &error);

  g_assert_no_error (error);

  return area;
}

static BalResult *
check (const char *text, const char *as_at)
{
  g_autoptr (BalArea) area = read_area (text);
  g_autoptr (BalPeriod) period = as_at != NULL ? bal_period_parse (as_at, NULL) : NULL;
  g_autoptr (BalAreaCheck) check =
    bal_area_check_new (area, period != NULL ? bal_period_get_start (period) : BAL_DAY_NONE);

  return bal_area_check_run (check);
}

static gboolean
has_finding (BalResult *result, const char *code)
{
  g_autoptr (BalFinding) finding = bal_findings_lookup (bal_result_get_findings (result), code);

  return finding != NULL;
}

static BalColumn *
get_column (BalResult *result, const char *table, const char *column)
{
  BalTable *found = bal_result_lookup_table (result, table);

  g_assert_nonnull (found);

  return bal_table_lookup_column (found, column);
}

/* The state of one rule of the first arrangement, in words; NULL when it is not asked. */
static char *
dup_rule (BalResult *result, const char *rule)
{
  BalColumn *rules = get_column (result, "arrangement_rules", "rule");
  BalColumn *states = get_column (result, "arrangement_rules", "state");

  for (gsize i = 0; i < bal_column_get_n_rows (rules); i++)
    if (g_strcmp0 (bal_column_get_text (rules, i), rule) == 0)
      return bal_column_get_state (states, i) == BAL_VALUE_STATE_NOT_APPLICABLE
               ? g_strdup ("not_applicable")
               : g_strdup (bal_column_get_text (states, i));

  return NULL;
}

#define assert_rule(result, rule, state)                        \
  G_STMT_START                                                  \
  {                                                             \
    g_autofree char *rule_state_ = dup_rule ((result), (rule)); \
    g_assert_cmpstr (rule_state_, ==, (state));                 \
  }                                                             \
  G_STMT_END

/* What is not stated breaks nothing, but what must be named is missed. */
static void
test_nothing_stated (void)
{
  g_autoptr (BalResult) result = check (AREA (ARRANGEMENT ("\"type\": \"alliance\"")), NULL);

  assert_rule (result, "several-providers", "not_stated");
  assert_rule (result, "contract-each", "not_stated");
  assert_rule (result, "contracts-share-outcomes", "not_stated");
  assert_rule (result, "population", "broken");
  assert_rule (result, "shared-outcomes", "broken");
  assert_rule (result, "one-contract", NULL);
  g_assert_true (has_finding (result, "arrangement-not-stated"));
  g_assert_false (has_finding (result, "arrangement-providers-few"));
}

static void
test_empty (void)
{
  g_autoptr (BalResult) nothing = check (AREA ("\"integration\": {}"), NULL);
  g_autoptr (BalResult) unknown = check (AREA (ARRANGEMENT ("\"type\": \"moon\"")), NULL);

  g_assert_null (bal_result_lookup_table (nothing, "arrangements"));
  g_assert_true (has_finding (unknown, "vocabulary-unknown"));
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (unknown, "arrangement_rules")),
                    ==, 0);
}

/* An alias of a type or outcome is that type or outcome. */
static void
test_aliases (void)
{
  g_autoptr (BalResult) result =
    check (AREA ("\"contracts\": [" CONTRACT ("c", "\"outcomes\": [\"fs1\"]") "], " ARRANGEMENT (
             "\"type\": \"prime\", \"lead\": \"p\", \"contracts\": [\"c\"], "
             "\"outcomes\": [\"FS1\"]")),
           NULL);

  assert_rule (result, "contracts-share-outcomes", "holds");
  assert_rule (result, "one-contract", "holds");
  assert_rule (result, "lead-provider", "holds");
}

/* Contracts under each other in a circle come to an end, and all are held to the outcomes. */
static void
test_circle (void)
{
  g_autoptr (BalResult) result = check (
    AREA (
      "\"contracts\": [" CONTRACT ("c", "\"subcontract_of\": \"e\", \"outcomes\": [\"FS1\"]") ", " CONTRACT ("d", "\"subcontract_of\": \"c\", \"outcomes\": [\"FS1\"]") ", " CONTRACT (
        "e",
        "\"subcontract_of\": \"d\", \"outcomes\": [\"WF1\"]") "], " ARRANGEMENT ("\"type\": \"outcomes-based\", \"contracts\": [\"c\", \"c\"], \"outcomes\": [\"FS1\"]")),
    NULL);
  BalColumn *found = get_column (result, "arrangement_rules", "found");

  assert_rule (result, "contracts-share-outcomes", "broken");
  g_assert_cmpint (bal_column_get_int64 (found, 0), ==, 2);
}

/* One that has ended is no longer held against the rules. */
static void
test_in_force (void)
{
  const char *text = AREA (
    ARRANGEMENT ("\"type\": \"alliance\", \"start\": \"2019\", \"end\": \"2020-03\", "
                 "\"coordinated_by\": \"family\", \"scope\": \"system\", \"degree\": \"high\""));
  g_autoptr (BalResult) before = check (text, "2018-12-31");
  g_autoptr (BalResult) during = check (text, "2020-03-31");
  g_autoptr (BalResult) after = check (text, "2020-04-01");
  g_autoptr (BalResult) any = check (text, NULL);

  g_assert_false (has_finding (before, "coordination-on-family"));
  g_assert_true (has_finding (during, "coordination-on-family"));
  g_assert_false (has_finding (after, "coordination-on-family"));
  g_assert_true (has_finding (any, "coordination-on-family"));
  g_assert_cmpint (
    bal_column_get_int64 (get_column (during, "integration_levels", "arrangements"), 8), ==, 1);
  g_assert_cmpint (bal_column_get_state (get_column (after, "integration_levels", "arrangements"),
                                         8),
                   ==, BAL_VALUE_STATE_TRUE_ZERO);
}

/* An agency whose kind is not said may be the one that is missing. */
static void
test_sectors (void)
{
#define AGENCIES(sector)                                                                  \
  "\"agencies\": [{\"code\": \"la\", \"name\": \"L\", \"sector\": \"local_authority\"}, " \
  "{\"code\": \"n\", \"name\": \"N\"" sector "}], "
#define AGREEMENT                                                                          \
  ARRANGEMENT ("\"type\": \"s75\", \"commissioners\": [\"la\", \"n\"], \"host\": \"la\", " \
               "\"features\": [{\"feature\": \"lead-commissioning\", \"state\": \"met\"}]")
  g_autoptr (BalResult) silent = check (AREA (AGENCIES ("") AGREEMENT), NULL);
  g_autoptr (BalResult) both = check (AREA (AGENCIES (", \"sector\": \"nhs\"") AGREEMENT), NULL);
  g_autoptr (BalResult) one = check (AREA (AGENCIES (", \"sector\": \"school\"") AGREEMENT), NULL);

  assert_rule (silent, "nhs-and-local-authority", "not_stated");
  assert_rule (both, "nhs-and-local-authority", "holds");
  assert_rule (one, "nhs-and-local-authority", "broken");
  assert_rule (both, "host", "not_applicable");
  assert_rule (both, "section-75-function", "holds");
  assert_rule (both, "written-agreement", "not_stated");
}

/* Sums of estimates, or of several units, contradict nothing. */
static void
test_pool (void)
{
#define POOL(second)                                                                 \
  AREA (ARRANGEMENT ("\"type\": \"section-75\", \"pool\": 100, \"contributions\": [" \
                     "{\"agency\": \"a\", \"amount\": 40, \"unit\": \"GBP\"}, " second "]"))
  g_autoptr (BalResult) right =
    check (POOL ("{\"agency\": \"b\", \"amount\": 60, \"unit\": \"GBP\"}"), NULL);
  g_autoptr (BalResult) wrong =
    check (POOL ("{\"agency\": \"b\", \"amount\": 0, \"unit\": \"GBP\"}"), NULL);
  g_autoptr (BalResult) rough =
    check (POOL ("{\"agency\": \"b\", \"amount\": {\"value\": 5, \"qualifier\": \"estimate\"}, "
                 "\"unit\": \"GBP\"}"),
           NULL);
  g_autoptr (BalResult) hours =
    check (POOL ("{\"agency\": \"b\", \"amount\": 5, \"unit\": \"hours\"}"), NULL);
  g_autoptr (BalResult) left =
    check (POOL ("{\"agency\": \"b\", \"amount\": 60, \"unit\": \"GBP\", \"status\": \"ended\"}"),
           NULL);

  g_assert_false (has_finding (right, "arrangement-pool-sum-differs"));
  g_assert_true (has_finding (wrong, "arrangement-pool-sum-differs"));
  g_assert_false (has_finding (rough, "arrangement-pool-sum-differs"));
  g_assert_false (has_finding (hours, "arrangement-pool-sum-differs"));
  g_assert_true (has_finding (left, "arrangement-pool-sum-differs"));
  g_assert_true (has_finding (left, "contribution-withdrawn"));
  g_assert_true (has_finding (left, "arrangement-pool-unfunded"));
}

/* Steps may follow those of another arrangement, and each other in a circle. */
static void
test_steps (void)
{
  g_autoptr (BalResult) result = check (
    AREA ("\"integration\": {\"arrangements\": ["
          "{\"code\": \"a\", \"label\": \"A\", \"type\": \"co-production-individual\", \"steps\": ["
          "{\"code\": \"talk\", \"label\": \"T\", \"kind\": \"conversation\"},"
          "{\"code\": \"plan\", \"label\": \"P\", \"kind\": \"plan\", \"follows\": [\"talk\", "
          "\"panel\"]}]},"
          "{\"code\": \"b\", \"label\": \"B\", \"type\": \"multi-agency-panel\", \"steps\": ["
          "{\"code\": \"panel\", \"label\": \"D\", \"kind\": \"decision\", \"follows\": "
          "[\"plan\", \"nowhere\"]},"
          "{\"code\": \"given\", \"label\": \"G\", \"kind\": \"package\", \"follows\": "
          "[\"panel\"]},"
          "{\"code\": \"extra\", \"label\": \"E\", \"kind\": \"package\"}]}]}"),
    NULL);
  BalColumn *from = get_column (result, "conversations", "from_conversation");

  assert_rule (result, "conversation-reaches-package", "holds");
  g_assert_false (has_finding (result, "conversation-reaches-no-package"));
  g_assert_true (has_finding (result, "package-without-conversation"));
  g_assert_true (bal_column_get_boolean (from, 3));
  g_assert_false (bal_column_get_boolean (from, 4));
}

#define SECTION(members) AREA ("\"integration\": {" members "}")

/* Two offices of one person, a friendship, a board, and a call to somebody nobody knows. */
#define TIES                                                                                      \
  AREA ("\"agencies\": [{\"code\": \"a\", \"name\": \"A\"}, {\"code\": \"b\", \"name\": "         \
        "\"B\"}, {\"code\": \"c\", \"name\": \"C\"}, {\"code\": \"d\", \"name\": \"D\"}, "        \
        "{\"code\": \"e\", \"name\": \"E\"}], \"integration\": {\"posts\": ["                     \
        "{\"code\": \"pa\", \"label\": \"P\", \"agency\": \"a\", \"person\": \"ann\"},"           \
        "{\"code\": \"pb\", \"label\": \"P\", \"agency\": \"b\", \"person\": \"ann\"},"           \
        "{\"code\": \"pc\", \"label\": \"P\", \"agency\": \"c\", \"person\": \"cy\"},"            \
        "{\"code\": \"pd\", \"label\": \"P\", \"agency\": \"d\"}], \"ties\": ["                   \
        "{\"code\": \"friends\", \"posts\": [\"pb\", \"pc\"], \"formality\": \"informal\"},"      \
        "{\"code\": \"board\", \"agencies\": [\"c\", \"e\", \"zz\"], \"formality\": \"formal\"}," \
        "{\"code\": \"call\", \"posts\": [\"pc\", \"pd\"], \"formality\": \"informal\"},"         \
        "{\"code\": \"once\", \"agencies\": [\"a\", \"e\"], \"formality\": \"formal\", "          \
        "\"end\": \"2001\"}]}")

static void
test_resilience (void)
{
  g_autoptr (BalResult) result = check (TIES, "2020-01-01");
  BalColumn *lost = get_column (result, "resilience", "pairs_lost");
  BalColumn *ties = get_column (result, "resilience", "informal_ties");

  /* ann joins a and b, and both to the rest; cy joins c to the two sides and to d. */
  g_assert_cmpint (bal_column_get_int64 (lost, 0), ==, 1 + 2 * 3);
  g_assert_cmpint (bal_column_get_int64 (lost, 1), ==, 2 * 2 + 2 + 2);
  g_assert_cmpint (bal_column_get_int64 (ties, 0), ==, 1);
  g_assert_cmpint (bal_column_get_int64 (ties, 1), ==, 2);
  g_assert_true (has_finding (result, "tie-person-not-stated"));
  g_assert_true (has_finding (result, "person-holds-reach"));
}

static void
test_lose_people (void)
{
  const char *const gone[] = { "ann", NULL };
  const char *const nobody[] = { NULL };
  const char *const stranger[] = { "ann", "nobody", NULL };
  g_autoptr (BalArea) area = read_area (TIES);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalResult) without = bal_area_lose_people (area, gone, &error);
  g_autoptr (BalResult) same = bal_area_lose_people (area, nobody, &error);
  g_autoptr (BalResult) none = bal_area_lose_people (area, stranger, &error);
  BalColumn *before = get_column (without, "reach", "before");
  BalColumn *after = get_column (without, "reach", "after");
  const gint64 left[] = { 3, 0, 3, 3, 3 };

  g_assert_null (none);
  g_assert_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND);
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (same, "lost_ties")), ==, 0);
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (without, "lost_ties")), ==, 1);
  g_assert_false (bal_column_get_boolean (get_column (without, "lost_ties", "lasts"), 0));
  for (gsize i = 0; i < G_N_ELEMENTS (left); i++)
    {
      g_assert_cmpint (bal_column_get_int64 (before, i), ==, 4);
      if (left[i] > 0)
        g_assert_cmpint (bal_column_get_int64 (after, i), ==, left[i]);
      else
        g_assert_cmpint (bal_column_get_state (after, i), ==, BAL_VALUE_STATE_TRUE_ZERO);
    }
}

/* What nobody says may be the family too. */
static void
test_links (void)
{
#define LINK(code, rest) "{\"code\": \"" code "\", \"giver\": \"a\", \"receiver\": \"b\"" rest "}"
  g_autoptr (BalResult) result = check (
    SECTION ("\"links\": [" LINK ("1", ", \"carrier\": \"family\"") ", " LINK ("2", "") ", " LINK (
      "3",
      ", \"carrier\": \"system\", \"end\": \"2001\"") ", " LINK ("4",
                                                                 ", \"carrier\": \"nobody\"") "]"),
    "2020-01-01");
  g_autoptr (BalFinding) finding =
    bal_findings_lookup (bal_result_get_findings (result), "links-through-family");
  g_autofree char *message = bal_finding_dup_message (finding, NULL, NULL);

  g_assert_nonnull (strstr (message, "1 of 3"));
  g_assert_nonnull (strstr (message, "66.67%"));
  g_assert_false (has_finding (result, "link-only-through-family"));
  g_assert_true (has_finding (result, "information-not-passed-on"));
  g_assert_cmpfloat (
    bal_column_get_double (get_column (result, "information_carriers", "share"), 3), ==, 0.5);
}

/* Where it is only said that something is asked, nobody knows what: not none. */
static void
test_alignment_not_stated (void)
{
  g_autoptr (BalResult) result = bal_test_check_area (
    "'integration': {'alignments': [{'provider': 'a', 'area': 'audit'},"
    " {'provider': 'b', 'area': 'audit', 'items': ['x']},"
    " {'provider': 'c', 'area': 'audit', 'items': ['x', 'y']}, {'provider': 'a', 'area': 'reporting'},"
    " {'provider': 'b', 'area': 'reporting', 'frequency': 'month'}]}");

  bal_test_assert_cell (result, "alignment", 0, "stated", "false");
  bal_test_assert_cell (result, "alignment", 0, "items", "missing");
  bal_test_assert_cell (result, "alignment", 1, "shared", "1");
  bal_test_assert_cell (result, "alignment", 1, "missing_here", "1");
  bal_test_assert_cell (result, "alignment", 2, "only_here", "1");
  bal_test_assert_cell (result, "alignment", 4, "items", "missing");
  bal_test_assert_cell (result, "alignment", 4, "frequency", "month");
  g_assert_cmpuint (bal_test_count_table_rows (result, "alignment_items"), ==, 4);
  g_assert_cmpuint (bal_test_count_table_rows (result, "reporting_burden"), ==, 0);
  g_assert_cmpfloat (bal_test_get_figure (result, "alignment-not-stated",
                                          "/integration/alignments/0", "providers"),
                     ==, 2.0);
  g_assert_cmpfloat (bal_test_get_figure (result, "alignment-not-stated",
                                          "/integration/alignments/3", "providers"),
                     ==, 0.0);
  g_assert_true (bal_test_has_finding (result, "alignment-differs", "/integration/alignments/0"));
}

/* Of one service only; measures are items; another asker of the same asks again. */
static void
test_alignment (void)
{
#define ENTRY(provider, area, rest) \
  "{\"provider\": \"" provider "\", \"area\": \"" area "\"" rest "}"
  g_autoptr (BalResult) result = check (
    SECTION (
      "\"alignments\": [" ENTRY ("a", "kpi", ", \"items\": [\"x\", \"x\", \"y\"]") ", " ENTRY ("b", "kpi", ", \"items\": [\"y\"], \"measures\": [\"m\"]") ", " ENTRY (
        "c", "kpi",
        ", \"service\": \"s\"") ", " ENTRY ("a", "reporting",
                                            ", \"items\": [\"x\"]") ", " ENTRY ("a", "reporting",
                                                                                ", \"items\": [\"x\"], \"frequency\": \"month\"") "]"),
    NULL);
  BalColumn *only = get_column (result, "alignment", "only_here");
  BalColumn *shared = get_column (result, "alignment", "shared");
  BalColumn *missing = get_column (result, "alignment", "missing_here");

  for (gsize i = 0; i < 2; i++)
    {
      g_assert_cmpint (bal_column_get_int64 (shared, i), ==, 1);
      g_assert_cmpint (bal_column_get_int64 (only, i), ==, 1);
      g_assert_cmpint (bal_column_get_int64 (missing, i), ==, 1);
    }
  g_assert_cmpint (bal_column_get_state (shared, 4), ==, BAL_VALUE_STATE_MISSING);
  g_assert_true (has_finding (result, "alignment-not-stated"));
  g_assert_false (has_finding (result, "alignment-frequency-differs"));
  g_assert_cmpint (bal_column_get_int64 (get_column (result, "reporting_burden", "requests"), 0),
                   ==, 2);
  g_assert_true (has_finding (result, "reporting-asked-again"));
}

/* Ages are half open, and what names no service is about each. */
static void
test_funding (void)
{
  g_autoptr (BalResult) result = check (
    AREA ("\"responsibilities\": [{\"code\": \"r\", \"agency\": \"a\", \"statement\": \"S\", "
          "\"services\": [\"slt\"], \"age_from_months\": 24, \"age_to_months\": 48}], "
          "\"integration\": {\"funding\": ["
          "{\"code\": \"l\", \"label\": \"L\", \"payers\": [\"a\"], \"age_from_months\": 36, "
          "\"amount\": 10, \"unit\": \"GBP\"},"
          "{\"code\": \"n\", \"label\": \"N\", \"payers\": [\"b\"], \"services\": [\"ot\"], "
          "\"amount\": {\"low\": 1, \"high\": 2}}]}"),
    NULL);
  BalColumn *state = get_column (result, "responsibility_funding", "state");
  const char *const states[] = { "neither", "not_paid", "both", "not_answered_for" };

  for (gsize i = 0; i < 4; i++)
    g_assert_cmpstr (bal_column_get_text (state, i), ==, states[i]);
  g_assert_cmpstr (bal_column_get_text (state, 5), ==, "not_answered_for");
  g_assert_true (has_finding (result, "funding-orphan"));
  g_assert_true (has_finding (result, "funding-overlap"));
  g_assert_cmpint (bal_column_get_state (get_column (result, "children_spend", "children_low"), 1),
                   ==, BAL_VALUE_STATE_NOT_AVAILABLE);
}

/* Contracts say who pays for an outcome too, whether or not the section is there. */
static void
test_outcomes_paid (void)
{
#define PAID(one, other)                                                                                  \
  AREA (                                                                                                  \
    "\"contracts\": [" CONTRACT ("c", "\"outcomes\": [\"FS1\"], \"commissioners\": " one) ", " CONTRACT ( \
      "d", "\"outcomes\": [\"fs1\"], \"commissioners\": " other) "]")
  g_autoptr (BalResult) apart = check (PAID ("[\"a\"]", "[\"b\"]"), NULL);
  g_autoptr (BalResult) together = check (PAID ("[\"a\"]", "[\"b\", \"a\"]"), NULL);
  g_autoptr (BalResult) alone = check (PAID ("[\"a\"]", "[\"a\"]"), NULL);

  g_assert_true (has_finding (apart, "outcome-paid-apart"));
  g_assert_false (has_finding (together, "outcome-paid-apart"));
  g_assert_false (has_finding (alone, "outcome-paid-apart"));
}

/* 0 before has no share of change; a saving of which nobody says what is better is not judged. */
static void
test_drivers (void)
{
#define FIGURE(code, value, unit) \
  "{\"code\": \"" code "\", \"label\": \"F\", \"value\": " value ", \"unit\": \"" unit "\"}"
  g_autoptr (BalResult) result = check (
    AREA ("\"figures\": [" FIGURE ("c0", "0", "children") ", " FIGURE ("c1", "20", "children") ", " FIGURE (
      "s0", "100",
      "GBP") ", " FIGURE ("s1", "50",
                          "GBP") ", " FIGURE ("o0", "3",
                                              "points") ", " FIGURE ("o1", "2",
                                                                     "points") "], "
                                                                               "\"integration\": {\"drivers\": [{\"code\": \"d\", \"label\": \"D\", \"kind\": "
                                                                               "\"saving\", \"children_before\": \"c0\", \"children_after\": \"c1\", "
                                                                               "\"spend_before\": \"s0\", \"spend_after\": \"s1\", \"outcome_before\": \"o0\", "
                                                                               "\"outcome_after\": \"o1\"}, {\"code\": \"e\", \"label\": \"E\", \"kind\": "
                                                                               "\"other\", \"children_before\": \"c1\", \"children_after\": \"nothing\"}]}"),
    NULL);

  g_assert_cmpint (bal_column_get_state (get_column (result, "drivers", "children_change"), 0), ==,
                   BAL_VALUE_STATE_NOT_APPLICABLE);
  g_assert_cmpfloat (bal_column_get_double (get_column (result, "drivers", "spend_change"), 0), ==,
                     -0.5);
  g_assert_cmpfloat (bal_column_get_double (get_column (result, "drivers", "per_child_after"), 0),
                     ==, 2.5);
  g_assert_cmpint (bal_column_get_state (get_column (result, "drivers", "outcome"), 0), ==,
                   BAL_VALUE_STATE_MISSING);
  g_assert_cmpint (bal_column_get_state (get_column (result, "drivers", "children_change"), 1), ==,
                   BAL_VALUE_STATE_MISSING);
  g_assert_false (has_finding (result, "saving-outcome-worse"));
  g_assert_false (has_finding (result, "demand-outgrows-spend"));
}

static void
test_round_trip (void)
{
  g_autoptr (BalArea) area = read_area (AREA (ARRANGEMENT (
    "\"type\": \"joint-post\", \"own\": 0.10, \"formality\": \"formal\", \"posts\": [\"p\"]")));
  g_autofree char *json = bal_area_to_json (area);
  g_autoptr (BalArea) again = read_area (json);

  g_assert_true (bal_item_equal (BAL_ITEM (area), BAL_ITEM (again)));
  g_assert_nonnull (strstr (json, "0.10"));
}

static void
test_golden (void)
{
  bal_test_assert_example ("integrated", "2019-03-31");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area/integration/nothing-stated", test_nothing_stated);
  g_test_add_func ("/area/integration/empty", test_empty);
  g_test_add_func ("/area/integration/aliases", test_aliases);
  g_test_add_func ("/area/integration/circle", test_circle);
  g_test_add_func ("/area/integration/in-force", test_in_force);
  g_test_add_func ("/area/integration/sectors", test_sectors);
  g_test_add_func ("/area/integration/pool", test_pool);
  g_test_add_func ("/area/integration/steps", test_steps);
  g_test_add_func ("/area/integration/resilience", test_resilience);
  g_test_add_func ("/area/integration/lose-people", test_lose_people);
  g_test_add_func ("/area/integration/links", test_links);
  g_test_add_func ("/area/integration/alignment", test_alignment);
  g_test_add_func ("/area/integration/alignment/not-stated", test_alignment_not_stated);
  g_test_add_func ("/area/integration/funding", test_funding);
  g_test_add_func ("/area/integration/outcomes-paid", test_outcomes_paid);
  g_test_add_func ("/area/integration/drivers", test_drivers);
  g_test_add_func ("/area/integration/round-trip", test_round_trip);
  g_test_add_func ("/area/integration/golden", test_golden);

  return g_test_run ();
}

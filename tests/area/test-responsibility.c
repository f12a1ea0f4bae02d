/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <string.h>

#include "libbalanced/area/bal-child-facts.h"
#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-table.h"
#include "tests/support/bal-test-support.h"

static BalArea *
load_sutton (void)
{
  g_autofree char *path = bal_test_source_path ("docs/examples/sutton/area.json");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  BalArea *area = bal_area_load (file, NULL, &error);

  g_assert_no_error (error);

  return area;
}

static BalArea *
read_rules (const char *rules)
{
  g_autofree char *text =
    g_strdup_printf ("{\"code\": \"x\", \"name\": \"X\", \"responsibilities\": [%s]}", rules);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  BalArea *area = bal_area_new_from_bytes (bytes, "x.json", &error);

  g_assert_no_error (error);

  return area;
}

/* "rule=answer" for each row, in the order of the document. */
static char *
tell (BalResult *result)
{
  BalTable *table = bal_result_lookup_table (result, "responsible");
  BalColumn *rules = bal_table_lookup_column (table, "rule");
  BalColumn *answers = bal_table_lookup_column (table, "answer");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint64 i = 0; i < bal_table_get_n_rows (table); i++)
    g_string_append_printf (text, "%s%s=%s", i > 0 ? " " : "", bal_column_get_text (rules, i),
                            bal_column_get_text (answers, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
says (BalResult *result, const char *code)
{
  g_autoptr (BalFinding) finding = bal_findings_lookup (bal_result_get_findings (result), code);

  return finding != NULL;
}

static void
assert_rules (BalArea *area, BalChildFacts *facts, gint32 day, const char *expected)
{
  g_autoptr (BalResult) result = bal_area_find_responsible (area, facts, day);
  g_autofree char *told = tell (result);

  g_assert_cmpstr (told, ==, expected);
}

/* A child with a plan that has both sections is on two caseloads. */
static void
test_two_lists (void)
{
  g_autoptr (BalArea) area = load_sutton ();
  const char *const held[] = { "ehc-plan", "plan-section-f", "plan-health-section", NULL };
  const char *const absent[] = { "complex-health-need", "sen-support", NULL };
  g_autoptr (BalChildFacts) facts =
    g_object_new (BAL_TYPE_CHILD_FACTS, "age-months", (gint64) 100, "service", "occupational",
                  "level", "specialist", "phase", "year-3", "setting", "primary", "residence",
                  "sutton", "registration", "sutton-gp", "conditions", held, "absent-conditions",
                  absent, NULL);
  g_autoptr (BalResult) result = bal_area_find_responsible (area, facts, BAL_DAY_NONE);
  g_autofree char *told = tell (result);

  g_assert_cmpstr (told, ==, "nhs-health-section=yes cognus-section-f=yes");
  g_assert_true (says (result, "responsible-several"));
  g_assert_false (says (result, "responsible-nobody"));
}

/* After year 2, on SEN Support and without a plan: the work is only planned. */
static void
test_orphan (void)
{
  g_autoptr (BalArea) area = load_sutton ();
  const char *const held[] = { "sen-support", NULL };
  const char *const absent[] = { "ehc-plan", "plan-section-f", "plan-health-section",
                                 "complex-health-need", NULL };
  g_autoptr (BalChildFacts) facts =
    g_object_new (BAL_TYPE_CHILD_FACTS, "age-months", (gint64) 100, "service", "occupational",
                  "level", "targeted", "phase", "year-3", "setting", "primary", "residence",
                  "sutton", "registration", "sutton-gp", "conditions", held, "absent-conditions",
                  absent, NULL);
  g_autoptr (BalResult) result = bal_area_find_responsible (area, facts, BAL_DAY_NONE);
  g_autofree char *told = tell (result);

  g_assert_cmpstr (told, ==, "");
  g_assert_true (says (result, "responsible-nobody"));
}

/* What is not known is named, and never guessed. */
static void
test_unknown (void)
{
  g_autoptr (BalArea) area =
    read_rules ("{\"code\": \"r\", \"agency\": \"a\", \"statement\": \"R\", \"age_to_months\": 60,"
                " \"residence\": \"here\", \"conditions\": [\"plan\"]}");
  g_autoptr (BalChildFacts) nothing = g_object_new (BAL_TYPE_CHILD_FACTS, NULL);
  g_autoptr (BalChildFacts) old =
    g_object_new (BAL_TYPE_CHILD_FACTS, "age-months", (gint64) 60, NULL);
  g_autoptr (BalResult) result = bal_area_find_responsible (area, nothing, BAL_DAY_NONE);
  BalTable *table = bal_result_lookup_table (result, "responsible");

  g_assert_cmpstr (bal_column_get_text (bal_table_lookup_column (table, "answer"), 0), ==,
                   "perhaps");
  g_assert_cmpstr (bal_column_get_text (bal_table_lookup_column (table, "needed"), 0), ==,
                   "residence, age_months, plan");
  assert_rules (area, old, BAL_DAY_NONE, "");
}

static void
test_days_and_tasks (void)
{
  g_autoptr (BalArea) area = read_rules (
    "{\"code\": \"r\", \"agency\": \"a\", \"statement\": \"R\", \"start\": \"2020\","
    " \"end\": \"2020-06\"},"
    "{\"code\": \"s\", \"agency\": \"b\", \"statement\": \"S\", \"task\": \"advice\"},"
    "{\"code\": \"t\", \"agency\": \"b\", \"statement\": \"T\", \"status\": \"planned\"}");
  g_autoptr (BalChildFacts) support = g_object_new (BAL_TYPE_CHILD_FACTS, NULL);
  g_autoptr (BalChildFacts) advice = g_object_new (BAL_TYPE_CHILD_FACTS, "task", "advice", NULL);
  g_autoptr (BalChildFacts) other = g_object_new (BAL_TYPE_CHILD_FACTS, "task", "other", NULL);

  assert_rules (area, support, bal_day_from_civil (2020, 6, 30), "r=yes");
  assert_rules (area, support, bal_day_from_civil (2020, 7, 1), "");
  assert_rules (area, support, bal_day_from_civil (2019, 12, 31), "");
  assert_rules (area, support, BAL_DAY_NONE, "r=yes");
  assert_rules (area, advice, BAL_DAY_NONE, "s=yes");
  assert_rules (area, other, BAL_DAY_NONE, "");
}

/* The boxes of the space are apart and together are the whole: each child is in exactly one, where
 * its agencies are those that the rules give. */
static void
test_space (void)
{
  g_autoptr (BalArea) area = read_rules (
    "{\"code\": \"r\", \"agency\": \"a\", \"statement\": \"R\", \"age_to_months\": 60},"
    "{\"code\": \"s\", \"agency\": \"b\", \"statement\": \"S\", \"age_from_months\": 48,"
    " \"conditions\": [\"plan\"]}");
  g_autoptr (BalResult) result = bal_area_map_responsibility (area, BAL_DAY_NONE);
  BalTable *table = bal_result_lookup_table (result, "responsibility_space");
  const char *ages[] = { "0–48", "48–60", "48–60", "60–", "60–" };
  const char *conditions[] = { "", "not plan", "plan", "not plan", "plan" };
  const char *agencies[] = { "a", "a", "a, b", "", "b" };

  g_assert_cmpuint (bal_table_get_n_rows (table), ==, G_N_ELEMENTS (ages));
  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      g_assert_cmpstr (bal_column_get_text (bal_table_lookup_column (table, "age_months"), i), ==,
                       ages[i]);
      g_assert_cmpstr (bal_column_get_text (bal_table_lookup_column (table, "conditions"), i), ==,
                       conditions[i]);
      g_assert_cmpstr (bal_column_get_text (bal_table_lookup_column (table, "agencies"), i), ==,
                       agencies[i]);
    }
  g_assert_true (says (result, "responsible-nobody"));
  g_assert_true (says (result, "responsible-several"));
}

/* Many rules that each ask for something else: cut, and said so, in good time. */
static void
test_cut (void)
{
  g_autoptr (GString) rules = g_string_new (NULL);
  g_autoptr (BalArea) area = NULL;
  g_autoptr (BalResult) result = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (rules,
                            "%s{\"code\": \"r%u\", \"agency\": \"a%u\", \"statement\": \"R\","
                            " \"conditions\": [\"c%u\"]}",
                            i > 0 ? "," : "", i, i, i);
  area = read_rules (rules->str);
  result = bal_area_map_responsibility (area, BAL_DAY_NONE);

  g_assert_true (says (result, "responsible-cut"));
}

static void
test_sutton_space (void)
{
  g_autoptr (BalArea) area = load_sutton ();
  g_autoptr (BalResult) result = bal_area_map_responsibility (area, BAL_DAY_NONE);

  g_assert_true (says (result, "responsible-nobody"));
  g_assert_true (says (result, "responsible-several"));
  g_assert_false (says (result, "responsible-cut"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area/responsibility/two-lists", test_two_lists);
  g_test_add_func ("/area/responsibility/orphan", test_orphan);
  g_test_add_func ("/area/responsibility/unknown", test_unknown);
  g_test_add_func ("/area/responsibility/days-and-tasks", test_days_and_tasks);
  g_test_add_func ("/area/responsibility/space", test_space);
  g_test_add_func ("/area/responsibility/cut", test_cut);
  g_test_add_func ("/area/responsibility/sutton-space", test_sutton_space);

  return g_test_run ();
}

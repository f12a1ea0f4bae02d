/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/measure/bal-statistics.h"

#include <math.h>

#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-table-builder-private.h"

typedef BalTable *(*Method) (BalStatistics *, BalTable *, GError **);

/* A row of numbers under names; NaN is missing. */
static BalTable *
compute (Method method, const char *const *names, const double *rows, guint n_rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalStatistics) options = bal_statistics_new (NULL);
  g_autoptr (BalTable) table = NULL;
  BalTableBuilder *builder = bal_table_builder_new ("rows");
  const guint n_names = g_strv_length ((char **) names);
  BalTable *found;

  for (guint i = 0; i < n_names; i++)
    bal_table_builder_add_column (builder, names[i], BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE,
                                  NULL);
  for (guint i = 0; i < n_rows * n_names; i++)
    bal_table_builder_append_double (builder, i % n_names, rows[i]);
  table = bal_table_builder_end (builder, BAL_BASIS_NONE, BAL_DAY_NONE, NULL, FALSE);
  found = method (options, table, &error);
  g_assert_no_error (error);
  return found;
}

static double
number_of (BalTable *table, const char *name, guint row)
{
  BalColumn *column = bal_table_lookup_column (table, name);

  return bal_column_has_value (column, row) ? bal_column_get_double (column, row) : NAN;
}

#define WORD(table, name, row, word) \
  g_assert_cmpstr (bal_column_get_text (bal_table_lookup_column (table, name), row), ==, word)
#define CLOSE(actual, expected) g_assert_cmpfloat_with_epsilon (actual, expected, 5e-5)

/* A child is reached once, whatever is done for it; more than all is more than 1. */
static void
test_reach (void)
{
  static const char *const names[] = { "achieved", "goal", "new", "contacts", NULL };
  static const double rows[] = {
    12, 60,  5,  30,  /* the printed interval */
    90, 60,  95, 180, /* more than the goal; more new ones than there are */
    3,  0,   1,  3,   /* no goal to reach */
    3,  NAN, 1,  3,   /* nobody said */
    -1, 4,   0,  0,
  };
  g_autoptr (BalTable) found = compute (bal_statistics_reaches, names, rows, 5);

  CLOSE (number_of (found, "reach", 0), 0.2);
  CLOSE (number_of (found, "lower", 0), 0.1183);
  CLOSE (number_of (found, "upper", 0), 0.3178);
  CLOSE (number_of (found, "existing", 0), 7);
  CLOSE (number_of (found, "contacts_each", 0), 2.5);
  CLOSE (number_of (found, "reach", 1), 1.5);
  g_assert_true (isnan (number_of (found, "lower", 1)));
  g_assert_true (isnan (number_of (found, "existing", 1)));
  WORD (found, "reason", 2, "goal_of_none");
  WORD (found, "status", 2, "undefined");
  WORD (found, "reason", 3, "no_goal");
  WORD (found, "reason", 4, "not_a_count");
  for (guint row = 2; row < 5; row++)
    g_assert_true (isnan (number_of (found, "reach", row)));
}

/* 20 expected and 10 seen: Byar's interval of 10 is 4.79 to 18.39. */
static void
test_prevention (void)
{
  static const char *const names[] = { "observed", "expected", NULL };
  static const double rows[] = { 10, 20, 10, 12, 30, 12, NAN, 12, 10, -1 };
  g_autoptr (BalTable) found = compute (bal_statistics_preventions, names, rows, 5);

  CLOSE (number_of (found, "prevented", 0), 10);
  g_assert_cmpfloat_with_epsilon (number_of (found, "lower", 0), 20 - 18.39, 0.01);
  g_assert_cmpfloat_with_epsilon (number_of (found, "upper", 0), 20 - 4.79, 0.01);
  WORD (found, "verdict", 0, "fewer");
  WORD (found, "verdict", 1, "uncertain");
  WORD (found, "verdict", 2, "more");
  WORD (found, "status", 3, "too_few");
  WORD (found, "status", 4, "invalid");
}

/* Newcombe's own 56 of 70 against 48 of 80, seen from the other side. */
static void
test_compared_prevention (void)
{
  static const char *const names[] = { "numerator", "denominator", "comparison_numerator",
                                       "comparison_denominator", NULL };
  static const double rows[] = { 48, 80, 56, 70, 48, 80, 0, 0 };
  g_autoptr (BalTable) found = compute (bal_statistics_compared_preventions, names, rows, 2);

  CLOSE (number_of (found, "expected", 0), 64);
  CLOSE (number_of (found, "prevented", 0), 16);
  g_assert_cmpfloat_with_epsilon (number_of (found, "lower", 0), 80 * 0.0524, 0.005);
  g_assert_cmpfloat_with_epsilon (number_of (found, "upper", 0), 80 * 0.3339, 0.005);
  WORD (found, "verdict", 0, "fewer");
  g_assert_true (isnan (number_of (found, "prevented", 1)));
}

static void
test_self_assessment (void)
{
  static const char *const names[] = { "points", "most", NULL };
  static const double forty[] = { 7, 7, 3, 3, 30, 90 };
  static const double open[] = { 7, 7, NAN, 3, 30, 90 };
  static const double more[] = { 8, 7 };
  g_autoptr (BalTable) all = compute (bal_statistics_self_assessments, names, forty, 3);
  g_autoptr (BalTable) part = compute (bal_statistics_self_assessments, names, open, 3);
  g_autoptr (BalTable) odd = compute (bal_statistics_self_assessments, names, more, 1);

  CLOSE (number_of (all, "score", 0), 40);
  WORD (all, "band", 0, "well_along");
  g_assert_true (isnan (number_of (part, "score", 0)));
  CLOSE (number_of (part, "at_least", 0), 37);
  CLOSE (number_of (part, "at_most", 0), 40);
  WORD (part, "status", 0, "too_few");
  WORD (odd, "status", 0, "invalid");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reach/reach", test_reach);
  g_test_add_func ("/reach/prevention", test_prevention);
  g_test_add_func ("/reach/compared-prevention", test_compared_prevention);
  g_test_add_func ("/reach/self-assessment", test_self_assessment);
  return g_test_run ();
}

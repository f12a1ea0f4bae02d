/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/measure/bal-statistics.h"

#include <math.h>

#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-table-builder-private.h"

/* NaN is missing. */
static BalColumn *
make_numbers (const char *name, const double *values, gsize n)
{
  g_autoptr (GBytes) bytes = g_bytes_new (values, n * sizeof *values);
  BalColumn *column = bal_column_new_from_bytes (name, BAL_COLUMN_KIND_DOUBLE, bytes, NULL, NULL,
                                                 NULL, BAL_COLUMN_ROLE_NONE, NULL);

  g_assert_nonnull (column);
  return column;
}

static BalColumn *
make_codes (const char *name, const guint32 *codes, const char *const *names, gsize n)
{
  g_autoptr (GBytes) bytes = g_bytes_new (codes, n * sizeof *codes);
  BalColumn *column = bal_column_new_from_bytes (name, BAL_COLUMN_KIND_CODE, bytes, NULL, names,
                                                 NULL, BAL_COLUMN_ROLE_KEY, NULL);

  g_assert_nonnull (column);
  return column;
}

/* Takes the columns. */
static BalTable *
make_table (BalColumn **columns, guint n)
{
  g_autoptr (GListStore) list = g_list_store_new (BAL_TYPE_COLUMN);

  for (guint i = 0; i < n; i++)
    {
      g_list_store_append (list, columns[i]);
      g_object_unref (columns[i]);
    }
  return bal_table_new ("test", G_LIST_MODEL (list), BAL_BASIS_NONE, 0, NULL, FALSE, NULL);
}

static double
number_of (BalTable *table, const char *column, guint64 row)
{
  BalColumn *found = bal_table_lookup_column (table, column);

  g_assert_nonnull (found);
  if (!bal_column_has_value (found, row))
    return NAN;
  return bal_column_get_kind (found) == BAL_COLUMN_KIND_INT64
           ? (double) bal_column_get_int64 (found, row)
           : bal_column_get_double (found, row);
}

static const char *
word_of (BalTable *table, const char *column, guint64 row)
{
  return bal_column_get_text (bal_table_lookup_column (table, column), row);
}

typedef BalTable *(*Method) (BalStatistics *, BalTable *, GError **);

/* Takes the options and the table. */
static BalTable *
compute (Method method, BalStatistics *options, BalTable *table)
{
  g_autoptr (GError) error = NULL;
  BalTable *found = method (options, table, &error);

  g_assert_no_error (error);
  g_object_unref (options);
  g_object_unref (table);
  return found;
}

static void
test_rows (void)
{
  const double some[] = { 12, 0, 0, NAN, 3, 1e300 };
  const double all[] = { 60, 20, 0, 5, 2, 1e300 };
  BalColumn *columns[] = { make_numbers ("numerator", some, 6),
                           make_numbers ("denominator", all, 6) };
  g_autoptr (BalTable) found =
    compute (bal_statistics_wilson_intervals, bal_statistics_new (NULL), make_table (columns, 2));

  g_assert_cmpuint (bal_table_get_n_rows (found), ==, 6);
  g_assert_cmpfloat_with_epsilon (number_of (found, "lower", 0), 0.1183, 5e-5);
  g_assert_cmpfloat_with_epsilon (number_of (found, "upper", 0), 0.3178, 5e-5);
  g_assert_cmpfloat (number_of (found, "lower", 1), ==, 0);
  g_assert_cmpstr (word_of (found, "status", 2), ==, "undefined");
  g_assert_true (isnan (number_of (found, "share", 2)));
  g_assert_true (isnan (number_of (found, "share", 3)));
  g_assert_cmpstr (word_of (found, "status", 4), ==, "invalid");
  g_assert_cmpfloat (number_of (found, "share", 5), ==, 1);
  g_assert_cmpfloat (number_of (found, "numerator", 0), ==, 12);
}

static void
test_groups (void)
{
  const char *const by[] = { "area", NULL };
  const char *const names[] = { "A", "B", NULL };
  const guint32 codes[] = { 1, 0, 1, 0, 1 };
  const double values[] = { 1, 10, 2, NAN, 6 };
  BalColumn *columns[] = { make_codes ("area", codes, names, 5),
                           make_numbers ("value", values, 5) };
  g_autoptr (BalTable) table = make_table (columns, 2);
  g_autoptr (BalTable) means =
    compute (bal_statistics_mean_intervals, bal_statistics_new (by), g_object_ref (table));
  g_autoptr (BalTable) sorted =
    compute (bal_statistics_quantile_groups,
             g_object_new (BAL_TYPE_STATISTICS, "by", by, "n-groups", 3, NULL),
             g_object_ref (table));

  g_assert_cmpuint (bal_table_get_n_rows (means), ==, 2);
  g_assert_cmpstr (word_of (means, "area", 0), ==, "B");
  g_assert_cmpfloat (number_of (means, "mean", 0), ==, 3);
  g_assert_cmpfloat (number_of (means, "n", 1), ==, 1);
  g_assert_cmpfloat (number_of (means, "missing", 1), ==, 1);
  g_assert_cmpstr (word_of (means, "interval_status", 1), ==, "too_few");

  /* The rows of B, then those of A. */
  g_assert_cmpuint (bal_table_get_n_rows (sorted), ==, 5);
  g_assert_cmpfloat (number_of (sorted, "row", 2), ==, 4);
  g_assert_cmpfloat (number_of (sorted, "quantile_group", 2), ==, 3);
  g_assert_cmpstr (word_of (sorted, "area", 3), ==, "A");
  g_assert_true (isnan (number_of (sorted, "quantile_group", 4)));
}

static void
test_outcomes (void)
{
  const char *const by[] = { "child", NULL };
  const char *const names[] = { "first", "second", "third", NULL };
  const guint32 children[] = { 0, 0, 1, 1, 2 };
  const double before[] = { 20, 30, 20, 20, 20 };
  const double after[] = { 10, 29, 5, 36, NAN };
  BalColumn *columns[] = { make_codes ("child", children, names, 5),
                           make_numbers ("before", before, 5), make_numbers ("after", after, 5) };
  g_autoptr (BalTable) table = make_table (columns, 3);
  BalStatistics *options = g_object_new (BAL_TYPE_STATISTICS, "by", by, "sd", 5.0, "reliability",
                                         0.8, "higher-is-better", FALSE, "cutoff", 15.0, NULL);
  g_autoptr (BalTable) classes =
    compute (bal_statistics_reliable_classes, g_object_ref (options), g_object_ref (table));
  g_autoptr (BalTable) rates = NULL;

  /* One improved and none worse; one improved and one worse; no pair. */
  g_assert_cmpstr (word_of (classes, "classification", 0), ==, "reliable_improvement");
  g_assert_true (
    bal_column_get_boolean (bal_table_lookup_column (classes, "reliably_recovered"), 0));
  g_assert_cmpstr (word_of (classes, "classification", 1), ==, "reliable_deterioration");
  g_assert_false (bal_column_has_value (bal_table_lookup_column (classes, "classification"), 2));
  g_assert_cmpfloat (number_of (classes, "missing_pairs", 2), ==, 1);
  g_object_unref (options);

  rates = compute (bal_statistics_reliable_rates,
                   g_object_new (BAL_TYPE_STATISTICS, "sd", 5.0, "reliability", 0.8,
                                 "higher-is-better", FALSE, NULL),
                   g_object_ref (table));
  g_assert_cmpfloat (number_of (rates, "children", 0), ==, 3);
  g_assert_cmpfloat (number_of (rates, "without_pair", 0), ==, 1);
  g_assert_cmpfloat (number_of (rates, "improved", 0), ==, 1);
  g_assert_cmpfloat (number_of (rates, "deteriorated", 0), ==, 1);
  g_assert_cmpfloat (number_of (rates, "improved_share", 0), ==, 0.5);
}

static void
test_attrition (void)
{
  const char *const by[] = { "team", NULL };
  const char *const names[] = { "A", "B", NULL };
  const guint32 teams[] = { 0, 0, 0, 0, 1 };
  const double before[] = { 20, 22, 30, NAN, NAN };
  const double after[] = { 15, 20, NAN, 17, NAN };
  BalColumn *columns[] = { make_codes ("team", teams, names, 5), make_numbers ("before", before, 5),
                           make_numbers ("after", after, 5) };
  g_autoptr (BalTable) table = make_table (columns, 3);
  g_autoptr (BalTable) found =
    compute (bal_statistics_attritions, bal_statistics_new (by), g_object_ref (table));

  g_assert_cmpfloat (number_of (found, "first", 0), ==, 3);
  g_assert_cmpfloat (number_of (found, "lost", 0), ==, 1);
  g_assert_cmpfloat (number_of (found, "only_second", 0), ==, 1);
  g_assert_cmpfloat (number_of (found, "lost_share", 0), ==, 1.0 / 3);
  g_assert_cmpfloat (number_of (found, "first_score_difference", 0), ==, 9);
  g_assert_cmpfloat (number_of (found, "neither", 1), ==, 1);
  g_assert_cmpstr (word_of (found, "status", 1), ==, "too_few");
  g_assert_true (isnan (number_of (found, "lost_share", 1)));
}

static void
test_cutoffs (void)
{
  const double clinical_mean[] = { 40, 40 };
  const double clinical_sd[] = { 5, 5 };
  const double healthy_mean[] = { 60, 40 };
  const double healthy_sd[] = { 8, 8 };
  BalColumn *columns[] = { make_numbers ("clinical_mean", clinical_mean, 2),
                           make_numbers ("clinical_sd", clinical_sd, 2),
                           make_numbers ("healthy_mean", healthy_mean, 2),
                           make_numbers ("healthy_sd", healthy_sd, 2) };
  g_autoptr (BalTable) table = make_table (columns, 4);
  g_autoptr (BalTable) found =
    compute (bal_statistics_clinical_cutoffs, bal_statistics_new (NULL), g_object_ref (table));

  g_assert_cmpfloat (number_of (found, "cutoff_a", 0), ==, 50);
  g_assert_cmpfloat (number_of (found, "cutoff_b", 0), ==, 44);
  g_assert_cmpstr (word_of (found, "status", 1), ==, "invalid");
  g_assert_true (isnan (number_of (found, "cutoff_c", 1)));
}

static void
test_mistakes (void)
{
  const char *const by[] = { "area", NULL };
  const char *const names[] = { "x", NULL };
  const guint32 codes[] = { 0 };
  const double one[] = { 1 };
  BalColumn *columns[] = { make_codes ("value", codes, names, 1), make_numbers ("count", one, 1) };
  g_autoptr (BalTable) table = make_table (columns, 2);
  g_autoptr (BalTable) bare = g_object_new (BAL_TYPE_TABLE, NULL);
  g_autoptr (BalStatistics) plain = g_object_new (BAL_TYPE_STATISTICS, NULL);
  g_autoptr (BalStatistics) grouped = bal_statistics_new (by);
  g_autoptr (BalTable) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (bal_statistics_mean_intervals (plain, bare, &error));
  g_assert_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_MISSING_COLUMN);
  g_clear_error (&error);
  g_assert_null (bal_statistics_mean_intervals (plain, table, &error));
  g_assert_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_BAD_VALUE);
  g_clear_error (&error);
  g_assert_null (bal_statistics_overdispersions (grouped, table, &error));
  g_assert_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_MISSING_COLUMN);
  g_clear_error (&error);
  found = bal_statistics_count_intervals (grouped, table, &error);
  g_assert_no_error (error);
}

static void
test_scalars (void)
{
  double lower, upper;
  g_autoptr (GError) error = NULL;

  g_assert_true (bal_statistics_wilson_interval (18, 100, 0.95, &lower, &upper, &error));
  g_assert_cmpfloat_with_epsilon (lower, 0.1170, 5e-5);
  g_assert_true (bal_statistics_newcombe_interval (56, 70, 48, 80, 0.95, &lower, &upper, &error));
  g_assert_cmpfloat_with_epsilon (upper, 0.3339, 5e-5);
  g_assert_true (bal_statistics_count_interval (0, 0.95, &lower, &upper, &error));
  g_assert_cmpfloat (lower, ==, 0);
  g_assert_no_error (error);
  g_assert_false (bal_statistics_wilson_interval (1, 0, 0.95, &lower, &upper, &error));
  g_assert_nonnull (error);
  g_assert_true (isnan (lower) && isnan (upper));
  g_clear_error (&error);
  g_assert_false (bal_statistics_count_interval (-1, 0.95, &lower, &upper, &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
  g_assert_cmpfloat_with_epsilon (bal_statistics_normal_quantile (0.975), 1.959963984540054, 1e-14);
  g_assert_true (isnan (bal_statistics_student_quantile (2, 5)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/statistics/rows", test_rows);
  g_test_add_func ("/statistics/groups", test_groups);
  g_test_add_func ("/statistics/outcomes", test_outcomes);
  g_test_add_func ("/statistics/attrition", test_attrition);
  g_test_add_func ("/statistics/cutoffs", test_cutoffs);
  g_test_add_func ("/statistics/mistakes", test_mistakes);
  g_test_add_func ("/statistics/scalars", test_scalars);

  return g_test_run ();
}

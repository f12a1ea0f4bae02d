/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-cohort-comparison.h"

#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-result.h"
#include "tests/support/bal-test-caseload.h"

#define AS_AT 18686 /* 2021-02-28 */

/* Of one metric every child has another value: a and b have more days than c and d. */
#define TEXT                                                                    \
  "child_id,strand,level,stage,agency,requested_date,start_date,end_date\n"     \
  "a,intervention,specialist,intervention,nhs,,2020-01-01,2020-01-10\n"         \
  "b,intervention,targeted,intervention,nhs,,2020-01-01,2020-01-08\n"           \
  "c,intervention,targeted,intervention,nhs,2020-01-01,2020-01-02,2020-01-04\n" \
  "d,intervention,universal,intervention,nhs,,2020-01-01,2020-01-01\n"

static BalCohort *
choose (BalCaseload *caseload, const char *first, const char *second)
{
  const char *ids[] = { first, second, NULL };
  g_autoptr (BalCohortQuery) query = g_object_new (BAL_TYPE_COHORT_QUERY, "child-ids", ids, NULL);
  g_autoptr (GError) error = NULL;
  BalCohort *cohort = bal_cohort_new (caseload, query, &error);

  g_assert_no_error (error);
  return cohort;
}

/* The row of a table whose first column has the text. */
static double
get_figure (BalResult *result, const char *name, const char *key, const char *column)
{
  BalTable *table = bal_result_lookup_table (result, name);

  g_assert_nonnull (table);
  for (guint row = 0; row < bal_table_get_n_rows (table); row++)
    if (g_strcmp0 (bal_column_get_text (bal_table_get_column (table, 0), row), key) == 0)
      {
        BalColumn *found = bal_table_lookup_column (table, column);

        return bal_column_get_kind (found) == BAL_COLUMN_KIND_INT64
                 ? (double) bal_column_get_int64 (found, row)
                 : bal_column_get_double (found, row);
      }
  g_assert_not_reached ();
}

static void
test_compare (void)
{
  g_autoptr (BalCaseload) caseload =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, TEXT, NULL);
  g_autoptr (BalCohort) a = choose (caseload, "a", "b");
  g_autoptr (BalCohort) b = choose (caseload, "c", "d");
  g_autoptr (BalCohortComparison) comparison = bal_cohort_comparison_new (a, b, AS_AT, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalResult) result =
    bal_analysis_run (BAL_ANALYSIS (comparison), caseload, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (
    get_figure (result, "comparison_differences", "active_days", "difference_of_means"), ==, 7);
  g_assert_cmpfloat (get_figure (result, "comparison_differences", "active_days", "cliffs_delta"),
                     ==, 1);
  g_assert_cmpfloat (get_figure (result, "comparison_metrics", "waiting_days", "missing"), ==, 2);
  g_assert_cmpfloat (get_figure (result, "comparison_shares", "with_targeted", "share_a"), ==, 0.5);
  g_assert_cmpfloat (get_figure (result, "comparison_shares", "with_targeted", "difference"), ==,
                     0);
  g_assert_cmpfloat (get_figure (result, "comparison_waits", "b", "started"), ==, 1);
  g_assert_cmpfloat (get_figure (result, "comparison_waits", "b", "median_days"), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (bal_result_get_findings (result))), ==,
                    0);
}

static void
test_overlap (void)
{
  g_autoptr (BalCaseload) caseload =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, TEXT, NULL);
  g_autoptr (BalCohort) a = choose (caseload, "a", "b");
  g_autoptr (BalCohort) b = choose (caseload, "b", "c");
  g_autoptr (BalCohortComparison) comparison = bal_cohort_comparison_new (a, b, AS_AT, NULL);
  g_autoptr (BalResult) result =
    bal_analysis_run (BAL_ANALYSIS (comparison), caseload, NULL, NULL, NULL);
  g_autoptr (BalFinding) finding =
    bal_findings_lookup (bal_result_get_findings (result), "cohorts-overlap");

  g_assert_nonnull (finding);
  g_assert_cmpuint (bal_finding_get_count (finding), ==, 1);
}

/* Without cohorts there is nobody, and with those of another caseload nothing to be said. */
static void
test_others (void)
{
  g_autoptr (BalCaseload) caseload =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, TEXT, NULL);
  g_autoptr (BalCaseload) other = bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, TEXT, NULL);
  g_autoptr (BalCohort) a = choose (caseload, "a", "b");
  g_autoptr (BalCohortComparison) bare =
    g_object_new (BAL_TYPE_COHORT_COMPARISON, "as-at", AS_AT, NULL);
  g_autoptr (BalCohortComparison) comparison = bal_cohort_comparison_new (a, a, AS_AT, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalResult) result =
    bal_analysis_run (BAL_ANALYSIS (bare), caseload, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (get_figure (result, "comparison_metrics", "units", "n"), ==, 0);
  g_assert_null (bal_analysis_run (BAL_ANALYSIS (comparison), other, NULL, NULL, &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cohort-comparison/compare", test_compare);
  g_test_add_func ("/cohort-comparison/overlap", test_overlap);
  g_test_add_func ("/cohort-comparison/others", test_others);
  return g_test_run ();
}

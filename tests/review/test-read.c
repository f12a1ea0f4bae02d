/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

/* A review that is read back from its JSON: what it has, and what is wrong with a file. */

#include "libbalanced/review/bal-review.h"

#include <glib/gstdio.h>
#include <string.h>

#include "libbalanced/area/bal-area.h"
#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/caseload/bal-caseload-reader.h"
#include "libbalanced/caseload/bal-caseload.h"
#include "libbalanced/caseload/bal-synthesiser.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-result.h"
#include "libbalanced/core/bal-table.h"
#include "tests/support/bal-test-caseload.h"
#include "tests/support/bal-test-support.h"

#define AREA "{\"code\": \"here\", \"name\": \"Here\"}"
#define EPISODES                                                                                  \
  "child_id,episode_id,strand,level,stage,agency,setting_id,requested_date,start_date,end_date\n" \
  "A,1,family,universal,intervention,nhs,s1,,2019-03-01,2019-06-01\n"                             \
  "A,2,intervention,specialist,intervention,nhs,s1,2019-06-10,2020-07-01,\n"                      \
  "B,3,workforce,targeted,identification,nhs,s2,,2020-03-01,2020-03-02\n"

/* A review of one table, with what stands in its parts. */
#define HEAD                                                                           \
  "{\"format\": \"balanced-review-1\", \"area\": {\"code\": \"x\", \"name\": \"X\"}, " \
  "\"as_at\": \"2020-12-31\", \"period\": null, \"synthetic\": false, \"results\": [], "
#define COLUMN(kind) "{\"name\": \"n\", \"kind\": \"" kind "\", \"role\": \"none\"}"
#define TABLE(columns, rows, states)                                                          \
  HEAD "\"tables\": [{\"name\": \"t\", \"basis\": \"none\", \"as_at\": null, "                \
       "\"period\": null, \"synthetic\": false, \"columns\": [" columns "], \"rows\": [" rows \
       "], \"states\": [" states "]}]}"

static BalReview *
read_review (const char *json, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return bal_review_new_from_bytes (bytes, "last-year.json", error);
}

static BalReview *
read_back (BalReview *review)
{
  g_autofree char *json = bal_review_to_json (review);
  g_autoptr (GError) error = NULL;
  BalReview *again = read_review (json, &error);

  g_assert_no_error (error);

  return again;
}

static BalReview *
run_review (BalCaseload *caseload, const char *as_at, const char *days)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (AREA, strlen (AREA));
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) area = bal_area_new_from_bytes (bytes, "x.json", &error);
  g_autoptr (BalPeriod) day = bal_period_parse (as_at, NULL);
  g_autoptr (BalPeriod) period = bal_period_parse (days, NULL);
  BalReview *review = NULL;

  g_assert_no_error (error);
  review = bal_review_run (area, caseload, bal_period_get_end (day), period, NULL, &error);
  g_assert_no_error (error);

  return review;
}

/* A figure is written with 12 digits, and differences of such have fewer. */
static void
assert_same_shares (BalTable *table, BalTable *other)
{
  for (guint i = 0; i < bal_table_get_n_columns (table); i++)
    {
      BalColumn *column = bal_table_get_column (table, i);
      BalColumn *again = bal_table_get_column (other, i);

      for (guint64 row = 0; row < bal_table_get_n_rows (table); row++)
        {
          g_assert_cmpint (bal_column_get_state (again, row), ==,
                           bal_column_get_state (column, row));
          if (bal_column_get_kind (column) == BAL_COLUMN_KIND_DOUBLE)
            g_assert_cmpfloat_with_epsilon (bal_column_get_double (again, row),
                                            bal_column_get_double (column, row), 1e-10);
        }
    }
}

static void
assert_same_tables (BalReview *one, BalReview *other)
{
  GListModel *tables = bal_review_get_tables (one);

  g_assert_cmpuint (g_list_model_get_n_items (tables), ==,
                    g_list_model_get_n_items (bal_review_get_tables (other)));
  for (guint i = 0; i < g_list_model_get_n_items (tables); i++)
    {
      g_autoptr (BalTable) table = g_list_model_get_item (tables, i);
      BalTable *again = bal_review_lookup_table (other, bal_table_get_name (table));
      g_autofree char *expected = bal_table_to_csv (table);
      g_autofree char *found = NULL;

      g_assert_nonnull (again);
      g_assert_cmpuint (bal_table_get_n_rows (again), ==, bal_table_get_n_rows (table));
      found = bal_table_to_csv (again);
      if (g_str_equal (bal_table_get_name (table), "compared_waiting"))
        assert_same_shares (table, again);
      else
        g_assert_cmpstr (found, ==, expected);
    }
}

static void
test_read (void)
{
  g_autoptr (BalCaseload) caseload =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, EPISODES, NULL);
  g_autoptr (BalReview) review = run_review (caseload, "2020-12-31", "2020-01-01/2020-12-31");
  g_autoptr (BalReview) read = read_back (review);
  g_autoptr (BalReview) again = read_back (read);
  g_autoptr (BalResult) result = g_list_model_get_item (bal_review_get_results (review), 1);
  g_autoptr (BalResult) other = g_list_model_get_item (bal_review_get_results (read), 1);
  g_autofree char *first = bal_review_to_json (read);
  g_autofree char *second = bal_review_to_json (again);
  g_autoptr (GFile) folder = g_file_new_for_path ("nowhere");
  g_autoptr (GError) error = NULL;

  assert_same_tables (review, read);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpint (bal_review_get_as_at (read), ==, bal_review_get_as_at (review));
  g_assert_true (bal_period_equal (bal_review_get_period (read), bal_review_get_period (review)));
  g_assert_cmpstr (bal_area_get_name (bal_review_get_area (read)), ==, "Here");
  g_assert_false (bal_review_get_synthetic (read));
  g_assert_true (bal_review_get_needs_policy (read));
  g_assert_cmpstr (bal_result_get_input_digest (other), ==, bal_result_get_input_digest (result));
  g_assert_true (g_variant_equal (bal_result_get_options (other), bal_result_get_options (result)));

  /* What it does not have would be lost. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (bal_review_get_findings (read))), ==,
                    0);
  g_assert_false (bal_review_save (read, folder, "exact", NULL, &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_NOT_SUPPORTED);
}

/* Every kind of cell, and every state that one can be in. */
static void
test_cells (void)
{
  static const char json[] =
    HEAD "\"tables\": [{\"name\": \"t\", \"basis\": \"active\", \"as_at\": \"2020-12-31\", "
         "\"period\": \"../2020-12-31\", \"synthetic\": true, \"columns\": ["
         "{\"name\": \"a\", \"kind\": \"boolean\", \"role\": \"none\"}, "
         "{\"name\": \"b\", \"kind\": \"int64\", \"role\": \"count\", \"unit\": \"units\"}, "
         "{\"name\": \"c\", \"kind\": \"double\", \"role\": \"share\"}, "
         "{\"name\": \"d\", \"kind\": \"day\", \"role\": \"none\"}, "
         "{\"name\": \"e\", \"kind\": \"code\", \"role\": \"key\"}, "
         "{\"name\": \"f\", \"kind\": \"text\", \"role\": \"identifier\"}], \"rows\": ["
         "[true, 0, 0.25, \"2020-02-29\", \"x\", \"é\"], [null, null, 3, null, null, null]], "
         "\"states\": [[0, 1, \"true_zero\"], [1, 0, \"missing\"], [1, 1, \"suppressed\"], "
         "[1, 2, \"unreliable\"], [1, 3, \"not_due\"], [1, 4, \"not_applicable\"], "
         "[1, 5, \"low\"]]}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (BalReview) review = read_review (json, &error);
  BalTable *table = NULL;
  g_autofree char *csv = NULL;

  g_assert_no_error (error);
  g_assert_false (bal_review_get_needs_policy (review));
  table = bal_review_lookup_table (review, "t");
  csv = bal_table_to_csv (table);
  g_assert_cmpuint (bal_table_get_n_rows (table), ==, 2);
  g_assert_cmpint (bal_table_get_basis (table), ==, BAL_BASIS_ACTIVE);
  g_assert_true (bal_table_get_synthetic (table));
  g_assert_cmpstr (bal_column_get_unit (bal_table_get_column (table, 1)), ==, "units");
  g_assert_cmpint (bal_column_get_state (bal_table_get_column (table, 1), 0), ==,
                   BAL_VALUE_STATE_TRUE_ZERO);
  g_assert_cmpint (bal_column_get_state (bal_table_get_column (table, 2), 1), ==,
                   BAL_VALUE_STATE_UNRELIABLE);
  g_assert_cmpfloat (bal_column_get_double (bal_table_get_column (table, 2), 1), ==, 3.0);
  g_assert_cmpint (bal_column_get_state (bal_table_get_column (table, 5), 1), ==,
                   BAL_VALUE_STATE_LOW);
  g_assert_cmpstr (bal_column_get_text (bal_table_get_column (table, 5), 0), ==, "é");
  g_assert_cmpint (bal_column_get_day (bal_table_get_column (table, 3), 0), ==,
                   bal_day_from_civil (2020, 2, 29));
}

/* Compared with last year's file, as with last year's review. */
static void
test_compare (void)
{
  g_autoptr (BalSynthesiser) synthesiser = bal_synthesiser_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BalCaseload) caseload = NULL;
  g_autoptr (BalReview) before = NULL;
  g_autoptr (BalReview) after = NULL;
  g_autoptr (BalReview) written = NULL;
  g_autoptr (BalReview) later = NULL;
  g_autoptr (BalReview) expected = NULL;
  g_autoptr (BalReview) found = NULL;
  g_autoptr (BalReview) both = NULL;

  bal_synthesiser_set_n_children (synthesiser, 300);
  caseload = bal_synthesiser_run (synthesiser, NULL, &error);
  g_assert_no_error (error);
  before = run_review (caseload, "2020-02-29", "2019-03-01/2020-02-29");
  after = run_review (caseload, "2021-02-28", "2020-03-01/2021-02-28");
  written = read_back (before);
  later = read_back (after);
  expected = bal_review_compare (after, before, NULL, &error);
  g_assert_no_error (error);
  found = bal_review_compare (after, written, NULL, &error);
  g_assert_no_error (error);
  both = bal_review_compare (later, written, NULL, &error);
  g_assert_no_error (error);

  g_assert_nonnull (bal_review_lookup_table (found, "compared_settings"));
  g_assert_nonnull (bal_review_lookup_table (found, "compared_waiting"));
  assert_same_tables (expected, found);
  assert_same_tables (expected, both);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (bal_review_get_findings (both))), ==,
                    g_list_model_get_n_items (G_LIST_MODEL (bal_review_get_findings (expected))));
}

/* Whatever a file says where a comparison looks, there is an answer, and no figure from it. */
static void
test_odd_tables (void)
{
  static const char odd[] =
    HEAD "\"tables\": [{\"name\": \"missing_middle\", \"basis\": \"none\", \"as_at\": null, "
         "\"period\": null, \"synthetic\": false, \"columns\": ["
         "{\"name\": \"children\", \"kind\": \"text\", \"role\": \"none\"}, "
         "{\"name\": \"targeted_children\", \"kind\": \"int64\", \"role\": \"none\"}], "
         "\"rows\": [[\"many\", -3]], \"states\": []}, "
         "{\"name\": \"level_transitions\", \"basis\": \"none\", \"as_at\": null, "
         "\"period\": null, \"synthetic\": false, \"columns\": ["
         "{\"name\": \"from_level\", \"kind\": \"code\", \"role\": \"key\"}, "
         "{\"name\": \"moves\", \"kind\": \"int64\", \"role\": \"count\"}], "
         "\"rows\": [[\"universal\", 9000000000000000000]], \"states\": []}], ";
  g_autofree char *json = g_strdup_printf ("%.*s%s", (int) (strlen (odd) - 2), odd, "}");
  g_autofree char *with_records = NULL;
  char *results = strstr (json, "\"results\": []");
  g_autoptr (BalCaseload) caseload =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, EPISODES, NULL);
  g_autoptr (BalPeriod) year = bal_period_parse ("2021", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalReview) after =
    bal_review_run (NULL, caseload, bal_period_get_end (year), year, NULL, &error);
  g_autoptr (BalReview) before = NULL;
  g_autoptr (BalReview) comparison = NULL;
  BalTable *shares = NULL;

  g_assert_no_error (error);
  *results = '\0';
  with_records = g_strconcat (
    json,
    "\"results\": [{\"name\": \"records\", \"framework_version\": null, \"input_digest\": null, "
    "\"synthetic\": false, \"options\": {}, \"tables\": [\"missing_middle\"]}]",
    results + strlen ("\"results\": []"), NULL);
  before = read_review (with_records, &error);
  g_assert_no_error (error);
  comparison = bal_review_compare (after, before, NULL, &error);
  g_assert_no_error (error);
  shares = bal_review_lookup_table (comparison, "compared_shares");
  for (guint i = 0; i < 4; i++)
    {
      BalColumn *parts = bal_table_lookup_column (shares, "part_before");

      g_assert_true (bal_column_get_state (parts, i) != BAL_VALUE_STATE_VALUE);
    }
}

static void
test_mistakes (void)
{
  static const struct
  {
    const char *json;
    BalDocumentError code;
    const char *says;
  } cases[] = {
    { "{\"code\": \"here\"}", BAL_DOCUMENT_ERROR_VERSION, "“balanced-review-1”" },
    { "{\"format\": \"balanced-review-2\"}", BAL_DOCUMENT_ERROR_VERSION, "/format: " },
    { "[]", BAL_DOCUMENT_ERROR_BAD_VALUE, "line 1" },
    { "{", BAL_DOCUMENT_ERROR_SYNTAX, "line 1" },
    { "{\"format\": \"balanced-review-1\", \"before\": {}}", BAL_DOCUMENT_ERROR_BAD_VALUE,
      "/before: this is the comparison" },
    { "{\"format\": \"balanced-review-1\"}", BAL_DOCUMENT_ERROR_MISSING_MEMBER, "area" },
    { HEAD "\"as_at\": 3}", BAL_DOCUMENT_ERROR_DUPLICATE_KEY, "as_at" },
    { HEAD "\"tables\": {}}", BAL_DOCUMENT_ERROR_BAD_VALUE, "/tables: " },
    { TABLE ("", "", ""), BAL_DOCUMENT_ERROR_BAD_VALUE, "/tables/0/columns: " },
    { TABLE (COLUMN ("word"), "", ""), BAL_DOCUMENT_ERROR_UNKNOWN_CODE,
      "/tables/0/columns/0/kind: “word” is no kind" },
    { TABLE (COLUMN ("day") ", " COLUMN ("day"), "", ""), BAL_DOCUMENT_ERROR_BAD_VALUE,
      "/tables/0/columns/1: two columns" },
    { TABLE (COLUMN ("int64"), "[1, 2]", ""), BAL_DOCUMENT_ERROR_BAD_VALUE,
      "/tables/0/rows/0: the row has 2 cells, and the table 1 columns" },
    { TABLE (COLUMN ("int64"), "[1], [\"a\"]", ""), BAL_DOCUMENT_ERROR_BAD_VALUE,
      "/tables/0/rows/1/0: " },
    { TABLE (COLUMN ("int64"), "[null]", ""), BAL_DOCUMENT_ERROR_BAD_VALUE,
      "/tables/0/rows/0/0: " },
    { TABLE (COLUMN ("day"), "[\"2020-02-30\"]", ""), BAL_DOCUMENT_ERROR_BAD_VALUE,
      "/tables/0/rows/0/0: this is not a day" },
    { TABLE (COLUMN ("code"), "[\"x\"]", "[0, 0, \"missing\"]"), BAL_DOCUMENT_ERROR_BAD_VALUE,
      "/tables/0/rows/0/0: a cell in the state “missing” has no value" },
    { TABLE (COLUMN ("code"), "[\"x\"]", "[0, 0, \"true_zero\"]"), BAL_DOCUMENT_ERROR_BAD_VALUE,
      "/tables/0/rows/0/0: a cell of this kind" },
    { TABLE (COLUMN ("int64"), "[2]", "[0, 0, \"true_zero\"]"), BAL_DOCUMENT_ERROR_BAD_VALUE,
      "/tables/0/rows/0/0: a true zero is 0" },
    { TABLE (COLUMN ("int64"), "[null]", "[0, 0, \"gone\"]"), BAL_DOCUMENT_ERROR_UNKNOWN_CODE,
      "/tables/0/states/0/2: " },
    { TABLE (COLUMN ("int64"), "[null]", "[0, 0]"), BAL_DOCUMENT_ERROR_BAD_VALUE,
      "/tables/0/states/0: " },
    { TABLE (COLUMN ("int64"), "[1]", "[0, 1, \"missing\"]"), BAL_DOCUMENT_ERROR_BAD_VALUE,
      "/tables/0/states/0: this is no cell" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_review (cases[i].json, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, BAL_DOCUMENT_ERROR, (int) cases[i].code);
      g_assert_true (g_str_has_prefix (error->message, "Reading “last-year.json”, line 1"));
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

/* The published example, from its file. */
static void
test_load (void)
{
  g_autofree char *path = bal_test_source_path ("tests/golden/review-sutton.json");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) nothing = g_file_new_for_path ("/nowhere/review.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (BalReview) review = bal_review_load (file, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (bal_area_get_code (bal_review_get_area (review)), ==, "sutton");
  g_assert_null (bal_review_load (nothing, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/review/read/read", test_read);
  g_test_add_func ("/review/read/cells", test_cells);
  g_test_add_func ("/review/read/compare", test_compare);
  g_test_add_func ("/review/read/odd-tables", test_odd_tables);
  g_test_add_func ("/review/read/mistakes", test_mistakes);
  g_test_add_func ("/review/read/load", test_load);

  return g_test_run ();
}

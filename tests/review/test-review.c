/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/review/bal-review.h"

#include <string.h>

#include "libbalanced/area/bal-area.h"
#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/caseload/bal-caseload-options.h"
#include "libbalanced/caseload/bal-caseload.h"
#include "libbalanced/caseload/bal-synthesiser.h"
#include "libbalanced/chart/bal-chart.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-table.h"
#include "tests/support/bal-test-caseload.h"
#include "tests/support/bal-test-golden.h"
#include "tests/support/bal-test-support.h"

#define AREA                                               \
  "{\"format\": \"balanced-area-1\", \"code\": \"here\", " \
  "\"name\": \"Here & <there>\", \"provisions\": ["        \
  "{\"code\": \"tips\", \"name\": \"Tips\", \"grouping\": \"population\", \"start\": \"2020-01\"}]}"
#define EPISODES                                                                       \
  "child_id,episode_id,strand,level,stage,agency,requested_date,start_date,end_date\n" \
  "A-secret,1,family,universal,intervention,nhs,,2020-03-01,2020-06-01\n"              \
  "A-secret,2,intervention,specialist,intervention,nhs,2020-06-10,2020-07-01,\n"       \
  "B-secret,3,workforce,targeted,identification,nhs,,2020-03-01,2020-03-02\n"

typedef struct
{
  char *path;
  GFile *folder;
  GFile *output;
} Place;

static void
set_up (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *episodes = NULL;

  place->path = g_dir_make_tmp ("balanced-XXXXXX", &error);
  g_assert_no_error (error);
  place->folder = g_file_new_for_path (place->path);
  place->output = g_file_resolve_relative_path (place->folder, "deep/output");
  episodes = g_build_filename (place->path, "episodes.csv", NULL);
  g_file_set_contents (episodes, EPISODES, -1, &error);
  g_assert_no_error (error);
}

static void
tear_down (Place *place, gconstpointer data)
{
  const char *const command[] = { "rm", "-r", "--", place->path, NULL };

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
  g_object_unref (place->folder);
  g_object_unref (place->output);
  g_free (place->path);
}

static BalArea *
make_area (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (AREA, strlen (AREA));
  g_autoptr (GError) error = NULL;
  BalArea *area = bal_area_new_from_bytes (bytes, "area.json", &error);

  g_assert_no_error (error);

  return area;
}

/* With the children of the folder, or with synthetic ones, or with none. */
static BalReview *
run (BalCaseload *caseload, gboolean with_area)
{
  g_autoptr (BalArea) area = with_area ? make_area () : NULL;
  g_autoptr (BalPeriod) year = bal_period_parse ("2020-03-01/2021-02-28", NULL);
  g_autoptr (GError) error = NULL;
  BalReview *review =
    bal_review_run (area, caseload, bal_period_get_end (year), year, NULL, &error);

  g_assert_no_error (error);

  return review;
}

static BalCaseload *
load_caseload (const Place *place)
{
  g_autoptr (GError) error = NULL;
  BalCaseload *caseload = bal_caseload_load (place->folder, NULL, NULL, &error);

  g_assert_no_error (error);

  return caseload;
}

static BalCaseload *
make_synthetic (void)
{
  g_autoptr (BalSynthesiser) synthesiser = bal_synthesiser_new ();
  g_autoptr (GError) error = NULL;
  BalCaseload *caseload = NULL;

  bal_synthesiser_set_n_children (synthesiser, 300);
  caseload = bal_synthesiser_run (synthesiser, NULL, &error);
  g_assert_no_error (error);

  return caseload;
}

static void
test_empty (void)
{
  g_autoptr (BalReview) review = g_object_new (BAL_TYPE_REVIEW, NULL);
  g_autofree char *json = bal_review_to_json (review);
  g_autofree char *page = bal_review_to_html (review);
  g_autofree char *text = bal_review_to_text (review);

  g_assert_cmpuint (g_list_model_get_n_items (bal_review_get_tables (review)), ==, 0);
  g_assert_null (bal_review_lookup_table (review, "balance"));
  bal_test_assert_golden ("review-empty.json", json);
  g_assert_true (g_str_has_prefix (page, "<!DOCTYPE html>"));
  g_assert_true (g_str_has_prefix (text, "Review of"));
}

static void
test_nothing_to_review (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalReview) review = bal_review_run (NULL, NULL, 0, NULL, NULL, &error);

  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
  g_assert_null (review);
}

static void
test_wrong_days (Place *place, gconstpointer data)
{
  g_autoptr (BalCaseload) caseload = load_caseload (place);
  g_autoptr (BalPeriod) year = bal_period_parse ("2020", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (bal_review_run (NULL, caseload, BAL_DAY_NONE, NULL, NULL, &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_null (bal_review_run (NULL, caseload, bal_period_get_start (year), year, NULL, &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
}

static void
test_cancelled (Place *place, gconstpointer data)
{
  g_autoptr (BalCaseload) caseload = load_caseload (place);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (bal_review_run (NULL, caseload, 20000, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Each table that is missing says what it would add, and what it needs. */
static void
test_area_alone (void)
{
  g_autoptr (BalReview) review = run (NULL, TRUE);
  g_auto (GStrv) missing = bal_review_dup_missing_tables (review);
  g_autofree char *page = bal_review_to_html (review);
  g_autofree char *json = bal_review_to_json (review);

  g_assert_true (g_strv_contains ((const char *const *) missing, "balance"));
  g_assert_true (g_strv_contains ((const char *const *) missing, "idle_waits"));
  g_assert_false (bal_review_get_needs_policy (review));
  g_assert_nonnull (strstr (page, "What is not here yet"));
  g_assert_nonnull (strstr (page, "<h1>Review of Here &amp; &lt;there&gt;</h1>"));
  g_assert_nonnull (strstr (json, "\"would_add\": \"who is reached in each strand"));
  g_assert_null (strstr (page, "Synthetic"));
}

/* The page fetches nothing and runs nothing. */
static void
assert_self_contained (const char *page)
{
  const char *const forbidden[] = { "<script", "<link", "<img", "src=", "@import", "url(http" };

  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    g_assert_null (strstr (page, forbidden[i]));
  for (const char *at = strstr (page, "href=\""); at != NULL; at = strstr (at + 1, "href=\""))
    g_assert_true (g_str_has_prefix (at, "href=\"#"));
  g_assert_nonnull (strstr (page, "default-src 'none'"));
}

static void
test_caseload (Place *place, gconstpointer data)
{
  g_autoptr (BalCaseload) caseload = load_caseload (place);
  g_autoptr (BalReview) review = run (caseload, FALSE);
  g_autofree char *page = bal_review_to_html (review);
  g_autofree char *json = bal_review_to_json (review);
  BalTable *balance = bal_review_lookup_table (review, "balance");

  g_assert_nonnull (balance);
  g_assert_true (bal_review_get_needs_policy (review));
  g_assert_false (bal_review_get_synthetic (review));
  g_assert_cmpuint (g_list_model_get_n_items (bal_review_get_charts (review)), ==, 3);
  g_assert_nonnull (strstr (page, "Exact figures about real children"));
  g_assert_nonnull (strstr (page, "id=\"balance\""));
  assert_self_contained (page);
  /* No child is named anywhere. */
  g_assert_null (strstr (page, "-secret"));
  g_assert_null (strstr (json, "-secret"));
}

static void
test_synthetic (void)
{
  g_autoptr (BalCaseload) caseload = make_synthetic ();
  g_autoptr (BalReview) review = run (caseload, TRUE);
  g_autofree char *page = bal_review_to_html (review);
  g_autofree char *json = bal_review_to_json (review);
  g_autofree char *text = bal_review_to_text (review);

  /* The analyses know the area. */
  g_assert_nonnull (bal_review_lookup_table (review, "ambient_units"));
  g_assert_true (bal_review_get_synthetic (review));
  g_assert_false (bal_review_get_needs_policy (review));
  g_assert_cmpuint (g_list_model_get_n_items (bal_review_get_charts (review)), ==, 4);
  g_assert_nonnull (strstr (page, "What the synthetic children show"));
  g_assert_nonnull (strstr (json, "\"release\": \"synthetic\""));
  g_assert_nonnull (strstr (text, "Synthetic children, who say nothing about real ones"));
  assert_self_contained (page);
}

/* Expected and identified children are compared only where records say which needs children have.
 */
static void
test_identified (void)
{
  const char *text =
    "{\"format\": \"balanced-area-1\", \"code\": \"here\", \"name\": \"Here\","
    " \"figures\": [{\"code\": \"all\", \"label\": \"All\", \"value\": 400}], \"prevalences\": [{\"code\": \"talk\","
    " \"label\": \"Talk\", \"need_type\": \"SLCN\", \"estimate\": 10, \"low\": 8,"
    " \"high\": 12, \"children\": \"all\"}]}";
  const char *texts[4] = { NULL };
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) area = bal_area_new_from_bytes (bytes, "area.json", &error);

  g_assert_no_error (error);
  texts[BAL_CASELOAD_FILE_EPISODES] = EPISODES;
  for (guint with_needs = 0; with_needs < 2; with_needs++)
    {
      g_autoptr (BalCaseload) caseload = NULL;
      g_autoptr (BalReview) review = NULL;
      BalTable *table = NULL;

      texts[BAL_CASELOAD_FILE_NEEDS] =
        with_needs ? "child_id,from_date,need_type\nA-secret,2019-09-01,SLCN\n" : NULL;
      caseload = bal_test_read_files (texts, NULL);
      review = bal_review_run (area, caseload, 18686, NULL, NULL, &error);
      g_assert_no_error (error);
      table = bal_review_lookup_table (review, "identification_gap");
      g_assert_true ((table != NULL) == with_needs);
      if (table != NULL)
        {
          g_assert_cmpfloat (bal_column_get_double (bal_table_lookup_column (table, "expected"), 0),
                             ==, 40);
          g_assert_cmpint (bal_column_get_int64 (bal_table_lookup_column (table, "identified"), 0),
                           ==, 1);
        }
    }
}

static char *
read_output (const Place *place, const char *name)
{
  g_autoptr (GFile) file = g_file_resolve_relative_path (place->output, name);
  g_autofree char *path = g_file_get_path (file);

  return g_file_test (path, G_FILE_TEST_EXISTS) ? bal_test_read (path, NULL) : NULL;
}

static void
test_policy (Place *place, gconstpointer data)
{
  g_autoptr (BalCaseload) caseload = load_caseload (place);
  g_autoptr (BalReview) review = run (caseload, FALSE);
  g_autoptr (GError) error = NULL;

  g_assert_false (bal_review_save (review, place->output, NULL, NULL, &error));
  g_assert_error (error, BAL_POLICY_ERROR, BAL_POLICY_ERROR_REQUIRED);
  g_clear_error (&error);
  g_assert_false (bal_review_save (review, place->output, "nhs-mhsds", NULL, &error));
  g_assert_error (error, BAL_POLICY_ERROR, BAL_POLICY_ERROR_UNKNOWN);
  g_assert_nonnull (strstr (error->message, "“exact”"));
  g_assert_false (g_file_query_exists (place->output, NULL));
}

/* Every file of real children is stamped. */
static void
test_save (Place *place, gconstpointer data)
{
  g_autoptr (BalCaseload) caseload = load_caseload (place);
  g_autoptr (BalReview) review = run (caseload, FALSE);
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  g_autofree char *page = NULL;
  g_autofree char *table = NULL;
  g_autofree char *chart = NULL;

  bal_review_save (review, place->output, "exact", NULL, &error);
  g_assert_no_error (error);
  json = read_output (place, "review.json");
  page = read_output (place, "review.html");
  table = read_output (place, "tables/balance.csv");
  chart = read_output (place, "charts/balance.svg");

  g_assert_nonnull (strstr (json, "\"release\": \"exact\""));
  g_assert_nonnull (strstr (page, "<dd>exact</dd>"));
  g_assert_nonnull (strstr (table, ",release\n"));
  g_assert_nonnull (strstr (table, ",exact\n"));
  g_assert_nonnull (strstr (chart, "Exact figures about real children"));
}

/* A second time into the same folder: the same bytes, and other files are left alone. */
static void
test_save_again (Place *place, gconstpointer data)
{
  g_autoptr (BalReview) review = run (NULL, TRUE);
  g_autoptr (GFile) foreign = g_file_get_child (place->output, "mine.txt");
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  bal_review_save (review, place->output, NULL, NULL, &error);
  g_assert_no_error (error);
  first = read_output (place, "review.json");
  g_file_replace_contents (foreign, "mine", 4, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);
  bal_review_save (review, place->output, NULL, NULL, &error);
  g_assert_no_error (error);
  second = read_output (place, "review.json");
  third = read_output (place, "mine.txt");

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (third, ==, "mine");
}

#define ADD(name, function) g_test_add (name, Place, NULL, set_up, function, tear_down)

/* Nobody can change a review through its lists. */
static void
test_lists_never_change (void)
{
  g_autoptr (BalReview) bare = g_object_new (BAL_TYPE_REVIEW, NULL);

  g_assert_false (G_IS_LIST_STORE (bal_review_get_results (bare)));
  g_assert_false (G_IS_LIST_STORE (bal_review_get_tables (bare)));
  g_assert_false (G_IS_LIST_STORE (bal_review_get_charts (bare)));
  g_assert_cmpuint (g_list_model_get_n_items (bal_review_get_tables (bare)), ==, 0);
}

/* Every figure of the main job on the example: whatever changes one shows here. */
static void
test_sutton (void)
{
  g_autofree char *folder =
    g_build_filename (g_getenv ("BALANCED_SOURCE"), "docs", "examples", "sutton", NULL);
  g_autoptr (GFile) area_file = g_file_new_build_filename (folder, "area.json", NULL);
  g_autoptr (GFile) plan_file = g_file_new_build_filename (folder, "synthetic.json", NULL);
  g_autoptr (BalPeriod) year = bal_period_parse ("2020-03-01/2021-02-28", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) area = bal_area_load (area_file, NULL, &error);
  g_autoptr (BalSynthesiser) synthesiser = NULL;
  g_autoptr (BalCaseload) caseload = NULL;
  g_autoptr (BalReview) review = NULL;
  g_autofree char *json = NULL;

  g_assert_no_error (error);
  synthesiser = bal_synthesiser_load (plan_file, NULL, &error);
  g_assert_no_error (error);
  caseload = bal_synthesiser_run (synthesiser, NULL, &error);
  g_assert_no_error (error);
  review = bal_review_run (area, caseload, bal_period_get_end (year), year, NULL, &error);
  g_assert_no_error (error);
  json = bal_review_to_json (review);
  bal_test_assert_golden ("review-sutton.json", json);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/review/empty", test_empty);
  g_test_add_func ("/review/nothing", test_nothing_to_review);
  ADD ("/review/wrong-days", test_wrong_days);
  ADD ("/review/cancelled", test_cancelled);
  g_test_add_func ("/review/area-alone", test_area_alone);
  ADD ("/review/caseload", test_caseload);
  g_test_add_func ("/review/synthetic", test_synthetic);
  g_test_add_func ("/review/identified", test_identified);
  g_test_add_func ("/review/lists-never-change", test_lists_never_change);
  g_test_add_func ("/review/sutton", test_sutton);
  ADD ("/review/policy", test_policy);
  ADD ("/review/save", test_save);
  ADD ("/review/save-again", test_save_again);

  return g_test_run ();
}

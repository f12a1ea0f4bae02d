/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

/* The long calls in their asynchronous form, from the document to the review. */

#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "libbalanced/area/bal-area.h"
#include "libbalanced/caseload/bal-caseload.h"
#include "libbalanced/caseload/bal-synthesiser.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-progress.h"
#include "libbalanced/journey/bal-balance.h"
#include "libbalanced/review/bal-review.h"

#define ALARM_SECONDS 60
#define AS_AT 18686 /* 2021-02-28 */

static void
keep_result (GObject *source, GAsyncResult *result, gpointer kept)
{
  g_set_object ((GAsyncResult **) kept, result);
}

static GAsyncResult *
wait_for (GAsyncResult **kept)
{
  while (*kept == NULL)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);

  return *kept;
}

/* A folder that save () fills, and remove_folder () removes with all that is in it. */
static GFile *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_dir_make_tmp ("balanced-XXXXXX", &error);

  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

static void
remove_folder (GFile *folder)
{
  const char *const command[] = { "rm", "-r", "--", g_file_peek_path (folder), NULL };

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
}

static BalSynthesiser *
make_synthesiser (guint n_children)
{
  BalSynthesiser *synthesiser = bal_synthesiser_new ();

  bal_synthesiser_set_n_children (synthesiser, n_children);

  return synthesiser;
}

static BalCaseload *
make_caseload (void)
{
  g_autoptr (BalSynthesiser) synthesiser = make_synthesiser (200);
  g_autoptr (GError) error = NULL;
  BalCaseload *caseload = bal_synthesiser_run (synthesiser, NULL, &error);

  g_assert_no_error (error);

  return caseload;
}

static void
test_area (void)
{
  g_autoptr (GFile) folder = make_folder ();
  g_autoptr (GFile) good = g_file_get_child (folder, "good.json");
  g_autoptr (GFile) bad = g_file_get_child (folder, "bad.json");
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) refused = NULL;
  g_autoptr (BalArea) area = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (g_file_peek_path (good),
                       "{\"format\": \"balanced-area-1\", \"code\": \"here\", \"name\": \"Here\"}",
                       -1, &error);
  g_assert_no_error (error);
  g_file_set_contents (g_file_peek_path (bad), "{", -1, &error);
  g_assert_no_error (error);

  bal_area_load_async (good, NULL, keep_result, &loaded);
  bal_area_load_async (bad, NULL, keep_result, &refused);
  area = bal_area_load_finish (wait_for (&loaded), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bal_area_get_code (area), ==, "here");
  g_assert_null (bal_area_load_finish (wait_for (&refused), &error));
  g_assert_error (error, BAL_DOCUMENT_ERROR, BAL_DOCUMENT_ERROR_SYNTAX);
  remove_folder (folder);
}

static void
test_caseload (void)
{
  g_autoptr (GFile) folder = make_folder ();
  g_autoptr (BalSynthesiser) synthesiser = make_synthesiser (50);
  g_autoptr (BalCaseloadOptions) options = g_object_new (BAL_TYPE_CASELOAD_OPTIONS, NULL);
  g_autoptr (BalCaseloadOptions) wrong =
    g_object_new (BAL_TYPE_CASELOAD_OPTIONS, "date-order", "sideways", NULL);
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) refused = NULL;
  g_autoptr (BalCaseload) blocking = NULL;
  g_autoptr (BalCaseload) caseload = NULL;
  g_autoptr (GError) error = NULL;

  bal_synthesiser_save (synthesiser, folder, NULL, &error);
  g_assert_no_error (error);
  bal_caseload_load_async (folder, options, NULL, keep_result, &loaded);
  g_clear_object (&options);
  bal_caseload_load_async (folder, wrong, NULL, keep_result, &refused);
  blocking = bal_caseload_load (folder, NULL, NULL, &error);
  g_assert_no_error (error);

  caseload = bal_caseload_load_finish (wait_for (&loaded), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bal_caseload_get_digest (caseload), ==, bal_caseload_get_digest (blocking));
  g_assert_null (bal_caseload_load_finish (wait_for (&refused), &error));
  g_assert_error (error, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_BAD_OPTION);
  remove_folder (folder);
}

/* What was set when the work began holds for it. */
static void
test_synthesiser (void)
{
  g_autoptr (BalSynthesiser) synthesiser = make_synthesiser (200);
  g_autoptr (BalCaseload) blocking = make_caseload ();
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (BalCaseload) caseload = NULL;
  g_autoptr (BalCaseload) smaller = NULL;
  g_autoptr (GError) error = NULL;

  bal_synthesiser_run_async (synthesiser, NULL, keep_result, &first);
  bal_synthesiser_set_n_children (synthesiser, 20);
  bal_synthesiser_set_seed (synthesiser, 7);
  bal_synthesiser_run_async (synthesiser, NULL, keep_result, &second);
  bal_synthesiser_set_n_children (synthesiser, 10);

  caseload = bal_synthesiser_run_finish (synthesiser, wait_for (&first), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bal_caseload_get_digest (caseload), ==, bal_caseload_get_digest (blocking));
  smaller = bal_synthesiser_run_finish (synthesiser, wait_for (&second), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bal_caseload_get_n_children (smaller), ==, 20);
}

/* Nobody but the work holds the analysis and the caseload. */
static void
test_analysis (void)
{
  g_autoptr (BalCaseload) caseload = make_caseload ();
  g_autoptr (BalProgress) progress = bal_progress_new ();
  g_autoptr (GAsyncResult) kept = NULL;
  g_autoptr (GObject) analysis = NULL;
  g_autoptr (BalResult) blocking = NULL;
  g_autoptr (BalResult) result = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *made = NULL;
  g_autoptr (GError) error = NULL;

  analysis = g_object_new (BAL_TYPE_BALANCE, "as-at", AS_AT, NULL);
  blocking = bal_analysis_run (BAL_ANALYSIS (analysis), caseload, NULL, NULL, &error);
  g_assert_no_error (error);
  bal_analysis_run_async (BAL_ANALYSIS (analysis), caseload, progress, NULL, keep_result, &kept);
  g_clear_object (&analysis);
  g_clear_object (&caseload);
  wait_for (&kept);

  analysis = g_async_result_get_source_object (kept);
  result = bal_analysis_run_finish (BAL_ANALYSIS (analysis), kept, &error);
  g_assert_no_error (error);
  expected = bal_table_to_csv (bal_result_lookup_table (blocking, "balance"));
  made = bal_table_to_csv (bal_result_lookup_table (result, "balance"));
  g_assert_cmpstr (made, ==, expected);
  g_assert_cmpfloat (bal_progress_get_fraction (progress), ==, 1);
}

static void
test_analysis_refused (void)
{
  g_autoptr (BalCaseload) caseload = make_caseload ();
  g_autoptr (BalAnalysis) analysis = g_object_new (BAL_TYPE_BALANCE, NULL);
  g_autoptr (GAsyncResult) kept = NULL;
  g_autoptr (GError) error = NULL;

  bal_analysis_run_async (analysis, caseload, NULL, NULL, keep_result, &kept);
  g_assert_null (bal_analysis_run_finish (analysis, wait_for (&kept), &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
}

static BalReview *
run_review (BalCaseload *caseload)
{
  g_autoptr (GAsyncResult) kept = NULL;
  g_autoptr (GError) error = NULL;
  BalReview *review = NULL;

  bal_review_run_async (NULL, caseload, AS_AT, NULL, NULL, keep_result, &kept);
  review = bal_review_run_finish (wait_for (&kept), &error);
  g_assert_no_error (error);

  return review;
}

static void
test_review (void)
{
  g_autoptr (BalCaseload) caseload = make_caseload ();
  g_autoptr (GFile) folder = make_folder ();
  g_autoptr (GFile) page = g_file_get_child (folder, "review.html");
  g_autoptr (BalReview) blocking = NULL;
  g_autoptr (BalReview) review = run_review (caseload);
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) refused = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *made = NULL;
  g_autoptr (GError) error = NULL;

  blocking = bal_review_run (NULL, caseload, AS_AT, NULL, NULL, &error);
  g_assert_no_error (error);
  expected = bal_review_to_json (blocking);
  made = bal_review_to_json (review);
  g_assert_cmpstr (made, ==, expected);

  bal_review_save_async (review, folder, "no such policy", NULL, keep_result, &refused);
  g_assert_false (bal_review_save_finish (review, wait_for (&refused), &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (g_file_query_exists (page, NULL));
  bal_review_save_async (review, folder, NULL, NULL, keep_result, &saved);
  g_assert_true (bal_review_save_finish (review, wait_for (&saved), &error));
  g_assert_no_error (error);
  g_assert_true (g_file_query_exists (page, NULL));
  remove_folder (folder);
}

/* Cancelled before the beginning: nothing is written. */
static void
test_cancelled_before (void)
{
  g_autoptr (BalCaseload) caseload = make_caseload ();
  g_autoptr (BalReview) review = run_review (caseload);
  g_autoptr (GFile) folder = make_folder ();
  g_autoptr (GFile) page = g_file_get_child (folder, "review.html");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) reviewed = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  bal_review_save_async (review, folder, NULL, cancellable, keep_result, &saved);
  bal_review_run_async (NULL, caseload, AS_AT, NULL, cancellable, keep_result, &reviewed);
  g_assert_false (bal_review_save_finish (review, wait_for (&saved), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (bal_review_run_finish (wait_for (&reviewed), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_query_exists (page, NULL));
  remove_folder (folder);
}

/* As many children as would take minutes: it is the cancelling that ends the work. */
static void
test_cancelled_during (void)
{
  g_autoptr (BalSynthesiser) synthesiser = make_synthesiser (50000000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) kept = NULL;
  g_autoptr (GError) error = NULL;

  bal_synthesiser_run_async (synthesiser, cancellable, keep_result, &kept);
  g_usleep (20000);
  g_cancellable_cancel (cancellable);
  g_assert_null (bal_synthesiser_run_finish (synthesiser, wait_for (&kept), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The whole way again in a child of a process that went it: a hang ends by the alarm. */
static void
test_forked (void)
{
  g_autoptr (BalCaseload) caseload = make_caseload ();
  g_autoptr (BalReview) review = run_review (caseload);
  pid_t child = fork ();
  int status = 0;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      g_autoptr (GMainContext) context = g_main_context_new ();
      g_autoptr (BalReview) again = NULL;
      g_autofree char *expected = bal_review_to_json (review);
      g_autofree char *made = NULL;

      alarm (ALARM_SECONDS);
      g_main_context_push_thread_default (context);
      again = run_review (caseload);
      made = bal_review_to_json (again);
      _exit (strcmp (made, expected) == 0 ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/async/area", test_area);
  g_test_add_func ("/async/caseload", test_caseload);
  g_test_add_func ("/async/synthesiser", test_synthesiser);
  g_test_add_func ("/async/analysis", test_analysis);
  g_test_add_func ("/async/analysis-refused", test_analysis_refused);
  g_test_add_func ("/async/review", test_review);
  g_test_add_func ("/async/cancelled-before", test_cancelled_before);
  g_test_add_func ("/async/cancelled-during", test_cancelled_during);
  g_test_add_func ("/async/forked", test_forked);

  return g_test_run ();
}

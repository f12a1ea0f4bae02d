/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/review/bal-review.h"

#include <glib/gstdio.h>
#include <string.h>

#include "libbalanced/area/bal-area.h"
#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/caseload/bal-caseload-options.h"
#include "libbalanced/caseload/bal-caseload.h"
#include "libbalanced/caseload/bal-synthesiser.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-result.h"
#include "libbalanced/core/bal-table.h"
#include "libbalanced/framework/bal-framework.h"
#include "libbalanced/review/bal-review.h"
#include "tests/support/bal-test-findings.h"

#define N_CHILDREN 50
#define UNIT(code, cell) "{\"code\": \"" code "\", \"name\": \"N\", \"cells\": [" cell "]}"
#define OTHER "{\"strand\": \"family\", \"level\": \"universal\"}"
#define CELL "{\"strand\": \"intervention\", \"level\": \"universal\"}"

static BalArea *
read_area (const char *code, const char *units)
{
  g_autofree char *text =
    g_strdup_printf ("{\"code\": \"%s\", \"name\": \"X\", \"provisions\": [%s]}", code, units);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  BalArea *area = bal_area_new_from_bytes (bytes, "x.json", &error);

  g_assert_no_error (error);

  return area;
}

static void
add_episode (GString *text, const char *who, guint child, const char *level, const char *days)
{
  static guint n = 0;

  g_string_append_printf (text, "%s%u,%u,intervention,%s,intervention,nhs,s,%s\n", who, child, ++n,
                          level, days);
}

/* In 2019 everybody goes from universal straight to specialist support, in 2020 to targeted, and a
 * tenth of them to specialist support later. */
static BalCaseload *
make_caseload (BalFramework *framework)
{
  g_autoptr (BalCaseloadOptions) options =
    g_object_new (BAL_TYPE_CASELOAD_OPTIONS, "framework", framework, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("balanced-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "episodes.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GString) text =
    g_string_new ("child_id,episode_id,strand,level,stage,agency,setting_id,start_date,end_date\n");
  BalCaseload *caseload = NULL;

  for (guint i = 0; i < N_CHILDREN; i++)
    {
      add_episode (text, "a", i, "universal", "2019-02-01,2019-03-01");
      add_episode (text, "a", i, "specialist", "2019-04-01,2019-06-01");
      add_episode (text, "b", i, "universal", "2020-02-01,2020-03-01");
      add_episode (text, "b", i, "targeted", "2020-04-01,2020-06-01");
      if (i % 10 == 0)
        add_episode (text, "b", i, "specialist", "2020-07-01,2020-08-01");
    }
  g_file_set_contents (path, text->str, -1, &error);
  g_assert_no_error (error);
  caseload = bal_caseload_load (file, options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);

  return caseload;
}

static BalReview *
review (BalArea *area, BalCaseload *caseload, const char *as_at, const char *days)
{
  g_autoptr (BalPeriod) day = bal_period_parse (as_at, NULL);
  g_autoptr (BalPeriod) period = days != NULL ? bal_period_parse (days, NULL) : NULL;
  g_autoptr (GError) error = NULL;
  BalReview *made = bal_review_run (area, caseload, bal_period_get_end (day), period, NULL, &error);

  g_assert_no_error (error);

  return made;
}

static BalReview *
compare (BalReview *before, BalReview *after)
{
  g_autoptr (GError) error = NULL;
  BalReview *comparison = bal_review_compare (after, before, NULL, &error);

  g_assert_no_error (error);

  return comparison;
}

static BalColumn *
get_column (BalReview *comparison, const char *table, const char *name)
{
  BalTable *found = bal_review_lookup_table (comparison, table);

  g_assert_nonnull (found);

  return bal_table_lookup_column (found, name);
}

static BalResult *
get_result (BalReview *comparison)
{
  return g_list_model_get_item (bal_review_get_results (comparison), 0);
}

static void
test_years (void)
{
  g_autoptr (BalCaseload) caseload = make_caseload (bal_framework_get_default ());
  g_autoptr (BalReview) before = review (NULL, caseload, "2019-12-31", "2019-01-01/2019-12-31");
  g_autoptr (BalReview) after = review (NULL, caseload, "2020-12-31", "2020-01-01/2020-12-31");
  g_autoptr (BalReview) comparison = compare (before, after);
  g_autoptr (BalResult) result = get_result (comparison);
  g_auto (GStrv) missing = bal_review_dup_missing_tables (comparison);
  g_autofree char *json = bal_review_to_json (comparison);
  g_autofree char *text = bal_review_to_text (comparison);

  g_assert_true (bal_review_get_before (comparison) == before);
  g_assert_null (bal_review_get_before (before));
  g_assert_true (bal_review_get_needs_policy (comparison));
  g_assert_null (missing[0]);
  g_assert_nonnull (strstr (json, "\"before\""));
  g_assert_nonnull (strstr (text, "What has changed"));

  /* All of 50 moves, and none of 50; Wilson's upper end for none of 50 is 0.0713. */
  g_assert_cmpint (
    bal_column_get_int64 (get_column (comparison, "compared_shares", "part_before"), 0), ==, 50);
  g_assert_cmpfloat_with_epsilon (
    bal_column_get_double (get_column (comparison, "compared_shares", "difference"), 0), -1.0,
    1e-12);
  g_assert_cmpfloat_with_epsilon (
    bal_column_get_double (get_column (comparison, "compared_shares", "upper"), 0), -0.8991, 1e-4);
  g_assert_cmpstr (bal_column_get_text (get_column (comparison, "compared_shares", "direction"), 0),
                   ==, "down");
  g_assert_true (bal_test_has_finding (result, "review-jumps-changed",
                                       "/compared_shares/universal_to_specialist"));
  g_assert_cmpstr (bal_column_get_text (get_column (comparison, "compared_shares", "direction"), 2),
                   ==, "up");

  g_assert_cmpuint (bal_test_count_findings (result, "review-targeted-changed"), ==, 1);
  g_assert_cmpuint (bal_test_count_findings (result, "review-without-targeted-changed"), ==, 0);
  g_assert_cmpuint (bal_test_count_findings (result, "review-idle-waits-changed"), ==, 0);

  /* 50 to 100 episodes, and 50 to 5. */
  g_assert_cmpfloat_with_epsilon (
    bal_column_get_double (
      get_column (comparison, "compared_settings", "universal_and_targeted_ratio"), 0),
    2.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (
    bal_column_get_double (get_column (comparison, "compared_settings", "specialist_ratio"), 0),
    0.1, 1e-12);
  g_assert_cmpfloat (bal_test_get_figure (result, "review-pressure", NULL, "built_less"), ==, 1.0);
  g_assert_cmpfloat (bal_test_get_figure (result, "review-pressure", NULL, "others"), ==, 0.0);
  g_assert_cmpuint (bal_test_count_findings (result, "review-periods-overlap"), ==, 0);
  g_assert_cmpuint (bal_test_count_findings (result, "review-periods-differ"), ==, 0);
}

/* Without periods all that happened before is in both: nothing is subtracted. */
static void
test_overlap (void)
{
  g_autoptr (BalCaseload) caseload = make_caseload (bal_framework_get_default ());
  g_autoptr (BalReview) before = review (NULL, caseload, "2019-12-31", NULL);
  g_autoptr (BalReview) after = review (NULL, caseload, "2020-12-31", NULL);
  g_autoptr (BalReview) comparison = compare (before, after);
  g_autoptr (BalResult) result = get_result (comparison);

  g_assert_cmpuint (bal_test_count_findings (result, "review-periods-overlap"), ==, 1);
  g_assert_cmpuint (bal_test_count_findings (result, "review-jumps-changed"), ==, 0);
  g_assert_cmpuint (bal_test_count_findings (result, "review-pressure"), ==, 0);
  g_assert_cmpint (bal_column_get_state (get_column (comparison, "compared_shares", "difference"),
                                         0),
                   ==, BAL_VALUE_STATE_NOT_APPLICABLE);
  g_assert_cmpint (
    bal_column_get_int64 (get_column (comparison, "compared_shares", "part_before"), 0), ==, 50);
}

/* A year against half of one: shares, and no numbers. */
static void
test_lengths (void)
{
  g_autoptr (BalCaseload) caseload = make_caseload (bal_framework_get_default ());
  g_autoptr (BalReview) before = review (NULL, caseload, "2019-12-31", "2019-01-01/2019-12-31");
  g_autoptr (BalReview) after = review (NULL, caseload, "2020-06-30", "2020-01-01/2020-06-30");
  g_autoptr (BalReview) comparison = compare (before, after);
  g_autoptr (BalResult) result = get_result (comparison);

  g_assert_cmpuint (bal_test_count_findings (result, "review-periods-differ"), ==, 1);
  g_assert_cmpuint (bal_test_count_findings (result, "review-pressure"), ==, 0);
  g_assert_cmpint (
    bal_column_get_state (get_column (comparison, "compared_settings", "specialist_ratio"), 0), ==,
    BAL_VALUE_STATE_NOT_APPLICABLE);
  g_assert_cmpint (bal_column_get_state (get_column (comparison, "compared_shares", "difference"),
                                         0),
                   ==, BAL_VALUE_STATE_VALUE);
}

/* Documents alone: which cells are filled. A unit that does not say where it stands may be
 * anywhere. */
static void
test_documents (void)
{
  g_autoptr (BalArea) none = read_area ("x", UNIT ("v", OTHER));
  g_autoptr (BalArea) some = read_area ("x", UNIT ("v", OTHER) ", " UNIT ("u", CELL));
  g_autoptr (BalArea) vague = read_area ("x", UNIT ("u", "{\"level\": \"universal\"}"));
  g_autoptr (GError) error = NULL;
  g_autoptr (BalReview) empty = bal_review_run (none, NULL, BAL_DAY_NONE, NULL, NULL, &error);
  g_autoptr (BalReview) filled = bal_review_run (some, NULL, BAL_DAY_NONE, NULL, NULL, &error);
  g_autoptr (BalReview) unsaid = bal_review_run (vague, NULL, BAL_DAY_NONE, NULL, NULL, &error);
  g_autoptr (BalReview) first = compare (empty, filled);
  g_autoptr (BalReview) second = compare (unsaid, filled);
  g_autoptr (BalResult) one = get_result (first);
  g_autoptr (BalResult) two = get_result (second);

  g_assert_cmpfloat (bal_test_get_figure (one, "review-cells-changed", NULL, "filled"), ==, 1.0);
  g_assert_cmpfloat (bal_test_get_figure (one, "review-cells-changed", NULL, "emptied"), ==, 0.0);
  g_assert_cmpuint (bal_test_count_findings (two, "review-cells-changed"), ==, 0);
  g_assert_null (bal_review_lookup_table (first, "compared_shares"));
  g_assert_cmpuint (bal_test_count_findings (one, "review-periods-overlap"), ==, 0);
  g_assert_cmpuint (bal_test_count_findings (one, "review-frameworks-differ"), ==, 0);
  g_assert_false (bal_review_get_needs_policy (first));
}

/* A cell of another framework may mean something else. */
static void
test_frameworks (void)
{
  static const char own[] = "{\"code\": \"own\", \"version\": \"2\", \"extends\": \"balanced\"}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (own, strlen (own));
  g_autoptr (GError) error = NULL;
  g_autoptr (BalFramework) framework = bal_framework_new_from_bytes (bytes, "own.json", &error);
  g_autoptr (BalCaseload) caseload = make_caseload (bal_framework_get_default ());
  g_autoptr (BalCaseload) other = NULL;
  g_autoptr (BalReview) before = review (NULL, caseload, "2019-12-31", "2019-01-01/2019-12-31");
  g_autoptr (BalReview) after = NULL;
  g_autoptr (BalReview) comparison = NULL;
  g_autoptr (BalResult) result = NULL;

  g_assert_no_error (error);
  other = make_caseload (framework);
  after = review (NULL, other, "2020-12-31", "2020-01-01/2020-12-31");
  comparison = compare (before, after);
  result = get_result (comparison);
  g_assert_cmpuint (bal_test_count_findings (result, "review-frameworks-differ"), ==, 1);
  g_assert_null (bal_review_lookup_table (comparison, "compared_balance"));
}

static void
assert_refused (BalReview *before, BalReview *after, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (bal_review_compare (after, before, NULL, &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refused (void)
{
  g_autoptr (BalArea) here = read_area ("here", "");
  g_autoptr (BalArea) there = read_area ("there", "");
  g_autoptr (BalCaseload) caseload = make_caseload (bal_framework_get_default ());
  g_autoptr (BalSynthesiser) synthesiser = bal_synthesiser_new ();
  g_autoptr (BalCaseload) synthetic = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BalReview) early = review (here, caseload, "2019-12-31", NULL);
  g_autoptr (BalReview) late = review (here, caseload, "2020-12-31", NULL);
  g_autoptr (BalReview) other = review (there, caseload, "2020-12-31", NULL);
  g_autoptr (BalReview) made = NULL;

  bal_synthesiser_set_n_children (synthesiser, 20);
  synthetic = bal_synthesiser_run (synthesiser, NULL, &error);
  g_assert_no_error (error);
  made = review (here, synthetic, "2020-12-31", NULL);
  assert_refused (early, other, "two areas");
  assert_refused (late, early, "earlier day");
  assert_refused (early, early, "earlier day");
  assert_refused (early, made, "generator");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/review/compare/years", test_years);
  g_test_add_func ("/review/compare/overlap", test_overlap);
  g_test_add_func ("/review/compare/lengths", test_lengths);
  g_test_add_func ("/review/compare/documents", test_documents);
  g_test_add_func ("/review/compare/frameworks", test_frameworks);
  g_test_add_func ("/review/compare/refused", test_refused);

  return g_test_run ();
}

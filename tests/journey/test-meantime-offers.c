/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-meantime-offers.h"

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-result.h"
#include "tests/support/bal-test-caseload.h"
#include "tests/support/bal-test-support.h"

#define AS_AT 18686 /* 2021-02-28 */

#define TEXT                                                                  \
  "child_id,strand,level,stage,agency,setting_id,requested_date,start_date\n" \
  "a,intervention,specialist,intervention,nhs,clinic,2021-01-01,\n"           \
  "b,intervention,specialist,intervention,nhs,clinic,2021-01-01,\n"           \
  "b,intervention,targeted,intervention,nhs,clinic,,2021-01-10\n"

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

static gint64
get_figure (BalResult *result, const char *name)
{
  BalTable *table = bal_result_lookup_table (result, "meantime_offers");

  g_assert_nonnull (table);
  return bal_column_get_int64 (bal_table_lookup_column (table, name), 0);
}

/* The document of Sutton says neither stages nor dates of most units: something may fit, and
 * nothing does for certain. */
static void
test_sutton (void)
{
  g_autoptr (BalArea) area = load_sutton ();
  g_autoptr (BalCaseload) caseload =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, TEXT, NULL);
  g_autoptr (BalMeantimeOffers) offers = bal_meantime_offers_new (area, AS_AT, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalResult) result =
    bal_analysis_run (BAL_ANALYSIS (offers), caseload, NULL, NULL, &error);
  g_autoptr (BalJourney) journey = bal_caseload_get_journey (caseload, 0);
  g_autoptr (BalResult) found = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (get_figure (result, "waits"), ==, 2);
  g_assert_cmpint (get_figure (result, "waits_with_certain_offer"), ==, 0);
  g_assert_cmpint (get_figure (result, "waits_with_possible_offer"), ==, 2);
  g_assert_cmpint (get_figure (result, "children_without_active_offer"), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (bal_result_get_findings (result))), ==,
                    0);
  found = bal_meantime_offers_find (offers, journey, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (found, "meantime_offer")), >, 0);
}

/* Without an area nothing can be offered, and nothing is wrong. */
static void
test_bare (void)
{
  g_autoptr (BalCaseload) caseload =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, TEXT, NULL);
  g_autoptr (BalMeantimeOffers) offers =
    g_object_new (BAL_TYPE_MEANTIME_OFFERS, "as-at", AS_AT, NULL);
  g_autoptr (BalMeantimeOffers) undated = g_object_new (BAL_TYPE_MEANTIME_OFFERS, NULL);
  g_autoptr (BalJourney) nobody = bal_journey_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalResult) result =
    bal_analysis_run (BAL_ANALYSIS (offers), caseload, NULL, NULL, &error);
  g_autoptr (BalResult) found = bal_meantime_offers_find (offers, nobody, &error);

  g_assert_no_error (error);
  g_assert_cmpint (get_figure (result, "waits"), ==, 2);
  g_assert_cmpint (get_figure (result, "waits_with_possible_offer"), ==, 0);
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (found, "meantime_offer")), ==,
                    0);
  g_assert_null (bal_meantime_offers_find (undated, nobody, &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/meantime-offers/sutton", test_sutton);
  g_test_add_func ("/meantime-offers/bare", test_bare);
  return g_test_run ();
}

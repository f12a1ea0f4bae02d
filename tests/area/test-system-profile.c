/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "tests/support/bal-test-area.h"
#include "tests/support/bal-test-findings.h"

#define EVIDENCE(text) "{'statement': '" text "', 'kind': 'document', 'date': '2020-05'}"

/* Blocks first, in the order of the framework: three blocks, the fulcrum, the plank. */
static void
test_counts (void)
{
  g_autoptr (BalResult) result = bal_test_check_area (
    "'sources': [{'code': 's', 'title': 'S'}], 'system_profile': {'scale': ['begun', 'usual'],"
    "'source': 's', 'parts': [{'block': 'integrated-workforce', 'rating': 'begun',"
    " 'date': '2020', 'evidence': [" EVIDENCE ("One") "," EVIDENCE (
      "Two") "]},"
             "{'block': 'integrated-workforce', 'rating': 'usual', 'date': '2021',"
             " 'champions': 'A head', 'evidence': []},"
             "{'principle': 'access-easy'}]}");

  bal_test_assert_cell (result, "system_profile", 1, "part", "integrated-workforce");
  bal_test_assert_cell (result, "system_profile", 1, "kind", "block");
  bal_test_assert_cell (result, "system_profile", 1, "evidence", "2");
  bal_test_assert_cell (result, "system_profile", 1, "sources", "1");
  bal_test_assert_cell (result, "system_profile", 1, "newest", "2020-05-31");
  bal_test_assert_cell (result, "system_profile", 1, "rating", "usual");
  bal_test_assert_cell (result, "system_profile", 1, "champions", "true");
  bal_test_assert_cell (result, "system_profile", 0, "stated", "false");
  bal_test_assert_cell (result, "system_profile", 0, "evidence", "true_zero");
  bal_test_assert_cell (result, "system_profile", 5, "kind", "principle");
  bal_test_assert_cell (result, "system_profile", 6, "parent", "outcomes");
  g_assert_cmpuint (bal_test_count_findings (result, "profile-part-missing"), ==, 9);
  g_assert_cmpuint (bal_test_count_findings (result, "profile-without-evidence"), ==, 1);
}

/* Of leadership there is evidence, whatever the document says. */
static void
test_leadership (void)
{
  g_autoptr (BalResult) result = bal_test_check_area (
    "'system_profile': {'scale': ['begun'], 'parts': [{'block': 'leadership', 'rating': 'begun',"
    " 'evidence': [" EVIDENCE ("One") "]}]}");

  bal_test_assert_cell (result, "system_profile", 3, "kind", "fulcrum");
  bal_test_assert_cell (result, "system_profile", 3, "evidence", "1");
  bal_test_assert_cell (result, "system_profile", 3, "rating", "not_applicable");
  g_assert_cmpuint (bal_test_count_findings (result, "profile-leadership-rated"), ==, 1);
}

static void
test_odd (void)
{
  g_autoptr (BalResult) empty = bal_test_check_area ("'system_profile': {}");
  g_autoptr (BalResult) none = bal_test_check_area ("'note': 'x'");
  g_autoptr (BalResult) nothing = bal_test_check_area ("'system_profile': {'parts': [{}]}");

  g_assert_cmpuint (bal_test_count_findings (empty, "profile-part-missing"), ==, 10);
  g_assert_null (bal_result_lookup_table (none, "system_profile"));
  g_assert_cmpuint (bal_test_count_findings (nothing, "profile-part-unclear"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area/system-profile/counts", test_counts);
  g_test_add_func ("/area/system-profile/leadership", test_leadership);
  g_test_add_func ("/area/system-profile/odd", test_odd);

  return g_test_run ();
}

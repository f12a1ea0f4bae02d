/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-review-alignment.h"

#include <string.h>

#include "tests/journey/bal-child-results.h"

/* Reviews of plans are evaluations of the council, those of looked-after children of the other
 * agency. */
static const char episodes[] =
  CHILD_EPISODES "a,1,,2024-03-01,2024-03-01,,,family,specialist,evaluation,la\n"
                 "a,2,,2024-03-01,2024-03-01,,,family,specialist,evaluation,iro\n"
                 "b,3,,2024-03-01,2024-03-01,,,family,specialist,evaluation,la\n"
                 "b,4,,2024-02-16,2024-02-16,,,family,specialist,evaluation,iro\n"
                 "b,5,,2024-09-01,2024-09-01,,,family,specialist,evaluation,la\n"
                 "b,6,,2024-09-16,2024-09-16,,,family,specialist,evaluation,iro\n"
                 "c,7,,2024-05-01,2024-05-01,,,family,specialist,evaluation,la\n"
                 "d,8,,2024-05-01,2024-05-01,,,family,specialist,evaluation,la\n"
                 "d,9,,2025-05-01,2025-05-01,,,family,specialist,evaluation,iro\n"
                 "e,10,,2023-05-01,2023-05-01,,,family,specialist,evaluation,la\n"
                 "e,11,,2023-05-01,2023-05-01,,,family,specialist,evaluation,iro\n";

static BalReviewAlignment *
make (guint within_days)
{
  static const char *const reviews[] = { "agency=la", NULL };
  static const char *const others[] = { "agency=iro", NULL };
  g_autoptr (BalPeriod) period = bal_period_parse ("2024-01-01/2024-12-31", NULL);

  return g_object_new (BAL_TYPE_REVIEW_ALIGNMENT, "as-at", child_day ("2024-12-31"), "period",
                       period, "review-rows", reviews, "other-rows", others, "within-days",
                       within_days, NULL);
}

/* 0, 14 and 15 days apart; twice nothing, as what comes after the as-at date is not known. */
static void
test_days (void)
{
  g_autoptr (BalReviewAlignment) alignment = make (14);
  g_autoptr (BalResult) result = child_run (alignment, episodes);

  assert_cell (result, "review_alignment", "", "children", "4");
  assert_cell (result, "review_alignment", "", "reviews", "5");
  assert_cell (result, "review_alignment", "", "same_day", "1");
  assert_cell (result, "review_alignment", "", "within", "1");
  assert_cell (result, "review_alignment", "", "apart", "1");
  assert_cell (result, "review_alignment", "", "alone", "2");
  assert_cell (result, "review_alignment", "", "median_days", "14");
}

static void
test_bound (void)
{
  g_autoptr (BalReviewAlignment) wider = make (15);
  g_autoptr (BalReviewAlignment) narrow = make (0);
  g_autoptr (BalResult) all = child_run (wider, episodes);
  g_autoptr (BalResult) one = child_run (narrow, episodes);
  g_autoptr (BalFinding) none =
    bal_findings_lookup (bal_result_get_findings (all), "reviews-apart");
  g_autoptr (BalFinding) found =
    bal_findings_lookup (bal_result_get_findings (one), "reviews-apart");

  assert_cell (all, "review_alignment", "", "share_aligned", "1");
  assert_cell (one, "review_alignment", "", "apart", "2");
  g_assert_null (none);
  g_assert_nonnull (found);
}

static void
test_refused (void)
{
  g_autoptr (BalReviewAlignment) bare =
    bal_review_alignment_new (child_day ("2024-12-31"), NULL, NULL);
  g_autoptr (BalCaseload) caseload =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, episodes, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (bal_analysis_run (BAL_ANALYSIS (bare), caseload, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "both kinds"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/journey/review-alignment/days", test_days);
  g_test_add_func ("/journey/review-alignment/bound", test_bound);
  g_test_add_func ("/journey/review-alignment/refused", test_refused);

  return g_test_run ();
}

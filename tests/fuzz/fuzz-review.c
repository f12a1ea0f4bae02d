/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

/* Any bytes are refused with a clear error, or give a review that can be written, read again, and
 * held against others, whatever its tables say. */

#include "tests/fuzz/bal-fuzz.h"

#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/caseload/bal-caseload-reader.h"
#include "libbalanced/caseload/bal-caseload.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/review/bal-review.h"
#include "tests/support/bal-test-caseload.h"

#define EPISODES                                                                                  \
  "child_id,episode_id,strand,level,stage,agency,setting_id,requested_date,start_date,end_date\n" \
  "A,1,family,universal,intervention,nhs,s1,,2019-03-01,2019-06-01\n"                             \
  "A,2,intervention,specialist,intervention,nhs,s1,2019-06-10,2020-07-01,\n"                      \
  "B,3,workforce,targeted,identification,nhs,s2,,2020-03-01,2020-03-02\n"

static BalReview *
read_review (const void *data, gsize size, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  return bal_review_new_from_bytes (bytes, "fuzz.json", error);
}

static void
check_error (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == BAL_DOCUMENT_ERROR);
  g_assert_true (g_str_has_prefix (error->message, "Reading “fuzz.json”, line "));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
check_writing (BalReview *review)
{
  g_autofree char *first = bal_review_to_json (review);
  g_autofree char *page = bal_review_to_html (review);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalReview) again = read_review (first, strlen (first), &error);
  g_autofree char *second = NULL;

  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (page, -1, NULL));
  second = bal_review_to_json (again);
  g_assert_cmpstr (first, ==, second);
}

/* A review of two children in a year, made once. */
static BalReview *
run_review (const char *days)
{
  g_autoptr (BalCaseload) caseload =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, EPISODES, NULL);
  g_autoptr (BalPeriod) period = bal_period_parse (days, NULL);
  g_autoptr (GError) error = NULL;
  BalReview *review =
    bal_review_run (NULL, caseload, bal_period_get_end (period), period, NULL, &error);

  g_assert_no_error (error);

  return review;
}

static void
check_comparison (BalReview *after, BalReview *before)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalReview) comparison = bal_review_compare (after, before, NULL, &error);
  g_autofree char *json = NULL;

  if (comparison == NULL)
    {
      g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
      return;
    }
  json = bal_review_to_json (comparison);
  g_assert_true (g_utf8_validate (json, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static BalReview *earlier = NULL;
  static BalReview *later = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BalReview) review = read_review (data, size, &error);

  if (review == NULL)
    {
      check_error (error);
      return 0;
    }
  if (earlier == NULL)
    {
      earlier = run_review ("2019");
      later = run_review ("2020");
    }

  check_writing (review);
  check_comparison (later, review);
  check_comparison (review, earlier);

  return 0;
}

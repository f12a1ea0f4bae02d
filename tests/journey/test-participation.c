/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-participation.h"

#include "libbalanced/core/bal-error.h"
#include "tests/journey/bal-child-results.h"

/* a: met before provision began, and told in the autumn; b: met late, and in no term told;
 * c: provision for some days of a term, and no meeting yet, in time; d: never met. */
static const char episodes[] =
  "child_id,episode_id,start_date,end_date,strand,level,stage,agency,provision_id\n"
  "a,1,2024-09-01,2024-09-01,family,targeted,evaluation,nhs,introduction\n"
  "a,2,2024-09-09,2025-01-20,intervention,targeted,intervention,nhs,therapy\n"
  "a,3,2024-12-01,2024-12-01,family,targeted,evaluation,nhs,feedback\n"
  "b,4,2024-09-09,2024-12-20,intervention,targeted,intervention,la,therapy\n"
  "b,5,2024-10-22,2024-10-22,family,targeted,evaluation,la,introduction\n"
  "c,6,2025-02-25,,intervention,targeted,intervention,nhs,therapy\n"
  "d,7,2024-05-01,2024-06-30,intervention,targeted,intervention,nhs,therapy\n";

static const char *const introduction[] = { "provision=introduction", NULL };
static const char *const feedback[] = { "provision=feedback", NULL };

static void
test_states (void)
{
  const char *const by[] = { "agency", NULL };
  g_autoptr (BalAnalysis) participation =
    g_object_new (BAL_TYPE_PARTICIPATION, "as-at", child_day ("2025-03-10"), "by", by,
                  "introduction-rows", introduction, "feedback-rows", feedback, NULL);
  g_autoptr (BalResult) result = child_run (participation, episodes);
  const char *total = "participation_total";

  assert_cell (result, total, "obligation=introduction", "children", "4");
  assert_cell (result, total, "obligation=introduction", "met", "1");
  assert_cell (result, total, "obligation=introduction", "met_late", "1");
  assert_cell (result, total, "obligation=introduction", "due", "1");
  assert_cell (result, total, "obligation=introduction", "overdue", "1");
  assert_cell (result, total, "obligation=introduction", "share_met", "0.333333333333");
  /* Autumn for a and b, summer for d. The 20 days of a in spring, and the 14 of c, are too few. */
  assert_cell (result, total, "obligation=feedback", "met", "1");
  assert_cell (result, total, "obligation=feedback", "overdue", "2");
  assert_cell (result, total, "obligation=feedback", "due", "0");
  assert_cell (result, "participation", "agency=la obligation=feedback", "overdue", "1");
  child_assert_parts (participation, episodes);
}

static void
test_terms (void)
{
  const char *const terms[] = { "2025-01-06/2025-04-04", "2024-09-02/2024-12-20", NULL };
  g_autoptr (BalAnalysis) participation =
    g_object_new (BAL_TYPE_PARTICIPATION, "as-at", child_day ("2025-03-10"), "feedback-rows",
                  feedback, "terms", terms, "term-days", 15, NULL);
  g_autoptr (BalResult) result = child_run (participation, episodes);

  /* Spring is not over, and a has had 15 days in it. */
  assert_cell (result, "participation", "obligation=feedback", "due", "1");
  assert_cell (result, "participation", "obligation=feedback", "met", "1");
  assert_cell (result, "participation", "obligation=feedback", "overdue", "1");
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (result, "participation")), ==,
                    1);
}

static void
test_period (void)
{
  g_autoptr (BalPeriod) period = bal_period_parse ("2024-09-01/2024-10-20", NULL);
  g_autoptr (BalAnalysis) participation =
    g_object_new (BAL_TYPE_PARTICIPATION, "as-at", child_day ("2025-03-10"), "period", period,
                  "introduction-rows", introduction, "feedback-rows", feedback, NULL);
  g_autoptr (BalResult) result = child_run (participation, episodes);

  /* As it stood on 20 October: b had one more day. */
  assert_cell (result, "participation", "obligation=introduction", "met", "1");
  assert_cell (result, "participation", "obligation=introduction", "due", "1");
  assert_cell (result, "participation", "obligation=feedback", "due", "2");
}

static void
test_errors (void)
{
  static const struct
  {
    const char *const terms[3];
    int code;
  } cases[] = {
    { { "2024-09-01/2024-12-20", "2024-12-20/2025-01-31", NULL }, BAL_ERROR_INVALID_ARGUMENT },
    { { "2024-09-01/..", NULL }, BAL_ERROR_INVALID_ARGUMENT },
  };
  g_autoptr (BalCaseload) caseload =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, episodes, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BalAnalysis) participation =
        g_object_new (BAL_TYPE_PARTICIPATION, "as-at", child_day ("2025-03-10"), "terms",
                      cases[i].terms, NULL);

      g_assert_null (bal_analysis_run (participation, caseload, NULL, NULL, &error));
      g_assert_error (error, BAL_ERROR, cases[i].code);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/participation/states", test_states);
  g_test_add_func ("/participation/terms", test_terms);
  g_test_add_func ("/participation/period", test_period);
  g_test_add_func ("/participation/errors", test_errors);

  return g_test_run ();
}

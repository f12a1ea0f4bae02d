/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-identification-accuracy.h"

#include "tests/journey/bal-child-results.h"

/* a and b are right, c was identified without a need, d is not over yet, e was missed, f is
 * neither, and g was identified a year before. */
static const char episodes[] = CHILD_EPISODES
  "a,1,2024-01-10,2024-02-01,2024-02-01,,,identification,universal,identification,school\n"
  "a,2,,2024-05-01,,,,intervention,targeted,intervention,nhs\n"
  "b,3,,2024-01-20,2024-01-20,,,identification,universal,identification,nhs\n"
  "b,4,,2024-01-25,2024-01-25,,,identification,universal,identification,school\n"
  "c,5,,2024-01-01,2024-01-01,,,identification,universal,identification,school\n"
  "d,6,,2024-11-01,2024-11-01,,,identification,universal,identification,school\n"
  "e,7,,2024-01-01,,,,intervention,specialist,intervention,nhs\n"
  "f,8,,2024-01-01,,,,intervention,universal,intervention,school\n"
  "g,9,,2023-01-01,2023-01-01,,,identification,universal,identification,school\n"
  "g,10,,2024-03-01,2024-03-01,,,identification,universal,identification,school\n";
static const char needs[] = "child_id,from_date,need_type\n"
                            "a,2024-04-09,SLCN\nb,2023-06-01,SLCN\nc,2024-07-01,SLCN\n"
                            "e,2024-01-01,SLCN\n";

static BalResult *
run (guint follow_up_days, const char *const *by, const char *const *confirming)
{
  const char *texts[4] = { 0 };
  g_autoptr (BalCaseload) caseload = NULL;
  g_autoptr (BalPeriod) period = bal_period_parse ("2024-01-01/2024-12-31", NULL);
  g_autoptr (BalIdentificationAccuracy) accuracy =
    g_object_new (BAL_TYPE_IDENTIFICATION_ACCURACY, "as-at", child_day ("2024-12-31"), "period",
                  period, "by", by, "confirming-rows", confirming, "follow-up-days", follow_up_days,
                  NULL);
  g_autoptr (GError) error = NULL;
  BalResult *result;

  texts[BAL_CASELOAD_FILE_EPISODES] = episodes;
  texts[BAL_CASELOAD_FILE_NEEDS] = needs;
  caseload = bal_test_read_files (texts, NULL);
  result = bal_analysis_run (BAL_ANALYSIS (accuracy), caseload, NULL, NULL, &error);
  g_assert_no_error (error);
  return result;
}

static void
test_cells (void)
{
  g_autoptr (BalResult) result = run (90, NULL, NULL);

  assert_cell (result, "identification", "", "raised", "4");
  assert_cell (result, "identification", "", "confirmed", "2");
  assert_cell (result, "identification", "", "not_confirmed", "1");
  assert_cell (result, "identification", "", "not_known", "1");
  assert_cell (result, "identification", "", "supported", "1");
  assert_cell (result, "identification_accuracy", "measure=sensitivity", "children", "2");
  assert_cell (result, "identification_accuracy", "measure=sensitivity", "of_children", "3");
  assert_cell (result, "identification_accuracy", "measure=specificity", "share", "0.5");
  assert_cell (result, "identification_accuracy", "measure=positive_predictive_value",
               "of_children", "3");
  assert_cell (result, "identification_accuracy", "measure=negative_predictive_value", "share",
               "0.5");
  g_assert_true (child_says (result, "identification-not-known"));
}

/* A need counts on the last of the days, and not on the day after. */
static void
test_days (void)
{
  g_autoptr (BalResult) last = run (90, NULL, NULL);
  g_autoptr (BalResult) less = run (89, NULL, NULL);

  assert_cell (last, "identification", "", "confirmed", "2");
  assert_cell (less, "identification", "", "confirmed", "1");
}

static void
test_groups (void)
{
  static const char *const by[] = { "agency", NULL };
  static const char *const rows[] = { "level=specialist", NULL };
  g_autoptr (BalResult) result = run (90, by, NULL);
  g_autoptr (BalResult) specialists = run (90, NULL, rows);

  assert_cell (result, "identification", "agency=school", "raised", "4");
  assert_cell (result, "identification", "agency=nhs", "raised", "1");
  assert_cell (result, "identification", "agency=nhs", "share_confirmed", "1");
  assert_cell (result, "identification_total", "", "raised", "4");
  assert_cell (specialists, "identification", "", "confirmed", "0");
  assert_cell (specialists, "identification_accuracy", "measure=sensitivity", "of_children", "1");
}

/* The published screening: 29 of 33 with a delay are found, and 155 of 282 without one as well. */
static void
test_screening (void)
{
  g_autoptr (GString) rows = g_string_new (CHILD_EPISODES);
  g_autoptr (GString) need = g_string_new ("child_id,from_date,need_type\n");
  const char *texts[4] = { 0 };
  g_autoptr (BalCaseload) caseload = NULL;
  g_autoptr (BalIdentificationAccuracy) accuracy =
    bal_identification_accuracy_new (child_day ("2025-12-31"), NULL, NULL);
  g_autoptr (BalResult) result = NULL;
  g_autofree char *share = NULL;

  for (guint i = 0; i < 315; i++)
    {
      gboolean is_found = i < 29 || (i >= 33 && i < 33 + 155);

      g_string_append_printf (rows,
                              "c%u,%u,,2024-01-01,2024-01-01,,,identification,universal,%s,x\n", i,
                              i, is_found ? "identification" : "evaluation");
      if (i < 33)
        g_string_append_printf (need, "c%u,2024-01-02,SLCN\n", i);
    }
  texts[BAL_CASELOAD_FILE_EPISODES] = rows->str;
  texts[BAL_CASELOAD_FILE_NEEDS] = need->str;
  caseload = bal_test_read_files (texts, NULL);
  result = bal_analysis_run (BAL_ANALYSIS (accuracy), caseload, NULL, NULL, NULL);
  assert_cell (result, "identification_accuracy", "measure=sensitivity", "of_children", "33");
  share =
    child_cell (result, "identification_accuracy", "measure=positive_predictive_value", "share");
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (share, NULL), 29.0 / 184, 1e-9);
}

/* Everybody was looked at, and their days are over. */
static void
test_silence (void)
{
  static const char text[] =
    CHILD_EPISODES "a,1,,2024-01-01,2024-02-01,,,identification,universal,identification,school\n";
  g_autoptr (BalIdentificationAccuracy) accuracy =
    bal_identification_accuracy_new (child_day ("2025-12-31"), NULL, NULL);
  g_autoptr (BalResult) result = child_run (accuracy, text);

  assert_cell (result, "identification", "", "not_confirmed", "1");
  g_assert_false (child_says (result, "identification-not-known"));
  child_assert_parts (accuracy, episodes);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/identification-accuracy/cells", test_cells);
  g_test_add_func ("/identification-accuracy/days", test_days);
  g_test_add_func ("/identification-accuracy/groups", test_groups);
  g_test_add_func ("/identification-accuracy/screening", test_screening);
  g_test_add_func ("/identification-accuracy/silence", test_silence);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-checkpoints.h"

#include "libbalanced/journey/bal-checkpoint-private.h"
#include "tests/journey/bal-child-results.h"

/* Year 9 begins on 1 September of 2023 for a and b, of 2024 for c; d has no date of birth, and e
 * had left. */
static const char children[] = "child_id,date_of_birth,observed_to\n"
                               "a,2010-08-31,\nb,2010-01-01,\nc,2010-09-01,\nd,,\n"
                               "e,2010-01-01,2023-08-31\n";
static const char episodes[] =
  CHILD_EPISODES "a,1,,2023-06-01,2023-08-21,,,intervention,specialist,intervention,nhs\n"
                 "a,2,,2023-09-11,2023-12-31,,,intervention,specialist,intervention,la\n"
                 "a,3,,2024-02-01,2024-02-01,,,intervention,specialist,evaluation,la\n"
                 "b,4,,2023-01-01,2023-10-31,,,intervention,specialist,intervention,nhs\n"
                 "c,5,,2024-01-01,,,,intervention,specialist,intervention,nhs\n"
                 "d,6,,2024-01-01,,,,intervention,specialist,intervention,nhs\n"
                 "e,7,,2023-01-01,,,,intervention,specialist,intervention,nhs\n";

static BalResult *
run (const char *as_at, guint window_days)
{
  static const char *const rows[] = { "stage=evaluation", NULL };
  const char *texts[4] = { 0 };
  g_autoptr (BalCaseload) caseload = NULL;
  g_autoptr (GListStore) list = g_list_store_new (BAL_TYPE_CHECKPOINT);
  g_autoptr (BalCheckpoint) review =
    g_object_new (BAL_TYPE_CHECKPOINT, "name", "review", "rows", rows, NULL);
  g_autoptr (BalCheckpoints) checkpoints = NULL;
  g_autoptr (GError) error = NULL;
  BalResult *result;

  g_list_store_append (list, review);
  texts[BAL_CASELOAD_FILE_EPISODES] = episodes;
  texts[BAL_CASELOAD_FILE_CHILDREN] = children;
  caseload = bal_test_read_files (texts, NULL);
  checkpoints = g_object_new (BAL_TYPE_CHECKPOINTS, "as-at", child_day (as_at), "checkpoints", list,
                              "with-children", TRUE, "window-days", window_days, NULL);
  result = bal_analysis_run (BAL_ANALYSIS (checkpoints), caseload, NULL, NULL, &error);
  g_assert_no_error (error);
  return result;
}

static void
test_states (void)
{
  g_autoptr (BalResult) result = run ("2024-08-31", 180);

  assert_cell (result, "checkpoints", "checkpoint=review", "done", "1");
  assert_cell (result, "checkpoints", "checkpoint=review", "overdue", "1");
  assert_cell (result, "checkpoints", "checkpoint=review", "not_due", "1");
  assert_cell (result, "checkpoints", "checkpoint=review", "not_applicable", "1");
  assert_cell (result, "checkpoints", "checkpoint=review", "not_available", "1");
  assert_cell (result, "checkpoints", "checkpoint=review", "share_done_in_time", "0.5");
  assert_cell (result, "checkpoint_list", "child_id=a", "done_day", "2024-02-01");
  assert_cell (result, "checkpoint_list", "child_id=b", "done_day", "missing");
  assert_cell (result, "checkpoint_list", "child_id=c", "done_day", "not_due");
  assert_cell (result, "checkpoint_list", "child_id=c", "opens_day", "2024-09-01");
  assert_cell (result, "checkpoint_list", "child_id=d", "opens_day", "not_available");
  g_assert_true (child_says (result, "checkpoints-overdue"));
}

static void
test_transitions (void)
{
  g_autoptr (BalResult) result = run ("2024-08-31", 180);
  g_autoptr (BalResult) narrow = run ("2024-08-31", 5);

  assert_cell (result, "transition_points", "", "continued", "1");
  assert_cell (result, "transition_points", "", "gap", "1");
  /* From 22 August to 10 September. */
  assert_cell (result, "transition_points", "", "gap_days", "20");
  assert_cell (result, "transition_points", "", "agency_kept", "1");
  assert_cell (result, "transition_points", "", "agency_changed", "1");
  assert_cell (result, "checkpoint_list", "child_id=a", "agency_kept", "false");
  g_assert_true (child_says (result, "transition-gaps"));
  assert_cell (narrow, "transition_points", "", "no_provision", "1");
  g_assert_false (child_says (narrow, "transition-gaps"));
}

/* On the last day in time it is due, and on the next one overdue. */
static void
test_silence (void)
{
  g_autoptr (BalResult) result = run ("2024-08-30", 180);

  assert_cell (result, "checkpoints", "checkpoint=review", "due", "1");
  g_assert_false (child_says (result, "checkpoints-overdue"));
}

static void
test_days (void)
{
  gint32 leap = child_day ("2008-02-29");

  g_assert_cmpint (bal_checkpoint_find_day (16, 0, leap), ==, child_day ("2024-02-29"));
  g_assert_cmpint (bal_checkpoint_find_day (18, 0, leap), ==, child_day ("2026-03-01"));
  g_assert_cmpint (bal_checkpoint_find_day (-1, 9, child_day ("2010-08-31")), ==,
                   child_day ("2023-09-01"));
  g_assert_cmpint (bal_checkpoint_find_day (-1, 9, child_day ("2010-09-01")), ==,
                   child_day ("2024-09-01"));
  g_assert_cmpint (bal_checkpoint_find_day (-1, 0, child_day ("2019-12-31")), ==,
                   child_day ("2024-09-01"));
}

static void
test_defaults (void)
{
  g_autoptr (BalCheckpoints) checkpoints =
    bal_checkpoints_new (child_day ("2024-08-31"), NULL, NULL, NULL);
  g_autoptr (BalResult) result = child_run (checkpoints, episodes);

  assert_cell (result, "checkpoints", "checkpoint=age-25", "not_available", "5");
  child_assert_parts (checkpoints, episodes);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/checkpoints/states", test_states);
  g_test_add_func ("/checkpoints/transitions", test_transitions);
  g_test_add_func ("/checkpoints/silence", test_silence);
  g_test_add_func ("/checkpoints/days", test_days);
  g_test_add_func ("/checkpoints/defaults", test_defaults);

  return g_test_run ();
}

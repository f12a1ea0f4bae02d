/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-clocks.h"

#include "libbalanced/journey/bal-child-clocks-private.h"
#include "libbalanced/journey/bal-clock.h"
#include "tests/journey/bal-child-results.h"
#include "tests/journey/bal-random-input.h"

/* The published boundary: from 1 March to 19 July are 140 days. */
static const char episodes[] =
  CHILD_EPISODES "a,1,2024-03-01,2024-07-19,,,,intervention,specialist,intervention,la\n"
                 "a,2,2024-03-01,2024-07-20,,,,intervention,specialist,intervention,nhs\n"
                 "b,3,2024-06-01,,,,,intervention,specialist,intervention,la\n"
                 "b,4,2024-06-20,,,,,intervention,specialist,intervention,la\n"
                 "c,5,2024-06-01,,,2024-06-10,declined,intervention,specialist,intervention,la\n"
                 "d,6,2024-05-02,2024-05-01,,,,intervention,specialist,intervention,la\n";

static BalClocks *
make_clocks (BalClock *clock, const char *as_at, gboolean with_children)
{
  g_autoptr (GListStore) list = g_list_store_new (BAL_TYPE_CLOCK);

  g_list_store_append (list, clock);
  return g_object_new (BAL_TYPE_CLOCKS, "as-at", child_day (as_at), "clocks", list, "with-children",
                       with_children, NULL);
}

static void
test_states (void)
{
  g_autoptr (BalClock) clock = bal_clock_new_named ("ehc20", NULL);
  g_autoptr (BalClocks) clocks = make_clocks (clock, "2024-10-31", TRUE);
  g_autoptr (BalResult) result = child_run (clocks, episodes);

  assert_cell (result, "clocks", "state=completed", "clocks", "2");
  assert_cell (result, "clocks", "state=completed", "children", "1");
  assert_cell (result, "clocks", "state=completed", "median_days", "140.5");
  assert_cell (result, "clocks", "state=completed", "over_limit", "1");
  assert_cell (result, "clocks", "state=completed", "due_soon", "not_applicable");
  assert_cell (result, "clocks", "state=running", "clocks", "2");
  assert_cell (result, "clocks", "state=running", "longest_days", "152");
  assert_cell (result, "clocks", "state=running", "over_limit", "1");
  assert_cell (result, "clocks", "state=running", "due_soon", "1");
  assert_cell (result, "clocks", "state=discontinued", "longest_days", "9");
  assert_cell (result, "clocks", "state=retrospective", "clocks", "1");
  assert_cell (result, "clock_rates", "clock=ehc20", "share_within", "0.5");
  assert_cell (result, "clock_rates", "clock=ehc20", "share_within_without_pauses", "0.5");
  assert_cell (result, "clock_rates", "clock=ehc20", "share_within_of_due", "0.333333333333");
  assert_cell (result, "clock_list", "episode_id=4", "due_day", "2024-11-07");
  assert_cell (result, "clock_list", "episode_id=4", "days_left", "7");
  assert_cell (result, "clock_list", "episode_id=4", "stop_day", "not_due");
  assert_cell (result, "clock_list", "episode_id=3", "days_left", "-12");
  g_assert_true (child_says (result, "clocks-over-limit"));
  g_assert_true (child_says (result, "clocks-due-soon"));
  g_assert_false (child_says (result, "clock-never-started"));
  child_assert_parts (clocks, episodes);
}

/* The nearest that says nothing: on the last day of the limit, and looking less far ahead. */
static void
test_silence (void)
{
  static const char *const none[] = { "agency=elsewhere", NULL };
  g_autoptr (BalClock) clock = bal_clock_new_named ("ehc20", NULL);
  g_autoptr (BalClock) never = g_object_new (BAL_TYPE_CLOCK, "from-rows", none, NULL);
  g_autoptr (BalClocks) clocks = make_clocks (clock, "2024-10-19", FALSE);
  g_autoptr (BalClocks) never_clocks = make_clocks (never, "2024-10-19", FALSE);
  g_autoptr (BalResult) result = child_run (clocks, episodes);
  g_autoptr (BalResult) never_result = child_run (never_clocks, episodes);

  g_assert_false (child_says (result, "clocks-over-limit"));
  g_assert_true (child_says (result, "clocks-due-soon"));
  g_assert_null (bal_result_lookup_table (result, "clock_list"));
  g_assert_true (child_says (never_result, "clock-never-started"));
  g_assert_false (child_says (never_result, "clocks-due-soon"));
}

static void
test_other_rows (void)
{
  static const char text[] = CHILD_EPISODES
    "a,1,2024-01-01,2024-01-01,2024-02-01,,,identification,specialist,identification,la\n"
    "a,2,2024-03-01,2024-03-05,,,,intervention,specialist,intervention,nhs\n"
    "b,3,2024-01-01,,,2024-01-20,not_accepted,identification,specialist,identification,la\n"
    "b,4,2024-02-01,2024-02-01,,,,intervention,specialist,intervention,nhs\n";
  static const char *const from[] = { "stage=identification", NULL };
  static const char *const to[] = { "stage=intervention", "agency=nhs", "agency=la", NULL };
  static const char *const reasons[] = { "not_accepted", NULL };
  g_autoptr (BalClock) clock = g_object_new (BAL_TYPE_CLOCK, "limit-days", 64, "from-rows", from,
                                             "to-rows", to, "completing-reasons", reasons, NULL);
  g_autoptr (BalClock) plain =
    g_object_new (BAL_TYPE_CLOCK, "limit-days", 63, "from-rows", from, "to-rows", to, NULL);
  g_autoptr (BalClocks) clocks = make_clocks (clock, "2024-10-31", FALSE);
  g_autoptr (BalClocks) plain_clocks = make_clocks (plain, "2024-10-31", FALSE);
  g_autoptr (BalResult) result = child_run (clocks, text);
  g_autoptr (BalResult) plain_result = child_run (plain_clocks, text);

  assert_cell (result, "clocks", "state=completed", "clocks", "2");
  assert_cell (result, "clocks", "state=completed", "longest_days", "64");
  assert_cell (result, "clock_rates", "", "share_within", "1");
  assert_cell (plain_result, "clocks", "state=completed", "over_limit", "1");
  assert_cell (plain_result, "clocks", "state=discontinued", "clocks", "1");
}

/* A pause of ten days in a clock of 150 days, and one that goes on. */
static void
test_pauses (void)
{
  static const BalClockPause pauses[] = { { 1000, 1004 }, { 1100, 1109 }, { 1150, 1200 } };
  BalClockPlan plan = { .days = 140 };
  BalClockReading reading = { .state = BAL_CLOCK_COMPLETED, .from = 1002, .until = 1152 };

  bal_clock_measure (&plan, pauses, G_N_ELEMENTS (pauses), &reading);
  g_assert_cmpint (reading.elapsed, ==, 150);
  g_assert_cmpint (reading.paused, ==, 3 + 10 + 2);
  g_assert_cmpint (reading.due, ==, 1002 + 140 + 3 + 10 + 51);
  g_assert_false (reading.is_paused);
  reading.state = BAL_CLOCK_RUNNING;
  bal_clock_measure (&plan, pauses, G_N_ELEMENTS (pauses), &reading);
  g_assert_true (reading.is_paused);
  bal_clock_measure (&plan, pauses, 2, &reading);
  g_assert_cmpint (reading.due, ==, 1155);
  g_assert_false (reading.is_paused);
}

/* Pauses of two reasons that overlap are one for the clock that takes both. */
static void
test_reasons (void)
{
  static const guint32 rows[] = { 0, 0, 1 };
  static const guint16 from[] = { 1010, 1015, 1090 };
  static const guint16 to[] = { 1019, 1024, BAL_EPISODES_NO_DAY };
  static const guint8 reasons[] = { 0, 1, 0 };
  static const char *names[] = { "absent", "school_closed", NULL };
  static const char *const absent[] = { "absent", NULL };
  const BalPauses pauses = { 3, rows, from, to, reasons, names, 2 };
  g_autoptr (GListStore) list = g_list_store_new (BAL_TYPE_CLOCK);
  g_autoptr (BalClock) both = g_object_new (BAL_TYPE_CLOCK, "name", "both", "limit-days", 85, NULL);
  g_autoptr (BalClock) one =
    g_object_new (BAL_TYPE_CLOCK, "name", "one", "limit-days", 85, "pause-reasons", absent, NULL);
  g_autoptr (BalClocks) clocks = NULL;
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  g_list_store_append (list, both);
  g_list_store_append (list, one);
  random_episodes_init (&input.data);
  random_episodes_add (&input.data, 1100, -1, 4, 2);
  random_episodes_add (&input.data, -1, -1, 4, 2);
  input.data.requested[0] = input.data.requested[1] = 1000;
  input.data.episodes.pauses = &pauses;
  random_input_init (&input, 8);
  clocks = bal_clocks_new (1100 + BAL_EPISODES_EPOCH, NULL, NULL, G_LIST_MODEL (list));
  result = random_input_run (&input, clocks);
  assert_cell (result, "clocks", "clock=both state=completed", "paused_days", "15");
  assert_cell (result, "clocks", "clock=one state=completed", "paused_days", "10");
  assert_cell (result, "clock_rates", "clock=both", "within", "0");
  assert_cell (result, "clock_rates", "clock=both", "within_less_pauses", "1");
  assert_cell (result, "clock_rates", "clock=one", "within_less_pauses", "0");
  assert_cell (result, "clock_rates", "clock=both", "completed_without_pauses", "0");
  assert_cell (result, "clock_rates", "clock=both", "share_within_without_pauses",
               "not_applicable");
  /* Ten days of the running one, from 1090 to the day before 1100, and it is paused now. */
  assert_cell (result, "clocks", "clock=both state=running", "paused_days", "10");
  assert_cell (result, "clocks", "clock=both state=running", "paused_now", "1");
}

static void
test_working_days (void)
{
  static const char text[] =
    CHILD_EPISODES "a,1,2024-12-20,2025-01-06,,,,intervention,specialist,intervention,la\n"
                   "b,2,2024-12-20,,,,,intervention,specialist,intervention,la\n";
  static const char *const holidays[] = { "2024-12-25", "2024-12-26", "2025-01-01", NULL };
  static const char *const broken[] = { "Christmas", NULL };
  g_autoptr (GListStore) list = g_list_store_new (BAL_TYPE_CLOCK);
  g_autoptr (BalClock) clock =
    g_object_new (BAL_TYPE_CLOCK, "limit-days", 8, "working-days", TRUE, NULL);
  g_autoptr (BalClocks) clocks = NULL;
  g_autoptr (BalClocks) wrong = NULL;
  g_autoptr (BalCaseload) caseload =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, text, NULL);
  g_autoptr (BalResult) result = NULL;
  g_autoptr (BalResult) none = NULL;
  g_autoptr (GError) error = NULL;

  g_list_store_append (list, clock);
  clocks = g_object_new (BAL_TYPE_CLOCKS, "as-at", child_day ("2025-01-07"), "clocks", list,
                         "holidays", holidays, "with-children", TRUE, NULL);
  wrong =
    g_object_new (BAL_TYPE_CLOCKS, "as-at", child_day ("2025-01-07"), "holidays", broken, NULL);
  result = child_run (clocks, text);
  /* Fri 20, Mon 23, Tue 24, Fri 27, Mon 30, Tue 31, Thu 2, Fri 3. */
  assert_cell (result, "clocks", "state=completed", "longest_days", "8");
  assert_cell (result, "clock_rates", "", "within", "1");
  assert_cell (result, "clock_list", "episode_id=2", "due_day", "2025-01-06");
  assert_cell (result, "clock_list", "episode_id=2", "days_left", "-1");
  none = bal_analysis_run (BAL_ANALYSIS (wrong), caseload, NULL, NULL, &error);
  g_assert_null (none);
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
}

static void
test_months (void)
{
  static const char text[] =
    CHILD_EPISODES "a,1,2024-02-29,2025-02-28,,,,intervention,specialist,intervention,la\n"
                   "a,2,2024-02-29,2025-03-01,,,,intervention,specialist,intervention,la\n";
  g_autoptr (BalClock) clock = bal_clock_new_named ("review12", NULL);
  g_autoptr (BalClocks) clocks = make_clocks (clock, "2025-10-31", FALSE);
  g_autoptr (BalResult) result = child_run (clocks, text);

  assert_cell (result, "clock_rates", "", "completed", "2");
  assert_cell (result, "clock_rates", "", "within", "1");
}

static void
test_journey (void)
{
  g_autoptr (BalCaseload) caseload =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, episodes, NULL);
  g_autoptr (BalJourney) journey = NULL;
  g_autoptr (BalJourney) empty = NULL;
  g_autoptr (BalClock) clock = bal_clock_new_named ("ehc20", NULL);
  g_autoptr (BalClocks) clocks = make_clocks (clock, "2024-10-31", TRUE);
  g_autoptr (BalResult) result = NULL;
  g_autoptr (BalResult) nothing = NULL;
  g_autoptr (GError) error = NULL;

  journey = bal_caseload_get_journey (caseload, 1);
  empty = bal_journey_new (bal_journey_get_framework (journey));
  result = bal_analysis_run_journey (BAL_ANALYSIS (clocks), journey, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bal_table_get_n_rows (bal_result_lookup_table (result, "clock_list")), ==, 2);
  nothing = bal_analysis_run_journey (BAL_ANALYSIS (clocks), empty, &error);
  g_assert_no_error (error);
  assert_cell (nothing, "clocks", "state=running", "clocks", "0");
}

static void
test_errors (void)
{
  static const char *const conditions[][2] = { { "stage=nowhere", NULL },
                                               { "colour=red", NULL },
                                               { "stage", NULL } };
  g_autoptr (BalCaseload) caseload =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, episodes, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      g_autoptr (BalClock) clock = g_object_new (BAL_TYPE_CLOCK, "from-rows", conditions[i], NULL);
      g_autoptr (BalClocks) clocks = make_clocks (clock, "2024-10-31", FALSE);
      g_autoptr (GError) error = NULL;
      g_autoptr (BalResult) result =
        bal_analysis_run (BAL_ANALYSIS (clocks), caseload, NULL, NULL, &error);

      g_assert_null (result);
      g_assert_nonnull (error);
      g_assert_true (error->domain == BAL_ERROR);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/clocks/states", test_states);
  g_test_add_func ("/clocks/silence", test_silence);
  g_test_add_func ("/clocks/other-rows", test_other_rows);
  g_test_add_func ("/clocks/pauses", test_pauses);
  g_test_add_func ("/clocks/reasons", test_reasons);
  g_test_add_func ("/clocks/working-days", test_working_days);
  g_test_add_func ("/clocks/months", test_months);
  g_test_add_func ("/clocks/journey", test_journey);
  g_test_add_func ("/clocks/errors", test_errors);

  return g_test_run ();
}

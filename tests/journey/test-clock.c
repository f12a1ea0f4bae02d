/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/balanced.h"

static void
test_named (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalClock) plan = bal_clock_new_named ("ehc20", &error);
  g_autoptr (BalClock) review = bal_clock_new_named ("review12", &error);
  g_autoptr (BalClock) unknown = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (bal_clock_get_name (plan), ==, "ehc20");
  g_assert_cmpuint (bal_clock_get_limit_days (plan), ==, 140);
  g_assert_cmpuint (bal_clock_get_limit_days (review), ==, 0);
  g_assert_cmpuint (bal_clock_get_limit_months (review), ==, 12);
  unknown = bal_clock_new_named ("ehc21", &error);
  g_assert_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND);
  g_assert_null (unknown);
}

static void
test_bare (void)
{
  static const char *const rows[] = { "stage=identification", NULL };
  g_autoptr (BalClock) bare = g_object_new (BAL_TYPE_CLOCK, NULL);
  g_autoptr (BalClock) clock =
    g_object_new (BAL_TYPE_CLOCK, "from-rows", rows, "to-event", BAL_CLOCK_EVENT_ENDED, NULL);
  g_auto (GStrv) from = NULL;
  BalClockEvent event;

  g_assert_cmpstr (bal_clock_get_name (bare), ==, "clock");
  g_assert_cmpuint (bal_clock_get_limit_days (bare), ==, 126);
  g_object_get (clock, "from-rows", &from, "to-event", &event, NULL);
  g_assert_cmpstr (from[0], ==, rows[0]);
  g_assert_cmpint (event, ==, BAL_CLOCK_EVENT_ENDED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/clock/named", test_named);
  g_test_add_func ("/clock/bare", test_bare);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-active-days.h"

#include "tests/journey/bal-random-input.h"

#define MOST_UNITS INPUT_ROWS_OF_CHILD

typedef struct
{
  gint64 days_by_units[MOST_UNITS + 1];
  gint64 gaps[RANDOM_DAYS + 1];
  gint64 span_days;
} Expected;

static guint
count_units (const RandomInput *input, gsize child, gint32 day)
{
  guint n = 0;

  for (gsize row = child * INPUT_ROWS_OF_CHILD; row < (child + 1) * INPUT_ROWS_OF_CHILD; row++)
    n += random_episodes_covers (&input->data, row, INPUT_AS_AT - BAL_EPISODES_EPOCH, day);
  return n;
}

/* One child, day by day. */
static void
expect (const RandomInput *input, gsize child, gint32 from, Expected *expected)
{
  gint32 first = -1, last = -1;

  for (gint32 day = from; day <= INPUT_AS_AT - BAL_EPISODES_EPOCH; day++)
    {
      guint n = count_units (input, child, day);

      if (n == 0)
        continue;
      expected->days_by_units[n]++;
      if (first < 0)
        first = day;
      else if (day > last + 1)
        expected->gaps[day - last - 1]++;
      last = day;
    }
  expected->span_days += first < 0 ? 0 : last - first + 1;
}

static double
find_by (BalResult *result, const char *table, const char *key, guint value, const char *column)
{
  g_autofree char *text = g_strdup_printf ("%u", value);
  const char *const keys[] = { key, text, NULL };

  return find_number (result, table, column, keys);
}

static void
assert_days (RandomInput *input, gint32 from)
{
  g_autoptr (BalPeriod) period = bal_period_new (from + BAL_EPISODES_EPOCH, INPUT_AS_AT);
  g_autoptr (BalActiveDays) days = bal_active_days_new (INPUT_AS_AT, period, NULL);
  g_autoptr (BalResult) result = random_input_run (input, days);
  Expected expected = { 0 };

  for (gsize child = 0; child < input->input.n_children; child++)
    expect (input, child, from, &expected);
  g_assert_cmpfloat (find_number (result, "active_days", "span_days", NULL), ==,
                     (double) expected.span_days);
  for (guint n = 1; n <= MOST_UNITS; n++)
    g_assert_cmpfloat (find_by (result, "days_by_units", "units", n, "days"), ==,
                       expected.days_by_units[n] ? (double) expected.days_by_units[n] : -1);
  for (guint n = 1; n <= RANDOM_DAYS; n++)
    g_assert_cmpfloat (find_by (result, "idle_gaps", "days", n, "gaps"), ==,
                       expected.gaps[n] ? (double) expected.gaps[n] : -1);
}

static void
test_oracle (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (39);
  RandomInput input;

  for (guint round = 0; round < 10; round++)
    {
      random_input_fill (&input, rand);
      assert_days (&input, RANDOM_ORIGIN);
      assert_days (&input, RANDOM_ORIGIN + 15);
    }
}

/* Two gaps of three days of one child are two gaps, and one child; a next day is no gap. */
static void
test_gaps (void)
{
  g_autoptr (BalActiveDays) days = bal_active_days_new (INPUT_AS_AT, NULL, NULL);
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  random_episodes_init (&input.data);
  random_episodes_add (&input.data, 100, 100, 1, 1);
  random_episodes_add (&input.data, 101, 102, 1, 1);
  random_episodes_add (&input.data, 106, 106, 1, 1);
  random_episodes_add (&input.data, 110, 119, 1, 1);
  random_input_init (&input, 4);
  result = random_input_run (&input, days);
  g_assert_cmpfloat (find_by (result, "idle_gaps", "days", 3, "gaps"), ==, 2);
  g_assert_cmpfloat (find_by (result, "idle_gaps", "days", 3, "children"), ==, 1);
  g_assert_cmpfloat (find_by (result, "days_by_units", "units", 1, "days"), ==, 14);
  g_assert_cmpfloat (find_number (result, "active_days", "gap_days", NULL), ==, 6);
  g_assert_cmpfloat (find_number (result, "active_days", "span_max", NULL), ==, 20);
  g_assert_cmpfloat (find_number (result, "active_days", "active_share", NULL), ==, 0.7);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/active-days/oracle", test_oracle);
  g_test_add_func ("/active-days/gaps", test_gaps);

  return g_test_run ();
}

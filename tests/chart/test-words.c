/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/chart/bal-words-private.h"

#include <math.h>

#include "libbalanced/base/bal-day-private.h"

static void
assert_takes (const char *expected, char *words)
{
  g_autofree char *owned = words;

  g_assert_cmpstr (owned, ==, expected);
}

static void
test_count (void)
{
  assert_takes ("0", bal_words_from_count (0));
  assert_takes ("999", bal_words_from_count (999));
  assert_takes ("1,000", bal_words_from_count (1000));
  assert_takes ("1,234,567", bal_words_from_count (1234567));
  assert_takes ("-12,345", bal_words_from_count (-12345));
}

static void
test_share (void)
{
  assert_takes ("45.7%", bal_words_from_share (0.4567));
  assert_takes ("64.0%", bal_words_from_share (0.64));
  assert_takes ("0%", bal_words_from_share (0));
  assert_takes ("100%", bal_words_from_share (1));
  assert_takes ("under 0.1%", bal_words_from_share (0.0001));
  assert_takes ("over 99.9%", bal_words_from_share (0.9999));
}

static void
test_code (void)
{
  assert_takes ("Need type", bal_words_from_code ("need_type"));
  assert_takes ("Pre-identification", bal_words_from_code ("pre-identification"));
  assert_takes ("", bal_words_from_code (""));
}

static void
test_days (void)
{
  gint32 start = bal_day_from_civil (2020, 3, 1);
  gint32 end = bal_day_from_civil (2021, 2, 28);
  g_autoptr (BalPeriod) year = bal_period_new (start, end);
  g_autoptr (BalPeriod) all = bal_period_new (BAL_DAY_NONE, end);

  assert_takes ("28 February 2021", bal_words_from_day (end));
  assert_takes ("", bal_words_from_day (BAL_DAY_NONE));
  assert_takes ("28\302\240Feb\302\2402021", bal_words_from_day_short (end));
  assert_takes ("", bal_words_from_day_short (BAL_DAY_NONE));
  assert_takes ("1 March 2020 to 28 February 2021", bal_words_from_period (year, end));
  assert_takes ("up to 28 February 2021", bal_words_from_period (all, end));
  assert_takes ("up to 28 February 2021", bal_words_from_period (NULL, end));
}

/* Every state without a value has words of its own, so that no two look alike. */
static void
test_states (void)
{
  g_autoptr (GEnumClass) states = g_type_class_ref (BAL_TYPE_VALUE_STATE);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < states->n_values; i++)
    {
      const char *words = bal_words_from_state (states->values[i].value);

      g_assert_true (g_hash_table_add (seen, (gpointer) words));
      g_assert_true (*words != '\0' || states->values[i].value == BAL_VALUE_STATE_VALUE);
    }
}

static void
test_number (void)
{
  static const struct
  {
    double number;
    const char *words;
  } cases[] = {
    { 0, "0" },
    { 12, "12" },
    { 12.5, "12.5" },
    { 12.3456, "12.35" },
    { -0.5, "-0.5" },
    { 0.012345, "0.01235" },
    { 1234.56, "1,235" },
    { 1234567, "1,234,567" },
    { 2.5e12, "2.5e+12" },
    { 1e-9, "1e-09" },
    { NAN, "none" },
    { INFINITY, "none" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = bal_words_from_number (cases[i].number);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/words/count", test_count);
  g_test_add_func ("/words/share", test_share);
  g_test_add_func ("/words/code", test_code);
  g_test_add_func ("/words/days", test_days);
  g_test_add_func ("/words/states", test_states);
  g_test_add_func ("/words/number", test_number);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-figure.h"

#include <math.h>

static void
check_text (BalFigure *figure, const char *expected)
{
  g_autoptr (BalFigure) owned = figure;
  g_autofree char *text = bal_figure_to_text (owned);

  g_assert_cmpstr (text, ==, expected);
}

static BalFigure *
make (double number, BalValueState state, BalQualifier qualifier)
{
  return bal_figure_new (number, state, qualifier, BAL_ORIGIN_PUBLISHED);
}

static void
test_text (void)
{
  check_text (make (1241, BAL_VALUE_STATE_VALUE, BAL_QUALIFIER_EXACT), "1241");
  check_text (make (0, BAL_VALUE_STATE_VALUE, BAL_QUALIFIER_EXACT), "0");
  check_text (make (12, BAL_VALUE_STATE_VALUE, BAL_QUALIFIER_AT_LEAST), "at least 12");
  check_text (make (12, BAL_VALUE_STATE_VALUE, BAL_QUALIFIER_AT_MOST), "at most 12");
  check_text (make (12, BAL_VALUE_STATE_VALUE, BAL_QUALIFIER_ESTIMATE), "an estimated 12");
  check_text (make (12, BAL_VALUE_STATE_VALUE, BAL_QUALIFIER_APPROXIMATELY), "about 12");
  check_text (make (0.5, BAL_VALUE_STATE_UNRELIABLE, BAL_QUALIFIER_EXACT), "0.5 (unreliable)");
  check_text (make (3, BAL_VALUE_STATE_SUPPRESSED, BAL_QUALIFIER_EXACT), "suppressed");
  check_text (make (3, BAL_VALUE_STATE_NOT_AVAILABLE, BAL_QUALIFIER_EXACT), "not available");
  check_text (bal_figure_new_range (12, 15.5, BAL_ORIGIN_COMPUTED), "12 to 15.5");
  check_text (bal_figure_new_word ("many", BAL_ORIGIN_PUBLISHED), "many");
}

static void
test_states (void)
{
  g_autoptr (BalFigure) zero = make (0, BAL_VALUE_STATE_VALUE, BAL_QUALIFIER_EXACT);
  g_autoptr (BalFigure) hidden = make (3, BAL_VALUE_STATE_SUPPRESSED, BAL_QUALIFIER_AT_LEAST);
  g_autoptr (BalFigure) word = bal_figure_new_word ("few", BAL_ORIGIN_PUBLISHED);

  g_assert_cmpint (bal_figure_get_state (zero), ==, BAL_VALUE_STATE_TRUE_ZERO);
  g_assert_cmpfloat (bal_figure_get_number (hidden), ==, 0);
  g_assert_cmpfloat (bal_figure_get_low (hidden), ==, 0);
  g_assert_cmpfloat (bal_figure_get_high (hidden), ==, 0);
  g_assert_cmpint (bal_figure_get_state (word), ==, BAL_VALUE_STATE_NOT_AVAILABLE);
  g_assert_cmpstr (bal_figure_get_word (word), ==, "few");
  g_assert_null (bal_figure_get_word (zero));
}

static void
test_bounds (void)
{
  g_autoptr (BalFigure) least = make (12, BAL_VALUE_STATE_VALUE, BAL_QUALIFIER_AT_LEAST);
  g_autoptr (BalFigure) most = make (12, BAL_VALUE_STATE_VALUE, BAL_QUALIFIER_AT_MOST);
  g_autoptr (BalFigure) range = bal_figure_new_range (1, 4, BAL_ORIGIN_SYNTHETIC);

  g_assert_cmpfloat (bal_figure_get_low (least), ==, 12);
  g_assert_true (isinf (bal_figure_get_high (least)));
  g_assert_true (isinf (bal_figure_get_low (most)));
  g_assert_cmpfloat (bal_figure_get_high (most), ==, 12);
  g_assert_cmpfloat (bal_figure_get_number (range), ==, 2.5);
  g_assert_cmpfloat (bal_figure_get_low (range), ==, 1);
  g_assert_cmpfloat (bal_figure_get_high (range), ==, 4);
  g_assert_cmpint (bal_figure_get_origin (range), ==, BAL_ORIGIN_SYNTHETIC);
  g_assert_cmpint (bal_figure_get_qualifier (range), ==, BAL_QUALIFIER_RANGE);
}

static void
test_equal (void)
{
  g_autoptr (BalFigure) one = make (12, BAL_VALUE_STATE_VALUE, BAL_QUALIFIER_EXACT);
  g_autoptr (BalFigure) same = make (12, BAL_VALUE_STATE_VALUE, BAL_QUALIFIER_EXACT);
  g_autoptr (BalFigure) about = make (12, BAL_VALUE_STATE_VALUE, BAL_QUALIFIER_APPROXIMATELY);
  g_autoptr (BalFigure) few = bal_figure_new_word ("few", BAL_ORIGIN_PUBLISHED);
  g_autoptr (BalFigure) many = bal_figure_new_word ("many", BAL_ORIGIN_PUBLISHED);
  g_autoptr (BalFigure) copy = g_boxed_copy (BAL_TYPE_FIGURE, many);

  g_assert_true (bal_figure_equal (one, same));
  g_assert_false (bal_figure_equal (one, about));
  g_assert_false (bal_figure_equal (few, many));
  g_assert_true (bal_figure_equal (copy, many));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/figure/text", test_text);
  g_test_add_func ("/figure/states", test_states);
  g_test_add_func ("/figure/bounds", test_bounds);
  g_test_add_func ("/figure/equal", test_equal);

  return g_test_run ();
}

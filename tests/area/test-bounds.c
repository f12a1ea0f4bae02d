/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-bounds-private.h"

#include <math.h>

#define SMALL 4

static void
assert_bounds (BalBounds bounds, gint64 low, gint64 high)
{
  g_assert_cmpint (bounds.low, ==, low);
  g_assert_cmpint (bounds.high, ==, high);
}

/* The published figures of Sutton in 2021: caseloads of 1,241 and 1,118, and 1,925 plans. */
static void
test_sutton (void)
{
  BalBounds overlap = bal_bounds_overlap (1241, 1118);
  BalBounds some = { 0 };
  double percent = 0.0;

  assert_bounds (overlap, 0, 1118);
  assert_bounds (bal_bounds_union (1241, 1118, overlap), 1241, 2359);

  g_assert_true (bal_bounds_from_word ("some", 1118, &some));
  assert_bounds (some, 1, 1117);
  g_assert_true (
    bal_bounds_overlap_within (1241, (BalBounds){ 1241, 1241 }, 1118, some, 1925, &overlap));
  assert_bounds (bal_bounds_union (1241, 1118, overlap), 1242, 2359);

  g_assert_true (bal_bounds_get_percent (1241, 1925, &percent));
  g_assert_cmpfloat_with_epsilon (percent, 64.4675324675, 1e-9);
  g_assert_true (bal_bounds_agrees (percent, 64, 0));
  g_assert_false (bal_bounds_agrees (percent, 65, 0));
}

/* With e of the other children inside: [2359 - e, min (2359, 3043 - e)]. */
static void
test_sutton_known_overlap (void)
{
  for (gint64 e = 0; e <= 1118; e++)
    {
      BalBounds overlap = { 0 };
      BalBounds both = { 0 };

      g_assert_true (bal_bounds_overlap_within (1241, (BalBounds){ 1241, 1241 }, 1118,
                                                (BalBounds){ e, e }, 1925, &overlap));
      both = bal_bounds_union (1241, 1118, overlap);
      assert_bounds (both, 2359 - e, MIN (2359, 3043 - e));
    }
}

/* All ways to place a and b children, tried one by one. */
static gboolean
search (gint64 a, BalBounds x, gint64 b, BalBounds y, gint64 whole, BalBounds *found)
{
  found->low = G_MAXINT64;
  found->high = -1;
  for (gint64 in_a = MAX (x.low, 0); in_a <= MIN (x.high, a); in_a++)
    for (gint64 in_b = MAX (y.low, 0); in_b <= MIN (y.high, b); in_b++)
      {
        if (in_a > whole || in_b > whole)
          continue;
        found->low = MIN (found->low, MAX (0, in_a + in_b - whole));
        found->high = MAX (found->high, MIN (in_a, in_b) + MIN (a - in_a, b - in_b));
      }

  return found->high >= 0;
}

static void
check_ranges (gint64 a, gint64 b, gint64 whole)
{
  for (gint64 i = 0; i < (SMALL + 1) * (SMALL + 1) * (SMALL + 1) * (SMALL + 1); i++)
    {
      const gint64 n = SMALL + 1;
      const BalBounds x = { i % n, i / n % n };
      const BalBounds y = { i / n / n % n, i / n / n / n };
      BalBounds expected = { 0 };
      BalBounds overlap = { 0 };
      const gboolean possible = search (a, x, b, y, whole, &expected);

      g_assert_cmpint (bal_bounds_overlap_within (a, x, b, y, whole, &overlap), ==, possible);
      if (possible)
        assert_bounds (overlap, expected.low, expected.high);
    }
}

static void
test_search (void)
{
  for (gint64 a = 0; a <= SMALL; a++)
    for (gint64 b = 0; b <= SMALL; b++)
      for (gint64 whole = 0; whole <= SMALL; whole++)
        check_ranges (a, b, whole);
}

static void
test_words (void)
{
  BalBounds bounds = { 0 };

  g_assert_true (bal_bounds_from_word ("Majority", 10, &bounds));
  assert_bounds (bounds, 6, 10);
  g_assert_true (bal_bounds_from_word ("most", 11, &bounds));
  assert_bounds (bounds, 6, 11);
  g_assert_true (bal_bounds_from_word ("all", 3, &bounds));
  assert_bounds (bounds, 3, 3);
  g_assert_true (bal_bounds_from_word ("none", 3, &bounds));
  assert_bounds (bounds, 0, 0);
  g_assert_false (bal_bounds_from_word ("some", 1, &bounds));
  g_assert_false (bal_bounds_from_word ("many", 100, &bounds));
}

static void
test_counts (void)
{
  gint64 count = -1;

  g_assert_true (bal_bounds_read_count (1925.0, &count));
  g_assert_cmpint (count, ==, 1925);
  g_assert_false (bal_bounds_read_count (0.5, &count));
  g_assert_false (bal_bounds_read_count (-1.0, &count));
  g_assert_false (bal_bounds_read_count (1e300, &count));
  g_assert_false (bal_bounds_read_count (NAN, &count));
}

static void
test_narrow (void)
{
  BalBounds bounds = { 2, 9 };

  g_assert_true (bal_bounds_narrow (&bounds, (BalBounds){ 0, 5 }));
  assert_bounds (bounds, 2, 5);
  g_assert_false (bal_bounds_narrow (&bounds, (BalBounds){ 6, 9 }));
  assert_bounds (bounds, 2, 5);
}

/* Published pairs of count and percentage: national statistics, timeliness of EHC plans. */
static void
test_percent (void)
{
  double percent = 0.0;

  g_assert_true (bal_bounds_get_percent (160, 203, &percent));
  g_assert_true (bal_bounds_agrees (percent, 78.8, 1));
  g_assert_false (bal_bounds_agrees (percent, 78.9, 1));
  g_assert_true (bal_bounds_get_percent (31446, 54175, &percent));
  g_assert_true (bal_bounds_agrees (percent, 58, 1));
  g_assert_true (bal_bounds_agrees (2.5, 2, 0));
  g_assert_true (bal_bounds_agrees (2.5, 3, 0));
  g_assert_false (bal_bounds_get_percent (0, 0, &percent));
  g_assert_false (bal_bounds_get_percent (1e308, 1e-308, &percent));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area/bounds/sutton", test_sutton);
  g_test_add_func ("/area/bounds/sutton/known-overlap", test_sutton_known_overlap);
  g_test_add_func ("/area/bounds/search", test_search);
  g_test_add_func ("/area/bounds/words", test_words);
  g_test_add_func ("/area/bounds/counts", test_counts);
  g_test_add_func ("/area/bounds/narrow", test_narrow);
  g_test_add_func ("/area/bounds/percent", test_percent);

  return g_test_run ();
}

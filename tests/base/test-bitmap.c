/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-bitmap-private.h"

#define UNIVERSE 300000

typedef struct
{
  guint8 *rows; /* the naive set: one byte a row */
  BalBitmap *bitmap;
} Pair;

static void
pair_clear (Pair *pair)
{
  g_clear_pointer (&pair->rows, g_free);
  g_clear_pointer (&pair->bitmap, bal_bitmap_unref);
}

static void
check_same (const BalBitmap *bitmap, const guint8 *rows)
{
  g_autofree guint64 *read = g_new (guint64, UNIVERSE);
  gsize n = 0;
  guint64 total = bal_bitmap_get_count (bitmap);

  g_assert_cmpuint (bal_bitmap_read (bitmap, 0, read, UNIVERSE), ==, total);
  for (guint64 row = 0; row < UNIVERSE; row++)
    {
      g_assert_cmpint (bal_bitmap_contains (bitmap, row), ==, rows[row]);
      if (!rows[row])
        continue;
      g_assert_cmpuint (read[n], ==, row);
      if (n % 977 == 0)
        g_assert_cmpuint (bal_bitmap_get_nth (bitmap, n), ==, row);
      n++;
    }
  g_assert_cmpuint (n, ==, total);
}

/* Rows one by one, in runs, thinly and thickly, in any order. */
static Pair
make_pair (int kind)
{
  Pair pair = { g_new0 (guint8, UNIVERSE), bal_bitmap_new () };
  int n = kind % 3 == 0 ? 500 : kind % 3 == 1 ? 20000 : 120000;

  for (int i = 0; i < n; i++)
    {
      guint64 row = (guint64) g_test_rand_int_range (0, UNIVERSE);
      pair.rows[row] = 1;
      bal_bitmap_add (pair.bitmap, row);
    }
  for (int i = 0; i < kind; i++)
    {
      guint64 first = (guint64) g_test_rand_int_range (0, UNIVERSE);
      guint64 last = first + (guint64) g_test_rand_int_range (0, 90000);

      last = MIN (last, UNIVERSE - 1);
      for (guint64 row = first; row <= last; row++)
        {
          pair.rows[row] = 1;
          if (kind % 2 == 0)
            bal_bitmap_add (pair.bitmap, row);
        }
      if (kind % 2 == 1)
        bal_bitmap_add_range (pair.bitmap, first, last);
    }
  return pair;
}

static void
test_against_bytes (void)
{
  for (int kind = 0; kind < 8; kind++)
    {
      Pair pair = make_pair (kind);
      g_autoptr (BalBitmap) copy = bal_bitmap_copy (pair.bitmap);

      check_same (pair.bitmap, pair.rows);
      check_same (copy, pair.rows);
      g_assert_true (bal_bitmap_equal (copy, pair.bitmap));
      bal_bitmap_add (copy, UNIVERSE + 5);
      g_assert_false (bal_bitmap_equal (copy, pair.bitmap));
      pair_clear (&pair);
    }
}

static void
test_operations (void)
{
  for (int kind = 0; kind < 8; kind++)
    {
      Pair a = make_pair (kind), b = make_pair (7 - kind);
      g_autoptr (BalBitmap) both = bal_bitmap_intersect (a.bitmap, b.bitmap);
      g_autoptr (BalBitmap) any = bal_bitmap_union (a.bitmap, b.bitmap);
      g_autoptr (BalBitmap) only = bal_bitmap_difference (a.bitmap, b.bitmap);
      g_autofree guint8 *rows = g_new (guint8, UNIVERSE);

      for (gsize i = 0; i < UNIVERSE; i++)
        rows[i] = a.rows[i] & b.rows[i];
      check_same (both, rows);
      for (gsize i = 0; i < UNIVERSE; i++)
        rows[i] = a.rows[i] | b.rows[i];
      check_same (any, rows);
      for (gsize i = 0; i < UNIVERSE; i++)
        rows[i] = a.rows[i] & !b.rows[i];
      check_same (only, rows);
      pair_clear (&a);
      pair_clear (&b);
    }
}

static void
test_ten_million (void)
{
  g_autoptr (BalBitmap) all = bal_bitmap_new ();
  g_autoptr (BalBitmap) some = bal_bitmap_new ();

  for (guint64 row = 0; row < 10000000; row++)
    {
      bal_bitmap_add (all, row);
      if (g_test_rand_bit ())
        bal_bitmap_add (some, row);
    }

  g_assert_cmpuint (bal_bitmap_get_count (all), ==, 10000000);
  g_assert_cmpuint (bal_bitmap_get_nth (all, 9999999), ==, 9999999);
  g_assert_cmpuint (bal_bitmap_get_size (all), <, 20000);
  g_assert_cmpuint (bal_bitmap_get_size (some), <, 2000000);
}

static void
test_edges (void)
{
  g_autoptr (BalBitmap) set = bal_bitmap_new ();
  g_autoptr (BalBitmap) empty = bal_bitmap_new ();
  g_autoptr (BalBitmap) none = bal_bitmap_intersect (set, empty);
  guint64 row;

  g_assert_cmpuint (bal_bitmap_get_count (none), ==, 0);
  g_assert_false (bal_bitmap_contains (set, 0));
  g_assert_cmpuint (bal_bitmap_read (set, 0, &row, 1), ==, 0);

  bal_bitmap_add (set, G_MAXUINT64);
  bal_bitmap_add (set, 65536);
  bal_bitmap_add (set, 65535);
  bal_bitmap_add (set, 65535);
  bal_bitmap_add (set, 0);
  g_assert_cmpuint (bal_bitmap_get_count (set), ==, 4);
  g_assert_cmpuint (bal_bitmap_get_nth (set, 0), ==, 0);
  g_assert_cmpuint (bal_bitmap_get_nth (set, 1), ==, 65535);
  g_assert_cmpuint (bal_bitmap_get_nth (set, 2), ==, 65536);
  g_assert_cmpuint (bal_bitmap_get_nth (set, 3), ==, G_MAXUINT64);
  g_assert_true (bal_bitmap_contains (set, G_MAXUINT64));
}

static void
add_up (guint64 row, gpointer data)
{
  *(guint64 *) data += row;
}

static void
test_foreach (void)
{
  Pair pair = make_pair (5);
  guint64 sum = 0, expected = 0;

  for (guint64 row = 0; row < UNIVERSE; row++)
    expected += pair.rows[row] ? row : 0;
  bal_bitmap_foreach (pair.bitmap, add_up, &sum);
  g_assert_cmpuint (sum, ==, expected);
  pair_clear (&pair);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bitmap/against-bytes", test_against_bytes);
  g_test_add_func ("/bitmap/operations", test_operations);
  g_test_add_func ("/bitmap/ten-million", test_ten_million);
  g_test_add_func ("/bitmap/edges", test_edges);
  g_test_add_func ("/bitmap/foreach", test_foreach);

  return g_test_run ();
}

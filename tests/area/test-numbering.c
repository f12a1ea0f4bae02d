/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-numbering-private.h"

static BalNumbering
examine (const gint64 *printed, gsize n_printed)
{
  g_autofree BalNumber *numbers = g_new0 (BalNumber, n_printed);

  for (gsize i = 0; i < n_printed; i++)
    numbers[i] = (BalNumber){ printed[i], (gint64) i, i };

  return bal_numbering_examine (numbers, n_printed);
}

static void
test_in_order (void)
{
  const gint64 printed[] = { 1, 2, 3, 4 };
  const BalNumbering result = examine (printed, G_N_ELEMENTS (printed));

  g_assert_cmpuint (result.repeated, ==, 0);
  g_assert_cmpuint (result.missing, ==, 0);
  g_assert_cmpuint (result.out_of_order, ==, 0);
}

static void
test_swapped (void)
{
  const gint64 printed[] = { 9, 11, 10, 12, 13 };
  const BalNumbering result = examine (printed, G_N_ELEMENTS (printed));

  g_assert_cmpuint (result.repeated, ==, 0);
  g_assert_cmpuint (result.missing, ==, 0);
  g_assert_cmpuint (result.out_of_order, ==, 1);
}

static void
test_repeated (void)
{
  const gint64 printed[] = { 1, 2, 2, 2, 5, 5 };
  const BalNumbering result = examine (printed, G_N_ELEMENTS (printed));

  g_assert_cmpuint (result.repeated, ==, 2);
  g_assert_cmpuint (result.missing, ==, 2);
  g_assert_cmpuint (result.out_of_order, ==, 0);
}

static void
test_position (void)
{
  BalNumber numbers[] = { { 12, 13, 0 }, { 13, 12, 1 }, { 11, 11, 2 } };

  g_assert_cmpuint (bal_numbering_examine (numbers, 3).out_of_order, ==, 1);
}

static void
test_extreme (void)
{
  const gint64 printed[] = { G_MAXINT64, G_MININT64 };
  const BalNumbering result = examine (printed, G_N_ELEMENTS (printed));

  g_assert_cmpuint (result.missing, ==, G_MAXUINT64 - 1);
  g_assert_cmpuint (result.out_of_order, ==, 1);
  g_assert_cmpuint (examine (printed, 0).missing, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area/numbering/in-order", test_in_order);
  g_test_add_func ("/area/numbering/swapped", test_swapped);
  g_test_add_func ("/area/numbering/repeated", test_repeated);
  g_test_add_func ("/area/numbering/position", test_position);
  g_test_add_func ("/area/numbering/extreme", test_extreme);

  return g_test_run ();
}

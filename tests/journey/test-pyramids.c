/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-pyramids.h"

#include <math.h>

#include "libbalanced/journey/bal-mutual-information-private.h"
#include "tests/journey/bal-random-input.h"

static const gint64 published[9] = { 40, 8, 2, 6, 25, 9, 1, 3, 6 };

static void
test_mutual_information (void)
{
  const gint64 independent[] = { 2, 4, 6, 3, 6, 9 };
  const gint64 same[] = { 5, 0, 0, 5 };
  const gint64 nothing[] = { 0, 0, 0, 0 };

  g_assert_cmpfloat_with_epsilon (bal_mutual_information (published, 3, 3), 0.3870, 0.00005);
  g_assert_cmpfloat_with_epsilon (bal_mutual_information (independent, 2, 3), 0, 1e-12);
  g_assert_cmpfloat_with_epsilon (bal_mutual_information (same, 2, 2), 1, 1e-12);
  g_assert_true (isnan (bal_mutual_information (nothing, 2, 2)));
}

/* The tier of need of the published table, and the first half of it per child. */
static guint8 tiers[100];

static int
get_need_tier (gconstpointer owner, gsize child, gint32 day)
{
  return tiers[child];
}

static void
fill_published (RandomInput *input)
{
  guint child = 0;

  random_episodes_init (&input->data);
  for (guint cell = 0; cell < 9; cell++)
    for (gint64 i = 0; i < published[cell]; i++)
      {
        tiers[child++] = (guint8) (cell / 3);
        random_episodes_add (&input->data, RANDOM_ORIGIN, -1, 0, (int) (cell % 3));
      }
  random_input_init (input, 1);
  input->input.get_need_tier = get_need_tier;
}

static void
test_published (void)
{
  static const char *const pair[] = { "first", "need_tier", "second", "level", NULL };
  static const char *const other[] = { "first", "need_tier", "second", "workforce_tier", NULL };
  static const char *const cell[] = { "first",        "need_tier",   "second",
                                      "level",        "first_value", "middle",
                                      "second_value", "specialist",  NULL };
  g_autoptr (BalPyramids) pyramids = bal_pyramids_new (INPUT_AS_AT, NULL, NULL);
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  fill_published (&input);
  result = random_input_run (&input, pyramids);
  g_assert_cmpfloat (find_number (result, "pyramid_pairs", "episodes", pair), ==, 100);
  g_assert_cmpfloat (find_number (result, "pyramid_pairs", "diagonal_episodes", pair), ==, 71);
  g_assert_cmpfloat_with_epsilon (find_number (result, "pyramid_pairs", "off_diagonal_share", pair),
                                  0.29, 1e-12);
  g_assert_cmpfloat_with_epsilon (find_number (result, "pyramid_pairs", "mutual_information", pair),
                                  0.3870, 0.00005);
  g_assert_cmpfloat (find_number (result, "pyramid_cells", "children", cell), ==, 9);

  /* No role is recorded, so nothing is said of the workforce, and least of all guessed. */
  g_assert_cmpfloat (find_number (result, "pyramid_pairs", "episodes", other), ==, 0);
  g_assert_cmpfloat (find_number (result, "pyramid_pairs", "episodes_with_one_missing", other), ==,
                     100);
  g_assert_cmpfloat (find_number (result, "pyramid_pairs", "mutual_information", other), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pyramids/mutual-information", test_mutual_information);
  g_test_add_func ("/pyramids/published", test_published);

  return g_test_run ();
}

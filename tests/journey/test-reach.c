/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-reach.h"

#include "tests/journey/bal-random-input.h"

#define DAY(n) (RANDOM_ORIGIN + (n))

/* Two children, and an episode without a level. */
static void
test_figures (void)
{
  static const char *const by[] = { "agency", NULL };
  g_autoptr (BalReach) reach = bal_reach_new (DAY (24) + BAL_EPISODES_EPOCH, NULL, by);
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  random_episodes_init (&input.data);
  random_episodes_add (&input.data, DAY (0), DAY (9), 0, 0);
  random_episodes_add (&input.data, DAY (9), DAY (12), 0, 0);
  random_episodes_add (&input.data, DAY (20), -1, 1, -1);
  random_episodes_add (&input.data, DAY (3), DAY (6), 0, 0);
  random_episodes_add (&input.data, DAY (30), DAY (36), 2, 1);
  input.data.agency[2] = 1;
  random_input_init (&input, 3);
  result = random_input_run (&input, reach);
  g_assert_cmpfloat (find_number (result, "reach_total", "children", NULL), ==, 2);
  g_assert_cmpfloat (find_number (result, "reach_total", "episodes", NULL), ==, 4);
  g_assert_cmpfloat (find_number (result, "reach_total", "family_universal", NULL), ==, 2);
  g_assert_cmpfloat (find_number (result, "reach_total", "workforce_targeted", NULL), ==, 0);
  g_assert_cmpfloat (find_number (result, "reach", "children_without_cell",
                                  (const char *[]){ "agency", "b", NULL }),
                     ==, 1);
  g_assert_cmpfloat (find_number (result, "reach", "family_universal",
                                  (const char *[]){ "agency", "b", NULL }),
                     ==, 0);
}

/* Strands and levels whose names come out alike still have a column each. */
static void
test_names (void)
{
  static const char *const strands[] = { "a_b", "a", "c", "d", "e", NULL };
  static const char *const levels[] = { "c", "b_c", "x", NULL };
  g_autoptr (BalReach) reach = bal_reach_new (DAY (24) + BAL_EPISODES_EPOCH, NULL, NULL);
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  random_episodes_init (&input.data);
  random_episodes_add (&input.data, DAY (0), DAY (9), 1, 1);
  random_input_init (&input, 3);
  input.input.scheme.strands = (GStrv) strands;
  input.input.scheme.levels = (GStrv) levels;
  result = random_input_run (&input, reach);
  g_assert_cmpfloat (find_number (result, "reach", "a_b_c", NULL), ==, 0);
  g_assert_cmpfloat (find_number (result, "reach", "a_b_c_4", NULL), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reach/figures", test_figures);
  g_test_add_func ("/reach/names", test_names);

  return g_test_run ();
}

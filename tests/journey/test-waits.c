/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-waits.h"

#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "tests/journey/bal-random-input.h"

/* One child: a specialist unit waited for 126 days and another 127 days, with a targeted offer
 * in part of them; a withdrawn request, one that still waits, and one written down afterwards. */
static void
fill_child (RandomInput *input)
{
  static const int rows[][4] = {
    /* requested, start, end, level */
    { -1, 1010, 1019, 1 },   { 1000, 1126, 1130, 2 }, { 1001, 1128, 1130, 2 },
    { 1200, 1190, 1195, 0 }, { 1100, -1, -1, 2 },     { 1300, -1, -1, 2 },
  };

  random_episodes_init (&input->data);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      random_episodes_add (&input->data, rows[i][1], rows[i][2], 4, rows[i][3]);
      if (rows[i][0] >= 0)
        input->data.requested[i] = (guint16) rows[i][0];
    }
  input->data.closed[4] = 1105;
  random_input_init (input, 8);
}

static double
find (BalResult *result, const char *table, const char *state, const char *column)
{
  const char *keys[] = { "state", state, NULL };

  return find_number (result, table, column, keys);
}

static void
test_states (void)
{
  g_autoptr (BalWaits) waits = bal_waits_new (1400 + BAL_EPISODES_EPOCH, NULL, NULL);
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  fill_child (&input);
  result = random_input_run (&input, waits);
  g_assert_cmpfloat (find (result, "waits", "started", "waits"), ==, 2);
  g_assert_cmpfloat (find (result, "waits", "started", "children"), ==, 1);
  g_assert_cmpfloat (find (result, "waits", "started", "median_days"), ==, 126.5);
  g_assert_cmpfloat_with_epsilon (find (result, "waits", "started", "p92_days"), 126.92, 1e-9);
  g_assert_cmpfloat (find (result, "waits", "started", "over_18_weeks"), ==, 1);
  g_assert_cmpfloat (find (result, "waits", "started", "over_52_weeks"), ==, 0);
  g_assert_cmpfloat (find (result, "waits", "waiting", "median_days"), ==, 100);
  g_assert_cmpfloat (find (result, "waits", "withdrawn", "median_days"), ==, 5);
  g_assert_cmpfloat (find (result, "waits", "retrospective", "waits"), ==, 1);
  g_assert_cmpfloat (find (result, "waits", "retrospective", "median_days"), ==, -1);

  /* Ten days of the first two waits had the targeted unit, two of the second one the other. */
  g_assert_cmpfloat (find (result, "idle_waits", "started", "waiting_days"), ==, 253);
  g_assert_cmpfloat (find (result, "idle_waits", "started", "idle_days"), ==, 253 - 20 - 2);
  g_assert_cmpfloat (find (result, "idle_waits", "started", "longest_idle_spell_days"), ==, 106);
  g_assert_cmpfloat (find (result, "idle_waits", "waiting", "wholly_idle_waits"), ==, 1);
  g_assert_cmpfloat (find_number (result, "waiting_children", "waiting_days", NULL), ==, 128 + 100);
}

/* Figures made of days are clipped to the period; the length of a wait is not. */
static void
test_period (void)
{
  g_autoptr (BalPeriod) period =
    bal_period_new (1120 + BAL_EPISODES_EPOCH, 1127 + BAL_EPISODES_EPOCH);
  g_autoptr (BalWaits) waits = bal_waits_new (1400 + BAL_EPISODES_EPOCH, period, NULL);
  g_autoptr (BalResult) result = NULL;
  RandomInput input;

  fill_child (&input);
  result = random_input_run (&input, waits);
  g_assert_cmpfloat (find (result, "waits", "started", "waits"), ==, 1);
  g_assert_cmpfloat (find (result, "waits", "started", "median_days"), ==, 126);
  g_assert_cmpfloat (find (result, "waits", "waiting", "waits"), ==, 1);
  g_assert_cmpfloat (find (result, "waits", "waiting", "median_days"), ==, 126);
  g_assert_cmpfloat (find (result, "idle_waits", "started", "waiting_days"), ==, 6);
  g_assert_cmpfloat (find (result, "waits", "withdrawn", "waits"), ==, 0);
}

static void
test_offers (void)
{
  static const char *const levels[] = { "specialist", NULL };
  static const char *const all_levels[] = { "universal", "targeted", "specialist", NULL };
  g_autoptr (BalWaits) strict =
    g_object_new (BAL_TYPE_WAITS, "as-at", 1400 + BAL_EPISODES_EPOCH, "offer-levels", levels, NULL);
  g_autoptr (BalWaits) loose = g_object_new (BAL_TYPE_WAITS, "as-at", 1400 + BAL_EPISODES_EPOCH,
                                             "offer-levels", all_levels, "same-need", TRUE, NULL);
  g_autoptr (BalResult) strict_result = NULL;
  g_autoptr (BalResult) loose_result = NULL;
  g_autoptr (BalFinding) finding = NULL;
  RandomInput input;

  fill_child (&input);
  input.data.need_type[2] = BAL_EPISODES_NO_CODE8;
  strict_result = random_input_run (&input, strict);
  loose_result = random_input_run (&input, loose);
  g_assert_cmpfloat (find (strict_result, "idle_waits", "started", "idle_days"), ==, 253 - 2);
  g_assert_cmpfloat (find (loose_result, "idle_waits", "started", "waits_without_need"), ==, 1);
  g_assert_cmpfloat (find (loose_result, "idle_waits", "started", "idle_days"), ==, 116);
  finding = bal_findings_lookup (bal_result_get_findings (strict_result), "idle-waits");
  g_assert_nonnull (finding);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/waits/states", test_states);
  g_test_add_func ("/waits/period", test_period);
  g_test_add_func ("/waits/offers", test_offers);

  return g_test_run ();
}

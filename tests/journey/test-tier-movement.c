/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-tier-movement.h"

#include "tests/journey/bal-child-results.h"

static const char episodes[] =
  CHILD_EPISODES "a,1,,2024-01-01,2024-06-30,,,intervention,specialist,intervention,nhs\n"
                 "a,2,,2024-03-01,,,,intervention,targeted,intervention,la\n"
                 "b,3,,2023-01-01,2024-03-31,,,intervention,specialist,intervention,nhs\n"
                 "c,4,,2024-02-01,,,,intervention,universal,identification,la\n"
                 "d,5,,2023-01-01,,,,intervention,,intervention,la\n";
static const char needs[] = "child_id,from_date,to_date,need_type,need_rank,need_tier\n"
                            "a,2023-01-01,2024-06-30,SLCN,1,specialist\n"
                            "a,2024-07-01,,SLCN,1,targeted\n"
                            "b,2023-01-01,2024-05-31,SLCN,1,targeted\n"
                            "e,2024-01-01,,SLCN,1,universal\n";
static const char children[] = "child_id,observed_from\nc,2024-01-15\n";

static BalCaseload *
read_caseload (void)
{
  const char *texts[4] = { 0 };

  texts[BAL_CASELOAD_FILE_EPISODES] = episodes;
  texts[BAL_CASELOAD_FILE_CHILDREN] = children;
  texts[BAL_CASELOAD_FILE_NEEDS] = needs;
  return bal_test_read_files (texts, NULL);
}

static BalResult *
run (const char *const *support)
{
  g_autoptr (BalCaseload) caseload = read_caseload ();
  g_autoptr (BalPeriod) period = bal_period_parse ("2024-01-01/2024-12-31", NULL);
  g_autoptr (BalTierMovement) movement =
    g_object_new (BAL_TYPE_TIER_MOVEMENT, "as-at", child_day ("2025-03-01"), "period", period,
                  "support-rows", support, NULL);
  g_autoptr (GError) error = NULL;
  BalResult *result = bal_analysis_run (BAL_ANALYSIS (movement), caseload, NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static void
test_places (void)
{
  g_autoptr (BalResult) result = run (NULL);
  const char *table = "tier_movement";

  assert_cell (result, table, "pyramid=need_tier from=specialist to=targeted", "children", "1");
  assert_cell (result, table, "pyramid=need_tier from=specialist to=targeted", "share_of_from",
               "1");
  assert_cell (result, table, "pyramid=need_tier from=specialist to=targeted",
               "children_with_support", "1");
  assert_cell (result, table, "pyramid=need_tier from=targeted to=none", "children", "1");
  assert_cell (result, table, "pyramid=need_tier from=targeted to=none", "direction", "down");
  assert_cell (result, table, "pyramid=need_tier from=targeted to=none", "children_without_support",
               "1");
  assert_cell (result, table, "pyramid=need_tier from=not_observed to=not_available", "children",
               "1");
  assert_cell (result, table, "pyramid=need_tier from=not_observed to=not_available",
               "share_of_from", "not_applicable");
  assert_cell (result, table, "pyramid=need_tier from=universal to=universal", "children", "1");
  assert_cell (result, table, "pyramid=level from=specialist to=targeted", "children", "1");
  assert_cell (result, table, "pyramid=level from=specialist to=none", "children", "1");
  assert_cell (result, table, "pyramid=level from=not_available to=not_available", "children", "1");
  assert_cell (result, "tier_movement_directions", "pyramid=need_tier support=all", "down", "2");
  assert_cell (result, "tier_movement_directions", "pyramid=need_tier support=all", "to_none", "1");
  assert_cell (result, "tier_movement_directions", "pyramid=need_tier support=with_support",
               "children", "1");
  g_assert_true (child_says (result, "movement-not-known"));
}

static void
test_support (void)
{
  static const char *const support[] = { "level=specialist", NULL };
  g_autoptr (BalResult) result = run (support);

  assert_cell (result, "tier_movement", "pyramid=need_tier from=targeted to=none",
               "children_with_support", "1");
}

static void
test_period (void)
{
  g_autoptr (BalCaseload) caseload = read_caseload ();
  g_autoptr (BalTierMovement) movement =
    bal_tier_movement_new (child_day ("2025-03-01"), NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalResult) result =
    bal_analysis_run (BAL_ANALYSIS (movement), caseload, NULL, NULL, &error);

  g_assert_null (result);
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
}

/* Everybody is known: nothing to say. */
static void
test_silence (void)
{
  static const char text[] =
    CHILD_EPISODES "a,1,,2024-01-01,,,,intervention,specialist,intervention,nhs\n";
  static const char need[] = "child_id,from_date,need_type,need_tier\na,2023-01-01,SLCN,targeted\n";
  const char *texts[4] = { 0 };
  g_autoptr (BalCaseload) caseload = NULL;
  g_autoptr (BalPeriod) period = bal_period_parse ("2024-01-01/2024-12-31", NULL);
  g_autoptr (BalTierMovement) movement =
    bal_tier_movement_new (child_day ("2025-03-01"), period, NULL);
  g_autoptr (BalResult) result = NULL;

  texts[BAL_CASELOAD_FILE_EPISODES] = text;
  texts[BAL_CASELOAD_FILE_NEEDS] = need;
  caseload = bal_test_read_files (texts, NULL);
  result = bal_analysis_run (BAL_ANALYSIS (movement), caseload, NULL, NULL, NULL);
  g_assert_false (child_says (result, "movement-not-known"));
  child_assert_parts (movement, episodes);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tier-movement/places", test_places);
  g_test_add_func ("/tier-movement/support", test_support);
  g_test_add_func ("/tier-movement/period", test_period);
  g_test_add_func ("/tier-movement/silence", test_silence);

  return g_test_run ();
}

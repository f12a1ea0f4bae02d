/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "tests/support/bal-test-area.h"
#include "tests/support/bal-test-findings.h"

#define OFFER                                                                                      \
  "'information_offer': {'languages': ['en', 'ta'], 'media': ['print', 'video'], 'items': ["       \
  "{'code': 'a', 'title': 'A', 'languages': ['en'], 'media': ['print'], 'assured': '2020-12-30'}," \
  "{'code': 'b', 'title': 'B', 'languages': ['en', 'cy']}]}"

static void
test_needs (void)
{
  g_autoptr (BalResult) result = bal_test_check_area (OFFER);

  bal_test_assert_cell (result, "information_needs", 0, "needed", "en");
  bal_test_assert_cell (result, "information_needs", 0, "items", "2");
  bal_test_assert_cell (result, "information_needs", 0, "assured", "1");
  bal_test_assert_cell (result, "information_needs", 1, "items", "true_zero");
  g_assert_cmpfloat (bal_test_get_figure (result, "information-language-missing", NULL, "unknown"),
                     ==, 0.0);
  g_assert_cmpfloat (bal_test_get_figure (result, "information-medium-missing", NULL, "unknown"),
                     ==, 1.0);
  bal_test_assert_cell (result, "information", 1, "media", "missing");
  bal_test_assert_cell (result, "information", 0, "age", "not_applicable");
  g_assert_cmpuint (bal_test_count_findings (result, "information-stale"), ==, 0);
  g_assert_cmpuint (bal_test_count_findings (result, "information-not-assured"), ==, 1);
}

/* On the day before it was assured nobody had; 730 days later it is not stale, the day after it
 * is. */
static void
test_age (void)
{
  g_autoptr (BalArea) area = bal_test_area (OFFER);
  const gint32 assured = 18626;
  const struct
  {
    gint32 as_at;
    const char *age;
    const char *stale;
  } cases[] = { { assured - 1, "missing", "missing" },
                { assured, "0", "false" },
                { assured + 730, "730", "false" },
                { assured + 731, "731", "true" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BalAreaCheck) check = bal_area_check_new (area, cases[i].as_at);
      g_autoptr (BalResult) result = bal_area_check_run (check);

      bal_test_assert_cell (result, "information", 0, "age", cases[i].age);
      bal_test_assert_cell (result, "information", 0, "stale", cases[i].stale);
    }
}

static void
test_nothing (void)
{
  g_autoptr (BalResult) none = bal_test_check_area ("'note': 'x'");
  g_autoptr (BalResult) empty = bal_test_check_area ("'information_offer': {}");

  g_assert_null (bal_result_lookup_table (none, "information"));
  g_assert_cmpuint (bal_test_count_table_rows (empty, "information"), ==, 0);
  g_assert_cmpuint (bal_test_count_findings (empty, "information-culture-unknown"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area/information/needs", test_needs);
  g_test_add_func ("/area/information/age", test_age);
  g_test_add_func ("/area/information/nothing", test_nothing);

  return g_test_run ();
}

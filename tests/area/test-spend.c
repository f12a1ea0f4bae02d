/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "tests/support/bal-test-area.h"
#include "tests/support/bal-test-findings.h"

#include <math.h>

static BalResult *
check (const char *own, const char *comparators)
{
  g_autofree char *members = g_strdup_printf (
    "'figures': [{'code': 'f', 'label': 'F', 'unit': 'quantile',"
    " 'value': {'value': 0.75, 'qualifier': 'at_least'}}], 'spend_comparisons': [{'code': 's',"
    " 'label': 'S', 'claim': 'f', %s 'comparators': [%s]}]",
    own, comparators);

  return bal_test_check_area (members);
}

#define AREA(amount) "{'name': 'A', 'per_child': " amount "}"

/* Three of four spend less: 0.75, which is the top quarter. */
static void
test_quantile (void)
{
  g_autoptr (BalResult) result =
    check ("'spend': 2000, 'children': 20,",
           AREA ("90") "," AREA ("80") "," AREA ("101") "," AREA ("99.5"));

  bal_test_assert_cell (result, "spend", 0, "per_child", "100");
  bal_test_assert_cell (result, "spend", 0, "quantile", "0.75");
  bal_test_assert_cell (result, "spend", 0, "quantile_low", "0.75");
  bal_test_assert_cell (result, "spend", 0, "quantile_high", "0.75");
  bal_test_assert_cell (result, "spend", 0, "top_quarter", "yes");
  bal_test_assert_cell (result, "spend", 0, "claim_holds", "yes");
  bal_test_assert_cell (result, "spend_areas", 0, "own", "true");
  g_assert_cmpuint (bal_test_count_table_rows (result, "spend_areas"), ==, 5);
}

/* Who spends the same, or is not known, may stand on either side. */
static void
test_bounds (void)
{
  g_autoptr (BalResult) tied =
    check ("'per_child': 100,", AREA ("90") "," AREA ("80") "," AREA ("100") "," AREA ("120"));
  g_autoptr (BalResult) unknown =
    check ("'per_child': 100,", AREA ("90") "," AREA ("120") ", {'name': 'B'}, {'name': 'C'}");
  g_autoptr (BalResult) below =
    check ("'per_child': 100,", AREA ("110") "," AREA ("120") ", {'name': 'B'}, {'name': 'C'}");

  bal_test_assert_cell (tied, "spend", 0, "quantile", "0.625");
  bal_test_assert_cell (tied, "spend", 0, "quantile_low", "0.5");
  bal_test_assert_cell (tied, "spend", 0, "quantile_high", "0.75");
  bal_test_assert_cell (tied, "spend", 0, "top_quarter", "undetermined");
  bal_test_assert_cell (unknown, "spend", 0, "quantile", "0.5");
  bal_test_assert_cell (unknown, "spend", 0, "quantile_low", "0.25");
  bal_test_assert_cell (unknown, "spend", 0, "quantile_high", "0.75");
  g_assert_cmpuint (bal_test_count_findings (unknown, "spend-quarter-open"), ==, 1);
  bal_test_assert_cell (below, "spend", 0, "quantile_high", "0.5");
  bal_test_assert_cell (below, "spend", 0, "top_quarter", "no");
  bal_test_assert_cell (below, "spend", 0, "claim_holds", "no");
  g_assert_cmpfloat (bal_test_get_figure (below, "spend-claim-contradicted", NULL, "high"), ==,
                     0.5);
}

/* Nothing of its own, nobody else, no children: the place is not known, and not 0. */
static void
test_unknown (void)
{
  g_autoptr (BalResult) own = check ("", AREA ("90"));
  g_autoptr (BalResult) alone = check ("'per_child': 100,", "");
  g_autoptr (BalResult) none = check ("'spend': 100, 'children': 0,", AREA ("90"));

  bal_test_assert_cell (own, "spend", 0, "quantile", "missing");
  bal_test_assert_cell (own, "spend", 0, "unknown", "1");
  bal_test_assert_cell (alone, "spend", 0, "quantile_low", "missing");
  bal_test_assert_cell (none, "spend", 0, "per_child", "missing");
  g_assert_cmpuint (bal_test_count_findings (alone, "spend-claim-unchecked"), ==, 1);
  g_assert_cmpuint (bal_test_count_findings (alone, "spend-without-caveats"), ==, 1);
}

static void
test_basis (void)
{
  g_autoptr (BalResult) result = check (
    "'per_child': 100, 'basis': 'net', 'start': '2019', 'end': '2019',",
    "{'name': 'A', 'per_child': 90, 'basis': 'gross', 'start': '2018', 'end': '2018'},"
    "{'name': 'B', 'per_child': 90, 'basis': 'net', 'start': '2019-01-01', 'end': '2019-12-31'},"
    "{'name': 'C', 'per_child': 90, 'comparability': 'Counts adults too'}");

  g_assert_cmpfloat (bal_test_get_figure (result, "spend-basis-differs", NULL, "basis"), ==, 1.0);
  g_assert_cmpfloat (bal_test_get_figure (result, "spend-basis-differs", NULL, "periods"), ==, 1.0);
  g_assert_cmpfloat (bal_test_get_figure (result, "spend-basis-unknown", NULL, "areas"), ==, 1.0);
  bal_test_assert_cell (result, "spend_areas", 2, "same_period", "true");
  bal_test_assert_cell (result, "spend_areas", 3, "same_basis", "missing");
  bal_test_assert_cell (result, "spend", 0, "caveats", "1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area/spend/quantile", test_quantile);
  g_test_add_func ("/area/spend/bounds", test_bounds);
  g_test_add_func ("/area/spend/unknown", test_unknown);
  g_test_add_func ("/area/spend/basis", test_basis);

  return g_test_run ();
}

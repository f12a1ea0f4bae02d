/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "tests/support/bal-test-area.h"

#include "libbalanced/area/bal-area.h"
#include "libbalanced/core/bal-table.h"

#define CELL(strand, level) "{'strand': '" strand "', 'level': '" level "'}"

/* Who is a specialist through one lens is of the wider workforce through another. */
static void
test_lenses (void)
{
  g_autoptr (BalArea) area = bal_test_area (
    "'provisions': ["
    "{'code': 'talk', 'name': 'T', 'roles': ['slt', 'parent-carer'], 'cells': [" CELL ("FS", "universal") ", " CELL (
      "family",
      "universal") "]},"
                   "{'code': 'hands', 'name': 'H', 'roles': ['OT', 'class-teacher'], 'cells': [" CELL (
                     "family",
                     "universal") "]},"
                                  "{'code': 'soon', 'name': 'S', 'roles': ['physio'], 'status': 'planned', "
                                  "'cells': [" CELL (
                                    "family",
                                    "universal") "]},"
                                                 "{'code': 'bare', 'name': 'B', 'cells': [" CELL (
                                                   "family",
                                                   "targeted") "]},"
                                                               "{'code': 'odd', 'name': 'O', 'roles': ['juggler']}]");
  g_autoptr (BalResult) result = bal_area_compare_lenses (area);

  /* A role without a tier of its own for a lens has its usual one. */
  g_assert_cmpuint (bal_test_count_table_rows (result, "lens_units"), ==, 4);
  bal_test_assert_cell (result, "lens_units", 0, "unit", "talk");
  bal_test_assert_cell (result, "lens_units", 0, "lens_slcn", "specialist, family");
  bal_test_assert_cell (result, "lens_units", 0, "lens_ot", "wider, family");
  bal_test_assert_cell (result, "lens_units", 0, "lens_send", "specialist, family");
  bal_test_assert_cell (result, "lens_units", 1, "lens_slcn", "wider");
  bal_test_assert_cell (result, "lens_units", 1, "lens_ot", "wider, specialist");
  bal_test_assert_cell (result, "lens_units", 2, "lens_ot", "missing");
  bal_test_assert_cell (result, "lens_units", 3, "lens_ot", "missing");

  g_assert_cmpuint (bal_test_count_table_rows (result, "lens_cells"), ==, 15);
  bal_test_assert_cell (result, "lens_cells", 0, "strand", "family");
  bal_test_assert_cell (result, "lens_cells", 0, "level", "universal");
  bal_test_assert_cell (result, "lens_cells", 0, "units", "2");
  bal_test_assert_cell (result, "lens_cells", 0, "lens_slcn", "wider, specialist, family");
  bal_test_assert_cell (result, "lens_cells", 0, "lens_physiotherapy", "wider, family");
  bal_test_assert_cell (result, "lens_cells", 1, "units", "1");
  bal_test_assert_cell (result, "lens_cells", 1, "lens_slcn", "missing");
  bal_test_assert_cell (result, "lens_cells", 2, "units", "true_zero");
  bal_test_assert_cell (result, "lens_cells", 2, "lens_slcn", "not_applicable");
}

/* What is planned, has ended or is marked as a gap is no offer. */
static void
test_not_offered (void)
{
  g_autoptr (BalArea) area =
    bal_test_area ("'provisions': ["
                   "{'code': 'past', 'name': 'P', 'roles': ['slt'], 'status': 'ended'},"
                   "{'code': 'soon', 'name': 'S', 'roles': ['slt'], 'status': 'planned'},"
                   "{'code': 'hole', 'name': 'H', 'roles': ['slt'], 'gap': true},"
                   "{'code': 'now', 'name': 'N', 'roles': ['slt'], 'status': 'active'}]");
  g_autoptr (BalResult) result = bal_area_compare_lenses (area);

  g_assert_cmpuint (bal_test_count_table_rows (result, "lens_units"), ==, 1);
  bal_test_assert_cell (result, "lens_units", 0, "unit", "now");
}

static void
test_nothing (void)
{
  g_autoptr (BalArea) area = g_object_new (BAL_TYPE_AREA, NULL);
  g_autoptr (BalResult) result = bal_area_compare_lenses (area);

  g_assert_cmpuint (bal_test_count_table_rows (result, "lens_cells"), ==, 15);
  g_assert_cmpuint (bal_test_count_table_rows (result, "lens_units"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area/lenses/lenses", test_lenses);
  g_test_add_func ("/area/lenses/not-offered", test_not_offered);
  g_test_add_func ("/area/lenses/nothing", test_nothing);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-result-private.h"

#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings-builder-private.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-table-builder-private.h"

static BalTable *
make_table (const char *name)
{
  BalTableBuilder *builder = bal_table_builder_new (name);
  guint column = bal_table_builder_add_column (builder, "children", BAL_COLUMN_KIND_INT64,
                                               BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, NULL);

  bal_table_builder_append_int (builder, column, 0);

  return bal_table_builder_end (builder, BAL_BASIS_ACTIVE, 18686, NULL, TRUE);
}

static BalResult *
make_result (void)
{
  g_autoptr (BalPeriod) period = bal_period_new (18322, 18686);
  BalFindingsBuilder *builder = bal_findings_builder_new ();
  GPtrArray *tables = g_ptr_array_new_with_free_func (g_object_unref);
  BalResultInfo info = {
    .name = "balance",
    .as_at = 18686,
    .period = period,
    .synthetic = TRUE,
    .framework_version = "1",
    .input_digest = "0123",
  };

  bal_findings_builder_add (builder, "synthetic-data", NULL, NULL, NULL, 0);
  g_ptr_array_add (tables, make_table ("balance"));
  g_ptr_array_add (tables, make_table ("missing_middle"));
  info.options = g_variant_new_parsed ("{'basis': 'active'}");

  return bal_result_new_take (&info, tables, bal_findings_builder_end (builder));
}

static void
test_bare (void)
{
  g_autoptr (BalResult) result = g_object_new (BAL_TYPE_RESULT, NULL);

  g_assert_cmpstr (bal_result_get_name (result), ==, "");
  g_assert_cmpint (bal_result_get_as_at (result), ==, BAL_DAY_NONE);
  g_assert_null (bal_result_get_period (result));
  g_assert_cmpuint (g_list_model_get_n_items (bal_result_get_tables (result)), ==, 0);
  g_assert_true (g_list_model_get_item_type (bal_result_get_tables (result)) == BAL_TYPE_TABLE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (bal_result_get_findings (result))), ==,
                    0);
  g_assert_null (bal_result_lookup_table (result, "balance"));
  g_assert_cmpuint (g_variant_n_children (bal_result_get_options (result)), ==, 0);
}

static void
test_whole (void)
{
  g_autoptr (BalResult) result = make_result ();
  g_autofree char *period = bal_period_to_text (bal_result_get_period (result));
  g_autoptr (BalFinding) finding =
    bal_findings_lookup (bal_result_get_findings (result), "synthetic-data");
  const char *basis = NULL;

  g_assert_cmpstr (bal_result_get_name (result), ==, "balance");
  g_assert_cmpint (bal_result_get_as_at (result), ==, 18686);
  g_assert_cmpstr (period, ==, "2020-03-01/2021-02-28");
  g_assert_true (bal_result_get_synthetic (result));
  g_assert_cmpstr (bal_result_get_framework_version (result), ==, "1");
  g_assert_cmpstr (bal_result_get_input_digest (result), ==, "0123");
  g_assert_true (g_variant_lookup (bal_result_get_options (result), "basis", "&s", &basis));
  g_assert_cmpstr (basis, ==, "active");
  g_assert_nonnull (finding);
}

static void
test_tables (void)
{
  g_autoptr (BalResult) result = make_result ();
  g_autoptr (GListModel) tables = NULL;
  g_autoptr (BalTable) second = NULL;

  g_assert_cmpstr (bal_table_get_name (bal_result_lookup_table (result, "missing_middle")), ==,
                   "missing_middle");
  g_assert_null (bal_result_lookup_table (result, "waits"));

  /* The list outlives the result. */
  tables = g_object_ref (bal_result_get_tables (result));
  g_clear_object (&result);
  g_assert_cmpuint (g_list_model_get_n_items (tables), ==, 2);
  second = g_list_model_get_item (tables, 1);
  g_assert_cmpstr (bal_table_get_name (second), ==, "missing_middle");
  g_assert_null (g_list_model_get_item (tables, 2));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/result/bare", test_bare);
  g_test_add_func ("/result/whole", test_whole);
  g_test_add_func ("/result/tables", test_tables);

  return g_test_run ();
}

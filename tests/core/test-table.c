/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-table-builder-private.h"

#include <math.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-period.h"

static BalTable *
make_table (void)
{
  BalTableBuilder *builder = bal_table_builder_new ("balance");
  g_autoptr (BalPeriod) period = bal_period_parse ("2020-03-01/2021-02-28", NULL);
  guint level = bal_table_builder_add_column (builder, "level", BAL_COLUMN_KIND_CODE,
                                              BAL_COLUMN_ROLE_KEY, NULL);
  guint children = bal_table_builder_add_column (builder, "children", BAL_COLUMN_KIND_INT64,
                                                 BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, NULL);
  guint share = bal_table_builder_add_column (builder, "share", BAL_COLUMN_KIND_DOUBLE,
                                              BAL_COLUMN_ROLE_SHARE, NULL);
  guint first = bal_table_builder_add_column (builder, "first", BAL_COLUMN_KIND_DAY,
                                              BAL_COLUMN_ROLE_NONE, NULL);
  guint open = bal_table_builder_add_column (builder, "open", BAL_COLUMN_KIND_BOOLEAN,
                                             BAL_COLUMN_ROLE_NONE, NULL);
  guint note = bal_table_builder_add_column (builder, "note", BAL_COLUMN_KIND_TEXT,
                                             BAL_COLUMN_ROLE_NONE, NULL);

  bal_table_builder_append_text (builder, level, "targeted");
  bal_table_builder_append_int (builder, children, 12);
  bal_table_builder_append_double (builder, share, 0.25);
  bal_table_builder_append_day (builder, first, 18262);
  bal_table_builder_append_boolean (builder, open, TRUE);
  bal_table_builder_append_text (builder, note, "one, \"two\"");

  bal_table_builder_append_text (builder, level, NULL);
  bal_table_builder_append_int (builder, children, 0);
  bal_table_builder_append_double (builder, share, 0.0 / NAN);
  bal_table_builder_append_day (builder, first, BAL_DAY_NONE);
  bal_table_builder_append_state (builder, open, BAL_VALUE_STATE_NOT_DUE);
  bal_table_builder_append_text (builder, note, "");

  bal_table_builder_append_text (builder, level, "targeted");
  bal_table_builder_append_state (builder, children, BAL_VALUE_STATE_SUPPRESSED);
  bal_table_builder_append_unreliable (builder, share, 0.5);
  bal_table_builder_append_day (builder, first, 0);
  bal_table_builder_append_boolean (builder, open, FALSE);
  bal_table_builder_append_text (builder, note, NULL);

  return bal_table_builder_end (builder, BAL_BASIS_ACTIVE, 18686, period, TRUE);
}

static void
test_bare (void)
{
  g_autoptr (BalTable) table = g_object_new (BAL_TYPE_TABLE, NULL);
  g_autofree char *csv = bal_table_to_csv (table);

  g_assert_cmpuint (bal_table_get_n_columns (table), ==, 0);
  g_assert_cmpuint (bal_table_get_n_rows (table), ==, 0);
  g_assert_cmpint (bal_table_get_as_at (table), ==, BAL_DAY_NONE);
  g_assert_null (bal_table_get_period (table));
  g_assert_null (bal_table_lookup_column (table, "children"));
  g_assert_cmpstr (csv, ==, "\n");
}

static void
test_builder (void)
{
  g_autoptr (BalTable) table = make_table ();
  BalColumn *children = bal_table_lookup_column (table, "children");
  BalColumn *share = bal_table_lookup_column (table, "share");
  g_autoptr (BalColumn) item = g_list_model_get_item (G_LIST_MODEL (table), 1);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (table)), ==, 6);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (table)) == BAL_TYPE_COLUMN);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (table), 6));
  g_assert_true (item == children);
  g_assert_true (bal_table_get_column (table, 1) == children);
  g_assert_cmpuint (bal_table_get_n_rows (table), ==, 3);
  g_assert_true (bal_table_get_synthetic (table));
  g_assert_cmpint (bal_table_get_basis (table), ==, BAL_BASIS_ACTIVE);
  g_assert_cmpint (bal_column_get_state (children, 0), ==, BAL_VALUE_STATE_VALUE);
  g_assert_cmpint (bal_column_get_state (children, 1), ==, BAL_VALUE_STATE_TRUE_ZERO);
  g_assert_cmpint (bal_column_get_state (children, 2), ==, BAL_VALUE_STATE_SUPPRESSED);
  g_assert_cmpint (bal_column_get_state (share, 1), ==, BAL_VALUE_STATE_NOT_APPLICABLE);
  g_assert_cmpint (bal_column_get_state (share, 2), ==, BAL_VALUE_STATE_UNRELIABLE);
}

static void
test_csv (void)
{
  g_autoptr (BalTable) table = make_table ();
  g_autofree char *csv = bal_table_to_csv (table);

  g_assert_cmpstr (csv, ==,
                   "level,level_state,children,children_state,share,share_state,first,first_state,"
                   "open,open_state,note,note_state\n"
                   "targeted,value,12,value,0.25,value,2020-01-01,value,true,value,"
                   "\"one, \"\"two\"\"\",value\n"
                   ",missing,0,true_zero,,not_applicable,,missing,,not_due,,value\n"
                   "targeted,value,,suppressed,0.5,unreliable,1970-01-01,value,false,value,,"
                   "missing\n");
}

static void
test_properties (void)
{
  g_autoptr (BalTable) table = make_table ();
  g_autoptr (BalPeriod) period = NULL;
  g_autofree char *name = NULL;
  BalBasis basis;
  gint32 as_at;
  guint64 n_rows;
  gboolean synthetic;

  g_object_get (table, "name", &name, "basis", &basis, "as-at", &as_at, "period", &period, "n-rows",
                &n_rows, "synthetic", &synthetic, NULL);
  g_assert_cmpstr (name, ==, "balance");
  g_assert_cmpint (basis, ==, BAL_BASIS_ACTIVE);
  g_assert_cmpint (as_at, ==, 18686);
  g_assert_true (bal_period_equal (period, bal_table_get_period (table)));
  g_assert_cmpuint (n_rows, ==, 3);
  g_assert_true (synthetic);
}

static BalColumn *
make_column (const char *name, gsize n_rows)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_new0 (gint64, n_rows), n_rows * 8);

  return bal_column_new_from_bytes (name, BAL_COLUMN_KIND_INT64, bytes, NULL, NULL, NULL,
                                    BAL_COLUMN_ROLE_NONE, NULL);
}

static void
check_clash (const char *first, gsize n_first, const char *second, gsize n_second)
{
  g_autoptr (GListStore) columns = g_list_store_new (BAL_TYPE_COLUMN);
  g_autoptr (BalColumn) a = make_column (first, n_first);
  g_autoptr (BalColumn) b = make_column (second, n_second);
  g_autoptr (GError) error = NULL;

  g_list_store_append (columns, a);
  g_list_store_append (columns, b);
  g_assert_null (
    bal_table_new ("t", G_LIST_MODEL (columns), BAL_BASIS_NONE, BAL_DAY_NONE, NULL, FALSE, &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
}

static void
test_clashes (void)
{
  check_clash ("a", 3, "b", 4);
  check_clash ("a", 0, "b", 1);
  check_clash ("a", 3, "a", 3);
}

static void
test_equal (void)
{
  g_autoptr (BalTable) one = make_table ();
  g_autoptr (BalTable) same = make_table ();
  g_autoptr (BalTable) other =
    bal_table_new ("balance", G_LIST_MODEL (one), BAL_BASIS_ACTIVE, 18686, NULL, TRUE, NULL);

  g_assert_true (bal_table_equal (one, same));
  g_assert_nonnull (other);
  g_assert_false (bal_table_equal (one, other));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/table/bare", test_bare);
  g_test_add_func ("/table/builder", test_builder);
  g_test_add_func ("/table/csv", test_csv);
  g_test_add_func ("/table/properties", test_properties);
  g_test_add_func ("/table/clashes", test_clashes);
  g_test_add_func ("/table/equal", test_equal);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "tests/support/bal-test-area.h"

#include <string.h>

#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-table.h"

BalArea *
bal_test_area (const char *members)
{
  g_autofree char *text = g_strdup_printf ("{'code': 'x', 'name': 'X', %s}", members);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  BalArea *area = NULL;

  g_strdelimit (text, "'", '"');
  bytes = g_bytes_new (text, strlen (text));
  area = bal_area_new_from_bytes (bytes, "x.json", &error);
  g_assert_no_error (error);

  return area;
}

BalResult *
bal_test_check_area (const char *members)
{
  g_autoptr (BalArea) area = bal_test_area (members);

  return bal_area_check (area);
}

void
bal_test_assert_cell (BalResult *result,
                      const char *table,
                      guint64 row,
                      const char *column,
                      const char *expected)
{
  BalTable *found = bal_result_lookup_table (result, table);
  g_autoptr (GEnumClass) states = g_type_class_ref (BAL_TYPE_VALUE_STATE);
  BalColumn *cells = NULL;
  BalValueState state = BAL_VALUE_STATE_VALUE;
  g_autofree char *text = NULL;

  g_assert_nonnull (found);
  cells = bal_table_lookup_column (found, column);
  g_assert_nonnull (cells);
  g_assert_cmpuint (row, <, bal_column_get_n_rows (cells));
  state = bal_column_get_state (cells, row);
  text = state == BAL_VALUE_STATE_VALUE
           ? bal_column_dup_cell_text (cells, row)
           : g_strdup (g_enum_get_value (states, (int) state)->value_nick);
  g_assert_cmpstr (text, ==, expected);
}

guint64
bal_test_count_table_rows (BalResult *result, const char *table)
{
  BalTable *found = bal_result_lookup_table (result, table);

  return found != NULL ? bal_table_get_n_rows (found) : 0;
}

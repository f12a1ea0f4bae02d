/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "tests/support/bal-test-area.h"

#include <string.h>

#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-table.h"
#include "tests/support/bal-test-golden.h"
#include "tests/support/bal-test-support.h"

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
bal_test_assert_example (const char *name, const char *as_at)
{
  g_autofree char *relative = g_strconcat ("docs/examples/", name, "/area.json", NULL);
  g_autofree char *path = bal_test_source_path (relative);
  g_autofree char *golden = g_strconcat ("check-", name, ".txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) area = bal_area_load (file, NULL, &error);
  g_autoptr (BalPeriod) day = as_at != NULL ? bal_period_parse (as_at, NULL) : NULL;
  g_autoptr (BalAreaCheck) check = NULL;
  g_autoptr (BalResult) result = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  GListModel *findings = NULL;

  g_assert_no_error (error);
  check = bal_area_check_new (area, day != NULL ? bal_period_get_start (day) : BAL_DAY_NONE);
  result = bal_area_check_run (check);
  findings = G_LIST_MODEL (bal_result_get_findings (result));
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (BalFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *message = bal_finding_dup_message (finding, NULL, NULL);

      g_string_append_printf (text, "%s: %s\n", bal_finding_get_code (finding), message);
    }
  bal_test_assert_golden (golden, text->str);
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

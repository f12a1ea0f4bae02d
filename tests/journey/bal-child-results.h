/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/balanced.h"
#include "tests/support/bal-test-caseload.h"

/* Results of caseloads of a few lines, and single figures of them. */

#define CHILD_EPISODES                                                                       \
  "child_id,episode_id,requested_date,start_date,end_date,closed_date,closed_reason,strand," \
  "level,stage,agency\n"

static inline gint32
child_day (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalPeriod) period = bal_period_parse (text, &error);

  g_assert_no_error (error);
  return bal_period_get_start (period);
}

static inline BalResult *
child_run (gpointer analysis, const char *episodes)
{
  g_autoptr (BalCaseload) caseload =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, episodes, NULL);
  g_autoptr (GError) error = NULL;
  BalResult *result = bal_analysis_run (BAL_ANALYSIS (analysis), caseload, NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

/* The row whose columns have the values, "column=value" and so on; fails where there is none. */
static inline guint64
child_row (BalTable *table, const char *where)
{
  g_auto (GStrv) conditions = g_strsplit (where, " ", -1);

  for (guint64 row = 0; row < bal_table_get_n_rows (table); row++)
    {
      gboolean found = TRUE;

      for (guint i = 0; conditions[i] && *conditions[i]; i++)
        {
          g_auto (GStrv) pair = g_strsplit (conditions[i], "=", 2);
          BalColumn *column = bal_table_lookup_column (table, pair[0]);
          g_autofree char *text = NULL;

          g_assert_nonnull (column);
          text = bal_column_dup_cell_text (column, row);
          found = found && g_str_equal (bal_column_has_value (column, row) ? text : "", pair[1]);
        }
      if (found)
        return row;
    }
  g_error ("no row in %s where %s", bal_table_get_name (table), where);
}

/* The text of a cell; the nick of its state where it has no value. */
static inline char *
child_cell (BalResult *result, const char *name, const char *where, const char *column_name)
{
  BalTable *table = bal_result_lookup_table (result, name);
  BalColumn *column;
  guint64 row;

  g_assert_nonnull (table);
  column = bal_table_lookup_column (table, column_name);
  g_assert_nonnull (column);
  row = child_row (table, where);
  if (!bal_column_has_value (column, row))
    {
      g_autoptr (GEnumClass) states = g_type_class_ref (BAL_TYPE_VALUE_STATE);

      return g_strdup (
        g_enum_get_value (states, (int) bal_column_get_state (column, row))->value_nick);
    }
  return bal_column_dup_cell_text (column, row);
}

#define assert_cell(result, table, where, column, text)                        \
  G_STMT_START                                                                 \
  {                                                                            \
    g_autofree char *cell = child_cell ((result), (table), (where), (column)); \
    g_assert_cmpstr (cell, ==, (text));                                        \
  }                                                                            \
  G_STMT_END

static inline gboolean
child_says (BalResult *result, const char *code)
{
  g_autoptr (BalFinding) finding = bal_findings_lookup (bal_result_get_findings (result), code);

  return finding != NULL;
}

/* Accumulated in two parts, sent as bytes, merged: the tables must be the same. */
static inline void
child_assert_parts (gpointer analysis, const char *episodes)
{
  g_autoptr (BalCaseload) caseload =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, episodes, NULL);
  guint n = bal_caseload_get_n_children (caseload);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalResult) whole =
    bal_analysis_run (BAL_ANALYSIS (analysis), caseload, NULL, NULL, &error);
  g_autoptr (BalSummary) first =
    bal_analysis_accumulate (BAL_ANALYSIS (analysis), caseload, 0, n / 2, &error);
  g_autoptr (BalSummary) second =
    bal_analysis_accumulate (BAL_ANALYSIS (analysis), caseload, n / 2, n - n / 2, &error);
  g_autoptr (GBytes) sent = bal_summary_to_bytes (second);
  g_autoptr (BalSummary) received = bal_summary_new_from_bytes (sent, &error);
  g_autoptr (BalSummary) sum = bal_summary_merge (received, first, &error);
  g_autoptr (BalResult) merged = bal_analysis_finish (BAL_ANALYSIS (analysis), sum, &error);
  GListModel *tables;

  g_assert_no_error (error);
  tables = bal_result_get_tables (whole);
  for (guint i = 0; i < g_list_model_get_n_items (tables); i++)
    {
      g_autoptr (BalTable) table = g_list_model_get_item (tables, i);
      BalTable *other = bal_result_lookup_table (merged, bal_table_get_name (table));
      g_autofree char *text = bal_table_to_csv (table);
      g_autofree char *other_text = bal_table_to_csv (other);

      g_assert_cmpstr (text, ==, other_text);
    }
}

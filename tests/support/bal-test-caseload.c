/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "tests/support/bal-test-caseload.h"

#include <string.h>

#include "libbalanced/core/bal-finding.h"

static gboolean
read_text (BalCaseloadReader *reader, BalCaseloadFile kind, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return bal_caseload_reader_read_bytes (reader, kind, bytes, "file", NULL, error);
}

BalCaseload *
bal_test_read_files (const char *const texts[4], BalCaseloadOptions *options)
{
  g_autoptr (BalCaseloadReader) reader = bal_caseload_reader_new (options);
  g_autoptr (GError) error = NULL;
  BalCaseload *caseload;

  for (guint kind = 0; kind < 4; kind++)
    {
      if (texts[kind] != NULL)
        read_text (reader, kind, texts[kind], &error);
      g_assert_no_error (error);
    }
  caseload = bal_caseload_reader_end (reader, &error);
  g_assert_no_error (error);
  return caseload;
}

BalCaseload *
bal_test_read_caseload (BalCaseloadFile kind, const char *text, BalCaseloadOptions *options)
{
  const char *texts[4] = { NULL };

  texts[kind] = text;
  return bal_test_read_files (texts, options);
}

GError *
bal_test_read_error (BalCaseloadFile kind, const char *text, BalCaseloadOptions *options)
{
  g_autoptr (BalCaseloadReader) reader = bal_caseload_reader_new (options);
  g_autoptr (BalCaseload) caseload = NULL;
  GError *error = NULL;

  if (read_text (reader, kind, text, &error))
    caseload = bal_caseload_reader_end (reader, &error);
  g_assert_nonnull (error);
  g_assert_null (caseload);
  return error;
}

gint64
bal_test_count_rows (BalCaseload *caseload, const char *column)
{
  BalColumn *counts = bal_table_lookup_column (bal_caseload_get_reconciliation (caseload), column);
  gint64 sum = 0;

  for (guint64 row = 0; row < bal_column_get_n_rows (counts); row++)
    sum += bal_column_get_int64 (counts, row);
  return sum;
}

gboolean
bal_test_says (BalCaseload *caseload, const char *code, const char *column)
{
  GListModel *findings = G_LIST_MODEL (bal_caseload_get_findings (caseload));

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (BalFinding) finding = g_list_model_get_item (findings, i);
      gboolean same_code = code == NULL || g_str_equal (bal_finding_get_code (finding), code);

      if (same_code && g_strcmp0 (bal_finding_get_column (finding), column) == 0)
        return TRUE;
    }
  return FALSE;
}

char *
bal_test_describe_caseload (BalCaseload *caseload)
{
  g_autoptr (BalTable) findings = bal_findings_to_table (bal_caseload_get_findings (caseload));
  g_autofree char *said = bal_table_to_csv (findings);
  g_autofree char *counted = bal_table_to_csv (bal_caseload_get_reconciliation (caseload));

  return g_strdup_printf ("%s\n%s%s", bal_caseload_get_digest (caseload), said, counted);
}

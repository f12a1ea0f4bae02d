/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

/* Any bytes are refused with a clear error, or give an area that can be checked and written:
 * whatever is wrong with what it says is a finding, about something that can be found. */

#include "tests/fuzz/bal-fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "libbalanced/area/bal-area-check.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-table.h"

/* 28 February 2021. */
#define AS_AT 18686

static BalArea *
read_area (const void *data, gsize size, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  return bal_area_new_from_bytes (bytes, "fuzz.json", error);
}

static void
check_error (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == BAL_DOCUMENT_ERROR || error->domain == BAL_ERROR);
  g_assert_true (g_str_has_prefix (error->message, "Reading "));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
check_finding (BalArea *area, BalFinding *finding)
{
  const char *subject = bal_finding_get_subject (finding);
  g_autofree char *message = bal_finding_dup_message (finding, NULL, NULL);

  g_assert_nonnull (message);
  g_assert_nonnull (subject);
  g_assert_cmpuint (bal_finding_get_count (finding), >, 0);
  if (!g_str_has_prefix (subject, "/framework/"))
    g_assert_nonnull (bal_area_lookup_item (area, subject));
}

/* Narrower bounds lie within the others, and both are possible. */
static void
check_unions (BalTable *unions)
{
  BalColumn *low = bal_table_lookup_column (unions, "union_low");
  BalColumn *high = bal_table_lookup_column (unions, "union_high");
  BalColumn *narrowed_low = bal_table_lookup_column (unions, "narrowed_union_low");
  BalColumn *narrowed_high = bal_table_lookup_column (unions, "narrowed_union_high");

  for (guint64 i = 0; i < bal_table_get_n_rows (unions); i++)
    {
      g_assert_cmpint (bal_column_get_int64 (low, i), <=, bal_column_get_int64 (narrowed_low, i));
      g_assert_cmpint (bal_column_get_int64 (narrowed_high, i), <=, bal_column_get_int64 (high, i));
      g_assert_cmpint (bal_column_get_int64 (narrowed_low, i), <=,
                       bal_column_get_int64 (narrowed_high, i));
    }
}

static void
check_result (BalArea *area)
{
  g_autoptr (BalAreaCheck) check = bal_area_check_new (area, AS_AT);
  g_autoptr (BalResult) result = bal_area_check_run (check);
  GListModel *findings = G_LIST_MODEL (bal_result_get_findings (result));
  GListModel *tables = bal_result_get_tables (result);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (BalFinding) finding = g_list_model_get_item (findings, i);

      check_finding (area, finding);
    }
  for (guint i = 0; i < g_list_model_get_n_items (tables); i++)
    {
      g_autoptr (BalTable) table = g_list_model_get_item (tables, i);
      g_autofree char *csv = bal_table_to_csv (table);

      g_assert_true (g_utf8_validate (csv, -1, NULL));
    }
  check_unions (bal_result_lookup_table (result, "unions"));
}

static void
check_writing (BalArea *area)
{
  g_autofree char *first = bal_area_to_json (area);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) again = read_area (first, strlen (first), &error);
  g_autofree char *second = NULL;

  g_assert_no_error (error);
  g_assert_true (bal_item_equal (BAL_ITEM (area), BAL_ITEM (again)));
  second = bal_area_to_json (again);
  g_assert_cmpstr (first, ==, second);
}

/* A check takes many times as long as reading and writing. BALANCED_FUZZ_CHECK_EVERY=16 checks one
 * area in sixteen, the same ones in every run, so that the reader is tried more often. */
static gboolean
is_checked (const void *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  const char *every = g_getenv ("BALANCED_FUZZ_CHECK_EVERY");

  return every == NULL || g_bytes_hash (bytes) % (guint) MAX (atoi (every), 1) == 0;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) area = read_area (data, size, &error);

  if (area == NULL)
    {
      check_error (error);
      return 0;
    }

  check_writing (area);
  if (is_checked (data, size))
    check_result (area);

  return 0;
}

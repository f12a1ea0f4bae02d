/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-caseload-private.h"
#include "libbalanced/caseload/bal-caseload-reader-private.h"
#include "tests/fuzz/bal-fuzz.h"
#include "tests/support/bal-test-caseload.h"

/* Every row is accounted for, and every journey is in order. */
static void
check (BalCaseload *caseload, BalCaseloadFile kind)
{
  BalTable *table = bal_caseload_get_reconciliation (caseload);
  gint64 n_read = bal_column_get_int64 (bal_table_lookup_column (table, "read"), 0);
  gint64 n_kept = bal_column_get_int64 (bal_table_lookup_column (table, "kept"), 0);
  gint64 n_rejected = bal_column_get_int64 (bal_table_lookup_column (table, "rejected"), 0);
  const BalEpisodes *episodes = bal_caseload_get_episodes (caseload);
  guint n_children;
  const guint32 *first = bal_caseload_get_child_first (caseload, &n_children);

  g_assert_cmpint (n_read, ==, n_kept + n_rejected);
  if (kind == BAL_CASELOAD_FILE_EPISODES)
    g_assert_cmpint (n_kept, ==, (gint64) bal_caseload_get_n_episodes (caseload));
  for (guint child = 0; child < n_children; child++)
    {
      for (gsize i = (gsize) first[child] + 1; i < first[child + 1]; i++)
        g_assert_cmpuint (episodes->start[i - 1], <=, episodes->start[i]);
    }
}

/* The caseload of the text, read in parts of so many bytes. */
static char *
read_text (GBytes *bytes, BalCaseloadFile kind, gsize part_size)
{
  g_autoptr (BalCaseloadReader) reader = bal_caseload_reader_new (NULL);
  g_autoptr (BalCaseload) caseload = NULL;
  g_autoptr (GError) error = NULL;

  bal_caseload_reader_get_intake (reader, NULL)->part_size = part_size;
  if (bal_caseload_reader_read_bytes (reader, kind, bytes, "fuzz", NULL, &error))
    caseload = bal_caseload_reader_end (reader, &error);
  g_assert_true ((caseload != NULL) == (error == NULL));
  if (caseload == NULL)
    return g_strdup (error->message);
  check (caseload, kind);
  return bal_test_describe_caseload (caseload);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  for (guint kind = 0; kind <= BAL_CASELOAD_FILE_PAUSES; kind++)
    {
      g_autofree char *whole = read_text (bytes, kind, size + 1);
      g_autofree char *parts = read_text (bytes, kind, size / 3 + 1);

      g_assert_cmpstr (parts, ==, whole);
    }
  return 0;
}

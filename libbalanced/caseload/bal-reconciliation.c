/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-reconciliation-private.h"

#include "libbalanced/base/bal-coding-private.h"
#include "libbalanced/core/bal-table-builder-private.h"

#define N_COUNTS 5

static const char *const names[N_COUNTS] = {
  "read", "kept", "rejected", "repeated", "corrected",
};

static void
get_counts (const BalIntakeFile *file, guint64 counts[N_COUNTS])
{
  counts[0] = file->n_read;
  counts[1] = file->n_kept;
  counts[2] = file->n_rejected;
  counts[3] = file->n_repeated;
  counts[4] = file->n_corrected;
}

static void
set_counts (BalIntakeFile *file, const guint64 counts[N_COUNTS])
{
  file->n_read = counts[0];
  file->n_kept = counts[1];
  file->n_rejected = counts[2];
  file->n_repeated = counts[3];
  file->n_corrected = counts[4];
}

BalTable *
bal_reconciliation_new (const GPtrArray *files, gboolean synthetic)
{
  BalTableBuilder *builder = bal_table_builder_new ("reconciliation");
  guint file_column =
    bal_table_builder_add_column (builder, "file", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_KEY, NULL);
  guint columns[N_COUNTS];

  for (guint i = 0; i < N_COUNTS; i++)
    columns[i] = bal_table_builder_add_column (builder, names[i], BAL_COLUMN_KIND_INT64,
                                               BAL_COLUMN_ROLE_COUNT, "rows");
  for (guint i = 0; i < files->len; i++)
    {
      const BalIntakeFile *file = files->pdata[i];
      guint64 counts[N_COUNTS];

      get_counts (file, counts);
      bal_table_builder_append_text (builder, file_column, file->name);
      for (guint j = 0; j < N_COUNTS; j++)
        bal_table_builder_append_int (builder, columns[j], (gint64) counts[j]);
    }
  return bal_table_builder_end (builder, BAL_BASIS_NONE, BAL_DAY_NONE, NULL, synthetic);
}

GBytes *
bal_reconciliation_to_bytes (BalTable *table)
{
  GByteArray *out = g_byte_array_new ();
  BalColumn *file = bal_table_lookup_column (table, "file");
  guint64 n_files = file != NULL ? bal_table_get_n_rows (table) : 0;

  bal_coding_put_number (out, n_files);
  for (guint64 i = 0; i < n_files; i++)
    {
      bal_coding_put_text (out, bal_column_get_text (file, i));
      for (guint j = 0; j < N_COUNTS; j++)
        {
          BalColumn *column = bal_table_lookup_column (table, names[j]);

          bal_coding_put_number (out, (guint64) bal_column_get_int64 (column, i));
        }
    }
  return g_byte_array_free_to_bytes (out);
}

static void
free_file (gpointer data)
{
  BalIntakeFile *file = data;

  g_free (file->name);
  g_free (file);
}

BalTable *
bal_reconciliation_new_from_bytes (gconstpointer data, gsize size, gboolean synthetic)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (free_file);
  BalCodingReader reader;
  guint64 n_files;

  bal_coding_reader_init (&reader, data, size);
  n_files = bal_coding_reader_get_number (&reader);
  for (guint64 i = 0; i < n_files && !reader.failed; i++)
    {
      BalIntakeFile *file = g_new0 (BalIntakeFile, 1);
      guint64 counts[N_COUNTS];

      g_ptr_array_add (files, file);
      file->name = bal_coding_reader_dup_text (&reader);
      for (guint j = 0; j < N_COUNTS; j++)
        counts[j] = bal_coding_reader_get_limited (&reader, G_MAXINT64);
      set_counts (file, counts);
      if (file->name == NULL)
        return NULL;
    }
  return bal_coding_reader_end (&reader) ? bal_reconciliation_new (files, synthetic) : NULL;
}

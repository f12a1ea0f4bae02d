/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-findings-coding-private.h"

#include "libbalanced/base/bal-coding-private.h"
#include "libbalanced/core/bal-findings-store-private.h"

/* Row numbers take 32 bits. All findings together hold fewer rows than this. */
#define MAX_ROW G_MAXUINT32
#define MAX_ROWS (G_GUINT64_CONSTANT (1) << 36)
#define BATCH 4096
#define MAX_FINDINGS G_MAXINT32

typedef struct
{
  GByteArray *out;
  guint64 first, next; /* the run that is not yet written; empty when alike */
  guint64 written;     /* the end of the one before */
} Runs;

static void
end_run (Runs *runs)
{
  if (runs->first == runs->next)
    return;
  bal_coding_put_number (runs->out, runs->next - runs->first);
  bal_coding_put_number (runs->out, runs->first - runs->written);
  runs->written = runs->next;
}

/* Runs of rows, each by its length and its distance from the one before; 0 at the end. */
static void
put_rows (GByteArray *out, const BalBitmap *rows)
{
  Runs runs = { .out = out };
  guint64 batch[BATCH];
  guint64 nth = 0;
  gsize n;

  while ((n = bal_bitmap_read (rows, nth, batch, BATCH)) > 0)
    {
      for (gsize i = 0; i < n; i++)
        {
          if (batch[i] != runs.next || runs.first == runs.next)
            {
              end_run (&runs);
              runs.first = batch[i];
            }
          runs.next = batch[i] + 1;
        }
      nth += n;
    }
  end_run (&runs);
  bal_coding_put_number (out, 0);
}

static void
put_record (GByteArray *out, const BalFindingsStore *store, guint record)
{
  const GArray *texts[] = { store->codes, store->subjects, store->columns, store->sources,
                            store->origins };
  const BalBitmap *rows = bal_findings_store_get_rows (store, record);
  guint n_figures = bal_findings_store_get_n_figures (store, record);

  bal_coding_put_number (out, bal_findings_store_get_severity (store, record));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    bal_coding_put_text (out, bal_findings_store_get_text (store, texts[i], record));
  bal_coding_put_number (out, n_figures);
  for (guint i = 0; i < n_figures; i++)
    {
      double value;

      bal_coding_put_text (out, bal_findings_store_get_figure (store, record, i, &value));
      bal_coding_put_double (out, value);
    }
  bal_coding_put_number (out, rows != NULL);
  if (rows != NULL)
    put_rows (out, rows);
  else
    bal_coding_put_number (out, bal_findings_store_get_count (store, record));
}

GBytes *
bal_findings_to_bytes (BalFindings *self)
{
  const BalFindingsStore *store = bal_findings_get_store (self);
  guint n_findings = g_list_model_get_n_items (G_LIST_MODEL (self));
  GByteArray *out = g_byte_array_new ();

  bal_coding_put_number (out, n_findings);
  for (guint i = 0; i < n_findings; i++)
    put_record (out, store, bal_findings_get_record (self, i));
  return g_byte_array_free_to_bytes (out);
}

static BalBitmap *
read_rows (BalCodingReader *reader, guint64 *n_rows)
{
  g_autoptr (BalBitmap) rows = bal_bitmap_new ();
  guint64 next = 0;
  guint64 length;

  while ((length = bal_coding_reader_get_limited (reader, MAX_ROW)) > 0)
    {
      next += bal_coding_reader_get_limited (reader, MAX_ROW);
      *n_rows += length;
      if (next + length > MAX_ROW || *n_rows > MAX_ROWS)
        {
          reader->failed = TRUE;
          return NULL;
        }
      bal_bitmap_add_range (rows, next, next + length - 1);
      next += length;
    }
  return reader->failed ? NULL : g_steal_pointer (&rows);
}

static void
read_figures (BalCodingReader *reader, BalFindingsStore *store)
{
  guint64 n_figures = bal_coding_reader_get_number (reader);

  for (guint64 i = 0; i < n_figures && !reader->failed; i++)
    {
      g_autofree char *name = bal_coding_reader_dup_text (reader);
      double value = bal_coding_reader_get_double (reader);

      if (name == NULL)
        reader->failed = TRUE;
      else
        bal_findings_store_append_figure (store, name, value);
    }
}

static guint32
read_text (BalCodingReader *reader, BalFindingsStore *store)
{
  g_autofree char *text = bal_coding_reader_dup_text (reader);

  return bal_findings_store_intern (store, text);
}

/* The figures follow in the bytes before the rows: the record is appended without rows first. */
static void
read_record (BalCodingReader *reader, BalFindingsStore *store, guint64 *n_rows)
{
  BalFindingsRecord record = { 0 };
  guint place;

  record.severity = (BalSeverity) bal_coding_reader_get_limited (reader, BAL_SEVERITY_ERROR);
  record.code = read_text (reader, store);
  record.subject = read_text (reader, store);
  record.column = read_text (reader, store);
  record.source = read_text (reader, store);
  record.origin = read_text (reader, store);
  if (record.code == BAL_FINDINGS_NO_TEXT)
    reader->failed = TRUE;
  if (reader->failed)
    return;
  place = bal_findings_store_append (store, &record);
  read_figures (reader, store);
  if (bal_coding_reader_get_limited (reader, 1) > 0)
    store->rows->pdata[place] = read_rows (reader, n_rows);
  else
    g_array_index (store->counts, guint64, place) = bal_coding_reader_get_number (reader);
}

BalFindings *
bal_findings_new_from_bytes (gconstpointer data, gsize size)
{
  g_autoptr (BalFindingsStore) store = bal_findings_store_new ();
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint32));
  BalCodingReader reader;
  guint64 n_rows = 0;
  guint64 n_findings;

  bal_coding_reader_init (&reader, data, size);
  n_findings = bal_coding_reader_get_limited (&reader, MAX_FINDINGS);
  for (guint32 i = 0; i < n_findings && !reader.failed; i++)
    {
      read_record (&reader, store, &n_rows);
      g_array_append_val (order, i);
    }
  return bal_coding_reader_end (&reader)
           ? bal_findings_new_for_store (store, g_steal_pointer (&order))
           : NULL;
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <string.h>

#include "libbalanced/caseload/bal-caseload-reader-private.h"
#include "libbalanced/core/bal-arrow-reader-private.h"
#include "libbalanced/core/bal-table.h"
#include "tests/fuzz/bal-fuzz.h"
#include "tests/support/bal-test-arrow.h"

/* The bytes describe a stream: formats, lengths, offsets, and what stands in the buffers. The
 * buffers are as large as the interface promises, since nobody could check that; all else may be
 * wrong. */

#define MAX_LENGTH 24
#define BUFFER_SIZE 2048 /* 16 bytes for each place that may be asked for, and more */
#define TEXT_SIZE 64

typedef struct
{
  const guint8 *data;
  gsize size;
  GPtrArray *owned;
} Input;

static guint8
take (Input *input)
{
  if (input->size == 0)
    return 0;

  input->size--;
  return *input->data++;
}

static void *
take_buffer (Input *input, gsize size)
{
  guint8 *buffer = g_malloc0 (size);
  gsize n = MIN (input->size, take (input));

  n = MIN (n, size);
  n = MIN (n, input->size);
  memcpy (buffer, input->data, n);
  input->data += n;
  input->size -= n;
  g_ptr_array_add (input->owned, buffer);
  return buffer;
}

static gint64
take_length (Input *input)
{
  guint8 byte = take (input);

  if (byte == 255)
    return -1;
  return byte % (MAX_LENGTH + 1);
}

/* Mostly what is right: else nothing would get past the first checks. */
static gint64
take_length_like (Input *input, gint64 right)
{
  guint8 byte = take (input);

  return byte < 240 ? right : byte % 8 - 1;
}

static const char *
take_format (Input *input)
{
  static const char *const formats[] = {
    "n",      "b",       "c",           "C",  "s",  "S",   "i",   "I",    "l",    "L",
    "f",      "g",       "u",           "U",  "vu", "tdD", "tdm", "tss:", "tsn:", "tsu:UTC",
    "d:10,2", "d:38,-3", "d:38,38,128", "+l", "",   "ts",  "d:",  "z",    "e",
  };
  guint8 byte = take (input);
  char *format;

  if (byte < 200)
    return formats[byte % G_N_ELEMENTS (formats)];

  format = take_buffer (input, 8);
  format[7] = '\0';
  return format;
}

/* The last offset is the one promise about the length of a text that a reader can rely on. */
static void
keep_last_offset (BalTestArray *array)
{
  gint64 last = array->offset + array->length;
  gint32 *small = (gint32 *) array->buffers[1];
  gint64 *large = (gint64 *) array->buffers[1];

  if (array->offset < 0 || array->length < 0)
    return;
  if (strcmp (array->format, "u") == 0)
    small[last] = MIN (small[last], TEXT_SIZE);
  if (strcmp (array->format, "U") == 0)
    large[last] = MIN (large[last], TEXT_SIZE);
}

static const char *const names[] = { "a", "a_state", "\303\251", "b", "a" };

static void
take_array (Input *input,
            BalTestArray *array,
            guint position,
            gint64 length,
            gboolean may_have_dictionary)
{
  guint8 flags = take (input);

  memset (array, 0, sizeof *array);
  array->format = take_format (input);
  array->name = names[position];
  array->length = take_length_like (input, length);
  array->offset = take_length (input);
  array->null_count = take_length_like (input, flags & 64 ? -1 : 0);
  array->n_buffers = 2;
  if (strcmp (array->format, "u") == 0 || strcmp (array->format, "U") == 0)
    array->n_buffers = 3;
  if (strcmp (array->format, "vu") == 0)
    array->n_buffers = 4;
  if ((flags & 8) && take (input) > 200)
    array->n_buffers = take (input) % (BAL_TEST_MAX_BUFFERS + 1);
  array->buffers[0] =
    (flags & 16) && array->null_count == 0 ? NULL : take_buffer (input, BUFFER_SIZE);
  array->buffers[1] = take_buffer (input, BUFFER_SIZE);
  for (guint i = 2; i < BAL_TEST_MAX_BUFFERS; i++)
    array->buffers[i] = take_buffer (input, TEXT_SIZE);
  keep_last_offset (array);
  if (strcmp (array->format, "vu") == 0 && array->n_buffers >= 3)
    {
      gint64 *sizes = g_new (gint64, BAL_TEST_MAX_BUFFERS);
      for (guint i = 0; i < BAL_TEST_MAX_BUFFERS; i++)
        sizes[i] = TEXT_SIZE;
      g_ptr_array_add (input->owned, sizes);
      array->buffers[array->n_buffers - 1] = sizes;
    }
  if (may_have_dictionary && flags & 32)
    {
      BalTestArray *dictionary = g_new0 (BalTestArray, 1);
      g_ptr_array_add (input->owned, dictionary);
      take_array (input, dictionary, 0, take_length (input), FALSE);
      array->dictionary = dictionary;
    }
}

static void
take_batch (Input *input, BalTestBatch *batch, gint64 n_columns)
{
  batch->length = take_length (input);
  batch->offset = take (input) % 4 == 1 ? take_length (input) : 0;
  batch->null_count = take (input) % 4 == 1 ? -1 : 0;
  batch->nulls = take (input) % 2 == 0 ? NULL : take_buffer (input, BUFFER_SIZE);
  batch->n_columns = n_columns;
  for (gint64 i = 0; i < n_columns; i++)
    take_array (input, &batch->columns[i], (guint) i, batch->offset + batch->length, TRUE);
}

/* A batch reads its columns as the schema of the first one says, so formats, and whether there is
 * a dictionary, must not change. */
static void
repeat_types (const BalTestBatch *first, BalTestBatch *batch)
{
  for (gint64 i = 0; i < first->n_columns; i++)
    batch->columns[i] = first->columns[i];
}

static void
read_cells (BalTestSource source)
{
  struct ArrowArrayStream stream;
  g_autoptr (BalArrowReader) reader = NULL;

  bal_test_source_open (&source, &stream);
  reader = bal_arrow_reader_new (&stream, NULL, NULL);
  while (reader != NULL && bal_arrow_reader_next (reader, NULL))
    for (guint i = 0; i < bal_arrow_reader_get_n_columns (reader); i++)
      for (guint64 row = 0; row < bal_arrow_reader_get_n_rows (reader); row++)
        {
          BalArrowCell cell;
          bal_arrow_reader_get_cell (reader, i, row, &cell);
          if (cell.kind == BAL_ARROW_CELL_TEXT)
            g_assert_true (cell.length == 0 || g_utf8_validate_len (cell.text, cell.length, NULL));
          g_assert_cmpint (bal_arrow_reader_get_code (reader, i, row), <,
                           (gint64) bal_arrow_reader_get_n_codes (reader, i));
        }
  g_clear_pointer (&reader, bal_arrow_reader_free);
  g_assert_cmpuint (source.n_alive, ==, 0);
}

/* A table that could be read is the same after another journey. */
static void
import (BalTestSource source)
{
  struct ArrowArrayStream stream;
  g_autoptr (GError) error = NULL;
  g_autoptr (BalTable) table = NULL;
  g_autoptr (BalTable) again = NULL;

  bal_test_source_open (&source, &stream);
  table = bal_table_new_from_arrow_stream (&stream, &error);
  g_assert_true ((table == NULL) == (error != NULL));
  g_assert_cmpuint (source.n_alive, ==, 0);
  if (table == NULL)
    return;

  g_assert_true (bal_table_export_arrow_stream (table, &stream, &error));
  again = bal_table_new_from_arrow_stream (&stream, &error);
  g_assert_no_error (error);
  g_assert_true (bal_table_equal (table, again));
}

static BalCaseloadOptions *
make_options (void)
{
  g_autoptr (GVariant) constants = g_variant_parse (
    G_VARIANT_TYPE ("a{ss}"),
    "{'strand': 'family', 'level': 'universal', 'stage': 'intervention', 'agency': 'nhs'}", NULL,
    NULL, NULL);

  return g_object_new (BAL_TYPE_CASELOAD_OPTIONS, "constants", constants, "n-threads", 3, NULL);
}

/* The digest; NULL where it is no caseload. */
static char *
read_episodes (BalTestSource source, BalCaseloadOptions *options, gboolean in_parts)
{
  struct ArrowArrayStream stream;
  g_autoptr (BalCaseloadReader) reader = bal_caseload_reader_new (options);
  g_autoptr (BalCaseload) caseload = NULL;

  /* A part of a frame has one row at least. */
  if (in_parts)
    bal_caseload_reader_get_intake (reader, NULL)->part_size = 0;
  bal_test_source_open (&source, &stream);
  if (bal_caseload_reader_read_arrow (reader, BAL_CASELOAD_FILE_EPISODES, &stream, "frame", NULL,
                                      NULL))
    caseload = bal_caseload_reader_end (reader, NULL);
  g_assert_cmpuint (source.n_alive, ==, 0);
  return caseload != NULL ? g_strdup (bal_caseload_get_digest (caseload)) : NULL;
}

/* Episodes that many threads take in are those that one takes in. */
static void
take_in (BalTestSource source, BalTestBatch batches[2])
{
  static const char *const columns[] = { "child_id", "start_date", "episode_id", "source" };
  g_autoptr (BalCaseloadOptions) options = make_options ();
  g_autofree char *one = NULL;
  g_autofree char *many = NULL;

  for (guint i = 0; i < 2; i++)
    for (gint64 j = 0; j < batches[i].n_columns; j++)
      batches[i].columns[j].name = columns[j];
  one = read_episodes (source, options, FALSE);
  many = read_episodes (source, options, TRUE);
  g_assert_cmpstr (one, ==, many);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  Input input = { data, size, owned };
  BalTestBatch batches[2] = { 0 };
  BalTestSource source = { .batches = batches,
                           .n_batches = 1 + take (&input) % 2,
                           .fail_after = -1 };
  gint64 n_columns = take (&input) % 5;

  take_batch (&input, &batches[0], n_columns);
  take_batch (&input, &batches[1], n_columns);
  repeat_types (&batches[0], &batches[1]);
  read_cells (source);
  import (source);
  take_in (source, batches);
  return 0;
}

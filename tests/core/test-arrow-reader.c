/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-arrow-reader-private.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-error.h"
#include "tests/support/bal-test-arrow.h"

/* Reads one column of one batch; the cells as words, with strokes between them. */
static char *
read_words (const BalTestArray *array)
{
  BalTestBatch batch = { .length = array->length, .n_columns = 1, .columns = { *array } };
  BalTestSource source = { .batches = &batch, .n_batches = 1, .fail_after = -1 };
  g_autoptr (BalArrowReader) reader = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  struct ArrowArrayStream stream;

  bal_test_source_open (&source, &stream);
  reader = bal_arrow_reader_new (&stream, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (stream.release);
  g_assert_true (bal_arrow_reader_next (reader, &error));
  for (guint64 row = 0; row < bal_arrow_reader_get_n_rows (reader); row++)
    {
      BalArrowCell cell;
      g_autofree char *iso = NULL;

      bal_arrow_reader_get_cell (reader, 0, row, &cell);
      if (row > 0)
        g_string_append_c (words, '/');
      switch (cell.kind)
        {
        case BAL_ARROW_CELL_NULL:
          g_string_append (words, "null");
          break;
        case BAL_ARROW_CELL_TEXT:
          g_string_append_len (words, cell.text, (gssize) cell.length);
          break;
        case BAL_ARROW_CELL_INT:
          g_string_append_printf (words, "%" G_GINT64_FORMAT, cell.int64);
          break;
        case BAL_ARROW_CELL_DOUBLE:
          g_string_append_printf (words, "%g#", cell.number);
          break;
        case BAL_ARROW_CELL_DAY:
          iso = bal_day_to_text (cell.day);
          g_string_append (words, iso);
          break;
        case BAL_ARROW_CELL_BOOL:
          g_string_append (words, cell.int64 ? "yes" : "no");
          break;
        case BAL_ARROW_CELL_FAULT:
        default:
          g_string_append (words, "fault");
          break;
        }
    }
  g_assert_false (bal_arrow_reader_next (reader, &error));
  g_assert_no_error (error);
  g_clear_pointer (&reader, bal_arrow_reader_free);
  g_assert_cmpuint (source.n_alive, ==, 0);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
check (const char *format, gint64 length, const void *values, const char *expected)
{
  const BalTestArray array = {
    .name = "a", .format = format, .length = length, .n_buffers = 2, .buffers = { NULL, values }
  };
  g_autofree char *words = read_words (&array);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_numbers (void)
{
  const gint8 c[] = { -128, 127 };
  const guint8 C[] = { 0, 255 };
  const gint16 s[] = { -32768, 32767 };
  const guint16 S[] = { 0, 65535 };
  const gint32 i[] = { G_MININT32, G_MAXINT32 };
  const guint32 I[] = { 0, G_MAXUINT32 };
  const gint64 l[] = { G_MININT64, G_MAXINT64 };
  const guint64 L[] = { 1, G_MAXUINT64 };
  const float f[] = { 0.5f, NAN };
  const double g[] = { -0.25, INFINITY, NAN };

  check ("c", 2, c, "-128/127");
  check ("C", 2, C, "0/255");
  check ("s", 2, s, "-32768/32767");
  check ("S", 2, S, "0/65535");
  check ("i", 2, i, "-2147483648/2147483647");
  check ("I", 2, I, "0/4294967295");
  check ("l", 2, l, "-9223372036854775808/9223372036854775807");
  check ("L", 2, L, "1/fault");
  check ("f", 2, f, "0.5#/null");
  check ("g", 3, g, "-0.25#/inf#/null");
}

static void
test_decimals (void)
{
  /* Low words first: 1200, -1200, 1250, 0, 10^20, -10^20. */
  const gint64 values[] = {
    1200, 0, -1200, -1, 1250, 0, 0, 0, 7766279631452241920, 5, -7766279631452241920, -6,
  };

  check ("d:10,2", 4, values, "12/-12/12.5#/0");
  check ("d:38,0,128", 6, values, "1200/-1200/1250/0/1e+20#/-1e+20#");
  check ("d:10,-2", 2, values, "120000/-120000");
  check ("d:10,2,256", 1, values, "fault");
  check ("d:10", 1, values, "fault");
}

static void
test_days (void)
{
  const gint32 days[] = { 0, -1, 18262, G_MAXINT32 };
  const gint64 ms[] = { 0, -86400000, 86399999, -1, G_MAXINT64 };
  const gint64 ns[] = { 0, -1, 86400000000000, G_MININT64, G_MAXINT64 };
  /* 2020-03-29 00:30 and 2020-07-01 23:30, UTC: winter ends at 01:00 on that morning. */
  const gint64 seconds[] = { 1585441800, 1593646200 };
  const gint64 us[] = { 1585441800000000, 1593646200000000 };
  const gint64 far[] = { G_MAXINT64, G_MININT64 };

  check ("tdD", 4, days, "1970-01-01/1969-12-31/2020-01-01/fault");
  check ("tdm", 5, ms, "1970-01-01/1969-12-31/1970-01-01/1969-12-31/fault");
  check ("tsn:", 5, ns, "1970-01-01/1969-12-31/1970-01-02/null/2262-04-11");
  check ("tss:", 2, seconds, "2020-03-29/2020-07-01");
  check ("tss:UTC", 2, seconds, "2020-03-29/2020-07-02");
  check ("tsu:America/New_York", 2, us, "2020-03-29/2020-07-02");
  check ("tss:UTC", 2, far, "fault/null");
  check ("ts", 1, seconds, "fault");
  check ("tsx:", 1, seconds, "fault");
  check ("ttu", 1, seconds, "fault");
}

static void
test_booleans_and_nulls (void)
{
  const guint8 bits[] = { 0x05, 0x01 };
  const guint8 valid[] = { 0xfd, 0x01 };
  const BalTestArray array = {
    .name = "a",
    .format = "b",
    .length = 9,
    .null_count = -1,
    .n_buffers = 2,
    .buffers = { valid, bits },
  };
  const BalTestArray shifted = {
    .name = "a",
    .format = "b",
    .length = 3,
    .offset = 6,
    .null_count = 1,
    .n_buffers = 2,
    .buffers = { valid, bits },
  };
  const BalTestArray nothing = { .name = "a", .format = "n", .length = 2, .null_count = 2 };
  g_autofree char *words = read_words (&array);
  g_autofree char *later = read_words (&shifted);
  g_autofree char *nulls = read_words (&nothing);

  g_assert_cmpstr (words, ==, "yes/null/yes/no/no/no/no/no/yes");
  g_assert_cmpstr (later, ==, "no/no/yes");
  g_assert_cmpstr (nulls, ==, "null/null");
}

static void
test_text (void)
{
  const gint32 offsets[] = { 0, 3, 3, 8, 9 };
  const gint64 large[] = { 0, 3, 3, 8, 9 };
  const gint32 nothing[] = { 0, 0 };
  const guint8 valid[] = { 0x1d };
  const BalTestArray small = {
    .name = "a",
    .format = "u",
    .length = 4,
    .n_buffers = 3,
    .buffers = { NULL, offsets, "abcllais\xff" },
  };
  const BalTestArray big = {
    .name = "a",
    .format = "U",
    .length = 3,
    .offset = 1,
    .null_count = 1,
    .n_buffers = 3,
    .buffers = { valid, large, "abcllais\xff" },
  };
  const BalTestArray empty = {
    .name = "a",
    .format = "u",
    .length = 1,
    .n_buffers = 3,
    .buffers = { NULL, nothing, NULL },
  };
  g_autofree char *words = read_words (&small);
  g_autofree char *later = read_words (&big);
  g_autofree char *blank = read_words (&empty);

  g_assert_cmpstr (blank, ==, "");
  g_assert_cmpstr (words, ==, "abc//llais/fault");
  g_assert_cmpstr (later, ==, "null/llais/fault");
}

static void
test_hostile_offsets (void)
{
  const gint32 offsets[] = { 0, 2, 1, -5, G_MAXINT32, 3 };
  const BalTestArray array = {
    .name = "a",
    .format = "u",
    .length = 5,
    .n_buffers = 3,
    .buffers = { NULL, offsets, "abc" },
  };
  g_autofree char *words = read_words (&array);

  g_assert_cmpstr (words, ==, "ab/fault/fault/fault/fault");
}

typedef struct
{
  gint32 length;
  char start[4];
  gint32 buffer;
  gint32 offset;
} View;

static void
test_views (void)
{
  const char data[] = "speech and language";
  const gint64 sizes[] = { 19 };
  View views[6] = { { 19, "spee", 0, 0 }, { 3, "abc", 0, 0 },   { 13, "", 0, 6 },
                    { 19, "spee", 1, 0 }, { 19, "spee", 0, 1 }, { -1, "", 0, 0 } };
  const BalTestArray array = {
    .name = "a",
    .format = "vu",
    .length = 6,
    .n_buffers = 4,
    .buffers = { NULL, views, data, sizes },
  };
  g_autofree char *words = read_words (&array);

  g_assert_cmpstr (words, ==, "speech and language/abc/ and language/fault/fault/fault");
}

static void
test_dictionary (void)
{
  const gint32 offsets[] = { 0, 9, 17, 17 };
  const guint8 entries_valid[] = { 0x03 };
  const guint8 valid[] = { 0x17 };
  const gint8 codes[] = { 1, 0, 2, 0, 7 };
  const BalTestArray entries = {
    .name = "",
    .format = "u",
    .length = 3,
    .null_count = 1,
    .n_buffers = 3,
    .buffers = { entries_valid, offsets, "universaltargeted" },
  };
  const BalTestArray array = {
    .name = "level",
    .format = "c",
    .length = 5,
    .null_count = 1,
    .n_buffers = 2,
    .buffers = { valid, codes },
    .dictionary = &entries,
  };
  g_autofree char *words = read_words (&array);
  BalTestBatch batch = { .length = 5, .n_columns = 1, .columns = { array } };
  BalTestSource source = { .batches = &batch, .n_batches = 1, .fail_after = -1 };
  g_autoptr (BalArrowReader) reader = NULL;
  struct ArrowArrayStream stream;

  g_assert_cmpstr (words, ==, "targeted/universal/null/null/fault");

  bal_test_source_open (&source, &stream);
  reader = bal_arrow_reader_new (&stream, NULL, NULL);
  g_assert_true (bal_arrow_reader_is_dictionary (reader, 0));
  g_assert_cmpint (bal_arrow_reader_get_kind (reader, 0), ==, BAL_ARROW_CELL_TEXT);
  g_assert_cmpstr (bal_arrow_reader_get_format (reader, 0), ==, "c");
  g_assert_cmpstr (bal_arrow_reader_get_name (reader, 0), ==, "level");
  g_assert_true (bal_arrow_reader_next (reader, NULL));
  g_assert_cmpuint (bal_arrow_reader_get_n_codes (reader, 0), ==, 3);
  g_assert_cmpint (bal_arrow_reader_get_code (reader, 0, 0), ==, 1);
  g_assert_cmpint (bal_arrow_reader_get_code (reader, 0, 3), ==, -1);
  g_assert_cmpint (bal_arrow_reader_get_code (reader, 0, 4), ==, -1);
}

/* Batches with an offset, and rows that are null as a whole. */
static void
test_batches (void)
{
  const gint64 values[] = { 1, 2, 3, 4, 5, 6 };
  const guint8 rows_valid[] = { 0xf7 };
  const BalTestArray column = {
    .name = "n", .format = "l", .length = 6, .n_buffers = 2, .buffers = { NULL, values }
  };
  const BalTestBatch batches[] = {
    { .length = 2, .offset = 1, .n_columns = 1, .columns = { column } },
    { .length = 0, .n_columns = 1, .columns = { column } },
    { .length = 3,
      .offset = 2,
      .null_count = 1,
      .nulls = rows_valid,
      .n_columns = 1,
      .columns = { column } },
  };
  BalTestSource source = { .batches = batches, .n_batches = 3, .fail_after = -1 };
  g_autoptr (BalArrowReader) reader = NULL;
  struct ArrowArrayStream stream;
  gint64 expected[] = { 2, 3, 3, -1, 5 };
  gsize n = 0;

  bal_test_source_open (&source, &stream);
  reader = bal_arrow_reader_new (&stream, NULL, NULL);
  while (bal_arrow_reader_next (reader, NULL))
    for (guint64 row = 0; row < bal_arrow_reader_get_n_rows (reader); row++)
      {
        BalArrowCell cell;
        bal_arrow_reader_get_cell (reader, 0, row, &cell);
        if (expected[n] < 0)
          g_assert_cmpint (cell.kind, ==, BAL_ARROW_CELL_NULL);
        else
          g_assert_cmpint (cell.int64, ==, expected[n]);
        n++;
      }
  g_assert_cmpuint (n, ==, 5);
  g_clear_pointer (&reader, bal_arrow_reader_free);
  g_assert_cmpuint (source.n_alive, ==, 0);
}

static void
check_refused (BalTestBatch batch)
{
  BalTestSource source = { .batches = &batch, .n_batches = 1, .fail_after = -1 };
  g_autoptr (BalArrowReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  struct ArrowArrayStream stream;

  bal_test_source_open (&source, &stream);
  reader = bal_arrow_reader_new (&stream, NULL, &error);
  if (reader != NULL)
    g_assert_false (bal_arrow_reader_next (reader, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == BAL_DATA_ERROR);
  g_assert_null (stream.release);
  g_clear_pointer (&reader, bal_arrow_reader_free);
  g_assert_cmpuint (source.n_alive, ==, 0);
}

static void
test_hostile_batches (void)
{
  const gint64 values[] = { 1, 2, 3 };
  const BalTestArray good = {
    .name = "n", .format = "l", .length = 3, .n_buffers = 2, .buffers = { NULL, values }
  };
  const gint32 offsets[] = { 0, 1, 2, 3 };
  const BalTestArray text = {
    .name = "a",
    .format = "u",
    .length = 3,
    .n_buffers = 3,
    .buffers = { NULL, offsets, NULL },
  };
  BalTestBatch batch = { .length = 3, .n_columns = 1, .columns = { good } };

  batch.columns[0].length = 2;
  check_refused (batch);
  batch.columns[0].length = -1;
  check_refused (batch);
  batch.columns[0] = good;
  batch.columns[0].offset = G_MAXINT64;
  check_refused (batch);
  batch.columns[0].offset = -1;
  check_refused (batch);
  batch.columns[0] = good;
  batch.columns[0].n_buffers = 1;
  check_refused (batch);
  batch.columns[0].n_buffers = 3;
  check_refused (batch);
  batch.columns[0] = good;
  batch.columns[0].null_count = 1;
  check_refused (batch);
  batch.columns[0].null_count = -7;
  check_refused (batch);
  batch.columns[0] = good;
  batch.columns[0].buffers[1] = NULL;
  check_refused (batch);
  batch.columns[0] = good;
  batch.columns[0] = text;
  check_refused (batch);
  batch.columns[0] = good;
  batch.length = -1;
  check_refused (batch);
  batch.length = G_MAXINT64;
  check_refused (batch);
  batch.length = 3;
  batch.offset = 1;
  check_refused (batch);
  batch.offset = G_MAXINT64;
  check_refused (batch);
}

static void
test_hostile_schemas (void)
{
  const double values[] = { 1 };
  const BalTestArray entries = { .name = "", .format = "u" };
  BalTestBatch batch = {
    .length = 1,
    .n_columns = 1,
    .columns = { { .name = "\xff",
                   .format = "g",
                   .length = 1,
                   .n_buffers = 2,
                   .buffers = { NULL, values } } },
  };

  check_refused (batch);
  batch.columns[0].name = "a";
  batch.columns[0].format = NULL;
  check_refused (batch);
  batch.columns[0].format = "g";
  batch.columns[0].dictionary = &entries;
  check_refused (batch);
}

/* The words of a producer may quote data, so they stay out of messages. */
static void
test_producer_fails (void)
{
  const BalTestBatch batch = { .n_columns = 0 };
  BalTestSource source = { .batches = &batch, .n_batches = 1, .fail_schema = EINVAL };
  BalTestSource later = { .batches = &batch, .n_batches = 1, .fail_after = 1 };
  g_autoptr (BalArrowReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  struct ArrowArrayStream stream;

  bal_test_source_open (&source, &stream);
  g_assert_null (bal_arrow_reader_new (&stream, NULL, &error));
  g_assert_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_BAD_VALUE);
  g_assert_null (strstr (error->message, "producer"));
  g_assert_cmpuint (source.n_alive, ==, 0);
  g_clear_error (&error);

  bal_test_source_open (&later, &stream);
  reader = bal_arrow_reader_new (&stream, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (bal_arrow_reader_next (reader, &error));
  g_assert_false (bal_arrow_reader_next (reader, &error));
  g_assert_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_BAD_VALUE);
  g_clear_error (&error);

  memset (&stream, 0, sizeof stream);
  g_assert_null (bal_arrow_reader_new (&stream, NULL, &error));
  g_assert_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_SYNTAX);
}

static void
test_metadata (void)
{
  const BalArrowPair pairs[] = { { "one", "1" }, { "none", NULL }, { "two", "" } };
  g_autofree char *metadata = bal_arrow_metadata_new (pairs, 3);
  g_autofree char *one = bal_arrow_metadata_lookup (metadata, "one");
  g_autofree char *two = bal_arrow_metadata_lookup (metadata, "two");
  const gint32 hostile[] = { 5, G_MAXINT32, 0, 0 };

  g_assert_cmpstr (one, ==, "1");
  g_assert_cmpstr (two, ==, "");
  g_assert_null (bal_arrow_metadata_lookup (metadata, "none"));
  g_assert_null (bal_arrow_metadata_lookup (NULL, "one"));
  g_assert_null (bal_arrow_metadata_lookup ((const char *) hostile, "one"));
  g_assert_null (bal_arrow_metadata_new (pairs + 1, 1));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/arrow-reader/numbers", test_numbers);
  g_test_add_func ("/arrow-reader/decimals", test_decimals);
  g_test_add_func ("/arrow-reader/days", test_days);
  g_test_add_func ("/arrow-reader/booleans-and-nulls", test_booleans_and_nulls);
  g_test_add_func ("/arrow-reader/text", test_text);
  g_test_add_func ("/arrow-reader/hostile-offsets", test_hostile_offsets);
  g_test_add_func ("/arrow-reader/views", test_views);
  g_test_add_func ("/arrow-reader/dictionary", test_dictionary);
  g_test_add_func ("/arrow-reader/batches", test_batches);
  g_test_add_func ("/arrow-reader/hostile-batches", test_hostile_batches);
  g_test_add_func ("/arrow-reader/hostile-schemas", test_hostile_schemas);
  g_test_add_func ("/arrow-reader/producer-fails", test_producer_fails);
  g_test_add_func ("/arrow-reader/metadata", test_metadata);

  return g_test_run ();
}

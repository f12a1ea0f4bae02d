/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-csv-parts-private.h"

#include <string.h>

#include "libbalanced/base/bal-processor-private.h"
#include "libbalanced/caseload/bal-caseload-reader-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-table.h"
#include "tests/support/bal-test-caseload.h"

#define HEADER "child_id,episode_id,strand,level,stage,agency,start_date,end_date,minutes,note\n"
#define N_ROWS 300
#define LEAST_PART 70

static const guint n_threads[] = { 1, 2, 3, 7 };

/* Everything that reading the text gives, in parts of such a size. */
static char *
read_in_parts (const char *text, gsize length, gsize part_size, guint threads)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (BalCaseloadOptions) options =
    g_object_new (BAL_TYPE_CASELOAD_OPTIONS, "n-threads", threads, NULL);
  g_autoptr (BalCaseloadReader) reader = bal_caseload_reader_new (options);
  g_autoptr (BalCaseload) caseload = NULL;
  g_autoptr (GError) error = NULL;

  bal_caseload_reader_get_intake (reader, NULL)->part_size = part_size;
  bal_caseload_reader_get_intake (reader, NULL)->chunk_rows = part_size / LEAST_PART;
  if (bal_caseload_reader_read_bytes (reader, BAL_CASELOAD_FILE_EPISODES, bytes, "e", NULL, &error))
    caseload = bal_caseload_reader_end (reader, &error);
  if (caseload == NULL)
    return g_strdup (error->message);
  return bal_test_describe_caseload (caseload);
}

/* The whole is read with plain kernels, parts with wide ones too, where there are any. */
static void
check (const char *text, gsize length)
{
  g_autofree char *whole = NULL;

  bal_processor_set_plain (TRUE);
  whole = read_in_parts (text, length, length + 1, 1);

  for (gsize size = LEAST_PART; size < length; size = size * 7)
    {
      for (guint i = 0; i < G_N_ELEMENTS (n_threads); i++)
        {
          g_autofree char *parts = NULL;

          bal_processor_set_plain (i % 2 == 0);
          parts = read_in_parts (text, length, size, n_threads[i]);
          g_assert_cmpstr (parts, ==, whole);
        }
    }
}

static const char *
pick (GRand *rand, const char *const *words, guint n_words)
{
  return words[g_rand_int_range (rand, 0, (gint32) n_words)];
}

/* A row as it may come, mostly good. */
static void
append_row (GString *text, GRand *rand, guint i)
{
  static const char *const strands[] = { "family", "EE", "workforce", "", "nonsense", "ID" };
  static const char *const days[] = { "2020-01-01", "2020-03-01",  "2019-12-31", "",
                                      "soon",       " 2020-02-02", "1899-01-01" };
  static const char *const notes[] = { "",
                                       "plain",
                                       "\"a,b\"",
                                       "\"two\nlines\"",
                                       "\"said \"\"no\"\"\nand\n\nleft\"",
                                       "\"x\"y",
                                       "in \"the\" middle",
                                       "caf\xc3\xa9" };
  static const char *const ends[] = { "\n", "\n", "\n", "\r\n", "\n\n", ",more\n" };
  gboolean odd = g_rand_int_range (rand, 0, 4) == 0;

  g_string_append_printf (text, "c%d,", g_rand_int_range (rand, 0, odd ? 5 : 60));
  if (odd && g_rand_boolean (rand))
    g_string_append_printf (text, "%s%u,", g_rand_boolean (rand) ? "E-" : "0", i);
  else
    g_string_append_printf (text, "%u,", odd ? i / 2 : i);
  g_string_append_printf (text, "%s,T,%s,agency %d,", pick (rand, strands, odd ? 6 : 3),
                          odd ? "INT" : "identification", g_rand_int_range (rand, 0, 9));
  g_string_append_printf (text, "%s,%s,", pick (rand, days, odd ? 7 : 1),
                          pick (rand, days, odd ? 7 : 2));
  g_string_append_printf (text, "%d,%s%s", g_rand_int_range (rand, odd ? -1 : 0, 500),
                          pick (rand, notes, 8), pick (rand, ends, odd ? 6 : 4));
}

/* Whatever stands where a part begins, the result is that of the whole. */
static void
test_random (void)
{
  for (guint32 seed = 1; seed <= 6; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GString) text = g_string_new (HEADER);

      for (guint i = 0; i < N_ROWS; i++)
        append_row (text, rand, i);
      check (text->str, text->len);
    }
}

/* Rows without quotation marks, of any length, with a field too many or too few here and there. */
static void
test_plain (void)
{
  static const char *const ends[] = { "\n", "\n", "\r\n", "\n", "\n\n", ",\n" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (GString) text = g_string_new (HEADER);

  for (guint i = 0; i < 2 * N_ROWS; i++)
    {
      gboolean odd = g_rand_int_range (rand, 0, 100) == 0;

      g_string_append_printf (text, "c%d,%u,EE,S,%sa%d,%d-%02d-%02d,,%d,",
                              g_rand_int_range (rand, 0, odd ? 900 : 30), i,
                              odd && i % 2 == 0 ? "" : "INT,", g_rand_int_range (rand, 0, 7),
                              g_rand_int_range (rand, 1995, 2025), g_rand_int_range (rand, 1, 13),
                              g_rand_int_range (rand, 1, odd ? 33 : 29),
                              g_rand_int_range (rand, 0, 70000));
      for (gint32 n = g_rand_int_range (rand, 0, odd ? 300 : 9); n > 0; n--)
        g_string_append_c (text, 'x');
      g_string_append (text, ends[g_rand_int_range (rand, 0, odd ? 6 : 4)]);
    }
  check (text->str, text->len);
}

/* The end is where a part has no room to look ahead. */
static void
test_ends (void)
{
  static const char *const ends[] = { "",           "a",  "a,b,family,T,INT,x,2020-01-01,,1,",
                                      "\n\n",       "\"", "\r\n",
                                      ",,,,,,,,,\n" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (99);
      g_autoptr (GString) text = g_string_new (HEADER);

      for (guint row = 0; row < 20; row++)
        append_row (text, rand, row);
      g_string_append (text, ends[i]);
      check (text->str, text->len);
    }
}

/* What stops the work is the same, in the same place. */
static void
test_stops (void)
{
  g_autoptr (GString) unclosed = g_string_new (HEADER);
  g_autoptr (GString) names = g_string_new ("child_id,strand,level,stage,agency,role\n");
  g_autofree char *said = NULL;

  for (guint i = 0; i < 50; i++)
    g_string_append_printf (unclosed, "c,%u,family,T,INT,a,2020-01-01,,%u,%s\n", i, i,
                            i == 30 ? "\"never" : "");
  check (unclosed->str, unclosed->len);
  said = read_in_parts (unclosed->str, unclosed->len, 100, 2);
  g_assert_nonnull (strstr (said, "line 32"));
  g_clear_pointer (&said, g_free);

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (names, "c,family,T,INT,a,role %u\n", i);
  check (names->str, names->len);
  said = read_in_parts (names->str, names->len, 1000, 2);
  g_assert_nonnull (strstr (said, "row 256"));
}

/* With identifiers, the order of the rows in the file counts for nothing. Numbers that follow the
 * rows take no room, which must not show. */
static void
test_shuffled (gconstpointer data)
{
  gboolean texts = GPOINTER_TO_INT (data);
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *digest = NULL;

  for (guint i = 0; i < 500; i++)
    g_ptr_array_add (
      rows, g_strdup_printf ("c%d,%s%u,EE,S,INT,a%d,2020-01-%02d,,%d,\n",
                             g_rand_int_range (rand, 0, 20), texts && i % 3 == 0 ? "x" : "", i + 7,
                             g_rand_int_range (rand, 0, 7), g_rand_int_range (rand, 1, 29), i));
  for (guint round = 0; round < 6; round++)
    {
      g_autoptr (GString) text = g_string_new (HEADER);
      g_autofree char *found = NULL;

      for (guint i = 0; i < rows->len; i++)
        g_string_append (text, rows->pdata[i]);
      found = read_in_parts (text->str, text->len, 200 + round * 300, n_threads[round % 4]);
      *strchr (found, '\n') = '\0';
      if (digest == NULL)
        digest = g_strdup (found);
      g_assert_cmpstr (found, ==, digest);
      for (guint i = rows->len - 1; i > 0; i--)
        {
          gint32 other = g_rand_int_range (rand, 0, (gint32) i + 1);
          gpointer row = rows->pdata[i];

          rows->pdata[i] = rows->pdata[other];
          rows->pdata[other] = row;
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-parts/random", test_random);
  g_test_add_func ("/csv-parts/plain", test_plain);
  g_test_add_func ("/csv-parts/ends", test_ends);
  g_test_add_func ("/csv-parts/stops", test_stops);
  g_test_add_data_func ("/csv-parts/shuffled/numbers", GINT_TO_POINTER (FALSE), test_shuffled);
  g_test_add_data_func ("/csv-parts/shuffled/texts", GINT_TO_POINTER (TRUE), test_shuffled);
  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/document/bal-json-writer-private.h"

#include <math.h>
#include <string.h>

static void
test_layout (void)
{
  g_autoptr (BalJsonWriter) writer = bal_json_writer_new ();
  g_autofree char *text = NULL;

  bal_json_writer_begin_object (writer);
  bal_json_writer_name (writer, "a\"b");
  bal_json_writer_add_text (writer, "x\n");
  bal_json_writer_name (writer, "empty");
  bal_json_writer_begin_object (writer);
  bal_json_writer_end_object (writer);
  bal_json_writer_name (writer, "list");
  bal_json_writer_begin_array (writer);
  bal_json_writer_add_integer (writer, -3);
  bal_json_writer_begin_array (writer);
  bal_json_writer_end_array (writer);
  bal_json_writer_add_null (writer);
  bal_json_writer_end_array (writer);
  bal_json_writer_name (writer, "line");
  bal_json_writer_begin_line_array (writer);
  bal_json_writer_add_boolean (writer, TRUE);
  bal_json_writer_begin_object (writer);
  bal_json_writer_name (writer, "n");
  bal_json_writer_add_text (writer, NULL);
  bal_json_writer_end_object (writer);
  bal_json_writer_end_array (writer);
  bal_json_writer_raw_name (writer, "\"\\u0061\"");
  bal_json_writer_add_raw (writer, "[1.50,  2]");
  bal_json_writer_end_object (writer);

  text = bal_json_writer_end (writer);
  g_assert_cmpstr (text, ==,
                   "{\n"
                   "  \"a\\\"b\": \"x\\n\",\n"
                   "  \"empty\": {},\n"
                   "  \"list\": [\n"
                   "    -3,\n"
                   "    [],\n"
                   "    null\n"
                   "  ],\n"
                   "  \"line\": [true, {\"n\": null}],\n"
                   "  \"\\u0061\": [1.50,  2]\n"
                   "}\n");
}

static void
assert_number (double value, const char *number, const char *figure)
{
  g_autoptr (BalJsonWriter) writer = bal_json_writer_new ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *first_expected = g_strconcat (number, "\n", NULL);
  g_autofree char *second_expected = g_strconcat (figure, "\n", NULL);

  bal_json_writer_add_number (writer, value);
  first = bal_json_writer_end (writer);
  bal_json_writer_add_figure (writer, value);
  second = bal_json_writer_end (writer);

  g_assert_cmpstr (first, ==, first_expected);
  g_assert_cmpstr (second, ==, second_expected);
}

static void
test_numbers (void)
{
  assert_number (0, "0", "0");
  assert_number (-0.0, "0", "0");
  assert_number (0.1, "0.1", "0.1");
  assert_number (0.1 + 0.2, "0.30000000000000004", "0.3");
  assert_number (1241, "1241", "1241");
  assert_number (-2.5, "-2.5", "-2.5");
  assert_number (2.0 / 3, "0.6666666666666666", "0.666666666667");
  assert_number (1e300, "1e+300", "1e300");
  assert_number (NAN, "null", "null");
  assert_number (-INFINITY, "null", "null");
}

static void
test_round_trip (void)
{
  g_autoptr (BalJsonWriter) writer = bal_json_writer_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint i = 0; i < 20000; i++)
    {
      const guint64 bits = ((guint64) g_rand_int (random) << 32) | g_rand_int (random);
      g_autofree char *text = NULL;
      double value = 0;

      memcpy (&value, &bits, sizeof value);
      if (!isfinite (value))
        continue;
      bal_json_writer_add_number (writer, value);
      text = bal_json_writer_end (writer);
      g_assert_true (g_ascii_strtod (text, NULL) == value);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-writer/layout", test_layout);
  g_test_add_func ("/json-writer/numbers", test_numbers);
  g_test_add_func ("/json-writer/round-trip", test_round_trip);

  return g_test_run ();
}

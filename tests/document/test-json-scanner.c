/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/document/bal-json-scanner-private.h"

#include <string.h>

static gboolean
scan (const char *text, GArray *places, BalJsonFault *fault)
{
  return bal_json_scan (text, strlen (text), places, fault);
}

static GArray *
new_places (void)
{
  return g_array_new (FALSE, FALSE, sizeof (BalJsonPlace));
}

static void
assert_accepted (const char *text)
{
  g_autoptr (GArray) places = new_places ();
  BalJsonFault fault = { 0 };

  if (!scan (text, places, &fault))
    g_error ("%s is refused: %s", text, fault.reason);
}

static void
assert_refused (const char *text, BalDocumentError code, gsize offset)
{
  g_autoptr (GArray) places = new_places ();
  BalJsonFault fault = { 0 };

  if (scan (text, places, &fault))
    g_error ("%s is accepted", text);
  g_test_message ("%s", fault.reason);
  g_assert_cmpint (fault.code, ==, code);
  g_assert_cmpuint (fault.offset, ==, offset);
  g_assert_nonnull (fault.reason);
}

static void
test_accepted (void)
{
  static const char *const texts[] = {
    "null",
    " true\r\n\t",
    "[]",
    "{ }",
    "[[], {}, \"\"]",
    "{\"a\": {\"a\": 1}, \"A\": 2}",
    "[0, -0, 1, -1, 10, 9223372036854775807, -9223372036854775808]",
    "[0.0, -0.5, 1e5, 1E+5, 1e-5, 0e400, 0.0e-400, 5e-324, 1.7976931348623157e308]",
    "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\", \"\xc3\xa9\xf0\x9f\x98\x80\x7f\"]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_accepted (texts[i]);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    BalDocumentError code;
    gsize offset;
  } cases[] = {
    { "", BAL_DOCUMENT_ERROR_SYNTAX, 0 },
    { " \n", BAL_DOCUMENT_ERROR_SYNTAX, 2 },
    { "[1, 2", BAL_DOCUMENT_ERROR_SYNTAX, 5 },
    { "[1, 2,]", BAL_DOCUMENT_ERROR_SYNTAX, 6 },
    { "[1 2]", BAL_DOCUMENT_ERROR_SYNTAX, 3 },
    { "{\"a\": 1,}", BAL_DOCUMENT_ERROR_SYNTAX, 8 },
    { "{a: 1}", BAL_DOCUMENT_ERROR_SYNTAX, 1 },
    { "{\"a\" 1}", BAL_DOCUMENT_ERROR_SYNTAX, 5 },
    { "{\"a\": }", BAL_DOCUMENT_ERROR_SYNTAX, 6 },
    { "{\"a\": 1 \"b\": 2}", BAL_DOCUMENT_ERROR_SYNTAX, 8 },
    { "[1] []", BAL_DOCUMENT_ERROR_SYNTAX, 4 },
    { "'a'", BAL_DOCUMENT_ERROR_SYNTAX, 0 },
    { "nul", BAL_DOCUMENT_ERROR_SYNTAX, 0 },
    { "NaN", BAL_DOCUMENT_ERROR_SYNTAX, 0 },
    { "Infinity", BAL_DOCUMENT_ERROR_SYNTAX, 0 },
    { "/* no */ 1", BAL_DOCUMENT_ERROR_SYNTAX, 0 },
    { "[1] // no", BAL_DOCUMENT_ERROR_SYNTAX, 4 },
    { "[01]", BAL_DOCUMENT_ERROR_NUMBER, 1 },
    { "[-01]", BAL_DOCUMENT_ERROR_NUMBER, 1 },
    { "[1.]", BAL_DOCUMENT_ERROR_SYNTAX, 3 },
    { "[.5]", BAL_DOCUMENT_ERROR_SYNTAX, 1 },
    { "[+1]", BAL_DOCUMENT_ERROR_SYNTAX, 1 },
    { "[-]", BAL_DOCUMENT_ERROR_SYNTAX, 2 },
    { "[1e]", BAL_DOCUMENT_ERROR_SYNTAX, 3 },
    { "[0x10]", BAL_DOCUMENT_ERROR_SYNTAX, 2 },
    { "[9223372036854775808]", BAL_DOCUMENT_ERROR_NUMBER, 1 },
    { "[-9223372036854775809]", BAL_DOCUMENT_ERROR_NUMBER, 1 },
    { "[1e400]", BAL_DOCUMENT_ERROR_NUMBER, 1 },
    { "[-1e400]", BAL_DOCUMENT_ERROR_NUMBER, 1 },
    { "[1e-400]", BAL_DOCUMENT_ERROR_NUMBER, 1 },
    { "[\"a\nb\"]", BAL_DOCUMENT_ERROR_SYNTAX, 3 },
    { "[\"\x01\"]", BAL_DOCUMENT_ERROR_SYNTAX, 2 },
    { "[\"\\x\"]", BAL_DOCUMENT_ERROR_SYNTAX, 3 },
    { "[\"\\u00\"]", BAL_DOCUMENT_ERROR_SYNTAX, 4 },
    { "[\"\\u0000\"]", BAL_DOCUMENT_ERROR_SYNTAX, 4 },
    { "[\"\\ud800\"]", BAL_DOCUMENT_ERROR_SYNTAX, 8 },
    { "[\"\\ud800\\u0041\"]", BAL_DOCUMENT_ERROR_SYNTAX, 8 },
    { "[\"\\udc00\"]", BAL_DOCUMENT_ERROR_SYNTAX, 4 },
    { "[\"abc", BAL_DOCUMENT_ERROR_SYNTAX, 5 },
    { "[\"abc\\", BAL_DOCUMENT_ERROR_SYNTAX, 6 },
    { "[\"\xff\"]", BAL_DOCUMENT_ERROR_SYNTAX, 2 },
    { "[\"\xed\xa0\x80\"]", BAL_DOCUMENT_ERROR_SYNTAX, 2 },
    { "{\"a\": 1, \"b\": 2, \"a\": 3}", BAL_DOCUMENT_ERROR_DUPLICATE_KEY, 17 },
    { "{\"a\": 1, \"\\u0061\": 3}", BAL_DOCUMENT_ERROR_DUPLICATE_KEY, 9 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].text, cases[i].code, cases[i].offset);
}

static void
test_nul (void)
{
  g_autoptr (GArray) places = new_places ();
  BalJsonFault fault = { 0 };

  g_assert_false (bal_json_scan ("[1]\0[2]", 7, places, &fault));
  g_assert_cmpint (fault.code, ==, BAL_DOCUMENT_ERROR_SYNTAX);
  g_assert_cmpuint (fault.offset, ==, 3);
}

static char *
nested (guint depth)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, '[');
  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, ']');

  return g_string_free (text, FALSE);
}

static void
test_depth (void)
{
  g_autofree char *deepest = nested (BAL_JSON_MAX_DEPTH);
  g_autofree char *deeper = nested (BAL_JSON_MAX_DEPTH + 1);
  g_autofree char *far_deeper = nested (100000);

  assert_accepted (deepest);
  assert_refused (deeper, BAL_DOCUMENT_ERROR_LIMIT, BAL_JSON_MAX_DEPTH);
  assert_refused (far_deeper, BAL_DOCUMENT_ERROR_LIMIT, BAL_JSON_MAX_DEPTH);
}

/* An array of the given number of values, itself included. */
static char *
wide (guint n_values)
{
  GString *text = g_string_new ("[");

  for (guint i = 1; i < n_values; i++)
    g_string_append (text, i > 1 ? ",0" : "0");
  g_string_append_c (text, ']');

  return g_string_free (text, FALSE);
}

static void
test_count (void)
{
  g_autofree char *most = wide (BAL_JSON_MAX_VALUES);
  g_autofree char *more = wide (BAL_JSON_MAX_VALUES + 1);
  g_autoptr (GArray) places = new_places ();
  BalJsonFault fault = { 0 };

  g_assert_true (scan (most, places, &fault));
  g_assert_cmpuint (places->len, ==, BAL_JSON_MAX_VALUES);
  g_array_set_size (places, 0);
  g_assert_false (scan (more, places, &fault));
  g_assert_cmpint (fault.code, ==, BAL_DOCUMENT_ERROR_LIMIT);
}

static void
test_size (void)
{
  const gsize length = BAL_JSON_MAX_BYTES + 1;
  g_autofree char *text = g_malloc (length);
  g_autoptr (GArray) places = new_places ();
  BalJsonFault fault = { 0 };

  memset (text, ' ', length);
  text[0] = '1';
  g_assert_true (bal_json_scan (text, length - 1, places, &fault));
  g_array_set_size (places, 0);
  g_assert_false (bal_json_scan (text, length, places, &fault));
  g_assert_cmpint (fault.code, ==, BAL_DOCUMENT_ERROR_LIMIT);
}

static void
assert_pointer (const char *text, GArray *places, guint32 place, const char *expected)
{
  g_autoptr (GString) pointer = g_string_new (NULL);

  bal_json_append_pointer (pointer, text, places, place);
  g_assert_cmpstr (pointer->str, ==, expected);
}

static void
test_places (void)
{
  const char *text = "{\"a/b~c\": [10, {\"\\u0061\": true}],\n \"\xc3\xa9\": \"x\"}";
  g_autoptr (GArray) places = new_places ();
  BalJsonFault fault = { 0 };
  const BalJsonPlace *place = NULL;
  guint line = 0;
  guint column = 0;

  g_assert_true (scan (text, places, &fault));
  g_assert_cmpuint (places->len, ==, 6);
  assert_pointer (text, places, 0, "");
  assert_pointer (text, places, 1, "/a~1b~0c");
  assert_pointer (text, places, 2, "/a~1b~0c/0");
  assert_pointer (text, places, 3, "/a~1b~0c/1");
  assert_pointer (text, places, 4, "/a~1b~0c/1/a");
  assert_pointer (text, places, 5, "/\xc3\xa9");

  place = &g_array_index (places, BalJsonPlace, 0);
  g_assert_cmpuint (place->n_children, ==, 2);
  g_assert_cmpuint (place->end - place->start, ==, strlen (text));
  place = &g_array_index (places, BalJsonPlace, 1);
  g_assert_cmpuint (place->next, ==, 5);
  g_assert_cmpint (place->kind, ==, BAL_NODE_KIND_ARRAY);

  place = &g_array_index (places, BalJsonPlace, 5);
  bal_json_locate (text, place->start, &line, &column);
  g_assert_cmpuint (line, ==, 2);
  g_assert_cmpuint (column, ==, 7);
}

static void
test_unquote (void)
{
  const char *literal = "\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00E9\\ud83d\\ude00z\"";
  g_autofree char *text = bal_json_unquote (literal, strlen (literal));
  g_autofree char *empty = bal_json_unquote ("\"\"", 2);

  g_assert_cmpstr (text, ==, "a\"\\/\b\f\n\r\t\xc3\xa9\xf0\x9f\x98\x80z");
  g_assert_cmpstr (empty, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-scanner/accepted", test_accepted);
  g_test_add_func ("/json-scanner/refused", test_refused);
  g_test_add_func ("/json-scanner/nul", test_nul);
  g_test_add_func ("/json-scanner/depth", test_depth);
  g_test_add_func ("/json-scanner/count", test_count);
  g_test_add_func ("/json-scanner/size", test_size);
  g_test_add_func ("/json-scanner/places", test_places);
  g_test_add_func ("/json-scanner/unquote", test_unquote);

  return g_test_run ();
}

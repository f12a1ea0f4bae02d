/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-text-private.h"

#include <math.h>
#include <string.h>

static void
test_compare_identifiers (void)
{
  g_assert_cmpint (bal_text_compare_identifiers ("9", 1, "10", 2), ==, -1);
  g_assert_cmpint (bal_text_compare_identifiers ("10", 2, "9", 1), ==, 1);
  g_assert_cmpint (bal_text_compare_identifiers ("a1", 2, "a2", 2), ==, -1);
  g_assert_cmpint (bal_text_compare_identifiers ("a", 1, "\303", 1), ==, -1);
  g_assert_cmpint (bal_text_compare_identifiers ("abc", 3, "abcd", 3), ==, 0);
  g_assert_cmpint (bal_text_compare_identifiers (NULL, 0, NULL, 0), ==, 0);
  g_assert_cmpint (bal_text_compare_identifiers ("", 0, "a", 1), ==, -1);
}

static void
check_number (double number, const char *expected)
{
  g_autofree char *text = bal_text_format_number (number);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_format_number (void)
{
  check_number (0, "0");
  check_number (-0.0, "0");
  check_number (1, "1");
  check_number (-1, "-1");
  check_number (0.1, "0.1");
  check_number (0.1 + 0.2, "0.3");
  check_number (64.47, "64.47");
  check_number (1.0 / 3.0, "0.333333333333");
  check_number (2.0 / 3.0, "0.666666666667");
  check_number (-1234.5678, "-1234.5678");
  check_number (100, "100");
  check_number (1234567890123.0, "1234567890123");
  check_number (123456789012345.0, "123456789012345");
  check_number (-999999999999999.0, "-999999999999999");
  check_number (1e15, "1e15");
  check_number (1.5e20, "1.5e20");
  check_number (-1e300, "-1e300");
  check_number (1234567890123.25, "1234567890120");
  check_number (99999999999.99, "100000000000");
  check_number (999999999999.9, "1000000000000");
  check_number (0.00001, "0.00001");
  check_number (-0.000123456, "-0.000123456");
  check_number (1e-15, "0.000000000000001");
  check_number (1e-16, "1e-16");
  check_number (5e-324, "4.94065645841e-324");
  check_number (NAN, "nan");
  check_number (INFINITY, "inf");
  check_number (-INFINITY, "-inf");
}

/* Reading what was written gives what 12 significant digits can hold. */
static void
test_random_numbers (void)
{
  for (int i = 0; i < 200000; i++)
    {
      double number = ldexp (g_test_rand_double_range (-1, 1), g_test_rand_int_range (-60, 60));
      g_autofree char *text = bal_text_format_number (number);
      char twelve[G_ASCII_DTOSTR_BUF_SIZE];
      double back = g_ascii_strtod (text, NULL);

      g_ascii_formatd (twelve, sizeof twelve, "%.12g", number);
      if (number == trunc (number) && fabs (number) < 1e15)
        g_assert_cmpfloat (back, ==, number);
      else
        g_assert_cmpfloat (back, ==, g_ascii_strtod (twelve, NULL));
      if (fabs (number) < 1e15 && fabs (number) >= 1e-15)
        g_assert_null (strchr (text, 'e'));
      g_assert_cmpuint (strlen (text), <, BAL_TEXT_NUMBER_SIZE);
      if (strchr (text, '.') != NULL && strchr (text, 'e') == NULL)
        g_assert_true (text[strlen (text) - 1] != '0');
    }
}

static void
test_is_utf8 (void)
{
  g_assert_true (bal_text_is_utf8 ("", 0));
  g_assert_true (bal_text_is_utf8 (NULL, 0));
  g_assert_true (bal_text_is_utf8 ("twelve bytes", 12));
  g_assert_true (bal_text_is_utf8 ("lleferydd \303\242 iaith", 18));
  g_assert_false (bal_text_is_utf8 ("\303", 1));
  g_assert_false (bal_text_is_utf8 ("eight by\303", 9));
  g_assert_false (bal_text_is_utf8 ("a\0b", 3));
  g_assert_false (bal_text_is_utf8 ("eight\0by more", 13));
  g_assert_false (bal_text_is_utf8 ("\355\240\200", 3));
  g_assert_false (bal_text_is_utf8 ("\300\257", 2));
}

typedef void (*Escape) (GString *, const char *, gssize);

static void
check_escape (Escape escape, const char *text, const char *expected)
{
  g_autoptr (GString) out = g_string_new ("<");
  g_autofree char *joined = g_strconcat ("<", expected, expected, NULL);

  escape (out, text, -1);
  escape (out, text, (gssize) strlen (text));
  g_assert_cmpstr (out->str, ==, joined);
}

static void
test_escapes (void)
{
  check_escape (bal_text_append_json, "", "\"\"");
  check_escape (bal_text_append_json, "a\"b\\c\n\r\t\b\f\x01\x7f",
                "\"a\\\"b\\\\c\\n\\r\\t\\b\\f\\u0001\\u007f\"");
  check_escape (bal_text_append_json, "\303\242/<&", "\"\303\242/<&\"");

  check_escape (bal_text_append_xml, "", "");
  check_escape (bal_text_append_xml, "<a href=\"x\">'&'\t\n\r",
                "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;\t\n&#13;");
  check_escape (bal_text_append_xml, "a\x02\303\242\357\277\276",
                "a\357\277\275\303\242\357\277\275");

  check_escape (bal_text_append_csv, "", "");
  check_escape (bal_text_append_csv, "plain text", "plain text");
  check_escape (bal_text_append_csv, "a,b", "\"a,b\"");
  check_escape (bal_text_append_csv, "a\"b", "\"a\"\"b\"");
  check_escape (bal_text_append_csv, "a\nb", "\"a\nb\"");
  check_escape (bal_text_append_csv, " a", "\" a\"");
  check_escape (bal_text_append_csv, "a\t", "\"a\t\"");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/compare-identifiers", test_compare_identifiers);
  g_test_add_func ("/text/format-number", test_format_number);
  g_test_add_func ("/text/random-numbers", test_random_numbers);
  g_test_add_func ("/text/is-utf8", test_is_utf8);
  g_test_add_func ("/text/escapes", test_escapes);

  return g_test_run ();
}

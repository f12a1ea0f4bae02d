/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/document/bal-document-private.h"

#include <string.h>

static BalDocument *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return bal_document_new_from_bytes (bytes, "a.json", error);
}

static void
test_walk (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalDocument) document =
    parse ("\xef\xbb\xbf{\"b\": [1, 2.5, [\"x\"]],\n  \"a\": {\"\\u0063\": true}, \"n\": null}",
           &error);
  BalNode root = { 0 };
  BalNode node = { 0 };
  gint64 integer = 0;
  double number = 0;
  gboolean flag = FALSE;
  g_autofree char *name = NULL;
  g_autofree char *pointer = NULL;
  g_autofree char *source = NULL;

  g_assert_no_error (error);
  root = bal_document_get_root (document);
  g_assert_cmpuint (bal_node_get_length (root), ==, 3);
  node = bal_node_get_element (bal_node_get_member (root, "b"), 0);
  g_assert_true (bal_node_get_int (node, &integer, &error));
  g_assert_cmpint (integer, ==, 1);
  g_assert_true (bal_node_get_double (bal_node_get_next (node), &number, &error));
  g_assert_cmpfloat (number, ==, 2.5);
  node = bal_node_get_element (bal_node_get_member (root, "b"), 2);
  source = bal_node_dup_source (node);
  g_assert_cmpstr (source, ==, "[\"x\"]");
  g_assert_cmpstr (bal_node_get_text (bal_node_get_first (node), &error), ==, "x");
  g_assert_false (bal_node_exists (bal_node_get_next (node)));
  g_assert_false (bal_node_exists (bal_node_get_element (node, 1)));

  node = bal_node_get_member (bal_node_get_member (root, "a"), "c");
  g_assert_true (bal_node_get_boolean (node, &flag, &error));
  g_assert_true (flag);
  name = bal_node_dup_name (node);
  pointer = bal_node_dup_pointer (node);
  g_assert_cmpstr (name, ==, "c");
  g_assert_cmpstr (pointer, ==, "/a/c");
  g_assert_cmpuint (bal_node_get_line (node), ==, 2);
  g_assert_cmpuint (bal_node_get_column (node), ==, 19);
  g_assert_false (bal_node_exists (bal_node_get_next (node)));
  g_assert_false (bal_node_exists (bal_node_get_member (root, "c")));
  g_assert_cmpint (bal_node_get_kind (bal_node_get_member (root, "n")), ==, BAL_NODE_KIND_NULL);
  g_assert_false (bal_node_exists (bal_node_get_next (root)));

  node = bal_node_get_member (root, "none");
  g_assert_cmpuint (bal_node_get_length (node), ==, 0);
  g_assert_false (bal_node_exists (bal_node_get_first (node)));
  g_assert_false (bal_node_exists (bal_node_get_next (node)));
  g_assert_false (bal_node_exists (bal_node_get_member (node, "b")));
  g_assert_false (bal_node_exists (bal_node_get_element (node, 0)));
}

static void
test_errors (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } cases[] = {
    { "", "Reading “a.json”, line 1, column 1: the text ends too early" },
    { "{\n \"a\": [1,\n  {\"b\": 01}]}",
      "Reading “a.json”, line 3, column 9, /a/1/b: a number begins with a needless zero" },
    { "[\"é\", 1e999]", "Reading “a.json”, line 1, column 7, /1: a number too large to be held" },
    { "[\"\xff\"]", "Reading “a.json”, line 1, column 3: this is not UTF-8 text" },
    { "{\"a\": 1, \"b\": 2 \"c\": 3}",
      "Reading “a.json”, line 1, column 17: a comma or “}” is needed here" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (cases[i].text, &error));
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_long_pointer (void)
{
  g_autofree char *name = g_strnfill (5000, 'n');
  g_autofree char *text = g_strdup_printf ("{\"%s\": 01}", name);
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (text, &error));
  g_assert_error (error, BAL_DOCUMENT_ERROR, BAL_DOCUMENT_ERROR_NUMBER);
  g_assert_cmpuint (strlen (error->message), <, 400);
}

static void
test_need (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalDocument) document = parse ("{\"a\": 9007199254740993}", &error);
  BalNode root = bal_document_get_root (document);
  BalNode member = { 0 };
  double number = 0;

  g_assert_false (bal_node_need_member (root, "b", &member, &error));
  g_assert_error (error, BAL_DOCUMENT_ERROR, BAL_DOCUMENT_ERROR_MISSING_MEMBER);
  g_clear_error (&error);
  g_assert_true (bal_node_need_member (root, "a", &member, &error));
  g_assert_false (bal_node_get_double (member, &number, &error));
  g_assert_error (error, BAL_DOCUMENT_ERROR, BAL_DOCUMENT_ERROR_NUMBER);
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("balanced-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "some.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) parent = g_file_new_for_path (folder);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BalDocument) document = NULL;

  g_assert_null (bal_document_load (file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_prefix (error->message, "Reading “some.json”: "));
  g_clear_error (&error);

  g_assert_true (bal_document_save_text (file, "[1]\n", NULL, &error));
  document = bal_document_load (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bal_document_get_name (document), ==, "some.json");

  g_cancellable_cancel (cancelled);
  g_assert_null (bal_document_load (file, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_assert_true (g_file_delete (file, NULL, NULL));
  g_assert_true (g_file_delete (parent, NULL, NULL));
}

#define N_LARGE 10000

/* Of a large document the values are made a part at a time, in any order. */
static void
test_large (void)
{
  g_autoptr (GString) text = g_string_new ("{\"first\": -7, \"numbers\": [");
  g_autoptr (BalDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  BalNode root;

  for (int i = 0; i < N_LARGE; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? "," : "", i);
  g_string_append (text, "], \"objects\": [");
  for (int i = 0; i < N_LARGE; i++)
    g_string_append_printf (text, "%s{\"half\": %d.5, \"text\": \"t%d\"}", i > 0 ? "," : "", i, i);
  g_string_append (text, "], \"last\": \"x\", \"true\": true}");
  document = parse (text->str, &error);
  g_assert_no_error (error);
  root = bal_document_get_root (document);

  for (guint i = N_LARGE; i-- > 0; i -= MIN (i, 997u))
    {
      BalNode object = bal_node_get_element (bal_node_get_member (root, "objects"), i);
      g_autofree char *expected = g_strdup_printf ("t%u", i);
      gint64 number = 0;
      double half = 0;

      g_assert_true (bal_node_get_int (
        bal_node_get_element (bal_node_get_member (root, "numbers"), i), &number, &error));
      g_assert_cmpint (number, ==, i);
      g_assert_true (bal_node_get_double (bal_node_get_member (object, "half"), &half, &error));
      g_assert_cmpfloat (half, ==, i + 0.5);
      g_assert_cmpstr (bal_node_get_text (bal_node_get_member (object, "text"), &error), ==,
                       expected);
      g_assert_true (bal_node_get_int (bal_node_get_member (root, "first"), &number, &error));
      g_assert_cmpint (number, ==, -7);
      g_assert_cmpstr (bal_node_get_text (bal_node_get_member (root, "last"), &error), ==, "x");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/walk", test_walk);
  g_test_add_func ("/document/errors", test_errors);
  g_test_add_func ("/document/long-pointer", test_long_pointer);
  g_test_add_func ("/document/large", test_large);
  g_test_add_func ("/document/need", test_need);
  g_test_add_func ("/document/files", test_files);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/framework/bal-scheme.h"

#include <string.h>

#include "libbalanced/document/bal-item-private.h"

static BalScheme *
parse (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (BalDocument) document = bal_document_new_from_bytes (bytes, "scheme.json", &error);
  BalScheme *scheme = (BalScheme *) bal_item_read_document (document, BAL_TYPE_SCHEME, &error);

  g_assert_no_error (error);

  return scheme;
}

static void
test_lookup (void)
{
  g_autoptr (BalScheme) scheme =
    parse ("{\"code\": \"s\", \"label\": {\"en\": \"A scheme\", \"cy\": \"Cynllun\"},"
           " \"note\": \"n\", \"source\": \"o\", \"terms\": ["
           "{\"code\": \"first-one\", \"aliases\": [\"F\", \"Tŷ Bach\"], \"number\": 7},"
           "{\"code\": \"second\", \"number\": 7}, {\"code\": \"third\"}]}");
  BalTerm *first = bal_scheme_lookup (scheme, "first-one");
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (scheme), 0);

  g_assert_nonnull (first);
  g_assert_true (item == G_OBJECT (first));
  g_assert_true (bal_scheme_lookup (scheme, "FIRST ONE") == first);
  g_assert_true (bal_scheme_lookup (scheme, "\tfirst_one\n") == first);
  g_assert_true (bal_scheme_lookup (scheme, "f") == first);
  g_assert_true (bal_scheme_lookup (scheme, "TŶ-BACH") == first);
  g_assert_null (bal_scheme_lookup (scheme, "firstone"));
  g_assert_null (bal_scheme_lookup (scheme, ""));
  g_assert_null (bal_scheme_lookup (scheme, "\xff"));
  g_assert_null (bal_scheme_lookup (scheme, "7"));
  g_assert_true (bal_scheme_lookup_number (scheme, 7) == first);
  g_assert_null (bal_scheme_lookup_number (scheme, 8));
  g_assert_null (bal_scheme_lookup_number (scheme, BAL_ITEM_NOT_STATED));
  g_assert_cmpint (bal_scheme_get_index (scheme, "Third"), ==, 2);
  g_assert_cmpint (bal_scheme_get_index (scheme, "fourth"), ==, -1);
  g_assert_cmpstr (bal_scheme_get_code (scheme), ==, "s");
  g_assert_cmpstr (bal_scheme_get_label (scheme), ==, "A scheme");
  g_assert_cmpstr (bal_scheme_get_note (scheme), ==, "n");
  g_assert_cmpstr (bal_scheme_get_source (scheme), ==, "o");
}

static void
test_list (void)
{
  g_autoptr (BalScheme) scheme = parse ("{\"terms\": [{\"code\": \"a\"}, {\"code\": \"b\"}]}");
  GListModel *terms = bal_scheme_get_terms (scheme);

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (scheme)) == BAL_TYPE_TERM);
  g_assert_true (g_list_model_get_item_type (terms) == BAL_TYPE_TERM);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (scheme)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (terms), ==, 2);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (scheme), 2));
}

/* Made without a document, a scheme is complete as well; the first has a shared name. */
static void
test_made (void)
{
  const char *const aliases[] = { "x", NULL };
  g_autoptr (GListStore) terms = g_list_store_new (BAL_TYPE_TERM);
  g_autoptr (BalTerm) one = g_object_new (BAL_TYPE_TERM, "code", "a", "aliases", aliases, NULL);
  g_autoptr (BalTerm) two = g_object_new (BAL_TYPE_TERM, "code", "X", NULL);
  g_autoptr (BalTerm) three = g_object_new (BAL_TYPE_TERM, NULL);
  g_autoptr (BalScheme) scheme = NULL;

  g_list_store_append (terms, one);
  g_list_store_append (terms, two);
  g_list_store_append (terms, three);
  scheme = g_object_new (BAL_TYPE_SCHEME, "terms", terms, NULL);
  g_list_store_remove_all (terms);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (scheme)), ==, 3);
  g_assert_true (bal_scheme_lookup (scheme, "X") == one);
}

/* A ring of parts of parts ends. */
static void
test_ring (void)
{
  const char *text =
    "{\"terms\": [{\"code\": \"a\", \"parent\": \"b\"},"
    " {\"code\": \"b\", \"parent\": \"c\"}, {\"code\": \"c\", \"parent\": \"b\"}]}";
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (BalDocument) document = bal_document_new_from_bytes (bytes, "scheme.json", &error);

  g_assert_null (bal_item_read_document (document, BAL_TYPE_SCHEME, &error));
  g_assert_error (error, BAL_DOCUMENT_ERROR, BAL_DOCUMENT_ERROR_UNKNOWN_CODE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scheme/lookup", test_lookup);
  g_test_add_func ("/scheme/list", test_list);
  g_test_add_func ("/scheme/made", test_made);
  g_test_add_func ("/scheme/ring", test_ring);

  return g_test_run ();
}

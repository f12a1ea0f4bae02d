/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

/* Any bytes are refused with an error that says where, or give a document whose values are
 * those of its text; and what can be read as an item survives being written. */

#include "tests/fuzz/bal-fuzz.h"

#include <string.h>

#include "libbalanced/document/bal-item-private.h"
#include "libbalanced/framework/bal-framework.h"

/* The kinds of members that no framework has. */

BAL_DECLARE_INTERNAL_TYPE (Sample, sample, FUZZ, SAMPLE, BalItem)

struct _Sample
{
  BalItem parent_instance;
};

struct _SampleClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (Sample, sample, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "figure", BAL_MEMBER_FIGURE }, { "day", BAL_MEMBER_DAY },
  { "number", BAL_MEMBER_NUMBER }, { "count", BAL_MEMBER_INTEGER },
  { "flag", BAL_MEMBER_BOOLEAN },  { "origin", BAL_MEMBER_ENUM, FALSE, bal_origin_get_type },
  { "label", BAL_MEMBER_LABEL },   { "parts", BAL_MEMBER_ITEMS, FALSE, sample_get_type },
};

static void
sample_class_init (SampleClass *klass)
{
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
sample_init (Sample *self)
{
}

static void
check_error (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == BAL_DOCUMENT_ERROR);
  g_assert_true (g_str_has_prefix (error->message, "Reading “fuzz.json”, line "));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

/* The values that json-glib made are those of the text. */
static void
check_number (BalNode node)
{
  g_autofree char *source = bal_node_dup_source (node);
  g_autoptr (GError) error = NULL;
  gint64 integer = 0;
  double number = 0;

  if (bal_node_get_kind (node) == BAL_NODE_KIND_INTEGER)
    {
      g_assert_true (bal_node_get_int (node, &integer, &error));
      g_assert_cmpint (integer, ==, g_ascii_strtoll (source, NULL, 10));
      return;
    }
  g_assert_true (bal_node_get_double (node, &number, &error));
  g_assert_true (number == g_ascii_strtod (source, NULL));
}

static void
check_text (BalNode node)
{
  g_autofree char *source = bal_node_dup_source (node);
  g_autofree char *text = bal_json_unquote (source, strlen (source));

  g_assert_cmpstr (bal_node_get_text (node, NULL), ==, text);
}

static void
check_node (BalNode node)
{
  guint n_children = 0;

  if (bal_node_get_kind (node) == BAL_NODE_KIND_INTEGER ||
      bal_node_get_kind (node) == BAL_NODE_KIND_NUMBER)
    check_number (node);
  else if (bal_node_get_kind (node) == BAL_NODE_KIND_TEXT)
    check_text (node);

  for (BalNode child = bal_node_get_first (node); bal_node_exists (child);
       child = bal_node_get_next (child))
    {
      check_node (child);
      n_children++;
    }
  g_assert_cmpuint (n_children, ==, bal_node_get_length (node));
}

static BalDocument *
parse (const char *text, gsize size, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size);

  return bal_document_new_from_bytes (bytes, "fuzz.json", error);
}

static void
check_item (BalDocument *document, GType type)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalItem) item = bal_item_read_document (document, type, &error);
  g_autoptr (BalDocument) written = NULL;
  g_autoptr (BalItem) again = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (item == NULL)
    {
      check_error (error);
      return;
    }

  first = bal_item_to_json (item);
  written = parse (first, strlen (first), &error);
  g_assert_no_error (error);
  again = bal_item_read_document (written, type, &error);
  g_assert_no_error (error);
  g_assert_true (bal_item_equal (item, again));
  second = bal_item_to_json (again);
  g_assert_cmpstr (first, ==, second);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalDocument) document = parse ((const char *) data, size, &error);

  if (document == NULL)
    {
      check_error (error);
      return 0;
    }

  check_node (bal_document_get_root (document));
  check_item (document, sample_get_type ());
  check_item (document, BAL_TYPE_CROSSWALK);
  check_item (document, BAL_TYPE_FRAMEWORK);

  return 0;
}

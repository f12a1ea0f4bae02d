/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/document/bal-item-private.h"

#include <math.h>
#include <string.h>

#include "libbalanced/base/bal-day-private.h"

/* An item with a member of every kind. */

typedef enum
{
  THING_KIND_UNKNOWN,
  THING_KIND_VERY_LARGE,
} ThingKind;

static GType thing_kind_get_type (void);

G_DEFINE_ENUM_TYPE (ThingKind,
                    thing_kind,
                    G_DEFINE_ENUM_VALUE (THING_KIND_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (THING_KIND_VERY_LARGE, "very-large"))

BAL_DECLARE_INTERNAL_TYPE (Thing, thing, TEST, THING, BalItem)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL },
  { "n_places", BAL_MEMBER_INTEGER },
  { "weight", BAL_MEMBER_NUMBER },
  { "open", BAL_MEMBER_BOOLEAN },
  { "first_day", BAL_MEMBER_DAY },
  { "published", BAL_MEMBER_MONTH_OR_DAY },
  { "aliases", BAL_MEMBER_TEXTS },
  { "kind", BAL_MEMBER_ENUM, FALSE, thing_kind_get_type },
  { "figure", BAL_MEMBER_FIGURE },
  { "part", BAL_MEMBER_ITEM, FALSE, thing_get_type },
  { "parts", BAL_MEMBER_ITEMS, FALSE, thing_get_type },
};

struct _Thing
{
  BalItem parent_instance;

  guint n_completed;
};

struct _ThingClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (Thing, thing, BAL_TYPE_ITEM)

static void
thing_complete (BalItem *item)
{
  TEST_THING (item)->n_completed++;
}

static gboolean
thing_verify (BalItem *item, BalNode node, GError **error)
{
  if (g_strcmp0 (bal_item_get_text (item, "code"), "forbidden") != 0)
    return TRUE;
  bal_node_set_error (bal_node_get_member (node, "code"), error, BAL_DOCUMENT_ERROR_BAD_VALUE,
                      "not this one");

  return FALSE;
}

static void
thing_class_init (ThingClass *klass)
{
  BalItemClass *item_class = BAL_ITEM_CLASS (klass);

  item_class->complete = thing_complete;
  item_class->verify = thing_verify;
  bal_item_class_install_members (item_class, members, G_N_ELEMENTS (members));
}

static void
thing_init (Thing *self)
{
}

static BalItem *
read_thing (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (BalDocument) document = bal_document_new_from_bytes (bytes, "thing.json", error);

  return document != NULL ? bal_item_read_document (document, thing_get_type (), error) : NULL;
}

/* Everything, also what we do not know, at every depth. */
static const char full[] = "{\n"
                           "  \"x\": { \"kept\":   [1.50,\n 2] },\n"
                           "  \"id\": \"t1\",\n"
                           "  \"code\": \"T\\u0031\",\n"
                           "  \"label\": {\"cy\": \"Peth\", \"en\": \"Thing\"},\n"
                           "  \"n_places\": 12,\n"
                           "  \"weight\": 0.1,\n"
                           "  \"open\": false,\n"
                           "  \"first_day\": \"2021-02-28\",\n"
                           "  \"published\": \"2021-02\",\n"
                           "  \"aliases\": [\"one\", \"two\"],\n"
                           "  \"kind\": \"very_large\",\n"
                           "  \"figure\": {\"value\": 1241, \"qualifier\": \"at_least\", "
                           "\"asked\": 1e2},\n"
                           "  \"part\": {\"code\": \"P\", \"\\u0078\": 0.10},\n"
                           "  \"parts\": [{\"code\": \"A\"}, {\"code\": \"B\", \"y\": null,"
                           " \"parts\": [{\"code\": \"C\", \"z\": \"\\u00e9\"}]}],\n"
                           "  \"empty\": null\n"
                           "}\n";

static void
test_read (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalItem) item = read_thing (full, &error);
  BalItem *inner = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (bal_item_get_id (item), ==, "t1");
  g_assert_cmpstr (bal_item_get_pointer (item), ==, "");
  g_assert_cmpstr (bal_item_get_text (item, "code"), ==, "T1");
  g_assert_cmpstr (bal_item_get_label (item, "label"), ==, "Thing");
  g_assert_cmpstr (bal_item_lookup_text (item, "label", "cy"), ==, "Peth");
  g_assert_cmpstr (bal_item_lookup_text (item, "label", "cy_GB.UTF-8"), ==, "Peth");
  g_assert_cmpstr (bal_item_lookup_text (item, "label", "fr"), ==, "Thing");
  g_assert_null (bal_item_lookup_text (item, "n_places", "cy"));
  g_assert_cmpint (bal_item_get_integer (item, "n_places"), ==, 12);
  g_assert_cmpfloat (bal_item_get_number (item, "weight"), ==, 0.1);
  g_assert_false (bal_item_get_boolean (item, "open"));
  g_assert_true (bal_item_has_member (item, "open"));
  g_assert_cmpint (bal_item_get_day (item, "first_day"), ==, bal_day_from_civil (2021, 2, 28));
  g_assert_cmpint (bal_item_get_day (item, "published"), ==, bal_day_from_civil (2021, 2, 1));
  g_assert_cmpint (bal_item_get_last_day (item, "published"), ==, bal_day_from_civil (2021, 2, 28));
  g_assert_cmpuint (g_strv_length ((char **) bal_item_get_texts (item, "aliases")), ==, 2);
  g_assert_cmpint (bal_item_get_enum (item, "kind"), ==, THING_KIND_VERY_LARGE);
  g_assert_cmpfloat (bal_figure_get_number (bal_item_get_figure (item, "figure")), ==, 1241);
  g_assert_cmpstr (bal_item_get_text (bal_item_get_item (item, "part"), "code"), ==, "P");
  g_assert_cmpint (TEST_THING (item)->n_completed, ==, 2);

  inner = bal_item_peek (bal_item_get_items (item, "parts"), 1);
  inner = bal_item_peek (bal_item_get_items (inner, "parts"), 0);
  g_assert_cmpstr (bal_item_get_text (inner, "code"), ==, "C");
  g_assert_cmpstr (bal_item_get_pointer (inner), ==, "/parts/1/parts/0");
}

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalItem) item = read_thing (full, &error);
  g_autofree char *first = bal_item_to_json (item);
  g_autoptr (BalItem) again = read_thing (first, &error);
  g_autofree char *second = NULL;
  static const char *const kept[] = {
    "\"x\": { \"kept\":   [1.50,\n 2] }",
    "\"asked\": 1e2",
    "\"\\u0078\": 0.10",
    "\"y\": null",
    "\"z\": \"\\u00e9\"",
    "\"empty\": null",
    "\"cy\": \"Peth\"",
  };

  g_assert_no_error (error);
  second = bal_item_to_json (again);
  g_assert_true (bal_item_equal (item, again));
  g_assert_cmpstr (first, ==, second);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      if (strstr (first, kept[i]) == NULL)
        g_error ("%s is lost from %s", kept[i], first);
    }
}

static void
test_not_stated (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalItem) item =
    read_thing ("{\"code\": \"T\", \"weight\": null, \"aliases\": [], \"parts\": []}", &error);
  g_autofree char *text = bal_item_to_json (item);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "{\n  \"code\": \"T\"\n}\n");
  g_assert_false (bal_item_has_member (item, "weight"));
  g_assert_false (bal_item_has_member (item, "nothing"));
  g_assert_true (isnan (bal_item_get_number (item, "weight")));
  g_assert_cmpint (bal_item_get_integer (item, "n_places"), ==, BAL_ITEM_NOT_STATED);
  g_assert_cmpint (bal_item_get_day (item, "first_day"), ==, BAL_DAY_NONE);
  g_assert_cmpint (bal_item_get_last_day (item, "published"), ==, BAL_DAY_NONE);
  g_assert_cmpint (bal_item_get_enum (item, "kind"), ==, THING_KIND_UNKNOWN);
  g_assert_null (bal_item_get_figure (item, "figure"));
  g_assert_null (bal_item_get_label (item, "label"));
  g_assert_null (bal_item_get_texts (item, "aliases")[0]);
  g_assert_cmpuint (g_list_model_get_n_items (bal_item_get_items (item, "parts")), ==, 0);
}

static void
test_properties (void)
{
  const char *const aliases[] = { "one", NULL };
  g_autoptr (GListStore) parts = g_list_store_new (thing_get_type ());
  g_autoptr (BalItem) part = g_object_new (thing_get_type (), "code", "A", NULL);
  g_autoptr (BalFigure) figure =
    bal_figure_new (3, BAL_VALUE_STATE_VALUE, BAL_QUALIFIER_EXACT, BAL_ORIGIN_PUBLISHED);
  g_autoptr (BalItem) item = NULL;
  g_autoptr (BalItem) again = NULL;
  g_autoptr (GListModel) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) texts = NULL;
  int day = 0;

  g_list_store_append (parts, part);
  item = g_object_new (thing_get_type (), "code", "T", "label", "Thing", "n-places", (gint64) 12,
                       "weight", 0.5, "open", TRUE, "first-day", 18000, "published", "2020",
                       "aliases", aliases, "kind", THING_KIND_VERY_LARGE, "figure", figure, "part",
                       part, "parts", parts, NULL);
  g_list_store_remove_all (parts);

  text = bal_item_to_json (item);
  again = read_thing (text, &error);
  g_assert_no_error (error);
  g_assert_true (bal_item_equal (item, again));
  g_object_get (item, "parts", &found, "first-day", &day, "aliases", &texts, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (found), ==, 1);
  g_assert_cmpint (day, ==, 18000);
  g_assert_cmpstr (texts[0], ==, "one");
}

static void
test_bare (void)
{
  g_autoptr (BalItem) item = g_object_new (thing_get_type (), NULL);
  g_autoptr (BalItem) other = g_object_new (thing_get_type (), NULL);
  g_autoptr (GListModel) parts = NULL;
  g_autofree char *text = bal_item_to_json (item);

  g_object_get (item, "parts", &parts, NULL);
  g_assert_nonnull (parts);
  g_assert_cmpstr (text, ==, "{}\n");
  g_assert_true (bal_item_equal (item, other));
  g_assert_cmpstr (bal_item_get_pointer (item), ==, "");
}

static void
assert_figure (const char *value, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf ("{\"code\": \"T\", \"figure\": %s}", value);
  g_autoptr (BalItem) item = read_thing (text, &error);
  g_autoptr (BalItem) again = NULL;
  g_autofree char *written = NULL;
  g_autoptr (GString) line = NULL;

  if (expected == NULL)
    {
      g_assert_null (item);
      g_assert_nonnull (strstr (error->message, "/figure"));
      g_test_message ("%s", error->message);
      return;
    }
  g_assert_no_error (error);
  written = bal_item_to_json (item);
  line = g_string_new (written);
  g_string_replace (line, "\n", "", 0);
  g_string_replace (line, "  ", "", 0);
  g_assert_cmpstr (line->str + strlen ("{\"code\": \"T\",\"figure\": "), ==, expected);
  again = read_thing (written, &error);
  g_assert_true (bal_item_equal (item, again));
}

static void
test_figures (void)
{
  assert_figure ("12", "12}");
  assert_figure ("0", "0}");
  assert_figure ("{\"value\": 12.5}", "12.5}");
  assert_figure ("{\"value\": 0, \"state\": \"true_zero\"}", "0}");
  assert_figure ("{\"state\": \"true_zero\"}", "0}");
  assert_figure ("{\"state\": \"suppressed\"}", "{\"state\": \"suppressed\"}}");
  assert_figure ("{\"state\": \"unreliable\", \"value\": 3}",
                 "{\"value\": 3,\"state\": \"unreliable\"}}");
  assert_figure ("{\"value\": 0, \"qualifier\": \"estimate\"}",
                 "{\"value\": 0,\"qualifier\": \"estimate\"}}");
  assert_figure ("{\"value\": 7, \"origin\": \"synthetic\"}",
                 "{\"value\": 7,\"origin\": \"synthetic\"}}");
  assert_figure ("{\"low\": 6, \"high\": 7}", "{\"low\": 6,\"high\": 7}}");
  assert_figure ("{\"word\": \"many\"}", "{\"word\": \"many\"}}");

  assert_figure ("\"12\"", NULL);
  assert_figure ("{}", NULL);
  assert_figure ("9007199254740993", NULL);
  assert_figure ("{\"low\": 7, \"high\": 6}", NULL);
  assert_figure ("{\"low\": 7}", NULL);
  assert_figure ("{\"value\": 6, \"low\": 5, \"high\": 7}", NULL);
  assert_figure ("{\"value\": 6, \"qualifier\": \"range\"}", NULL);
  assert_figure ("{\"value\": 6, \"state\": \"suppressed\"}", NULL);
  assert_figure ("{\"value\": 6, \"state\": \"true_zero\"}", NULL);
  assert_figure ("{\"value\": 6, \"state\": \"maybe\"}", NULL);
  assert_figure ("{\"word\": \"many\", \"qualifier\": \"exact\"}", NULL);
}

static void
test_errors (void)
{
  static const struct
  {
    const char *text;
    BalDocumentError code;
    const char *message;
  } cases[] = {
    { "[]", BAL_DOCUMENT_ERROR_BAD_VALUE,
      "Reading “thing.json”, line 1, column 1: an object is needed here, not an array" },
    { "{}", BAL_DOCUMENT_ERROR_MISSING_MEMBER,
      "Reading “thing.json”, line 1, column 1: “code” is missing" },
    { "{\"code\": null}", BAL_DOCUMENT_ERROR_MISSING_MEMBER,
      "Reading “thing.json”, line 1, column 1: “code” is missing" },
    { "{\"code\": 1}", BAL_DOCUMENT_ERROR_BAD_VALUE,
      "Reading “thing.json”, line 1, column 10, /code: a text is needed here, not an integer" },
    { "{\"code\": \"forbidden\"}", BAL_DOCUMENT_ERROR_BAD_VALUE,
      "Reading “thing.json”, line 1, column 10, /code: not this one" },
    { "{\"code\": \"T\",\n \"parts\": [{\"code\": \"A\"}, {\"kind\": \"small\"}]}",
      BAL_DOCUMENT_ERROR_UNKNOWN_CODE,
      "Reading “thing.json”, line 2, column 36, /parts/1/kind: one of these is needed: unknown, "
      "very_large" },
    { "{\"code\": \"T\", \"first_day\": \"2021-02-29\"}", BAL_DOCUMENT_ERROR_BAD_VALUE,
      "Reading “thing.json”, line 1, column 28, /first_day: a date is needed here, as "
      "2021-02-28" },
    { "{\"code\": \"T\", \"published\": \"2021-13\"}", BAL_DOCUMENT_ERROR_BAD_VALUE,
      "Reading “thing.json”, line 1, column 28, /published: a date is needed here, as "
      "2021-02-28, 2021-02 or 2021" },
    { "{\"code\": \"T\", \"aliases\": [\"a\", 2]}", BAL_DOCUMENT_ERROR_BAD_VALUE,
      "Reading “thing.json”, line 1, column 32, /aliases/1: a text is needed here, not an "
      "integer" },
    { "{\"code\": \"T\", \"label\": {}}", BAL_DOCUMENT_ERROR_BAD_VALUE,
      "Reading “thing.json”, line 1, column 24, /label: a label needs a text in at least one "
      "language" },
    { "{\"code\": \"T\", \"n_places\": 1.5}", BAL_DOCUMENT_ERROR_BAD_VALUE,
      "Reading “thing.json”, line 1, column 27, /n_places: an integer is needed here, not a "
      "number" },
    { "{\"code\": \"T\", \"open\": \"yes\"}", BAL_DOCUMENT_ERROR_BAD_VALUE,
      "Reading “thing.json”, line 1, column 23, /open: true or false is needed here, not a "
      "text" },
    { "{\"code\": \"T\", \"code\": \"U\"}", BAL_DOCUMENT_ERROR_DUPLICATE_KEY,
      "Reading “thing.json”, line 1, column 15, /code: the object has this name twice" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_thing (cases[i].text, &error));
      g_assert_error (error, BAL_DOCUMENT_ERROR, (int) cases[i].code);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

/* A part of a document is made by its own words, in every language of them. */
static void
test_from_json (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalItem) item =
    bal_item_from_json (thing_get_type (),
                        "{\"code\": \"a\", \"label\": {\"en\": \"A\", \"cy\": \"B\"}}", &error);

  g_assert_no_error (error);
  g_assert_true (G_OBJECT_TYPE (item) == thing_get_type ());
  g_assert_cmpstr (bal_item_lookup_text (item, "label", "cy"), ==, "B");
  g_assert_cmpstr (bal_item_get_pointer (item), ==, "");

  g_assert_null (bal_item_from_json (thing_get_type (), "{\"code\": 1}", &error));
  g_assert_error (error, BAL_DOCUMENT_ERROR, BAL_DOCUMENT_ERROR_BAD_VALUE);
  g_clear_error (&error);
  g_assert_null (bal_item_from_json (BAL_TYPE_ITEM, "{}", &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_null (bal_item_from_json (G_TYPE_OBJECT, "{}", &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/item/read", test_read);
  g_test_add_func ("/item/round-trip", test_round_trip);
  g_test_add_func ("/item/not-stated", test_not_stated);
  g_test_add_func ("/item/properties", test_properties);
  g_test_add_func ("/item/bare", test_bare);
  g_test_add_func ("/item/figures", test_figures);
  g_test_add_func ("/item/errors", test_errors);
  g_test_add_func ("/item/from-json", test_from_json);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area.h"

#include <glib/gstdio.h>
#include <string.h>

#include "libbalanced/area/bal-focus-area.h"
#include "libbalanced/area/bal-pathway-rule.h"
#include "libbalanced/area/bal-source.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-period.h"
#include "tests/support/bal-test-support.h"

#define SUTTON "docs/examples/sutton/area.json"

static BalArea *
read_area (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return bal_area_new_from_bytes (bytes, "area.json", error);
}

static BalArea *
load_sutton (void)
{
  g_autofree char *path = bal_test_source_path (SUTTON);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  BalArea *area = bal_area_load (file, NULL, &error);

  g_assert_no_error (error);

  return area;
}

static void
test_sutton (void)
{
  g_autoptr (BalArea) area = load_sutton ();
  BalAgency *agency = bal_area_lookup_agency (area, "cognus");
  g_autoptr (BalFocusArea) last = g_list_model_get_item (bal_area_get_focus_areas (area), 4);

  g_assert_cmpstr (bal_area_get_code (area), ==, "sutton");
  g_assert_cmpstr (bal_area_get_country (area), ==, "england");
  /* November 2020 to April 2021, both ends included. */
  g_assert_cmpint (bal_area_get_review_start_day (area), ==, 18567);
  g_assert_cmpint (bal_area_get_review_end_day (area), ==, 18747);
  g_assert_nonnull (bal_area_get_framework (area));
  g_assert_cmpuint (g_list_model_get_n_items (bal_area_get_focus_areas (area)), ==, 5);
  g_assert_cmpuint (g_list_model_get_n_items (bal_focus_area_get_actions (last)), ==, 2);
  g_assert_cmpstr (bal_agency_get_code (agency), ==, "cognus");
  g_assert_true (bal_area_lookup_agency (area, "LB Sutton") ==
                 bal_area_lookup_agency (area, "lbs"));
  g_assert_true (bal_area_lookup_agency (area, "COGNUS") == agency);
  g_assert_null (bal_area_lookup_agency (area, "nobody"));
  g_assert_nonnull (bal_area_lookup_setting (area, "clinic"));
  g_assert_nonnull (bal_area_lookup_provision (area, "cognus-therapy"));
  g_assert_nonnull (bal_area_lookup_measure (area, "ehc-20-weeks"));
  g_assert_cmpfloat (bal_figure_get_number (bal_published_figure_get_value (
                       bal_area_lookup_figure (area, "plans-2021"))),
                     ==, 1925.0);
}

/* The example was written by the library, so already the first writing has its bytes. */
static void
test_round_trip (void)
{
  g_autofree char *path = bal_test_source_path (SUTTON);
  g_autofree char *text = bal_test_read (path, NULL);
  g_autoptr (BalArea) area = load_sutton ();
  g_autofree char *first = bal_area_to_json (area);
  g_autoptr (BalArea) again = read_area (first, NULL);
  g_autofree char *second = bal_area_to_json (again);

  g_assert_cmpstr (first, ==, text);
  g_assert_cmpstr (second, ==, first);
  g_assert_true (bal_item_equal (BAL_ITEM (area), BAL_ITEM (again)));
}

static void
test_unknown_members (void)
{
  g_autoptr (BalArea) area =
    read_area ("{\"later\": [1, 0.10], \"code\": \"x\", \"name\": {\"en\": \"X\", \"cy\": \"Y\"},"
               " \"agencies\": [{\"code\": \"a\", \"name\": \"A\", \"colour\": {\"b\": 1e2}}]}",
               NULL);
  g_autofree char *first = bal_area_to_json (area);
  g_autoptr (BalArea) again = read_area (first, NULL);
  g_autofree char *second = bal_area_to_json (again);

  g_assert_nonnull (strstr (first, "[1, 0.10]"));
  g_assert_nonnull (strstr (first, "{\"b\": 1e2}"));
  g_assert_cmpstr (second, ==, first);
}

static void
test_save (void)
{
  g_autoptr (BalArea) area = load_sutton ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("bal-area-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "area.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *json = bal_area_to_json (area);
  g_autofree char *saved = NULL;

  g_assert_true (bal_area_save (area, file, NULL, &error));
  g_assert_no_error (error);
  saved = bal_test_read (path, NULL);
  g_assert_cmpstr (saved, ==, json);

  g_remove (path);
  g_rmdir (folder);
}

static void
assert_refused (const char *text, GQuark domain, int code, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) area = read_area (text, &error);

  g_assert_null (area);
  g_assert_error (error, domain, code);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_errors (void)
{
  assert_refused ("", BAL_DOCUMENT_ERROR, BAL_DOCUMENT_ERROR_SYNTAX, "area.json");
  assert_refused ("{\"name\": \"X\"}", BAL_DOCUMENT_ERROR, BAL_DOCUMENT_ERROR_MISSING_MEMBER,
                  "code");
  assert_refused ("{\"code\": \"x\", \"name\": \"X\", \"agencies\": [{\"code\": \"a\"}]}",
                  BAL_DOCUMENT_ERROR, BAL_DOCUMENT_ERROR_MISSING_MEMBER, "/agencies/0");
  assert_refused ("{\"code\": \"x\", \"name\": \"X\",\n \"figures\": 7}", BAL_DOCUMENT_ERROR,
                  BAL_DOCUMENT_ERROR_BAD_VALUE, "line 2");
  assert_refused ("{\"format\": \"balanced-area-9\", \"code\": \"x\", \"name\": \"X\"}",
                  BAL_DOCUMENT_ERROR, BAL_DOCUMENT_ERROR_VERSION, "/format");
  assert_refused ("{\"code\": \"x\", \"name\": \"X\", \"framework_file\": \"f.json\"}", BAL_ERROR,
                  BAL_ERROR_NOT_SUPPORTED, "framework");
}

static BalArea *
load_with_framework (const char *name, const char *framework, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("bal-area-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "area.json", NULL);
  g_autofree char *framework_path = g_build_filename (folder, "framework.json", NULL);
  g_autofree char *text =
    g_strdup_printf ("{\"code\": \"x\", \"name\": \"X\", \"framework_file\": \"%s\"}", name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  BalArea *area = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_true (g_file_set_contents (framework_path, framework, -1, NULL));
  area = bal_area_load (file, NULL, error);
  g_remove (path);
  g_remove (framework_path);
  g_rmdir (folder);

  return area;
}

static void
test_framework_file (void)
{
  const char *framework = "{\"format\": \"balanced-framework-1\", \"code\": \"local\","
                          " \"version\": \"7\", \"extends\": \"balanced\"}";
  const char *const bad_names[] = { "../framework.json", "/etc/passwd", "", ".hidden" };
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) area = load_with_framework ("framework.json", framework, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (bal_framework_get_version (bal_area_get_framework (area)), ==, "7");
  for (gsize i = 0; i < G_N_ELEMENTS (bad_names); i++)
    {
      g_autoptr (GError) refused = NULL;

      g_assert_null (load_with_framework (bad_names[i], framework, &refused));
      g_assert_error (refused, BAL_DOCUMENT_ERROR, BAL_DOCUMENT_ERROR_BAD_VALUE);
    }
  g_assert_null (load_with_framework ("absent.json", framework, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static BalArea *
load_with_part (const char *folder, const char *document, const char *part, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "area.json", NULL);
  g_autofree char *part_path = g_build_filename (folder, "agencies.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, document, -1, NULL));
  g_assert_true (g_file_set_contents (part_path, part, -1, NULL));

  return bal_area_load (file, NULL, error);
}

#define WITH_PART(reference) "{\"code\": \"x\", \"name\": \"X\", \"agencies\": " reference "}"

/* A list in a file of its own is read, told apart in messages, and saved where it was. */
static void
test_parts (void)
{
  g_autofree char *folder = g_dir_make_tmp ("bal-area-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "area.json", NULL);
  g_autofree char *part_path = g_build_filename (folder, "agencies.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  const char *document = WITH_PART ("{\"file\": \"agencies.json\"}");
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) area =
    load_with_part (folder, document, "[{\"code\": \"a\", \"name\": \"A\"}]", &error);
  g_autoptr (BalArea) again = NULL, whole = NULL;
  g_autofree char *text = NULL, *saved = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (bal_area_lookup_agency (area, "a"));
  text = bal_area_to_json (area);
  whole = read_area (text, &error);
  g_assert_no_error (error);
  g_assert_true (bal_item_equal (BAL_ITEM (area), BAL_ITEM (whole)));

  g_remove (part_path);
  g_assert_true (bal_area_save (area, file, NULL, &error));
  g_assert_true (g_file_get_contents (path, &saved, NULL, NULL));
  g_assert_nonnull (strstr (saved, "\"file\": \"agencies.json\""));
  again = bal_area_load (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (bal_item_equal (BAL_ITEM (area), BAL_ITEM (again)));

  g_remove (path);
  g_remove (part_path);
  g_rmdir (folder);
}

/* A list of a section may stand in a file too, and one that holds nothing is not forgotten. */
static void
test_parts_of_sections (void)
{
  g_autofree char *folder = g_dir_make_tmp ("bal-area-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "area.json", NULL);
  g_autofree char *part_path = g_build_filename (folder, "agencies.json", NULL);
  g_autofree char *empty_path = g_build_filename (folder, "empty.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  const char *document =
    "{\"code\": \"x\", \"name\": \"X\", \"agencies\": {\"file\": \"empty.json\"},"
    " \"integrated_solution\": {\"processes\": {\"file\": \"agencies.json\"}, \"more\": 1}}";
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) area = NULL, again = NULL;
  g_autofree char *saved = NULL, *saved_part = NULL, *saved_empty = NULL;

  g_assert_true (g_file_set_contents (empty_path, "[]\n", -1, NULL));
  area = load_with_part (folder, document, "[{\"code\": \"p\"}]", &error);
  g_assert_no_error (error);
  g_assert_nonnull (bal_area_lookup_item (area, "/integrated_solution/processes/0"));

  g_remove (part_path);
  g_remove (empty_path);
  g_assert_true (bal_area_save (area, file, NULL, &error));
  g_assert_true (g_file_get_contents (path, &saved, NULL, NULL));
  g_assert_nonnull (strstr (saved, "\"file\": \"agencies.json\""));
  g_assert_nonnull (strstr (saved, "\"file\": \"empty.json\""));
  g_assert_nonnull (strstr (saved, "\"more\": 1"));
  g_assert_true (g_file_get_contents (part_path, &saved_part, NULL, NULL));
  g_assert_nonnull (strstr (saved_part, "\"code\": \"p\""));
  g_assert_true (g_file_get_contents (empty_path, &saved_empty, NULL, NULL));
  g_assert_cmpstr (saved_empty, ==, "[]\n");
  again = bal_area_load (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (bal_item_equal (BAL_ITEM (area), BAL_ITEM (again)));

  g_remove (path);
  g_remove (part_path);
  g_remove (empty_path);
  g_rmdir (folder);
}

static void
assert_part_refused (const char *document, const char *part, const char *words)
{
  g_autofree char *folder = g_dir_make_tmp ("bal-area-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "area.json", NULL);
  g_autofree char *part_path = g_build_filename (folder, "agencies.json", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (load_with_part (folder, document, part, &error));
  g_assert_nonnull (strstr (error->message, words));
  g_remove (path);
  g_remove (part_path);
  g_rmdir (folder);
}

static void
test_wrong_parts (void)
{
  const char *document = WITH_PART ("{\"file\": \"agencies.json\"}");
  g_autoptr (GError) error = NULL;

  assert_part_refused (document, "{}", "Reading “agencies.json”, line 1");
  assert_part_refused (document, "{\"file\": \"agencies.json\"}", "an array");
  assert_part_refused (document, "[{\"name\": \"A\"}]", "“code” is missing");
  assert_part_refused (WITH_PART ("{\"file\": \"../agencies.json\"}"), "[]", "plain name");
  assert_part_refused (WITH_PART ("{\"file\": \"gone.json\"}"), "[]", "gone.json");
  assert_part_refused (WITH_PART ("{\"file\": 1}"), "[]", "/agencies/file");
  assert_part_refused ("{\"code\": \"x\", \"name\": \"X\", \"focus_areas\": [{\"code\": \"f\","
                       " \"title\": \"F\", \"actions\": {\"file\": \"agencies.json\"}}]}",
                       "[]", "/focus_areas/0/actions");
  assert_part_refused (
    "{\"code\": \"x\", \"name\": \"X\", \"agencies\": {\"file\": \"agencies.json\"},"
    " \"settings\": {\"file\": \"agencies.json\"}}",
    "[]", "two parts of it lie in “agencies.json”");
  g_assert_null (read_area (document, &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_NOT_SUPPORTED);
}

static void
test_lookup_item (void)
{
  g_autoptr (BalArea) area = load_sutton ();
  g_autoptr (BalItem) agency = g_list_model_get_item (bal_area_get_agencies (area), 2);

  g_assert_true (bal_area_lookup_item (area, "") == BAL_ITEM (area));
  g_assert_true (bal_area_lookup_item (area, "/agencies") == BAL_ITEM (area));
  g_assert_true (bal_area_lookup_item (area, "/agencies/2") == agency);
  g_assert_true (bal_area_lookup_item (area, "/agencies/2/name") == agency);
  g_assert_cmpstr (bal_item_get_pointer (
                     bal_area_lookup_item (area, "/focus_areas/3/actions/1/printings/0")),
                   ==, "/focus_areas/3/actions/1/printings/0");
  g_assert_true (bal_area_lookup_item (area, "/agencies/2/functions/0") == agency);
  g_assert_null (bal_area_lookup_item (area, "/agencies/2/functions/99"));
  g_assert_null (bal_area_lookup_item (area, "/agencies/2/functions/0/more"));
  g_assert_null (bal_area_lookup_item (area, "/agencies/99"));
  g_assert_null (bal_area_lookup_item (area, "/nothing/0"));
  g_assert_null (bal_area_lookup_item (area, "/framework/levels/targeted"));
  g_assert_null (bal_area_lookup_item (area, "agencies/0"));
}

static void
assert_described (BalArea *area, const char *pointer, const char *expected)
{
  g_autofree char *words = bal_area_describe (area, pointer, NULL);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_describe (void)
{
  g_autoptr (BalArea) area = load_sutton ();

  assert_described (area, "/agencies/1", "Cognus therapy service");
  assert_described (area, "/relations/0",
                    "Children on the caseload of Cognus / Children with an EHC plan");
  assert_described (area, "/offers/0", "Cognus therapy service: Targeted");
  assert_described (area, "/focus_areas/3/actions/1/printings/0",
                    "Find the best way to manage both services together, from 0 to 25");
  assert_described (area, "/framework/levels/targeted", "Targeted");
  assert_described (area, "/figures", "London Borough of Sutton");
  assert_described (area, "/nothing/0", NULL);
  assert_described (area, "/framework/levels", NULL);
}

/* What a program makes by itself may lack what a document must have. */
static void
test_bare (void)
{
  g_autoptr (BalArea) bare = g_object_new (BAL_TYPE_AREA, NULL);
  g_autoptr (BalResult) result = bal_area_check (bare);
  g_autoptr (GListStore) agencies = g_list_store_new (BAL_TYPE_AGENCY);
  g_autoptr (BalAgency) agency = g_object_new (BAL_TYPE_AGENCY, "code", "a", "name", "A", NULL);
  g_autoptr (BalArea) area = NULL;

  g_assert_null (bal_area_get_code (bare));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (bal_result_get_findings (result))), ==,
                    0);

  g_list_store_append (agencies, agency);
  area = g_object_new (BAL_TYPE_AREA, "code", "x", "name", "X", "agencies", agencies, NULL);
  g_assert_true (bal_area_lookup_agency (area, "a") == agency);
}

static void
test_bare_items (void)
{
  const struct
  {
    const char *list;
    const char *class_name;
  } lists[] = {
    { "sources", "BalSource" },
    { "agencies", "BalAgency" },
    { "settings", "BalSetting" },
    { "provisions", "BalProvision" },
    { "offers", "BalOffer" },
    { "populations", "BalPopulation" },
    { "figures", "BalPublishedFigure" },
    { "relations", "BalFigureRelation" },
    { "responsibilities", "BalResponsibility" },
    { "boundaries", "BalResponsibilityBoundary" },
    { "declared-counts", "BalDeclaredCount" },
    { "focus-areas", "BalFocusArea" },
    { "measures", "BalMeasure" },
    { "pathway-rules", "BalPathwayRule" },
  };

  /* So that the types are known by name. */
  g_type_ensure (BAL_TYPE_AREA);
  g_type_ensure (BAL_TYPE_PATHWAY_RULE);
  g_type_class_unref (g_type_class_ref (BAL_TYPE_AREA));
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      const GType type = g_type_from_name (lists[i].class_name);
      g_autoptr (GObject) item = g_object_new (type, NULL);
      g_autoptr (GListStore) store = g_list_store_new (type);
      g_autoptr (BalArea) area = NULL;
      g_autoptr (BalResult) result = NULL;

      g_list_store_append (store, item);
      area = g_object_new (BAL_TYPE_AREA, lists[i].list, store, NULL);
      result = bal_area_check (area);
      g_assert_nonnull (bal_result_get_findings (result));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area/area/sutton", test_sutton);
  g_test_add_func ("/area/area/round-trip", test_round_trip);
  g_test_add_func ("/area/area/unknown-members", test_unknown_members);
  g_test_add_func ("/area/area/save", test_save);
  g_test_add_func ("/area/area/errors", test_errors);
  g_test_add_func ("/area/area/framework-file", test_framework_file);
  g_test_add_func ("/area/area/parts", test_parts);
  g_test_add_func ("/area/area/parts-of-sections", test_parts_of_sections);
  g_test_add_func ("/area/area/wrong-parts", test_wrong_parts);
  g_test_add_func ("/area/area/lookup-item", test_lookup_item);
  g_test_add_func ("/area/area/describe", test_describe);
  g_test_add_func ("/area/area/bare", test_bare);
  g_test_add_func ("/area/area/bare-items", test_bare_items);

  return g_test_run ();
}
